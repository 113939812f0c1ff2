import type {Browser, Page, Route} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {launch, openPage, until} from '../support/browser.ts';
import {dataOf, mapRests, PATIENCE, reads, textOf} from '../support/explorer-page.ts';
import {addressRests, numbersIn} from '../support/map-pointer.ts';
import {isThere} from '../support/shown-numbers.ts';
import {isGone, openMap, SMALL, saysWithTables} from '../support/trouble.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** A page with nothing on it yet. */
async function emptyPage() {
  return openPage(browser, site, SMALL);
}

/** Two places of the visitor's own, one of them far from the city. */
const LIST = 'name,lon,lat,category\nNew chemist,7.4246,43.7384,pharmacy\nFar away,2.0,48.0,pharmacy\n';

/** Ends the worker that computes, as an error does that nobody catches. */
async function endWorker(page: Page): Promise<void> {
  const worker = page.workers().find(one => /\/worker-[^/]*$/.test(one.url()))!;
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('no more memory');
    }, 0);
  });
}

/** Answers with the file as it is after a change. */
function spoilt(change: (body: Buffer) => Buffer) {
  return async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({response, body: change(await response.body())});
  };
}

const turned = spoilt(body => {
  body[body.length - 12]! ^= 0xff;
  return body;
});
const cut = spoilt(body => body.subarray(0, 2000));
const missing = (route: Route) => route.fulfill({status: 404, body: ''});
const unanswered = (route: Route) => route.abort();

describe.each([
  [
    'zh',
    '',
    [/不完整或被改动.*demand/, /不完整或被改动.*graph/, /少了一个文件.*facilities/, /没有连上服务器.*manifest/],
  ],
  [
    'en',
    '/en',
    [
      /incomplete or was altered.*demand/,
      /incomplete or was altered.*graph/,
      /missing.*facilities/,
      /could not be reached.*manifest/,
    ],
  ],
] as const)('a file of the city, in %s', (_lang, prefix, [damaged, truncated, absent, unreached]) => {
  let page: Page;
  beforeAll(async () => {
    ({page} = await emptyPage());
    await page.goto(`${site}${prefix}/monaco/explore/`);
  });
  afterAll(() => page.context().close());

  test.each([
    ['damaged is refused by its hash', '**/demand.bin.gz', turned, damaged],
    ['cut is refused', '**/graph.bin.gz', cut, truncated],
    ['missing is named', '**/facilities.bin.gz', missing, absent],
    ['that no server gives is told apart', '**/manifest.json', unanswered, unreached],
  ] as const)('%s', async (_name, path, cause, words) => {
    await page.context().route(path, cause);
    await page.locator('.ykx-opener .ykx-primary, .ykx-waiting .ykx-primary').click();
    await saysWithTables(page, '.ykx-waiting[role=alert]', words);
    await page.context().unroute(path);
  });

  test('is taken on the next try', async () => {
    await page.locator('.ykx-waiting .ykx-primary').click();
    await reads(page, '.ykx-card', /\S/);
    await mapRests(page);
    expect(await page.locator('.ykx-waiting').count()).toBe(0);
  });
});

describe('a slow network', () => {
  test('is spoken of with how much is left, can be stopped, and tried again', async () => {
    const {page} = await emptyPage();
    await page.clock.install();
    let release = () => {};
    const held = new Promise<void>(resolve => (release = resolve));
    await page.context().route('**/demand.bin.gz', async route => {
      await held;
      await route.continue().catch(() => {});
    });
    await openMap(page);
    await saysWithTables(page, '.ykx-waiting [role=status]', /正在取街道、居民和设施：.*共.*KB/);
    const bar = () => page.locator('.ykx-waiting progress').evaluate((one: HTMLProgressElement) => one.position);
    await until(async () => (await bar()) > 0, 'the bar to move', PATIENCE);
    expect(await bar()).toBeLessThan(1);
    expect(await textOf(page, '.ykx-waiting')).not.toMatch(/网络有点慢/);
    await page.clock.fastForward(9000);
    await reads(page, '.ykx-waiting', /网络有点慢/);
    await page.getByRole('button', {name: '停止', exact: true}).click();
    await saysWithTables(page, '.ykx-waiting[role=alert]', /已停止打开地图/);
    release();
    await page.context().unroute('**/demand.bin.gz');
    await page.locator('.ykx-waiting .ykx-primary').click();
    await reads(page, '.ykx-card', /\S/);
    await page.context().close();
  });

  test('can be stopped before the first answer, too', async () => {
    const {page} = await emptyPage();
    await page.context().route('**/monaco/manifest.json', () => {});
    await openMap(page, '/en/monaco/explore/#mode=city&service=pharmacy');
    await reads(page, '.ykx-waiting [role=status]', /Fetching the list of files/);
    await page.getByRole('button', {name: 'Stop', exact: true}).click();
    await saysWithTables(page, '.ykx-waiting[role=alert]', /Opening the map was stopped/);
    await page.context().unroute('**/monaco/manifest.json');
    await page.locator('.ykx-waiting .ykx-primary').click();
    await reads(page, '.ykx-finding', /%/);
    await page.context().close();
  });
});

