import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {decodeDemand, encodeDemand} from '#core/demand-file.ts';
import {decodeFacilities, encodeFacilities} from '#core/facility-file.ts';
import {decodeGraph, encodeGraph} from '#core/graph-file.ts';
import {gunzip, gzip} from '#files/gzip.ts';
import {sha256} from '#files/sha256.ts';
import type {Manifest} from '#schema/manifest.ts';
import {writeTown, yike} from './tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-verify-'));
const whole = join(root, 'out', 'tiny');
const copy = join(root, 'copy');
afterAll(() => rmSync(root, {recursive: true}));
beforeAll(async () => {
  expect((await yike(root, 'build', writeTown(join(root, 'sources')), '--out', 'out')).code).toBe(0);
});

/** A copy of the built folder in which one file says something else and its hash in the manifest was made to fit. */
async function verifyAltered(path: string, change: (bytes: Buffer) => Uint8Array) {
  rmSync(copy, {recursive: true, force: true});
  cpSync(whole, copy, {recursive: true});
  const bytes = change(readFileSync(join(copy, path)));
  expect(sha256(bytes)).not.toBe(sha256(readFileSync(join(copy, path))));
  writeFileSync(join(copy, path), bytes);
  if (path !== 'manifest.json') {
    const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Manifest;
    const entry = manifest.files.find(file => file.path === path) as {bytes: number; sha256: string; content?: object};
    Object.assign(entry, {bytes: bytes.length, sha256: sha256(bytes)});
    if (path.endsWith('.gz')) {
      const content = gunzip(bytes);
      entry.content = {bytes: content.length, sha256: sha256(content)};
    }
    writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
  }
  return yike(root, 'verify', 'copy');
}

const text = (from: string | RegExp, to: string) => (bytes: Buffer) => {
  const changed = bytes.toString('utf8').replace(from, to);
  expect(changed).not.toBe(bytes.toString('utf8'));
  return Buffer.from(changed);
};

/** Turns over the last bit of the first number of eight bytes that equals `value`. */
const double = (value: number) => (bytes: Buffer) => {
  const needle = Buffer.alloc(8);
  needle.writeDoubleLE(value);
  const at = bytes.indexOf(needle);
  expect(at).toBeGreaterThan(0);
  const changed = Buffer.from(bytes);
  changed.writeDoubleLE(value + 0.001, at);
  return changed;
};

test('passes a folder as build made it and says how much was compared', async () => {
  const {code, answer, told} = await yike(root, 'verify', 'out/tiny');
  expect([code, told]).toEqual([0, '']);
  expect(answer).toMatch(/^tiny: \d+ files, \d{5,} values, all as computed anew\n$/);
});

test('names a file whose bytes are not those of the manifest, one that is missing, and one too many', async () => {
  cpSync(whole, copy, {recursive: true});
  writeFileSync(join(copy, 'coverage.csv'), readFileSync(join(copy, 'coverage.csv'), 'utf8').replace('0.000', '1.000'));
  expect(await yike(root, 'verify', 'copy')).toMatchObject({
    code: 1,
    told: expect.stringContaining('coverage.csv: found SHA-256'),
  });
  rmSync(join(copy, 'coverage.csv'));
  expect(await yike(root, 'verify', 'copy')).toMatchObject({
    code: 1,
    told: expect.stringContaining('coverage.csv: found no such file'),
  });
  cpSync(whole, copy, {recursive: true});
  writeFileSync(join(copy, 'extra.txt'), '');
  expect(await yike(root, 'verify', 'copy')).toMatchObject({code: 1, told: expect.stringContaining('extra.txt')});
});

