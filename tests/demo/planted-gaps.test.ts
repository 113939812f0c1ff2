import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {readTable} from '#files/read-city.ts';
import type {Row} from '#files/table.ts';
import {buildCity} from '../../scripts/build-city.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';
import {openCity} from '../../scripts/commands/open-city.ts';
import {publishedSources} from '../../scripts/commands/published-model.ts';
import {makeDemo} from '../../scripts/demo/make-demo.ts';
import type {KeyGap} from '../../scripts/demo/planted/key.ts';
import {silent} from '../../scripts/progress.ts';
import {thresholdOf} from '../../scripts/steps/coverage.ts';
import {thresholdGaps} from '../../scripts/steps/gaps.ts';
import {categoryTimes, cityNetworks} from '../../scripts/steps/times.ts';

interface Key {
  readonly complete_for: readonly {category: string; standard_id: string; profiles: readonly string[]}[];
  readonly gaps: readonly KeyGap[];
  readonly near_misses: readonly {
    category: string;
    profile: string;
    cells: readonly [number, number][];
    seconds: readonly number[];
  }[];
}

let folder = '';
let key: Key;
let gaps: Row[];
let cells: Row[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yikezhong-'));
  await makeDemo({people: 20000, seed: 1, out: join(folder, 'source')});
  await buildCity(join(folder, 'source/city.json'), {out: join(folder, 'built'), progress: silent});
  key = JSON.parse(readFileSync(join(folder, 'source/key.json'), 'utf8')) as Key;
  gaps = await readTable(join(folder, 'built/demo'), 'gaps');
  cells = await readTable(join(folder, 'built/demo'), 'cells');
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** What a found gap and a planted one must have in common. */
function facts(gap: Row | KeyGap): string {
  const row = gap as Row;
  const names = [
    'standard_id',
    'profile',
    'cause',
    'certainty',
    'people',
    'people_age60plus',
    'people_robust',
  ] as const;
  return names.map(name => String(row[name])).join(' | ');
}

/** The planted gaps whose cells all lie inside a polygon, and no other planted cell does. */
function cellsInside(gap: Row, planted: KeyGap): number {
  const polygons = gap['polygon'] as unknown as readonly (readonly (readonly [number, number])[])[][];
  return planted.cells.filter(cell => polygons.some(([outer]) => isInside(outer!, cell))).length;
}

function isInside(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
  }
  return inside;
}

test('finds every planted gap of the adult and no other, with cause, certainty and people exact', () => {
  const complete = new Set(key.complete_for.map(({standard_id}) => standard_id));
  const found = gaps.filter(gap => complete.has(gap['standard_id'] as string) && gap['certainty'] !== 'unverified');
  const planted = key.gaps.filter(({profile}) => profile === 'adult');
  expect(planted.length).toBeGreaterThan(20);
  expect(found.map(facts).sort()).toEqual(planted.map(facts).sort());
});

test('finds them where they were planted', () => {
  for (const planted of key.gaps.filter(({profile}) => profile === 'adult')) {
    const alike = gaps.filter(gap => facts(gap) === facts(planted));
    expect(Math.max(...alike.map(gap => cellsInside(gap, planted)))).toBe(planted.cells.length);
  }
});

test('finds no gap that only an official list could prove outside the categories of the key', () => {
  const known = new Set(key.complete_for.map(({category}) => category));
  const others = gaps.filter(gap => gap['certainty'] !== 'unverified' && !known.has(gap['category'] as string));
  expect(others).toEqual([]);
});

test('has places of every category of the catalogue but the one that no source of the city can know', async () => {
  const rows = await readTable(join(folder, 'built/demo'), 'facilities');
  const present = new Set(rows.map(row => row['category'] as string));
  const missing = loadCatalogue().categories.filter(({key: category}) => !present.has(category));
  expect(missing.map(({key: category}) => category)).toEqual(['women']);
});

test('serves people through a stop outside the boundary', async () => {
  const rows = await readTable(join(folder, 'built/demo'), 'facilities');
  const outside = rows.filter(row => String(row['name']).includes('界边界外'));
  expect(outside.map(row => [row['inside'], row['category']])).toEqual([[false, 'bus']]);
});

test('holds every cause as a robust and a contested gap', () => {
  const pairs = new Set(key.gaps.map(({cause, certainty}) => `${cause} ${certainty}`));
  for (const cause of ['no-facility', 'no-path', 'barrier', 'steps-or-slope', 'slow-walker', 'distance'])
    for (const certainty of ['robust', 'contested']) expect(pairs).toContain(`${cause} ${certainty}`);
});

test('finds the planted gaps of people over 60, and no others, when they are asked for', async () => {
  const terminal = {cwd: folder, answer: () => {}, tell: () => {}, progress: silent};
  const sources = await publishedSources(openCity(terminal, 'built/demo'));
  const {model} = sources;
  const networks = cityNetworks(model);
  const wanted = key.complete_for.filter(({profiles}) => profiles.includes('age60plus'));
  expect(wanted.length).toBe(1);
  for (const {category, standard_id} of wanted) {
    const standard = model.standards.find(({id}) => id === standard_id)!;
    const times = categoryTimes(model, networks, category);
    const rows = thresholdGaps({...sources, networks}, times, thresholdOf(standard, true)!, 'age60plus');
    const planted = key.gaps.filter(gap => gap.profile === 'age60plus');
    expect(planted.length).toBe(2);
    expect(rows.map(row => facts(row as unknown as Row)).sort()).toEqual(planted.map(facts).sort());
  }
});

test('walks as long as it was drawn to the people who are nearly a gap, to half a second', () => {
  expect(key.near_misses.length).toBeGreaterThan(8);
  for (const {category, profile, cells: places, seconds} of key.near_misses)
    places.forEach(([lon, lat], i) => {
      const cell = cells.find(
        row => Math.abs((row['lon'] as number) - lon) < 1e-6 && Math.abs((row['lat'] as number) - lat) < 1e-6,
      )!;
      const column = profile === 'adult' ? `seconds_${category}` : `seconds_${profile}_${category}`;
      expect(Math.abs((cell[column] as number) - seconds[i]!)).toBeLessThanOrEqual(0.5);
    });
});

test('plans of new facilities serve the people of the planted gaps, all of them and nobody else', async () => {
  const sites = await readTable(join(folder, 'built/demo'), 'sites');
  const planted = Map.groupBy(
    key.gaps.filter(({profile}) => profile === 'adult'),
    ({standard_id}) => standard_id,
  );
  const planned = [...new Set(sites.map(row => row['standard_id'] as string))];
  const robust = [...planted].filter(([id, list]) => /min$/.test(id) && list.some(gap => gap.certainty === 'robust'));
  expect(planned.sort()).toEqual(robust.map(([id]) => id).sort());
  for (const id of planned) {
    const largest = sites.filter(row => row['standard_id'] === id).at(-1);
    const people = planted.get(id)!.reduce((sum, gap) => sum + gap.people, 0);
    expect(largest).toMatchObject({people_gained_total: people, upper_bound: people, optimal: true, people_unknown: 0});
  }
});