describe('a program that cannot be fetched', () => {
  test('of another mode: said, the mode before goes on, and a second press gets it', async () => {
    const {page} = await emptyPage();
    await openMap(page, '/monaco/explore/#mode=resident&at=7.4246,43.7384');
    await reads(page, '.ykx-answer[data-has]', /\d/);
    await page.context().setOffline(true);
    await page.getByRole('button', {name: '全城', exact: true}).click();
    await saysWithTables(page, '.ykx-head [data-part=failed]', /没有连上服务器/);
    expect(await page.getByRole('button', {name: '我家附近', exact: true}).getAttribute('aria-pressed')).toBe('true');
    await reads(page, '.ykx-answer[data-has]', /\d/);
    await page.context().setOffline(false);
    await page.getByRole('button', {name: '全城', exact: true}).click();
    await reads(page, '.ykx-finding', /%/);
    await until(async () => !/没有连上/.test((await textOf(page, '.ykx-head')) ?? ''), 'the notice to go');
    await page.context().close();
  });

  test('of the first mode, the map, the worker or the explorer itself: each is tried again by its button', async () => {
    const {page} = await emptyPage();
    const parts = ['map-area', 'worker-', 'resident-mode', 'map-view'];
    const patterns = parts.map(part => `**/_astro/${part}*.js`);
    const [area, worker, mode, view] = patterns as [string, string, string, string];
    const given = (pattern: string) => page.context().unroute(pattern);
    for (const pattern of patterns) await page.context().route(pattern, unanswered);
    await openMap(page);
    await saysWithTables(page, '.ykx-opener [role=alert]', /没有连上服务器/);
    await given(area);
    await page.locator('.ykx-opener .ykx-primary').click();
    await saysWithTables(page, '.ykx-waiting[role=alert]', /后台计算/);
    await given(worker);
    await page.locator('.ykx-waiting .ykx-primary').click();
    await saysWithTables(page, '.ykx-sheet [data-part=failed]', /没有连上服务器/);
    await given(mode);
    await page.locator('.ykx-sheet .ykx-again').click();
    await reads(page, '.ykx-card', /\S/);
    await saysWithTables(page, '.ykx-undrawn[role=alert]', /没有连上服务器/);
    await given(view);
    await page.locator('.ykx-undrawn .ykx-primary').click();
    await mapRests(page);
    await page.context().close();
  });

  test('of the tables: said in their place, and fetched by the button there', async () => {
    const {page} = await emptyPage();
    await page.context().route('**/_astro/tables-area*.js', unanswered);
    await page.goto(`${site}/en/monaco/explore/`);
    await saysWithTables(page, '.ykx > [data-part=failed]', /could not be reached/);
    await page.context().unroute('**/_astro/tables-area*.js');
    await page.locator('.ykx > [data-part=failed] .ykx-again').click();
    await reads(page, '.ykx-tables', /Tables and questions/);
    expect(await page.locator('.ykx > [data-part]').count()).toBe(0);
    await page.context().close();
  });
});

describe('the database', () => {
  test('with a damaged table is not opened; stopped it waits behind its button; then it opens', async () => {
    const {page} = await emptyPage();
    await page.context().route('**/coverage.arrow', turned);
    await page.goto(`${site}/monaco/explore/`);
    await page.locator('.ykx-tables .ykx-primary').click();
    await saysWithTables(page, '.ykx-tables [role=alert]', /不完整或被改动.*coverage/);
    await page.context().unroute('**/coverage.arrow');

    const engine = /\/engine\/duckdb/;
    await page.context().route(engine, route => (route.request().method() === 'HEAD' ? route.continue() : undefined));
    await page.locator('.ykx-tables .ykx-primary').click();
    await reads(page, '.ykx-tables [role=status]', /数据库程序/);
    await page.locator('.ykx-tables').getByRole('button', {name: '停止', exact: true}).click();
    await reads(page, '.ykx-tables .ykx-primary', /打开表格与提问/);
    await page.context().unroute(engine);

    await page.locator('.ykx-tables .ykx-primary').click();
    await reads(page, '.ykx-scroll tbody', /\S/);
    await page.context().close();
  });
});

