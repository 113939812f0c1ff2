import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';
import {fromArrayBuffer} from 'geotiff';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {haversineMeters} from '#core/plane.ts';
import {parseCity} from '#schema/city.ts';
import {degreesOf} from '../../scripts/demo/frame.ts';
import {makeDemo} from '../../scripts/demo/make-demo.ts';
import {readOsm} from '../../scripts/io/osm-read.ts';
import {silent} from '../../scripts/progress.ts';

const folders: string[] = [];

function temporaryFolder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'yikezhong-')));
  return folders.at(-1)!;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, {recursive: true, force: true});
});

const PEOPLE = 20000;
let out = '';

beforeAll(async () => {
  out = join(temporaryFolder(), 'demo');
  await makeDemo({people: PEOPLE, seed: 1, out});
});

const read = (file: string) => readFileSync(join(out, file));

async function sumOf(file: string): Promise<number> {
  const bytes = read(file);
  const tiff = await fromArrayBuffer(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  );
  const [values] = await (await tiff.getImage()).readRasters();
  let sum = 0;
  for (const value of values as Float32Array) if (value > 0) sum += value;
  return sum;
}

test('writes the same bytes for the same seed and other bytes for another', async () => {
  const again = join(temporaryFolder(), 'again');
  const other = join(temporaryFolder(), 'other');
  await makeDemo({people: PEOPLE, seed: 1, out: again});
  await makeDemo({people: PEOPLE, seed: 2, out: other});
  const files = readdirSync(out, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
  expect(files.length).toBeGreaterThan(30);
  for (const {parentPath, name} of files) {
    const file = join(relative(out, parentPath), name);
    expect(readFileSync(join(again, file)).equals(read(file)), file).toBe(true);
  }
  expect(readFileSync(join(other, 'streets.osm.gz')).equals(read('streets.osm.gz'))).toBe(false);
  expect(readFileSync(join(other, 'key.json')).equals(read('key.json'))).toBe(true);
});

test('settles exactly as many people as were asked for, and no age group beyond them', async () => {
  expect(await sumOf('people.tif')).toBe(PEOPLE);
  const older = await sumOf('people_age60plus.tif');
  expect(older / PEOPLE).toBeGreaterThan(0.15);
  expect(older / PEOPLE).toBeLessThan(0.3);
  expect(await sumOf('people_age80plus.tif')).toBeLessThan(older);
});

test('refuses fewer people than the planted situations need', async () => {
  await expect(makeDemo({people: 4000, seed: 1, out: join(temporaryFolder(), 'few')})).rejects.toThrow(/--people/);
});

test('writes a city file that the schema takes and that says it is invented', () => {
  const city = parseCity(read('city.json').toString(), 'city.json');
  expect(city.invented).toBe(true);
  expect(city.jurisdiction).toBe('CN');
});

test('writes streets that the reader of OpenStreetMap files takes whole', async () => {
  const extract = await readOsm(join(out, 'streets.osm.gz'), silent);
  expect(extract.wayCount).toBeGreaterThan(1000);
  expect(extract.wayRef.includes(0xffffffff)).toBe(false);
  const highways = new Set<string>();
  for (let way = 0; way < extract.wayCount; way++) highways.add(extract.wayTags(way)['highway'] ?? '');
  for (const kind of ['primary', 'secondary', 'residential', 'footway', 'steps', 'living_street', 'construction'])
    expect(highways).toContain(kind);
});

describe('lists', () => {
  test('are GB18030, in GCJ-02 some 500 m off, and every row says it is invented', () => {
    const city = parseCity(read('city.json').toString(), 'city.json');
    const lists = city.facilities.filter(source => source.kind === 'table');
    expect(lists.length).toBeGreaterThan(4);
    for (const list of lists) {
      const lines = new TextDecoder('gb18030', {fatal: true}).decode(read(list.file)).trimEnd().split('\r\n');
      expect(() => new TextDecoder('utf-8', {fatal: true}).decode(read(list.file))).toThrow();
      expect(lines[0]).toContain('机构名称');
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines.slice(1)) expect(line.endsWith(',虚构')).toBe(true);
    }
  });

  test('shift places as GCJ-02 does: the stop just outside the city by some hundred metres', () => {
    const lines = new TextDecoder('gb18030').decode(read('公交站名录.csv')).split('\r\n');
    const row = lines.find(line => line.includes('界边界外'))!.split(',');
    const [lon, lat] = degreesOf([6600, 850]);
    const meters = haversineMeters(Number(row[5]), Number(row[6]), lon, lat);
    expect(meters).toBeGreaterThan(100);
    expect(meters).toBeLessThan(900);
  });

  test('hold no place twice at one spot', () => {
    const city = parseCity(read('city.json').toString(), 'city.json');
    const lists = city.facilities.flatMap(list => (list.kind === 'table' ? [list.file] : []));
    expect(lists.length).toBeGreaterThan(5);
    for (const file of lists) {
      const lines = new TextDecoder('gb18030').decode(read(file)).trimEnd().split('\r\n').slice(1);
      const spots = lines.map(line => line.split(',').slice(5, 7).join(','));
      expect(spots.length).toBeGreaterThan(0);
      expect(new Set(spots).size).toBe(spots.length);
    }
  });
});

