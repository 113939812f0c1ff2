import {readFileSync} from 'node:fs';
import gcoord from 'gcoord';
import {describe, expect, test} from 'vitest';
import {categoryInText, everydayCategoryWords} from '#lists/category-words.ts';
import {readDegrees, splitPlace} from '#lists/degrees.ts';
import {toWgs84} from '#lists/list-coordinates.ts';
import {placesOfList} from '#lists/list-places.ts';
import {metersApart} from '#lists/near-places.ts';
import {type ListSurroundings, understandList} from '#lists/understand-list.ts';
import type {Catalogue} from '#schema/category.ts';
import {seeded} from '../support/seeded.ts';

const {categories} = JSON.parse(
  readFileSync(new URL('../../data/catalogues/categories.json', import.meta.url), 'utf8'),
) as Catalogue;
const utf8 = (text: string) => new TextEncoder().encode(text);
const ALONE: ListSurroundings = {categories, bounds: null, evidence: null};
const BEIJING = [116.2, 39.8, 116.5, 40] as const;

const understand = (text: string, name = 'x.csv', around: Partial<ListSurroundings> = {}) =>
  understandList(utf8(text), name, {...ALONE, ...around});

async function read(text: string, changes: Partial<Parameters<typeof placesOfList>[1]> = {}) {
  const list = await understand(text);
  return placesOfList(list.file, {
    columns: list.columns,
    category: 'pharmacy',
    categories,
    toWgs84: (lon, lat) => [lon, lat],
    known: [],
    ...changes,
  });
}

describe('columns', () => {
  test('are known by Chinese and English words, brackets and marks aside', async () => {
    const {columns} = await understand(
      '序号,机构名称*,经度(GCJ02),纬度（GCJ02）,详细地址,联系方式,床位数（张）,营业时间,机构类型\n1,甲,116.31,39.91,路,1,20,8:00-18:00,药店\n',
    );
    expect(columns).toEqual({
      name: '机构名称*',
      lon: '经度(GCJ02)',
      lat: '纬度（GCJ02）',
      address: '详细地址',
      phone: '联系方式',
      capacity: '床位数（张）',
      opening_hours: '营业时间',
      category: '机构类型',
    });
    const english = await understand('Facility Name,LNG,LAT,Telephone,Opening Hours\nA,1.11,2.22,3,4\n');
    expect(english.columns).toMatchObject({name: 'Facility Name', lon: 'LNG', lat: 'LAT', phone: 'Telephone'});
  });

  test('a column of types that are no categories is not taken for one', async () => {
    const {columns, category} = await understand('name,type,lon,lat\nA,red,1.11,2.22\nB,blue,1.12,2.22\n', '药店.csv');
    expect(columns['category']).toBeUndefined();
    expect(category).toBe('pharmacy');
  });

  test('of places are found by their values when no word names them, and x and y only with degrees', async () => {
    const around = {bounds: BEIJING};
    const bare = await understand('甲店,39.912,116.312\n乙店,39.913,116.313\n', 'x.csv', around);
    expect(bare.columns).toMatchObject({lon: '#3', lat: '#2', name: '#1'});
    const xy = await understand('名称,x,y\n甲,116.31,39.91\n', 'x.csv', around);
    expect(xy.columns).toMatchObject({lon: 'x', lat: 'y'});
    const pixels = await understand('名称,x,y,经度,纬度\n甲,1024,768,116.31,39.91\n', 'x.csv', around);
    expect(pixels.columns).toMatchObject({lon: '经度', lat: '纬度'});
  });

  test('one column with both is understood, whichever stands first', async () => {
    const both = await understand('名称,坐标\n甲,"116.31,39.91"\n乙,"116.32, 39.92"\n', 'x.csv', {bounds: BEIJING});
    expect(both.columns).toEqual({name: '名称', lon_lat: '坐标'});
    const turned = await understand('name,location\nA,39.91 116.31\nB,39.92 116.32\n', 'x.csv', {bounds: BEIJING});
    expect(turned.columns).toEqual({name: 'name', lat_lon: 'location'});
    const {places} = await read('名称,坐标\n甲,"116.31，39.91"\n');
    expect(places).toMatchObject([{lon: 116.31, lat: 39.91}]);
  });

  test('longitude and latitude in each other’s column are found out and put right', async () => {
    const text = '名称,经度,纬度\n甲,39.91,116.31\n乙,39.92,116.32\n';
    expect(await understand(text)).toMatchObject({swapped: true, columns: {lon: '纬度', lat: '经度'}});
    const kashgar = text.replaceAll('116', '76');
    const around = {bounds: [75.9, 39.4, 76.5, 40.1] as const};
    expect((await understand(kashgar, 'x.csv', around)).swapped).toBe(true);
    expect((await understand('名称,经度,纬度\n甲,116.31,39.91\n', 'x.csv', {bounds: BEIJING})).swapped).toBe(false);
  });
});

