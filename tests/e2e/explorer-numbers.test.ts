import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {parseCsv} from '#files/csv.ts';
import {readTable} from '#files/read-city.ts';
import {yike as runYike} from '../commands/tiny-town.ts';
import {launch, until} from '../support/browser.ts';
import {openExplorer, PATIENCE, reads} from '../support/explorer-page.ts';
import {type ServedSite, serveCities} from '../support/serve-cities.ts';
import {
  askCity,
  askPlace,
  isThere,
  numbersOf,
  type ShownCounts,
  shownAreas,
  shownHeadcounts,
  shownNearest,
  shownReach,
} from '../support/shown-numbers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yike-numbers-'));
const SECOND = 'second-town';
const WALKERS = ['adult', 'age60plus', 'step_free'];
/** Minutes no standard of these services asks for, and minutes that many do. */
const CUTOFFS = [7, 15];

const cities = ['monaco', 'demo', SECOND];
if (existsSync(join(root, 'public/data/las-palmas')) && existsSync(join(root, 'dist/las-palmas/explore')))
  cities.push('las-palmas');
else console.warn('skipped: Las Palmas is not built here (it needs the shared extract)');

let browser: Browser;
let second: ServedSite;

/** Runs a command line here, for its answer. */
async function yike(...args: string[]): Promise<string> {
  const {code, answer, told} = await runYike(root, ...args);
  if (code !== 0) throw new Error(`yike ${args.join(' ')}: ${told}`);
  return answer;
}

beforeAll(async () => {
  const [sources, out] = [join(folder, 'sources'), join(folder, 'out')];
  await yike('demo', '--people', '8000', '--seed', '7', '--out', sources);
  await yike('build', join(sources, 'city.json'), '--out', out);
  second = await serveCities(new Map([[SECOND, join(out, 'demo')]]));
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  second.close();
  rmSync(folder, {recursive: true});
});

const dirOf = (id: string) => (id === SECOND ? join(folder, 'out/demo') : join(root, 'public/data', id));

/** A row of `coverage` as the page has it. */
const COUNTS = ['people', 'covered_low', 'covered', 'covered_high', 'uncovered', 'unknown'] as const;
type CoverageRow = ShownCounts & {readonly category: string; readonly group: string; readonly area_id: string};

async function coverageOf(dir: string, ...flags: string[]): Promise<CoverageRow[]> {
  const [header = [], ...rows] = parseCsv(await yike('coverage', dir, ...flags));
  return rows.map(row => {
    const field = (name: string) => row[header.indexOf(name)] ?? '';
    const counts = Object.fromEntries(COUNTS.map(name => [name, Number(field(name))]));
    return {
      ...(counts as unknown as ShownCounts),
      ...{category: field('category'), group: field('group')},
      area_id: field('area_id'),
    };
  });
}

const countsOf = (row: CoverageRow) => Object.fromEntries(COUNTS.map(name => [name, row[name]]));

interface SitePlan {
  readonly properties: Readonly<
    Record<'objective' | 'upper_bound' | 'people' | 'people_covered_before' | 'people_covered_after', number>
  >;
  readonly features: readonly {
    readonly geometry: {readonly coordinates: readonly [number, number]};
    readonly properties: Readonly<Record<'people_gained' | 'people_gained_total' | 'people_unverified', number>>;
  }[];
}

async function siteOf(dir: string, ...flags: string[]): Promise<SitePlan> {
  return JSON.parse(await yike('site', dir, '--objective', 'coverage', ...flags)) as SitePlan;
}

/**
 * Two services: one of which it is known who is out of reach, and one of which it is not clear for some. Two of the latter
 * where no source claims to be complete.
 */
async function servicesOf(dir: string): Promise<[string, string]> {
  const rows = await coverageOf(dir, '--profile', 'adult', '--minutes', String(CUTOFFS[0]));
  const order = (part: (row: CoverageRow) => number) => {
    const least = (row: CoverageRow) => Math.min(row.covered, part(row));
    return rows.filter(row => least(row) > 0).toSorted((a, b) => least(b) - least(a));
  };
  const partial = order(row => row.unknown);
  const known = [...order(row => (row.unknown === 0 ? row.uncovered : 0)), ...partial.slice(1)];
  return [known[0]!.category, partial[0]!.category];
}

