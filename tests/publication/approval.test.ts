import {cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {readManifest} from '#files/read-city.ts';
import type {Manifest} from '#schema/manifest.ts';
import {townCity, writeTown, yike} from '../commands/tiny-town.ts';

const root = mkdtempSync(join(tmpdir(), 'yike-approval-'));
afterAll(() => rmSync(root, {recursive: true}));

const NUMBER = '京S(2025)041号';
const cityFile = (id: string, jurisdiction: string, mapApproval: string | null = null) =>
  writeTown(join(root, 'sources', id), {
    'city.json': {...townCity, id, jurisdiction, publish: {mapApproval, icp: '京ICP备12345678号-1'}},
  });
const build = (out: string, files: readonly string[], ...flags: string[]) =>
  yike(root, 'build', ...files, '--out', out, ...flags);
const listed = (out: string) => (existsSync(join(root, out)) ? readdirSync(join(root, out)) : []);

describe('build --public', () => {
  test.each(['CN', 'CN-BJ'])(
    'refuses jurisdiction %s without an approval number: one line, nothing written',
    async place => {
      const {code, told} = await build('refused', [cityFile('plain', place)], '--public');
      expect(code).toBe(1);
      expect(told.trim().split('\n')).toHaveLength(1);
      for (const part of ['plain/city.json', 'publish.mapApproval', '审图号']) expect(told).toContain(part);
      expect(listed('refused')).toEqual([]);
    },
  );

  test('names all that lack one, and builds none of several when one lacks it', async () => {
    const files = [
      cityFile('abroad', 'FR'),
      cityFile('approved', 'CN', NUMBER),
      cityFile('first', 'CN'),
      cityFile('second', 'CN-SH'),
    ];
    const {code, told} = await build('several', files, '--public');
    expect(code).toBe(1);
    expect(told.trim().split('\n')).toHaveLength(1);
    expect(told).toMatch(/first\/city\.json, .*second\/city\.json/);
    expect(told).not.toMatch(/abroad|approved/);
    expect(listed('several')).toEqual([]);
  });

  test('leaves what was built before as it was', async () => {
    const file = cityFile('kept', 'CN');
    expect((await build('before', [file])).code).toBe(0);
    const manifest = readFileSync(join(root, 'before', 'kept', 'manifest.json'), 'utf8');
    expect((await build('before', [file], '--public')).code).toBe(1);
    expect(readFileSync(join(root, 'before', 'kept', 'manifest.json'), 'utf8')).toBe(manifest);
    expect(listed('before')).toEqual(['kept']);
  });

  test.each(['待定', '审图号 1', 'GS-2024-1234'])(
    'refuses the approval number %s and says what one looks like',
    async number => {
      const {code, told} = await build('odd', [cityFile('odd', 'CN', number)], '--public');
      expect(code).toBe(1);
      for (const part of ['publish.mapApproval', number, 'GS(2024)1234号']) expect(told).toContain(part);
      expect(listed('odd')).toEqual([]);
    },
  );

  test('builds a city abroad, which needs none', async () => {
    expect((await build('abroad', [cityFile('abroad', 'FR')], '--public')).code).toBe(0);
    expect(readManifest(join(root, 'abroad', 'abroad')).publish).toMatchObject({mapApproval: null, notice: null});
  });
});

describe('what the manifest says of its maps', () => {
  beforeAll(async () => {
    expect((await build('out', [cityFile('approved', 'CN', NUMBER)], '--public')).code).toBe(0);
    expect((await build('out', [cityFile('unapproved', 'CN')])).code).toBe(0);
  }, 60_000);

  test('an approval number or the notice, never both', () => {
    const notice = {zh: '未经地图审核，不得公开传播', en: 'Map not officially reviewed: not for publication'};
    expect(readManifest(join(root, 'out', 'approved')).publish).toMatchObject({mapApproval: NUMBER, notice: null});
    expect(readManifest(join(root, 'out', 'unapproved')).publish).toMatchObject({mapApproval: null, notice});
  });

  /** What `verify` says of a city whose manifest was altered. */
  async function verified(city: string, change: (publish: Manifest['publish']) => void) {
    const copy = join(root, 'copy');
    rmSync(copy, {recursive: true, force: true});
    cpSync(join(root, 'out', city), copy, {recursive: true});
    const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Manifest;
    change(manifest.publish);
    writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
    return yike(root, 'verify', 'copy');
  }

  test('verify finds both right', async () => {
    for (const city of ['approved', 'unapproved']) expect((await verified(city, () => {})).code, city).toBe(0);
  }, 60_000);

  test.each([
    [
      'the notice taken away',
      'unapproved',
      'publish.notice',
      (publish: Manifest['publish']) => {
        publish.notice = null;
      },
    ],
    [
      'a number made up',
      'unapproved',
      'publish.mapApproval',
      (publish: Manifest['publish']) => {
        publish.mapApproval = NUMBER;
      },
    ],
    [
      'the number taken away',
      'approved',
      'publish.mapApproval',
      (publish: Manifest['publish']) => {
        publish.mapApproval = null;
      },
    ],
    [
      'another record number',
      'approved',
      'publish.icp',
      (publish: Manifest['publish']) => {
        publish.icp = '沪ICP备1号';
      },
    ],
  ] as const)(
    'verify finds %s',
    async (_what, city, where, change) => {
      const {code, answer, told} = await verified(city, change);
      expect(code).toBe(1);
      expect(answer + told).toContain(where);
    },
    60_000,
  );
});
