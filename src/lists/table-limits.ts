import {ListError} from './list-error.ts';

/** Rows and columns that are read, cells of them all, and characters of one cell. */
export const MAXIMUM_ROWS = 200_000;
export const MAXIMUM_COLUMNS = 256;
const MAXIMUM_CELLS = 6_000_000;
export const CELL_LENGTH = 2000;

/** A table beyond the limits. */
export class TooManyError extends ListError {}

/** What to say of a table beyond the limits. */
export function tooMany(file: string, found: string, limit: string): TooManyError {
  return new TooManyError(
    {file, found, expected: `at most ${limit}`},
    `${file} 太大：最多读 ${MAXIMUM_ROWS} 行、${MAXIMUM_COLUMNS} 列，总共 ${MAXIMUM_CELLS / 10_000} 万格。请只留需要的部分。`,
  );
}

/**
 * Rows of text as they are read, within the limits: what is beyond them is refused before it takes memory. Rows end with their
 * last cell that holds something.
 */
export class TableRows {
  readonly rows: string[][] = [];
  readonly #file: string;
  #cells = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Puts a text into a cell; row and column count from 0. Nothing is put for an empty text. */
  put(row: number, column: number, text: string): void {
    if (text === '') return;
    if (row >= MAXIMUM_ROWS) throw tooMany(this.#file, `row ${row + 1}`, `${MAXIMUM_ROWS} rows`);
    if (column >= MAXIMUM_COLUMNS) throw tooMany(this.#file, `column ${column + 1}`, `${MAXIMUM_COLUMNS} columns`);
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row]!;
    this.#cells += Math.max(0, column + 1 - cells.length);
    if (this.#cells > MAXIMUM_CELLS)
      throw tooMany(this.#file, `more than ${MAXIMUM_CELLS} cells`, `${MAXIMUM_CELLS} cells`);
    while (cells.length < column) cells.push('');
    cells[column] = text.length > CELL_LENGTH ? text.slice(0, CELL_LENGTH) : text;
  }
}
