import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {readTable} from '#files/read-city.ts';
import {sha256} from '#files/sha256.ts';
import type {Row} from '#files/table.ts';
import type {Manifest} from '#schema/manifest.ts';
import {metersBetween} from '../../scripts/steps/facilities/join-duplicates.ts';
import {sharedFile} from '../support/shared.ts';
import {yike} from './tiny-town.ts';

const EXTRACT_2012 = sharedFile('monaco_2012/monaco.osm.gz');
const CITY_2016 = fileURLToPath(new URL('../../data/cities/monaco/', import.meta.url));
const FROM = '2012-07-06';

const root = mkdtempSync(join(tmpdir(), 'yike-monaco-'));
const dir = join(root, 'out', 'monaco');
const kept = join(dir, 'versions', FROM);
afterAll(() => rmSync(root, {recursive: true}));

/** Monaco of 2016 with that of 2012 as its earlier version: two real extracts of the map. */
describe.skipIf(EXTRACT_2012 === null)('Monaco of 2016 against that of 2012', () => {
  let from: readonly Row[] = [];
  let to: readonly Row[] = [];
  let changes: readonly Row[] = [];

  beforeAll(async () => {
    const city = JSON.parse(readFileSync(join(CITY_2016, 'city.json'), 'utf8'));
    cpSync(join(CITY_2016, city.streets.file), join(root, city.streets.file));
    cpSync(EXTRACT_2012!, join(root, '2012.osm.gz'));
    const write = (name: string, value: object) => writeFileSync(join(root, name), JSON.stringify(value));
    write('2012.json', {...city, streets: {file: '2012.osm.gz', snapshot: FROM}});
    write('city.json', {...city, earlier: [{city: '2012.json'}]});
    expect(await yike(root, 'build', 'city.json', '--out', 'out')).toMatchObject({code: 0});
    from = await readTable(kept, 'facilities');
    to = await readTable(dir, 'facilities');
    changes = await readTable(dir, 'changes');
  });

  const of = (change: string) => changes.filter(row => row['change'] === change);
  const byId = (rows: readonly Row[]) => new Map(rows.map(row => [row['facility_id'], row]));

  test('every category: what was registered, plus and minus the changes, is what is registered', () => {
    const categories = [...new Set([...from, ...to].map(row => row['category']))];
    expect(categories.length).toBeGreaterThan(20);
    for (const category of categories) {
      const count = (rows: readonly Row[], name = 'category') => rows.filter(row => row[name] === category).length;
      const recategorised = count(of('recategorised')) - count(of('recategorised'), 'before');
      expect(count(from) + count(of('registered')) - count(of('unregistered')) + recategorised, String(category)).toBe(
        count(to),
      );
    }
    expect(of('registered').length).toBeGreaterThan(100);
    expect(of('unregistered').length).toBeGreaterThan(5);
  });

  test('every change is a fact of the two tables, and nothing that differs is left out', () => {
    const [older, newer] = [byId(from), byId(to)];
    for (const row of changes) {
      const [before, after] = [older.get(row['facility_id_from'] ?? null), newer.get(row['facility_id'] ?? null)];
      expect(before === undefined).toBe(row['change'] === 'registered');
      expect(after === undefined || row['change'] !== 'unregistered').toBe(true);
      const shown = (row['change'] === 'unregistered' ? before : after)!;
      for (const name of ['place_id', 'category', 'name', 'name_zh', 'name_en', 'lon', 'lat', 'inside', 'source'])
        expect(row[name], `${row['change_id']} ${name}`).toEqual(shown[name]);
      const field = row['field'] as string | null;
      if (field !== null)
        expect([row['before'], row['after']]).toEqual(
          [before![field], after![field]].map(value => value && String(value)),
        );
      if (row['change'] === 'moved') {
        const place = (each: Row) => [each['lon'], each['lat']] as [number, number];
        expect(row['moved_meters']).toBeCloseTo(metersBetween(place(before!), place(after!)), 1);
        expect(row['moved_meters'] as number).toBeGreaterThan(25);
      }
    }
    const known = new Set(changes.map(row => `${row['facility_id']} ${row['field']}`));
    const same = to.filter(row => older.has(row['facility_id'] ?? null));
    expect(same.length).toBeGreaterThan(50);
    for (const after of same) {
      const before = older.get(after['facility_id'] ?? null)!;
      for (const field of ['name', 'status', 'phone', 'opening_hours', 'wheelchair', 'address'])
        if (before[field] !== after[field]) expect(known).toContain(`${after['facility_id']} ${field}`);
    }
  });

  test('what was drawn anew is counted once: no entry is both gone and new at the same spot', () => {
    const key = (row: Row) => `${row['category']} ${row['name']}`;
    const gone = Map.groupBy(of('unregistered'), key);
    for (const row of of('registered'))
      for (const other of gone.get(key(row)) ?? [])
        expect(
          metersBetween([row['lon'], row['lat']] as [number, number], [other['lon'], other['lat']] as [number, number]),
        ).toBeGreaterThan(30);
    const [older, newer] = [byId(from), byId(to)];
    const remapped = to.filter(
      row =>
        !older.has(row['facility_id'] ?? null) &&
        !of('registered').some(each => each['facility_id'] === row['facility_id']),
    );
    // what has no row of its own stands in both registers under two ids, or is now of another category
    expect(remapped.length).toBe(
      from.filter(row => !newer.has(row['facility_id'] ?? null)).length - of('unregistered').length,
    );
  });

  test('a register that claims nothing lets nothing be said of coverage', async () => {
    const rows = await readTable(dir, 'changes_coverage');
    expect(rows.length).toBeGreaterThan(1000);
    expect(new Set(rows.map(row => row['difference']))).toEqual(new Set(['cannot-say']));
    expect(new Set(rows.map(row => row['why']))).toEqual(new Set(['register-incomplete', 'none-known']));
  });

  test('is verified, and an altered row or kept file is not', async () => {
    expect(await yike(root, 'verify', 'out/monaco')).toMatchObject({code: 0, told: ''});
    const file = join(dir, 'changes.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace(',registered,', ',unregistered,'));
    const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
    const bytes = readFileSync(file);
    Object.assign(manifest.files.find(each => each.path === 'changes.csv')!, {
      bytes: bytes.length,
      sha256: sha256(bytes),
    });
    writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
    expect(await yike(root, 'verify', 'out/monaco')).toMatchObject({
      code: 1,
      told: expect.stringContaining('changes.csv: row '),
    });
    writeFileSync(join(kept, 'facilities.csv'), '');
    expect(await yike(root, 'verify', 'out/monaco')).toMatchObject({
      code: 1,
      told: expect.stringContaining(`${FROM}/facilities.csv`),
    });
  });
});
