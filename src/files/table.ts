import type {Column, MultiPolygon, TableSpec, Value} from '#schema/column.ts';

/** One row by column name. */
export type Row = Readonly<Record<string, Value>>;

/** A published table in memory: its description and one reader per column, in the order of the description. */
export interface TableContent {
  readonly spec: TableSpec;
  readonly rowCount: number;
  /** Reads the value of a row, already rounded to the decimals of the column. */
  readonly read: readonly ((row: number) => Value)[];
}

/** Reads a field of row `row`. Numbers may carry any precision; they are rounded as the dictionary says. */
export type Reader = (row: number) => Value;

/** Rounds to a number of decimals, halves away from zero, never to −0. Exact for the thousandths of people. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
  return rounded === 0 ? 0 : rounded;
}

function wrongType({type}: Column, value: Exclude<Value, null>): boolean {
  if (type === 'text') return typeof value !== 'string';
  if (type === 'boolean') return typeof value !== 'boolean';
  if (type === 'polygon') return !Array.isArray(value);
  return typeof value !== 'number' || !Number.isFinite(value) || (type === 'integer' && !Number.isInteger(value));
}

/** Checks one value against its column and rounds it. Throws with table, column, row, found and expected. */
function checked(table: string, column: Column, row: number, value: Value | undefined): Value {
  const where = `table ${table}: ${column.name}, row ${row + 1}`;
  if (value === undefined) throw new Error(`${where}: found nothing, expected ${column.type} or null`);
  if (value === null) {
    if (column.nullEn === null) throw new Error(`${where}: found null, expected ${column.type}`);
    return null;
  }
  if (wrongType(column, value)) {
    throw new Error(
      `${where}: found ${JSON.stringify(value)?.slice(0, 80)} (${typeof value}), expected ${column.type}`,
    );
  }
  return typeof value === 'number' && column.decimals !== null ? roundTo(value, column.decimals) : value;
}

/** Makes a table out of one reader per column name. Throws when a column of the description has none, or is unknown. */
export function tableFromReaders(
  spec: TableSpec,
  rowCount: number,
  readers: ReadonlyMap<string, Reader>,
): TableContent {
  const known = new Set(spec.columns.map(({name}) => name));
  for (const name of readers.keys()) {
    if (!known.has(name)) throw new Error(`table ${spec.name}: found column ${name}, expected one of the dictionary`);
  }
  const read = spec.columns.map(column => {
    const reader = column.name === 'invented' ? () => true : readers.get(column.name);
    if (!reader) throw new Error(`table ${spec.name}: column ${column.name} is missing`);
    return (row: number) => checked(spec.name, column, row, reader(row));
  });
  return {spec, rowCount, read};
}

/** Makes a table out of rows. A row must have every column of the description (but `invented`) and no other. */
export function tableFromRows(spec: TableSpec, rows: readonly Row[]): TableContent {
  const known = new Set(spec.columns.map(({name}) => name));
  for (const [index, row] of rows.entries()) {
    for (const name of Object.keys(row)) {
      if (!known.has(name)) throw new Error(`table ${spec.name}: row ${index + 1} has the unknown column ${name}`);
    }
  }
  const names = spec.columns.filter(({name}) => name !== 'invented').map(({name}) => name);
  return tableFromReaders(
    spec,
    rows.length,
    new Map(names.map(name => [name, (row: number) => rows[row]?.[name] as Value])),
  );
}

/** All rows as objects, in order. For small tables and tests. */
export function tableRows(table: TableContent): Row[] {
  return Array.from({length: table.rowCount}, (_, row) =>
    Object.fromEntries(table.spec.columns.map(({name}, index) => [name, table.read[index]?.(row) ?? null])),
  );
}

/** Twice the signed area of a ring in square degrees: positive when counterclockwise. */
function windingOf(ring: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i] as readonly [number, number];
    const [x2, y2] = ring[i + 1] as readonly [number, number];
    sum += (x2 - x1) * (y2 + y1);
  }
  return -sum;
}

/** The same polygons with closed rings, outer ones counterclockwise, holes clockwise, rounded to 1e-7 degrees. */
export function orientedPolygons(polygons: MultiPolygon): [number, number][][][] {
  return polygons.map(rings =>
    rings.map((ring, index) => {
      const points = ring.map(([lon, lat]): [number, number] => [roundTo(lon, 7), roundTo(lat, 7)]);
      const first = points[0];
      const last = points.at(-1);
      if (first && last && (first[0] !== last[0] || first[1] !== last[1])) points.push([first[0], first[1]]);
      return windingOf(points) > 0 === (index === 0) ? points : points.reverse();
    }),
  );
}
