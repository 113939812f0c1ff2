import {basename} from 'node:path';
import {type CsvTable, parseCsv} from '#lists/csv-table.ts';
import {InputError} from '#schema/input-error.ts';
import {readBytes} from './text-file.ts';

export {type CsvTable, parseCsv};

/**
 * Reads a CSV file: encoding by byte order mark, then strict UTF-8, then GB18030; comma, semicolon or tab; quoted fields;
 * any line ends. Throws InputError for an empty file, a header named twice, a row of another width, an open quote.
 */
export async function readCsv(path: string, options: {readonly encoding?: string | undefined} = {}): Promise<CsvTable> {
  return parseCsv(await readBytes(path), basename(path), options.encoding);
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
