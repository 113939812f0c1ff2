import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {launch, openPage, until} from '../support/browser.ts';
import {KeyboardUser} from '../support/keyboard.ts';
import {giveVoice} from '../support/own-voice.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** The words a keyboard user looks for, in each language. */
const WORDS = {
  zh: {
    prefix: '',
    voice: 'zh-CN',
    skip: '跳到正文',
    other: /English/,
    elder: '大字',
    theme: '切换明暗配色',
    table: '同样的数字，列成表',
    more: /另外\d+种服务/,
    foot: '来源、下载与引用',
    cite: /复制引用|已复制|复制不了/,
    copied: /已复制|复制不了/,
    csv: 'CSV（中文表头）',
    gaps: '缺口',
    methods: '方法',
    statement: '无障碍说明',
    list: /逐条对照：WCAG/,
    openCity: /看一刻城.*的全部结果/,
    read: '朗读要点',
    pause: '暂停',
    resume: '接着读',
    stop: '停止',
    files: /manifest\.json/,
  },
  en: {
    prefix: '/en',
    voice: 'en-GB',
    skip: 'Skip to content',
    other: /中文/,
    elder: 'Large type',
    theme: /dark/i,
    table: 'The same numbers as a table',
    more: /Another \d+ services/,
    foot: 'Sources, downloads, citation',
    cite: /citation|copied|copy/i,
    copied: /copied|cannot/i,
    csv: /^CSV/,
    gaps: 'Gaps',
    methods: 'Methods',
    statement: 'Accessibility',
    list: /Point by point: WCAG/,
    openCity: /Yike City/,
    read: 'Read aloud',
    pause: 'Pause',
    resume: 'Go on',
    stop: 'Stop',
    files: /manifest\.json/,
  },
} as const;

