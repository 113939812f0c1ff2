import {basename, resolve} from 'node:path';
import {textOrNull} from '#lists/clean-text.ts';
import {readListFile} from '#lists/list-file.ts';
import type {ListTable} from '#lists/read-list.ts';
import {RECORD_COLUMNS, type RecordSource} from '#schema/city-records.ts';
import {InputError} from '#schema/input-error.ts';
import {readBytes} from '../../io/text-file.ts';
import {amountOf} from './record-values.ts';

/** One row of an optional table. */
export interface RecordRow {
  /** As a person counts: 1 = first after the header. */
  readonly row: number;
  /** Text of a column of ours; null: the cell is empty, or the table has no such column. */
  cell(ours: string): string | null;
  /** A number, 0 or more, at most `most`; null for an empty cell. Throws InputError. */
  amount(ours: string, rule?: AmountRule): number | null;
  /** An error about a cell of this row. */
  refusal(ours: string, found: string, expected: string): InputError;
}

/** What an amount must be. */
interface AmountRule {
  readonly whole?: boolean;
  readonly most?: number;
  /** Why it may not be more, for the message. */
  readonly mostOf?: string;
}

/** An optional table as text. */
export interface RecordTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly RecordRow[];
  /** True when the table has this column of ours. */
  has(ours: string): boolean;
}

/** Reads an optional table: CSV or an Excel workbook, by the same readers as facility lists. Throws InputError. */
export async function readRecordFile(source: RecordSource, dir: string): Promise<RecordTable> {
  const file = basename(source.file);
  const bytes = await readBytes(resolve(dir, source.file));
  const read = await readListFile(bytes, file, {encoding: source.encoding, sheet: source.sheet});
  if (read.format === 'geojson')
    throw new InputError({file, found: 'GeoJSON', expected: 'a table: CSV or an Excel workbook'});
  if (source.sheet !== undefined && read.format === 'xlsx' && read.sheet !== source.sheet)
    throw new InputError({
      file,
      where: 'sheet',
      found: `the sheets ${read.sheets.join(', ')}`,
      expected: `one named ${JSON.stringify(source.sheet)}`,
    });
  const [refused] = read.refused;
  if (refused !== undefined)
    throw new InputError({
      file,
      where: `row ${refused.row}`,
      found: 'more fields than the header has',
      expected: 'as many fields as in the header',
    });
  return tableOf(read.table, source);
}

function tableOf({file, header, rows, rowNumbers}: ListTable, source: RecordSource): RecordTable {
  const position = columnPositions(file, header, source);
  const theirs = (ours: string) => header[position.get(ours) ?? -1] ?? ours;
  return {
    file,
    header,
    has: ours => position.has(ours),
    rows: rows.map((cells, index): RecordRow => {
      const row = rowNumbers[index]!;
      const cell = (ours: string) => {
        const at = position.get(ours);
        return at === undefined ? null : textOrNull(cells[at]);
      };
      const refusal = (ours: string, found: string, expected: string) =>
        new InputError({file, where: `row ${row}, column ${JSON.stringify(theirs(ours))}`, found, expected});
      const amount = (ours: string, {whole = false, most = Infinity, mostOf = ''}: AmountRule = {}) => {
        const text = cell(ours);
        if (text === null) return null;
        const value = amountOf(text);
        if (value !== null && value >= 0 && value <= most && (!whole || Number.isInteger(value))) return value;
        const limit = most === Infinity ? ', 0 or more' : ` from 0 to ${most}${mostOf && ` (${mostOf})`}`;
        throw refusal(ours, JSON.stringify(text), `a ${whole ? 'whole ' : ''}number${limit}, or nothing`);
      };
      return {row, cell, amount, refusal};
    }),
  };
}

function columnPositions(file: string, header: readonly string[], {kind, columns}: RecordSource): Map<string, number> {
  const named = columns as Readonly<Record<string, string>>;
  const position = new Map<string, number>();
  for (const ours of RECORD_COLUMNS[kind]) {
    const theirs = named[ours] ?? ours;
    const at = header.indexOf(theirs);
    if (at < 0 && named[ours] === undefined) continue;
    if (at < 0)
      throw new InputError({
        file,
        where: 'header',
        found: `the columns ${header.slice(0, 12).join(', ')}`,
        expected: `a column ${JSON.stringify(theirs)}`,
      });
    const again = header.indexOf(`${theirs} (${header.findIndex(name => name.startsWith(`${theirs} (`)) + 1})`);
    if (again >= 0)
      throw new InputError({
        file,
        where: 'header',
        found: `the column ${JSON.stringify(theirs)} twice`,
        expected: 'it once',
      });
    position.set(ours, at);
  }
  return position;
}

/** Throws InputError unless a table has one of these columns of ours. */
export function needColumn(table: RecordTable, names: readonly string[], why = ''): void {
  if (names.some(name => table.has(name))) return;
  throw new InputError({
    file: table.file,
    where: 'header',
    found: `the columns ${table.header.slice(0, 12).join(', ')}`,
    expected: `a column ${names.join(' or ')}${why}, or its name under "columns"`,
  });
}