describe('degrees', () => {
  test.each([
    ['116.31', 116.31],
    ['１１６．３１', 116.31],
    ['-15,4189', -15.4189],
    ['116.31°', 116.31],
    ['东经116.31', 116.31],
    ['116.31E', 116.31],
    ['15.4 W', -15.4],
    ['西经 15.4', -15.4],
    ['116°23′29″', 'minutes'],
    ['116度23分', 'minutes'],
    ['39 54 12', 'minutes'],
    ['4421330.5', 'projected'],
    ['十一', 'text'],
    ['', 'empty'],
    [null, 'empty'],
  ])('%j reads as %j', (cell, expected) => {
    expect(readDegrees(cell)).toBe(expected);
  });

  test('a whole place is two numbers in one cell', () => {
    expect(splitPlace('[116.3, 39.9]')).toEqual(['116.3', '39.9']);
    expect(splitPlace('POINT (116.3 39.9)')).toEqual(['116.3', '39.9']);
    expect(splitPlace('116.3')).toBeNull();
    expect(splitPlace('1,2,3')).toBeNull();
  });
});

describe('rows', () => {
  test('that cannot be used are refused one by one with column, value and reason', async () => {
    const {places, refused} = await read(
      '名称,经度,纬度\n甲,116.31,39.91\n乙,116°23′,39.9\n丙,,\n丁,444130.2,4421330\n戊,0,0\n己,200,95\n庚,abc,39.9\n',
    );
    expect(places.map(({name}) => name)).toEqual(['甲']);
    expect(refused.map(({row, column, value}) => [row, column, value])).toEqual([
      [2, '经度', '116°23′'],
      [3, '经度', null],
      [4, '经度', '444130.2'],
      [5, null, '0, 0'],
      [6, null, '200, 95'],
      [7, '经度', 'abc'],
    ]);
    expect(refused[0]!.zh).toContain('度分秒');
    expect(refused[2]!.zh).toContain('投影');
    expect(refused.every(({en, zh}) => en !== '' && /\p{Script=Han}/u.test(zh))).toBe(true);
  });

  test('of one list that are the same, or may be, are doubted and none is lost in silence', async () => {
    const {places, refused, doubts} = await read(
      '名称,经度,纬度\n同仁堂药店,116.31,39.91\n同仁堂药店,116.31,39.91\n同仁堂大药店,116.3103,39.91\n同仁堂药店,116.4,39.91\n',
    );
    expect(places.map(({row}) => row)).toEqual([1, 3, 4]);
    expect(refused).toEqual([]);
    expect(doubts.map(({row}) => row)).toEqual([2, 3]);
  });

  test('like a facility the city has are doubted within 150 m and of the same category only', async () => {
    const known = [{category: 'pharmacy', names: ['同仁堂药店', 'Tongrentang'], lon: 116.311, lat: 39.91}];
    expect((await read('名称,经度,纬度\n同仁堂,116.31,39.91\n', {known})).doubts).toHaveLength(1);
    expect((await read('名称,经度,纬度\n同仁堂,116.3,39.91\n', {known})).doubts).toEqual([]);
    const other = [{...known[0]!, category: 'market'}];
    expect((await read('名称,经度,纬度\n同仁堂,116.31,39.91\n', {known: other})).doubts).toEqual([]);
  });

  test('in a crowd of the city’s own are said not to be compared with all of them, once for a spot', async () => {
    const crowd = (count: number) =>
      Array.from({length: count}, (_, i) => ({category: 'pharmacy', names: [`第${i}药店`], lon: 116.31, lat: 39.91}));
    const rows = '名称,经度,纬度\n同仁堂,116.31,39.91\n万家,116.31,39.91\n远处,116.4,39.95\n';
    expect((await read(rows, {known: crowd(50)})).doubts).toEqual([]);
    const {doubts} = await read(rows, {known: crowd(5000)});
    expect(doubts.map(({row, zh}) => [row, zh.slice(0, 4)])).toEqual([[1, '本市数据']]);
  });

  test('whose category is unknown are refused by the word that was not understood', async () => {
    const text =
      '名称,类别,经度,纬度\n甲,药店,116.31,39.91\n乙,药房,116.32,39.91\n丙,飞船,116.33,39.91\n丁,,116.34,39.91\n';
    const {places, refused} = await read(text, {category: null});
    expect(places.map(({category}) => category)).toEqual(['pharmacy', 'pharmacy']);
    expect(refused.map(({row, value}) => [row, value])).toEqual([
      [3, '飞船'],
      [4, null],
    ]);
  });
});