test('gives every area a code that no real place has, and says everywhere that nothing is real', () => {
  for (const file of ['districts.geojson', 'subdistricts.geojson', 'communities.geojson']) {
    const areas = JSON.parse(read(file).toString()) as {features: {properties: Record<string, string>}[]};
    expect(areas.features.length).toBeGreaterThan(0);
    for (const {properties} of areas.features) {
      expect(properties['区划代码']).toMatch(/^99\d{10}$/);
      expect(properties['备注']).toBe('虚构');
      expect(properties['name_en']).not.toBe('');
    }
  }
  expect(gunzipSync(read('streets.osm.gz')).toString().slice(0, 400)).toContain('invented');
  expect(read('README.md').toString()).toContain('虚构');
  expect(read('key.json').toString()).toContain('"invented": true');
});

test('draws without any knowledge of searches, times, coverage or gaps', () => {
  const folder = fileURLToPath(new URL('../../scripts/demo/', import.meta.url));
  const allowed = [
    '#core/inside.ts',
    '#core/units.ts',
    '#core/plane.ts',
    '#core/largest-remainder.ts',
    '#schema/input-error.ts',
  ];
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(file => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, from] of source.matchAll(/from '([^']+)'/g)) {
      const isOurs = from!.startsWith('./') || /^\.\.\/[a-z0-9-]+\.ts$/.test(from!);
      const isOutside = ['node:', 'gcoord', 'd3'].some(start => from!.startsWith(start));
      expect(isOurs || isOutside || allowed.includes(from!), `${file} imports ${from}`).toBe(true);
    }
    expect(source).not.toMatch(/import\(|Math\.random|Date\.now|new Date/);
  }
});

test('states capacities in some lists, with blanks where the key says so, and new estates that need no reader of ours', () => {
  const key = JSON.parse(read('key.json').toString()) as {
    capacities: {category: string; file: string; unit: string; blank_percent: number}[];
  };
  expect(key.capacities.map(({category}) => category)).toEqual(['health_centre', 'elder_meal', 'nursery', 'library']);
  for (const {file, unit, blank_percent} of key.capacities) {
    const [header, ...rows] = new TextDecoder('gb18030').decode(read(file)).trimEnd().split('\r\n');
    const at = header!.split(',').indexOf('容量');
    const units = rows.map(row => row.split(',')[at + 1]);
    expect(
      units.every(word => word === unit || (word === '' && blank_percent > 0)),
      file,
    ).toBe(true);
  }
  const [header, ...estates] = read('新建居住区.csv').toString().trimEnd().split('\r\n');
  expect(estates.every(row => row.split(',').length === header!.split(',').length)).toBe(true);
});

test('the residential land is labelled as invented, in closed plots of at most a block, and the homes stand on it', () => {
  const {features} = JSON.parse(read('居住用地.geojson').toString()) as {
    features: {properties: Record<string, string>; geometry: {coordinates: [number, number][][][]}}[];
  };
  expect(features.every(({properties}) => Object.values(properties).join().includes('虚构'))).toBe(true);
  const rings = features.flatMap(({geometry}) => geometry.coordinates.map(polygon => polygon[0]!));
  expect(rings.length).toBeGreaterThan(50);
  // degrees times these are about metres
  const [perLon, perLat] = [87_200, 111_200];
  for (const ring of rings) {
    expect(ring.at(-1)).toEqual(ring[0]);
    let twice = 0;
    for (let i = 1; i < ring.length; i++)
      twice +=
        (ring[i - 1]![0] - ring[0]![0]) * (ring[i]![1] - ring[0]![1]) -
        (ring[i]![0] - ring[0]![0]) * (ring[i - 1]![1] - ring[0]![1]);
    const squareMeters = (twice / 2) * perLon * perLat;
    expect(squareMeters).toBeGreaterThan(1000);
    expect(squareMeters).toBeLessThan(110_000);
  }
});
