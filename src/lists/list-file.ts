import {csvRows} from './csv-table.ts';
import {decodeText} from './decode-text.ts';
import {featureRows} from './geojson-rows.ts';
import {findTable} from './header-row.ts';
import {headerLikeness} from './header-words.ts';
import type {ListCrs} from './list-coordinates.ts';
import {ListError} from './list-error.ts';
import type {ListTable, RefusedListRow} from './read-list.ts';
import {MAXIMUM_COLUMNS, MAXIMUM_ROWS, tooMany} from './table-limits.ts';
import {isOldOffice, oldOfficeError, openWorkbook} from './xlsx-rows.ts';

/** Largest file that is read, bytes. */
const FILE_LIMIT = 20_000_000;
/** Lines the separator of a text is judged by. */
const SEPARATOR_LINES = 20;

/** A file as a table of text, and how it was understood so far. */
export interface ListFile {
  readonly format: 'csv' | 'xlsx' | 'geojson';
  /** utf-8, gb18030 …; null for a workbook. */
  readonly encoding: string | null;
  /** Sheets of a workbook, and the one read. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly table: ListTable;
  /** Line of the header, 1 = first; 0: none. */
  readonly headerRow: number;
  /** Texts above the header. */
  readonly titles: readonly string[];
  /** Coordinate system the file names itself; null: none. */
  readonly namedCrs: ListCrs | null;
  /** Rows that could not be read at all. */
  readonly refused: readonly RefusedListRow[];
}

/**
 * Reads a facility list by its content, whatever its name ends in: XLSX, GeoJSON, or text with commas, semicolons or tabs.
 * Throws ListError for a file that is empty, over 20 MB, of another kind, damaged, or longer than 200,000 rows.
 */
export async function readListFile(
  bytes: Uint8Array,
  file: string,
  options: {readonly encoding?: string | undefined; readonly sheet?: string | null | undefined} = {},
): Promise<ListFile> {
  refuseSize(bytes, file);
  if (isOldOffice(bytes)) throw oldOfficeError(bytes, file);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const {sheets, sheet, rows} = await listSheet(bytes, file, options.sheet ?? null);
    return tableFile(file, rows, {format: 'xlsx', encoding: null, sheets, sheet});
  }
  refuseOtherKinds(bytes, file);
  const {text, encoding} = decodeText(bytes, file, options.encoding);
  if (text.includes('\u0000')) throw otherKind(file, 'bytes that are no text', '不是文本');
  if (/^\ufeff?\s*[{[]/.test(text)) return geojsonFile(file, text, encoding);
  if (/^\ufeff?\s*</.test(text)) throw otherKind(file, 'a web page or XML file', '网页或 XML 文件');
  return tableFile(file, csvRows(text, file, SEPARATOR_LINES), {format: 'csv', encoding, sheets: [], sheet: null});
}

/** Sheets that are tried when none is named, and rows of each that are looked at. */
const TRIED_SHEETS = 10;
const TRIED_ROWS = 60;

interface SheetRows {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly rows: readonly (readonly string[])[];
}

/** The named sheet; without a name the first that looks like a list: a cover page often stands before it. */
async function listSheet(bytes: Uint8Array, file: string, wanted: string | null): Promise<SheetRows> {
  const book = await openWorkbook(bytes, file);
  const named = book.sheets.find(name => name === wanted);
  const tried = named === undefined ? [book.shown, ...book.sheets.filter(name => name !== book.shown)] : [];
  let sheet = named ?? book.shown;
  for (const name of tried.slice(0, TRIED_SHEETS)) {
    if (!looksLikeList(file, await book.rows(name, TRIED_ROWS))) continue;
    sheet = name;
    break;
  }
  return {sheets: book.sheets, sheet, rows: await book.rows(sheet)};
}

function looksLikeList(file: string, rows: readonly (readonly string[])[]): boolean {
  const {table} = findTable(file, rows);
  return table.rows.length > 0 && headerLikeness(table.header) >= 2;
}

function refuseSize(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0)
    throw new ListError({file, found: 'an empty file', expected: 'a list'}, `${file} 是空文件，里面什么也没有。`);
  if (bytes.length > FILE_LIMIT)
    throw new ListError(
      {file, found: `${Math.ceil(bytes.length / 1e6)} MB`, expected: `at most ${FILE_LIMIT / 1e6} MB`},
      `${file} 有 ${Math.ceil(bytes.length / 1e6)} MB，超过了 ${FILE_LIMIT / 1e6} MB。请只留需要的部分。`,
    );
}

/** First bytes of kinds of files people may drop by mistake. */
const OTHER_KINDS: readonly (readonly [readonly number[], string, string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'PDF 文件'],
  [[0x89, 0x50, 0x4e, 0x47], 'a picture', '图片'],
  [[0xff, 0xd8, 0xff], 'a picture', '图片'],
  [[0x1f, 0x8b], 'a gzip file', '压缩文件（gzip）'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR file', '压缩文件（RAR）'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z file', '压缩文件（7z）'],
];

function refuseOtherKinds(bytes: Uint8Array, file: string): void {
  const kind = OTHER_KINDS.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (kind !== undefined) throw otherKind(file, kind[1], kind[2]);
}

function otherKind(file: string, found: string, zh: string): ListError {
  return new ListError(
    {file, found, expected: 'a list as CSV, XLSX or GeoJSON'},
    `${file} 是${zh}，不是名单。请给 CSV、XLSX 或 GeoJSON 文件。`,
  );
}

function geojsonFile(file: string, text: string, encoding: string): ListFile {
  const {table, namedCrs, refused} = featureRows(text, file);
  refuseLength(file, table.rows.length + refused.length, table.header.length);
  if (table.rows.length + refused.length === 0) throw noRows(file);
  return {format: 'geojson', encoding, sheets: [], sheet: null, table, headerRow: 0, titles: [], namedCrs, refused};
}

function tableFile(
  file: string,
  rows: readonly (readonly string[])[],
  kind: Pick<ListFile, 'format' | 'encoding' | 'sheets' | 'sheet'>,
): ListFile {
  refuseLength(file, rows.length, 0);
  const {table, headerRow, titles, tooWide} = findTable(file, rows);
  if (table.rows.length + tooWide.length === 0) throw noRows(file);
  refuseLength(file, 0, table.header.length);
  const refused = tooWide.map(
    ([row, fields]): RefusedListRow => ({
      row,
      column: null,
      value: null,
      zh: `这一行有 ${fields} 格，表头只有 ${table.header.length} 格`,
      en: `found ${fields} fields, expected ${table.header.length} as in the header`,
    }),
  );
  return {...kind, table, headerRow, titles, namedCrs: null, refused};
}

function refuseLength(file: string, rows: number, columns: number): void {
  if (rows > MAXIMUM_ROWS) throw tooMany(file, `${rows} rows`, `${MAXIMUM_ROWS} rows`);
  if (columns > MAXIMUM_COLUMNS) throw tooMany(file, `${columns} columns`, `${MAXIMUM_COLUMNS} columns`);
}

function noRows(file: string): ListError {
  return new ListError(
    {file, found: 'no row below the header', expected: 'a list of places'},
    `${file} 里没有一行数据（只有表头，或全是空行）。`,
  );
}
