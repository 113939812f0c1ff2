import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {decodeArrow} from '#files/arrow.ts';
import {openCity} from '../../scripts/commands/open-city.ts';
import {categoryCoverage, coverageRows, publishedPairs} from '../../scripts/steps/coverage.ts';
import {opportunityRows, placesInReach, secondsThreshold} from '../../scripts/steps/opportunities.ts';
import {massBalance} from '../../scripts/verify/mass-balance.ts';
import {writeTown, yike} from '../commands/tiny-town.ts';
import {type LineSite, type LineTown, lineTown, STREET_METERS} from '../support/line-town.ts';

function rowsOf(town: LineTown) {
  const {context, model, times} = lineTown(town);
  const reach = placesInReach(context, 'clinic');
  return {model, times, rows: opportunityRows(context, times, reach), reach};
}

const find = (rows: readonly Readonly<Record<string, unknown>>[], wanted: Readonly<Record<string, unknown>>) =>
  rows.filter(row => Object.entries(wanted).every(([key, value]) => row[key] === value));

test('says how many people have no, one, two or more places to choose from within each time', () => {
  // adults: 360 m in 5 minutes, 306 in the low, 414 in the high case; 720 m in 10
  const sites: LineSite[] = [
    {meters: 1000},
    {meters: 1100, category: 'centre'},
    {meters: 1200, place: 'house'},
    {meters: 1200, place: 'house', category: 'centre'},
    {meters: 1200, closed: true},
  ];
  const {rows} = rowsOf({homes: [100, 600, 690, 850, 1590, 3000], people: [1, 10, 100, 1000, 10_000, 100_000], sites});
  const adult = (cutoff: number) => find(rows, {profile: 'adult', group: 'all', cutoff_seconds: cutoff})[0]!;
  expect(adult(300)).toEqual({
    ...{category: 'clinic', profile: 'adult', group: 'all', cutoff_seconds: 300, area_id: 'town', area_kind: 'city'},
    people: 111.111,
    people_0: 110.011,
    people_1: 0.1,
    people_2: 0,
    people_3plus: 1,
    people_unknown: 0,
    people_any_low: 1,
    people_any: 1.1,
    people_any_high: 11.11,
    mean_count: (100 + 3 * 1000) / 111_111,
  });
  expect(adult(600)).toMatchObject({people_0: 100.001, people_1: 0, people_2: 0, people_3plus: 11.11});
  expect(adult(1200)).toMatchObject({people_0: 100, people_1: 0, people_2: 0, people_3plus: 11.111});
  expect(find(rows, {profile: 'own'})).toEqual([]);
});

test('a place is doubted in the low case only, and where the data may lack some nobody is said to have none', () => {
  const doubtful = rowsOf({homes: [1000], sites: [{meters: 1000, doubtful: true}]}).rows[0]!;
  expect(doubtful).toMatchObject({people_1: 1, people_any_low: 0, people_any: 1, people_any_high: 1});
  const partial = rowsOf({homes: [0, 1000], sites: [{meters: 1000}], completeness: 'partial'}).rows[0]!;
  expect(partial).toMatchObject({people_0: 0, people_1: 1, people_unknown: 1});
  // the circle of 5 minutes reaches beyond the streets that were read
  const edge = rowsOf({homes: [0, 1], sites: [], edgeMeters: [359, 360]}).rows[0]!;
  expect(edge).toMatchObject({people_0: 1, people_unknown: 1});
});

test('a category nobody can know is told for the city only, and nothing is said in minutes without streets', () => {
  const partitions = [{kind: 'district' as const, areaIds: ['d'], index: Int32Array.of(0)}];
  const none = rowsOf({homes: [0], sites: [], noData: true, partitions}).rows;
  expect(none.map(row => [row['area_kind'], row['cutoff_seconds'], row['people_unknown']])).toEqual(
    [300, 600, 900, 1200, 1800].map(cutoff => ['city', cutoff, 1]),
  );
  expect(rowsOf({homes: [0], sites: [{meters: 0}], streets: false}).rows).toEqual([]);
});

test('the default standard has a row of its own, and communities only it', () => {
  const index = Int32Array.of(0, 1);
  const partitions = [
    {kind: 'community' as const, areaIds: ['c1', 'c2'], index},
    {kind: 'subdistrict' as const, areaIds: ['s1', 's2'], index},
  ];
  const town = {homes: [0, 500], sites: [{meters: 0}], minutes: 8, partitions, groups: {age60plus: [0, 400]}};
  const {rows, reach} = rowsOf(town);
  expect(reach!.cutoffsSeconds).toEqual([300, 480, 600, 900, 1200, 1800]);
  const kinds = (wanted: Readonly<Record<string, unknown>>) => find(rows, wanted).map(row => row['area_id']);
  expect(kinds({profile: 'adult', cutoff_seconds: 480})).toEqual(['town', 'c1', 'c2', 's1', 's2']);
  expect(kinds({profile: 'adult', cutoff_seconds: 600})).toEqual(['town', 's1', 's2']);
  expect(kinds({profile: 'age60plus', cutoff_seconds: 480})).toEqual(['town']);
  expect(kinds({profile: 'own', cutoff_seconds: 480})).toEqual(['town', 's1', 's2']);
  // 500 m: within 8 minutes for an adult, not for those of 60 and over, 400 of whom live there
  expect(find(rows, {profile: 'adult', area_id: 'c2', cutoff_seconds: 480})[0]).toMatchObject({people: 1, people_1: 1});
  expect(find(rows, {profile: 'own', area_id: 's2', cutoff_seconds: 480})[0]).toMatchObject({
    ...{people: 1, people_0: 0.4, people_1: 0.6},
  });
  const {context, times} = lineTown({...town, minutes: null, metres: 300});
  expect(placesInReach(context, times.category)!.defaultSeconds).toBe(900);
});

