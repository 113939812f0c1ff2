import {resolve} from 'node:path';
import {planeAt} from '#core/plane.ts';
import type {City, CityPopulation} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import {areaLocator} from '../../geometry/area-locator.ts';
import {type CsvTable, numberColumn, readCsv, textColumn} from '../../io/csv.ts';
import type {Report} from '../../report.ts';
import type {Area, AreaKind, Boundary} from '../model.ts';
import {innerPlace} from './inner-place.ts';
import {surface} from './residential-buildings.ts';
import {groupColumns, rankColumn} from './table-units.ts';
import {shareGroupsOf, thousandths} from './thousandths.ts';
import type {Units} from './units.ts';

type AreaPopulation = Extract<CityPopulation, {kind: 'areas'}>;

/** Areas as units, and which areas they are: unit u is area `areaOfUnit[u]` of that kind. */
export interface AreaUnits {
  readonly units: Units;
  readonly kind: AreaKind;
  readonly areaOfUnit: readonly number[];
}

/**
 * Reads a table of people by area code and joins it to the areas of the city. Every area keeps its own count. Throws
 * InputError for missing columns, codes used twice, codes of several kinds, no code that fits, groups larger than everyone;
 * codes without an area and areas without a count are noted.
 */
export async function areaUnits(
  city: City,
  population: AreaPopulation,
  areas: readonly Area[],
  boundary: Boundary,
  dir: string,
  report: Report,
): Promise<AreaUnits> {
  const table = await readCsv(resolve(dir, population.file), {encoding: population.encoding});
  const codes = textColumn(table, population.columns['code']!);
  const people = numberColumn(table, population.columns['people']!, {minimum: 0});
  const groups = groupColumns(table, population.columns);
  const rank = rankColumn(table, population);
  refuseRepeatedCodes(table, codes);
  const rowOf = new Map(codes.map((code, row) => [code, row]));
  const kind = kindOfCodes(city, table, rowOf, areas);
  const members = areas.filter(area => area.kind === kind);
  noteUnmatched(table, codes, people, members, report);
  const matched = members.flatMap((area, index) => {
    const row = rowOf.get(area.areaId);
    return row === undefined ? [] : [{area, index, row}];
  });
  const rows = matched.map(({row}) => row);
  const whole = rows.map(row => thousandths(people[row]!));
  const fitted = rows.map((row, i) => groupsOfRow(table, row, whole[i]!, groups, report));
  const units = unitsOf(
    matched.map(({area}) => area),
    Float64Array.from(whole),
    new Map([...groups.keys()].map(key => [key, Float64Array.from(fitted, parts => parts.get(key)![0]!)])),
    boundary,
  );
  const ranked = rank ? {...units, rank: Float64Array.from(rows, row => rank[row]!)} : units;
  return {units: ranked, kind, areaOfUnit: matched.map(({index}) => index)};
}

function refuseRepeatedCodes(table: CsvTable, codes: readonly string[]): void {
  const firstRow = new Map<string, number>();
  codes.forEach((code, index) => {
    const row = table.rowNumbers[index]!;
    const known = firstRow.get(code);
    if (code === '')
      throw new InputError({file: table.file, where: `row ${row}`, found: 'no code', expected: 'the code of an area'});
    if (known !== undefined)
      throw new InputError({
        file: table.file,
        where: `row ${row}`,
        found: `the code ${code} of row ${known}`,
        expected: 'each code once',
      });
    firstRow.set(code, row);
  });
}

/** Groups of one row in thousandths, fitted into its people and into one another. */
function groupsOfRow(
  table: CsvTable,
  row: number,
  people: number,
  groups: ReadonlyMap<string, Float64Array>,
  report: Report,
): Map<string, Uint32Array> {
  const where = `row ${table.rowNumbers[row]}`;
  const shares = [...groups].map(([key, column]) => ({
    key,
    weights: Float64Array.of(1),
    total: thousandths(column[row]!),
  }));
  return shareGroupsOf({file: table.file, where}, [people], shares, report);
}

function kindOfCodes(
  city: City,
  table: CsvTable,
  rowOf: ReadonlyMap<string, number>,
  areas: readonly Area[],
): AreaKind {
  const kinds = new Set(areas.filter(area => rowOf.has(area.areaId)).map(area => area.kind));
  const [kind] = kinds;
  if (kind === undefined)
    throw new InputError({
      file: table.file,
      where: 'code',
      found: `codes such as ${[...rowOf.keys()].slice(0, 3).join(', ') || 'none'}`,
      expected:
        areas.length === 0
          ? `"areas" in the city file of ${city.id}`
          : `codes of areas such as ${areas
              .slice(-3)
              .map(area => area.areaId)
              .join(', ')}`,
    });
  if (kinds.size > 1)
    throw new InputError({
      file: table.file,
      where: 'code',
      found: `codes of ${[...kinds].join(' and ')}, which would count people twice`,
      expected: 'areas of one kind',
    });
  return kind;
}

function noteUnmatched(
  table: CsvTable,
  codes: readonly string[],
  people: Float64Array,
  members: readonly Area[],
  report: Report,
): void {
  const known = new Set(members.map(area => area.areaId));
  codes.forEach((code, row) => {
    if (!known.has(code))
      report.note(
        'people-without-area',
        table.file,
        '人口表中的区划代码在城市里没有对应区域，这些人未计入。',
        'codes of the population table without an area in the city; their people are left out.',
        `row ${table.rowNumbers[row]}: ${code}, ${people[row]} people`,
      );
  });
  const counted = new Set(codes);
  for (const area of members)
    if (!counted.has(area.areaId))
      report.note(
        'area-without-people',
        table.file,
        '有区域在人口表中没有数据，该处人口缺失（不是零）。',
        'areas without a row in the population table; people there are missing, not zero.',
        `${area.areaId} ${area.name}`,
      );
}

function unitsOf(
  areas: readonly Area[],
  people: Float64Array,
  groups: ReadonlyMap<string, Float64Array>,
  boundary: Boundary,
): Units {
  const plane = planeAt((boundary.bbox[1] + boundary.bbox[3]) / 2);
  const locator = areaLocator(areas);
  const places = areas.map(area => innerPlace(area.polygons));
  return {
    count: areas.length,
    id: areas.map(area => area.areaId),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    meters: Float64Array.from(areas, area => Math.sqrt(surface(area.polygons, plane).squareMeters)),
    people,
    groups,
    locate: locator.find,
    outline: unit => widestRing(areas[unit]!),
    neighbours: null,
  };
}

function widestRing(area: Area): readonly (readonly [number, number])[] {
  const plane = planeAt(area.polygons[0]![0]![0]![1]);
  const size = (rings: Area['polygons'][number]) => surface([rings], plane).squareMeters;
  return area.polygons.reduce((widest, rings) => (size(rings) > size(widest) ? rings : widest))[0]!;
}
