import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {CoverageCounts} from '#core/coverage.ts';
import type {Profile} from '#core/profile.ts';
import {parseCsv} from '#files/csv.ts';
import {gunzip} from '#files/gzip.ts';
import {readTable} from '#files/read-city.ts';
import type {Category} from '#schema/category.ts';
import type {Manifest} from '#schema/manifest.ts';
import {circle} from '#worker/circle.ts';
import {type LiveCity, openCity} from '#worker/live-city.ts';
import {surface} from '#worker/surface.ts';
import {townCity, townPeople, townXml, writeTown, yike} from '../commands/tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-same-'));
afterAll(() => rmSync(root, {recursive: true}));

/** A list complete for the western half only, and one more place on the map. */
const clinics = 'id,name,lon,lat\n1,West clinic,7.0012,43.0052\n';
const moreOnMap = `<node id="9004" version="1" lon="7.0032" lat="43.0031"><tag k="amenity" v="clinic"/></node>`;
/** What every third home earns is not known. */
const incomes = townPeople()
  .split('\n')
  .map((row, index) => `${row},${index === 0 ? 'income' : index % 3 === 0 ? '' : (1000 * (index % 5)) / 7}`)
  .join('\n');
const city = {
  ...townCity,
  population: {...townCity.population, rankBy: {column: 'income', measure: 'income'}},
  facilities: [
    ...townCity.facilities,
    {
      ...{kind: 'table', file: 'clinics.csv', category: 'health_station', completeness: 'official'},
      ...{columns: {id: 'id', name: 'name', lon: 'lon', lat: 'lat'}, claims: {area: 'district:w'}},
      ...{asOf: '2024-05-01', source: 'a list', licence: 'CC0-1.0'},
    },
  ],
};

let live: LiveCity;
let manifest: Manifest;
beforeAll(async () => {
  const sources = {
    'clinics.csv': clinics,
    'city.json': city,
    'town.osm': townXml(undefined, moreOnMap),
    'people.csv': incomes,
  };
  const built = await yike(root, 'build', writeTown(join(root, 'sources'), sources), '--out', 'out');
  expect(built.told).not.toContain('found');
  expect(built.code).toBe(0);
  const dir = join(root, 'out', 'tiny');
  const read = (name: string) => gunzip(readFileSync(join(dir, `${name}.bin.gz`)));
  manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
  live = openCity({
    ...{graph: read('graph'), shape: read('graph-shape'), demand: read('demand')},
    ...{facilities: read('facilities'), cells: read('cell-shape')},
  });
});

const profileOf = (key: string) => (manifest.parameters.profiles as unknown as Profile[]).find(one => one.key === key)!;
const categories = () => manifest.parameters.categories as unknown as readonly Category[];

function ask(category: string, profile: string, minutes: number) {
  const serving = [
    category,
    ...categories()
      .filter(one => one.replaces.includes(category))
      .map(({key}) => key),
  ];
  const claims = manifest.claims.filter(claim => !manifest.noData.includes(claim.category));
  return {category, serving, profile: profileOf(profile), cutoffSeconds: 60 * minutes, claims, openAt: null};
}

/** The columns of a row of `coverage`, as printed. */
function printed(counts: CoverageCounts) {
  const persons = (thousandths: number) => (thousandths / 1000).toFixed(3);
  return {
    people: persons(counts.people),
    covered_low: persons(counts.coveredLow),
    covered: persons(counts.covered),
    covered_high: persons(counts.coveredHigh),
    uncovered: persons(counts.uncovered),
    unknown: persons(counts.unknown),
  };
}

/** Rows of the command line for one question, by group and area. */
async function rowsOf(category: string, profile: string, minutes: number, by: string) {
  const flags = ['--category', category, '--profile', profile, '--minutes', String(minutes), '--by', by];
  const {code, answer} = await yike(root, 'coverage', 'out/tiny', ...flags);
  expect(code).toBe(0);
  const [header = [], ...rows] = parseCsv(answer);
  const named = rows.map(row => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
  return new Map(named.map(row => [`${row['group']}:${row['area_id']}`, row]));
}

test('the worker knows what people are ranked by, as the table of cells has it, and verify agrees', async () => {
  const cells = await readTable(join(root, 'out', 'tiny'), 'cells');
  const incomes = cells.map(row => (row['rank_income'] ?? Number.NaN) as number);
  expect(live.demand.rank).toEqual({measure: 'income', value: Float64Array.from(incomes)});
  expect(new Set(incomes).size).toBe(6);
  expect(await yike(root, 'verify', 'out/tiny')).toMatchObject({code: 0, told: ''});
});

describe('the worker and the command line', () => {
  test.each(
    ['pharmacy', 'supermarket', 'kindergarten', 'health_station'].flatMap(category =>
      ['adult', 'age60plus', 'step_free'].flatMap(profile =>
        [2, 6, 15].map(minutes => [category, profile, minutes] as const),
      ),
    ),
  )('say the same of %s for %s within %i minutes, in low, base and high, by group and by area', async (...question) => {
    const {counts, groupCounts, areas} = surface(live, ask(...question));
    const rows = await rowsOf(...question, 'city');
    expect(rows.get('all:tiny')).toMatchObject(printed(counts));
    const group = rows.get('age60plus:tiny');
    if (group) expect(group).toMatchObject(printed(groupCounts['age60plus']!));
    const byDistrict = await rowsOf(...question, 'district');
    const districts = areas.filter(({kind}) => kind === 'district');
    expect(districts.map(({areaId}) => areaId).sort()).toEqual(['e', 'w']);
    for (const {areaId, counts: of} of districts) expect(byDistrict.get(`all:${areaId}`)).toMatchObject(printed(of));
  });

  test('meet all three verdicts and differing assumptions in these questions', () => {
    const {counts} = surface(live, ask('health_station', 'adult', 6));
    expect(Math.min(counts.covered, counts.uncovered, counts.unknown)).toBeGreaterThan(0);
    const near = surface(live, ask('pharmacy', 'adult', 6)).counts;
    expect(near.coveredLow).toBeLessThan(near.covered);
    expect(near.covered).toBeLessThan(near.coveredHigh);
  });

  test('agree on every service of the life circle', async () => {
    const services = ['pharmacy', 'health_station'].map(category => ask(category, 'adult', 6));
    const answer = await circle(
      live,
      {...services[0]!, services},
      () => {},
      () => true,
    );
    expect(answer!.services.map(({category}) => category)).toEqual(['pharmacy', 'health_station']);
    for (const {category, counts} of answer!.services) {
      const rows = await rowsOf(category, 'adult', 6, 'city');
      expect(rows.get('all:tiny')).toMatchObject(printed(counts));
    }
  });
});
