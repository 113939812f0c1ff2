import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
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

interface PlantedChanges {
  readonly from_version: string;
  readonly to_version: string;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly same_place: readonly {readonly category: string; readonly name: string; readonly at: unknown}[];
}

const plantedChanges = (): PlantedChanges =>
  JSON.parse(readFileSync(join(root, 'sources', 'key.json'), 'utf8')).changes as PlantedChanges;

test('the planted changes of the register are found, and no others', async () => {
  const {from_version, to_version, changes} = plantedChanges();
  const rows = await readTable(folder, 'changes');
  const lines = (
    list: readonly Readonly<Record<string, unknown>>[],
    place: (row: Readonly<Record<string, unknown>>) => unknown,
  ) =>
    list
      .map(row =>
        JSON.stringify([
          ...['change', 'category', 'name', 'name_en', 'field'].map(name => row[name]),
          // of a move the key has no words, only where the place is now
          ...(row['change'] === 'moved' ? [] : [row['before'], row['after']]),
          place(row),
        ]),
      )
      .sort();
  // lists are in GCJ-02, which comes back to the centimetre
  const near = (lon: unknown, lat: unknown) => [lon, lat].map(degrees => (degrees as number).toFixed(6));
  const planted = lines(changes, row => near(...(row['at'] as [number, number])));
  expect(lines(rows, row => near(row['lon'], row['lat']))).toEqual(planted);
  expect(different(rows, 'from_version')).toEqual([from_version]);
  expect(different(rows, 'to_version')).toEqual([to_version]);
  const moved = (list: readonly Readonly<Record<string, unknown>>[]) =>
    list.filter(row => row['change'] === 'moved').map(row => row['moved_meters'] as number);
  expect(moved(rows)).toHaveLength(1);
  expect(moved(rows)[0]).toBeCloseTo(moved(changes)[0]!, 0);
});

test('a place drawn anew under another id is no change, and both versions have it', async () => {
  const [place] = plantedChanges().same_place;
  const kept = join(folder, 'versions', plantedChanges().from_version);
  const idIn = async (dir: string) => {
    const rows = await readTable(dir, 'facilities');
    return rows
      .filter(row => row['category'] === place!.category && row['name'] === place!.name)
      .map(row => row['facility_id']);
  };
  const [before, after] = [await idIn(kept), await idIn(folder)];
  expect([before.length, after.length]).toEqual([1, 1]);
  expect(before).not.toEqual(after);
});

test('more or less is said where lists are complete and ranges apart, of services that changed, and nowhere else', async () => {
  const changed = new Set(plantedChanges().changes.map(row => row['category']));
  const rows = await readTable(folder, 'changes_coverage');
  const said = rows.filter(row => row['difference'] === 'more' || row['difference'] === 'less');
  expect(different(said, 'category')).toEqual(['elder_meal', 'health_station', 'library', 'nursery', 'pharmacy']);
  for (const row of said) {
    expect(changed.has(row['category'])).toBe(true);
    const [lower, upper] = row['difference'] === 'more' ? ['from', 'to'] : ['to', 'from'];
    expect(row[`share_low_${upper}`] as number).toBeGreaterThan(row[`share_high_${lower}`] as number);
  }
  // what is only on the map is never complete
  expect(
    different(
      rows.filter(row => row['category'] === 'bank'),
      'why',
    ),
  ).toEqual(['register-incomplete']);
});
