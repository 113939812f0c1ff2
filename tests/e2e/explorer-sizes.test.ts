import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {launch} from '../support/browser.ts';
import {openWith, type Setting, STATES} from '../support/explorer-states.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** Controls of the explorer that can be seen and are smaller than so many pixels, in words. A box to tick counts with its label. */
function smallTargets(page: Page, least: number, selector: string): Promise<string[]> {
  return page.evaluate(
    ([limit, wanted]) => {
      const isInSentence = (one: Element) => one.tagName === 'A' && getComputedStyle(one).display === 'inline';
      const seen = [...document.querySelectorAll<HTMLElement>(wanted)].filter(
        one => one.checkVisibility({visibilityProperty: true}) && !isInSentence(one) && !one.closest('.maplibregl-map'),
      );
      return seen.flatMap(one => {
        const isBox = one.matches('input:is([type=radio], [type=checkbox], [type=file])');
        const {width, height} = ((isBox && one.closest('label')) || one).getBoundingClientRect();
        if (width + 0.5 >= limit && height + 0.5 >= limit) return [];
        return [`${one.outerHTML.slice(0, 120)}: ${width.toFixed(1)} × ${height.toFixed(1)}`];
      });
    },
    [least, selector] as const,
  );
}

/** Texts that can be seen and are smaller than so many pixels, in words; letters of drawings as they are drawn. */
function smallTexts(page: Page, least: number): Promise<string[]> {
  return page.evaluate(limit => {
    const walk = document.createTreeWalker(document.querySelector('.ykx')!, NodeFilter.SHOW_TEXT);
    const found = new Set<string>();
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const parent = node.parentElement!;
      if (!node.textContent!.trim() || !parent.checkVisibility() || parent.closest('.ykx-unseen, option')) continue;
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize) * scale;
      // what a drawing says stands in a table beside it
      if (size + 0.1 < (parent instanceof SVGElement ? 13 : limit))
        found.add(`${node.textContent!.trim().slice(0, 40)}: ${size.toFixed(1)} px in ${parent.className}`);
    }
    return [...found];
  }, least);
}

/**
 * What is wider than the explorer, or than its sheet, which scrolls down only. Tables of numbers may scroll, as may what has a
 * scrolling place of its own.
 */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ['.ykx', '.ykx-sheet-body', '.ykx-own-dialog'].flatMap(selector => {
      const place = document.querySelector(selector);
      if (place === null) return [];
      // the map of a phone fills the screen
      const isWhole = selector === '.ykx';
      const right = isWhole ? innerWidth : place.getBoundingClientRect().left + place.clientWidth;
      const scrolls = (one: Element) => {
        for (let outer = one.parentElement; outer !== null && outer !== place; outer = outer.parentElement)
          if (getComputedStyle(outer).overflowX !== 'visible') return true;
        return false;
      };
      return [...place.querySelectorAll('*')]
        .filter(one => one.checkVisibility() && !one.closest('table') && one.getBoundingClientRect().right > right + 1)
        .filter(one => !scrolls(one))
        .slice(0, 3)
        .map(one => `${selector}: ${one.outerHTML.slice(0, 120)}`);
    }),
  );
}

/** Goes through all states and collects what is wrong in each. */
async function inEveryState(
  setting: Setting,
  check: (page: Page) => Promise<string[]>,
  fontSize = '',
): Promise<string[]> {
  const page = await openWith(browser, inject('site'), setting);
  if (fontSize !== '')
    await page.evaluate(size => document.documentElement.style.setProperty('font-size', size), fontSize);
  const found: string[] = [];
  for (const [name, enter] of STATES) {
    await enter(page);
    for (const problem of await check(page)) found.push(`${name}: ${problem}`);
  }
  await page.context().close();
  return found;
}

const CONTROLS = '.ykx :is(button, select, input, textarea, summary, a[href])';
/** What a finger uses first: the choices, the tools, the map, the sheet; not the dense rows of tables and lists of edits. */
const FIRST =
  '.ykx-area :is(.ykx-head, .ykx-ground, .ykx-handle, .ykx-card, .ykx-byhand, .ykx-sites form) :is(button, select, input:not([type=range]), summary)';

test('on a desk every control is at least 24 px and every text at least 13 px', async () => {
  const found = await inEveryState({theme: 'light', width: 1280, lang: 'zh'}, async page => [
    ...(await smallTargets(page, 24, CONTROLS)),
    ...(await smallTexts(page, 13)),
  ]);
  expect(found).toEqual([]);
}, 240_000);

test('on a phone what a finger uses first is at least 44 px, all else 24, and every text at least 13 px', async () => {
  const found = await inEveryState({theme: 'light', width: 390, lang: 'en'}, async page => [
    ...(await smallTargets(page, 24, CONTROLS)),
    ...(await smallTargets(page, 44, FIRST)),
    ...(await smallTexts(page, 13)),
  ]);
  expect(found).toEqual([]);
}, 240_000);

test('in the mode for the elderly what a finger uses first is at least 60 px and texts at least 18 points', async () => {
  const found = await inEveryState({theme: 'elder', width: 390, lang: 'zh'}, async page => [
    ...(await smallTargets(page, 60, FIRST)),
    ...(await smallTexts(page, 24)),
  ]);
  expect(found).toEqual([]);
}, 240_000);

test.each([
  [320, ''],
  [390, '200%'],
  [1280, '200%'],
])(
  'at %i px wide with letters %s nothing but tables is wider than its place',
  async (width, fontSize) => {
    expect(await inEveryState({theme: 'light', width, lang: 'en'}, tooWide, fontSize)).toEqual([]);
  },
  240_000,
);

test('no state is told by colour alone, and nothing moves for those who want no motion', async () => {
  const found = await inEveryState({theme: 'light', width: 1280, lang: 'zh'}, page =>
    page.evaluate(() => {
      const wordless = [
        ...document.querySelectorAll('.ykx :is(.ykx-state, .ykx-legend li, .ykx-barrow, [aria-pressed])'),
      ]
        .filter(one => one.checkVisibility() && !one.textContent!.trim() && !one.getAttribute('aria-label'))
        .map(one => `no words: ${one.outerHTML.slice(0, 120)}`);
      const moving = document.getAnimations().map(one => `moves: ${(one.effect as KeyframeEffect).target?.className}`);
      return [...wordless, ...moving];
    }),
  );
  expect(found).toEqual([]);
}, 240_000);
