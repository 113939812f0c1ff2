import Papa from 'papaparse';
import {InputError} from '#schema/input-error.ts';
import {decodeText} from './decode-text.ts';
import {ListError} from './list-error.ts';
import {TableRows} from './table-limits.ts';

/** A table of text: one header, rows as wide as the header. */
export interface CsvTable {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly header: readonly string[];
  /** Cells as written, spaces around them kept. */
  readonly rows: readonly (readonly string[])[];
  /** Number of each row as a person counts: 1 = first after the header; blank rows are counted but left out. */
  readonly rowNumbers: readonly number[];
  readonly encoding: string;
}

/** Reads the bytes of a CSV file. `file` is its name for messages. */
export function parseCsv(bytes: Uint8Array, file: string, wantedEncoding?: string): CsvTable {
  const {text, encoding} = decodeText(bytes, file, wantedEncoding);
  const [first, ...body] = wholeRows(text, file);
  const header = (first ?? []).map(name => name.trim());
  if (header.every(name => name === '')) throw new InputError({file, found: 'no header row', expected: 'a CSV table'});
  checkHeader(header, file);
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  body.forEach((row, index) => {
    if (row.every(cell => cell.trim() === '')) return;
    const extra = row.slice(header.length);
    if (row.length < header.length || extra.some(cell => cell.trim() !== ''))
      throw new InputError({
        file,
        where: `row ${index + 1}`,
        found: `${row.length} fields`,
        expected: `${header.length} fields as in the header`,
      });
    rows.push(row.slice(0, header.length));
    rowNumbers.push(index + 1);
  });
  return {file, header, rows, rowNumbers, encoding};
}

/** Every row of a text as its fields, however many; blank rows included. The separator is judged by the first line. */
function wholeRows(text: string, file: string): string[][] {
  const even = evenLines(text);
  const {data, errors} = Papa.parse<string[]>(even, {delimiter: delimiterOf(even, 1), newline: lineEnd(even)});
  if (errors[0] !== undefined) throw brokenQuote(file, errors[0].row ?? 0);
  return data;
}

/** Characters parsed at once: so little that marks put badly on purpose cannot cost much before they are refused. */
const PIECE_LENGTH = 65_536;
/** Characters of one row. */
const LONGEST_ROW = 1_000_000;

/**
 * The rows of a text within the limits, each up to its last field that holds something, blank rows included. The separator
 * (comma, semicolon or tab) is the sign that stands most often outside quotes in the first `judgedLines` lines. Throws ListError
 * for an open quote and for a table beyond the limits, before it takes memory.
 */
export function csvRows(text: string, file: string, judgedLines: number): string[][] {
  const table = new TableRows(file);
  const even = evenLines(text);
  const delimiter = delimiterOf(even, judgedLines);
  let [row, given] = [0, 0];
  // by pieces and not by rows: a hostile text may be a single row
  const chunk = ({data, errors, meta}: Papa.ParseResult<string[]>) => {
    given = Math.min(even.length, given + PIECE_LENGTH);
    const isLast = given === even.length;
    // a piece may end between a quotation mark and the sign that must follow it: one fault of an unfinished row is none yet
    const fault = errors.find((error, at) => isLast || at > 0 || (error.row ?? 0) < data.length);
    if (fault !== undefined) throw brokenQuote(file, row + (fault.row ?? 0));
    for (const fields of data) {
      for (let column = 0; column < fields.length; column++) table.put(row, column, fields[column]!);
      row++;
    }
    if (!isLast && given - meta.cursor > LONGEST_ROW) throw longRow(file, row);
  };
  const form = {delimiter, newline: lineEnd(even), chunkSize: PIECE_LENGTH, chunk};
  Papa.parse<string[]>(even, form);
  return table.rows;
}

function longRow(file: string, row: number): ListError {
  return new ListError(
    {
      file,
      where: `row ${row}`,
      found: `a row of more than ${LONGEST_ROW} characters`,
      expected: 'CSV with line ends and paired quotation marks',
    },
    `${file} 第 ${row} 行超过 ${LONGEST_ROW / 10_000} 万字，多半是引号不成对，或者没有换行。`,
  );
}

/** Files put together on several systems mix line ends; the parser expects the same everywhere. */
function evenLines(text: string): string {
  return text.includes('\r\n') && /(?:^|[^\r])\n/.test(text) ? text.replaceAll('\r\n', '\n') : text;
}

/** How the first line outside quotes ends. */
function lineEnd(text: string): '\n' | '\r\n' | '\r' {
  const end = /\r\n|[\n\r]/.exec(text.slice(0, LONGEST_ROW).replace(/"[^"]*"/g, ''))?.[0];
  return end === '\r' || end === '\r\n' ? end : '\n';
}

function brokenQuote(file: string, row: number): ListError {
  return new ListError(
    {file, where: `row ${row}`, found: 'an unpaired quotation mark', expected: 'CSV'},
    `${file} 第 ${row} 行有不成对的引号，不是规范的 CSV。`,
  );
}

/** The separator that stands most often in the first lines outside quotes; a comma when none does. */
function delimiterOf(text: string, lines: number): string {
  const signs = [',', ';', '\t'];
  const counts = signs.map(() => 0);
  let quoted = false;
  let left = lines;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '\n' || (sign === '\r' && lines === 1)) {
      if (--left === 0) break;
    } else if (signs.includes(sign)) counts[signs.indexOf(sign)]!++;
  }
  return signs[counts.indexOf(Math.max(...counts))]!;
}

function checkHeader(header: readonly string[], file: string): void {
  const seen = new Set<string>();
  for (const name of header) {
    if (name !== '' && seen.has(name))
      throw new InputError({
        file,
        where: 'header',
        found: `the column ${JSON.stringify(name)} twice`,
        expected: 'it once',
      });
    seen.add(name);
  }
}
