import {expect, test} from 'vitest';
import type {Row} from '#files/table.ts';
import type {Standard} from '#schema/standard.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {townCounts} from '../../scripts/steps/clauses/clause-counts.ts';
import {type Clause, clauseRow} from '../../scripts/steps/clauses/clause-row.ts';
import {clauseRows} from '../../scripts/steps/clauses.ts';
import {categoryCoverage} from '../../scripts/steps/coverage.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {diamond, modelWith} from '../support/grid-town.ts';

const rule = (change: Partial<Standard>): Standard => ({
  ...{id: 'clinic-test-village', tier: 'village', measure: 'presence', minutes: null, metres: null},
  ...{obligation: 'reference', applies_to: ['existing', 'rural'], scope: 'CN', doc_zh: '规划', doc_en: 'Plan'},
  ...{clause: null, status: 'seed', source: 'test', min_area_sqm: null, target_share: 1},
  ...{note_zh: null, note_en: null, default: false},
  ...change,
});

/** The clinic in the middle of the town; the northern half is `north`, the southern `south`, of these types. */
function townOf(
  types: readonly ('urban' | 'rural')[],
  change: Partial<CityModel> = {},
  rules: readonly Standard[] = [],
) {
  const {model} = modelWith([{x: 7, y: 7}]);
  const [, halves] = model.partitions;
  const areaIds = ['north', 'south'];
  const halfOf = (cell: number) => (halves!.index[cell] === halves!.areaIds.indexOf('north') ? 0 : 1);
  const index = Int32Array.from(halves!.index, (_, cell) => halfOf(cell));
  const facts = (areaId: string, i: number) => ({
    ...{areaId, kind: 'community' as const, areaType: types[i]!},
    ...{households: null, serviceFloorAreaSqm: null, workers: null},
  });
  const town: CityModel = {
    ...model,
    partitions: [model.partitions[0]!, {kind: 'community', areaIds, areaTypes: types, index}],
    categories: model.categories.map(one => (one.key === 'clinic' ? {...one, standards: [...rules]} : one)),
    normInputs: {
      ...{jurisdiction: 'CN', norms: [], estates: [], areas: areaIds.map(facts)},
      facilityAreas: new Map([['community', new Int32Array(model.facilities.facilityCount)]]),
    },
    ...change,
  };
  const times = categoryTimes(town, cityNetworks(town), 'clinic');
  const coverage = categoryCoverage(town, times);
  return {town, coverage, rows: clauseRows(town, coverage, townCounts(town, times), [])};
}

const at = (rows: readonly Row[], area: string, clause = 'clinic-own-5min') =>
  rows.find(row => row['area_id'] === area && row['clause_id'] === clause)!;

test('in a town the clause has the numbers of coverage, and not all of them are reached', () => {
  const {coverage, rows} = townOf(['urban', 'urban']);
  const whole = coverage.find(({area_id, profile}) => area_id === 'town' && profile === 'adult')!;
  expect(at(rows, 'town')).toMatchObject({
    numerator_low: whole.covered_low,
    numerator: diamond(7, 7, 3),
    numerator_high: whole.covered_high,
    denominator: 245,
    denominator_kind: 'people',
    unknown: 0,
    target_share: 1,
    verdict: 'not-met',
    why: 'every-resident',
  });
});

test('with a village in the north the city is asked for its townspeople, the village not by minutes', () => {
  const {rows} = townOf(['rural', 'urban']);
  const southern = at(rows, 'south');
  expect(at(rows, 'north')).toMatchObject({verdict: 'not-applicable', why: 'village'});
  expect(at(rows, 'town')).toMatchObject({denominator_kind: 'urban_people', denominator: southern['denominator']});
  expect(at(rows, 'town')['numerator']).toBe(southern['numerator']);
  expect((at(rows, 'north')['denominator'] as number) + (southern['denominator'] as number)).toBe(245);
});

