import {ListError} from './list-error.ts';
import {RelationsPart, SharedStringsPart, type Sheet, StylesPart, WorkbookPart} from './xlsx-parts.ts';
import {EnoughRows, SheetPart, type SheetTexts} from './xlsx-sheet.ts';
import {type XmlEvents, XmlReader} from './xml-reader.ts';
import {unzipPieces, type ZipEntry, zipEntries} from './zip-entries.ts';

/** Bytes a workbook may unpack to, all that is read of it together. */
const UNPACKED_LIMIT = 200_000_000;

/** An opened workbook. */
export interface Workbook {
  /** Names of its sheets. */
  readonly sheets: readonly string[];
  /** Of the first sheet that is shown. */
  readonly shown: string;
  /**
   * Every row of a sheet from the first, blank ones as []; cells as a person sees them. With `wantedRows` only so many.
   * Throws ListError when it is damaged, too big when unpacked, or beyond the limits of a table.
   */
  rows(sheet: string, wantedRows?: number): Promise<readonly (readonly string[])[]>;
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
 * Opens an XLSX workbook. Throws ListError when it is none, locked or damaged. Libraries that read workbooks (read-excel-file)
 * unpack the whole container and build whole documents before limits can be held, so that only its XML is left to a library.
 */
export async function openWorkbook(bytes: Uint8Array, file: string): Promise<Workbook> {
  const entries = zipEntries(bytes);
  if (entries === null) throw damaged(file, 'the directory of the container');
  if (entries.some(entry => entry.encrypted))
    throw new ListError(
      {file, found: 'a container locked by a password', expected: 'one without'},
      `${file} 设了密码，读不了。请去掉密码另存一份。`,
    );
  const read = partReader(bytes, entries, file);
  const [workbook, relations] = [new WorkbookPart(), new RelationsPart()];
  const isWorkbook = (await read('xl/workbook.xml', workbook)) && (await read('xl/_rels/workbook.xml.rels', relations));
  if (!isWorkbook)
    throw new ListError(
      {file, found: 'a ZIP container that is no Excel workbook', expected: 'an .xlsx workbook, CSV or GeoJSON'},
      `${file} 是压缩包，但不是 Excel 工作簿。请给 .xlsx、CSV 或 GeoJSON。`,
    );
  const sheets = workbook.sheets.filter(({relation}) => relations.paths.has(relation));
  const shown = sheets.find(({hidden}) => !hidden) ?? sheets[0];
  if (shown === undefined) throw damaged(file, 'the list of sheets');
  let texts: SheetTexts | null = null;
  const rows = async (name: string, wantedRows = Infinity) => {
    texts ??= await textsOf(read, workbook, relations);
    const sheet = sheets.find(one => one.name === name) ?? shown;
    return sheetRows(read, relations.paths.get(sheet.relation)!, new SheetPart(file, texts, wantedRows), file, sheet);
  };
  return {sheets: sheets.map(({name}) => name), shown: shown.name, rows};
}

/** Tells of one part of a workbook; false when it has no such part. */
type ReadPart = (path: string, events: XmlEvents) => Promise<boolean>;

async function textsOf(
  read: ReadPart,
  {from1904}: WorkbookPart,
  {sharedStrings, styles}: RelationsPart,
): Promise<SheetTexts> {
  const [shared, styled] = [new SharedStringsPart(), new StylesPart()];
  if (sharedStrings !== null) await read(sharedStrings, shared);
  if (styles !== null) await read(styles, styled);
  return {strings: shared.strings, isDate: styled.isDate, from1904};
}

async function sheetRows(read: ReadPart, path: string, part: SheetPart, file: string, {name}: Sheet) {
  try {
    if (!(await read(path, part))) throw damaged(file, `the sheet ${name}`);
  } catch (error) {
    if (!(error instanceof EnoughRows)) throw error;
  }
  return part.table.rows;
}

function damaged(file: string, what: string): ListError {
  return new ListError(
    {file, found: `a damaged workbook: ${what} cannot be read`, expected: 'a whole .xlsx file'},
    `${file} 已损坏，读不出来。请重新保存或重新下载。`,
  );
}

/** Reads parts by their path piece by piece, all of them together up to the limit. */
function partReader(bytes: Uint8Array, entries: readonly ZipEntry[], file: string): ReadPart {
  let left = UNPACKED_LIMIT;
  return async (path, events) => {
    const entry = entries.find(one => one.name === path);
    if (entry === undefined) return false;
    const xml = new XmlReader(events);
    const decoder = new TextDecoder();
    const onPiece = (piece: Uint8Array) => {
      left -= piece.length;
      if (left < 0) throw tooBig(file, path);
      xml.write(decoder.decode(piece, {stream: true}));
    };
    try {
      await unzipPieces(bytes, entry, onPiece);
      xml.write(decoder.decode());
      xml.end();
    } catch (error) {
      if (error instanceof ListError || error instanceof EnoughRows) throw error;
      throw damaged(file, `${path} (${error instanceof Error ? error.message : String(error)})`);
    }
    return true;
  };
}

function tooBig(file: string, path: string): ListError {
  return new ListError(
    {
      file,
      where: path,
      found: `more than ${UNPACKED_LIMIT / 1e6} MB when unpacked`,
      expected: 'a smaller workbook: keep the sheet with the list only',
    },
    `${file} 解开后超过 ${UNPACKED_LIMIT / 1e6} MB，太大了。请只留名单那一页另存一份。`,
  );
}
