import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {parseCsv} from '#files/csv.ts';
import {people, percentWords} from '#i18n/format.ts';
import {launch, openPage} from '../support/browser.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** Rows of a published table of the invented city, by column name. */
async function table(name: string): Promise<Record<string, string>[]> {
  const text = await readFile(resolve(import.meta.dirname, `../../public/data/demo/${name}.csv`), 'utf8');
  const [header = [], ...rows] = parseCsv(text.replace(/^\ufeff/, ''));
  return rows.map(row => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

const plain = (text: string | null) => (text ?? '').replaceAll(/\s/g, '');

test('what the page in depth says of completeness is what the table holds', async () => {
  const rows = await table('completeness');
  const all = rows.find(
    row => row['tier'] === 'all' && row['area_kind'] === 'city' && row['profile'] === 'adult' && row['group'] === 'all',
  );
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/demo/analysis/`);
  const finding = plain(await page.locator('section:has(#completeness) .finding-sentence').textContent());
  for (const part of ['lacks', 'unknown']) {
    const value = Number(all?.[part]);
    expect(value).toBeGreaterThan(0);
    expect(finding).toContain(
      plain(`${percentWords('zh', value / Number(all?.['people']))}（${people('zh', value)}）`),
    );
  }
  await page.context().close();
});

test('the plans of new sites and their scenario label are those of the table', async () => {
  const rows = await table('sites');
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/demo/analysis/`);
  const section = page.locator('section:has(> #sites)');
  const plans = new Set(rows.map(row => `${row['category']} ${row['plan_size']}`));
  expect(await section.locator('.long-table tbody tr').count()).toBe(plans.size);
  expect(await section.textContent()).toContain('情景测算 · 候选位置：未考虑用地、产权、造价');
  await page.context().close();
});

test('every ranked gap with a fix shows it with its label, and the people it gains are those of the table', async () => {
  const ranked = (await table('gaps')).filter(row => row['rank'] !== '' && row['certainty'] !== 'unverified');
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/demo/gaps/`);
  const fixed = ranked.filter(row => row['fix_kind'] !== '');
  expect(fixed.length).toBeGreaterThan(5);
  for (const row of fixed) {
    const words = plain(await page.locator(`[id="gap-${row['gap_id']}"]`).textContent());
    expect(words).toContain(plain(row['fix_zh'] ?? ''));
    expect(words).toContain(plain(people('zh', Number(row['fix_people']))));
    expect(words).toContain('未考虑用地、产权、造价');
  }
  await page.context().close();
});

test('the example city has no plan and no verdict, and says why', async () => {
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/en/monaco/analysis/`);
  expect(await page.locator('section:has(> #sites) .finding-sentence').textContent()).toContain('do not apply here');
  expect(await page.locator('section:has(> #norms) .finding-sentence').textContent()).toContain('None of the norms');
  expect(await page.locator('section:has(> #completeness) .finding-sentence').textContent()).toMatch(/^Method example/);
  await page.context().close();
});
