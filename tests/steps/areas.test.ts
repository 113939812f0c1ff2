import {describe, expect, test} from 'vitest';
import {Report} from '../../scripts/report.ts';
import {buildAreas} from '../../scripts/steps/areas.ts';
import {buildBoundary} from '../../scripts/steps/boundary.ts';
import {folderWith} from '../support/folder.ts';
import {readMap} from '../support/read-map.ts';
import {SmallMap} from '../support/small-map.ts';
import {testCity} from '../support/test-city.ts';

/** A square feature of 0.01 degrees. */
function feature(west: number, south: number, properties: Record<string, unknown>) {
  const [east, north] = [west + 0.01, south + 0.01];
  const coordinates = [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
  return {type: 'Feature', properties, geometry: {type: 'Polygon', coordinates}};
}

const COLUMNS = {code12: 'QHDM', name_zh: 'MC', name_en: 'EN', households: 'HS', area_type: 'CXFL'};

async function read(features: unknown[], columns: Record<string, string> = COLUMNS) {
  const dir = folderWith({'c.geojson': JSON.stringify({type: 'FeatureCollection', features})});
  const city = testCity({areas: [{kind: 'community', file: 'c.geojson', columns}]});
  const report = new Report();
  const areas = await buildAreas(city, null, await buildBoundary(city, null, dir), dir, report);
  return {areas, report};
}

describe('areas from a file', () => {
  test('carry code, names, households and kind of place, sorted by code', async () => {
    const {areas, report} = await read([
      feature(113.01, 23, {QHDM: '440106002001', MC: '乙社区', EN: 'Second', HS: 1200, CXFL: '112'}),
      feature(113, 23, {QHDM: 440106001001, MC: '甲社区', EN: null, HS: '900', CXFL: 220}),
    ]);
    expect(areas).toMatchObject([
      {
        areaId: '440106001001',
        code12: '440106001001',
        name: '甲社区',
        nameLanguage: 'zh',
        nameEn: null,
        households: 900,
        areaType: 'rural',
      },
      {areaId: '440106002001', nameZh: '乙社区', nameEn: 'Second', households: 1200, areaType: 'fringe'},
    ]);
    expect(report.findings()).toEqual([]);
  });

  test('keep an official code of another length as id, without calling it a 12-digit code', async () => {
    const {areas} = await read([feature(113, 23, {QHDM: '440106'})], {code12: 'QHDM'});
    expect(areas).toMatchObject([{areaId: '440106', code12: null, name: '440106', nameLanguage: null}]);
  });

  test('outside the city, or beside it with only an inexact border in it, are left out', async () => {
    const {areas} = await read(
      [
        feature(113.005, 23.005, {code: 'in'}),
        feature(113.0199, 23.005, {code: 'touching'}),
        feature(114, 23, {code: 'far'}),
      ],
      {},
    );
    expect(areas.map(area => area.areaId)).toEqual(['in']);
  });

  test('none of which is inside are noted', async () => {
    const {report} = await read([feature(114, 23, {code: 'far'})], {});
    expect(report.findings()).toMatchObject([{kind: 'areas-none-inside', examples: ['community: c.geojson (1 read)']}]);
  });

  test('with a class of town and country nobody knows are read, and the class is noted', async () => {
    const {areas, report} = await read([feature(113, 23, {QHDM: '1', MC: '甲', EN: 'A', HS: 1, CXFL: 'constructor'})]);
    expect(areas[0]!.areaType).toBeNull();
    expect(report.findings()).toMatchObject([{kind: 'area-type-unknown', examples: ['feature 1: constructor']}]);
  });

  test.each([
    [
      [feature(113, 23, {QHDM: '1'}), feature(113.01, 23, {QHDM: '1'})],
      {code12: 'QHDM'},
      'c.geojson: feature 2: found the id 1 of c.geojson, feature 1',
    ],
    [
      [feature(113, 23, {QHDM: '1'})],
      {code12: 'CODE'},
      'c.geojson: properties: found QHDM, expected a property named "CODE"',
    ],
    [[feature(113, 23, {QHDM: null, x: 1})], {code12: 'QHDM'}, 'c.geojson: feature 1: found no code'],
    [
      [feature(113, 23, {QHDM: '1', HS: 'NaN'})],
      {code12: 'QHDM', households: 'HS'},
      'c.geojson: feature 1, HS: found NaN, expected a number, 0 or more',
    ],
    [[feature(113, 23, {QHDM: '1', HS: -1})], {code12: 'QHDM', households: 'HS'}, 'found -1'],
    [[{...feature(113, 23, {QHDM: '1'}), geometry: null}], {code12: 'QHDM'}, 'feature 1: found no geometry'],
    [[], {code12: 'QHDM'}, 'c.geojson: found no feature'],
  ])('%#: a mistake is named by file and feature', async (features, columns, message) => {
    await expect(read(features, columns)).rejects.toThrow(message);
  });
});

describe('areas from OpenStreetMap', () => {
  test('are the whole ones of that level, with their names; broken ones are noted', async () => {
    const map = new SmallMap();
    const whole = map.box(113, 23, 113.02, 23.02);
    const broken = map.way([map.node(113, 23), map.node(113.05, 23)]);
    const tags = {type: 'boundary', boundary: 'administrative', admin_level: '9'};
    map.relation([[whole, 'outer']], {...tags, name: '甲区', 'name:en': 'First'});
    map.relation([[broken, 'outer']], {...tags, name: '乙区'});
    map.relation([[whole, 'outer']], {...tags, admin_level: '8', name: '市'});
    const extract = await readMap(map);
    const city = testCity({areas: [{kind: 'district', osmAdminLevel: 9}]});
    const report = new Report();
    const areas = await buildAreas(city, extract, await buildBoundary(city, extract, '.'), '.', report);
    expect(areas).toMatchObject([
      {areaId: 'osm:r1', kind: 'district', name: '甲区', nameZh: '甲区', nameEn: 'First', code12: null},
    ]);
    expect(report.findings()).toMatchObject([{kind: 'area-incomplete', examples: ['osm:r2 乙区']}]);
  });

  test('need an extract', async () => {
    const city = testCity({areas: [{kind: 'district', osmAdminLevel: 9}]});
    const boundary = await buildBoundary(city, null, '.');
    await expect(buildAreas(city, null, boundary, '.', new Report())).rejects.toThrow('but no OpenStreetMap extract');
  });
});
