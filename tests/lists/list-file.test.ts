import {describe, expect, test} from 'vitest';
import {ListError} from '#lists/list-error.ts';
import {readListFile} from '#lists/list-file.ts';
import {type Cell, sheetXml, workbook, workbookFiles, zip} from '../support/xlsx.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 名称,经度,纬度 in GB18030, by hand. */
const GB_HEADER = [0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbe, 0xad, 0xb6, 0xc8, 0x2c, 0xce, 0xb3, 0xb6, 0xc8, 0x0a];

async function refusal(bytes: Uint8Array, name = 'x.csv'): Promise<ListError> {
  const error: unknown = await readListFile(bytes, name).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ListError);
  return error as ListError;
}

describe('a list as text', () => {
  test('is read whatever its name ends in, in UTF-8, GB18030 and UTF-16, with commas, semicolons or tabs', async () => {
    const rows = [['甲', '1.5', '2.5']];
    const text = 'name;lon;lat\n甲;1.5;2.5\n';
    expect(await readListFile(utf8(text), 'x.dat')).toMatchObject({format: 'csv', encoding: 'utf-8', table: {rows}});
    expect((await readListFile(utf8(text.replaceAll(';', '\t')), 'x')).table.rows).toEqual(rows);
    const gb = Uint8Array.of(...GB_HEADER, 0xbc, 0xd7, ...utf8(',1.5,2.5\n'));
    const read = await readListFile(gb, 'x.csv');
    expect(read).toMatchObject({encoding: 'gb18030', table: {header: ['名称', '经度', '纬度'], rows}});
    const utf16 = Uint8Array.of(
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from([...text].map(c => c.charCodeAt(0))).buffer),
    );
    expect(await readListFile(utf16, 'x.csv')).toMatchObject({encoding: 'utf-16le', table: {rows}});
  });

  test('has its header found under titles, notes and blank rows, and a second header left out', async () => {
    const text =
      '示范市药店名录,,,\n（2025年12月）,,,\n,,,\n名称,经度,纬度,地址\nName,Longitude,Latitude,Address\n甲,116.31,39.91,"一楼\n左转"\n,,,\n乙,116.32,39.92,\n';
    const {headerRow, titles, table} = await readListFile(utf8(text), 'x.csv');
    expect(headerRow).toBe(4);
    expect(titles).toEqual(['示范市药店名录', '（2025年12月）']);
    expect(table.rows.map(row => row[0])).toEqual(['甲', '乙']);
    expect(table.rows[0]![3]).toBe('一楼\n左转');
    // the blank row counts, as it does for a person
    expect(table.rowNumbers).toEqual([1, 3]);
  });

  test('without a header calls its columns by number, and tells names given twice apart', async () => {
    const bare = await readListFile(utf8('甲,116.31,39.91\n乙,116.32,39.92\n'), 'x.csv');
    expect(bare).toMatchObject({headerRow: 0, table: {header: ['#1', '#2', '#3']}});
    expect(bare.table.rows).toHaveLength(2);
    const twice = await readListFile(utf8('name,lon,lat,name,\na,1.11,2.22,b,c\n'), 'x.csv');
    expect(twice.table.header).toEqual(['name', 'lon', 'lat', 'name (4)']);
    expect(twice.refused).toMatchObject([{row: 1, en: 'found 5 fields, expected 4 as in the header'}]);
  });

  test('keeps hostile text as text', async () => {
    const {table} = await readListFile(utf8('name,lon,lat\n=cmd|calc,1.11,2.22\n<b onload=x>,1.11,2.22\n'), 'x.csv');
    expect(table.rows.map(row => row[0])).toEqual(['=cmd|calc', '<b onload=x>']);
  });
});

