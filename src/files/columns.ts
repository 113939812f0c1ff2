import type {Value} from '#schema/column.ts';
import type {Row} from './table.ts';

/** One column in memory: every kind gives back what a row would hold. */
export interface StoredColumn {
  /** The value of a row; null = missing. */
  get(row: number): Value;
  set(row: number, value: Value): void;
  /** Copies the value of one row to another. */
  move(from: number, to: number): void;
  /** Lets go of the rows from `rows` on. */
  cut(rows: number): void;
}

/** A published table in columns; no row of it exists until somebody asks. */
export interface Columns {
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, StoredColumn>;
}

/** Texts as numbers into a list of the different ones, −1 = missing. */
export class TextColumn implements StoredColumn {
  codes: Int32Array;
  readonly texts: string[] = [];
  #known: Map<string, number> | null = null;

  constructor(rows: number) {
    this.codes = new Int32Array(rows).fill(-1);
  }

  get(row: number): string | null {
    return this.texts[this.codes[row]!] ?? null;
  }

  set(row: number, value: Value): void {
    this.codes[row] = value === null ? -1 : this.#put(value as string);
  }

  move(from: number, to: number): void {
    this.codes[to] = this.codes[from]!;
  }

  cut(rows: number): void {
    if (rows < this.codes.length) this.codes = this.codes.slice(0, rows);
    this.#known = null;
  }

  /** Number of a text in the list, −1 where no row has it. */
  codeOf(text: string): number {
    return this.#index().get(text) ?? -1;
  }

  #put(text: string): number {
    const known = this.#index();
    const code = known.get(text);
    if (code !== undefined) return code;
    known.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  // a table that nobody looks up by this column does without
  #index(): Map<string, number> {
    this.#known ??= new Map(this.texts.map((text, code) => [text, code]));
    return this.#known;
  }
}

/** Numbers, NaN = missing. */
class NumberColumn implements StoredColumn {
  #values: Float64Array;

  constructor(rows: number) {
    this.#values = new Float64Array(rows);
  }

  get(row: number): number | null {
    const value = this.#values[row]!;
    return Number.isNaN(value) ? null : value;
  }

  set(row: number, value: Value): void {
    this.#values[row] = value === null ? Number.NaN : (value as number);
  }

  move(from: number, to: number): void {
    this.#values[to] = this.#values[from]!;
  }

  cut(rows: number): void {
    if (rows < this.#values.length) this.#values = this.#values.slice(0, rows);
  }
}

/** Yes = 1, no = 0, missing = 2. */
class FlagColumn implements StoredColumn {
  #values: Uint8Array;

  constructor(rows: number) {
    this.#values = new Uint8Array(rows);
  }

  get(row: number): boolean | null {
    const value = this.#values[row]!;
    return value === 2 ? null : value === 1;
  }

  set(row: number, value: Value): void {
    this.#values[row] = value === null ? 2 : value ? 1 : 0;
  }

  move(from: number, to: number): void {
    this.#values[to] = this.#values[from]!;
  }

  cut(rows: number): void {
    if (rows < this.#values.length) this.#values = this.#values.slice(0, rows);
  }
}

/** Polygons, as they are. */
class ValueColumn implements StoredColumn {
  readonly #values: Value[] = [];

  get(row: number): Value {
    return this.#values[row] ?? null;
  }

  set(row: number, value: Value): void {
    this.#values[row] = value;
  }

  move(from: number, to: number): void {
    this.#values[to] = this.#values[from]!;
  }

  cut(rows: number): void {
    this.#values.length = rows;
  }
}

export type StoredKind = 'text' | 'number' | 'flag' | 'value';

/** An empty column of a kind with room for so many rows. */
export function storedColumn(kind: StoredKind, rows: number): StoredColumn {
  if (kind === 'text') return new TextColumn(rows);
  if (kind === 'number') return new NumberColumn(rows);
  return kind === 'flag' ? new FlagColumn(rows) : new ValueColumn();
}

/** Rows as columns, whatever their keys; a key that a row lacks is missing there. */
export function columnsOfRows(rows: readonly Readonly<Record<string, unknown>>[]): Columns {
  const names = new Set(rows.flatMap(row => Object.keys(row)));
  const columns = [...names].map((name): [string, StoredColumn] => {
    const values = rows.map(row => (row[name] ?? null) as Value);
    const column = storedColumn(kindOf(values), rows.length);
    for (const [row, value] of values.entries()) column.set(row, value);
    return [name, column];
  });
  return {rowCount: rows.length, columns: new Map(columns)};
}

function kindOf(values: readonly Value[]): StoredKind {
  const types = new Set(values.flatMap(value => (value === null ? [] : [typeof value])));
  const [type] = types;
  if (types.size !== 1) return 'value';
  return type === 'string' ? 'text' : type === 'number' ? 'number' : type === 'boolean' ? 'flag' : 'value';
}

/** All rows as objects of their own, for tables that are small or shown whole. */
export function rowsOfColumns({rowCount, columns}: Columns): Row[] {
  return Array.from({length: rowCount}, (_, row) => {
    const made: Record<string, Value> = {};
    for (const [name, column] of columns) made[name] = column.get(row);
    return made;
  });
}
