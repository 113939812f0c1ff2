import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {readTable} from '#files/read-city.ts';
import {explorerText} from '#i18n/explorer.ts';
import {people as peopleSaid, percent} from '#i18n/format.ts';
import {launch, until} from '../support/browser.ts';
import {covered, DESK, dataOf, mapRests, openExplorer, PATIENCE, textOf} from '../support/explorer-page.ts';
import {focusStays, KeyboardUser} from '../support/keyboard.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** Attributes and full values of some elements, in their order. */
function numbersOf(page: Page, selector: string, attribute: string): Promise<number[]> {
  return page.evaluate(
    ([all, name]) => [...document.querySelectorAll(all!)].map(one => Number(one.getAttribute(name!))),
    [selector, attribute],
  );
}

/** People in the first row of headcounts, persons: in time, not in time, not clear. */
function headcounts(page: Page): Promise<number[]> {
  return numbersOf(page, '.ykx-headcounts tr[data-group=all] data', 'value');
}

describe.each(['zh', 'en'] as const)('the city and a plan, by keyboard alone, in %s', lang => {
  const text = explorerText(lang);
  const hospital = lang === 'zh' ? '医院' : /^Hospital/;
  let user: KeyboardUser;
  let page: Page;
  let errors: readonly string[];

  beforeAll(async () => {
    const path = `${lang === 'zh' ? '' : '/en'}/demo/explore/#mode=resident`;
    ({page, errors} = await openExplorer(browser, site, path, DESK));
    user = await KeyboardUser.at(page);
  });
  afterAll(async () => {
    await page.context().close();
  });

  /** Waits until the sentence about the city is for this service and walk, then gives its share in words. */
  async function finding(service: string, minutes: number): Promise<void> {
    const {people, inTime} = covered('demo', service, minutes);
    await until(async () => (await dataOf(page, '.ykx-finding data', 'value')) === inTime, 'the finding', PATIENCE);
    expect(await textOf(page, '.ykx-finding')).toContain(percent(inTime / people));
    await user.hears(new RegExp(percent(inTime / people)));
    const [yes, no, unsure] = await headcounts(page);
    expect(yes).toBe(inTime);
    expect(yes! + no! + unsure!).toBeCloseTo(people, 3);
  }

  test('chooses a service of the whole city and moves its minutes by arrows; sentence and headcounts follow', async () => {
    await user.use('button', text('mode.city'));
    await user.choose(text('ask.service'), hospital);
    await finding('hospital', 15);
    await user.goTo('slider', text('ask.minutes'));
    await user.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect((await user.focused()).value).toBe('20');
    await finding('hospital', 20);
    await user.use('button', text('ask.minutesBack', {n: 15}));
    await finding('hospital', 15);
    await focusStays(page);
  });

  test('sorts the areas, chooses one from the table, and goes back to the whole city', async () => {
    await user.choose(text('areas.sort'), text('areas.sort.people'));
    await until(async () => (await numbersOf(page, '.ykx-barrow[data-area]', 'data-people')).length > 2, 'the areas');
    const sizes = await numbersOf(page, '.ykx-barrow[data-area]', 'data-people');
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBeCloseTo(covered('demo', 'hospital', 15).people, 3);
    await user.use('DisclosureTriangle', text('areas.table'));
    await user.use('button', text('areas.people'));
    const rows = () => numbersOf(page, '.ykx-area-table tbody tr td:nth-of-type(1) data', 'value');
    await until(async () => (await rows())[0] === sizes.at(-1), 'the smallest first');
    await user.tab();
    const smallest = await user.goTo('button', /示范|district|Demo|Old|East|Suburb/i);
    await user.press('Enter');
    expect((await user.focused()).pressed).toBe('true');
    await until(async () => (await textOf(page, '.ykx-finding'))?.startsWith(smallest.name) === true, 'its sentence');
    await until(async () => /[&#]area=/.test(page.url()), 'the area in the address', PATIENCE);
    expect((await headcounts(page)).reduce((sum, one) => sum + one, 0)).toBeCloseTo(sizes.at(-1)!, 3);
    await user.use('button', text('answer.whole'), 'Shift+Tab');
    await finding('hospital', 15);
    await until(async () => !/[&#]area=/.test(page.url()), 'no area in the address', PATIENCE);
    await focusStays(page);
  });

  test('picks out minutes by two fields: the people told are those of the bars', async () => {
    await user.goTo('spinbutton', text('minutes.fieldFrom'));
    await user.fill('5');
    await user.goTo('spinbutton', text('minutes.fieldTo'));
    await user.fill('10');
    await user.tab();
    const bars = await numbersOf(page, '.ykx-minute-bars rect[data-minute]', 'data-people');
    const picked = bars.slice(4, 10).reduce((sum, one) => sum + one, 0);
    expect(picked).toBeGreaterThan(0);
    const words = new RegExp(`5\\D+10.*${peopleSaid(lang, picked)}`);
    await until(async () => words.test((await textOf(page, '.ykx-by-minutes [aria-live]')) ?? ''), String(words));
    await user.use('button', text('minutes.clear'));
    await until(async () => (await textOf(page, '.ykx-by-minutes [aria-live]')) === text('minutes.hint'), 'all again');
    await focusStays(page);
  });

  test('works out the life circle with its progress, and opens one service of it', async () => {
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, {seen});
      new MutationObserver(() => {
        const bar = document.querySelector<HTMLProgressElement>('.ykx-circle-run progress');
        if (bar !== null && seen.at(-1) !== bar.value) seen.push(bar.value);
      }).observe(document.body, {childList: true, subtree: true, attributes: true});
    });
    await user.choose(text('ask.service'), text('ask.circle'), 'Shift+Tab');
    await until(async () => (await page.locator('.ykx-circle-services li').count()) > 3, 'the circle', PATIENCE);
    const seen = await page.evaluate(() => (globalThis as unknown as {seen: number[]}).seen);
    expect(seen[0]).toBe(0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await user.hears(/%.*%.*%/)).toBe(
      await page.evaluate(() => document.querySelector('.ykx-finding data')?.textContent),
    );
    const lacking = await dataOf(page, '.ykx-circle-services .ykx-barrow', 'data-lacks');
    const name = (await textOf(page, '.ykx-circle-services .ykx-barname'))!.split(/\s*\d/)[0]!;
    await user.use('button', new RegExp(`^${name.replaceAll(/[()]/g, '.')}`));
    await until(async () => (await headcounts(page))[1] === lacking, 'the service by itself', PATIENCE);
    await focusStays(page);
  });

  test('adds a facility at the middle of the screen, hears who gains, takes it back and again', async () => {
    await user.choose(text('ask.service'), hospital, 'Shift+Tab');
    await finding('hospital', 15);
    await user.use('button', text('mode.plan'), 'Shift+Tab');
    await page.waitForSelector('[data-tool=add]');
    await user.use('button', text('plan.tool.add'));
    await user.use('button', text('plan.centre.add'));
    await planned(1);
    const gained = await dataOf(page, '.ykx-finding', 'data-gained');
    expect(gained).toBeGreaterThan(0);
    expect(await user.hears(new RegExp(lang === 'zh' ? '多.*人走得到' : 'more people reach'))).toContain(
      peopleSaid(lang, gained).replaceAll(/[^\d,.万]/g, ''),
    );
    await user.press('Control+z');
    await planned(0);
    const {people, inTime} = covered('demo', 'hospital', 15);
    // what was taken back and the numbers that follow are heard as one
    await user.hears(new RegExp(`${lang === 'zh' ? '已撤销' : 'Undone'}.*${percent(inTime / people)}`));
    await user.press('Control+Shift+Z');
    await planned(1);
    expect(await dataOf(page, '.ykx-finding', 'data-gained')).toBe(gained);
    expect((await user.focused()).name).toBe(text('plan.centre.add'));
  });

  /** Waits until the numbers stand for so many changes. */
  async function planned(edits: number): Promise<void> {
    await until(
      async () =>
        (await dataOf(page, '.ykx-finding', 'data-edits')) === edits &&
        (await page.locator('.ykx-finding[data-stale=false]').count()) === 1,
      `${edits} changes`,
      PATIENCE,
    );
  }

  test('closes a facility from the list, sees who depends on one alone, names the plan and finds it after reloading', async () => {
    await user.use('button', text('plan.tool.close'), 'Shift+Tab');
    await user.goTo('combobox', /选一处|Choose one/);
    // the first of the list is the one just added
    await user.press('ArrowDown', 'ArrowDown');
    const closed = (await user.focused()).value.split(' · ')[0]!;
    await user.use('button', text('plan.close.do'));
    await planned(2);
    expect(await dataOf(page, '.ykx-finding', 'data-lost')).toBeGreaterThan(0);
    await focusStays(page);
    expect((await page.locator('.ykx-edits li').allTextContents())[1]).toContain(closed);
    await user.use('DisclosureTriangle', text('plan.dependents.title'));
    await until(async () => (await page.locator('.ykx-dependents tbody tr').count()) > 0, 'who depends', PATIENCE);
    const dependents = await numbersOf(page, '.ykx-dependents tbody tr', 'data-people');
    expect(dependents).toEqual([...dependents].sort((a, b) => b - a));
    expect(dependents[0]).toBeGreaterThan(0);
    await user.goTo('textbox', text('plan.scenarios.name'));
    await user.fill('Harbour 港口');
    await user.press('Enter');
    await until(
      async () => (await textOf(page, '[data-scenario-choice] :checked'))?.includes('Harbour') === true,
      'it',
    );
    expect((await user.focused()).name).toBe(text('plan.scenarios.name'));
    await user.tab();
    const lost = await dataOf(page, '.ykx-finding', 'data-lost');
    await page.reload();
    await mapRests(page);
    await planned(2);
    expect(await dataOf(page, '.ykx-finding', 'data-lost')).toBe(lost);
    expect((await user.goTo('textbox', text('plan.scenarios.name'))).value).toBe('Harbour 港口');
  });

  test('opens the database, chooses an area, filters rows and asks in SQL with Control and Enter', async () => {
    await user.use('button', /打开表格与提问|Open tables and questions/);
    const areas = '.ykx-bars:has(.is-whole) button[data-key]';
    await until(async () => (await page.locator(areas).count()) > 1, 'the areas', PATIENCE);
    await focusStays(page);
    const name = (await textOf(page, `${areas} .ykx-barname`))!;
    await user.goTo('button', new RegExp(`^${name}`));
    await user.press('Enter');
    expect((await user.focused()).pressed).toBe('true');
    await until(async () => (await textOf(page, '.ykx-side [role=status]'))?.includes(name) === true, 'only it');
    await user.use('button', text('cross.end', {what: name}), 'Shift+Tab');
    await until(async () => (await textOf(page, '.ykx-side [role=status]')) === text('cross.whole'), 'the whole city');
    await focusStays(page);
    await user.use('button', text('tables.rowsTab'), 'Shift+Tab');
    await user.goTo('searchbox', text('tables.filter'));
    await user.type('明门');
    const facilities = await readTable('public/data/demo', 'facilities');
    const found = facilities.filter(row => JSON.stringify(row).includes('明门')).length;
    await until(async () => (await page.locator('.ykx-tables tbody tr').count()) === found, `${found} rows`, PATIENCE);
    await user.use('button', text('tables.askTab'), 'Shift+Tab');
    await user.goTo('textbox', text('tables.sql'));
    await user.fill('SELECT count(*) AS n FROM facilities');
    await user.press('Control+Enter');
    await until(
      async () => (await textOf(page, '.ykx-ask tbody td'))?.replace(/\D/g, '') === String(facilities.length),
      'the number of facilities',
      PATIENCE,
    );
    expect(await user.focused()).toMatchObject({role: 'textbox', name: text('tables.sql')});
  });

  test('passed only controls with a name and a visible focus, and met no error', () => {
    expect([...user.faults]).toEqual([]);
    expect(errors).toEqual([]);
  });
});
