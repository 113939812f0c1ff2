import {basename, resolve} from 'node:path';
import {roundDegrees, toWgs84} from '#lists/list-coordinates.ts';
import {placesOfList} from '#lists/list-places.ts';
import type {ListedPlace} from '#lists/listed-place.ts';
import {type UnderstoodList, understandList} from '#lists/understand-list.ts';
import type {Catalogue} from '#schema/category.ts';
import {InputError} from '#schema/input-error.ts';
import {loadCatalogue} from '../catalogue.ts';
import {projectionOf} from '../io/projection.ts';
import {readBytes} from '../io/text-file.ts';
import {type Arguments, type Command, textFlag, UsageError} from './command.ts';
import {suggest} from './suggest.ts';

/** A coordinate system as chosen or guessed. */
interface Chosen {
  readonly name: string;
  readonly reason: 'given' | UnderstoodList['crs']['reason'];
  readonly isProjected: boolean;
  toWgs84(x: number, y: number): readonly [number, number];
}

const WHY: Readonly<Record<Chosen['reason'], readonly [zh: string, en: string]>> = {
  given: ['由 --crs 指定', 'given by --crs'],
  named: ['文件里写明了', 'named in the file'],
  'same-names': ['和同名设施的位置对得上', 'matches facilities of the same name'],
  'nearer-to-streets': ['离街道明显更近', 'clearly nearer to the streets'],
  'outside-china': ['不在有坐标偏移的范围里', 'outside the area where coordinates are shifted'],
  guess: ['猜的：文件没有写明，请用 --crs 指定', 'a guess: the file does not say; name it with --crs'],
};

/** `import`: what a facility list was understood to be. */
export const importList: Command = {
  name: 'import',
  usage: '<file> [--category C] [--crs …] [--encoding …] [--sheet …]',
  en: 'Explain how a facility list is read: what was understood, doubted, refused, row by row',
  zh: '逐行说明一份设施名单怎样被读取：读懂了什么、哪些存疑、哪些没用',
  flags: {
    category: {type: 'string'},
    crs: {type: 'string'},
    encoding: {type: 'string'},
    sheet: {type: 'string'},
  },
  flagHelp: {
    category:
      'category of every row: a key of the catalogue such as pharmacy (default: a column, or the name of the file)',
    crs: 'coordinate system: wgs84, cgcs2000, gcj02, bd09 or epsg:NNNN (default: a guess, which says why)',
    encoding: 'text encoding, such as gb18030 (default: byte order mark, then UTF-8, then GB18030)',
    sheet: 'sheet of a workbook (default: the first that is shown)',
  },
  rest: ['file'],
  notes: [
    'Reads CSV (comma, semicolon, tab), XLSX and GeoJSON by content, whatever the name ends in. Answers one JSON object:',
    '{file, format, encoding, sheet, sheets, header_row, rows, columns: {ours: theirs}, unused_columns, swapped,',
    ' crs: {value, reason, zh, en}, category: {value, from}, used: [{row, id, category, name, lon, lat, …}],',
    ' refused: [{row, column, value, zh, en}], doubts: [{row, zh, en}]}. Rows count from 1 below the header; lon and lat',
    'of used rows are WGS84. Refused rows are an answer, exit code 0; a file no row of which can be used exits 1.',
  ],
  run: async (given, terminal) => {
    const path = resolve(terminal.cwd, given.rest[0]!);
    const catalogue = loadCatalogue();
    const category = categoryFlag(given, catalogue);
    const crs = crsFlag(given);
    const encoding = encodingFlag(given);
    const list = await understandList(await readBytes(path), basename(path), {
      categories: catalogue.categories,
      encoding,
      sheet: textFlag(given, 'sheet') ?? null,
      bounds: null,
      evidence: null,
      isProjected: crs?.isProjected ?? false,
    });
    refuseSheet(given, list, basename(path));
    terminal.answer(`${JSON.stringify(answerOf(list, category, crs, catalogue), null, 2)}\n`);
  },
};

