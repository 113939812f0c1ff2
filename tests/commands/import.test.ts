import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {workbook} from '../support/xlsx.ts';
import {yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-import-'));
afterAll(() => rmSync(root, {recursive: true}));

async function importing(name: string, content: string | Uint8Array, ...flags: string[]) {
  writeFileSync(join(root, name), content);
  return yike(root, 'import', name, ...flags);
}

test('says row by row how a list was understood, and that its system is a guess', async () => {
  const text = '名称,经度,纬度,备注\n甲,116.31,39.91,x\n乙,116°18′,39.9,\n甲,116.31,39.91,\n';
  const {code, answer} = await importing('药店.csv', text);
  expect(code).toBe(0);
  expect(JSON.parse(answer)).toMatchObject({
    file: '药店.csv',
    format: 'csv',
    encoding: 'utf-8',
    header_row: 1,
    rows: 3,
    columns: {name: '名称', lon: '经度', lat: '纬度'},
    unused_columns: ['备注'],
    swapped: false,
    crs: {value: 'gcj02', reason: 'guess'},
    category: {value: 'pharmacy', from: 'file-name'},
    used: [{row: 1, name: '甲', category: 'pharmacy', status: 'open'}],
    refused: [{row: 2, column: '经度', value: '116°18′'}],
    doubts: [{row: 3}],
  });
});

test('reads a workbook, a named system and a category as given', async () => {
  const book = workbook({
    a: [['说明']],
    b: [
      ['name', 'lon', 'lat'],
      ['A', 116.31, 39.91],
    ],
  });
  const {code, answer} = await importing('x.xlsx', book, '--sheet', 'b', '--crs', 'wgs84', '--category', 'park');
  expect(code).toBe(0);
  expect(JSON.parse(answer)).toMatchObject({
    format: 'xlsx',
    encoding: null,
    sheet: 'b',
    sheets: ['a', 'b'],
    crs: {value: 'wgs84', reason: 'given'},
    category: {value: 'park', from: 'given'},
    used: [{lon: 116.31, lat: 39.91, category: 'park'}],
  });
});

test('turns metres of a UTM zone into degrees', async () => {
  const {code, answer} = await importing('p.csv', 'name,x,y\nA,500000,4427757\n', '--crs', 'epsg:32650');
  expect(code).toBe(0);
  const [place] = JSON.parse(answer).used;
  // the middle of zone 50 is 117° east
  expect(place.lon).toBeCloseTo(117, 6);
  expect(place.lat).toBeCloseTo(40, 2);
});

test('without a category still explains the rows', async () => {
  const {code, answer} = await importing('list.csv', 'name,lon,lat\nA,-15.4,28.1\n');
  expect(code).toBe(0);
  expect(JSON.parse(answer)).toMatchObject({category: {value: null, from: null}, used: [{category: null}]});
});

test('exits 1 with one sentence when nothing can be used', async () => {
  const none = await importing('bad.csv', 'name,lat,lon\nA,x,y\n');
  expect(none).toMatchObject({code: 1, answer: ''});
  expect(none.told.trim().split('\n')).toHaveLength(1);
  expect(none.told).toContain('bad.csv: found 1 rows, none of which can be used (row 1: ');
  expect(await importing('empty.csv', '')).toMatchObject({code: 1, answer: ''});
  expect((await importing('people.csv', 'id,people\n1,5\n')).told).toContain('expected a column "lon"');
  expect((await yike(root, 'import', 'nowhere.csv')).code).toBe(1);
  expect((await importing('s.csv', 'name,lon,lat\nA,1.1,2.2\n', '--sheet', 'x')).code).toBe(1);
});

test('exits 2 for flags that mean nothing', async () => {
  const text = 'name,lon,lat\nA,1.1,2.2\n';
  expect((await importing('l.csv', text, '--category', 'pharmacie')).told).toContain('did you mean pharmacy?');
  expect((await importing('l.csv', text, '--crs', 'epsg:5635')).code).toBe(2);
  expect((await importing('l.csv', text, '--encoding', 'klingon')).code).toBe(2);
  expect((await yike(root, 'import')).code).toBe(2);
});
