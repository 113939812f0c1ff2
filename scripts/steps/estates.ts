import {resolve} from 'node:path';
import type {Row} from '#files/table.ts';
import type {City} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import {ESTATE_AREA_COLUMNS, ESTATE_QUANTITIES, type EstateQuantity} from '#schema/norm.ts';
import {type CsvTable, numberColumn, readCsv, textColumn} from '../io/csv.ts';

/** A new estate: what was planned for its people and what was delivered. Square metres; null = the source does not say. */
export interface Estate {
  /** `estate:` and its id in the source, else project and year. */
  readonly estateId: string;
  readonly project: string;
  readonly year: number;
  readonly areaId: string | null;
  readonly households: number | null;
  readonly people: number | null;
  readonly planned: Readonly<Record<EstateQuantity, number | null>>;
  readonly delivered: Readonly<Record<EstateQuantity, number | null>>;
}

type Stage = 'planned' | 'delivered';

/** What a stage of an estate has, read column by column. */
function amountsOf(stage: Stage, read: (column: string) => number | null): Estate[Stage] {
  const amounts = ESTATE_QUANTITIES.map(quantity => [quantity, read(`${stage}_${quantity}_sqm`)] as const);
  return Object.fromEntries(amounts) as Estate[Stage];
}

/** An estate as a row of the table `estates`. */
export function estateRow({estateId, project, year, areaId, households, people, planned, delivered}: Estate): Row {
  const amounts = (stage: Stage, of: Estate[Stage]) =>
    ESTATE_QUANTITIES.map(quantity => [`${stage}_${quantity}_sqm`, of[quantity]] as const);
  return {
    estate_id: estateId,
    project,
    year,
    area_id: areaId,
    households,
    people,
    ...Object.fromEntries([...amounts('planned', planned), ...amounts('delivered', delivered)]),
  };
}

/** An estate out of its row of the table `estates`. */
export function estateOf(row: Row): Estate {
  const number = (name: string) => (row[name] ?? null) as number | null;
  return {
    estateId: row['estate_id'] as string,
    project: row['project'] as string,
    year: row['year'] as number,
    areaId: (row['area_id'] ?? null) as string | null,
    households: number('households'),
    people: number('people'),
    planned: amountsOf('planned', number),
    delivered: amountsOf('delivered', number),
  };
}

const needed = (table: CsvTable, row: number, column: string, expected: string) =>
  new InputError({
    file: table.file,
    where: `row ${table.rowNumbers[row]}, column ${JSON.stringify(column)}`,
    found: 'nothing',
    expected,
  });

/**
 * Reads the new estates a city file names, by id; none when it names none. Throws InputError for a missing column, a text
 * that is no number, an estate without households and people or with an area the city does not have, and an id given twice.
 */
export async function buildEstates(city: City, areaIds: ReadonlySet<string>, dir: string): Promise<Estate[]> {
  const source = city.estates;
  if (source === undefined) return [];
  const table = await readCsv(resolve(dir, source.file), {encoding: source.encoding});
  const theirs = (ours: string) => (source.columns as Readonly<Record<string, string>>)[ours] ?? ours;
  const isThere = (ours: string) => Object.hasOwn(source.columns, ours) || table.header.includes(ours);
  const texts = (ours: string) => (isThere(ours) ? textColumn(table, theirs(ours)) : table.rows.map(() => ''));
  const numbers = new Map(
    ['households', 'people', ...ESTATE_AREA_COLUMNS].map(ours => {
      const rule = {minimum: 0, optional: true};
      return [ours, isThere(ours) ? numberColumn(table, theirs(ours), rule) : null] as const;
    }),
  );
  const project = textColumn(table, theirs('project'));
  const year = numberColumn(table, theirs('year'), {minimum: 1900, maximum: 2100});
  const [id, area] = [texts('id'), texts('area_id')];
  const estates = table.rows.map((_, row): Estate => {
    const number = (ours: string) => {
      const value = numbers.get(ours)?.[row] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    };
    const where = `row ${table.rowNumbers[row]}`;
    if (project[row] === '') throw needed(table, row, theirs('project'), 'the name of the project');
    if (!Number.isInteger(year[row]))
      throw new InputError({file: table.file, where, found: `the year ${year[row]}`, expected: 'a whole year'});
    if (number('households') === null && number('people') === null)
      throw needed(table, row, theirs('households'), 'the number of households or of people');
    if (area[row] !== '' && !areaIds.has(area[row]!))
      throw new InputError({
        file: table.file,
        where,
        found: `the area ${JSON.stringify(area[row])}`,
        expected: 'the id of an area of the city, or nothing',
      });
    return {
      estateId: `estate:${id[row] || `${project[row]}-${year[row]}`}`,
      project: project[row]!,
      year: year[row]!,
      areaId: area[row] || null,
      households: number('households'),
      people: number('people'),
      planned: amountsOf('planned', number),
      delivered: amountsOf('delivered', number),
    };
  });
  refuseTwice(table, estates);
  return estates.sort((a, b) => (a.estateId < b.estateId ? -1 : 1));
}

function refuseTwice(table: CsvTable, estates: readonly Estate[]): void {
  const rowOf = new Map<string, number>();
  estates.forEach(({estateId}, row) => {
    const earlier = rowOf.get(estateId);
    if (earlier !== undefined)
      throw new InputError({
        file: table.file,
        where: `row ${table.rowNumbers[row]}`,
        found: `the estate ${estateId}, as in row ${earlier}`,
        expected: 'each estate once; a column id where project and year are not enough',
      });
    rowOf.set(estateId, table.rowNumbers[row]!);
  });
}
