import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {launch, openPage, until} from '../support/browser.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

async function closedPage() {
  const opened = await openPage(browser, site, {viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'});
  return opened.page;
}

async function openMap(page: Page): Promise<void> {
  await page.goto(`${site}/monaco/explore/`);
  await page.locator('.ykx-opener .ykx-primary').click();
}

async function reads(page: Page, selector: string, pattern: RegExp): Promise<void> {
  const found = () => page.evaluate(one => document.querySelector(one)?.textContent ?? '', selector);
  await until(async () => pattern.test(await found()), `${selector} to read ${pattern}`, 40_000);
}

/** The map says what happened, the table is still there, and a second try works once the cause is gone. */
async function saysAndRecovers(page: Page, pattern: RegExp, repair: () => Promise<void>): Promise<void> {
  await reads(page, '.ykx-waiting[role=alert]', pattern);
  expect(await page.locator('main table').first().isVisible()).toBe(true);
  await repair();
  await page.locator('.ykx-waiting .ykx-primary').click();
  await reads(page, '.ykx-finding', /%/);
}

describe('when something fails', () => {
  test('a damaged file is refused by its hash, and a whole one taken on the second try', async () => {
    const page = await closedPage();
    await page.context().route('**/demand.bin.gz', async route => {
      const answer = await route.fetch();
      const body = await answer.body();
      body[body.length - 12]! ^= 0xff;
      await route.fulfill({response: answer, body});
    });
    await openMap(page);
    await saysAndRecovers(page, /不完整或被改动.*demand/, () => page.context().unroute('**/demand.bin.gz'));
    await page.context().close();
  });

  test('a cut file is refused', async () => {
    const page = await closedPage();
    await page.context().route('**/graph.bin.gz', async route => {
      const answer = await route.fetch();
      await route.fulfill({response: answer, body: (await answer.body()).subarray(0, 2000)});
    });
    await openMap(page);
    await saysAndRecovers(page, /不完整或被改动.*graph/, () => page.context().unroute('**/graph.bin.gz'));
    await page.context().close();
  });

  test('a missing file is named', async () => {
    const page = await closedPage();
    await page.context().route('**/facilities.bin.gz', route => route.fulfill({status: 404, body: ''}));
    await openMap(page);
    await saysAndRecovers(page, /少了一个文件.*facilities/, () => page.context().unroute('**/facilities.bin.gz'));
    await page.context().close();
  });

  test('a server that does not answer is told apart', async () => {
    const page = await closedPage();
    await page.context().route('**/manifest.json', route => route.abort());
    await openMap(page);
    await saysAndRecovers(page, /没有连上服务器/, () => page.context().unroute('**/manifest.json'));
    await page.context().close();
  });

  test('without WebGL2 the page says so', async () => {
    const page = await closedPage();
    await page.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
        return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
      } as typeof original;
    });
    await openMap(page);
    await reads(page, '.ykx-waiting[role=alert]', /WebGL2/);
    expect(await page.locator('main table').first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('without workers the page says so', async () => {
    const page = await closedPage();
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'Worker', {
        value: class {
          constructor() {
            throw new Error('workers are off');
          }
        },
      });
    });
    await openMap(page);
    await reads(page, '.ykx-waiting[role=alert]', /后台计算.*workers are off/);
    await page.context().close();
  });

  test('without the background map the data is still drawn', async () => {
    const page = await closedPage();
    await page.context().route('**/background.pmtiles', route => route.fulfill({status: 404, body: ''}));
    await openMap(page);
    await reads(page, '.ykx-finding', /%/);
    await reads(page, '.ykx-notice', /底图没有取到/);
    await page.context().close();
  });
});
