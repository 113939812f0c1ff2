import {ListError} from './list-error.ts';
import {storedZip, unzipEntry, type ZipEntry, zipEntries} from './zip-entries.ts';

/** Bytes a workbook may unpack to. */
const UNPACKED_LIMIT = 200_000_000;
/** Rows and columns of a sheet that are looked at. */
export const MAXIMUM_ROWS = 200_000;
export const MAXIMUM_COLUMNS = 256;

/** A sheet of a workbook as text. */
export interface SheetRows {
  readonly sheets: readonly string[];
  readonly sheet: string;
  /** Every row from the first, blank ones as []; cells as a person sees them. */
  readonly rows: readonly (readonly string[])[];
}

/** True for the container of old Office files (.xls) and of workbooks with a password. */
export function isOldOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}

/** What to say of an old Office file: locked by a password, or of the form before 2007. */
export function oldOfficeError(bytes: Uint8Array, file: string): ListError {
  const name = [...'EncryptedPackage'].flatMap(letter => [letter.charCodeAt(0), 0]);
  const isLocked = bytes.some((byte, at) => byte === name[0] && name.every((want, i) => bytes[at + i] === want));
  return isLocked
    ? new ListError(
        {file, found: 'a workbook locked by a password', expected: 'one without: save a copy without the password'},
        `${file} 设了打开密码，读不了。请在 Excel 或 WPS 里去掉密码另存一份。`,
      )
    : new ListError(
        {file, found: 'a workbook of the old form (.xls)', expected: '.xlsx or CSV: save it as .xlsx'},
        `${file} 是旧格式的 Excel 文件（.xls）。请另存为 .xlsx 或 CSV。`,
      );
}

/**
 * Reads one sheet of an XLSX workbook: the named one, else the first that is shown. Throws ListError when it is no workbook,
 * locked, damaged, too big when unpacked, or has more than 200,000 rows or 256 columns.
 */
export async function xlsxRows(bytes: Uint8Array, file: string, wanted: string | null): Promise<SheetRows> {
  const entries = zipEntries(bytes);
  if (entries === null) throw damaged(file, 'the directory of the container');
  if (entries.some(entry => entry.encrypted))
    throw new ListError(
      {file, found: 'a container locked by a password', expected: 'one without'},
      `${file} 设了密码，读不了。请去掉密码另存一份。`,
    );
  const unpack = unpacker(bytes, entries, file);
  const workbook = await unpack('xl/workbook.xml');
  const relations = await unpack('xl/_rels/workbook.xml.rels');
  if (workbook === null || relations === null)
    throw new ListError(
      {file, found: 'a ZIP container that is no Excel workbook', expected: 'an .xlsx workbook, CSV or GeoJSON'},
      `${file} 是压缩包，但不是 Excel 工作簿。请给 .xlsx、CSV 或 GeoJSON。`,
    );
  const sheets = sheetsOf(text(workbook), text(relations));
  const chosen = sheets.find(sheet => sheet.name === wanted) ?? sheets.find(sheet => !sheet.hidden) ?? sheets[0];
  if (chosen === undefined) throw damaged(file, 'the list of sheets');
  const content = await unpack(chosen.path);
  if (content === null) throw damaged(file, `the sheet ${chosen.name}`);
  const cleaned = checkedSheet(text(content), file);
  const files = new Map([
    ['xl/workbook.xml', workbook],
    ['xl/_rels/workbook.xml.rels', relations],
    [chosen.path, new TextEncoder().encode(cleaned)],
  ]);
  for (const target of partsOf(text(relations))) {
    const part = await unpack(target);
    if (part !== null) files.set(target, part);
  }
  return {sheets: sheets.map(({name}) => name), sheet: chosen.name, rows: await readCells(files, chosen.name, file)};
}

function damaged(file: string, what: string): ListError {
  return new ListError(
    {file, found: `a damaged workbook: ${what} cannot be read`, expected: 'a whole .xlsx file'},
    `${file} 已损坏，读不出来。请重新保存或重新下载。`,
  );
}

