import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import type {Row} from '#files/table.ts';
import {tableFromRows} from '#files/table.ts';
import {chooseNorms, type Norm, normSchema} from '#schema/norm.ts';
import {tableSpec} from '#schema/tables.ts';
import {loadNorms} from '../../scripts/norms.ts';
import type {CityModel, FacilityFacts} from '../../scripts/steps/city-model.ts';
import {buildEstates, type Estate, estateOf, estateRow} from '../../scripts/steps/estates.ts';
import {areaNodes, ratioOf} from '../../scripts/steps/indicators/area-tree.ts';
import {judgeEither, judgeNorm} from '../../scripts/steps/indicators/norm-verdict.ts';
import {indicatorRows} from '../../scripts/steps/indicators.ts';
import {testCity} from '../support/test-city.ts';

const norms = loadNorms();
const normOf = (key: string): Norm => norms.find(norm => norm.key === key)!;
const serviceFloor = normOf('service_floor_per_100_households');
const elderLand = normOf('elder_land_per_person_new');

const amount = (base: number | null, denominator: number | null) => ({
  low: base,
  base,
  high: base,
  denominator,
  missing: null,
});
const existing = {jurisdiction: 'CN', kind: 'existing', areaType: 'urban'} as const;
const estate = {jurisdiction: 'CN', kind: 'new-estates', areaType: null} as const;

describe('one norm', () => {
  test('30 square metres per 100 households: met at exactly 30, missed just below', () => {
    expect(judgeNorm(serviceFloor, amount(300, 1000), existing)).toEqual({verdict: 'met', why: null});
    expect(judgeNorm(serviceFloor, amount(299.9, 1000), existing)).toEqual({verdict: 'not-met', why: null});
  });

  test('a tenth of a square metre for three people is 0.3, whatever the computer makes of 0.1 × 3', () => {
    expect(judgeNorm(elderLand, amount(0.3, 3), estate).verdict).toBe('met');
  });

  test('a range that crosses the target cannot be judged', () => {
    const range = {low: 250, base: 320, high: 320, denominator: 1000, missing: null};
    expect(judgeNorm(serviceFloor, range, existing)).toEqual({verdict: 'cannot-judge', why: 'range-crosses-target'});
  });

  test('unknown is not zero: without the area or the households there is no verdict', () => {
    expect(judgeNorm(serviceFloor, amount(null, 1000), existing).why).toBe('numerator-missing');
    expect(judgeNorm(serviceFloor, amount(300, null), existing).why).toBe('denominator-missing');
    expect(judgeNorm(serviceFloor, amount(300, 0), existing).why).toBe('denominator-missing');
    expect(judgeNorm(serviceFloor, amount(0, 1000), existing).verdict).toBe('not-met');
  });

  test('norms for new estates say nothing about existing communities', () => {
    expect(judgeNorm(elderLand, amount(5, 10), existing)).toEqual({
      verdict: 'not-applicable',
      why: 'new-estates-only',
    });
    expect(judgeNorm(elderLand, amount(5, 10), estate).verdict).toBe('met');
  });

  test('outside its jurisdiction, for a rural place, or as an average a norm does not apply', () => {
    expect(judgeNorm(serviceFloor, amount(300, 1000), {...existing, jurisdiction: 'ES'}).why).toBe('out-of-scope');
    expect(judgeNorm(elderLand, amount(5, 10), {...estate, areaType: 'rural'}).why).toBe('urban-only');
    expect(judgeNorm(normOf('workers_per_10000_urban'), amount(5, 10), existing).why).toBe('average');
    const hunan = normOf('service_floor_per_100_households_hunan');
    expect(judgeNorm(hunan, amount(1, 1), existing).why).toBe('out-of-scope');
    expect(judgeNorm(hunan, amount(1, 1), {...existing, jurisdiction: 'CN-HN'}).why).toBe('average');
  });

  test('what is only recalled decides nothing', () => {
    const recalled: Norm = {...serviceFloor, status: 'recalled'};
    expect(judgeNorm(recalled, amount(300, 1000), existing)).toEqual({verdict: 'cannot-judge', why: 'unverified'});
  });
});

describe('one of two is enough', () => {
  const met = {verdict: 'met', why: null} as const;
  const missed = {verdict: 'not-met', why: null} as const;
  const open = {verdict: 'cannot-judge', why: 'numerator-missing'} as const;

  test('both are met when one is', () => {
    expect(judgeEither([missed, met])).toEqual([{verdict: 'met', why: 'met-by-the-other'}, met]);
    expect(judgeEither([open, met])[0]).toEqual({verdict: 'met', why: 'met-by-the-other'});
  });

  test('neither is missed while the other is not known', () => {
    expect(judgeEither([missed, open])).toEqual([{verdict: 'cannot-judge', why: 'other-of-two-missing'}, open]);
  });

  test('both are missed when both are', () => {
    expect(judgeEither([missed, missed])).toEqual([missed, missed]);
  });
});

