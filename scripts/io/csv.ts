import {basename} from 'node:path';
import Papa from 'papaparse';
import {InputError} from '#schema/input-error.ts';
import {decodeText, readBytes} from './text-file.ts';

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

/**
 * Reads a CSV file: encoding by byte order mark, then strict UTF-8, then GB18030; comma, semicolon or tab; quoted fields;
 * any line ends. Throws InputError for an empty file, a header named twice, a row of another width, an open quote.
 */
export async function readCsv(path: string, options: {readonly encoding?: string | undefined} = {}): Promise<CsvTable> {
  return parseCsv(await readBytes(path), basename(path), options.encoding);
}

/** Reads the bytes of a CSV file. `file` is its name for messages. */
export function parseCsv(bytes: Uint8Array, file: string, wantedEncoding?: string): CsvTable {
  const {text: decoded, encoding} = decodeText(bytes, file, wantedEncoding);
  // Files put together on several systems mix line ends; the parser expects those of the first line everywhere.
  const mixed = decoded.includes('\r\n') && /(?:^|[^\r])\n/.test(decoded);
  const text = mixed ? decoded.replaceAll('\r\n', '\n') : decoded;
  const parsed = Papa.parse<string[]>(text, {skipEmptyLines: false, delimiter: delimiterOf(text)});
  const fault = parsed.errors.find(error => error.type === 'Quotes');
  if (fault !== undefined)
    throw new InputError({file, where: `row ${fault.row ?? 0}`, found: 'an unpaired quotation mark', expected: 'CSV'});
  const [first, ...body] = parsed.data;
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

/** The separator that stands most often in the header line outside quotes; a comma when none does. */
function delimiterOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map(sign => [sign, 0]));
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, counts.get(sign)! + 1);
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

/** Position of a column. Throws InputError naming the file, the column and the header that was found. */
export function columnIndex(table: CsvTable, name: string): number {
  const index = table.header.indexOf(name);
  if (index === -1)
    throw new InputError({
      file: table.file,
      where: 'header',
      found: `the columns ${table.header.join(', ')}`,
      expected: `a column named ${JSON.stringify(name)}`,
    });
  return index;
}

/** What a number in a table must be. */
export interface NumberRule {
  readonly minimum?: number;
  readonly maximum?: number;
  /** True: an empty cell is null instead of an error. */
  readonly optional?: boolean;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A column as numbers; NaN where an optional cell is empty. Throws InputError naming row, column and text. */
export function numberColumn(table: CsvTable, name: string, rule: NumberRule = {}): Float64Array {
  const column = columnIndex(table, name);
  const low = rule.minimum ?? -Infinity;
  const high = rule.maximum ?? Infinity;
  return Float64Array.from(table.rows, (row, index) => {
    const text = (row[column] ?? '').trim();
    if ((text === '' || text === 'NA') && rule.optional === true) return Number.NaN;
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value) && value >= low && value <= high) return value;
    throw new InputError({
      file: table.file,
      where: `row ${table.rowNumbers[index]}, column ${JSON.stringify(name)}`,
      found: text === '' ? 'nothing' : text,
      expected: `a number${rangeText(rule)}`,
    });
  });
}

function rangeText({minimum, maximum}: NumberRule): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return maximum === undefined ? '' : `, at most ${maximum}`;
}

/** A column as trimmed text. */
export function textColumn(table: CsvTable, name: string): string[] {
  const column = columnIndex(table, name);
  return table.rows.map(row => (row[column] ?? '').trim());
}
