import {type Columns, columnsOfRows, TextColumn} from '#files/columns.ts';
import type {Row} from './rows.ts';

/** Texts that columns must have: one, or any of some. */
export type Where = Readonly<Record<string, string | ReadonlySet<string>>>;

/** Row numbers by text of a column: those of text `code` are `rows[starts[code]] …`. */
interface Lookup {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

const ROW = Symbol('row number');

type ViewClass = new (row: number) => Row;

/**
 * A published table of a city. It stays in columns; rows are made when they are asked for, and looked up without making
 * others. Rows come in the order of the table.
 */
export class CityTable<T> implements Iterable<T> {
  readonly #columns: Columns;
  readonly #make: (row: Row) => T;
  readonly #areaColumns: readonly string[];
  readonly #View: ViewClass;
  readonly #lookups = new Map<string, Lookup>();

  /** `make` reads one row and may keep it. Throws at once when a column it needs is missing. */
  constructor(columns: Columns, make: (row: Row) => T) {
    this.#columns = columns;
    this.#make = make;
    this.#View = viewClass(columns);
    this.#areaColumns = [...columns.columns.keys()].filter(name => /^area_id(_|$)/.test(name));
    if (columns.rowCount > 0) this.#row(0);
  }

  /** A table of rows in memory. */
  static of<T>(rows: readonly Row[], make: (row: Row) => T): CityTable<T> {
    return new CityTable(columnsOfRows(rows), make);
  }

  get length(): number {
    return this.#columns.rowCount;
  }

  /** Names of the columns. */
  get columns(): readonly string[] {
    return [...this.#columns.columns.keys()];
  }

  /** Rows of one area, or that lie in it, of any kind. */
  ofArea(areaId: string, where: Where = {}): T[] {
    return this.#areaColumns.flatMap(column => this.by(column, areaId, where));
  }

  /** Rows with a text in a column, found by an index. */
  by(column: string, text: string, where: Where = {}): T[] {
    const texts = this.#text(column);
    const code = texts?.codeOf(text) ?? -1;
    if (!texts || code < 0) return [];
    const {starts, rows} = this.#lookup(column, texts);
    return this.#made(rows.subarray(starts[code]!, starts[code + 1]!), where);
  }

  /** Rows whose columns have these texts; looks through the table. */
  where(where: Where): T[] {
    return this.#made(null, where);
  }

  /** The first row whose columns have these texts. */
  firstOf(where: Where): T | undefined {
    return this.#made(null, where, 1)[0];
  }

  /** How many rows have these texts; none is made. */
  count(where: Where): number {
    const isWanted = this.#test(where);
    let count = 0;
    if (isWanted !== null) for (let row = 0; row < this.length; row++) if (isWanted(row)) count++;
    return count;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let row = 0; row < this.length; row++) yield this.#row(row);
  }

  /** Rows for which something is true; every row is made for it. */
  filter(isWanted: (row: T) => boolean): T[] {
    const found: T[] = [];
    for (const row of this) if (isWanted(row)) found.push(row);
    return found;
  }

  /** The first row for which something is true. */
  find(isWanted: (row: T) => boolean): T | undefined {
    for (const row of this) if (isWanted(row)) return row;
    return undefined;
  }

  /** Something made of every row. */
  map<U>(make: (row: T) => U): U[] {
    return Array.from(this, make);
  }

  #row(row: number): T {
    return this.#make(new this.#View(row));
  }

  #text(name: string): TextColumn | null {
    const column = this.#columns.columns.get(name);
    // a column without a single value has no kind
    return column instanceof TextColumn ? column : null;
  }

  /** Asks a row number for texts; null when no row can have them. */
  #test(where: Where): ((row: number) => boolean) | null {
    const tests = Object.entries(where).map(([name, wanted]) => {
      const column = this.#text(name);
      const texts = typeof wanted === 'string' ? [wanted] : [...wanted];
      const found = texts.map(text => column?.codeOf(text) ?? -1).filter(code => code >= 0);
      return {codes: column?.codes ?? new Int32Array(0), found};
    });
    if (tests.some(({found}) => found.length === 0)) return null;
    return row => tests.every(({codes, found}) => found.includes(codes[row]!));
  }

  #made(rows: Int32Array | null, where: Where, most = Number.POSITIVE_INFINITY): T[] {
    const isWanted = this.#test(where);
    const made: T[] = [];
    if (isWanted === null) return made;
    const count = rows?.length ?? this.length;
    for (let at = 0; at < count && made.length < most; at++) {
      const row = rows === null ? at : rows[at]!;
      if (isWanted(row)) made.push(this.#row(row));
    }
    return made;
  }

  #lookup(name: string, {codes, texts}: TextColumn): Lookup {
    const known = this.#lookups.get(name);
    if (known) return known;
    const made = lookupOf(codes, texts.length);
    this.#lookups.set(name, made);
    return made;
  }
}

/** Row numbers sorted by code, by counting. */
function lookupOf(codes: Int32Array, count: number): Lookup {
  const starts = new Int32Array(count + 1);
  for (const code of codes) if (code >= 0) starts[code + 1]!++;
  for (let code = 0; code < count; code++) starts[code + 1]! += starts[code]!;
  const next = starts.slice();
  const rows = new Int32Array(starts[count]!);
  codes.forEach((code, row) => {
    if (code >= 0) rows[next[code]!++] = row;
  });
  return {starts, rows};
}

/** Makes rows that hold nothing but their number and read the columns. */
function viewClass({columns}: Columns): ViewClass {
  class View {
    readonly [ROW]: number;
    constructor(row: number) {
      this[ROW] = row;
    }
  }
  for (const [name, column] of columns)
    Object.defineProperty(View.prototype, name, {
      enumerable: true,
      get(this: {[ROW]: number}) {
        return column.get(this[ROW]);
      },
    });
  return View as unknown as ViewClass;
}
