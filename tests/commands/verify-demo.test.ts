import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {readTable} from '#files/read-city.ts';
import type {Row} from '#files/table.ts';
import {yike} from './tiny-town.ts';

/** An invented city with age groups, districts, subdistricts and communities, town and country: every table has rows. */
const root = mkdtempSync(join(tmpdir(), 'yike-verify-demo-'));
const folder = join(root, 'out', 'demo');
afterAll(() => rmSync(root, {recursive: true}));
beforeAll(async () => {
  expect((await yike(root, 'demo', '--people', '20000', '--out', 'sources')).code).toBe(0);
  expect((await yike(root, 'build', 'sources/city.json', '--out', 'out')).code).toBe(0);
});

const different = (rows: readonly Row[], name: string) => [...new Set(rows.map(row => row[name]))].sort();

test('every published number of an invented city of 20,000 is computed anew from its files', async () => {
  expect(await yike(root, 'verify', 'out/demo')).toMatchObject({code: 0, told: ''});
});

test('everyone is counted once by number of places, for each group at its own speed', async () => {
  const rows = await readTable(folder, 'opportunities');
  expect(different(rows, 'group')).toEqual(['age0to2', 'age3to5', 'age60plus', 'age6to14', 'age80plus', 'all']);
  expect(different(rows, 'area_kind')).toEqual(['city', 'community', 'district', 'subdistrict']);
  const city = rows.filter(row => row['area_kind'] === 'city' && row['group'] === 'all');
  expect(different(city, 'people')).toEqual([20_000]);
  expect(different(city, 'profile')).toEqual(['adult', 'own']);
  // a longer walk never leaves fewer places to choose from
  const means = city.filter(row => row['category'] === 'pharmacy' && row['profile'] === 'adult');
  const counts = means.map(row => row['mean_count'] as number);
  expect(counts.length).toBeGreaterThan(4);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(counts[0]).toBeLessThan(counts.at(-1)!);
});

test('ages, districts, town and country are compared, and nothing is ranked that cannot be', async () => {
  const rows = await readTable(folder, 'equity');
  const shares = rows.filter(row => row['index'] === 'share_difference');
  expect(different(shares, 'area_kind')).toEqual(['area_type', 'city', 'district', 'subdistrict']);
  expect(different(shares, 'comparison')).toEqual(['cannot-rank', 'equal', 'higher', 'lower']);
  expect(different(rows, 'index')).not.toContain('palma');
  for (const row of shares)
    if (row['comparison'] === 'higher') expect(row['value_low'] as number).toBeGreaterThanOrEqual(0);
  const theil = (index: string, comparedWith: string | null) =>
    rows.find(
      row => row['category'] === 'pharmacy' && row['index'] === index && row['compared_with'] === comparedWith,
    )!['value'] as number;
  for (const kind of ['district', 'subdistrict', 'community'])
    expect(theil('theil_between', kind) + theil('theil_within', kind)).toBeCloseTo(theil('theil', null), 5);
});
