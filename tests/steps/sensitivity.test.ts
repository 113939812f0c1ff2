import {expect, test} from 'vitest';
import {EDGE_FLAG} from '#core/graph.ts';
import type {Demand} from '#core/places.ts';
import type {Row} from '#files/table.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import type {GapContext} from '../../scripts/steps/gaps.ts';
import {sensitivityRows} from '../../scripts/steps/sensitivity.ts';
import {SETTINGS} from '../../scripts/steps/sensitivity-settings.ts';
import {cityNetworks} from '../../scripts/steps/times.ts';
import {diamond, modelWith, standard} from '../support/grid-town.ts';

function rowsOf(model: CityModel): Row[] {
  return sensitivityRows({model, networks: cityNetworks(model)} as GapContext);
}

const rowOf = (rows: readonly Row[], setting: string) => rows.find(row => row['setting'] === setting)!;

test('a faster or slower walker covers the diamond of that speed, and the difference is against base', () => {
  const {model} = modelWith([{x: 7, y: 7}]);
  const rows = rowsOf(model);
  // 300 s at 1.2 m/s: 3.6 blocks; × 0.85: 3.06; × 1.15: 4.14
  expect(rowOf(rows, 'base')).toMatchObject({covered: diamond(7, 7, 3), covered_difference: 0, people: 245});
  expect(rowOf(rows, '0.85')).toMatchObject({covered: diamond(7, 7, 3), covered_difference: 0});
  expect(rowOf(rows, '1.15')).toMatchObject({
    covered: diamond(7, 7, 4),
    uncovered: 245 - diamond(7, 7, 4),
    covered_difference: diamond(7, 7, 4) - diamond(7, 7, 3),
    why: null,
  });
});

test('every row adds up to all people, and base comes first', () => {
  const {model} = modelWith(
    [
      {x: 7, y: 7},
      {x: 2, y: 2, doubtful: true},
    ],
    5,
    'partial',
  );
  const rows = rowsOf(model).filter(row => row['uncovered'] !== null);
  expect(rows[0]!['assumption']).toBe('base');
  for (const row of rows) {
    const [covered, uncovered, unknown] = ['covered', 'uncovered', 'unknown'].map(name => row[name] as number);
    expect(covered! + uncovered! + unknown!).toBe(row['people']);
  }
  expect(rowOf(rows, 'out')).toMatchObject({covered: diamond(7, 7, 3), uncovered: 0});
  expect(rowOf(rows, 'base')['covered']).toBeGreaterThan(diamond(7, 7, 3));
});

test('people farther from a street than the limit lose their path', () => {
  const {model} = modelWith([{x: 7, y: 7}]);
  const centimeters = model.demand.snap.centimeters.slice();
  const home = model.demand.snap.edge.length - 21 - 97;
  centimeters[home] = 10_001;
  const snap = {...model.demand.snap, centimeters};
  const farther = {...model, demand: {...model.demand, snap}, standards: [standard('clinic', 15)]};
  const rows = rowsOf(farther);
  expect(rowOf(rows, '100')['covered_difference']).toBe(-1);
});

test('gates of which nothing is known shut the streets they stand on', () => {
  const {model} = modelWith([{x: 7, y: 7}]);
  const graph = {...model.graph!, edgeFlags: model.graph!.edgeFlags.map(flags => flags | EDGE_FLAG.assumedBarrier)};
  const rows = rowsOf({...model, graph});
  expect(rowOf(rows, 'closed')['covered'] as number).toBeLessThan(2);
  expect(rowOf(rows, 'base')['covered']).toBe(diamond(7, 7, 3));
});

test('other placings of the people are walked as they stand, without a word on what is unknown', () => {
  const {model} = modelWith([{x: 7, y: 7}]);
  const moved: Demand = {...model.demand, people: model.demand.people.map((_, c) => (c === 7 + 7 * 15 ? 245_000 : 0))};
  const rows = rowsOf({...model, alternatives: [{key: 'streets', demand: moved}]});
  expect(rowOf(rows, 'streets')).toMatchObject({covered: 245, uncovered: null, unknown: null, people: 245});
  expect(rowOf(rows, 'other-source')).toMatchObject({category: null, covered: null});
  expect(rowOf(rows, 'other-source')['why']).toMatch(/populationAlternative/);
});

test('speed and waits are left out where a standard is in metres', () => {
  const {model} = modelWith([{x: 7, y: 7}]);
  const metres = {...standard('clinic', 5), measure: 'path_meters' as const, minutes: null, metres: 300};
  const rows = rowsOf({...model, standards: [metres]}).filter(row => row['category'] !== null);
  expect(rows.map(row => row['setting'])).toEqual(['base', '100', 'closed', 'out']);
  expect(rows[0]).toMatchObject({covered: diamond(7, 7, 3), cutoff_meters: 300});
});

test('each setting is named once', () => {
  expect(new Set(SETTINGS.map(({setting}) => setting)).size).toBe(SETTINGS.length);
});
