import {readFileSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {readTable} from '#files/read-city.ts';
import {launch, until} from '../support/browser.ts';
import {dataOf, mapRests, openExplorer, PATIENCE, PHONE, reads, textOf, yike} from '../support/explorer-page.ts';
import {
  addressRests,
  askedPlace,
  clickMap,
  type Degrees,
  metersBetween,
  nextPlace,
  pixelOf,
  swipe,
  tapMap,
} from '../support/map-pointer.ts';

/** A phone inside WeChat, as it calls itself. */
const WECHAT =
  'Mozilla/5.0 (Linux; Android 13; V2241A Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN';

const MONACO: Degrees = [7.4246, 43.7384];
/** In the middle of the invented city. */
const DEMO: Degrees = [104.5962, 38.3012];
/** Hosts a place may be opened at. */
const MAP_HOSTS = ['uri.amap.com', 'api.map.baidu.com', 'maps.apple.com', 'www.google.com', 'www.openstreetmap.org'];

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

interface Nearest {
  readonly categories: Record<string, {facility_id?: string; seconds: number; no_data?: true} | null>;
}

/** What the command line says of a place. */
function nearest(city: string, at: Degrees, walker = 'adult'): Nearest {
  return JSON.parse(yike('nearest', `public/data/${city}`, '--at', at.join(','), '--profile', walker)) as Nearest;
}

/** Facility and seconds of every service shown. */
function shownServices(page: Page): Promise<Record<string, [string, number]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.ykx-service[data-facility]')].map(row => [
        row.dataset['category']!,
        [row.dataset['facility']!, Number(row.dataset['seconds'])] as [string, number],
      ]),
    ),
  );
}

/** The same as the command line says it. */
function toldServices({categories}: Nearest): Record<string, [string, number]> {
  return Object.fromEntries(
    Object.entries(categories).flatMap(([key, found]) =>
      found?.facility_id ? [[key, [found.facility_id, found.seconds] as [string, number]]] : [],
    ),
  );
}

/** Waits for a complete answer for a walker, where one is asked for. */
async function answered(page: Page, walker = 'adult'): Promise<void> {
  await until(
    async () => (await page.locator(`.ykx-card[aria-busy=false] .ykx-answer[data-walker=${walker}]`).count()) === 1,
    `an answer for ${walker}`,
    PATIENCE,
  );
}

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

