import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {explorerText} from '#i18n/explorer.ts';
import {percent} from '#i18n/format.ts';
import {answers, launch, openPage, until} from '../support/browser.ts';
import {covered, DESK, dataOf, mapRests, PATIENCE, textOf, yike} from '../support/explorer-page.ts';
import {focusStays, KeyboardUser} from '../support/keyboard.ts';
import {addressRests} from '../support/map-pointer.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** Numbers of the answer for the place, as they are shown. */
async function counts(page: Page): Promise<{has: number; lacks: number; unknown: number}> {
  const [has, lacks, unknown] = await Promise.all(
    ['data-has', 'data-lacks', 'data-unknown'].map(name => dataOf(page, '.ykx-answer', name)),
  );
  return {has: has!, lacks: lacks!, unknown: unknown!};
}

/** Waits for the answer of a walker and for its being said; gives it. */
async function answered(user: KeyboardUser, walker: string): Promise<string> {
  const sentence = `.ykx-answer[data-walker="${walker}"]`;
  await until(async () => (await textOf(user.page, sentence)) !== null, `the answer for ${walker}`, PATIENCE);
  const shown = (await textOf(user.page, sentence))!;
  await until(async () => (await user.heard()) === shown, `to hear “${shown}”`, PATIENCE);
  return shown;
}

