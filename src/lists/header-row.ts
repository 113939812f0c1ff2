import {readDegrees} from './degrees.ts';
import {headerLikeness} from './header-words.ts';
import type {ListTable} from './read-list.ts';

/** A table with its header found, and what stood above it. */
export interface FoundTable {
  readonly table: ListTable;
  /** Line of the header, 1 = first of the file; 0: there is none, columns are called #1, #2 … */
  readonly headerRow: number;
  /** Texts above the header: titles and notes. */
  readonly titles: readonly string[];
  /** Rows with more fields than the header: [row, fields]. */
  readonly tooWide: readonly (readonly [row: number, fields: number])[];
}

/** How many rows are looked at for a header. */
const LOOKED_AT = 30;
/** Most further rows of a header. */
const SECOND_HEADERS = 5;

/**
 * Finds the header among the first rows: the row with most names of columns we know. Titles and notes above it are left out, and
 * so are further header rows below it (the same in another language). Without any known name the first row of two or more texts
 * is the header, unless places stand in it already. Header names that repeat or are empty get a number.
 */
export function findTable(file: string, rows: readonly (readonly string[])[]): FoundTable {
  const first = rows.slice(0, LOOKED_AT);
  const scores = first.map(row => headerLikeness(row));
  const best = Math.max(0, ...scores);
  let header = best >= 2 ? scores.indexOf(best) : -1;
  if (header < 0) header = first.findIndex(row => filled(row) >= Math.min(2, Math.max(...first.map(filled))));
  if (best < 2 && header >= 0 && holdsPlace(rows[header]!)) return withHeader(file, rows, -1, header);
  let body = header + 1;
  while (header >= 0 && body - header <= SECOND_HEADERS && body < rows.length && isSecondHeader(rows[body]!)) body++;
  return withHeader(file, rows, header, body);
}

const filled = (row: readonly string[]) => row.filter(cell => cell.trim() !== '').length;

function isSecondHeader(row: readonly string[]): boolean {
  return headerLikeness(row, true) >= 2 && !holdsPlace(row);
}

/** True when some two cells of a row could be degrees with decimals. */
function holdsPlace(row: readonly string[]): boolean {
  return row.filter(cell => typeof readDegrees(cell) === 'number' && /[.．]\d{2}/.test(cell)).length >= 2;
}

function withHeader(file: string, rows: readonly (readonly string[])[], header: number, body: number): FoundTable {
  const names = header < 0 ? [] : rows[header]!;
  let wide = lastFilled(names);
  if (header < 0) for (let row = body; row < rows.length; row++) wide = Math.max(wide, lastFilled(rows[row]!));
  const unique: string[] = [];
  for (let column = 0; column < wide; column++) {
    const name = (names[column] ?? '').replace(/\s+/g, ' ').trim() || `#${column + 1}`;
    unique.push(unique.includes(name) ? `${name} (${column + 1})` : name);
  }
  const kept: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const tooWide: [number, number][] = [];
  rows.slice(body).forEach((row, index) => {
    const fields = lastFilled(row);
    if (fields === 0) return;
    if (fields > wide) tooWide.push([index + 1, fields]);
    else {
      kept.push(fields === row.length ? row : row.slice(0, fields));
      rowNumbers.push(index + 1);
    }
  });
  const titles = rows.slice(0, Math.max(0, header)).flatMap(row => row.filter(cell => cell.trim() !== ''));
  return {table: {file, header: unique, rows: kept, rowNumbers}, headerRow: header + 1, titles, tooWide};
}

/** Number of cells up to the last that holds something. */
function lastFilled(row: readonly string[]): number {
  return row.findLastIndex(cell => cell.trim() !== '') + 1;
}
