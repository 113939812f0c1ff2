import {readFileSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {launch, until} from '../support/browser.ts';
import {dataOf, openExplorer, PATIENCE, PHONE, reads, textOf} from '../support/explorer-page.ts';
import {
  addressRests,
  askedPlace,
  clickMap,
  type Degrees,
  metersBetween,
  nextPlace,
  pixelOf,
} from '../support/map-pointer.ts';
import {answered, nearest, shownServices, toldServices} from '../support/resident-panel.ts';

/** A phone inside WeChat, as it calls itself. */
const WECHAT =
  'Mozilla/5.0 (Linux; Android 13; V2241A Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47.2560(0x28002F30) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN';

const MONACO: Degrees = [7.4246, 43.7384];
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
