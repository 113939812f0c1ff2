import {readFile} from 'node:fs/promises';
import fc from 'fast-check';
import gcoord from 'gcoord';
import {describe, expect, test} from 'vitest';
import {parseCity} from '#schema/city.ts';
import {encodeGb18030} from '../../../scripts/demo/gb18030.ts';
import {Report} from '../../../scripts/report.ts';
import {boundaryOf} from '../../../scripts/steps/boundary.ts';
import {metersBetween} from '../../../scripts/steps/facilities/join-duplicates.ts';
import {buildFacilities, doubtWords} from '../../../scripts/steps/facilities.ts';
import type {Area} from '../../../scripts/steps/model.ts';
import {mapPlace, OsmMap} from '../../support/osm-map.ts';
import {sharedFile} from '../../support/shared.ts';
import {catalogue, withStreets} from './drawn-city.ts';
import {at, built, list, problem, useListFolder} from './list-folder.ts';

useListFolder();

const listFindings = (report: Report) => report.findings().filter(({kind}) => kind.startsWith('list-'));

describe('reading a facility list', () => {
  test('notes a list that holds nothing, since it may claim that there is nothing', async () => {
    const {facilities, report} = await built(await list('id,name,lon,lat\n'));
    expect(facilities).toEqual([]);
    expect(listFindings(report)).toMatchObject([{kind: 'list-without-rows', file: 'clinics.csv'}]);
  });

  test('understands rows by our names or by the columns the city file gives', async () => {
    const rows = `编号,名称,经度,纬度,状态,面积,床位\nA1,东门卫生室,${at(20, 30)},在建,"1,200 ㎡",３０张\nA2,西门卫生室,${at(320, 30)},,—,无\n`;
    const columns = {
      id: '编号',
      name: '名称',
      lon: '经度',
      lat: '纬度',
      status: '状态',
      floor_area_sqm: '面积',
      capacity: '床位',
    };
    const {facilities} = await built(await list(rows, {columns, asOf: '2025-12-31'}));
    expect(facilities).toHaveLength(2);
    expect(facilities[0]).toMatchObject({
      facilityId: 'clinics:A1:health_station',
      placeId: 'clinics:A1',
      name: '东门卫生室',
      nameZh: '东门卫生室',
      status: 'building',
      floorAreaSqm: 1200,
      capacity: 30,
      source: 'clinics',
      asOf: '2025-12-31',
      completeness: 'official',
      doubtful: false,
    });
    expect([facilities[0]!.lon, facilities[0]!.lat]).toEqual(mapPlace([20, 30]));
    expect(facilities[1]).toMatchObject({status: 'open', floorAreaSqm: null, capacity: null});
  });

  test('a GB18030 list in GCJ-02 lands where it was written from, to a centimetre', async () => {
    const place = mapPlace([120, 340]);
    const [lon, lat] = gcoord.transform<[number, number]>([...place], gcoord.WGS84, gcoord.GCJ02);
    expect(metersBetween([lon, lat], place)).toBeGreaterThan(300);
    // a character of four bytes, as rare names have
    const rare = Uint8Array.of(0x81, 0x39, 0xee, 0x39);
    const rest = encodeGb18030(`东门卫生站,${lon},${lat}\n`);
    const bytes = new Uint8Array([...encodeGb18030('name,lon,lat\n'), ...rare, ...rest]);
    expect(() => new TextDecoder('utf-8', {fatal: true}).decode(bytes)).toThrow();
    const {facilities} = await built(await list(bytes, {crs: 'gcj02', encoding: 'gb18030'}));
    expect(facilities[0]!.name).toBe('㐀东门卫生站');
    expect(metersBetween([facilities[0]!.lon, facilities[0]!.lat], place)).toBeLessThan(0.01);
    const guessed = await built(await list(bytes, {crs: 'gcj02'}));
    expect(guessed.facilities).toEqual(facilities);
  });

  test('Baidu coordinates are read too', async () => {
    const place = mapPlace([120, 340]);
    const [lon, lat] = gcoord.transform<[number, number]>([...place], gcoord.WGS84, gcoord.BD09);
    const {facilities} = await built(await list(`name,lon,lat\n甲,${lon},${lat}\n`, {crs: 'bd09'}));
    expect(metersBetween([facilities[0]!.lon, facilities[0]!.lat], place)).toBeLessThan(0.01);
  });

  test('categories may stand in a column, by key or by name', async () => {
    const rows = `id,name,category,lon,lat\n1,甲,pharmacy,${at(0, 0)}\n2,乙,药店,${at(300, 0)}\n3,丙,Pharmacy,${at(600, 0)}\n4,丁,动物园,${at(900, 0)}\n`;
    const {facilities, report} = await built(await list(rows, {category: undefined}));
    expect(facilities.map(({name, category}) => `${name} ${category}`)).toEqual([
      '甲 pharmacy',
      '乙 pharmacy',
      '丙 pharmacy',
    ]);
    expect(listFindings(report).map(({kind, examples}) => [kind, examples])).toEqual([
      ['list-category-unknown', ['row 4: 动物园']],
    ]);
  });

  test('ids of rows without an id depend on the content, not on the order', async () => {
    const rows = [`甲,${at(0, 0)}`, `乙,${at(300, 0)}`, `丙,${at(600, 0)}`];
    const ids = async (order: string[]) =>
      (await built(await list(`name,lon,lat\n${order.join('\n')}\n`))).facilities.map(
        ({facilityId, name}) => facilityId + name,
      );
    expect(await ids(rows.toReversed())).toEqual(await ids(rows));
  });

  test('the order of rows changes nothing', async () => {
    const rows = Array.from(
      {length: 14},
      (_, i) => `${i},${['同仁堂', '海王', '大参林'][i % 3]},${at((i % 5) * 25, (i % 7) * 15)}`,
    );
    const inOrder = async (order: readonly string[]) =>
      (await built(await list(`id,name,lon,lat\n${order.join('\n')}\n`, {category: 'pharmacy'}))).facilities;
    const expected = await inOrder(rows);
    expect(expected.length).toBeGreaterThan(3);
    expect(expected.length).toBeLessThan(14);
    const shuffled = fc.shuffledSubarray(rows, {minLength: rows.length});
    await fc.assert(
      fc.asyncProperty(shuffled, async order => {
        expect(await inOrder(order)).toEqual(expected);
      }),
      {numRuns: 12},
    );
  });

  test('GeoJSON is read with its properties as columns, polygons by a point inside', async () => {
    const [west, south] = mapPlace([0, 0]);
    const [east, north] = mapPlace([100, 50]);
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const features = [
      {type: 'Feature', properties: {名称: '甲'}, geometry: {type: 'Point', coordinates: mapPlace([300, 40])}},
      {type: 'Feature', properties: {名称: '乙'}, geometry: {type: 'Polygon', coordinates: [ring]}},
    ];
    const source = await list(
      JSON.stringify({type: 'FeatureCollection', features}),
      {columns: {name: '名称'}},
      'c.geojson',
    );
    const {facilities} = await built(source);
    expect(facilities.map(({name}) => name).sort()).toEqual(['乙', '甲'].sort());
    const inside = facilities.find(({name}) => name === '乙')!;
    expect(metersBetween([inside.lon, inside.lat], mapPlace([50, 25]))).toBeLessThan(1);
  });

  test('hostile cells stay text without control and direction characters', async () => {
    const rows = `name,lon,lat\n"=HYPERLINK(""x"")<script>\u202e\u0007\n b",${at(0, 0)}\n`;
    expect((await built(await list(rows))).facilities[0]!.name).toBe('=HYPERLINK("x")<script> b');
  });

  test('rows outside the city are left out and listed', async () => {
    const rows = `name,lon,lat\n甲,${at(0, 0)}\n乙,121.5,31.2\n`;
    const {facilities, report} = await built(await list(rows));
    expect(facilities.map(({name}) => name)).toEqual(['甲']);
    expect(listFindings(report)).toMatchObject([
      {kind: 'list-place-outside', count: 1, examples: ['row 2: 乙 (121.5, 31.2)']},
    ]);
  });

  test('a word of status nobody knows is kept as open and doubtful, and listed', async () => {
    const rows = `name,lon,lat,status\n甲,${at(0, 0)},一般\n`;
    const {facilities, report} = await built(await list(rows));
    expect(facilities[0]).toMatchObject({
      status: 'open',
      doubtful: true,
      doubtReason: doubtWords(['listed'], catalogue),
    });
    expect(listFindings(report).map(({kind}) => kind)).toEqual(['list-status-unknown']);
  });
});