describe('a list as a workbook', () => {
  const rows: Cell[][] = [
    ['示范市养老机构一览表', null, null, null, null],
    [],
    ['名称', '经度', '纬度', '床位', '更新日期'],
    ['=甲院', {stored: '116.29999999999999'}, 39.9, 120, {day: 46000}],
    ['乙院 & <b>', 116.31, 39.91, {error: '#N/A'}, {day: 46000.5}],
  ];

  test.each([
    ['1900', '', [46_000, 46_000.5, 0.75, 1.5, 366.25, 367]],
    ['1904', '<workbookPr date1904="1"/>', [44_538, 44_538.5, 0.75, 1.5, 366.25, 367]],
  ] as const)('shows days counted from %s, and times of day without a day', async (start, said, days) => {
    const files = workbookFiles({
      名单: sheetXml([['名称', '更新'], ...days.map((day, i): Cell[] => [`第${i}家`, {day}])]),
    });
    files['xl/workbook.xml'] = files['xl/workbook.xml']!.replace('<sheets>', `${said}<sheets>`);
    const {table} = await readListFile(zip(files), 'x.xlsx');
    const first = start === '1900' ? '1901-01-01' : '1905-01-02';
    expect(table.rows.map(row => row[1])).toEqual(['2025-12-09', '2025-12-09 12:00', '18:00', '12:00', '06:00', first]);
  });

  test('shows numbers and dates as a person sees them, formulas as their text, errors as nothing', async () => {
    const read = await readListFile(workbook({名单: rows}), 'x.xlsx');
    expect(read).toMatchObject({format: 'xlsx', encoding: null, sheets: ['名单'], sheet: '名单', headerRow: 3});
    expect(read.titles).toEqual(['示范市养老机构一览表']);
    expect(read.table.rows).toEqual([
      ['=甲院', '116.3', '39.9', '120', '2025-12-09'],
      ['乙院 & <b>', '116.31', '39.91', '', '2025-12-09 12:00'],
    ]);
  });

  test('is read sheet by sheet', async () => {
    const other: Cell[][] = [
      ['name', 'lon', 'lat'],
      ['B', 1.11, 2.22],
    ];
    const book = workbook({'说明 & "注"': [['只有说明']], two: other});
    expect((await readListFile(book, 'x.xlsx', {sheet: 'two'})).table.rows).toEqual([['B', '1.11', '2.22']]);
    // a cover page is passed over
    expect((await readListFile(book, 'x.xlsx')).sheet).toBe('two');
    expect((await readListFile(book, 'x.xlsx', {sheet: 'two'})).sheets).toEqual(['说明 & "注"', 'two']);
  });

  test('larger than half a megabyte is read without any worker', async () => {
    const many: Cell[][] = [
      ['name', 'lon', 'lat'],
      ...Array.from({length: 20_000}, (_, i) => [`place ${i * 7919}`, i / 1e4, 2.5]),
    ];
    const {table} = await readListFile(workbook({a: many}), 'x.xlsx');
    expect(table.rows).toHaveLength(20_000);
    expect(table.rows[19_999]).toEqual(['place 158372081', '1.9999', '2.5']);
  });

  test('that unpacks to far more than it seems is stopped, also when its directory lies', async () => {
    const comment = `<!--${' '.repeat(900_000)}-->`;
    const files = workbookFiles({a: `${sheetXml([['name']])}${comment.repeat(224)}`});
    const bomb = zip(files);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect((await refusal(bomb)).message).toContain('more than 200 MB when unpacked');
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 46 < bomb.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect((await refusal(bomb)).message).toContain('more than 200 MB when unpacked');
  });

  test('with one cell at the far end of the sheet is refused before rows are made', async () => {
    const far = sheetXml([['name']]).replace(
      '</sheetData>',
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    );
    expect((await refusal(zip(workbookFiles({a: far})))).message).toContain('at most 200000 rows');
    const wide = sheetXml([['name']]).replace('</row>', '<c r="XFD1"><v>1</v></c></row>');
    expect((await refusal(zip(workbookFiles({a: wide})))).message).toContain('at most 256 columns');
  });

  test('that is locked, old, damaged or none is refused with what to do', async () => {
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600));
    expect((await refusal(old)).zh).toContain('旧格式');
    const locked = Uint8Array.of(...old, ...[...'EncryptedPackage'].flatMap(c => [c.charCodeAt(0), 0]));
    expect((await refusal(locked)).message).toContain('locked by a password');
    expect((await refusal(zip({'a.txt': 'x'}, 1))).message).toContain('locked by a password');
    expect((await refusal(zip({'a.txt': 'x'}))).message).toContain('no Excel workbook');
    expect((await refusal(workbook({名单: rows}).slice(0, 900))).message).toContain('damaged workbook');
  });
});

