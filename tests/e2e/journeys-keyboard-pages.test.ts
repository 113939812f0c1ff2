import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {answers, launch, openPage, until} from '../support/browser.ts';
import {KeyboardUser} from '../support/keyboard.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const WORDS = {
  zh: {
    prefix: '',
    places: '地点',
    area: /^古城街道|街道/,
    print: '打印',
    judged: '逐条判断',
    view: /15分钟医疗卫生圈/,
  },
  en: {
    prefix: '/en',
    places: 'Places',
    area: /Subdistrict/,
    print: 'Print',
    judged: /Judged by clause/,
    view: /15-minute health circle/,
  },
} as const;

describe.each(['zh', 'en'] as const)('pages of places, clauses and changes, by keyboard alone, in %s', lang => {
  const words = WORDS[lang];

  async function journey(path: string, walk: (user: KeyboardUser) => Promise<void>): Promise<void> {
    const {page, foreign, errors} = await openPage(browser, site, {
      reducedMotion: 'reduce',
      viewport: {width: 1100, height: 760},
    });
    await page.addInitScript(() => {
      Object.assign(window, {printed: 0, print: () => (window as unknown as {printed: number}).printed++});
    });
    await page.goto(site + words.prefix + path, {waitUntil: 'load'});
    await answers(page);
    const user = await KeyboardUser.at(page);
    await walk(user);
    expect([...user.faults]).toEqual([]);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  }
  const pathIs = async (user: KeyboardUser, path: string | RegExp) => {
    const wanted = typeof path === 'string' ? new RegExp(`^${path}$`) : path;
    await user.page.waitForURL(url => wanted.test(url.pathname), {waitUntil: 'load', timeout: 15_000});
    await answers(user.page);
  };

  test('13 from the list of places to the report of one, and its sheet for the notice board is printed', () =>
    journey('/demo/areas/', async user => {
      await user.page.evaluate(() => document.querySelector<HTMLElement>('#content')?.focus());
      const {name} = await user.goTo('link', words.area);
      await user.press('Enter');
      await pathIs(user, /\/demo\/areas\/\d+\/$/);
      expect((await user.page.locator('h1').textContent())!.trim()).toBe(name);
      await user.use('button', words.print, 'Shift+Tab');
      const printed = () => user.page.evaluate(() => (window as unknown as {printed: number}).printed);
      await until(async () => (await printed()) === 1, 'the sheet to be printed', 10_000);
    }));

  test('14 a service is searched by its pinyin, and the first result is followed', () =>
    journey('/search/', async user => {
      await user.goTo('searchbox', /./);
      await user.type('yaodian');
      await until(
        async () => (await user.page.locator('.search-status').textContent())?.includes('“yaodian”') === true,
        'the results',
        30_000,
      );
      const first = user.page.locator('main ol a[href], main .search-results a[href]').first();
      const [name, href] = [(await first.textContent())!.trim(), await first.getAttribute('href')];
      expect(name).toMatch(lang === 'zh' ? /药店/ : /[Pp]harmac/);
      await user.tab();
      while ((await user.page.evaluate(() => document.activeElement?.getAttribute('href'))) !== href) await user.tab();
      await user.press('Enter');
      await pathIs(user, href!.split('#')[0]!);
    }));

  test('15 from all clauses to a ready-made view, its folded clauses, and back', () =>
    journey('/demo/judged/', async user => {
      await user.use('link', words.view);
      await pathIs(user, `${words.prefix}/demo/judged/health/`);
      await user.goTo('DisclosureTriangle', lang === 'zh' ? /条/ : /Clauses without a verdict/);
      await user.press('Enter');
      expect(await user.focused()).toMatchObject({expanded: 'true'});
      await user.use('link', words.judged, 'Shift+Tab');
      await pathIs(user, `${words.prefix}/demo/judged/`);
    }));

  test('16 what changed between two versions unfolds, and leads to the community it is in', () =>
    journey('/demo/changes/', async user => {
      await user.goTo('DisclosureTriangle', lang === 'zh' ? /新登记/ : /newly registered/);
      if ((await user.focused()).expanded !== 'true') await user.press('Enter');
      expect(await user.focused()).toMatchObject({expanded: 'true'});
      const {name} = await user.goTo('link', lang === 'zh' ? /社区/ : /Community/);
      await user.press('Enter');
      await pathIs(user, /\/demo\/areas\/\d+\/$/);
      expect((await user.page.locator('h1').textContent())!.trim()).toBe(name);
    }));
});
