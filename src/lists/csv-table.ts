import Papa from 'papaparse';
import {InputError} from '#schema/input-error.ts';
import {decodeText} from './decode-text.ts';
import {ListError} from './list-error.ts';

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
  const [first, ...body] = csvRows(text, file, 1);
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

/**
 * Every row of a text as its fields, blank rows included. The separator (comma, semicolon or tab) is the sign that stands most
 * often outside quotes in the first `judgedLines` lines. Throws ListError for an open quote.
 */
export function csvRows(text: string, file: string, judgedLines: number): string[][] {
  // files put together on several systems mix line ends; the parser expects those of the first line everywhere
  const mixed = text.includes('\r\n') && /(?:^|[^\r])\n/.test(text);
  const even = mixed ? text.replaceAll('\r\n', '\n') : text;
  const parsed = Papa.parse<string[]>(even, {skipEmptyLines: false, delimiter: delimiterOf(even, judgedLines)});
  const fault = parsed.errors.find(error => error.type === 'Quotes');
  if (fault !== undefined)
    throw new ListError(
      {file, where: `row ${fault.row ?? 0}`, found: 'an unpaired quotation mark', expected: 'CSV'},
      `${file} 第 ${fault.row ?? 0} 行有不成对的引号，不是规范的 CSV。`,
    );
  return parsed.data;
}

/** The separator that stands most often in the first lines outside quotes; a comma when none does. */
function delimiterOf(text: string, lines: number): string {
  const counts = new Map([',', ';', '\t'].map(sign => [sign, 0]));
  let quoted = false;
  let left = lines;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || (sign === '\r' && lines === 1))) {
      if (--left === 0) break;
    } else if (!quoted && counts.has(sign)) counts.set(sign, counts.get(sign)! + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
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