function answerOf(list: UnderstoodList, given: string | null, crs: Chosen | null, catalogue: Catalogue) {
  const {file, columns, swapped, categoryFrom} = list;
  const chosen = crs ?? guessedCrs(list);
  const category = given ?? list.category;
  const {places, refused, doubts} = placesOfList(file, {
    columns,
    category,
    categories: catalogue.categories,
    toWgs84: chosen.toWgs84,
    known: [],
    isProjected: chosen.isProjected,
  });
  const rows = file.table.rows.length + file.refused.length;
  if (places.length === 0) throw noneUsable(file.table.file, rows, refused);
  const [zh, en] = WHY[chosen.reason];
  const used = new Set(Object.values(columns));
  return {
    file: file.table.file,
    format: file.format,
    encoding: file.encoding,
    sheet: file.sheet,
    sheets: file.sheets,
    header_row: file.headerRow,
    rows,
    columns,
    unused_columns: file.table.header.filter(name => !used.has(name)),
    swapped,
    crs: {value: chosen.name, reason: chosen.reason, zh, en},
    category: {value: category, from: given === null ? categoryFrom : 'given'},
    used: places.map(usedRow),
    refused,
    doubts,
  };
}

function usedRow(place: ListedPlace) {
  return {
    row: place.row,
    id: place.id,
    category: place.category === '' ? null : place.category,
    name: place.name,
    name_zh: place.nameZh,
    name_en: place.nameEn,
    address: place.address,
    phone: place.phone,
    lon: place.lon,
    lat: place.lat,
    status: place.status,
    provider: place.provider,
    capacity: place.capacity,
    capacity_unit: place.capacityUnit,
    floor_area_sqm: place.floorAreaSqm,
    opening_hours: place.openingHours,
    wheelchair: place.wheelchair,
    as_of: place.asOf,
    doubtful: place.doubtful,
  };
}

function noneUsable(
  file: string,
  rows: number,
  refused: readonly {readonly row: number; readonly zh: string; readonly en: string}[],
): InputError {
  const first = refused[0];
  const why = first === undefined ? '' : ` (row ${first.row}: ${first.en}; ${first.zh})`;
  return new InputError({file, found: `${rows} rows, none of which can be used${why}`, expected: 'a list of places'});
}

function categoryFlag(given: Arguments, {categories}: Catalogue): string | null {
  const key = textFlag(given, 'category');
  if (key === undefined) return null;
  const keys = categories.map(category => category.key);
  if (keys.includes(key)) return key;
  const near = suggest(key, keys);
  throw new UsageError(
    `--category: found ${key}, ${near === null ? 'expected a key of the catalogue' : `did you mean ${near}?`}`,
  );
}

function crsFlag(given: Arguments): Chosen | null {
  const name = textFlag(given, 'crs');
  if (name === undefined || name === 'auto') return null;
  if (name === 'wgs84' || name === 'cgcs2000' || name === 'gcj02' || name === 'bd09')
    return {name, reason: 'given', isProjected: false, toWgs84: (lon, lat) => toWgs84(name, lon, lat)};
  const projection = /^epsg:\d+$/i.test(name) ? projectionOf(Number(name.slice('epsg:'.length))) : null;
  if (projection === null)
    throw new UsageError(
      `--crs: found ${name}, expected wgs84, cgcs2000, gcj02, bd09, epsg:4326, epsg:4490, epsg:3857 or a UTM zone (epsg:326zz, epsg:327zz)`,
    );
  const turned = (x: number, y: number) => projection.toLonLat(x, y).map(roundDegrees) as [number, number];
  return {name: name.toLowerCase(), reason: 'given', isProjected: !projection.geographic, toWgs84: turned};
}

function guessedCrs({crs}: UnderstoodList): Chosen {
  return {name: crs.crs, reason: crs.reason, isProjected: false, toWgs84: (lon, lat) => toWgs84(crs.crs, lon, lat)};
}

function encodingFlag(given: Arguments): string | undefined {
  const encoding = textFlag(given, 'encoding');
  if (encoding === undefined) return undefined;
  try {
    return new TextDecoder(encoding).encoding;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--encoding: found ${encoding}, expected one such as utf-8, gb18030 or big5`);
  }
}

function refuseSheet(given: Arguments, {file}: UnderstoodList, name: string): void {
  const wanted = textFlag(given, 'sheet');
  if (wanted === undefined || wanted === file.sheet) return;
  const found = file.sheets.length === 0 ? 'a file without sheets' : `the sheets ${file.sheets.join(', ')}`;
  throw new InputError({file: name, found, expected: `a sheet ${JSON.stringify(wanted)}`});
}
