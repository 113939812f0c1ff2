import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {until} from './browser.ts';
import {mapRests, openExplorer, PATIENCE, reads} from './explorer-page.ts';
import {isThere} from './shown-numbers.ts';

/** How a visitor looks at the explorer. */
export interface Setting {
  readonly lang: 'zh' | 'en';
  readonly theme: 'light' | 'dark' | 'elder' | 'contrast';
  readonly width: number;
}

/** A place in the middle of the demo city, degrees. */
const AT = {lon: 104.6187, lat: 38.3011};
const LIST = `name,lon,lat\nOne,${AT.lon},${AT.lat}\nTwo,${AT.lon + 0.001},${AT.lat}\n`;

/** Narrow ones are phones, with fingers. */
function contextOf({theme, width}: Setting): BrowserContextOptions {
  return {
    viewport: {width, height: width < 600 ? 844 : 800},
    ...(width < 600 ? {hasTouch: true, isMobile: true} : {}),
    reducedMotion: 'reduce',
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    forcedColors: theme === 'contrast' ? 'active' : 'none',
  };
}

/** The explorer of the demo city with a place asked about, as this visitor sees it. */
export async function openWith(browser: Browser, site: string, setting: Setting): Promise<Page> {
  const prefix = setting.lang === 'zh' ? '' : '/en';
  // a page of the site sets what the visitor chose before
  const {page} = await openExplorer(
    browser,
    site,
    `${prefix}/demo/explore/#mode=resident&service=pharmacy&at=${AT.lon},${AT.lat}`,
    contextOf(setting),
  );
  if (setting.theme === 'elder') {
    await page.evaluate(() => localStorage.setItem('yike-elder', '1'));
    await page.reload();
    await mapRests(page);
  }
  return page;
}

const mode = (page: Page, index: number) => page.locator('.ykx-modes button').nth(index).click();

/** Chooses in a select by its value, wherever it stands; what a phone folds away is still there. */
async function chooseIn(page: Page, selector: string, value: string): Promise<void> {
  await page.locator(selector).first().selectOption(value, {force: true});
}

/** Each state of the explorer and how to get there from the one before. */
export const STATES: readonly (readonly [name: string, enter: (page: Page) => Promise<void>])[] = [
  [
    'a place with its answer and an opened service',
    async page => {
      await isThere(page, '.ykx-service[data-facility]');
      await page.locator('.ykx-service[data-facility]').first().click();
      await isThere(page, '.ykx-service[aria-expanded=true]');
      await isThere(page, '.ykx-walk[data-seconds]');
      await unfold(page);
    },
  ],
  [
    'the city with a service',
    async page => {
      await mode(page, 1);
      await isThere(page, '.ykx-ask-service select');
      await chooseIn(page, '.ykx-ask-service select', 'nursery');
      await isThere(page, '.ykx-headcounts[data-service=nursery]');
      await isThere(page, '.ykx-area-table');
      await unfold(page);
    },
  ],
  [
    'the city with the life circle',
    async page => {
      await chooseIn(page, '.ykx-ask-service select', 'life_circle');
      await isThere(page, '.ykx-headcounts[data-service=life_circle]');
      await unfold(page);
    },
  ],
  [
    'a plan with an edit and best places',
    async page => {
      await mode(page, 2);
      await page.locator('[data-tool=add]').click();
      await page.locator('[data-place-typed]').fill(`${AT.lat}, ${AT.lon}`);
      await page.locator('[data-place-typed]').press('Enter');
      await isThere(page, '.ykx-result[aria-busy=false][data-edits="1"]');
      await page.locator('[data-tool=sites]').click();
      await page.locator('.ykx-sites form button[type=submit]').click();
      await isThere(page, '.ykx-sites [data-sites][data-stale=false]');
      await unfold(page);
    },
  ],
  [
    'the questions about an own list',
    async page => {
      await page
        .locator('.ykx-own input[type=file]')
        .first()
        .setInputFiles({name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST)});
      await isThere(page, '.ykx-own-dialog[open] form');
    },
  ],
  [
    'the opened tables',
    async page => {
      await page.locator('.ykx-own-dialog[open] header button').click();
      await until(async () => (await page.locator('.ykx-own-dialog').count()) === 0, 'the list to go', PATIENCE);
      if ((await page.locator('.ykx-area.is-full').count()) > 0) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
        await until(async () => (await page.locator('.ykx-area.is-full').count()) === 0, 'the page again', PATIENCE);
      }
      await page.locator('.ykx-tables .ykx-primary').click();
      await reads(page, '.ykx-tables .ykx-bars', /\d/);
      await isThere(page, '.ykx-side .ykx-scroll tbody');
    },
  ],
];

/** Opens every fold, so that what is in it is looked at too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll<HTMLDetailsElement>('.ykx details')) fold.open = true;
  });
}