describe('the category', () => {
  test.each([
    ['2025年示范市药店名录', 'pharmacy'],
    ['社区卫生服务中心一览表', 'health_centre'],
    ['Public_Market_Information', 'market'],
    ['Clinics_under_the_Hospital_Authority', 'health_station'],
    ['名单', null],
    ['supermarkets-2024', 'supermarket'],
  ])('%s is %s', (name, expected) => {
    expect(categoryInText(name, categories)).toBe(expected);
  });

  test('is known by key, by the names of the catalogue and by everyday words', () => {
    const of = everydayCategoryWords(categories);
    expect(['pharmacy', '药店', 'Pharmacy', '大药房', ' 菜场 ', '飞船'].map(of)).toEqual([
      'pharmacy',
      'pharmacy',
      'pharmacy',
      'pharmacy',
      'market',
      null,
    ]);
  });
});

describe('the coordinate system', () => {
  const truth = (count: number) => {
    const random = seeded(7);
    // on streets that run north every 0.002 degrees
    return Array.from(
      {length: count},
      () => [116.3 + 0.002 * Math.floor(random() * 50), 39.85 + random() / 10] as const,
    );
  };
  const listIn = (crs: 'WGS84' | 'GCJ02' | 'BD09', places: readonly (readonly [number, number])[]) =>
    `名称,经度,纬度\n${places
      .map(([lon, lat], i) => {
        const [x, y] = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord[crs]);
        return `店${i},${x.toFixed(7)},${y.toFixed(7)}`;
      })
      .join('\n')}\n`;
  const streets = {
    streetMeters: (places: readonly (readonly [number, number])[]) =>
      places.map(([lon, lat]) => metersApart(lon, lat, 0.002 * Math.round(lon / 0.002), lat)),
    namesakeMeters: (places: readonly unknown[]) => places.map(() => null),
  };

  test.each(['WGS84', 'GCJ02', 'BD09'] as const)('is told by the streets: %s', async crs => {
    const {crs: guess} = await understand(listIn(crs, truth(40)), 'x.csv', {bounds: BEIJING, evidence: streets});
    expect(guess).toMatchObject({crs: crs.toLowerCase(), reason: 'nearer-to-streets'});
    expect(guess.streetMeters![crs.toLowerCase() as 'wgs84']).toBeLessThan(1);
  });

  test('is a guess that says so with few places, or where streets tell nothing', async () => {
    const few = await understand(listIn('BD09', truth(3)), 'x.csv', {bounds: BEIJING, evidence: streets});
    expect(few.crs.reason).toBe('guess');
    const everywhere = {...streets, streetMeters: (places: readonly unknown[]) => places.map(() => 20)};
    const vague = await understand(listIn('BD09', truth(40)), 'x.csv', {bounds: BEIJING, evidence: everywhere});
    expect(vague.crs.reason).toBe('guess');
    expect((await understand(listIn('BD09', truth(40)))).crs).toMatchObject({reason: 'guess', streetMeters: null});
  });

  test('is told by places of the same name before the streets are asked', async () => {
    const places = truth(5);
    const names = {
      ...streets,
      namesakeMeters: (found: readonly {name: string; lon: number; lat: number}[]) =>
        found.map(({name, lon, lat}) => metersApart(lon, lat, ...places[Number(name.slice(1))]!)),
    };
    const {crs} = await understand(listIn('GCJ02', places), 'x.csv', {bounds: BEIJING, evidence: names});
    expect(crs).toMatchObject({crs: 'gcj02', reason: 'same-names'});
  });

  test('is what header, title or file name say, and WGS84 outside China', async () => {
    const row = '甲,116.31,39.91\n';
    expect((await understand(`名称,百度经度,百度纬度\n${row}`)).crs).toMatchObject({crs: 'bd09', reason: 'named'});
    expect((await understand(`坐标系：GCJ-02,,\n名称,经度,纬度\n${row}`)).crs).toMatchObject({
      crs: 'gcj02',
      reason: 'named',
    });
    expect((await understand(`名称,经度,纬度\n${row}`, '药店_wgs84.csv')).crs).toMatchObject({
      crs: 'wgs84',
      reason: 'named',
    });
    const abroad = await understand('name,lon,lat\nA,-15.43,28.12\n');
    expect(abroad.crs).toEqual({crs: 'wgs84', reason: 'outside-china', streetMeters: null});
  });

  test('shifts places by about half a kilometre when wrong, and not at all when right', () => {
    const [lon, lat] = [116.31, 39.91];
    const gcj = gcoord.transform<[number, number]>([lon, lat], gcoord.WGS84, gcoord.GCJ02);
    expect(metersApart(lon, lat, ...gcj)).toBeGreaterThan(400);
    expect(metersApart(lon, lat, ...toWgs84('gcj02', ...gcj))).toBeLessThan(0.05);
  });
});