test('the catalogue keeps land and floor area apart, and what is for new estates from what there is', () => {
  expect(norms.map(norm => normSchema.parse(norm))).toEqual(norms);
  const land = norms.filter(norm => norm.quantity.endsWith('_land'));
  expect(land.every(norm => norm.unit.includes('land'))).toBe(true);
  expect(norms.filter(norm => norm.either === 'sport').map(norm => [norm.quantity, norm.target])).toEqual([
    ['sport_indoor_floor', 0.1],
    ['sport_outdoor_land', 0.3],
  ]);
  for (const key of ['elder_land_per_person_new', 'sport_indoor_per_person_new', 'sport_outdoor_per_person_new'])
    expect(normOf(key).applies_to).not.toContain('existing');
  expect(norms.every(norm => norm.status !== 'recalled')).toBe(true);
});

test('a city that chooses its catalogues has only their norms', () => {
  const keys = (chosen: Parameters<typeof chooseNorms>[1]) => chooseNorms(norms, chosen).map(norm => norm.catalogue);
  expect(keys(undefined)).toHaveLength(norms.length);
  expect(new Set(keys(['plan-14fyp', 'gb50180']))).toEqual(new Set(['plan-14fyp']));
  expect(keys(['gb50180'])).toEqual([]);
});

type Facts = Partial<
  Pick<NonNullable<CityModel['normInputs']>['areas'][number], 'households' | 'serviceFloorAreaSqm' | 'workers'>
>;

/** A city of two districts of two communities each, 100 people in every community. */
function model(facts: Readonly<Record<string, Facts>>, change: Partial<CityModel> = {}): CityModel {
  const people = new Uint32Array(4).fill(100_000);
  const types: Record<string, 'urban' | 'rural'> = {a1: 'urban', a2: 'urban', b1: 'urban', b2: 'rural'};
  const kinds = {district: ['a', 'b'], community: ['a1', 'a2', 'b1', 'b2']} as const;
  const areas = (['district', 'community'] as const).flatMap(kind =>
    kinds[kind].map(areaId => ({
      areaId,
      kind,
      areaType: types[areaId] ?? null,
      households: null,
      serviceFloorAreaSqm: null,
      workers: null,
      ...facts[areaId],
    })),
  );
  return {
    cityId: 'test',
    demand: {cellCount: 4, people},
    facilities: {facilityCount: 0, categories: [], category: [], open: [], inside: [], doubtful: []},
    claims: [],
    noData: [],
    partitions: [
      {kind: 'city', areaIds: ['test'], index: Int32Array.of(0, 0, 0, 0)},
      {kind: 'district', areaIds: ['a', 'b'], areaTypes: [null, null], index: Int32Array.of(0, 0, 1, 1)},
      {
        kind: 'community',
        areaIds: ['a1', 'a2', 'b1', 'b2'],
        areaTypes: ['urban', 'urban', 'urban', 'rural'],
        index: Int32Array.of(0, 1, 2, 3),
      },
    ],
    normInputs: {jurisdiction: 'CN', norms, areas, estates: [], facilityAreas: new Map()},
    ...change,
  } as unknown as CityModel;
}

const rowsOf = (city: CityModel, norm: string) =>
  indicatorRows({model: city} as never).filter(row => row['indicator_id'] === norm);
const rowOf = (city: CityModel, norm: string, area: string): Row =>
  rowsOf(city, norm).find(row => row['area_id'] === area)!;

