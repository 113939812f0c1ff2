import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {encodeArrow} from '#files/arrow.ts';
import {encodeCsv} from '#files/csv.ts';
import {encodeParquet} from '#files/parquet.ts';
import {readTable} from '#files/read-city.ts';
import {sha256} from '#files/sha256.ts';
import {type Row, tableFromRows} from '#files/table.ts';
import {parseCity} from '#schema/city.ts';
import type {Manifest} from '#schema/manifest.ts';
import {tableSpec} from '#schema/tables.ts';
import {INGREDIENTS} from '../../scripts/steps/city-files.ts';
import {provenanceOf} from '../../scripts/steps/licences.ts';
import {townAreas, townCity, writeTown, yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-records-'));
const dir = join(root, 'out', 'tiny');
afterAll(() => rmSync(root, {recursive: true}));

/** Four communities across the two halves of the town. */
function communities(): object {
  const quarter = (id: string, west: number, south: number) => ({
    type: 'Feature',
    properties: {id, label: id, type: '111'},
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [west + 0.0035, south],
          [west + 0.0035, south + 0.0035],
          [west, south + 0.0035],
          [west, south],
        ],
      ],
    },
  });
  // people on the line between belong to the east, of the districts as of the communities
  const [east, west] = [7.0035, 7];
  const [se, ne] = [quarter('c1', east, 43), quarter('c2', east, 43.0035)];
  return {type: 'FeatureCollection', features: [se, ne, quarter('c3', west, 43), quarter('c4', west, 43.0035)]};
}

const columns = {code: 'id', name: 'label'};
const record = {source: 'office', asOf: '2024-04-30'};
const city = {
  ...townCity,
  ...{language: 'zh', jurisdiction: 'CN', timeZone: 'Asia/Shanghai'},
  areas: [
    ...townCity.areas,
    {kind: 'community', file: 'communities.geojson', columns: {...columns, area_type: 'type'}},
  ],
  records: [
    {kind: 'workers', file: 'workers.csv', ...record},
    {kind: 'visits', file: 'visits.csv', ...record},
    {kind: 'ratings', file: 'ratings.csv', ...record},
    {
      kind: 'self-service',
      file: 'terminals.csv',
      crs: 'wgs84',
      completeness: 'official',
      claims: {area: 'city'},
      ...record,
    },
  ],
};
const files = {
  'city.json': city,
  'areas.geojson': townAreas(),
  'communities.geojson': communities(),
  'workers.csv': 'code,workers\nc1,2\nc2,3\nc3,1\nc4,4\nc9,7\n',
  'visits.csv': 'code,visits,period\nc1,5,2023\nc2,40,2023\nc3,0,2023\nc4,60,2023\n',
  'ratings.csv': 'facility_id,rating,rating_max,ratings_count\nosm:n9001:pharmacy,4.5,5,60\n',
  'terminals.csv': 'id,name,lon,lat\n1,Terminal,7.003,43.003\n',
};

beforeAll(async () => {
  const built = await yike(root, 'build', writeTown(join(root, 'sources'), files), '--out', 'out');
  expect(built.code, built.told).toBe(0);
});

test('publishes what optional tables say, hides few people, and verifies', async () => {
  const rows = await readTable(dir, 'records');
  const visits = rows
    .filter(row => row['metric'] === 'visits')
    .map(row => [row['area_id'], row['suppressed'] ?? row['value']]);
  expect(visits).toEqual([
    ...[
      ['tiny', 105],
      ['e', 45],
      ['w', 60],
    ],
    ...[
      ['c1', 'small-count'],
      ['c2', 'complementary'],
      ['c3', 0],
      ['c4', 60],
    ],
  ]);
  expect(rows.find(row => row['record_kind'] === 'ratings')).toMatchObject({value: 4.5, unit: 'of 5', denominator: 60});
  expect(await yike(root, 'verify', 'out/tiny')).toMatchObject({code: 0, told: ''});
});

test('lists the tables as sources, and what matched nothing as a finding', () => {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
  const records = manifest.sources.filter(({kind}) => kind === 'records');
  expect(records.map(({key, file, date, source}) => [key, file, date, source])).toEqual([
    ['records-workers', 'workers.csv', '2024-04-30', 'office'],
    ['records-visits', 'visits.csv', '2024-04-30', 'office'],
    ['records-ratings', 'ratings.csv', '2024-04-30', 'office'],
  ]);
  // with the hash of a file of visits a guess of the hidden ones could be tried
  const hashed = records.filter(({bytes, sha256: hash}) => bytes !== null || hash !== null);
  expect(hashed.map(({key}) => key)).toEqual(['records-workers']);
  const {findings} = JSON.parse(readFileSync(join(dir, 'report.json'), 'utf8')) as {
    findings: {kind: string; count: number}[];
  };
  expect(findings).toContainEqual(expect.objectContaining({kind: 'record-code-unknown', count: 1}));
});

