import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {gunzip, gzip} from '#files/gzip.ts';
import {readManifest, readTable} from '#files/read-city.ts';
import type {Row} from '#files/table.ts';
import {decodeLand, encodeLand} from '../../scripts/steps/land/land-file.ts';
import {townCity, townXml, writeTown, yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-land-'));
const out = join(root, 'out');
const tiny = join(out, 'tiny');
afterAll(() => rmSync(root, {recursive: true}));

const square = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const geojson = (...rings: number[][][]) => ({
  type: 'FeatureCollection',
  features: rings.map(ring => ({type: 'Feature', properties: {}, geometry: {type: 'Polygon', coordinates: [ring]}})),
});
const given = {file: 'land.geojson', source: '规划局 · Planning office', asOf: '2024-01-31', licence: 'CC0-1.0'};
// one plot in the west, one in the east, one beyond the boundary
const plots = geojson(
  square(7.001, 43.001, 7.002, 43.002),
  square(7.004, 43.003, 7.006, 43.005),
  square(7.02, 43.02, 7.03, 43.03),
);
/** Square metres of a box of so many thousandths of a degree at 43° N, about. */
const about = (lon: number, lat: number) => lon * 81.4 * lat * 111.2;

beforeAll(async () => {
  const city = {...townCity, residentialLand: given};
  const file = writeTown(join(root, 'sources'), {'city.json': city, 'land.geojson': plots});
  expect((await yike(root, 'build', file, '--out', out)).code).toBe(0);
});

const landRows = async () =>
  (await readTable(tiny, 'clauses')).filter(row => row['denominator_kind'] === 'residential_land');

describe('a city with residential land', () => {
  test('says in its manifest where the land comes from and how much lies inside', () => {
    const {residentialLand, sources} = readManifest(tiny);
    expect(residentialLand).toMatchObject({sideMeters: 25});
    expect(residentialLand!.squareMeters / (about(1, 1) + about(2, 2))).toBeCloseTo(1, 1);
    expect(sources.find(({kind}) => kind === 'land')).toMatchObject({
      key: 'residential-land',
      file: 'land.geojson',
      date: '2024-01-31',
      source: '规划局 · Planning office',
      licence: 'CC0-1.0',
    });
  });

  test('counts the land of the city and of each area, and the areas add up to the city', async () => {
    const rows = await landRows();
    const {squareMeters} = readManifest(tiny).residentialLand!;
    const byClause = Map.groupBy(rows, row => row['clause_id'] as string);
    expect(byClause.size).toBeGreaterThan(10);
    for (const [id, all] of byClause) {
      expect(id).toMatch(/:land$/);
      const of = (kind: string) => all.filter(row => row['area_kind'] === kind);
      const sum = (list: readonly Row[], name: string) => list.reduce((n, row) => n + (row[name] as number), 0);
      expect(of('city')).toHaveLength(1);
      expect(of('city')[0]!['denominator']).toBe(squareMeters);
      for (const name of ['numerator_low', 'numerator', 'numerator_high', 'denominator', 'unknown'])
        expect(sum(of('district'), name), `${id} ${name}`).toBe(of('city')[0]![name]);
      for (const row of all) expect(row['verdict']).toBe('not-applicable');
    }
  });

  test('is as computed anew, until the land is altered', async () => {
    expect((await yike(root, 'verify', tiny)).code).toBe(0);
    const path = join(tiny, 'residential-land.bin.gz');
    const whole = readFileSync(path);
    const land = decodeLand(gunzip(whole));
    const people = land.demand.people.map((meters, i) => (i === 0 ? meters - 25 : meters));
    writeFileSync(path, gzip(encodeLand({...land, demand: {...land.demand, people}})));
    expect((await yike(root, 'verify', tiny)).code).toBe(1);
    writeFileSync(path, whole);
  });
});

describe('residential land that cannot be used', () => {
  const build = (city: object, files: object = {}) =>
    yike(
      root,
      'build',
      writeTown(join(root, 'other'), {'city.json': {...townCity, id: 'other', ...city}, ...files}),
      '--out',
      out,
    );

  test('is refused without a polygon', async () => {
    const points = {type: 'FeatureCollection', features: []};
    const {code, told} = await build({residentialLand: given}, {'land.geojson': points});
    expect(code).not.toBe(0);
    expect(told).toMatch(/land\.geojson.*no feature/s);
  });

  test('is none where no plot lies inside: no rows, and the report says so', async () => {
    const far = geojson(square(7.02, 43.02, 7.03, 43.03));
    expect((await build({residentialLand: given}, {'land.geojson': far})).code).toBe(0);
    const other = join(out, 'other');
    expect(readManifest(other).residentialLand).toBeNull();
    expect((await readTable(other, 'clauses')).some(row => String(row['clause_id']).endsWith(':land'))).toBe(false);
    expect(readFileSync(join(other, 'report.json'), 'utf8')).toContain('residential-land-none-inside');
  });

  test('is taken from the map where the city file says so', async () => {
    const corner = (id: number, lon: number, lat: number) => `<node id="${id}" version="1" lon="${lon}" lat="${lat}"/>`;
    const nodes = [
      corner(9101, 7.001, 43.001),
      corner(9102, 7.002, 43.001),
      corner(9103, 7.002, 43.002),
      corner(9104, 7.001, 43.002),
    ];
    const refs = [9101, 9102, 9103, 9104, 9101].map(ref => `<nd ref="${ref}"/>`).join('');
    const way = `<way id="9200" version="1">${refs}<tag k="landuse" v="residential"/></way>`;
    const [head, ...tail] = townXml().split('\n');
    const xml = [head, ...nodes, ...tail.slice(0, -1), way, tail.at(-1)].join('\n');
    expect((await build({residentialLand: {kind: 'osm'}}, {'town.osm': xml})).code).toBe(0);
    const {residentialLand} = readManifest(join(out, 'other'));
    expect(residentialLand!.squareMeters / about(1, 1)).toBeCloseTo(1, 1);
  });
});
