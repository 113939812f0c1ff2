import {readFileSync} from 'node:fs';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {DARK, LIGHT} from '#charts/colors.ts';
import {readTable} from '#files/read-city.ts';
import {launch, until} from '../support/browser.ts';
import {dataOf, mapRests, openExplorer, PATIENCE, PHONE, reads, textOf, yike} from '../support/explorer-page.ts';
import {pixelsOf} from '../support/map-colors.ts';
import {addressRests, type Degrees, numbersIn, tapMap} from '../support/map-pointer.ts';

/** In the middle of the invented city. */
const DEMO: Degrees = [104.5962, 38.3012];

const LANGS = [
  ['zh', ''],
  ['en', '/en'],
] as const;

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** People in time by the command line: by area, of all of them, for an adult. */
function coverage(city: string, category: string, minutes: number, by: string): Map<string, number> {
  const told = yike(
    ...['coverage', `public/data/${city}`, '--category', category, '--minutes', String(minutes)],
    ...['--by', by, '--profile', 'adult'],
  );
  const [header, ...lines] = told
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','));
  const at = (name: string) => header!.indexOf(name);
  return new Map(
    lines.filter(row => row[at('group')] === 'all').map(row => [row[at('area_id')]!, Number(row[at('covered')])]),
  );
}

/** People in time in the sentence. */
async function people(page: Page): Promise<number> {
  return dataOf(page, '.ykx-finding data', 'value');
}

/** Waits until the sentence counts so many people. */
async function counts(page: Page, wanted: number): Promise<void> {
  await until(async () => (await people(page)) === wanted, `${wanted} people in the sentence`, PATIENCE);
}

/** Middle of an element in the window, brought into view. */
async function middleOf(page: Page, selector: string): Promise<{x: number; y: number; width: number}> {
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  const box = (await element.boundingBox())!;
  return {x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width};
}

/** The ground shows between what is drawn on it on at least so many pixels. */
const GROUND_PIXELS = 2000;

/** The map as it is drawn, without what stands on it. */
async function picture(page: Page): Promise<string> {
  const canvas = page.locator('.ykx-canvas');
  await canvas.evaluate(element => element.scrollIntoView({block: 'center'}));
  return (await canvas.screenshot()).toString('base64');
}