test('a village has what stands in it; one without is served by a facility elsewhere that names its code', () => {
  const {rows} = townOf(['rural', 'rural'], {}, [rule({})]);
  expect(at(rows, 'north', 'clinic-test-village')).toMatchObject({numerator: 1, denominator: 1, verdict: 'met'});
  expect(at(rows, 'south', 'clinic-test-village')).toMatchObject({numerator: 0, verdict: 'not-met'});
  expect(at(rows, 'town', 'clinic-test-village')).toMatchObject({numerator: 1, denominator: 2, verdict: 'not-met'});
  const facilityFacts = [{capacity: null, capacityUnit: null, floorAreaSqm: null, servesCodes: ['south']}];
  const shared = townOf(['rural', 'rural'], {facilityFacts}, [rule({})]).rows;
  expect(at(shared, 'south', 'clinic-test-village')).toMatchObject({
    numerator: 1,
    verdict: 'met',
    why: 'every-village',
  });
  expect(at(shared, 'town', 'clinic-test-village')).toMatchObject({numerator: 2, share: 1, verdict: 'met'});
});

test('a recalled rule of villages and a share of a whole nation decide nothing, though they are counted', () => {
  const recalled = townOf(['rural', 'rural'], {}, [rule({status: 'recalled'})]).rows;
  expect(at(recalled, 'north', 'clinic-test-village')).toMatchObject({numerator: 1, verdict: 'cannot-judge'});
  const nation = townOf(['rural', 'rural'], {}, [rule({target_share: 0.8, judges: 'average'})]).rows;
  expect(at(nation, 'town', 'clinic-test-village')).toMatchObject({
    share: 0.5,
    verdict: 'not-applicable',
    why: 'average',
  });
});

test('cells too wide for the tier give no verdict: 300 s are 360 m, three cells of 120 m and not of 121', () => {
  const cells = (meters: number) => ({cellMeters: new Uint16Array(1000).fill(meters)});
  expect(at(townOf(['urban', 'urban'], cells(120)).rows, 'town')['verdict']).toBe('not-met');
  expect(at(townOf(['urban', 'urban'], cells(121)).rows, 'town')).toMatchObject({
    verdict: 'cannot-judge',
    why: 'cell-size',
  });
});

test('people add up: those of the communities are those of the city, in every column', () => {
  const {rows} = townOf(['urban', 'urban']);
  for (const column of ['numerator_low', 'numerator', 'numerator_high', 'denominator', 'unknown'])
    expect((at(rows, 'north')[column] as number) + (at(rows, 'south')[column] as number)).toBe(
      at(rows, 'town')[column],
    );
});

test('a share reaches from none of the unknown to all of them, and is not told where nobody is known', () => {
  const standard = {...rule({}), category: 'clinic', inScope: true} as unknown as Clause['standard'];
  const clause: Clause = {id: 'c', standard, measure: 'seconds', cutoff: 300};
  const area = {areaId: 'a', kind: 'community', areaType: 'urban'} as const;
  const judged = {verdict: 'cannot-judge', why: 'people-unknown'} as const;
  const row = (count: {low: number; base: number; high: number; denominator: number; unknown: number}) =>
    clauseRow(clause, area, count, 'people', 1, judged);
  expect(row({low: 10, base: 20, high: 30, denominator: 100, unknown: 50})).toMatchObject({
    share_low: 0.1,
    share: 0.2,
    share_high: 0.8,
  });
  expect(row({low: 0, base: 0, high: 0, denominator: 100, unknown: 100})).toMatchObject({
    share_low: 0,
    share: null,
    share_high: 1,
  });
  expect(row({low: 40, base: 60, high: 90, denominator: 100, unknown: 40})['share_high']).toBe(1);
  expect(row({low: 0, base: 0, high: 0, denominator: 0, unknown: 0})).toMatchObject({
    share_low: null,
    share_high: null,
  });
});