test.each([
  ['seconds of a cell', 'cells.csv', text(/,(\d+\.\d)(,*)\n/, ',9$1$2\n'), 'cells.csv'],
  ['covered people', 'coverage.csv', text(/,all,tiny,city,256\.250,/, ',all,tiny,city,256.251,'), 'coverage.csv'],
  ['the verdict on a clause', 'clauses.csv', text(',not-applicable,', ',met,'), 'clauses.csv'],
  ['people of a clause', 'clauses.arrow', double(256.25), 'clauses.arrow'],
  ['people of a gap', 'gaps.geojson', text(/"people":(\d)/, '"people":9$1'), 'gaps.geojson'],
  ['people of a catchment', 'catchments.zh.csv', text(/,(\d+\.\d{3})\n/, ',0$1\n'), 'catchments.zh.csv'],
  ['the name of a facility', 'facilities.geojson', text('"Super"', '"Sooper"'), 'facilities.geojson'],
  ['people of an area', 'areas.zh.csv', text(/,(\d+)\.250,/, ',$1.251,'), 'areas.zh.csv'],
  ['people in Arrow', 'cells.arrow', double(4.25), 'cells'],
  ['people in Arrow coverage', 'coverage.arrow', double(256.25), 'coverage.arrow'],
  ['a word of the dictionary', 'dictionary.json', text('人口格', '人口'), 'dictionary.json'],
])('finds one altered value with its hash: %s', async (_what, path, change, named) => {
  const {code, told} = await verifyAltered(path, change);
  expect(told).toContain(named);
  expect(code).toBe(1);
});

test('finds a street that was made longer in the published graph', async () => {
  const {code, told} = await verifyAltered('graph.bin.gz', bytes => {
    const graph = decodeGraph(gunzip(bytes));
    const edgeLength = graph.edgeLength.map(length => length + 500);
    return gzip(encodeGraph({...graph, edgeLength}));
  });
  expect(told).toContain('cells.arrow');
  expect(code).toBe(1);
});

test('finds a change in a binary file that decides no published number', async () => {
  const {code, told} = await verifyAltered('graph.bin.gz', bytes => {
    const graph = decodeGraph(gunzip(bytes));
    return gzip(encodeGraph({...graph, edgeKind: graph.edgeKind.map(kind => kind ^ 1)}));
  });
  expect(told).toContain('fingerprint');
  expect(code).toBe(1);
});

test('finds a facility that was closed in the published facilities', async () => {
  const {code, told} = await verifyAltered('facilities.bin.gz', bytes => {
    const {points, cards} = decodeFacilities(gunzip(bytes));
    return gzip(encodeFacilities({...points, open: points.open.map(() => 0)}, cards));
  });
  expect(told).toContain('facilities.arrow');
  expect(code).toBe(1);
});

test('finds a cell that was moved to another area in the published people', async () => {
  const {code, told} = await verifyAltered('demand.bin.gz', bytes => {
    const demand = decodeDemand(gunzip(bytes));
    const divisions = demand.divisions!.map(one => ({...one, index: one.index.map(area => (area === 0 ? 1 : area))}));
    return gzip(encodeDemand({...demand, divisions}));
  });
  expect(told).toContain('areas of the cells');
  expect(code).toBe(1);
});

test('finds opening hours that do not follow from the published text', async () => {
  const {code, told} = await verifyAltered('facilities.bin.gz', bytes => {
    const {points, cards} = decodeFacilities(gunzip(bytes));
    return gzip(
      encodeFacilities(
        points,
        cards.map(card => ({...card, week: [0, 60]})),
      ),
    );
  });
  expect(told).toContain(': week');
  expect(code).toBe(1);
});

test.each([
  ['people', /"people":256\.25,"year"/, '"people":256.251,"year"'],
  ['placement', /"placement":\{"point":\{"cells":49/, '"placement":{"point":{"cells":48'],
  ['a walker’s speed', /"key":"adult"(.*?)"metersPerSecond":1\.2/, '"key":"adult"$1"metersPerSecond":1.3'],
  ['a claim', /"completeness":"assumed"/, '"completeness":"partial"'],
  ['whether it is invented', /"invented":false/, '"invented":true'],
])('finds an altered manifest: %s', async (_what, from, to) => {
  const {code} = await verifyAltered('manifest.json', text(from, to));
  expect(code).toBe(1);
});

test('finds people that were moved between covered and uncovered in every format of coverage alike', async () => {
  const {code, told} = await verifyAltered('coverage.parquet', bytes =>
    Buffer.concat([bytes.subarray(0, -60), bytes.subarray(-59)]),
  );
  expect(told).toContain('coverage.parquet');
  expect(code).toBe(1);
});
