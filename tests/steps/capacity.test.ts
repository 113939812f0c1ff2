import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {capacityUnitOf, servesOneEach} from '#core/capacity-unit.ts';
import {PEOPLE_SCALE} from '#core/units.ts';
import {type Row, tableFromRows} from '#files/table.ts';
import {CAPACITY_METHODS} from '#schema/tables/capacity.ts';
import {tableSpec} from '#schema/tables.ts';
import {categoryCapacity} from '../../scripts/steps/capacity.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {cityNetworks} from '../../scripts/steps/times.ts';
import {diamond, inTown, modelWith, type Site} from '../support/grid-town.ts';

/** A clinic and what the source says it can take. */
interface Clinic extends Site {
  readonly capacity: number | null;
  readonly unit?: string | null;
}

/** The town with clinics of some capacity; west and east of it are districts. The island belongs to the west. */
function town(clinics: readonly Clinic[], completeness: 'official' | 'partial' = 'official'): CityModel {
  const {model} = modelWith(clinics, 5, completeness);
  const east = Int32Array.from([...inTown.map(([x]) => (x > 7 ? 1 : 0)), 0]);
  return {
    ...model,
    facilityFacts: clinics.map(({capacity, unit = 'places'}) => ({
      capacity,
      capacityUnit: unit,
      floorAreaSqm: null,
    })),
    partitions: [...model.partitions, {kind: 'district', areaIds: ['west', 'east'], index: east}],
  };
}

const capacityOf = (model: CityModel) => categoryCapacity({model, networks: cityNetworks(model)} as never, 'clinic');

const rowOf = (rows: readonly Row[], method: string, area = 'town') =>
  rows.find(row => row['method'] === method && row['area_id'] === area)!;

/** Everyone of the town and the island. */
const EVERYONE = inTown.length + 20;

describe('allocation', () => {
  test('places go to the nearest homes; others within reach are over capacity, the rest out of reach', () => {
    const {rows, allocated} = capacityOf(town([{x: 7, y: 7, capacity: 10}]));
    expect(rowOf(rows, 'allocation')).toMatchObject({
      people: EVERYONE,
      served: 10,
      over_capacity: diamond(7, 7, 3) - 10,
      out_of_reach: EVERYONE - diamond(7, 7, 3),
      facilities: 1,
      facilities_with_capacity: 1,
      capacity_total: 10,
      capacity_unit: 'places',
      people_unknown: 0,
      verdict: 'judged',
      why: null,
      cutoff_seconds: 300,
      profile: 'adult',
    });
    expect(allocated).toEqual([{facility: 0, people: 10 * PEOPLE_SCALE}]);
  });

  test('with places for all, everyone within reach is served and the rest stands empty', () => {
    const {rows, allocated} = capacityOf(town([{x: 7, y: 7, capacity: 90}]));
    expect(rowOf(rows, 'allocation')).toMatchObject({served: diamond(7, 7, 3), over_capacity: 0});
    expect(allocated).toEqual([{facility: 0, people: diamond(7, 7, 3) * PEOPLE_SCALE}]);
  });

  test('the range is the fewest and the most of three scenarios', () => {
    const row = rowOf(capacityOf(town([{x: 7, y: 7, capacity: 90}])).rows, 'allocation');
    // 306 m at the low speed are three blocks, 414 m at the high speed four
    expect(row).toMatchObject({served_low: diamond(7, 7, 3), served_high: diamond(7, 7, 4)});
  });

  test('a doubtful clinic has no places in the low scenario', () => {
    const clinics = [
      {x: 3, y: 3, capacity: 5},
      {x: 11, y: 11, capacity: 7, doubtful: true},
    ];
    expect(rowOf(capacityOf(town(clinics)).rows, 'allocation')).toMatchObject({
      served_low: 5,
      served: 12,
      served_high: 12,
    });
  });

  test('a stated time takes the place of the standard', () => {
    const model = town([{x: 7, y: 7, capacity: 90}]);
    const {rows} = categoryCapacity({model, networks: cityNetworks(model)} as never, 'clinic', 420);
    expect(rowOf(rows, 'allocation')).toMatchObject({
      served: diamond(7, 7, 5),
      cutoff_seconds: 420,
      standard_id: null,
    });
  });

  test('everyone is counted once in every area', () => {
    const clinics = fc.array(
      fc.record({
        x: fc.integer({min: 0, max: 14}),
        y: fc.integer({min: 0, max: 14}),
        capacity: fc.integer({min: 0, max: 40}),
      }),
      {minLength: 1, maxLength: 8},
    );
    fc.assert(
      fc.property(clinics, all => {
        const {rows, allocated} = capacityOf(town(all));
        const given = rows.filter(row => row['method'] === 'allocation');
        expect(given.map(row => row['area_id'])).toEqual(['town', 'west', 'east']);
        for (const row of given)
          expect(Number(row['served']) + Number(row['over_capacity']) + Number(row['out_of_reach'])).toBe(
            row['people'],
          );
        const [town_, west, east] = given.map(row => Number(row['served']));
        expect(west! + east!).toBe(town_);
        expect(allocated.reduce((sum, one) => sum + one.people, 0)).toBe(town_! * PEOPLE_SCALE);
      }),
      {numRuns: 15},
    );
  });
});