const site = fc.record({
  meters: fc.integer({min: 0, max: STREET_METERS}),
  place: fc.constantFrom('a', 'b', 'c', 'd'),
  category: fc.constantFrom('clinic' as const, 'centre' as const),
  doubtful: fc.boolean(),
});

test('adds up to everyone as whole thousandths and never differs from coverage, in any town', () => {
  fc.assert(
    fc.property(
      fc.array(site, {maxLength: 6}),
      fc.array(fc.integer({min: 0, max: STREET_METERS}), {minLength: 1, maxLength: 6}),
      fc.constantFrom('official' as const, 'partial' as const),
      fc.integer({min: 1, max: 25}),
      (sites, homes, completeness, minutes) => {
        const people = homes.map((_, i) => 1003 * (i + 1));
        const index = Int32Array.from(homes, (_, i) => (i % 3) - 1);
        const partitions = [{kind: 'district' as const, areaIds: ['even', 'odd'], index}];
        const groups = {age60plus: people.map(n => Math.floor(n / 3))};
        const {model, times, rows} = rowsOf({sites, homes, people, groups, completeness, minutes, partitions});
        const whole = (row: Readonly<Record<string, unknown>>, key: string) => Math.round(1000 * (row[key] as number));
        const coverage = categoryCoverage(model, times);
        for (const row of rows) {
          const parts = ['people_0', 'people_1', 'people_2', 'people_3plus', 'people_unknown'];
          expect(parts.reduce((sum, key) => sum + whole(row, key), 0)).toBe(whole(row, 'people'));
          const {profile, group, area_id, area_kind, cutoff_seconds} = row;
          const pair = publishedPairs(model).find(one => one.profile === profile && one.group === group)!;
          const partition = model.partitions.find(({kind}) => kind === area_kind)!;
          const same =
            find(coverage as never, {profile, group, area_id, cutoff_seconds})[0] ??
            coverageRows(model, times, secondsThreshold(cutoff_seconds as number), pair, partition).find(
              one => one.area_id === area_id,
            )!;
          expect([row['people'], row['people_any_low'], row['people_any'], row['people_any_high']]).toEqual([
            same['people'],
            same['covered_low'],
            same['covered'],
            same['covered_high'],
          ]);
          expect([row['people_0'], row['people_unknown']]).toEqual([same['uncovered'], same['unknown']]);
        }
        expect(rows.length).toBeGreaterThan(0);
      },
    ),
    {numRuns: 40},
  );
});

describe('the published table', () => {
  const root = mkdtempSync(join(tmpdir(), 'yike-opportunities-'));
  const folder = join(root, 'out', 'tiny');
  afterAll(() => rmSync(root, {recursive: true}));
  beforeAll(async () => {
    expect((await yike(root, 'build', writeTown(join(root, 'sources')), '--out', 'out')).code).toBe(0);
  });
  const quiet = {cwd: root, answer: () => {}, tell: () => {}, progress: () => {}};

  test('says the same as coverage where both speak of one walking time', () => {
    const read = (name: string) => decodeArrow(readFileSync(join(folder, `${name}.arrow`))).rows;
    const opportunities = read('opportunities');
    const coverage = find(read('coverage'), {measure: 'seconds'});
    let compared = 0;
    for (const row of opportunities) {
      const {category, profile, group, area_id, cutoff_seconds} = row;
      const same = find(coverage, {category, profile, group, area_id, cutoff_seconds})[0];
      if (!same) continue;
      expect([row['people_any_low'], row['people_any'], row['people_any_high']]).toEqual([
        same['covered_low'],
        same['covered'],
        same['covered_high'],
      ]);
      compared++;
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('fails the mass balance when somebody is moved out of it', async () => {
    expect(await massBalance(openCity(quiet, folder))).toEqual([]);
    const path = join(folder, 'opportunities.arrow');
    const bytes = readFileSync(path);
    const one = find(decodeArrow(bytes).rows, {area_kind: 'city'}).find(row => (row['people_1'] as number) > 4)!;
    const needle = Buffer.alloc(8);
    needle.writeDoubleLE(one['people_1'] as number);
    bytes.writeDoubleLE((one['people_1'] as number) - 0.001, bytes.indexOf(needle));
    writeFileSync(path, bytes);
    const problems = await massBalance(openCity(quiet, folder));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({file: 'opportunities'});
  });
});