describe.each(LANGS)('a mouse on a desk looks around home in %s', (lang, prefix) => {
  let page: Page;

  beforeAll(async () => {
    const path = `${prefix}/monaco/explore/#mode=resident&service=pharmacy&at=${MONACO.join(',')}&map=${MONACO.join(',')},15`;
    ({page} = await openExplorer(browser, site, path));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await answered(page);
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('the pin dragged to another place asks about exactly that place', async () => {
    const target: Degrees = [7.4215, 43.7365];
    const [from, to] = [await pixelOf(page, MONACO), await pixelOf(page, target)];
    // the pin stands on its place: its head is above
    await page.mouse.move(from.x, from.y - 24);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y - 24, {steps: 5});
    await page.mouse.up();
    const at = await nextPlace(page, MONACO);
    expect(metersBetween(at, target)).toBeLessThan(8);
    const told = toldServices(nearest('monaco', at));
    await until(
      async () => isDeepStrictEqual(await shownServices(page), told),
      'the services of the new place',
      PATIENCE,
    );
  });

  test('a service opened: its walk takes as long as its row says, and is in the address', async () => {
    const row = page.locator('.ykx-service[data-category=pharmacy]');
    const seconds = Number(await row.getAttribute('data-seconds'));
    await row.click();
    await until(async () => (await page.locator('.ykx-walk[data-seconds]').count()) === 1, 'the walk', PATIENCE);
    expect(await dataOf(page, '.ykx-walk', 'data-seconds')).toBe(seconds);
    const meters = await dataOf(page, '.ykx-walk', 'data-meters');
    expect(meters / seconds).toBeGreaterThan(0.5);
    expect(meters / seconds).toBeLessThan(2);
    const to = new URLSearchParams(new URL(await addressRests(page)).hash.slice(1)).get('to');
    expect(to).toBe(await row.getAttribute('data-facility'));
  });

  test('a phone can be called, and other maps are those named and get the place', async () => {
    const gym: Degrees = [7.4220734, 43.7341516];
    await clickMap(page, gym);
    await nextPlace(page, askedPlace(page.url()));
    const row = page.locator('.ykx-service[data-facility="osm:n3365391450:gym"]');
    await row.waitFor({timeout: PATIENCE});
    await row.click();
    await until(async () => (await page.locator('.ykx-phone').count()) === 1, 'the phone', PATIENCE);
    expect(await page.locator('.ykx-phone').getAttribute('href')).toBe('tel:+33793302335');
    await page.locator('.ykx-maps summary').click();
    const links = await page.locator('.ykx-maps a').evaluateAll(all => all.map(one => (one as HTMLAnchorElement).href));
    const others = links.filter(link => !link.startsWith('geo:'));
    expect(others.map(link => new URL(link).host).sort()).toEqual([...MAP_HOSTS].sort());
    expect(links).toHaveLength(MAP_HOSTS.length + 1);
    for (const link of links)
      expect(decodeURIComponent(link)).toMatch(/43\.73415\d.*7\.42207\d|7\.42207\d.*43\.73415\d/);
  });

  test('what is wrong with a record can be sent on: id, name and address are on the clipboard', async () => {
    await page.locator('.ykx-wrong button').click();
    await reads(page, '.ykx-wrong [role=status]', lang === 'zh' ? /已复制/ : /copied/);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('osm:n3365391450:gym');
    expect(copied).toContain('Monaco Fitness Center');
    expect(copied).toContain(`${prefix}/monaco/explore/#`);
  });

  test('the picture of the answer is saved as a file', async () => {
    const coming = page.waitForEvent('download', {timeout: PATIENCE});
    await page.locator('.ykx-share button').nth(1).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('yikezhong-monaco.png');
    const bytes = readFileSync(await download.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(300);
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(300);
  });

  test('on paper stand the place, every service and the sources, and nothing else', async () => {
    const [lon, lat] = askedPlace(page.url())!;
    const services = await page.locator('.ykx-service').count();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({media: 'print'});
    await reads(page, '.ykx-page', lang === 'zh' ? /OpenStreetMap.*打印/ : /OpenStreetMap.*[Pp]rinted/);
    const paper = (await textOf(page, '.ykx-page'))!;
    expect(paper).toContain(lat.toFixed(5));
    expect(paper).toContain(lon.toFixed(5));
    expect(await page.locator('.ykx-page tbody tr td:first-child').count()).toBe(services);
    expect(await page.locator('.ykx-area').isVisible()).toBe(false);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({media: 'screen'});
    expect(await page.locator('.ykx-page').count()).toBe(0);
  });
});

test.each(LANGS)(
  'inside WeChat the picture is shown to be pressed long, and the link is copied, in %s',
  async (lang, prefix) => {
    const path = `${prefix}/monaco/explore/#mode=resident&at=${MONACO.join(',')}`;
    const {page} = await openExplorer(browser, site, path, {...PHONE, userAgent: WECHAT});
    await answered(page);
    const buttons = await page.locator('.ykx-share button').allTextContents();
    expect(buttons[0]).toMatch(lang === 'zh' ? /复制链接，用浏览器打开/ : /browser/);
    let downloads = 0;
    page.on('download', () => downloads++);
    await page.locator('.ykx-share button').nth(1).tap();
    const picture = page.locator('.ykx-picture[open] img');
    await picture.waitFor({timeout: PATIENCE});
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
    await until(() => picture.evaluate(image => (image as HTMLImageElement).naturalWidth > 300), 'the picture');
    expect(await textOf(page, '.ykx-picture')).toMatch(lang === 'zh' ? /长按/ : /[Pp]ress/);
    expect(downloads).toBe(0);
    await page.locator('.ykx-picture button').tap();
    await until(async () => (await page.locator('.ykx-picture[open]').count()) === 0, 'the page again');
    await page.context().close();
  },
);
