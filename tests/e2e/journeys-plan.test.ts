import {readFileSync} from 'node:fs';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {LIGHT} from '#charts/colors.ts';
import {CHANGES, changeColor, changePalette} from '#explorer/plan/change-classes.ts';
import {readTable} from '#files/read-city.ts';
import {launch, until} from '../support/browser.ts';
import {dataOf, openExplorer, PATIENCE, reads, textOf, yike} from '../support/explorer-page.ts';
import {over, pixelsOf} from '../support/map-colors.ts';
import {clickMap, type Degrees, metersBetween} from '../support/map-pointer.ts';
import {type Numbers, planned} from '../support/plan-panel.ts';

const LANGS = [
  ['zh', ''],
  ['en', '/en'],
] as const;

/** A place of Fontvieille, far from the three markets the map of Monaco knows. */
const FONTVIEILLE: Degrees = [7.4165, 43.7285];
/** Of a colour that is not drawn, smoothed edges and words may still have so many pixels. */
const FEW_PIXELS = 50;

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** Takes a tool up, if it is not already. */
async function take(page: Page, tool: string): Promise<void> {
  const button = page.locator(`[data-tool=${tool}]`).first();
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
}

/** Begins a plan without edits, under another name than those before. */
async function newPlan(page: Page): Promise<Numbers> {
  await page.locator('[data-action=new]').click();
  return planned(page, 0);
}

/** The three markets of Monaco, most relied upon first. */
async function markets(): Promise<{id: string; at: Degrees; only: number}[]> {
  const rows = (await readTable('public/data/monaco', 'facilities')).filter(row => row['category'] === 'market');
  return rows
    .map(row => ({
      id: String(row['facility_id']),
      at: [Number(row['lon']), Number(row['lat'])] as const,
      only: Number(row['people_only_here']),
    }))
    .sort((a, b) => b.only - a.only);
}