test('a build of some steps keeps the published tables only while the optional tables say the same', async () => {
  const sources = join(root, 'sources');
  const visits = readFileSync(join(sources, 'visits.csv'), 'utf8');
  cpSync(dir, join(root, 'partly', 'tiny'), {recursive: true});
  const build = () => yike(root, 'build', 'sources/city.json', '--out', 'partly', '--only', 'times');
  expect((await build()).code).toBe(0);
  expect(existsSync(join(root, 'partly', 'tiny', 'records.csv'))).toBe(true);
  writeFileSync(join(sources, 'visits.csv'), visits.replace('c4,60', 'c4,61'));
  try {
    expect((await build()).code).toBe(0);
  } finally {
    writeFileSync(join(sources, 'visits.csv'), visits);
  }
  expect(existsSync(join(root, 'partly', 'tiny', 'records.csv'))).toBe(false);
});

test('reads terminals as a facility list that claims to know the whole city', async () => {
  const [terminal] = (await readTable(dir, 'facilities')).filter(row => row['category'] === 'self_service');
  expect(terminal).toMatchObject({
    name: 'Terminal',
    source: 'terminals',
    completeness: 'official',
    as_of: '2024-04-30',
  });
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
  expect(manifest.claims).toContainEqual(
    expect.objectContaining({category: 'self_service', area: 'city', completeness: 'official'}),
  );
});

test('workers per 10,000 urban residents come from the table, and no verdict of coverage from any', async () => {
  const areas = await readTable(dir, 'areas');
  expect(areas.filter(row => row['kind'] === 'community').map(row => row['workers'])).toEqual([2, 3, 1, 4]);
  const indicators = (await readTable(dir, 'indicators')).filter(
    row => row['indicator_id'] === 'workers_per_10000_urban',
  );
  const whole = indicators.find(row => row['area_kind'] === 'city')!;
  expect(whole['numerator']).toBe(10);
  expect(whole['value']).toBeCloseTo((10 * 10_000) / (whole['denominator'] as number), 3);
  expect([whole['verdict'], whole['why']]).toEqual(['not-applicable', 'average']);
  const none = {...files, 'city.json': {...city, records: []}};
  expect((await yike(root, 'build', writeTown(join(root, 'none'), none), '--out', 'without')).code).toBe(0);
  const coverage = (rows: readonly Row[]) => rows.filter(row => row['category'] !== 'self_service');
  expect(coverage(await readTable(dir, 'coverage'))).toEqual(
    coverage(await readTable(join(root, 'without', 'tiny'), 'coverage')),
  );
});

test('builds the same bytes again from another folder', async () => {
  expect((await yike(root, 'build', writeTown(join(root, 'again'), files), '--out', 'second')).code).toBe(0);
  const {files: listed} = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
  for (const {path} of listed)
    expect(readFileSync(join(root, 'second', 'tiny', path)).equals(readFileSync(join(dir, path))), path).toBe(true);
});

test('verify finds a hidden number that somebody wrote back in all formats, with the hashes made to fit', async () => {
  const copy = join(root, 'copy');
  cpSync(dir, copy, {recursive: true});
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Manifest;
  const rows = (await readTable(copy, 'records')).map(row =>
    row['area_id'] === 'c2' && row['metric'] === 'visits' ? {...row, value: 40, suppressed: null} : row,
  );
  const table = tableFromRows(
    tableSpec('records', {groups: [], areaKinds: [], categories: [], streets: true, invented: false}),
    rows,
  );
  const provenance = provenanceOf(parseCity(JSON.stringify(manifest.parameters.city), 'city'), INGREDIENTS.records);
  const pieces = {
    arrow: encodeArrow(table, provenance),
    parquet: encodeParquet(table, provenance),
    csv: encodeCsv(table, 'machine'),
    'zh.csv': encodeCsv(table, 'zh'),
  };
  for (const [ending, made] of Object.entries(pieces)) {
    const bytes = Buffer.concat([...made]);
    const entry = manifest.files.find(file => file.path === `records.${ending}`)!;
    Object.assign(entry, {bytes: bytes.length, sha256: sha256(bytes)});
    writeFileSync(join(copy, entry.path), bytes);
  }
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
  const {code, told} = await yike(root, 'verify', 'copy');
  expect(code).toBe(1);
  expect(told).toContain('records: visits 2023 of e: found the sum 45, expected one from which no suppressed number');
});