/** Two places where people live: the most, and the median. */
async function placesOf(dir: string): Promise<(readonly [number, number])[]> {
  const cells = (await readTable(dir, 'cells'))
    .filter(row => Number(row['people']) > 0 && row['snap_edge'] !== null)
    .toSorted((a, b) => Number(b['people']) - Number(a['people']));
  const degrees = (value: unknown) => Math.round(Number(value) * 1e6) / 1e6;
  return [cells[0]!, cells[cells.length >> 1]!].map(row => [degrees(row['lon']), degrees(row['lat'])] as const);
}

describe.each(cities)('%s', id => {
  const dir = dirOf(id);
  let page: Page;
  let services: [string, string];
  let places: (readonly [number, number])[];

  beforeAll(async () => {
    services = await servicesOf(dir);
    places = await placesOf(dir);
    const site = id === SECOND ? second.site : inject('site');
    ({page} = await openExplorer(browser, site, `/${id}/explore/`));
  }, 2 * PATIENCE);
  afterAll(() => page.context().close());

  const mode = (index: number) => page.locator('.ykx-modes button').nth(index).click();

  test('a place shows the headcounts of `isochrone` and the nearest services of `nearest`', async () => {
    for (const [lon, lat] of places)
      for (const walker of WALKERS) {
        await askPlace(page, lon, lat, walker);
        const shown = await shownReach(page);
        const minutes = shown.map(row => row[0]).join(',');
        const asked = ['--at', `${lon},${lat}`, '--profile', walker];
        const {features} = JSON.parse(await yike('isochrone', dir, ...asked, '--minutes', minutes)) as {
          features: {properties: Record<string, number>}[];
        };
        const groups = Object.keys(features[0]!.properties).filter(key => key.startsWith('people_'));
        const firstAge = (key: string) => Number(/age(\d+)/.exec(key)?.[1] ?? 999);
        const keys = ['minutes', 'people', ...groups.toSorted((a, b) => firstAge(a) - firstAge(b))];
        expect(shown.length).toBeGreaterThanOrEqual(3);
        expect(shown).toEqual(features.map(({properties}) => keys.map(key => properties[key])));
        const {categories} = JSON.parse(await yike('nearest', dir, ...asked)) as {
          categories: Record<string, {facility_id: string; seconds: number} | null>;
        };
        const told = Object.entries(categories).flatMap(([key, found]) =>
          found?.facility_id ? [[key, [found.facility_id, found.seconds]] as const] : [],
        );
        expect(told.length).toBeGreaterThan(3);
        expect(await shownNearest(page)).toEqual(Object.fromEntries(told));
      }
  });

  test('the city shows the headcounts of `coverage`, for all and by group, with low and high', async () => {
    await mode(1);
    for (const service of services)
      for (const minutes of CUTOFFS)
        for (const walker of WALKERS) {
          await askCity(page, service, walker, minutes);
          const shown = await shownHeadcounts(page);
          const rows = await coverageOf(dir, '--category', service, '--profile', walker, '--minutes', String(minutes));
          for (const row of rows)
            if (row.people >= 10) expect({[row.group]: shown[row.group]}).toEqual({[row.group]: countsOf(row)});
        }
  });

  test('the city shows for every group whom `site` counts as served today', async () => {
    await mode(1);
    const [service] = services;
    await askCity(page, service, 'adult', CUTOFFS[0]!);
    const shown = await shownHeadcounts(page);
    const groups = Object.keys(shown);
    const [cell = {}] = await readTable(dir, 'cells');
    expect(groups.length).toBe(Object.keys(cell).filter(name => /^people(_|$)/.test(name)).length);
    for (const group of groups) {
      const flags = ['--category', service, '--profile', 'adult', '--minutes', String(CUTOFFS[0]), '--count', '1'];
      const {properties} = await siteOf(dir, ...flags, '--group', group, '--candidates', onePlace(places[0]!));
      expect([group, shown[group]?.people, shown[group]?.covered]).toEqual([
        group,
        properties.people,
        properties.people_covered_before,
      ]);
    }
  });

  test('every area of every kind shows the headcounts of `coverage --by`', async () => {
    await mode(1);
    const kinds = [...new Set((await readTable(dir, 'areas')).map(row => String(row['kind'])))];
    if (kinds.length === 0) {
      console.warn(`skipped: ${id} publishes no areas`);
      expect(await page.locator('.ykx-area-table').count()).toBe(0);
      return;
    }
    for (const service of services)
      for (const minutes of CUTOFFS) {
        await askCity(page, service, 'adult', minutes);
        for (const kind of kinds) {
          const flags = ['--category', service, '--profile', 'adult', '--minutes', String(minutes), '--by', kind];
          const rows = (await coverageOf(dir, ...flags)).filter(({people}) => people >= 10);
          expect(rows.length).toBeGreaterThan(0);
          expect(await shownAreas(page, kind)).toEqual(
            Object.fromEntries(rows.map(row => [row.area_id, countsOf(row)])),
          );
        }
      }
  });

  test('an added facility gains whom `site` says a candidate there gains, and best places are those of `site`', async () => {
    await mode(2);
    const [service] = services;
    const controls = page.locator('.ykx-area .ykx-controls select');
    await isThere(page, '[data-tool=add]');
    await controls.nth(0).selectOption(service);
    await controls.nth(1).selectOption('adult');
    await controls.nth(2).selectOption('5');
    const asked = ['--category', service, '--profile', 'adult', '--minutes', '5'];
    const best = await siteOf(dir, ...asked, '--count', '3');

    await page.locator('[data-tool=sites]').click();
    await page.locator('.ykx-sites form select').first().selectOption('3');
    await page.locator('.ykx-sites form button[type=submit]').click();
    await isThere(page, '.ykx-sites [data-sites][data-stale=false]');
    const gains = await numbersOf(page, '.ykx-sites tr[data-site]', ['data-gained', 'data-total', 'data-unverified']);
    expect(gains.length).toBeGreaterThan(0);
    expect(gains).toEqual(
      best.features.map(({properties}) => [
        properties.people_gained,
        properties.people_gained_total,
        properties.people_unverified,
      ]),
    );
    const at = await page.evaluate(() =>
      [...document.querySelectorAll('tr[data-site]')].map(row => row.getAttribute('data-at')),
    );
    expect(at).toEqual(best.features.map(({geometry}) => geometry.coordinates.join(',')));
    const [last] = (await numbersOf(page, '.ykx-sites .ykx-curve tr[data-count]', ['data-gained', 'data-bound'])).slice(
      -1,
    );
    expect(last).toEqual([best.properties.objective, best.properties.upper_bound]);

    const [lon, lat] = best.features[0]!.geometry.coordinates.map(value => Math.round(value * 1e6) / 1e6) as [
      number,
      number,
    ];
    await page.locator('[data-tool=add]').click();
    await page.locator('[data-place-typed]').fill(`${lat}, ${lon}`);
    await page.locator('[data-place-typed]').press('Enter');
    await isThere(page, '.ykx-result[aria-busy=false][data-edits="1"]');
    const names = ['data-people', 'data-before', 'data-after', 'data-gained', 'data-lost'];
    const groups = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.ykx-result tr[data-group]')].map(row => row.dataset['group']!),
    );
    const shown = await numbersOf(page, '.ykx-result tr[data-group]', names);
    const candidate = onePlace([lon, lat]);
    for (const [index, group] of groups.entries()) {
      const flags = [...asked, '--count', '1', '--group', group, '--candidates', candidate];
      const {properties, features} = await siteOf(dir, ...flags);
      const gained = features[0]?.properties.people_gained ?? 0;
      if (group === 'all') expect(gained).toBeGreaterThan(0);
      expect([group, ...shown[index]!]).toEqual([
        group,
        properties.people,
        properties.people_covered_before,
        properties.people_covered_after,
        gained,
        0,
      ]);
    }
  });

  /** The bars of areas in the tables, once they are those of the first service, are those of `coverage`. */
  const barsAgree = async () => {
    const [kind] = (await readTable(dir, 'areas')).map(row => String(row['kind']));
    if (kind === undefined) return;
    const asked = ['--category', services[0], '--profile', 'adult', '--minutes', String(CUTOFFS[0])];
    const told = (await coverageOf(dir, ...asked, '--by', kind)).filter(({people}) => people >= 10);
    const bars = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.ykx-bars button[data-part]')].map(({dataset}) => [
          dataset['key'],
          Number(dataset['total']).toFixed(3),
          Number(dataset['part']).toFixed(3),
        ]),
      );
    await until(async () => (await bars()).length > 0, 'the bars of areas', PATIENCE);
    const wanted = told.map(row => [row.area_id, row.people.toFixed(3), row.covered.toFixed(3)]);
    expect((await bars()).toSorted()).toEqual(wanted.toSorted());
  };

  /** The bars of minutes add up to the people in time at 5 and at 10 minutes and to everyone, in a city without areas too. */
  const minutesAgree = async () => {
    const told = await Promise.all(
      [5, 10].map(async minutes => {
        const rows = await coverageOf(
          dir,
          '--category',
          services[0],
          '--profile',
          'adult',
          '--minutes',
          String(minutes),
        );
        return rows.find(({group}) => group === 'all')!;
      }),
    );
    const bars = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.ykx-bars[data-chart=minutes] button')].map(
          ({dataset}) => [dataset['key']!, Number(dataset['total'])] as const,
        ),
      );
    await until(async () => (await bars()).length > 0, 'the bars of minutes', PATIENCE);
    const upTo = async (minutes: number) =>
      (await bars()).reduce((sum, [key, people]) => sum + (Number(key) < minutes ? people : 0), 0);
    expect(await upTo(5)).toBeCloseTo(told[0]!.covered, 2);
    expect(await upTo(10)).toBeCloseTo(told[1]!.covered, 2);
    expect((await bars()).reduce((sum, [, people]) => sum + people, 0)).toBeCloseTo(told[0]!.people, 2);
  };

  test('the tables add up as the published files do, as CSV and as Arrow', async () => {
    await mode(1);
    await askCity(page, services[0], 'adult', CUTOFFS[0]!);
    await page.locator('.ykx-tables .ykx-primary').click();
    await isThere(page, '.ykx-tabs');
    await minutesAgree();
    await barsAgree();
    await page.locator('.ykx-tabs button').last().click();
    await page.locator('.ykx-sql textarea').fill(SUMS);
    await page.locator('.ykx-sql textarea').press('Control+Enter');
    await reads(page, '.ykx-ask .ykx-scroll thead', /people_sum/);
    await until(async () => (await page.locator('.ykx-ask .ykx-scroll tbody tr').count()) > 0, 'sums', PATIENCE);
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('.ykx-ask .ykx-scroll tbody tr')].map(row =>
        [...row.querySelectorAll<HTMLElement>('td[title]')].map(cell => Number(cell.title)),
      ),
    );
    const arrow = await readTable(dir, 'coverage');
    const [header = [], ...lines] = parseCsv(readFileSync(join(dir, 'coverage.csv'), 'utf8'));
    const csv = lines.map(line => Object.fromEntries(header.map((name, index) => [name, line[index] ?? ''])));
    for (const rows of [sumsOf(arrow), sumsOf(csv)]) {
      expect(shown.length).toBe(rows.length);
      for (const [index, row] of rows.entries())
        for (const [column, value] of row.entries()) expect(shown[index]![column]).toBeCloseTo(value, 6);
    }
  });
});

const SUMS = `SELECT category, sum(people) AS people_sum, sum(covered) AS b, sum(uncovered) AS c, sum(unknown) AS d, count(*) AS n
FROM coverage WHERE people IS NOT NULL GROUP BY category ORDER BY category`;

/** The same as SUMS, in Node. */
function sumsOf(rows: readonly Readonly<Record<string, unknown>>[]): number[][] {
  const sums = new Map<string, number[]>();
  for (const row of rows) {
    if (row['people'] === null || row['people'] === '') continue;
    const sum = sums.get(String(row['category'])) ?? [0, 0, 0, 0, 0];
    for (const [index, name] of ['people', 'covered', 'uncovered', 'unknown'].entries())
      sum[index]! += Number(row[name] ?? 0);
    sum[4]! += 1;
    sums.set(String(row['category']), sum);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** A file with one candidate. */
function onePlace([lon, lat]: readonly [number, number]): string {
  const file = join(folder, `at-${lon}-${lat}.csv`);
  writeFileSync(file, `lon,lat\n${lon},${lat}\n`);
  return file;
}