describe('areas', () => {
  const all = {
    a1: {households: 50, serviceFloorAreaSqm: 20, workers: 1},
    a2: {households: 50, serviceFloorAreaSqm: 10, workers: 2},
    b1: {households: 100, serviceFloorAreaSqm: 10, workers: 3},
    b2: {households: 50, serviceFloorAreaSqm: 50, workers: 9},
  };

  test('floor area per 100 households, of communities and added up to districts and the city', () => {
    const city = model(all);
    const values = ['test', 'a', 'b', 'a1', 'a2', 'b1', 'b2'].map(area => {
      const row = rowOf(city, serviceFloor.key, area);
      return [row['numerator'], row['denominator'], row['value'], row['verdict']];
    });
    expect(values).toEqual([
      [90, 250, 36, 'met'],
      [30, 100, 30, 'met'],
      [60, 150, 40, 'met'],
      [20, 50, 40, 'met'],
      [10, 50, 20, 'not-met'],
      [10, 100, 10, 'not-met'],
      [50, 50, 100, 'met'],
    ]);
  });

  test('one community without a number leaves its district and the city without verdict, but no other', () => {
    const city = model({...all, b2: {households: 50}});
    expect(rowOf(city, serviceFloor.key, 'b2')).toMatchObject({
      verdict: 'cannot-judge',
      why: 'numerator-missing',
      value: null,
    });
    expect(rowOf(city, serviceFloor.key, 'b')).toMatchObject({verdict: 'cannot-judge', value: null, numerator: null});
    expect(rowOf(city, serviceFloor.key, 'test')['verdict']).toBe('cannot-judge');
    expect(rowOf(city, serviceFloor.key, 'a')['verdict']).toBe('met');
  });

  test('what a district says of itself goes before what its communities add up to', () => {
    const city = model({...all, a: {households: 200, serviceFloorAreaSqm: 30}});
    expect(rowOf(city, serviceFloor.key, 'a')).toMatchObject({numerator: 30, denominator: 200, verdict: 'not-met'});
  });

  test('workers are counted per urban resident: rural places are left out of the sum', () => {
    const city = model(all);
    expect(rowOf(city, 'workers_per_10000_urban', 'b')).toMatchObject({numerator: 3, denominator: 100, value: 300});
    expect(rowOf(city, 'workers_per_10000_urban', 'test')).toMatchObject({numerator: 6, denominator: 300, value: 200});
    expect(rowOf(city, 'workers_per_10000_urban', 'b2')).toMatchObject({
      verdict: 'not-applicable',
      why: 'urban-only',
      value: null,
    });
  });

  test('norms for new estates are shown once, for the city, without verdict', () => {
    expect(rowsOf(model(all), elderLand.key)).toMatchObject([
      {area_id: 'test', verdict: 'not-applicable', why: 'new-estates-only', value: null, denominator: 400},
    ]);
  });

  test('outside China only the city has rows, and none a verdict', () => {
    const city = model(all);
    const abroad = {...city, normInputs: {...city.normInputs!, jurisdiction: 'ES'}};
    const rows = indicatorRows({model: abroad} as never);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(row => row['area_kind'] === 'city' && row['verdict'] === 'not-applicable')).toBe(true);
    expect(rows.some(row => String(row['indicator_id']).includes('hunan'))).toBe(false);
  });

  test('parts that leave out some of the people are no sum', () => {
    const city = model(all);
    const partial = {
      ...city,
      partitions: city.partitions.map(partition =>
        partition.kind === 'community' ? {...partition, index: Int32Array.of(0, -1, 2, 3)} : partition,
      ),
    } as CityModel;
    const nodes = areaNodes(partial);
    const found = ratioOf(
      nodes[1]!,
      facts => facts.serviceFloorAreaSqm,
      node => node.facts?.households ?? null,
      false,
    );
    expect(found).toEqual({missing: 'numerator-missing'});
  });

  test('rows fit the dictionary', () => {
    const spec = tableSpec('indicators', {groups: [], areaKinds: [], categories: [], streets: true, invented: false});
    const rows = indicatorRows({model: model(all)} as never);
    const table = tableFromRows(spec, rows);
    for (let row = 0; row < table.rowCount; row++) for (const read of table.read) read(row);
    expect(table.rowCount).toBe(rows.length);
  });
});

describe('facilities of the whole city', () => {
  const city = (facts: readonly FacilityFacts[], doubtful: number[], completeness: 'official' | 'partial') => {
    const places = model({});
    return {
      ...places,
      facilities: {
        facilityCount: facts.length,
        categories: ['nursery'],
        category: facts.map(() => 0),
        open: facts.map(() => 1),
        inside: facts.map(() => 1),
        doubtful,
      },
      facilityFacts: facts,
      claims: [{category: 'nursery', completeness, area: 'city'}],
    } as unknown as CityModel;
  };
  const places = (capacity: number | null, capacityUnit: string | null = '托位'): FacilityFacts => ({
    capacity,
    capacityUnit,
    floorAreaSqm: null,
  });

  test('nursery places per 1,000 people, with the range that doubtful ones leave', () => {
    expect(rowOf(city([places(2), places(1)], [0, 1], 'official'), 'nursery_places_per_1000', 'test')).toMatchObject({
      value: 7.5,
      value_low: 5,
      value_high: 7.5,
      target: 4.5,
      verdict: 'not-applicable',
      why: 'average',
    });
  });

  test('areas show what their own facilities add up to, by where these stand', () => {
    const all = city([places(2), places(1)], [0, 0], 'official');
    const inputs = {...all.normInputs!, facilityAreas: new Map([['district', Int32Array.of(0, -1)] as const])};
    const rows = rowsOf({...all, normInputs: inputs}, 'nursery_places_per_1000');
    const values = rows.filter(row => row['area_kind'] !== 'community').map(row => [row['area_id'], row['value']]);
    expect(values).toEqual([
      ['test', 7.5],
      ['a', 10],
      ['b', 0],
    ]);
  });

  test('a list that may lack some, or one place of unknown size, gives no number', () => {
    const value = (from: CityModel) => rowOf(from, 'nursery_places_per_1000', 'test')['value'];
    expect(value(city([places(2)], [0], 'partial'))).toBe(null);
    expect(value(city([places(2), places(null)], [0, 0], 'official'))).toBe(null);
    expect(value(city([places(2, '人员')], [0], 'official'))).toBe(null);
  });
});

