import {expect, test} from 'vitest';
import type {Row} from '#files/table.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {CityModel} from '../../scripts/steps/city-model.ts';
import {cellCompleteness, completenessRows, requiredServices} from '../../scripts/steps/completeness.ts';
import {categoryCoverage} from '../../scripts/steps/coverage.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';
import {diamond, modelWith, type Site, standard} from '../support/grid-town.ts';

const minutes = (category: string, tier: EffectiveStandard['tier'], value: number, more: object = {}) => ({
  ...standard(category, value),
  tier,
  ...more,
});

/** The grid town with a clinic standard of 5 minutes and a centre standard of 15, all known completely unless said. */
function townOf(sites: readonly Site[], standards: readonly EffectiveStandard[], change: Partial<CityModel> = {}) {
  const {model} = modelWith(sites);
  const official = ['clinic', 'centre'].map(category => ({category, completeness: 'official' as const, area: 'city'}));
  return {...model, claims: official, standards, ...change};
}

const clinicAndCentre = [minutes('clinic', '5', 5), minutes('centre', '15', 15)];
function allCategoryTimes(model: CityModel) {
  const networks = cityNetworks(model);
  return model.categories.map(({key}) => categoryTimes(model, networks, key));
}

const rowsOf = (model: CityModel) => completenessRows({model}, allCategoryTimes(model));
const find = (rows: readonly Row[], facts: Row) =>
  rows.filter(row => Object.entries(facts).every(([name, value]) => row[name] === value));
const city = {area_id: 'town', profile: 'adult', group: 'all'};

test('counts each tier by its own services: a centre fifteen minutes away is no clinic five minutes away', () => {
  const rows = rowsOf(townOf([{x: 7, y: 7, kind: 'centre'}], clinicAndCentre));
  const [near] = find(rows, {...city, tier: '5', category: null});
  const [far] = find(rows, {...city, tier: '15', category: null});
  // the centre serves as a clinic where it is near enough: three blocks; as a centre, ten
  expect(near).toMatchObject({services: 1, has: diamond(7, 7, 3), lacks: 245 - diamond(7, 7, 3), unknown: 0});
  expect(far).toMatchObject({services: 1, has: diamond(7, 7, 10), lacks: 245 - diamond(7, 7, 10)});
  const [all] = find(rows, {...city, tier: 'all'});
  expect(all).toMatchObject({
    category: null,
    services: 2,
    has: diamond(7, 7, 3),
    lacks_0: diamond(7, 7, 3),
    lacks_1: diamond(7, 7, 10) - diamond(7, 7, 3),
    lacks_2: 245 - diamond(7, 7, 10),
    lacks_3plus: 0,
    unknown_0: 245,
  });
});

test('a service is what coverage says of its standard, in the city and in its parts', () => {
  const model = townOf(
    [
      {x: 7, y: 7},
      {x: 2, y: 11, doubtful: true},
    ],
    clinicAndCentre,
  );
  const rows = rowsOf(model);
  const coverage = categoryCoverage(model, categoryTimes(model, cityNetworks(model), 'clinic'));
  for (const profile of ['adult', 'own'])
    for (const area of ['town', 'north']) {
      const [service] = find(rows, {category: 'clinic', area_id: area, profile});
      const covered = coverage.find(row => row.area_id === area && row.profile === profile && row.group === 'all')!;
      expect(service).toMatchObject({
        tier: '5',
        standard_id: 'clinic-own-5min',
        people: covered.people,
        has_low: covered.covered_low,
        has: covered.covered,
        has_high: covered.covered_high,
        lacks: covered.uncovered,
        unknown: covered.unknown,
      });
    }
});

test('what no source can know is not known, and hides no lack', () => {
  const claims = [{category: 'clinic', completeness: 'official' as const, area: 'city'}];
  const rows = rowsOf(townOf([{x: 7, y: 7}], clinicAndCentre, {claims}));
  expect(find(rows, {...city, tier: 'all'})[0]).toMatchObject({
    has: 0,
    lacks: 245 - diamond(7, 7, 3),
    unknown: diamond(7, 7, 3),
    unknown_1: 245,
  });
});

test('every row adds up to its people to the thousandth, for everyone at the speed of their age too', () => {
  const rows = rowsOf(
    townOf(
      [
        {x: 3, y: 3},
        {x: 11, y: 9, kind: 'centre'},
      ],
      clinicAndCentre,
    ),
  );
  expect(new Set(rows.map(row => row['profile']))).toEqual(new Set(['adult', 'own']));
  for (const row of rows) {
    const sum = (...names: string[]) =>
      names.reduce((total, name) => total + Math.round((row[name] as number) * 1000), 0);
    const people = sum('people');
    expect(sum('has', 'lacks', 'unknown')).toBe(people);
    expect(sum('lacks_0', 'lacks_1', 'lacks_2', 'lacks_3plus')).toBe(people);
    expect(sum('unknown_0', 'unknown_1', 'unknown_2', 'unknown_3plus')).toBe(people);
    expect(sum('has_low')).toBeLessThanOrEqual(sum('has'));
    expect(sum('has')).toBeLessThanOrEqual(sum('has_high'));
  }
});

test('a service is counted once in a tier, by its default standard, else by the first that can be measured', () => {
  const meters = minutes('clinic', '5', 5, {id: 'clinic-300m', minutes: null, metres: 300, measure: 'path_meters'});
  const own = minutes('clinic', '5', 5, {default: false});
  const model = townOf([], [own, {...meters, default: false}, minutes('centre', '15', 15)]);
  const ids = (of: CityModel) =>
    [...requiredServices(of)].map(([tier, list]) => [tier, list.map(one => one.standard.id)]);
  expect(ids(model)).toEqual([
    ['5', ['clinic-own-5min']],
    ['15', ['centre-own-15min']],
  ]);
  expect(ids({...model, standards: [own, meters]})).toEqual([['5', ['clinic-300m']]]);
  // without streets minutes cannot be measured, and metres are straight lines
  const straight = requiredServices({...model, graph: null});
  expect([...straight.keys()]).toEqual(['5']);
  expect(straight.get('5')![0]!.threshold).toMatchObject({measure: 'straight_meters', cutoffMeters: 300});
});

test('nothing is said where no standard is required, and borrowed standards are marked', () => {
  const none = townOf(
    [],
    clinicAndCentre.map(row => ({...row, decides: false})),
  );
  expect(rowsOf(none)).toEqual([]);
  expect(cellCompleteness(none, allCategoryTimes(none)).size).toBe(0);
  const borrowed = townOf(
    [],
    clinicAndCentre.map(row => ({...row, methodExample: true})),
  );
  expect(rowsOf(borrowed).every(row => row['method_example'] === true)).toBe(true);
  const mixed = rowsOf(townOf([], [clinicAndCentre[0]!, {...clinicAndCentre[1]!, methodExample: true}]));
  expect(['5', '15', 'all'].map(tier => find(mixed, {...city, tier, category: null})[0]!['method_example'])).toEqual([
    false,
    true,
    true,
  ]);
});

test('cells count their own services by tier', () => {
  const model = townOf([{x: 7, y: 7, kind: 'centre'}], clinicAndCentre);
  const tallies = cellCompleteness(model, allCategoryTimes(model));
  expect([...tallies.keys()]).toEqual(['5', '15']);
  const {has, lacks, unknown} = tallies.get('5')!;
  expect(has.reduce((a, b) => a + b, 0)).toBe(diamond(7, 7, 3));
  expect(lacks.reduce((a, b) => a + b, 0)).toBe(226 - diamond(7, 7, 3));
  expect(unknown.some(count => count > 0)).toBe(false);
});
