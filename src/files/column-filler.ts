import type {Value} from '#schema/column.ts';
import {type Columns, type StoredColumn, type StoredKind, storedColumn} from './columns.ts';

/** Asked of every row with a function from column to value: true where the row is kept. */
export type Keep = (value: (column: string) => Value) => boolean;

/** Fills columns batch by batch and lets go of rows that are not kept after each. */
export class ColumnFiller {
  readonly #columns: ReadonlyMap<string, StoredColumn>;
  readonly #keep: Keep | undefined;
  /** Rows kept so far: the next batch begins here. */
  #rows = 0;

  /** `most` rows at most; only columns named here can be asked about. */
  constructor(kinds: ReadonlyMap<string, StoredKind>, most: number, keep?: Keep) {
    this.#columns = new Map([...kinds].map(([name, kind]) => [name, storedColumn(kind, most)]));
    this.#keep = keep;
  }

  /** Row at which the values of the batch are to be set. */
  get start(): number {
    return this.#rows;
  }

  column(name: string): StoredColumn {
    const column = this.#columns.get(name);
    if (!column) throw new Error(`column ${name} is not among those read`);
    return column;
  }

  /** A batch of so many rows is in. */
  endBatch(length: number): void {
    const from = this.#rows;
    if (!this.#keep) {
      this.#rows += length;
      return;
    }
    let row = from;
    const value = (name: string) => this.column(name).get(row);
    for (; row < from + length; row++) {
      if (!this.#keep(value)) continue;
      if (row !== this.#rows) for (const column of this.#columns.values()) column.move(row, this.#rows);
      this.#rows++;
    }
  }

  finish(): Columns {
    for (const column of this.#columns.values()) column.cut(this.#rows);
    return {rowCount: this.#rows, columns: this.#columns};
  }
}