describe('the worker', () => {
  test('that ends is said, what is there stays, and a button starts another that knows list and choices', async () => {
    const {page} = await emptyPage();
    await openMap(page, '/monaco/explore/#mode=city&service=pharmacy');
    await reads(page, '.ykx-finding', /%/);
    await mapRests(page);
    await page.locator('.ykx-own > summary').click();
    await page
      .locator('.ykx-own input[type=file]')
      .setInputFiles({name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST)});
    await page.locator('.ykx-own-dialog[open] form button[type=submit]').click();
    await until(async () => (await dataOf(page, '.ykx-own', 'data-lists')) === 1, 'the list in use', PATIENCE);
    await page.keyboard.press('Escape');
    await isGone(page, 'dialog');
    await isThere(page, '.ykx-headcounts[data-service=pharmacy]');
    const [before, camera] = [await textOf(page, '.ykx-headcounts'), numbersIn(await addressRests(page), 'map')];

    await endWorker(page);
    await saysWithTables(page, '.ykx-head [data-stopped=yes][role=alert]', /计算停了.*no more memory.*再试一次/);
    expect(await textOf(page, '.ykx-headcounts')).toBe(before);
    await page.locator('.ykx-ask-service select').selectOption('market');
    await page.locator('[data-stopped] button').click();
    await isGone(page, '[data-stopped]');
    await isThere(page, '.ykx-headcounts[data-service=market]');
    await page.locator('.ykx-ask-service select').selectOption('pharmacy');
    await isThere(page, '.ykx-headcounts[data-service=pharmacy]');
    expect(await textOf(page, '.ykx-headcounts')).toBe(before);
    expect(await dataOf(page, '.ykx-own', 'data-lists')).toBe(1);
    await mapRests(page);
    expect(numbersIn(await addressRests(page), 'map')).toEqual(camera);
    expect(await textOf(page, '.ykx-head')).not.toMatch(/没有算成/);
    await page.context().close();
  });

  test('that ends in a plan, and cannot be had again at first, loses no change', async () => {
    const {page} = await emptyPage();
    await openMap(page, '/en/monaco/explore/#mode=plan&service=pharmacy');
    await mapRests(page);
    await page.locator('[data-tool=add]').click();
    await page.locator('[data-place-typed]').fill('43.7384, 7.4246');
    await page.locator('[data-place-typed]').press('Enter');
    await until(
      async () => (await page.locator('.ykx-result[aria-busy=false][data-edits="1"]').count()) > 0,
      'it',
      PATIENCE,
    );
    const gained = await dataOf(page, '.ykx-finding', 'data-gained');
    await endWorker(page);
    await reads(page, '[data-stopped=yes]', /computing stopped.*Try again/);
    await page.context().route('**/demand.bin.gz', unanswered);
    await page.locator('[data-stopped] button').click();
    await reads(page, '[data-stopped=yes]', /computing stopped.*demand/);
    await page.context().unroute('**/demand.bin.gz');
    await page.locator('[data-stopped] button').click();
    await isGone(page, '[data-stopped]');
    await page.locator('[data-place-typed]').fill('43.7400, 7.4260');
    await page.locator('[data-place-typed]').press('Enter');
    await until(
      async () => (await page.locator('.ykx-result[aria-busy=false][data-edits="2"]').count()) > 0,
      'two',
      PATIENCE,
    );
    expect(await dataOf(page, '.ykx-finding', 'data-gained')).toBeGreaterThanOrEqual(gained);
    await page.context().close();
  });
});

describe('a program that is on its way for long', () => {
  test('of a mode: said, and the mode before can be used again at once', async () => {
    const {page} = await emptyPage();
    await openMap(page, '/monaco/explore/#mode=resident&at=7.4246,43.7384');
    await reads(page, '.ykx-answer[data-has]', /\d/);
    await page.context().route('**/_astro/city-mode*.js', () => {});
    await page.getByRole('button', {name: '全城', exact: true}).click();
    await saysWithTables(page, '.ykx-head [data-part=coming]', /正在取“全城”/);
    await saysWithTables(page, '.ykx-head [data-part=late]', /网络可能断了.*重新载入页面/);
    await page.getByRole('button', {name: '我家附近', exact: true}).click();
    await isGone(page, '[data-part]');
    await reads(page, '.ykx-answer[data-has]', /\d/);
    await page.context().close();
  });

  test('of the map: said in its place, and loading the page again brings the view back', async () => {
    const {page} = await emptyPage();
    await page.context().route('**/_astro/map-view*.js', () => {});
    await openMap(page, '/monaco/explore/#mode=city&service=pharmacy&minutes=9');
    await reads(page, '.ykx-finding', /%/);
    await saysWithTables(page, '.ykx-undrawn[data-problem=late]', /“地图”还没有取到.*其余照常/);
    await page.context().unroute('**/_astro/map-view*.js');
    await Promise.all([page.waitForEvent('load'), page.locator('.ykx-undrawn button').click()]);
    await mapRests(page);
    await reads(page, '.ykx-finding', /9分钟内.*%|%.*9分钟内/);
    await page.context().close();
  });
});

describe('the background map', () => {
  test('may be missing: the data is drawn all the same', async () => {
    const {page} = await emptyPage();
    await page.context().route('**/background.pmtiles', missing);
    await openMap(page, '/monaco/explore/#mode=city&service=pharmacy');
    await reads(page, '.ykx-finding', /%/);
    await reads(page, '.ykx-notice', /底图没有取到/);
    await until(
      () => page.evaluate(() => performance.getEntriesByName('ykx-surface-drawn').length > 0),
      'the surface',
      PATIENCE,
    );
    await page.context().close();
  });
});
