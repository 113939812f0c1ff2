import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {launch} from '../support/browser.ts';
import {violations} from '../support/explorer-page.ts';
import {openWith, type Setting, STATES} from '../support/explorer-states.ts';

/** Every theme at both widths; every theme and every width in both languages. */
const SETTINGS: readonly Setting[] = [
  {theme: 'light', width: 1280, lang: 'zh'},
  {theme: 'light', width: 390, lang: 'en'},
  {theme: 'dark', width: 1280, lang: 'en'},
  {theme: 'dark', width: 390, lang: 'zh'},
  {theme: 'elder', width: 1280, lang: 'zh'},
  {theme: 'elder', width: 390, lang: 'en'},
  {theme: 'contrast', width: 1280, lang: 'en'},
  {theme: 'contrast', width: 390, lang: 'zh'},
];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

test.each(SETTINGS)(
  'no state of the explorer has an accessibility violation: $theme, $width px, $lang',
  async setting => {
    const page = await openWith(browser, inject('site'), setting);
    const found: string[] = [];
    for (const [name, enter] of STATES) {
      await enter(page);
      for (const violation of await violations(page)) found.push(`${name}: ${violation}`);
    }
    expect(found).toEqual([]);
    await page.context().close();
  },
  240_000,
);
