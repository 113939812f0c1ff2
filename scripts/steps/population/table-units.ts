import {basename, resolve} from 'node:path';
import type {CityPopulation} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import {type CsvTable, numberColumn, readCsv, textColumn} from '../../io/csv.ts';
import type {Report} from '../../report.ts';
import type {Boundary} from '../model.ts';
import {gridGeometry, h3Geometry, type PointGeometry, pointGeometry} from './cell-geometry.ts';
import type {CountedUnits} from './raster-units.ts';
import {wholePeople} from './thousandths.ts';

export type TablePopulation = Extract<CityPopulation, {kind: 'table'}>;

/**
 * Reads a table of people: points, square cells (`cellMeters`) or H3 cells. Rows count whose middle is inside the boundary.
 * Throws InputError for missing columns, numbers that are none, negative people, ids used twice, H3 ids that are none.
 */
export async function tableUnits(
  population: TablePopulation,
  boundary: Boundary,
  dir: string,
  report: Report,
): Promise<CountedUnits> {
  const table = await readCsv(resolve(dir, population.file), {encoding: population.encoding});
  const {columns} = population;
  const people = numberColumn(table, columns['people']!, {minimum: 0});
  const groups = groupColumns(table, columns);
  const rank = rankColumn(table, population);
  const ids = idsOf(table, columns);
  const geometry = geometryOf(table, population, ids);
  const order = rowsInside(ids, geometry, boundary);
  if (order.length === 0)
    throw new InputError({
      file: basename(population.file),
      found: `${ids.length} rows, none inside the boundary${firstPlace(geometry, ids.length)}`,
      expected: `people within ${boundary.bbox.map(value => Math.round(value * 1e4) / 1e4).join(', ')}`,
    });
  const pick = (column: Float64Array) => Float64Array.from(order, row => column[row]!);
  const counted = {people: pick(people), groups: new Map([...groups].map(([key, column]) => [key, pick(column)]))};
  const whole = wholePeople(counted, table.file, report);
  const chosen = geometry.choose(order);
  const units = {
    ...chosen,
    count: order.length,
    id: order.map(row => ids[row]!),
    people: whole.people,
    groups: whole.groups,
    ...(rank && {rank: pick(rank)}),
  };
  return {units, total: whole.total};
}

/** The columns people_<group> of a table. */
export function groupColumns(table: CsvTable, columns: Readonly<Record<string, string>>): Map<string, Float64Array> {
  const groups = new Map<string, Float64Array>();
  for (const [ours, theirs] of Object.entries(columns))
    if (ours.startsWith('people_')) groups.set(ours.slice('people_'.length), numberColumn(table, theirs, {minimum: 0}));
  return groups;
}

/** The column people are ranked by, rounded to the three decimals that are published; NaN where it is empty. */
export function rankColumn(
  table: CsvTable,
  {rankBy}: {readonly rankBy?: {readonly column: string} | undefined},
): Float64Array | null {
  if (!rankBy) return null;
  return numberColumn(table, rankBy.column, {optional: true}).map(value => Math.round(value * 1000) / 1000);
}

function idsOf(table: CsvTable, columns: Readonly<Record<string, string>>): string[] {
  const column = columns['h3'] ?? columns['id'];
  if (column === undefined) return table.rowNumbers.map(String);
  // H3 ids are hexadecimal: compared in small letters
  const ids = textColumn(table, column).map(id => (column === columns['h3'] ? id.toLowerCase() : id));
  const firstRow = new Map<string, number>();
  ids.forEach((id, index) => {
    const where = `row ${table.rowNumbers[index]}, column ${JSON.stringify(column)}`;
    const known = firstRow.get(id);
    if (id === '') throw new InputError({file: table.file, where, found: 'nothing', expected: 'an id'});
    if (known !== undefined)
      throw new InputError({
        file: table.file,
        where,
        found: `the id ${id} of row ${known}`,
        expected: 'an id of its own',
      });
    firstRow.set(id, table.rowNumbers[index]!);
  });
  return ids;
}

function geometryOf(table: CsvTable, population: TablePopulation, ids: readonly string[]): PointGeometry {
  const {columns, cellMeters} = population;
  if (columns['h3'] !== undefined)
    return h3Geometry(ids, index => ({file: table.file, where: `row ${table.rowNumbers[index]}`}));
  const lon = numberColumn(table, columns['lon']!, {minimum: -180, maximum: 180});
  const lat = numberColumn(table, columns['lat']!, {minimum: -90, maximum: 90});
  return cellMeters === undefined ? pointGeometry(lon, lat) : gridGeometry(lon, lat, cellMeters);
}

function rowsInside(ids: readonly string[], geometry: PointGeometry, boundary: Boundary): number[] {
  const rows = ids.map((_, row) => row).filter(row => boundary.contains(geometry.lon[row]!, geometry.lat[row]!));
  return rows.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
}

function firstPlace(geometry: PointGeometry, count: number): string {
  return count === 0 ? '' : ` (the first at ${geometry.lon[0]}, ${geometry.lat[0]})`;
}
