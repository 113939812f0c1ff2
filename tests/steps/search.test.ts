import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {gunzip, gzip} from '#files/gzip.ts';
import {readManifest} from '#files/read-city.ts';
import {sha256} from '#files/sha256.ts';
import {type SearchFile, searchFileSchema} from '#schema/search-file.ts';
import {findPlaces} from '#search/find-places.ts';
import {nameReadings} from '#search/name-readings.ts';
import {type SearchIndex, searchIndex} from '#search/search-index.ts';
import {buildCity} from '../../scripts/build-city.ts';
import {type OpenCity, openCity} from '../../scripts/commands/open-city.ts';
import {type PublishedSources, publishedSources} from '../../scripts/commands/published-model.ts';
import {fingerprintOf} from '../../scripts/steps/manifest.ts';
import {compareSearch} from '../../scripts/verify/compare-search.ts';

const out = mkdtempSync(join(tmpdir(), 'yike-search-'));
const dir = join(out, 'monaco');
let file: SearchFile;
let index: SearchIndex;
let published: PublishedSources;

function opened(): OpenCity {
  return openCity({cwd: dir} as Parameters<typeof openCity>[0], '.');
}

function read(): SearchFile {
  return JSON.parse(new TextDecoder().decode(gunzip(readFileSync(join(dir, 'search.json.gz')))));
}

beforeAll(async () => {
  await buildCity('data/cities/monaco/city.json', {out, progress: () => {}});
  published = await publishedSources(opened());
  file = read();
  index = await searchIndex(file);
});
afterAll(() => rmSync(out, {recursive: true, force: true}));

describe('what can be found in Monaco', () => {
  test('has the form of its schema, is listed with its licence, and is small', () => {
    expect(searchFileSchema.parse(file)).toEqual(file);
    const entry = readManifest(dir).files.find(({path}) => path === 'search.json.gz')!;
    const count = [file.areas, file.places, file.streets, file.facilities].reduce(
      (sum, part) => sum + part.name.length,
      0,
    );
    expect(entry).toMatchObject({rows: count, schema: 'yikezhong-search/1', licence: 'ODbL-1.0'});
    expect(entry.bytes).toBeLessThan(30_000);
  });

  test('every street stands on itself: a street of that name passes within 30 metres', async () => {
    const city = opened();
    const {shape, names} = city.shape();
    const vertices = new Map<string, [number, number][]>();
    for (const [edge, name] of names.edgeName.entries())
      for (let at = shape.firstVertex[edge]!; at < shape.firstVertex[edge + 1]!; at++) {
        const list = vertices.get(names.names[name]!) ?? [];
        vertices.set(names.names[name]!, list);
        list.push([shape.lon[at]! / 1e7, shape.lat[at]! / 1e7]);
        if (at > shape.firstVertex[edge]!)
          list.push([(shape.lon[at]! + shape.lon[at - 1]!) / 2e7, (shape.lat[at]! + shape.lat[at - 1]!) / 2e7]);
      }
    let [lon, lat, far] = [0, 0, 0];
    for (const [row, name] of file.streets.name.entries()) {
      lon += file.streets.lon[row]! / 1e5;
      lat += file.streets.lat[row]! / 1e5;
      const meters = vertices.get(name)!.map(([x, y]) => Math.hypot((x - lon) * 80_300, (y - lat) * 111_195));
      far = Math.max(far, Math.min(...meters));
    }
    expect(file.streets.name.length).toBeGreaterThan(300);
    expect(far).toBeLessThan(30);
  });

  test('a place is in the area it is said to be in: Rue Grimaldi in La Condamine', () => {
    const [street] = findPlaces(index, 'rue grimaldi', {centre: [7.42, 43.735]}).places;
    expect(street).toMatchObject({kind: 'street', name: 'Rue Grimaldi', outside: false});
    expect(street!.within.map(({name}) => name)).toEqual(['La Condamine']);
  });

  test('facilities are open ones with a name, each place once with all its services', () => {
    expect(file.facilities.name.every(name => name.trim() !== '')).toBe(true);
    const keys = file.facilities.place.map((place, row) => `${place} ${file.facilities.name[row]}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('nothing stands twice under the name of an area around it', () => {
    const areas = new Set(file.areas.name);
    expect(file.places.name.filter(name => areas.has(name))).toEqual([]);
  });
});

describe('verify', () => {
  /** What verify says of a changed file whose hashes were changed with it. */
  async function problems(change: (changed: SearchFile) => unknown): Promise<string[]> {
    const path = join(dir, 'search.json.gz');
    const whole = readFileSync(path);
    const changed = read();
    change(changed);
    writeFileSync(path, gzip(new TextEncoder().encode(JSON.stringify(changed))));
    const found = await compareSearch(opened(), published).finally(() => writeFileSync(path, whole));
    return found.map(({where}) => where ?? '');
  }

  test('finds nothing wrong with what was built', async () => {
    expect(await problems(() => undefined)).toEqual([]);
  });

  test.each<[string, (changed: SearchFile) => unknown]>([
    ['streets.lon', changed => (changed.streets.lon[3]! += 5)],
    ['facilities.name', changed => (changed.facilities.name[0] = 'Another')],
    ['facilities.area', changed => (changed.facilities.area[0] = changed.facilities.area[0] === 0 ? 1 : 0)],
    ['areas.id', changed => (changed.areas.id[0] = 'x')],
    ['readings.药', changed => (changed.readings['药'] = 'ke')],
    ['bounds', changed => (changed.bounds[0] += 1)],
  ])('finds an altered value: %s', async (where, change) => {
    const found = await problems(change);
    expect(
      found.some(one => one === where || one.startsWith(where.split('.')[0]!)),
      found.join(),
    ).toBe(true);
  });

  test('a file of another form is named', async () => {
    expect(await problems(changed => ((changed as {format: string}).format = 'other/1'))).toEqual(['format']);
  });

  test('the fingerprint of the whole covers the file', () => {
    const {files, fingerprint} = readManifest(dir);
    expect(fingerprintOf(files)).toBe(fingerprint);
    expect(fingerprintOf(files.filter(({path}) => path !== 'search.json.gz'))).not.toBe(fingerprint);
    expect(files.find(({path}) => path === 'search.json.gz')!.content!.sha256).toBe(
      sha256(gunzip(readFileSync(join(dir, 'search.json.gz')))),
    );
  });
});

describe('pinyin of names', () => {
  test('reads characters as their words do, and place names also the other way', () => {
    const readings = nameReadings(['重庆路', '长乐街道', '厦门路', '绿荫小区', '和平 A 座']);
    expect(readings).toMatchObject({
      重: 'chong zhong',
      长: 'chang zhang',
      厦: 'xia sha',
      绿: 'lv lu',
      和: 'he',
      座: 'zuo',
    });
    expect(Object.keys(readings)).not.toContain('A');
  });

  test('does not depend on the order of the names', () => {
    const names = ['重庆路', '重工街', '重阳里', '朝阳社区', '行宫路', '银行'];
    expect(nameReadings(names)).toEqual(nameReadings([...names].reverse()));
  });
});