describe('floating catchments', () => {
  test('capacity shared by those who reach it, per 1,000 of everyone in an area', () => {
    const {rows} = capacityOf(town([{x: 3, y: 7, capacity: 50}]));
    expect(Number(rowOf(rows, '2sfca')['per_1000'])).toBeCloseTo((1000 * 50) / EVERYONE, 9);
    const west = inTown.filter(([x]) => x <= 7).length + 20;
    expect(Number(rowOf(rows, '2sfca', 'west')['per_1000'])).toBeCloseTo((1000 * 50) / west, 9);
    expect(rowOf(rows, '2sfca', 'east')['per_1000']).toBe(0);
  });

  test('decay moves what the city has between its districts and takes nothing away', () => {
    const {rows} = capacityOf(town([{x: 7, y: 7, capacity: 50}]));
    for (const method of ['2sfca', 'e2sfca-step', 'e2sfca-linear', 'e2sfca-gaussian'])
      expect(Number(rowOf(rows, method)['per_1000']), method).toBeCloseTo((1000 * 50) / EVERYONE, 9);
    const west = (method: string) => Number(rowOf(rows, method, 'west')['per_1000']);
    expect(west('e2sfca-linear')).toBeGreaterThan(west('2sfca'));
  });

  test('rows of a method leave the numbers of the other empty', () => {
    const {rows} = capacityOf(town([{x: 7, y: 7, capacity: 50}]));
    expect(rowOf(rows, '2sfca')).toMatchObject({served: null, over_capacity: null, out_of_reach: null});
    expect(rowOf(rows, 'allocation')).toMatchObject({per_1000: null, per_1000_low: null, per_1000_high: null});
  });

  test('the group a category serves walks at its own speed and is the only one counted', () => {
    const model = town([{x: 7, y: 7, capacity: 4}]);
    const clinic = {...model.categories[0]!, group: 'age60plus'};
    const {rows} = capacityOf({...model, categories: [clinic, ...model.categories.slice(1)]});
    // 0.9 m/s for 300 s are two blocks; a quarter of the people are 60 or older
    expect(rowOf(rows, 'allocation')).toMatchObject({
      group: 'age60plus',
      profile: 'age60plus',
      people: EVERYONE / 4,
      served: diamond(7, 7, 2) / 4,
      served_high: 4,
    });
  });
});

