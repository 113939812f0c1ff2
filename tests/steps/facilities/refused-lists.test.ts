import {describe, expect, test} from 'vitest';
import {parseCity} from '#schema/city.ts';
import {Report} from '../../../scripts/report.ts';
import {boundaryOf} from '../../../scripts/steps/boundary.ts';
import {buildFacilities} from '../../../scripts/steps/facilities.ts';
import {mapPlace, OsmMap} from '../../support/osm-map.ts';
import {catalogue, drawnFacilities, withStreets} from './drawn-city.ts';
import {at, built, list, listFolder, problem, useListFolder} from './list-folder.ts';

useListFolder();

describe('a list that cannot be understood is refused with row, found and expected', () => {
  test('a column that is not there', async () => {
    const found = await problem(await list(`name,x,lat\n甲,${at(0, 0)}\n`, {columns: {lon: '经度'}}));
    expect(found).toMatchObject({
      file: 'clinics.csv',
      where: 'header',
      found: 'the columns name, x, lat',
      expected: 'a column "经度"',
    });
    expect(await problem(await list(`name,x,lat\n甲,${at(0, 0)}\n`))).toMatchObject({expected: 'a column "lon"'});
    const noCategory = await list(`name,lon,lat\n甲,${at(0, 0)}\n`, {category: undefined});
    expect(await problem(noCategory)).toMatchObject({expected: 'a column "category"'});
  });

  test('coordinates that are no numbers', async () => {
    for (const text of ['NaN', '', '一百二十', '120°5′', 'Infinity'])
      expect(await problem(await list(`name,lon,lat\n甲,${at(0, 0)}\n乙,${text},30\n`))).toMatchObject({
        where: 'row 2, column "lon"',
        expected: 'degrees as a decimal number',
      });
  });

  test('coordinates in each other’s column', async () => {
    const [lon, lat] = mapPlace([0, 0]);
    const {where, expected} = await problem(await list(`name,lon,lat\n甲,${lat},${lon}\n`));
    expect(where).toBe('row 1');
    expect(expected).toContain('swapped');
  });

  test('an id given twice', async () => {
    const rows = `id,name,lon,lat\n7,甲,${at(0, 0)}\n8,乙,${at(100, 0)}\n7,丙,${at(200, 0)}\n`;
    expect(await problem(await list(rows))).toMatchObject({where: 'row 3', found: 'the id "7", which row 1 has too'});
  });

  test('a place in the sea', async () => {
    const map = withStreets(new OsmMap());
    // the coast runs north with the land on its left; two marks stretch the extract
    map.way(
      [
        [1200, -1900],
        [1200, 1900],
      ],
      {natural: 'coastline'},
    );
    for (const x of [-1900, 1900]) map.node([x, 0], {seamark: 'buoy'});
    const east = await problem(await list(`name,lon,lat\n甲,${at(0, 0)}\n乙,${at(1700, 0)}\n`), map);
    expect(east).toMatchObject({where: 'row 2', expected: 'a place on land; is the coordinate system right?'});
    expect(east.found).toContain('in the sea, 500 m off the coast');
    const west = await built(await list(`name,lon,lat\n甲,${at(0, 0)}\n乙,${at(-1700, 0)}\n`), map);
    expect(west.facilities).toHaveLength(2);
    expect((await problem(await list('name,lon,lat\n甲,0,0\n'))).found).toContain('in the sea');
  });

  test('all places somewhere else', async () => {
    const far = await problem(await list('name,lon,lat\n甲,-15.4,28.1\n乙,-15.5,28.2\n'));
    expect(far.found).toMatch(/km from the city; so are all 2 places/);
  });

  test('an unknown coordinate system in China', async () => {
    for (const crs of [undefined, 'auto'])
      expect((await problem(await list(`name,lon,lat\n甲,${at(0, 0)}\n`, {crs}))).expected).toContain('gcj02');
    const spain = {facilities: [await list(`name,lon,lat\n甲,${at(0, 0)}\n`, {crs: undefined})], dir: listFolder()};
    const abroad = await drawnFacilities(withStreets(new OsmMap()), {...spain, jurisdiction: 'ES', language: 'es'});
    expect(abroad.facilities).toHaveLength(1);
  });

  test('a shifted system outside China is taken unshifted, which is said; in China nothing is said', async () => {
    const row = '甲,7.42,43.73\n乙,7.421,43.731\n';
    const read = async (crs: string, rows: string, west: number, south: number) => {
      const source = await list(`name,lon,lat\n${rows}`, {crs});
      const [east, north] = [west + 0.2, south + 0.2];
      const city = parseCity(
        JSON.stringify({
          ...{id: 'x', name: {zh: '甲', en: 'X'}, jurisdiction: 'ES', language: 'es', timeZone: 'Europe/Madrid'},
          ...{boundary: {bbox: [west, south, east, north]}, population: {kind: 'buildings', total: 1}},
          ...{facilities: [source], licences: []},
        }),
        'x.json',
      );
      const ring = [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ] as [number, number][];
      const report = new Report();
      const boundary = boundaryOf([[ring]], 'bbox');
      const input = {extract: null, boundary, areas: [], streets: null, catalogue, dir: listFolder(), report};
      const {facilities} = await buildFacilities(city, input);
      return {
        places: facilities.map(({lon, lat}) => [lon, lat]).sort(),
        findings: report.findings().filter(({kind}) => kind === 'list-crs-outside-china'),
      };
    };
    const abroad = await read('gcj02', row, 7.3, 43.6);
    expect(abroad.places).toEqual([
      [7.42, 43.73],
      [7.421, 43.731],
    ]);
    expect(abroad.findings).toMatchObject([{count: 2, examples: ['row 1: 甲 (7.42, 43.73)', expect.any(String)]}]);
    expect((await read('wgs84', row, 7.3, 43.6)).findings).toEqual([]);
    const inside = await read('gcj02', '甲,120.1,30.2\n', 120, 30.1);
    expect(inside.places[0]![0]).not.toBe(120.1);
    expect(inside.findings).toEqual([]);
  });

  test('a category the catalogue does not have', async () => {
    const found = await problem(await list(`name,lon,lat\n甲,${at(0, 0)}\n`, {category: 'zoo'}));
    expect(found).toMatchObject({where: 'facilities.0', found: 'the category "zoo"'});
  });

  test('a missing file, a workbook, an unknown column of ours', async () => {
    expect(await problem({kind: 'table', file: 'none.csv', category: 'bank', crs: 'wgs84'})).toMatchObject({
      found: 'no such file',
    });
    expect((await problem(await list('PK', {}, 'a.xlsx'))).found).toBe('an Excel workbook');
    const unknown = await list(`name,lon,lat\n甲,${at(0, 0)}\n`, {columns: {nom: 'name'}});
    expect(await problem(unknown)).toMatchObject({where: 'columns.nom'});
  });
});
