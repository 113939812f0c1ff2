import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {explorerText} from '#i18n/explorer.ts';
import {launch, until} from '../support/browser.ts';
import {DESK, dataOf, openExplorer, PATIENCE, PHONE} from '../support/explorer-page.ts';
import {focusStays, isNowhere, KeyboardUser, pageRests} from '../support/keyboard.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const LIST = 'name,lon,lat,category\nNew chemist,7.4246,43.7384,pharmacy\nFar away,2.0,48.0,pharmacy\n';

/** Every stop from one end of the page to the other, until nothing holds the focus. */
async function wayThrough(user: KeyboardUser, key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
  const stops: string[] = [];
  for (let stop = 0; stop < 250; stop++) {
    const {role, name} = await user.tab(key);
    if (await isNowhere(user.page)) return stops;
    stops.push(`${role} ${name}`);
  }
  throw new Error(`the focus does not leave the page: ${stops.slice(-8).join(' | ')}`);
}

describe.each(['zh', 'en'] as const)('the focus of the keyboard in %s', lang => {
  const text = explorerText(lang);
  const path = `${lang === 'zh' ? '' : '/en'}/monaco/explore/#mode=city&service=pharmacy`;
  let user: KeyboardUser;
  let page: Page;
  let errors: readonly string[];

  beforeAll(async () => {
    ({page, errors} = await openExplorer(browser, site, path, DESK));
    user = await KeyboardUser.at(page);
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('is never trapped: the page is passed from end to end, and back by the same stops', async () => {
    await pageRests(page);
    const there = await wayThrough(user, 'Tab');
    expect(there.length).toBeGreaterThan(40);
    expect(there).toContain(`button ${text('mode.city')}`);
    // some browsers go on from the beginning at the end
    const back = (await wayThrough(user, 'Shift+Tab')).slice(0, there.length);
    expect(back.reverse()).toEqual(there);
  });

  test('goes into the questions about an own list, and back to where they came from', async () => {
    await user.use('DisclosureTriangle', text('own.title'));
    await user.goTo('button', text('own.choose'));
    const give = () =>
      page
        .locator('.ykx-own input[type=file]')
        .setInputFiles({name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST)});
    const isInside = () => page.evaluate(() => document.activeElement?.closest('dialog') != null);
    await give();
    await until(isInside, 'the focus in the dialog', PATIENCE);
    await user.press('Escape');
    await until(async () => (await page.locator('dialog').count()) === 0, 'no dialog');
    expect(await user.focused()).toMatchObject({name: text('own.title')});
    await give();
    await until(isInside, 'the focus in the dialog', PATIENCE);
    await user.use('button', text('own.useIt'));
    await until(async () => (await dataOf(page, '.ykx-own', 'data-lists')) === 1, 'the list in use', PATIENCE);
    expect(await isInside()).toBe(true);
    await user.press('Escape');
    await until(async () => (await page.locator('dialog').count()) === 0, 'no dialog');
    expect(await user.focused()).toMatchObject({name: text('own.titleInUse', {count: 1})});
    expect(await dataOf(page, '.ykx-own-lists li', 'data-used')).toBe(1);
    expect(await dataOf(page, '.ykx-own-lists li', 'data-refused')).toBe(1);
    await user.use('button', text('own.removeName', {file: 'mine.csv'}));
    await until(async () => (await dataOf(page, '.ykx-own', 'data-lists')) === 0, 'no list', PATIENCE);
    await focusStays(page);
  });

  test('met only controls with a name and a ring, and no error', () => {
    expect([...user.faults]).toEqual([]);
    expect(errors).toEqual([]);
  });
});

test('the map that fills a phone is left with Escape, and the page behind it is there again', async () => {
  const {page} = await openExplorer(browser, site, '/monaco/explore/#mode=city&service=pharmacy', PHONE);
  const user = await KeyboardUser.at(page);
  await pageRests(page);
  const inside = await wayThrough(user, 'Tab');
  expect(inside.some(stop => stop.startsWith('link'))).toBe(false);
  await user.press('Escape');
  await until(async () => (await page.locator('.ykx-area.is-full').count()) === 0, 'the page again');
  expect((await wayThrough(user, 'Tab')).some(stop => stop.startsWith('link'))).toBe(true);
  await page.context().close();
});