describe('what is not known', () => {
  const many = (known: number, of: number): Clinic[] =>
    Array.from({length: of}, (_, i) => ({x: i, y: 7, capacity: i < known ? 5 : null}));

  test('below 90 % of known capacities there is one row a method, with the share and no numbers', () => {
    const {rows, allocated} = capacityOf(town(many(8, 10)));
    expect(rows.map(row => row['method'])).toEqual([...CAPACITY_METHODS]);
    expect(rows[0]).toMatchObject({
      verdict: 'cannot-judge',
      why: 'capacity-unknown',
      facilities: 10,
      facilities_with_capacity: 8,
      served: null,
      per_1000: null,
      capacity_total: null,
    });
    expect(rows[0]!['why_zh']).toContain('80%');
    expect(rows[0]!['why_en']).toContain('8 of 10');
    expect(allocated).toEqual([]);
  });

  test('at 90 % it counts what is known and says whom the rest may change', () => {
    const {rows, allocated} = capacityOf(town(many(9, 10)));
    const row = rowOf(rows, 'allocation');
    expect(row).toMatchObject({
      verdict: 'known-only',
      why: 'capacity-partly-unknown',
      people_unknown: diamond(9, 7, 3),
    });
    // someone who reaches only the clinic of unknown size is not out of reach
    expect(Number(row['served']) + Number(row['over_capacity']) + Number(row['out_of_reach'])).toBe(EVERYONE);
    expect(allocated.map(one => one.facility)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a source that may lack some counts what it knows and says so for everyone', () => {
    const row = rowOf(capacityOf(town([{x: 7, y: 7, capacity: 5}], 'partial')).rows, '2sfca');
    expect(row).toMatchObject({verdict: 'known-only', why: 'source-partial', people_unknown: EVERYONE});
  });

  test('people near the edge of the street data are named', () => {
    const model = town([{x: 7, y: 7, capacity: 5}]);
    const near = new Uint16Array(model.demand.cellCount).fill(65535).fill(359, 0, 3);
    const {rows} = capacityOf({...model, demand: {...model.demand, extractEdgeMeters: near}});
    expect(rowOf(rows, '2sfca')).toMatchObject({verdict: 'known-only', why: 'edge', people_unknown: 3});
    expect(rowOf(rows, '2sfca', 'east')).toMatchObject({verdict: 'judged', people_unknown: 0});
  });

  test('beds and seats are never added', () => {
    const clinics = [
      {x: 7, y: 7, capacity: 5, unit: '床'},
      {x: 3, y: 3, capacity: 5, unit: 'seats'},
    ];
    expect(rowOf(capacityOf(town(clinics)).rows, '2sfca')).toMatchObject({
      verdict: 'cannot-judge',
      why: 'mixed-units',
      capacity_unit: null,
    });
  });

  test('a number without a unit is not known beside numbers with one', () => {
    const clinics = [
      {x: 7, y: 7, capacity: 5, unit: 'beds'},
      {x: 3, y: 3, capacity: 5, unit: null},
    ];
    expect(rowOf(capacityOf(town(clinics)).rows, '2sfca')['why']).toBe('capacity-unknown');
    expect(rowOf(capacityOf(town([clinics[1]!])).rows, 'allocation')).toMatchObject({
      verdict: 'judged',
      served: 5,
      capacity_unit: null,
    });
  });

  test('staff are shared out per 1,000 people, but nobody is allotted to them', () => {
    const {rows, allocated} = capacityOf(town([{x: 7, y: 7, capacity: 5, unit: '人员'}]));
    expect(rowOf(rows, '2sfca')).toMatchObject({verdict: 'judged', capacity_unit: 'staff'});
    expect(rowOf(rows, 'allocation')).toMatchObject({verdict: 'cannot-judge', why: 'unit-serves-many'});
    expect(allocated).toEqual([]);
  });

  test('without the group, a facility, streets, a standard or a source nothing is said', () => {
    const model = town([{x: 7, y: 7, capacity: 5}]);
    const why = (change: Partial<CityModel>) => {
      const changed = {...model, ...change};
      const {rows} = categoryCapacity(
        {model: changed, networks: changed.graph && cityNetworks(changed)} as never,
        'clinic',
      );
      expect(rows).toHaveLength(5);
      expect(rows[0]!['verdict']).toBe('cannot-judge');
      return rows[0]!['why'];
    };
    const clinic = {...model.categories[0]!, group: 'age0to2'};
    expect(why({categories: [clinic]})).toBe('group-unknown');
    expect(why({facilities: {...model.facilities, open: Uint8Array.of(0)}})).toBe('no-facilities');
    expect(why({graph: null})).toBe('no-streets');
    expect(why({standards: []})).toBe('no-cutoff');
    expect(why({noData: ['clinic']})).toBe('no-data');
  });
});

test('every row fits the dictionary', () => {
  const spec = tableSpec('capacity', {groups: [], areaKinds: [], categories: [], streets: true, invented: false});
  const models = [town([{x: 7, y: 7, capacity: 5}]), town([{x: 7, y: 7, capacity: null}])];
  const rows = models.flatMap(model => capacityOf(model).rows);
  const table = tableFromRows(spec, rows);
  for (let row = 0; row < table.rowCount; row++) for (const read of table.read) read(row);
  expect(table.rowCount).toBe(3 * 5 + 5);
});

test('words for units in lists and on the map', () => {
  expect(['张', '床位', 'Beds', '座', '托位', ' 人员 ', '㎡', '', null].map(capacityUnitOf)).toEqual([
    'beds',
    'beds',
    'beds',
    'seats',
    'places',
    'staff',
    'm2',
    null,
    null,
  ]);
  expect(['beds', 'places', 'seats', 'persons', null, 'staff', 'vehicles'].map(servesOneEach)).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