describe('several sources', () => {
  const official = (rows: string, source: object = {}) =>
    list(`id,name,lon,lat\n${rows}\n`, {category: 'primary', ...source});

  test('the official list keeps its id and place, the map adds facts and entrances', async () => {
    const map = withStreets(new OsmMap());
    map.node([50, 10], {entrance: 'main'});
    map.way(
      [
        [10, 10],
        [50, 10],
        [90, 10],
        [90, 90],
        [10, 90],
        [10, 10],
      ],
      {amenity: 'school', name: '东门小学', phone: '010-1'},
    );
    const {facilities} = await built([{kind: 'osm'}, await official(`7,画城东门小学,${at(60, 60)}`)], map);
    expect(facilities).toHaveLength(1);
    expect(facilities[0]).toMatchObject({
      facilityId: 'clinics:7:primary',
      name: '画城东门小学',
      phone: '010-1',
      completeness: 'official',
      entries: [mapPlace([50, 10])],
    });
  });

  test('100 m and a similar name are needed; numbers tell schools apart', async () => {
    const count = async (x: number, name: string) => {
      const map = withStreets(new OsmMap());
      map.node([x, 10], {amenity: 'school', name});
      return (await built([{kind: 'osm'}, await official(`7,东门第一小学,${at(0, 10)}`)], map)).facilities.length;
    };
    expect(await count(95, '东门第一小学')).toBe(1);
    expect(await count(105, '东门第一小学')).toBe(2);
    expect(await count(20, '东门第二小学')).toBe(2);
    expect(await count(20, '实验小学')).toBe(2);
  });

  test('claims follow the city file, areas by kind and code', async () => {
    const ring = [mapPlace([-500, -500]), mapPlace([500, -500]), mapPlace([500, 500]), mapPlace([-500, -500])];
    const area = {
      areaId: '110101',
      kind: 'district',
      code12: null,
      name: '东区',
      polygons: [[ring]],
    } as unknown as Area;
    const source = await official(`7,东门小学,${at(0, 10)}`, {claims: {area: 'district:110101'}, asOf: '2025-01-01'});
    const facilities = await built(
      [{kind: 'osm', completeness: {pharmacy: 'assumed'}, why: '核对过'}, source],
      undefined,
      [area],
    );
    const claim = {
      category: 'primary',
      source: 'clinics',
      completeness: 'official',
      area: '110101',
      asOf: '2025-01-01',
      why: null,
    };
    expect(facilities.claims).toContainEqual(claim);
    const assumed = {
      category: 'pharmacy',
      source: 'osm',
      completeness: 'assumed',
      area: 'city',
      asOf: '2024-05-06',
      why: '核对过',
    };
    expect(facilities.claims).toContainEqual(assumed);
    expect(facilities.claims).toContainEqual({...assumed, category: 'primary', completeness: 'partial'});
    const wrong = await official(`7,东门小学,${at(0, 10)}`, {claims: {area: 'district:99'}});
    expect(await problem(wrong)).toMatchObject({where: 'facilities.0.claims.area'});
  });

  test('a list makes a category known that the map cannot hold', async () => {
    const {noData} = await built(await list(`name,lon,lat\n甲,${at(0, 0)}\n`, {category: 'women'}));
    expect(noData).not.toContain('women');
    expect(noData).toContain('pharmacy');
  });
});