describe('a list as GeoJSON', () => {
  const feature = (geometry: unknown, properties: unknown = {}) => ({type: 'Feature', geometry, properties});
  const collection = (features: unknown[], more = {}) =>
    utf8(JSON.stringify({type: 'FeatureCollection', features, ...more}));
  const point = feature({type: 'Point', coordinates: [1.5, 2.5]}, {name: 'A', beds: 3, tags: {a: 1}});

  test('gives points and places inside parcels, properties as columns, and refuses single features', async () => {
    const horseshoe = [
      [
        [0, 0],
        [3, 0],
        [3, 3],
        [2, 3],
        [2, 1],
        [1, 1],
        [1, 3],
        [0, 3],
        [0, 0],
      ],
    ];
    const parcel = feature({type: 'Polygon', coordinates: horseshoe}, {name: 'B'});
    const none = feature(null, {name: 'C'});
    const line = feature(
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
      {name: 'D'},
    );
    const {table, refused} = await readListFile(collection([point, none, parcel, line]), 'x.json');
    expect(table.header).toEqual(['lon', 'lat', 'name', 'beds', 'tags']);
    expect(table.rows[0]).toEqual(['1.5', '2.5', 'A', '3', '{"a":1}']);
    const [lon, lat] = table.rows[1]!.map(Number) as [number, number];
    expect(lat > 1 ? lon < 1 || lon > 2 : lon > 0 && lon < 3).toBe(true);
    expect(table.rowNumbers).toEqual([1, 3]);
    expect(refused.map(({row}) => row)).toEqual([2, 4]);
    expect(refused[1]!.zh).toContain('LineString');
  });

  test('honours the system it names, and refuses one in metres', async () => {
    const named = (name: string) => collection([point], {crs: {type: 'name', properties: {name}}});
    expect((await readListFile(named('urn:ogc:def:crs:OGC:1.3:CRS84'), 'x')).namedCrs).toBe('wgs84');
    expect((await readListFile(named('EPSG:4490'), 'x')).namedCrs).toBe('cgcs2000');
    expect((await readListFile(named('GCJ-02'), 'x')).namedCrs).toBe('gcj02');
    expect((await readListFile(collection([point]), 'x')).namedCrs).toBeNull();
    expect((await refusal(named('urn:ogc:def:crs:EPSG::5635'))).zh).toContain('转换成经纬度');
    expect((await refusal(utf8('{"type":"FeatureCollection","features":[1'))).zh).toContain('不是完整的 GeoJSON');
  });
});

test.each([
  ['an empty file', new Uint8Array(), '空文件'],
  ['a PDF', utf8('%PDF-1.7 …'), 'PDF'],
  ['a web page', utf8('<!DOCTYPE html><table>'), '网页'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), '图片'],
  ['no row below the header', utf8('name,lon,lat\n\n'), '没有一行数据'],
  ['bytes that are no text', Uint8Array.of(0x41, 0, 0x42, 0), '不是文本'],
  ['an unpaired quotation mark', utf8('name,lon,lat\n"a,1,2\n'), '引号'],
  ['21 MB', new Uint8Array(20_000_001).fill(65), '20 MB'],
])('%s is refused in both languages', async (found, bytes, zh) => {
  const error = await refusal(bytes);
  expect(error.message).toContain(found);
  expect(error.zh).toContain(zh);
});
