import {InputError} from '#schema/input-error.ts';
import {eachField} from './csv-fields.ts';
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
  const rows: string[][] = [];
  let fields: string[] = [];
  eachField(text, delimiterOf(text, 1), {
    field: (_row, _column, value) => fields.push(value),
    rowEnd: () => {
      rows.push(fields);
      fields = [];
    },
    brokenQuote: row => {
      throw brokenQuote(file, row);
    },
  });
  return rows;
}

/**
 * The rows of a text within the limits, each up to its last field that holds something, blank rows included. The separator
 * (comma, semicolon or tab) is the sign that stands most often outside quotes in the first `judgedLines` lines. Throws ListError
 * for an open quote and for a table beyond the limits, before it takes memory.
 */
export function csvRows(text: string, file: string, judgedLines: number): string[][] {
  const table = new TableRows(file);
  eachField(text, delimiterOf(text, judgedLines), {
    field: (row, column, value) => table.put(row, column, value),
    rowEnd: () => {},
    brokenQuote: row => {
      throw brokenQuote(file, row);
    },
  });
  return table.rows;
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
