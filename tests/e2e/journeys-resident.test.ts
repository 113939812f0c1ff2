import {readFileSync} from 'node:fs';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {readTable} from '#files/read-city.ts';
import {launch, until} from '../support/browser.ts';
import {mapRests, openExplorer, PATIENCE, PHONE, reads, textOf} from '../support/explorer-page.ts';
import {
  addressRests,
  askedPlace,
  type Degrees,
  metersBetween,
  nextPlace,
  pixelOf,
  swipe,
  tapMap,
} from '../support/map-pointer.ts';
import {answered, nearest, shownServices, toldServices} from '../support/resident-panel.ts';

const MONACO: Degrees = [7.4246, 43.7384];
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

/** Rows of the list by state, and the numbers in the sentence. */
function stateCounts(page: Page): Promise<{rows: number[]; sentence: number[]}> {
  return page.evaluate(() => ({
    rows: ['has', 'lacks', 'unknown'].map(
      state => document.querySelectorAll(`.ykx-service[data-state=${state}]`).length,
    ),
    sentence: ['data-has', 'data-lacks', 'data-unknown'].map(name =>
      Number(document.querySelector('.ykx-answer')?.getAttribute(name)),
    ),
  }));
}

describe.each(LANGS)('a finger on a phone asks about home in %s', (lang, prefix) => {
  let page: Page;
  let foreign: readonly string[];
  let errors: readonly string[];

  beforeAll(async () => {
    const path = `${prefix}/demo/explore/#mode=resident&service=hospital&map=${DEMO.join(',')},14.5`;
    ({page, foreign, errors} = await openExplorer(browser, site, path, PHONE));
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('a tap on the map gives one sentence, and its counts are those of the list and of the command line', async () => {
    await tapMap(page, DEMO);
    const at = await nextPlace(page, null);
    expect(metersBetween(at, DEMO)).toBeLessThan(20);
    await answered(page);
    const {rows, sentence} = await stateCounts(page);
    expect(sentence).toEqual(rows);
    expect(sentence[0]).toBeGreaterThan(10);
    expect(await textOf(page, '.ykx-answer')).toContain(String(sentence[0]));
    expect(await shownServices(page)).toEqual(toldServices(nearest('demo', at)));
  });

  test('another walker chosen by tap: slower ways to the same places, as the command line has them', async () => {
    const before = await shownServices(page);
    await page
      .locator('.ykx-who label')
      .filter({has: page.locator('input[value=age80plus]')})
      .tap();
    await answered(page, 'age80plus');
    const after = await shownServices(page);
    expect(after).toEqual(toldServices(nearest('demo', askedPlace(page.url())!, 'age80plus')));
    expect(after['bus']![1]).toBeGreaterThan(before['bus']![1]);
    await page
      .locator('.ykx-who label')
      .filter({has: page.locator('input[value=adult]')})
      .tap();
    await answered(page);
  });

  test('a symbol tapped is meant, not the ground beside it', async () => {
    const hospitals = (await readTable('public/data/demo', 'facilities')).filter(row => row['category'] === 'hospital');
    const placeOf = (row: Record<string, unknown>): Degrees => [Number(row['lon']), Number(row['lat'])];
    const near = hospitals.sort((a, b) => metersBetween(placeOf(a), DEMO) - metersBetween(placeOf(b), DEMO))[0]!;
    const place = placeOf(near);
    await page.evaluate(
      fragment => (location.hash = fragment),
      `mode=resident&service=hospital&map=${place.join(',')},15`,
    );
    await page.reload();
    await mapRests(page);
    const {x, y} = await pixelOf(page, place);
    // a finger is never exact
    await page.touchscreen.tap(x + 7, y - 6);
    expect(metersBetween(await nextPlace(page, null), place)).toBeLessThan(0.2);
    await answered(page);
    const [facility] = (await shownServices(page))['hospital']!;
    expect(facility).toBe(near['facility_id']);
  });

  test('a few Chinese characters from the middle of a name find it, and a tap on it asks about it', async () => {
    const target = (await readTable('public/data/demo', 'facilities')).find(
      row => row['category'] === 'library' && String(row['name']).length > 5,
    )!;
    const name = String(target['name']);
    const before = askedPlace(page.url());
    await page.locator('.ykx-search input').tap();
    await page.locator('.ykx-search input').fill(name.slice(1, 5));
    const option = page.locator('[role=option]').filter({hasText: name}).first();
    await option.waitFor({timeout: PATIENCE});
    await option.tap();
    const at = await nextPlace(page, before);
    expect(metersBetween(at, [Number(target['lon']), Number(target['lat'])])).toBeLessThan(0.2);
    await answered(page);
    expect((await shownServices(page))['library']![0]).toBe(target['facility_id']);
  });

  test('a name that is nowhere is answered with what to do instead', async () => {
    const before = askedPlace(page.url());
    await page.locator('.ykx-search input').fill('魑魅魍魉');
    await reads(page, '.ykx-search-message', lang === 'zh' ? /魑魅魍魉.*(试|点)/ : /魑魅魍魉.*(try|tap|click)/i);
    expect(await page.locator('[role=option]').count()).toBe(0);
    await page.locator('.ykx-search-clear').tap();
    expect(askedPlace(page.url())).toEqual(before);
  });

  test('the sheet has three heights, by its buttons and by a finger on its handle', async () => {
    const height = async () => (await page.locator('.ykx-sheet').boundingBox())!.height;
    const [up, down] = [page.locator('.ykx-handle button').first(), page.locator('.ykx-handle button').last()];
    for (const _ of [1, 2]) if (await down.isEnabled()) await down.tap();
    await until(async () => (await page.locator('.ykx-sheet.is-peek').count()) === 1, 'the low sheet');
    const peek = await height();
    await up.tap();
    await until(async () => (await page.locator('.ykx-sheet.is-half').count()) === 1, 'the sheet at half');
    const half = await height();
    const grip = (await page.locator('.ykx-grip').boundingBox())!;
    const middle = {x: grip.x + grip.width / 2, y: grip.y + grip.height / 2};
    await swipe(page, middle, {x: middle.x, y: middle.y - 200});
    await until(async () => (await page.locator('.ykx-sheet.is-full').count()) === 1, 'the sheet in full');
    expect(half).toBeGreaterThan(peek);
    expect(await height()).toBeGreaterThan(half);
    const high = (await page.locator('.ykx-grip').boundingBox())!;
    await swipe(page, {x: middle.x, y: high.y + high.height / 2}, {x: middle.x, y: high.y + 200});
    await until(async () => (await page.locator('.ykx-sheet.is-half').count()) === 1, 'the sheet at half again');
  });

  test('all of it without another host and without an error', () => {
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe.each(LANGS)('the device is asked where it is in %s', (lang, prefix) => {
  let page: Page;
  /** In the city by the device, in GCJ-02 as phones there report it or not. */
  const device = {longitude: 104.602, latitude: 38.303, accuracy: 35};

  beforeAll(async () => {
    const path = `${prefix}/demo/explore/#mode=resident&service=hospital`;
    const options = {...PHONE, geolocation: device, permissions: ['geolocation']};
    ({page} = await openExplorer(browser, site, path, options));
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('when it may not say, that is said, and what to do instead', async () => {
    await page.context().clearPermissions();
    await page.locator('.ykx-locate').tap();
    await reads(page, '[data-locate-problem=denied]', lang === 'zh' ? /允许.*点地图/ : /allow.*tap the map/i);
    await page.locator('[data-locate-problem] button').tap();
    expect(await page.locator('[data-locate-problem]').count()).toBe(0);
    expect(askedPlace(page.url())).toBeNull();
  });

  test('when it is somewhere else, nothing is asked about', async () => {
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({...device, longitude: 100});
    await page.locator('.ykx-locate').tap();
    await reads(page, '[data-locate-problem=outside]', lang === 'zh' ? /不在这座城市/ : /outside/);
    expect(askedPlace(await addressRests(page))).toBeNull();
    await page.locator('[data-locate-problem] button').tap();
  });

  test('when it says, it is asked whether that is home; moved, confirmed, and only then in the address', async () => {
    await page.context().setGeolocation(device);
    // a page may take a position a minute old for the present one
    await page.reload();
    await mapRests(page);
    await page.locator('.ykx-locate').tap();
    await reads(page, '.ykx-locate-ask', lang === 'zh' ? /这是您家附近吗？/ : /Is this near your home\?/);
    await answered(page);
    expect(await addressRests(page)).not.toMatch(/at=/);
    await page.locator('.ykx-locate-box [data-pin-step="100"]').tap();
    await page.locator('.ykx-locate-box [data-pin=east]').tap();
    await page.locator('[data-locate=yes]').tap();
    const at = await nextPlace(page, null);
    expect(metersBetween(at, [device.longitude, device.latitude])).toBeCloseTo(100, 0);
    expect(at[0]).toBeGreaterThan(device.longitude);
    expect(await page.locator('.ykx-locate-box').count()).toBe(0);
    await answered(page);
    expect(await shownServices(page)).toEqual(toldServices(nearest('demo', at)));
  });
});

test('a position that is declined leaves the map where it was and no trace in the address', async () => {
  const device = {longitude: 104.602, latitude: 38.303, accuracy: 35};
  const view = `${DEMO[0] - 0.01},${DEMO[1]},14`;
  const options = {...PHONE, geolocation: device, permissions: ['geolocation']};
  const path = `/demo/explore/#mode=resident&service=hospital&map=${view}`;
  const {page} = await openExplorer(browser, site, path, options);
  const before = await addressRests(page);
  const seen = new Set<string>();
  page.on('framenavigated', frame => seen.add(frame.url()));
  await page.locator('.ykx-locate').tap();
  await page.locator('[data-locate=no]').waitFor({timeout: PATIENCE});
  await answered(page);
  await page.locator('[data-locate=no]').tap();
  await until(async () => (await page.locator('.ykx-locate-box').count()) === 0, 'the question to go');
  const after = await addressRests(page);
  expect(new URL(after).hash).toBe(new URL(before).hash);
  for (const address of [...seen, after]) expect(address).not.toMatch(/104\.602|38\.303|at=/);
  expect(await page.locator('.ykx-answer[data-has]').count()).toBe(0);
  await page.context().close();
});

test('the picture of the whole city is the same with a home asked about and without, and none of it is in its address', async () => {
  const view = `mode=city&service=pharmacy&map=${MONACO.join(',')},15`;
  const picture = async (more: string) => {
    const {page} = await openExplorer(browser, site, `/monaco/explore/#${view}${more}`);
    await reads(page, '.ykx-finding', /%/);
    await mapRests(page);
    await addressRests(page);
    const coming = page.waitForEvent('download', {timeout: PATIENCE});
    await page.locator('.ykx-share button').nth(1).click();
    const bytes = readFileSync(await (await coming).path());
    const pinned = await page.evaluate(() => location.hash.includes('at='));
    await page.context().close();
    return {bytes, pinned};
  };
  const without = await picture('');
  const home = await picture(`&at=${MONACO.join(',')}`);
  expect([without.pinned, home.pinned]).toEqual([false, true]);
  expect(home.bytes.equals(without.bytes)).toBe(true);
});