test('a map source without a map says so and leaves every category without data', async () => {
  const found = await hongKong({kind: 'osm'}, '.');
  expect(found.facilities).toEqual([]);
  expect(found.noData).toHaveLength(catalogue.categories.length);
  expect(found.report.findings().map(({kind}) => kind)).toEqual(['facilities-without-extract']);
});

const kindergartens = sharedFile('hongkong/facilities/Kindergartens.geojson');

test.skipIf(kindergartens === null)(
  'the 1,336 session rows of Hong Kong’s kindergartens are its 504 schools and their branches',
  async () => {
    const path = kindergartens as string;
    const folder = path.slice(0, path.lastIndexOf('/'));
    const source = {
      kind: 'table',
      file: 'Kindergartens.geojson',
      category: 'kindergarten',
      completeness: 'official',
      columns: {id: 'GMID', name: '設施名稱', name_en: 'Facility Name', address: '地址'},
    };
    const {facilities} = await hongKong(source, folder);
    const {features} = JSON.parse(await readFile(path, 'utf8')) as {features: {properties: Record<string, string>}[]};
    expect(features).toHaveLength(1336);
    const names = new Set(features.map(({properties}) => properties['Facility Name']));
    expect(names.size).toBe(504);
    expect(new Set(facilities.map(({nameEn}) => nameEn)).size).toBeGreaterThanOrEqual(503);
    expect(facilities.length).toBeGreaterThanOrEqual(504);
    // what is left over are schools of one name at several addresses, such as the Montessori school's four
    expect(facilities.length).toBeLessThanOrEqual(525);
    const montessori = facilities.filter(
      ({nameEn}) => nameEn === 'THE INTERNATIONAL MONTESSORI SCHOOL - AN IMEF SCHOOL',
    );
    expect(montessori).toHaveLength(4);
  },
);

async function hongKong(source: object, folder: string) {
  const [west, south, east, north] = [113.8, 22.1, 114.5, 22.6];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as [number, number][];
  const city = parseCity(
    JSON.stringify({
      id: 'hk',
      name: {zh: '香港', en: 'Hong Kong'},
      language: 'zh',
      timeZone: 'Asia/Hong_Kong',
      jurisdiction: 'HK',
      boundary: {bbox: [west, south, east, north]},
      population: {kind: 'buildings', total: 1},
      facilities: [source],
      licences: [],
    }),
    'hk.json',
  );
  const boundary = boundaryOf([[ring]], 'bbox');
  const report = new Report();
  const input = {extract: null, boundary, areas: [], streets: null, catalogue, dir: folder, report};
  return {...(await buildFacilities(city, input)), report};
}