/** Unpacks files by name, all of them together up to the limit. */
function unpacker(bytes: Uint8Array, entries: readonly ZipEntry[], file: string) {
  let left = UNPACKED_LIMIT;
  return async (name: string): Promise<Uint8Array | null> => {
    const entry = entries.find(one => one.name === name);
    if (entry === undefined) return null;
    const content = entry.bytes > left ? null : await unpackOne(bytes, entry, left, file);
    if (content === null)
      throw new ListError(
        {
          file,
          where: name,
          found: `more than ${UNPACKED_LIMIT / 1e6} MB when unpacked`,
          expected: 'a smaller workbook: keep the sheet with the list only',
        },
        `${file} 解开后超过 ${UNPACKED_LIMIT / 1e6} MB，太大了。请只留名单那一页另存一份。`,
      );
    left -= content.length;
    return content;
  };
}

async function unpackOne(bytes: Uint8Array, entry: ZipEntry, limit: number, file: string): Promise<Uint8Array | null> {
  try {
    return await unzipEntry(bytes, entry, limit);
  } catch (error) {
    throw damaged(file, `${entry.name} (${error instanceof Error ? error.message : String(error)})`);
  }
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly hidden: boolean;
}

function sheetsOf(workbook: string, relations: string): Sheet[] {
  const target = new Map(
    elements(relations, 'Relationship').map(tag => [
      attribute(tag, 'Id') ?? '',
      pathOf(attribute(tag, 'Target') ?? ''),
    ]),
  );
  return elements(workbook, 'sheet').flatMap(tag => {
    const name = attribute(tag, 'name');
    const path = target.get(attribute(tag, '\\w+:id') ?? '');
    return name === null || path === undefined
      ? []
      : [{name, path, hidden: /^(very)?hidden$/i.test(attribute(tag, 'state') ?? '')}];
  });
}

/** Paths of the texts shared by all sheets and of the styles. */
function partsOf(relations: string): string[] {
  return elements(relations, 'Relationship')
    .filter(tag => /\/(sharedStrings|styles)$/.test(attribute(tag, 'Type') ?? ''))
    .map(tag => pathOf(attribute(tag, 'Target') ?? ''));
}

const pathOf = (target: string) => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : plainText(match[1] ?? match[2] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

function plainText(xml: string): string {
  return xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/**
 * A sheet's XML without its cells that hold errors (#N/A). Refuses addresses beyond the limits before any row is made: a
 * single cell at XFD1048576 would ask for 17 thousand million cells.
 */
function checkedSheet(xml: string, file: string): string {
  for (const match of xml.matchAll(/<(?:\w+:)?(row|c)\s[^>]*?\br="([A-Z]*)(\d+)"/g)) {
    const isCell = match[1] === 'c';
    if (Number(match[3]) > MAXIMUM_ROWS) throw tooMany(file, `row ${match[3]}`, `${MAXIMUM_ROWS} rows`);
    if (isCell && columnNumber(match[2]!) > MAXIMUM_COLUMNS)
      throw tooMany(file, `column ${match[2]}`, `${MAXIMUM_COLUMNS} columns`);
  }
  return xml.replace(/<((?:\w+:)?c)\s(?=[^>]*\bt="e")[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g, '');
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** What to say of a table beyond the limits. */
export function tooMany(file: string, found: string, limit: string): ListError {
  return new ListError(
    {file, found, expected: `at most ${limit}`},
    `${file} 太大：最多读 ${MAXIMUM_ROWS} 行、${MAXIMUM_COLUMNS} 列。请只留需要的部分。`,
  );
}

async function readCells(files: ReadonlyMap<string, Uint8Array>, sheet: string, file: string): Promise<string[][]> {
  const {readSheet} = await import('read-excel-file/universal');
  try {
    const cells = await readSheet(storedZip(files).buffer, sheet, {parseNumber: numberText});
    return cells.map(row => row.map(cellText));
  } catch (error) {
    throw damaged(file, `the sheet ${sheet} (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** A stored number as it is shown: at most 15 digits, no 116.29999999999999. */
function numberText(stored: string): string {
  const value = Number(stored);
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : stored;
}

/** A cell as text. Dates come as days of a calendar without a zone. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day, time] = date.toISOString().split('T') as [string, string];
  // a time of day alone is counted from the first day Excel knows
  if (date.getUTCFullYear() < 1901) return time.slice(0, 5);
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
