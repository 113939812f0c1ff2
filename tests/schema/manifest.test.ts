import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {readManifest} from '#files/read-city.ts';
import {MANIFEST_FORMAT, manifestSchema} from '#schema/manifest.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-manifest-'));
afterAll(() => rmSync(root, {recursive: true}));

const hash = 'a'.repeat(64);
const manifest = {
  format: MANIFEST_FORMAT,
  id: 'town',
  name: {zh: '镇', en: 'Town'},
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  jurisdiction: 'CN',
  invented: true,
  code: {version: '0.1.0', sha256: hash},
  publish: {mapApproval: null, icp: null, contact: {}, notice: null},
  boundary: {source: 'bbox', bbox: [0, 0, 1, 1]},
  extent: null,
  population: {people: 1.5, year: null, source: '', confidential: false, groups: {}},
  counts: {cells: 1, facilities: 0, facilitiesInside: 0, areas: {}, nodes: 0, edges: 0, gaps: 0, findings: 0},
  edge_people: [],
  snap: null,
  placement: {},
  streets: null,
  sources: [],
  licences: [],
  claims: [],
  noData: [],
  parameters: {
    profiles: [],
    scenarios: [],
    categories: [],
    bufferMeters: 0,
    snapLimitMeters: 250,
    horizonSeconds: 6553,
    walkingRules: {version: 2, sha256: 'a'.repeat(64)},
    catalogues: [],
    city: {},
  },
  tables: {},
  files: [
    {
      path: 'a.csv',
      bytes: 1,
      sha256: hash,
      mediaType: 'text/csv',
      rows: 0,
      licence: 'CC0-1.0',
      schema: 'x',
      zh: '',
      en: '',
    },
  ],
};

function read(text: string) {
  const dir = join(root, 'city');
  mkdirSync(dir, {recursive: true});
  writeFileSync(join(dir, 'manifest.json'), text);
  return readManifest(dir);
}

test('reads a manifest as it was written', () => {
  expect(read(JSON.stringify(manifest))).toEqual(manifest);
});

test.each([
  ['another format', {format: 'yikezhong-city/2'}, 'format'],
  ['an unknown key', {colour: 'red'}, 'manifest'],
  ['a hash that is none', {code: {version: '1', sha256: 'abc'}}, 'code.sha256'],
  ['a negative count', {counts: {...manifest.counts, cells: -1}}, 'counts.cells'],
  ['a file outside the folder', {files: [{...manifest.files[0], path: '../secret'}]}, 'files.0.path'],
])('refuses %s and says where', (_what, change, where) => {
  expect(() => read(JSON.stringify({...manifest, ...change}))).toThrow(where);
});

test('refuses text that is no JSON, and a folder without manifest, naming the file', () => {
  expect(() => read('{')).toThrow('manifest.json');
  expect(() => readManifest(join(root, 'nowhere'))).toThrow('no such file');
});

test('has no place for a clock, a host or an absolute path', () => {
  const keys = JSON.stringify(Object.keys(manifestSchema.shape));
  expect(keys).not.toMatch(/built|created|host|time(?!Zone)|date/i);
});
