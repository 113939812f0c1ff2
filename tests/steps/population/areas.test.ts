import {describe, expect, test} from 'vitest';
import type {Cells} from '../../../scripts/steps/model.ts';
import {build, house, sum} from '../../support/build-cells.ts';
import {SmallMap} from '../../support/small-map.ts';

describe('people counted by area', () => {
  const ring = (west: number, south: number, east: number, north: number) => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const area = (code: string, box: [number, number, number, number]) => ({
    type: 'Feature',
    properties: {code},
    geometry: {type: 'Polygon', coordinates: [ring(...box)]},
  });
  const WEST = area('440106001001', [113, 23, 113.01, 23.02]);
  const EAST = area('440106001002', [113.01, 23, 113.02, 23.02]);
  const geojson = (...features: unknown[]) => JSON.stringify({type: 'FeatureCollection', features});
  const CITY = {
    areas: [{kind: 'community', file: 'c.geojson', columns: {code12: 'code'}}],
    population: {kind: 'areas', file: 'a.csv', columns: {code: 'QHDM', people: 'P', people_age60plus: 'O'}},
  };
  const houses = () => {
    const map = new SmallMap();
    for (let i = 0; i < 9; i++) for (let j = 0; j < 5; j++) house(map, 113.0008 + i * 0.0021, 23.002 + j * 0.003);
    return map;
  };
  const peopleOf = (cells: Cells, column: Uint32Array, index: number) =>
    sum([...column].filter((_, i) => cells.areaIndex.get('community')![i] === index));

  test('stay in their area, every count exact, in squares named by UTM', async () => {
    const files = {
      'c.geojson': geojson(WEST, EAST),
      'a.csv': 'QHDM,P,O\n440106001002,100.5,10\n440106001001,333,33.333\n',
    };
    const {cells, report} = await build(CITY, {files, map: houses()});
    expect(peopleOf(cells, cells.people, 0)).toBe(333_000);
    expect(peopleOf(cells, cells.people, 1)).toBe(100_500);
    const old = cells.groups.get('age60plus')!;
    expect(peopleOf(cells, old, 0)).toBe(33_333);
    expect(peopleOf(cells, old, 1)).toBe(10_000);
    expect(cells.sourceTotal).toBe(433_500);
    expect(new Set(cells.cellId).size).toBe(cells.cellCount);
    expect(report.findings()).toEqual([]);
    for (const id of cells.cellId) expect(id).toMatch(/^utm49N_\d+_\d+(\/44010600100[12])?$/);
  });

  test('spread over the city are noted where areas overlap, and count once', async () => {
    const files = {'c.geojson': geojson(WEST, area('440106001002', [113.005, 23, 113.02, 23.02]))};
    const population = {kind: 'buildings', total: 1000};
    const {cells, report} = await build({areas: CITY.areas, population}, {files, map: houses()});
    const findings = report.findings().filter(({kind}) => kind === 'people-in-two-areas');
    expect(findings).toHaveLength(1);
    const twice = Number(/^community: ([\d.]+) people$/.exec(findings[0]!.examples[0]!)?.[1]);
    expect(twice).toBeGreaterThan(100);
    expect(twice).toBeLessThan(400);
    expect(peopleOf(cells, cells.people, 0) + peopleOf(cells, cells.people, 1)).toBe(1_000_000);
  });

  test('outside the boundary fall away with the buildings they live in', async () => {
    const beyond = area('440106001003', [113.01, 23, 113.03, 23.02]);
    const map = new SmallMap();
    house(map, 113.015, 23.01);
    house(map, 113.025, 23.01);
    const files = {'c.geojson': geojson(beyond), 'a.csv': 'QHDM,P,O\n440106001003,100,10\n'};
    const {cells} = await build(CITY, {files, map});
    expect(cells.sourceTotal).toBe(50_000);
    expect(cells.cellCount).toBe(1);
  });

  test('with codes or areas left over are noted, and what is missing is not zero', async () => {
    const files = {'c.geojson': geojson(WEST, EAST), 'a.csv': 'QHDM,P,O\n440106001001,50,5\n999,7,1\n'};
    const {cells, report} = await build(CITY, {files, map: houses()});
    expect(cells.sourceTotal).toBe(50_000);
    expect(report.findings()).toMatchObject([
      {kind: 'area-without-people', examples: ['440106001002 440106001002']},
      {kind: 'people-without-area', examples: ['row 2: 999, 7 people']},
    ]);
  });

  test.each([
    ['QHDM,P,O\n440106001001,50,5\n440106001001,1,1\n', 'a.csv: row 2: found the code 440106001001 of row 1'],
    [
      'QHDM,P,O\n1,50,5\n',
      'a.csv: code: found codes such as 1, expected codes of areas such as 440106001001, 440106001002',
    ],
    [
      'QHDM,P,O\n440106001001,5,6\n',
      'a.csv: row 1, group age60plus: found 6 people, expected at most the 5 who can be of that age',
    ],
    ['QHDM,P,O\n440106001001,x,6\n', 'a.csv: row 1, column "P": found x'],
    ['QHDM,P,O\n,5,6\n', 'a.csv: row 1: found no code'],
    ['QHDM,P\n440106001001,5\n', 'expected a column named "O"'],
  ])('%j is refused', async (csv, message) => {
    const files = {'c.geojson': geojson(WEST, EAST), 'a.csv': csv};
    await expect(build(CITY, {files, map: houses()})).rejects.toThrow(message);
  });

  test('without areas in the city file are refused', async () => {
    const files = {'a.csv': 'QHDM,P,O\n1,5,1\n'};
    await expect(build({...CITY, areas: []}, {files})).rejects.toThrow('expected "areas" in the city file');
  });

  test("that are confidential show each area's shares, and no area shows fewer than 10 of a group", async () => {
    const files = {'c.geojson': geojson(WEST, EAST), 'a.csv': 'QHDM,P,O\n440106001001,300,4\n440106001002,100,16\n'};
    const {cells} = await build(
      {...CITY, population: {...CITY.population, confidential: true}},
      {files, map: houses()},
    );
    expect(cells.confidential).toBe(true);
    // 4 people are too few to show: both areas carry the share of both together, 20 of 400
    expect([peopleOf(cells, cells.people, 0), peopleOf(cells, cells.people, 1)]).toEqual([300_000, 100_000]);
    const old = cells.groups.get('age60plus')!;
    expect(sum(old)).toBe(20_000);
    expect(peopleOf(cells, old, 0) / 1000).toBeCloseTo(15, 1);
    for (let i = 0; i < old.length; i++) expect(Math.abs(old[i]! - cells.people[i]! / 20)).toBeLessThanOrEqual(1);
  });

  test('that are confidential and large enough keep their own totals', async () => {
    const files = {'c.geojson': geojson(WEST, EAST), 'a.csv': 'QHDM,P,O\n440106001001,300,12\n440106001002,100,16\n'};
    const {cells} = await build(
      {...CITY, population: {...CITY.population, confidential: true}},
      {files, map: houses()},
    );
    const old = cells.groups.get('age60plus')!;
    expect([peopleOf(cells, old, 0), peopleOf(cells, old, 1)]).toEqual([12_000, 16_000]);
  });

  test('are joined to areas of their own kind, and know the district they are in as well', async () => {
    const features = {'c.geojson': geojson(WEST, EAST), 'd.geojson': geojson(area('440106', [113, 23, 113.02, 23.02]))};
    const areas = [...CITY.areas, {kind: 'district', file: 'd.geojson', columns: {code: 'code'}}];
    const csv = 'QHDM,P,O\n440106001001,50,5\n440106001002,70,7\n';
    const {cells} = await build({...CITY, areas}, {files: {...features, 'a.csv': csv}, map: houses()});
    expect([peopleOf(cells, cells.people, 0), peopleOf(cells, cells.people, 1)]).toEqual([50_000, 70_000]);
    expect(new Set(cells.areaIndex.get('district'))).toEqual(new Set([0]));
    const both = `${csv}440106,120,12\n`;
    await expect(build({...CITY, areas}, {files: {...features, 'a.csv': both}, map: houses()})).rejects.toThrow(
      'a.csv: code: found codes of district and community, which would count people twice',
    );
  });

  test('keep to their area where several share one square, even if their middle lies in another', async () => {
    // a village green inside a village: houses on both sides of the green's one house, all in one square
    const green = area('2', [113.01045, 23.0102, 113.01075, 23.0106]);
    const village = area('1', [113, 23, 113.02, 23.02]);
    village.geometry.coordinates.push(green.geometry.coordinates[0]!.toReversed());
    const map = new SmallMap();
    for (const lon of [113.0102, 113.0105, 113.0108]) house(map, lon, 23.0103);
    const files = {'c.geojson': geojson(green, village), 'a.csv': 'QHDM,P,O\n1,40,0\n2,7,0\n'};
    const {cells} = await build(CITY, {files, map});
    expect(cells.cellId.map(id => id.split('/')[1])).toEqual(['1', '2']);
    expect([...cells.people]).toEqual([40_000, 7_000]);
    expect([...cells.lon]).toEqual([1130106000, 1130106000]);
    expect([...cells.areaIndex.get('community')!]).toEqual([0, 1]);
  });
});