describe('new estates', () => {
  const none = {
    service_floor: null,
    elder_land: null,
    elder_floor: null,
    sport_indoor_floor: null,
    sport_outdoor_land: null,
  };
  const orchard: Estate = {
    estateId: 'estate:orchard-2024',
    project: 'orchard',
    year: 2024,
    areaId: null,
    households: 1000,
    people: 2600,
    planned: {...none, service_floor: 300, elder_land: 260, sport_indoor_floor: 100, sport_outdoor_land: 900},
    delivered: {...none, service_floor: 290, elder_land: 260},
  };

  test('are judged as planned and as delivered', () => {
    const city = model({});
    const rows = indicatorRows({
      model: {...city, normInputs: {...city.normInputs!, estates: [orchard]}},
    } as never).filter(row => row['area_kind'] === 'estate');
    const verdicts = rows.map(row => [row['indicator_id'], row['basis'], row['verdict'], row['why']]);
    expect(verdicts).toEqual([
      ['service_floor_per_100_households', 'planned', 'met', null],
      ['service_floor_per_100_households', 'delivered', 'not-met', null],
      ['elder_land_per_person_new', 'planned', 'met', null],
      ['elder_land_per_person_new', 'delivered', 'met', null],
      ['sport_indoor_per_person_new', 'planned', 'met', 'met-by-the-other'],
      ['sport_indoor_per_person_new', 'delivered', 'cannot-judge', 'numerator-missing'],
      ['sport_outdoor_per_person_new', 'planned', 'met', null],
      ['sport_outdoor_per_person_new', 'delivered', 'cannot-judge', 'numerator-missing'],
    ]);
    expect(rows.every(row => row['area_id'] === 'estate:orchard-2024' && row['year'] === 2024)).toBe(true);
  });

  test('come back from their published row', () => {
    expect(estateOf(estateRow(orchard))).toEqual(orchard);
  });
});

describe('the list of new estates', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yikezhong-'));
  afterAll(() => rmSync(dir, {recursive: true, force: true}));
  const read = (csv: string, columns: Record<string, string> = {}) => {
    writeFileSync(join(dir, 'estates.csv'), csv);
    return buildEstates(testCity({estates: {file: 'estates.csv', columns}}), new Set(['a1']), dir);
  };

  test('is read by our names or theirs, blanks as unknown, in the order of ids', async () => {
    const found = await read('项目,year,households,area_id,planned_elder_land_sqm\nb,2024,10,,\na,2023,20,a1,2.5\n', {
      project: '项目',
    });
    expect(found.map(one => [one.estateId, one.households, one.people, one.areaId, one.planned.elder_land])).toEqual([
      ['estate:a-2023', 20, null, 'a1', 2.5],
      ['estate:b-2024', 10, null, null, null],
    ]);
  });

  test('is refused with the row and what was expected', async () => {
    await expect(read('project,year,households\na,2024,viele\n')).rejects.toThrow('row 1, column "households"');
    await expect(read('project,year,households\na,2024,-1\n')).rejects.toThrow('0 or more');
    await expect(read('project,year,households\na,2024,\n')).rejects.toThrow('households or of people');
    await expect(read('project,households\na,5\n')).rejects.toThrow('a column named "year"');
    await expect(read('project,year,households\na,2024,5\na,2024,6\n')).rejects.toThrow('as in row 1');
    await expect(read('project,year,households,area_id\na,2024,5,zz\n')).rejects.toThrow('the id of an area');
    await expect(read('project,year,households\na,2024.5,5\n')).rejects.toThrow('a whole year');
  });

  test('a column the city file invents is refused by name', () => {
    expect(() => testCity({estates: {file: 'e.csv', columns: {planned_parking_sqm: 'x'}}})).toThrow(
      'estates.columns.planned_parking_sqm',
    );
    expect(() => testCity({estates: {file: 'e.csv', plan: 1}})).toThrow('estates.plan');
  });
});