describe.each(LANGS)('a mouse on a desk asks about the whole city in %s', (lang, prefix) => {
  let page: Page;
  let foreign: readonly string[];
  let errors: readonly string[];

  beforeAll(async () => {
    const path = `${prefix}/demo/explore/#mode=city&service=market&map=${DEMO.join(',')},12`;
    ({page, foreign, errors} = await openExplorer(browser, site, path));
    await reads(page, '.ykx-finding', /%/);
    await until(async () => (await page.locator('.ykx-gaps [data-gap]').count()) > 0, 'the gaps', PATIENCE);
    await addressRests(page);
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('the slider dragged changes sentence, number and address to what the command line counts', async () => {
    const before = await people(page);
    const slider = await middleOf(page, '.ykx-city-track input');
    const value = Number(await page.locator('.ykx-city-track input').inputValue());
    const [left, travel] = [slider.x - slider.width / 2 + 12, slider.width - 24];
    const xOf = (minutes: number) => left + (travel * (minutes - 1)) / 59;
    await page.mouse.move(xOf(value), slider.y);
    await page.mouse.down();
    await page.mouse.move(xOf(12), slider.y, {steps: 3});
    await page.mouse.move(xOf(3), slider.y, {steps: 5});
    await page.mouse.up();
    const minutes = Number(await page.locator('.ykx-city-track input').inputValue());
    expect(Math.abs(minutes - 3)).toBeLessThanOrEqual(1);
    await counts(page, [...coverage('demo', 'market', minutes, 'city').values()][0]!);
    expect(await people(page)).toBeLessThan(before);
    await reads(page, '.ykx-finding', new RegExp(`(^|\\D)${minutes}\\D`));
    expect(await addressRests(page)).toContain(`minutes=${minutes}`);
    await page.locator('.ykx-city-minutes .ykx-city-back').click();
    await counts(page, before);
    expect(await addressRests(page)).not.toContain('minutes=');
  });

  test('a bar of an area is its row in the table, its outline on the map and its people in the sentence', async () => {
    const whole = await people(page);
    const told = coverage('demo', 'market', 10, 'district');
    const plain = await picture(page);
    const bar = page.locator('.ykx-barrow[data-area="990102000000"]');
    await bar.click();
    await counts(page, told.get('990102000000')!);
    expect(await page.locator('.ykx-finding').getAttribute('data-area')).toBe('990102000000');
    await page.locator('.ykx-areas .ykx-table summary').click();
    const row = page.locator('.ykx-area-table tr.is-chosen');
    expect(await row.getAttribute('data-area')).toBe('990102000000');
    expect(await addressRests(page)).toContain('area=990102000000');
    await until(async () => (await picture(page)) !== plain, 'the outline', PATIENCE);
    const other = page.locator('.ykx-area-table tr[data-area="990101000000"] button');
    await other.click();
    await counts(page, told.get('990101000000')!);
    expect(await bar.getAttribute('aria-pressed')).toBe('false');
    expect(await page.locator('.ykx-barrow[data-area="990101000000"]').getAttribute('aria-pressed')).toBe('true');
    await page.locator('.ykx-finding .ykx-city-back').click();
    await counts(page, whole);
    expect(await page.locator('.ykx-barrow[aria-pressed=true]').count()).toBe(0);
  });

  test('a gap in the list is the published one, and the map goes there', async () => {
    await page.locator('.ykx-gaps > summary').click();
    const shown = await page
      .locator('.ykx-gaps [data-gap]')
      .evaluateAll(rows =>
        rows.map(row => [row.getAttribute('data-gap'), Number(row.getAttribute('data-people'))] as const),
      );
    const published = (await readTable('public/data/demo', 'gaps')).filter(
      row => row['profile'] === 'adult' && row['standard_id'] === 'market-gb50180-10min' && row['polygon'] !== null,
    );
    expect(new Set(shown.map(String))).toEqual(
      new Set(published.map(row => String([row['gap_id'], Number(row['people'])]))),
    );
    const before = numbersIn(await addressRests(page), 'map')!;
    await page.locator('.ykx-gaps [data-gap]').first().click();
    await until(async () => numbersIn(page.url(), 'map')![2]! > before[2]!, 'the map to go nearer', PATIENCE);
    const [lon, lat] = numbersIn(await addressRests(page), 'map')!;
    expect(numbersIn(page.url(), 'map')![2]).toBeGreaterThan(before[2]! + 1);
    const outlines = JSON.parse(readFileSync('public/data/demo/gaps.geojson', 'utf8')) as {
      features: {properties: {gap_id: string}; geometry: {coordinates: unknown[]} | null}[];
    };
    const outline = outlines.features.find(one => one.properties.gap_id === shown[0]![0])!.geometry!.coordinates;
    const flat = outline.flat(3) as number[];
    const [lons, lats] = [0, 1].map(axis => flat.filter((_, k) => k % 2 === axis)) as [number[], number[]];
    // the map looks at the middle of its outline
    expect(lon).toBeCloseTo((Math.min(...lons) + Math.max(...lons)) / 2, 3);
    expect(lat).toBeCloseTo((Math.min(...lats) + Math.max(...lats)) / 2, 3);
    await page.locator('.ykx-gaps [data-gap][aria-pressed=true]').click();
  });

  test('the list of places holds those whose name has the words, and goes to the one chosen', async () => {
    const facilities = (await readTable('public/data/demo', 'facilities')).filter(row => row['category'] === 'market');
    const place = facilities[5]!;
    const words = String(place['name']).slice(0, 2);
    await page.locator('.ykx-facilities > summary').click();
    await page.locator('.ykx-facilities input[type=search]').fill(words);
    const wanted = facilities.filter(row => `${row['name']} ${row['address']}`.includes(words));
    const rows = page.locator('.ykx-facilities [data-facility]');
    await until(async () => (await rows.count()) === wanted.length, 'the narrowed list');
    expect(wanted.length).toBeLessThan(facilities.length);
    const ids = await rows.evaluateAll(all => all.map(row => row.getAttribute('data-facility')));
    expect(new Set(ids)).toEqual(new Set(wanted.map(row => row['facility_id'])));
    await page.locator(`.ykx-facilities [data-facility="${place['facility_id']}"]`).click();
    await until(async () => Math.abs(numbersIn(page.url(), 'map')![0]! - Number(place['lon'])) < 0.002, 'the place');
    await page.locator('.ykx-facilities input[type=search]').fill('');
  });

  test('the hours choice counts who is reached in the evening and says of how many places nobody knows', async () => {
    await page.locator('.ykx-ask-service select').selectOption('breakfast');
    await until(async () => /service=breakfast/.test(page.url()), 'the service', PATIENCE);
    await reads(page, '.ykx-finding', /%/);
    const anytime = await addressRests(page).then(() => people(page));
    await page.locator('.ykx-city-controls select').last().selectOption('evening');
    await until(async () => (await dataOf(page, '.ykx-hours', 'data-unknown-hours')) > 0, 'hours not known', PATIENCE);
    const unknown = (await readTable('public/data/demo', 'facilities')).filter(
      row => row['category'] === 'breakfast' && row['opening_hours'] === null,
    ).length;
    expect(await dataOf(page, '.ykx-hours', 'data-unknown-hours')).toBe(unknown);
    // Wednesday, 20:00
    expect(await dataOf(page, '.ykx-hours', 'data-open-at')).toBe(2 * 1440 + 20 * 60);
    expect(await textOf(page, '.ykx-hours')).toContain(String(unknown));
    await reads(page, '.ykx-finding', lang === 'zh' ? /周三/ : /Wed/);
    expect(await people(page)).toBeLessThan(anytime);
    await page.locator('.ykx-city-controls select').last().selectOption('any');
    await counts(page, anytime);
  });

  test('the life circle is stopped before its answer, says so, and is computed when asked again', async () => {
    const run = page.locator('.ykx-circle-run button');
    // pressed the moment it is there: the answer takes a blink
    await page.evaluate(() => {
      const press = () => document.querySelector<HTMLButtonElement>('.ykx-circle-run progress ~ button')?.click();
      const observer = new MutationObserver(() => {
        if (document.querySelector('.ykx-circle-run progress') !== null) observer.disconnect();
        press();
      });
      observer.observe(document.body, {childList: true, subtree: true});
    });
    await page.locator('.ykx-ask-service select').selectOption('life_circle');
    await reads(page, '.ykx-circle-run', lang === 'zh' ? /已停止|停/ : /[Ss]topped/);
    expect(await page.locator('.ykx-circle-run progress').count()).toBe(0);
    await run.click();
    await reads(page, '.ykx-finding', /%.*%/);
    await until(async () => (await page.locator('.ykx-circle-run').count()) === 0, 'the end of the run', PATIENCE);
    const all = await people(page);
    const [lacking, unsure] = await page
      .locator('.ykx-headcounts tr[data-group=all] td data')
      .evaluateAll(parts => parts.slice(1).map(part => Number((part as HTMLDataElement).value)));
    const everyone = await dataOf(page, '.ykx-headcounts tr[data-group=all]', 'data-people');
    expect(all + lacking! + unsure!).toBeCloseTo(everyone, 2);
  });

  test('a link to the life circle opens it coloured as it was', async () => {
    const all = await people(page);
    await page.locator('.ykx-circle-views input[value=strict]').check();
    await until(async () => /circle=strict/.test(page.url()), 'the view in the address', PATIENCE);
    await page.reload();
    await mapRests(page);
    await counts(page, all);
    expect(await page.locator('.ykx-circle-views input:checked').getAttribute('value')).toBe('strict');
    await page.locator('.ykx-circle-views input[value=had]').check();
    await until(async () => !/circle=/.test(page.url()), 'the first view, which needs no words', PATIENCE);
  });

  test('the dark theme recolours the map and keeps what was chosen', async () => {
    await page.locator('.ykx-ask-service select').selectOption('market');
    await reads(page, '.ykx-finding', /%/);
    await until(async () => /service=market/.test(page.url()), 'the market again', PATIENCE);
    await page.locator('.ykx-controls select').nth(1).selectOption('age60plus');
    const link = await addressRests(page);
    const [before, said] = [await people(page), await textOf(page, '.ykx-finding')];
    await until(async () => (await pixelsOf(page, LIGHT.land)) > GROUND_PIXELS, 'a light map', PATIENCE);
    await page.locator('[data-theme-switch]').first().click();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await until(async () => (await pixelsOf(page, DARK.land)) > GROUND_PIXELS, 'a dark map', PATIENCE);
    expect(await pixelsOf(page, LIGHT.land)).toBe(0);
    expect(await addressRests(page)).toBe(link);
    expect(link).toContain('walker=age60plus');
    expect([await people(page), await textOf(page, '.ykx-finding')]).toEqual([before, said]);
    await page.reload();
    await mapRests(page);
    await counts(page, before);
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  });

  test('all of it without another host and without an error', () => {
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe.each(LANGS)('a finger on a phone asks about the whole city in %s', (_lang, prefix) => {
  let page: Page;

  beforeAll(async () => {
    const path = `${prefix}/monaco/explore/#mode=city&service=market&map=7.4246,43.7304,13.5`;
    ({page} = await openExplorer(browser, site, path, PHONE));
    await reads(page, '.ykx-finding', /%/);
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('a tap on the map chooses the area there, and its bar, as the command line counts it', async () => {
    const whole = await people(page);
    await until(async () => (await page.locator('.ykx-barrow').count()) > 0, 'the areas', PATIENCE);
    // in Fontvieille
    await tapMap(page, [7.4155, 43.7295]);
    await until(async () => /area=osm/.test(decodeURIComponent(page.url())), 'an area', PATIENCE);
    const area = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('area')!;
    expect(area).toBe('osm:r2220206');
    await counts(page, coverage('monaco', 'market', 10, 'district').get(area)!);
    expect(await page.locator('.ykx-barrow[aria-pressed=true]').getAttribute('data-area')).toBe(area);
    await page.locator('.ykx-finding .ykx-city-back').tap();
    await counts(page, whole);
  });

  test('a layer switched off by tap is gone from the map, and back when switched on again', async () => {
    await addressRests(page);
    const full = await picture(page);
    const surface = page.locator('.ykx-city-layers input').first();
    const toggle = () => page.locator('.ykx-city-layers label').first().tap();
    await toggle();
    expect(await surface.isChecked()).toBe(false);
    await until(async () => (await picture(page)) !== full, 'a map without the layer', PATIENCE);
    const [without, finding] = [await picture(page), await textOf(page, '.ykx-finding')];
    await toggle();
    expect(await surface.isChecked()).toBe(true);
    await until(async () => (await picture(page)) !== without, 'the layer again', PATIENCE);
    expect(await textOf(page, '.ykx-finding')).toBe(finding);
  });

  test('who walks is behind one tap that says how it stands, and changes the people in the sentence', async () => {
    const adult = await people(page);
    await page.locator('.ykx-city-more summary').tap();
    await page.locator('.ykx-city-more select').first().selectOption('age80plus');
    await until(async () => /walker=age80plus/.test(page.url()), 'the walker', PATIENCE);
    await until(async () => (await people(page)) < adult, 'fewer people', PATIENCE);
    expect(await page.locator('.ykx-city-more summary').textContent()).toMatch(/80/);
  });
});