describe.each(LANGS)('a mouse on a desk plans in %s', (lang, prefix) => {
  let page: Page;
  let foreign: readonly string[];
  let errors: readonly string[];

  beforeAll(async () => {
    const path = `${prefix}/monaco/explore/#mode=plan&service=market&map=7.4216,43.7355,14`;
    ({page, foreign, errors} = await openExplorer(browser, site, path));
    await planned(page, 0);
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('a market added by click gains people: as many in the sentence as in the table and the areas', async () => {
    await take(page, 'add');
    await clickMap(page, FONTVIEILLE);
    const all = await planned(page, 1);
    expect(all.gained).toBeGreaterThan(500);
    expect(all.lost).toBe(0);
    expect(all.after).toBeCloseTo(all.before + all.gained, 2);
    expect(await dataOf(page, '.ykx-finding[data-gained]', 'data-gained')).toBe(all.gained);
    const byArea = await page
      .locator('.ykx-plan tr[data-area]')
      .evaluateAll(rows => rows.map(row => Number(row.getAttribute('data-gained'))));
    expect(byArea.reduce((sum, people) => sum + people, 0)).toBeCloseTo(all.gained, 1);
  });

  test('undone to nothing the plan changes nobody’s way, redone it gains the same people', async () => {
    const all = await planned(page, 1);
    await page.locator('[data-step=undo]').click();
    expect(await planned(page, 0)).toEqual({before: all.before, after: all.before, gained: 0, lost: 0});
    expect(await page.locator('[data-step=undo]').isDisabled()).toBe(true);
    await page.locator('[data-step=redo]').click();
    expect(await planned(page, 1)).toEqual(all);
  });

  test('a market closed loses those who had no other, as they are published', async () => {
    await newPlan(page);
    const [market] = await markets();
    await take(page, 'close');
    await clickMap(page, market!.at);
    const all = await planned(page, 1);
    expect(await page.locator('[data-edit=close]').getAttribute('data-id')).toBe(market!.id);
    expect(all.gained).toBe(0);
    expect(all.lost).toBeCloseTo(market!.only, 2);
    expect(all.lost).toBeGreaterThan(100);
  });

  test('a market moved by two clicks: some gain, some lose, and the sum is right', async () => {
    await newPlan(page);
    const [market] = await markets();
    await take(page, 'move');
    await clickMap(page, market!.at);
    await clickMap(page, FONTVIEILLE);
    const all = await planned(page, 1);
    expect(await page.locator('[data-edit=move]').getAttribute('data-id')).toBe(market!.id);
    expect(all.gained).toBeGreaterThan(0);
    expect(all.lost).toBeGreaterThan(0);
    expect(all.after).toBeCloseTo(all.before + all.gained - all.lost, 2);
  });

  test('a market given another size keeps everyone’s way as it is', async () => {
    const before = await newPlan(page);
    const [market] = await markets();
    await take(page, 'resize');
    await clickMap(page, market!.at);
    await page.locator('input[data-capacity]').fill('120');
    await page.locator('[data-action=resize]').click();
    expect(await planned(page, 1)).toEqual(before);
    expect(await page.locator('[data-edit=resize]').getAttribute('data-id')).toBe(market!.id);
    expect(await page.locator('[data-edit=resize]').textContent()).toContain('120');
  });

  test('a way opened by two clicks takes nobody’s away, and is removed again by its button', async () => {
    const before = await newPlan(page);
    await take(page, 'link');
    // from the market of La Condamine straight over the rock
    await clickMap(page, [7.4192, 43.7327]);
    await clickMap(page, FONTVIEILLE);
    const all = await planned(page, 1);
    expect(await page.locator('[data-edit=link]').count()).toBe(1);
    expect(await page.locator('[data-refused]').count()).toBe(0);
    expect(all.lost).toBe(0);
    expect(all.gained).toBeGreaterThan(0);
    await page.locator('[data-edit=link] [data-action=remove]').click();
    expect(await planned(page, 0)).toEqual(before);
  });

  test('the best three sites stay under their bound, are the command line’s, and bring what they promise', async () => {
    await newPlan(page);
    await take(page, 'sites');
    await page.locator('.ykx-sites select').first().selectOption('3');
    await page.locator('.ykx-sites form button').click();
    await until(async () => (await page.locator('[data-sites="3"]').count()) === 1, 'three sites', PATIENCE);
    const [gained, bound] = [
      await dataOf(page, '.ykx-sites tr[data-count="3"]', 'data-gained'),
      await dataOf(page, '.ykx-sites tr[data-count="3"]', 'data-bound'),
    ];
    expect(bound).toBeGreaterThanOrEqual(gained);
    const told = JSON.parse(yike('site', 'public/data/monaco', '--category', 'market', '--count', '3')) as {
      properties: {objective: number; upper_bound: number};
    };
    expect([gained, bound]).toEqual([told.properties.objective, told.properties.upper_bound]);
    await page.locator('[data-action=add-all]').click();
    expect((await planned(page, 3)).gained).toBeCloseTo(gained, 2);
  });

  test('the difference map is coloured by what changes and says so', async () => {
    const alpha = changePalette(false)[4 * CHANGES.indexOf('in') + 3]!;
    // people newly in time have a colour that no other view uses
    const gained = over(changeColor('in', false)!, alpha, LIGHT.land);
    await until(async () => (await pixelsOf(page, gained)) < FEW_PIXELS, 'the plan in colours of its own', PATIENCE);
    await page.locator('[data-picture=change]').click();
    expect(await page.locator('[data-picture=change]').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.ykx-plan-legend .ykx-legend').first().textContent()).toMatch(
      lang === 'zh' ? /快/ : /faster|sooner/,
    );
    await until(
      async () => (await pixelsOf(page, gained)) > 10 * FEW_PIXELS,
      'the colour of people newly in time',
      PATIENCE,
    );
    await page.locator('[data-picture=plan]').click();
    await until(async () => (await pixelsOf(page, gained)) < FEW_PIXELS, 'the plan again', PATIENCE);
  });

  test('two named plans are compared, everyone and by group', async () => {
    const one = await planned(page, 3);
    await page.locator('[data-scenario-name]').fill('甲');
    await page.locator('[data-scenario-name]').blur();
    await newPlan(page);
    await page.locator('[data-scenario-name]').fill('乙');
    await page.locator('[data-scenario-name]').blur();
    await take(page, 'add');
    await clickMap(page, FONTVIEILLE);
    const two = await planned(page, 1);
    const options = page.locator('select[data-compare] option');
    const first = await options.evaluateAll(
      all => (all.find(option => option.textContent?.includes('甲')) as HTMLOptionElement).value,
    );
    await page.locator('select[data-compare]').selectOption(first);
    await until(async () => (await page.locator('[data-compared]').count()) === 1, 'the comparison', PATIENCE);
    const difference = await dataOf(page, '[data-compared] tr[data-group=all]', 'data-difference');
    expect(difference).toBeCloseTo(two.after - one.after, 2);
    expect(await page.locator('[data-compared] thead').textContent()).toMatch(/乙.*甲/);
  });

  test('a plan taken away as one file comes back from it with the same numbers', async () => {
    const all = await planned(page, 1);
    const plans = await dataOf(page, '.ykx-scenarios', 'data-scenarios');
    const coming = page.waitForEvent('download', {timeout: PATIENCE});
    await page.locator('[data-action=export]').click();
    const file = await (await coming).path();
    const plan = JSON.parse(readFileSync(file, 'utf8')) as {
      city: string;
      name: string;
      edits: {lon: number; lat: number}[];
    };
    expect([plan.city, plan.name]).toEqual(['monaco', '乙']);
    expect(metersBetween([plan.edits[0]!.lon, plan.edits[0]!.lat], FONTVIEILLE)).toBeLessThan(20);
    await newPlan(page);
    await page.locator('.ykx-transfer input[type=file]').setInputFiles({
      name: 'plan.json',
      mimeType: 'application/json',
      buffer: readFileSync(file),
    });
    expect(await planned(page, 1)).toEqual(all);
    expect(await dataOf(page, '.ykx-scenarios', 'data-scenarios')).toBe(plans + 2);
  });

  test('a damaged file is refused with the place and the reason, and nothing changes', async () => {
    const all = await planned(page, 1);
    const plans = await dataOf(page, '.ykx-scenarios', 'data-scenarios');
    const bring = (text: string) =>
      page
        .locator('.ykx-transfer input[type=file]')
        .setInputFiles({name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(text)});
    await bring('{"form":"yikezhong-plan/1","city":"mona');
    await reads(page, '[data-import-problem]', /JSON/i);
    await bring('{"form":"yikezhong-plan/1","city":"paris"}');
    await reads(page, '[data-import-problem]', /paris[\s\S]*monaco/);
    expect(await dataOf(page, '.ykx-scenarios', 'data-scenarios')).toBe(plans);
    expect(await planned(page, 1)).toEqual(all);
  });

  test('the report says that it is a scenario, and tells the sentence, the edits and the same numbers', async () => {
    const all = await planned(page, 1);
    await take(page, 'look');
    await clickMap(page, FONTVIEILLE);
    await until(async () => /[&#]at=/.test(page.url()), 'the place asked about in the address', PATIENCE);
    await page.locator('[data-action=report]').click();
    await page.locator('.ykx-report[role=dialog]').waitFor({timeout: PATIENCE});
    expect(await textOf(page, '.ykx-report-ribbon')).toMatch(/情景测算/);
    expect(await page.locator('.ykx-report-edits li').count()).toBe(1);
    expect(await dataOf(page, '.ykx-report .is-counts tr[data-group=all]', 'data-gained')).toBe(all.gained);
    await until(async () => /SHA-256 [0-9a-f]{64}/.test((await textOf(page, '.ykx-report')) ?? ''), 'the hash');
    // neither in the report nor under the page, where a browser prints the address
    await until(async () => !/[&#](at|to)=/.test(page.url()), 'an address without the place', PATIENCE);
    expect(await textOf(page, '.ykx-report-origin')).not.toMatch(/[&#](at|to)=/);
    await page.locator('.ykx-report-buttons button').nth(1).click();
    expect(await page.locator('.ykx-report').count()).toBe(0);
    await until(async () => /[&#]at=/.test(page.url()), 'the place again', PATIENCE);
  });

  test('the plan as a table in the database gains the same people as the panel says', async () => {
    const all = await planned(page, 1);
    await page.locator('.ykx-tables .ykx-primary').click();
    await until(async () => (await page.locator('.ykx-scenario tbody tr').count()) > 1, 'the plan by area', PATIENCE);
    const gained = await page.locator('.ykx-scenario table').evaluate(table => {
      const at = [...table.querySelectorAll('th')].findIndex(cell => cell.title === 'gained');
      return [...table.querySelectorAll('tbody tr')].map(row => Number(row.children[at]?.getAttribute('title')));
    });
    expect(gained.reduce((sum, people) => sum + people, 0)).toBeCloseTo(all.gained, 2);
    await page.locator('.ykx-tabs button').last().click();
    await page
      .locator('.ykx-sql textarea')
      .fill(
        `SELECT sum(people) AS gained FROM scenario WHERE verdict_after = 'covered' AND verdict_before <> 'covered'`,
      );
    await page.locator('.ykx-sql ~ p .ykx-primary').click();
    const answer = page.locator('.ykx-ask tbody td');
    await until(async () => (await answer.count()) === 1, 'an answer', PATIENCE);
    expect(Number(await answer.getAttribute('title'))).toBeCloseTo(all.gained, 2);
  });

  test('another window has the plans too; what is changed there is here at once, and is not undone from here', async () => {
    const edits = await dataOf(page, '.ykx-plan', 'data-edits');
    const other = await page.context().newPage();
    await other.goto(`${site}${prefix}/monaco/explore/#mode=plan`);
    await planned(other, edits);
    await other.locator('[data-edit] [data-action=remove]').first().click();
    await planned(other, edits - 1);
    await planned(page, edits - 1);
    expect(await page.locator('[data-elsewhere]').count()).toBe(1);
    await page.locator('[data-step=undo]').click();
    await other.close();
    expect(await dataOf(page, '.ykx-plan', 'data-edits')).toBe(edits - 1);
  });

  test('all of it without another host and without an error', () => {
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
});
