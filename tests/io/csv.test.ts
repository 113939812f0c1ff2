import {describe, expect, test} from 'vitest';
import {InputError} from '#schema/input-error.ts';
import {columnIndex, numberColumn, parseCsv, readCsv, textColumn} from '../../scripts/io/csv.ts';
import {folderWith} from '../support/folder.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 街道 and 人口 in GB18030, by hand: no encoder of it exists in the platform. */
const GB_STREET = [0xbd, 0xd6, 0xb5, 0xc0];
const GB_PEOPLE = [0xc8, 0xcb, 0xbf, 0xda];

describe('a CSV file', () => {
  test('is read with quoted commas, line breaks in fields, CRLF and spaces around names', () => {
    const table = parseCsv(utf8('id , name\r\n1,"a, b"\r\n2,"two\r\nlines ""quoted"""\r\n'), 'x.csv');
    expect(table.header).toEqual(['id', 'name']);
    expect(table.rows).toEqual([
      ['1', 'a, b'],
      ['2', 'two\r\nlines "quoted"'],
    ]);
    expect(table.encoding).toBe('utf-8');
  });

  test.each([['id,name\r\n1,a\n2,"b"\r\n3,c\n'], ['id,name\n1,a\r\n2,"b"\n3,c\r\n']])(
    'may end its lines now one way, now the other: %j',
    text => {
      expect(parseCsv(utf8(text), 'x.csv').rows).toEqual([
        ['1', 'a'],
        ['2', 'b'],
        ['3', 'c'],
      ]);
    },
  );

  test('loses its byte order mark, also in UTF-16', () => {
    expect(parseCsv(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('id\n1\n')), 'x.csv').header).toEqual(['id']);
    const utf16 = Uint8Array.of(
      0xff,
      0xfe,
      ...[...'id\n人\n'].flatMap(c => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    );
    expect(parseCsv(utf16, 'x.csv')).toMatchObject({header: ['id'], rows: [['人']], encoding: 'utf-16le'});
  });

  test('is taken for GB18030 when it is no UTF-8', () => {
    const table = parseCsv(
      Uint8Array.of(...GB_STREET, 0x2c, ...GB_PEOPLE, 0x0a, ...GB_STREET, 0x2c, 0x35, 0x0a),
      'x.csv',
    );
    expect(table).toMatchObject({header: ['街道', '人口'], rows: [['街道', '5']], encoding: 'gb18030'});
  });

  test('that is neither is refused, as is one that is not in the named encoding', () => {
    expect(() => parseCsv(Uint8Array.of(0x61, 0xff, 0x0a), 'x.csv')).toThrow(
      /x\.csv: found bytes that are not utf-8 and not gb18030/,
    );
    expect(() => parseCsv(Uint8Array.of(...GB_STREET), 'x.csv', 'utf-8')).toThrow(/found bytes that are not utf-8/);
    expect(() => parseCsv(Uint8Array.of(0x50, 0x4b, 3, 4), 'x.csv')).toThrow(/Excel workbook/);
  });

  test('separated by semicolons or tabs is understood', () => {
    expect(parseCsv(utf8('a;b\n1,5;2\n'), 'x.csv').rows).toEqual([['1,5', '2']]);
    expect(parseCsv(utf8('a\tb\n1\t2\n'), 'x.csv').rows).toEqual([['1', '2']]);
  });

  test('skips blank rows and still numbers rows as written', () => {
    const table = parseCsv(utf8('a,b\n1,2\n,\n\n3,x\n'), 'x.csv');
    expect(table.rowNumbers).toEqual([1, 4]);
    expect(() => numberColumn(table, 'b')).toThrow('x.csv: row 4, column "b": found x, expected a number');
  });

  test.each([
    ['', /found no header row/],
    ['a,a\n1,2\n', /header: found the column "a" twice/],
    ['a,b\n1\n', /row 1: found 1 fields, expected 2 fields/],
    ['a,b\n1,2\n1,2,3\n', /row 2: found 3 fields/],
    ['a,b\n1,"2\n3,4\n', /unpaired quotation mark/],
  ])('%j is refused', (text, message) => {
    expect(() => parseCsv(utf8(text), 'x.csv')).toThrow(message);
    expect(() => parseCsv(utf8(text), 'x.csv')).toThrow(InputError);
  });

  test('without a wanted column is refused by the column and what was found instead', () => {
    const table = parseCsv(utf8('id,lon\n1,2\n'), 'people.csv');
    expect(() => columnIndex(table, 'people')).toThrow(
      'people.csv: header: found the columns id, lon, expected a column named "people"',
    );
  });

  test.each(['NaN', 'Infinity', '1,5', '１２', '0x10', '1e999', 'null', '-', ''])('has no number in %j', cell => {
    const table = parseCsv(utf8(`a,b\n"${cell}",x\n`), 'x.csv');
    expect(() => numberColumn(table, 'a')).toThrow(/^x\.csv: row 1, column "a": found/);
  });

  test('gives numbers within limits, and missing ones where they may be missing', () => {
    const table = parseCsv(utf8('a,b\n -1.5e2 ,x\n7,y\n,z\n'), 'x.csv');
    expect([...numberColumn(table, 'a', {optional: true})]).toEqual([-150, 7, Number.NaN]);
    expect(() => numberColumn(table, 'a', {minimum: 0})).toThrow(
      'row 1, column "a": found -1.5e2, expected a number, 0 or more',
    );
    expect(textColumn(table, 'b')).toEqual(['x', 'y', 'z']);
  });

  test('that is not there is refused by name', async () => {
    const folder = folderWith({});
    await expect(readCsv(`${folder}/none.csv`)).rejects.toThrow('none.csv: found no such file');
    await expect(readCsv(folder)).rejects.toThrow('found a folder');
  });
});