/** Degrees in the address: the place asked about. */
function placeIn(page: Page): [number, number] | null {
  const found = /[#&]at=(-?[\d.]+)(?:,|%2C)(-?[\d.]+)/.exec(page.url());
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

/** Waits until the place in the address is another one. */
async function placeAfter(page: Page, before: [number, number] | null): Promise<[number, number]> {
  await until(
    async () => placeIn(page) !== null && String(placeIn(page)) !== String(before),
    'another place',
    PATIENCE,
  );
  return placeIn(page)!;
}

describe.each(['zh', 'en'] as const)('home, by keyboard alone, in %s', lang => {
  const text = explorerText(lang);
  const path = `${lang === 'zh' ? '' : '/en'}/demo/explore/`;
  let user: KeyboardUser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    const opened = await openPage(browser, site, {...DESK, permissions: ['clipboard-read', 'clipboard-write']});
    ({page, errors} = opened);
    await page.goto(site + path);
    user = await KeyboardUser.at(page);
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('opens the map from the page, hears the first finding, and stands where the map begins', async () => {
    await answers(page);
    await user.use('button', text('open.button'));
    await mapRests(page);
    const said = await user.hears(/%/);
    const {people, inTime} = covered('demo', 'health_station', 5);
    expect(said).toContain(percent(inTime / people));
    expect((await user.focused()).role).toBe('region');
    await user.tab();
    expect(await user.focused()).toMatchObject({role: 'button', name: text('mode.resident'), pressed: 'true'});
    await user.use('button', text('first.done'));
    await until(async () => (await textOf(page, '.ykx-first')) === null, 'the first sentences to go');
    await focusStays(page);
  });

  test('finds a street by its pinyin, takes it with the arrows, and hears the answer', async () => {
    await user.goTo('combobox', text('search.label'), 'Shift+Tab');
    await user.type('mingmojie');
    await until(async () => (await page.locator('[role=option][data-kind=street]').count()) > 0, 'streets', PATIENCE);
    expect((await user.focused()).expanded).toBe('true');
    await user.press('ArrowDown');
    const option = page.locator('[role=option][aria-selected=true]');
    const [lon, lat] = [Number(await option.getAttribute('data-lon')), Number(await option.getAttribute('data-lat'))];
    await user.press('Enter');
    await answered(user, 'adult');
    await until(async () => placeIn(page) !== null, 'the place in the address', PATIENCE);
    expect(placeIn(page)![0]).toBeCloseTo(lon, 4);
    expect(placeIn(page)![1]).toBeCloseTo(lat, 4);
    expect((await user.focused()).role).toBe('combobox');
  });

  test('types coordinates and reads the services the command line finds from there', async () => {
    const before = placeIn(page);
    await user.fill('38.30112, 104.61872');
    await until(async () => (await page.locator('[role=option][data-kind=coordinates]').count()) === 1, 'one place');
    await user.press('Enter');
    expect(await placeAfter(page, before)).toEqual([104.61872, 38.30112]);
    await answered(user, 'adult');
    const told = JSON.parse(
      yike('nearest', 'public/data/demo', '--at', '104.61872,38.30112', '--profile', 'adult'),
    ) as {
      categories: Record<string, {seconds: number} | null>;
    };
    const focused = await user.goTo('button', /(药店|Pharmacy) /);
    const minutes = Math.max(1, Math.round(told.categories['pharmacy']!.seconds / 60));
    expect(focused.name).toMatch(lang === 'zh' ? `药店 ${minutes}分钟` : new RegExp(`Pharmacy ${minutes} min`));
  });

  test('says by arrows who walks, and 有, 缺 and 不清楚 follow, seventy services each time', async () => {
    await user.goTo('radio', text('who.adult'), 'Shift+Tab');
    const adult = await counts(page);
    const said = [await user.heard()];
    const slower = [adult.has];
    for (const walker of ['age60plus', 'age80plus'] as const) {
      await user.press('ArrowDown');
      expect(await user.focused()).toMatchObject({role: 'radio', name: text(`who.${walker}`), checked: 'true'});
      said.push(await answered(user, walker));
      const now = await counts(page);
      expect(now.has + now.lacks + now.unknown).toBe(adult.has + adult.lacks + adult.unknown);
      slower.push(now.has);
    }
    expect(slower).toEqual([...slower].sort((a, b) => b - a));
    expect(slower[2]).toBeLessThan(slower[0]!);
    expect(new Set(said).size).toBe(3);
    const shown = await counts(page);
    expect((await user.goTo('button', new RegExp(`^${text('card.has')} \\d+$`))).name).toBe(
      `${text('card.has')} ${shown.has}`,
    );
  });

  test('opens a service, reads walk and hours, and follows a map link without leaving', async () => {
    await user.use('button', /(药店|Pharmacy) /);
    expect((await user.focused()).expanded).toBe('true');
    await until(async () => (await dataOf(page, '.ykx-walk', 'data-seconds')) > 0, 'the walk', PATIENCE);
    const seconds = await dataOf(page, '.ykx-service[aria-expanded=true]', 'data-seconds');
    expect(await dataOf(page, '.ykx-walk', 'data-seconds')).toBeCloseTo(seconds, 5);
    expect(await textOf(page, '.ykx-place dl')).toContain(text('place.hours'));
    await user.use('DisclosureTriangle', text('maps.title'));
    await user.goTo('link', 'OpenStreetMap');
    await until(async () => /[&]to=[^&]*pharmacy/.test(page.url()), 'the place in the address', PATIENCE);
    const here = page.url().replace(/map=[^&]*/, '');
    const leaving = page.context().waitForEvent('page');
    await user.press('Enter');
    await (await leaving).close();
    expect(page.url().replace(/map=[^&]*/, '')).toBe(here);
    expect((await user.focused()).name).toBe('OpenStreetMap');
  });

  test('moves the pin north by three presses, sixty metres on the ground', async () => {
    await user.use('DisclosureTriangle', text('pin.title'));
    await user.goTo('button', text('pin.north', {meters: 20}));
    const [lon, lat] = placeIn(page)!;
    await user.press('Enter', 'Enter', 'Enter');
    await until(async () => placeIn(page)![1] > lat + 0.0005, 'the pin to be north', PATIENCE);
    expect(placeIn(page)![0]).toBe(lon);
    expect((placeIn(page)![1] - lat) * 111_195).toBeCloseTo(60, -1);
    expect((await user.focused()).name).toBe(text('pin.north', {meters: 20}));
    await answered(user, 'age80plus');
  });

  test('copies the link, and a new page opened with it says the same of the same place', async () => {
    await user.use('button', text('share.copy'));
    await until(
      async () => (await textOf(page, '.ykx-share [role=status]')) === text('share.copied'),
      'the word of it',
    );
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toContain(`at=${placeIn(page)!.join(',')}`);
    const other = await page.context().newPage();
    await other.goto(link);
    const reader = await KeyboardUser.at(other);
    await mapRests(other);
    expect(await answered(reader, 'age80plus')).toBe(await textOf(page, '.ykx-answer'));
    expect(placeIn(other)).toEqual(placeIn(page));
    expect(await reader.goTo('radio', text('who.age80plus'))).toMatchObject({checked: 'true'});
    expect((await reader.goTo('button', /(药店|Pharmacy) /)).expanded).toBe('true');
    await other.close();
  });

  test('asks about the middle of the map: arrows move it, plus comes nearer, Enter asks', async () => {
    const before = placeIn(page);
    await user.goTo('region', lang === 'zh' ? /地图：步行到药店/ : /walking time to pharmacy/, 'Shift+Tab');
    const nearness = () => Number(/map=[^&,]+,[^&,]+,([\d.]+)/.exec(page.url())?.[1] ?? Number.NaN);
    await until(async () => nearness() > 0, 'the view in the address', PATIENCE);
    const far = nearness();
    for (const key of ['ArrowLeft', 'ArrowUp', '+']) {
      // a map that still moves would change the address for the key before
      const here = await addressRests(page);
      await user.press(key);
      await until(async () => page.url() !== here, `the map to follow ${key}`, PATIENCE);
    }
    await addressRests(page);
    expect(nearness()).toBeGreaterThan(far);
    await user.press('Enter');
    const after = await placeAfter(page, before);
    expect(after[0]).toBeLessThan(before![0]);
    expect(after[1]).toBeGreaterThan(before![1]);
    await answered(user, 'age80plus');
    await user.use('button', text('card.clear'));
    await until(async () => placeIn(page) === null, 'the place to be forgotten', PATIENCE);
    await focusStays(page);
  });

  test('passed only controls with a name and a visible focus, and met no error', () => {
    expect([...user.faults]).toEqual([]);
    expect(errors).toEqual([]);
  });
});