describe.each(['zh', 'en'] as const)('with the keyboard alone, in %s', lang => {
  const words = WORDS[lang];
  const at = (path: string) => `${site}${words.prefix}${path}`;

  /** A page and somebody with a keyboard before it; what was wrong on the way is told at the end. */
  async function journey(path: string, walk: (user: KeyboardUser) => Promise<void>): Promise<void> {
    const {page, foreign, errors} = await openPage(browser, site, {
      reducedMotion: 'reduce',
      viewport: {width: 1100, height: 760},
      colorScheme: 'light',
    });
    await giveVoice(page.context(), words.voice);
    await page.goto(at(path), {waitUntil: 'load'});
    const user = await KeyboardUser.at(page);
    await walk(user);
    expect([...user.faults]).toEqual([]);
    expect(foreign).toEqual([]);
    expect(errors.filter(error => !/clipboard/i.test(error))).toEqual([]);
    await page.context().close();
  }
  const pathIs = async (user: KeyboardUser, path: string) => {
    await until(async () => new URL(user.page.url()).pathname === path, `the address ${path}`, 15_000);
    await user.page.waitForLoadState('load');
  };
  const root = (user: KeyboardUser, name: string) =>
    user.page.evaluate(key => document.documentElement.getAttribute(key), name);

  test('1 the first stop skips to the content, and the next one is in it', () =>
    journey('/demo/', async user => {
      expect(await user.tab()).toMatchObject({role: 'link', name: words.skip});
      await user.press('Enter');
      await user.tab();
      expect(await user.page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    }));

  test('2 the main navigation leads to the methods and is the same there', () =>
    journey('/', async user => {
      const nav = () =>
        user.page.locator('.site-nav > *').evaluateAll(all => all.map(one => one.textContent?.trim()).join('|'));
      const before = await nav();
      await user.use('link', words.methods);
      await pathIs(user, `${words.prefix}/methods/`);
      expect(await nav()).toBe(before);
    }));

  test('3 the other language keeps the page', () =>
    journey('/monaco/gaps/', async user => {
      await user.use('link', words.other);
      await pathIs(user, lang === 'zh' ? '/en/monaco/gaps/' : '/monaco/gaps/');
      expect(await root(user, 'lang')).toBe(lang === 'zh' ? 'en' : 'zh-Hans');
    }));

  test('4 light and dark change and hold on the next page', () =>
    journey('/', async user => {
      await user.use('button', words.theme);
      expect(await root(user, 'data-theme')).toBe('dark');
      await user.page.goto(at('/methods/'));
      expect(await root(user, 'data-theme')).toBe('dark');
    }));

  test('5 large type is pressed, holds on the next page, and is let go again', () =>
    journey('/demo/', async user => {
      await user.use('button', words.elder);
      expect(await user.focused()).toMatchObject({pressed: 'true'});
      await user.page.goto(at('/demo/gaps/'));
      expect(await root(user, 'data-elder')).toBe('');
      await user.use('button', words.elder);
      expect(await user.focused()).toMatchObject({pressed: 'false'});
      expect(await root(user, 'data-elder')).toBeNull();
    }));

  test('6 from the front page into the city, and by its navigation to its gaps', () =>
    journey('/', async user => {
      await user.use('link', words.openCity);
      await pathIs(user, `${words.prefix}/demo/`);
      await user.use('link', words.gaps);
      await pathIs(user, `${words.prefix}/demo/gaps/`);
    }));

  test('7 the table under a figure unfolds and its box can be scrolled', () =>
    journey('/demo/', async user => {
      await user.goTo('DisclosureTriangle', words.table);
      await user.press('Enter');
      expect(await user.focused()).toMatchObject({expanded: 'true'});
      await user.tab();
      expect(await user.page.evaluate(() => document.activeElement?.className)).toBe('table-scroll');
    }));

  test('8 further services unfold and fold', () =>
    journey('/demo/', async user => {
      await user.goTo('DisclosureTriangle', words.more);
      await user.press('Enter');
      expect(await user.focused()).toMatchObject({expanded: 'true'});
      await user.press('Enter');
      expect(await user.focused()).toMatchObject({expanded: 'false'});
    }));

  test('9 with large type the sources of a figure unfold, and its citation is copied with an answer', () =>
    journey('/demo/', async user => {
      await user.use('button', words.elder);
      await user.goTo('DisclosureTriangle', words.foot);
      await user.press('Enter');
      expect(await user.focused()).toMatchObject({expanded: 'true'});
      await user.use('button', words.cite);
      await until(async () => words.copied.test((await user.focused()).name), 'the answer on the button', 10_000);
    }));

  test('10 a figure’s numbers and the city’s list of files are downloads', () =>
    journey('/demo/', async user => {
      await user.goTo('link', words.csv);
      const [download] = await Promise.all([user.page.waitForEvent('download'), user.press('Enter')]);
      expect(download.suggestedFilename()).toMatch(/\.csv$/);
      await user.page.goto(at('/demo/data/'));
      await user.goTo('link', words.files);
    }));

  test('11 the footer leads to the accessibility statement, whose lists unfold', () =>
    journey('/demo/gaps/', async user => {
      await user.use('link', words.statement, 'Shift+Tab');
      await pathIs(user, `${words.prefix}/accessibility/`);
      await user.goTo('DisclosureTriangle', words.list);
      await user.press('Enter');
      expect(await user.page.locator('table.checklist').first().locator('tbody tr').count()).toBe(55);
      expect(await user.page.locator('table.checklist').first().isVisible()).toBe(true);
    }));

  test('12 the page is read aloud from its heading on, pauses, goes on with the same words, and stops', () =>
    journey('/demo/', async user => {
      const spoken = () => user.page.evaluate(() => (window as unknown as {spoken: string[]}).spoken);
      expect(await spoken()).toEqual([]);
      await user.use('button', words.read);
      expect(await user.focused()).toMatchObject({role: 'button', name: words.pause});
      const heading = (await user.page.locator('h1').textContent())!.trim();
      expect(heading.startsWith((await spoken())[0]!.slice(0, 12))).toBe(true);
      await until(async () => (await spoken()).length >= 3, 'the third piece', 10_000);
      await user.press('Enter');
      expect(await user.focused()).toMatchObject({name: words.resume});
      const paused = await spoken();
      await user.press('Enter');
      expect((await spoken()).slice(paused.length - 1)).toEqual([paused.at(-1), paused.at(-1)]);
      expect(await user.page.locator('[data-reading]').count()).toBe(1);
      await user.use('button', words.stop);
      expect(await user.page.locator('[data-reading]').count()).toBe(0);
      expect(await user.focused()).toMatchObject({role: 'button', name: words.read});
    }));

  test('a voice that would send the words elsewhere is not offered, and with large type the page says so', async () => {
    const {page} = await openPage(browser, site);
    await giveVoice(page.context(), words.voice, false);
    await page.goto(at('/demo/'));
    expect(await page.locator('[data-read=start]').isVisible()).toBe(false);
    expect(await page.locator('[data-read=none]').isVisible()).toBe(false);
    await page.locator('[data-elder-switch]').click();
    expect(await page.locator('[data-read=none]').isVisible()).toBe(true);
    await page.context().close();
  });
});
