import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {launch, openPage, until} from '../support/browser.ts';
import {mapRests, reads} from '../support/explorer-page.ts';
import {serveCities} from '../support/serve-cities.ts';
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

describe('a browser that lacks something', () => {
  test('WebGL2: no map, but search, the card of a place and the numbers of the city', async () => {
    const {page} = await emptyPage();
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
      } as typeof original;
    });
    await openMap(page, '/en/monaco/explore/');
    await saysWithTables(page, '.ykx-undrawn[role=alert]', /WebGL2.*Try again/);
    await page.getByRole('combobox').first().fill('casino');
    const found = page.locator('[role=option][data-lon]').first();
    await found.click();
    await reads(page, '.ykx-answer[data-has]', /\d/);
    expect(await page.locator('.ykx-service').count()).toBeGreaterThan(20);
    await page.getByRole('button', {name: 'Whole city', exact: true}).click();
    await reads(page, '.ykx-finding', /%/);
    await reads(page, '.ykx-headcounts', /%/);
    await page.getByRole('button', {name: 'Planning', exact: true}).click();
    await reads(page, '.ykx-plan', /\S/);
    expect(await page.locator('.ykx-undrawn').isVisible()).toBe(true);
    await page.context().close();
  });

  test('workers: said, and tried again', async () => {
    const {page} = await emptyPage();
    await page.addInitScript(() => {
      const given = globalThis.Worker;
      Object.assign(globalThis, {
        giveWorkers: () => Object.assign(globalThis, {Worker: given}),
        Worker: class {
          constructor() {
            throw new Error('workers are off');
          }
        },
      });
    });
    await openMap(page);
    await saysWithTables(page, '.ykx-waiting[role=alert]', /后台计算.*workers are off/);
    await page.evaluate(() => (globalThis as unknown as {giveWorkers: () => void}).giveWorkers());
    await page.locator('.ykx-waiting .ykx-primary').click();
    await reads(page, '.ykx-card', /\S/);
    await page.context().close();
  });

  test('WebAssembly: the database says so and offers a retry, the map works', async () => {
    const {page} = await emptyPage();
    const takeAway = 'delete globalThis.WebAssembly;';
    await page.addInitScript(takeAway);
    // pages and workers have each their own
    await page.context().route(/\/_astro\/.*worker[^/]*\.js$/, async route => {
      const response = await route.fetch();
      await route.fulfill({response, body: takeAway + (await response.text())});
    });
    await openMap(page, '/monaco/explore/#mode=city&service=pharmacy');
    await reads(page, '.ykx-finding', /%/);
    await mapRests(page);
    expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
    await page.locator('.ykx-tables .ykx-primary').click();
    await saysWithTables(page, '.ykx-tables [role=alert]', /数据库没有打开.*WebAssembly.*再试一次/);
    await page.context().close();
  });

  test('storage: everything opens, and the plans say that nothing is kept', async () => {
    const {page, errors} = await emptyPage();
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException('storage is closed', 'SecurityError');
          },
        });
    });
    await openMap(page);
    await page.getByRole('button', {name: '知道了', exact: true}).click();
    await isGone(page, '.ykx-first');
    await page.getByRole('button', {name: '规划', exact: true}).click();
    await reads(page, '[data-keeping=no]', /不让存/);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

describe('a page without encryption', () => {
  test('has none of the browser’s own hashing, and opens map and tables all the same', async () => {
    const served = await serveCities(new Map());
    const local = await launch(['--host-resolver-rules=MAP intranet.test 127.0.0.1']);
    const plain = `http://intranet.test:${new URL(served.site).port}`;
    const {page, errors} = await openPage(local, plain, SMALL);
    // parts that came before the link's own words do not hide it
    await page.goto(`${plain}/monaco/explore/#zoom=3&mode=city&service=pharmacy`);
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([false, 'undefined']);
    await reads(page, '.ykx-finding', /%/);
    await mapRests(page);
    await page.locator('.ykx-tables .ykx-primary').click();
    await reads(page, '.ykx-scroll tbody', /\S/);
    expect(errors).toEqual([]);
    await local.close();
    served.close();
  });
});

describe('a bad link', () => {
  test.each([
    [
      '',
      /用不上的部分（.*要看什么: nowhere；服务: nonsense；.*分钟数: 99；.*开放时间: noon；.*所点位置: 0,0；.*要去的地方: gone/,
    ],
    [
      '/en',
      /Parts of the link.*mode: nowhere; service: nonsense; .*minutes: 99; .*opening hours: noon; .*place asked about: 0,0; .*place to walk to: gone/,
    ],
  ])('is named part by part and shows no wrong place (%s/monaco/explore/)', async (prefix, words) => {
    const {page} = await emptyPage();
    await openMap(page, `${prefix}/monaco/explore/#mode=nowhere&service=nonsense&at=0,0&minutes=99&hours=noon&to=gone`);
    await reads(page, '.ykx-notice', words);
    await reads(page, '.ykx-card', /\S/);
    expect(await page.locator('.ykx-reach, .ykx-answer[data-has]').count()).toBe(0);
    await until(async () => !/nonsense|99|0,0|gone|noon|nowhere/.test(page.url()), 'the address without it');
    await page.context().close();
  });

  test('to an area that is not there is named too', async () => {
    const {page} = await emptyPage();
    await openMap(page, '/monaco/explore/#mode=city&service=pharmacy&area=atlantis');
    await reads(page, '.ykx-notice', /atlantis/);
    await reads(page, '.ykx-finding', /%/);
    expect(await page.locator('.ykx-finding[data-area]').count()).toBe(0);
    await page.context().close();
  });
});
