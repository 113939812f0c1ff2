import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {Category} from '#schema/category.ts';
import type {Walker} from '#schema/walker.ts';
import type {BestSitesRequest} from '#worker/client.ts';
import type {LiveCity} from '#worker/live-city.ts';
import {bestSites} from '#worker/plan/best-sites.ts';
import {servingCategories} from '../../../scripts/steps/city-model.ts';
import {townCity, townXml, writeTown, yike} from '../../commands/tiny-town.ts';
import {openBuiltCity} from '../../support/built-city.ts';
import {seeded} from '../../support/seeded.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-best-'));
afterAll(() => rmSync(root, {recursive: true}));

const random = seeded(9);
const degrees = (start: number, steps: number) => (start + steps * 0.001).toFixed(6);
const HOMES = Array.from({length: 50}, (_, i) => ({
  ...{id: `h${i}`, lon: degrees(7, 7.5 * random()), lat: degrees(43, 7.5 * random())},
  ...{people: 1 + Math.floor(90 * random()), old: Math.floor(9 * random())},
}));
const table = (columns: readonly (keyof (typeof HOMES)[number])[]) =>
  [columns.join(','), ...HOMES.map(home => columns.map(name => home[name]).join(','))].join('\n');

let town: LiveCity;
let request: (changes: Partial<BestSitesRequest>) => BestSitesRequest;

beforeAll(async () => {
  const shop = `<node id="9101" version="1" lon="7.0005" lat="43.003"><tag k="shop" v="convenience"/></node>`;
  const city = {
    ...townCity,
    id: 'homes',
    facilities: [{kind: 'osm', completeness: {convenience: 'partial'}, why: 'counted by hand'}],
  };
  const files = {'people.csv': table(['lon', 'lat', 'people', 'old']), 'city.json': city};
  const file = writeTown(join(root, 'homes'), {...files, 'town.osm': townXml(undefined, shop)});
  const {code, told} = await yike(root, 'build', file, '--out', 'out');
  expect([code, told]).toEqual([0, expect.any(String)]);
  writeFileSync(join(root, 'places.csv'), table(['id', 'lon', 'lat']));
  const {city: opened, manifest} = openBuiltCity(join(root, 'out/homes'));
  town = opened;
  const walkers = manifest.parameters.profiles as unknown as readonly Walker[];
  const serving = servingCategories(manifest.parameters.categories as unknown as readonly Category[], 'convenience');
  request = changes => ({
    ...{category: 'convenience', serving, profile: walkers.find(({key}) => key === 'adult')!, cutoffSeconds: 180},
    ...{claims: manifest.claims, edits: [], count: 3, candidates: null, group: null},
    ...changes,
  });
});

/** What the command says, in thousandths of a person. */
async function command(...flags: string[]) {
  const {code, answer, told} = await yike(root, 'site', 'out/homes', '--category', 'convenience', ...flags);
  expect([code, told]).toEqual([0, expect.any(String)]);
  const {properties, features} = JSON.parse(answer) as {
    properties: Record<string, number>;
    features: {geometry: {coordinates: [number, number]}; properties: Record<string, number>}[];
  };
  const whole = (value: unknown) => Math.round(1000 * (value as number));
  return {
    sites: features.map(({geometry, properties: site}) => ({
      ...{lon: geometry.coordinates[0], lat: geometry.coordinates[1]},
      ...{gained: whole(site.people_gained), gainedTotal: whole(site.people_gained_total)},
      unverified: whole(site.people_unverified),
    })),
    objective: whole(properties.objective),
    bound: whole(properties.upper_bound),
    optimal: properties.optimal as unknown as boolean,
    candidates: properties.candidates,
  };
}

async function answered(changes: Partial<BestSitesRequest>) {
  const found = await bestSites(
    town,
    request(changes),
    () => {},
    () => true,
  );
  const last = found!.curve.at(-1)!;
  return {
    sites: found!.sites.map(({lon, lat, gained, gainedTotal, unverified}) => ({
      ...{lon, lat, gained, gainedTotal, unverified},
    })),
    ...{objective: last.gained, bound: last.bound, optimal: last.optimal, candidates: found!.candidateCount},
  };
}

test.each([1, 2, 3, 5, 8])('%i best sites are those of the command line, with gains and bound', async count => {
  expect(await answered({count})).toEqual(await command('--count', String(count), '--minutes', '3'));
});

test('so are those for another cutoff, for the old, and out of a list of places', async () => {
  expect(await answered({cutoffSeconds: 60})).toEqual(await command('--count', '3', '--minutes', '1'));
  const [group] = town.demand.groups.keys();
  expect(group).toBeDefined();
  expect(await answered({group: group!})).toEqual(
    await command('--count', '3', '--minutes', '3', '--group', group!, '--profile', 'adult'),
  );
  const candidates = HOMES.map(({id, lon, lat}) => ({id, lon: Number(lon), lat: Number(lat)}));
  expect(await answered({candidates})).toEqual(
    await command('--count', '3', '--minutes', '3', '--candidates', 'places.csv'),
  );
});

const built = (id: string) => join(import.meta.dirname, '../../../public/data', id);

test.skipIf(!existsSync(built('monaco'))).each([
  ['health_station', 3, 10],
  ['kindergarten', 12, 5],
])('on Monaco, %s: %i sites within %i minutes', async (category, count, minutes) => {
  const {city, manifest} = openBuiltCity(built('monaco'));
  const walkers = manifest.parameters.profiles as unknown as readonly Walker[];
  const found = await bestSites(
    city,
    {
      ...{category, profile: walkers.find(({key}) => key === 'adult')!, cutoffSeconds: 60 * minutes, count},
      serving: servingCategories(manifest.parameters.categories as unknown as readonly Category[], category),
      claims: manifest.noData.includes(category) ? [] : manifest.claims,
      ...{edits: [], candidates: null, group: null},
    },
    () => {},
    () => true,
  );
  const flags = ['--category', category, '--count', String(count), '--minutes', String(minutes)];
  const {answer} = await yike(root, 'site', built('monaco'), ...flags);
  const plan = JSON.parse(answer) as {
    properties: Record<string, unknown>;
    features: {properties: Record<string, number>}[];
  };
  expect(found!.sites.map(({gained, unverified}) => [gained / 1000, unverified / 1000])).toEqual(
    plan.features.map(({properties}) => [properties.people_gained, properties.people_unverified]),
  );
  const {gained, bound, optimal} = found!.curve.at(-1)!;
  const {objective, upper_bound, optimal: proven} = plan.properties;
  expect([gained / 1000, bound / 1000, optimal]).toEqual([objective, upper_bound, proven]);
  expect(found!.candidateCount).toBe(plan.properties.candidates);
});
