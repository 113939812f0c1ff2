import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {AxeBuilder} from '@axe-core/playwright';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {parseCsv} from '#files/csv.ts';
import {launch, openPage} from '../support/browser.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const folder = join('public', 'data', 'demo');
const {version: present, versions} = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
  version: string;
  versions: {version: string; files: {name: string; bytes: number; sha256: string}[]}[];
};
const newest = versions.at(-1)!;

/** Rows of a published CSV, by name of column. */
function csv(...path: string[]): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(readFileSync(join(folder, ...path), 'utf8').replace(/^\uFEFF/, ''));
  return rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** Changes inside the boundary since the newest of the earlier versions. */
const changes = csv('changes.csv').filter(
  row => row['inside'] === 'true' && row['from_version'] === newest.version && row['to_version'] === present,
);
const step = `#step-${newest.version}-${present}`;

/** What may never be said of a register, but where it is said that it is not meant. */
const NEVER = /新开|开业|关闭|关门|停业|受益|获益|\b(opened|closed|gained?|benefit\w*|newly built)\b/i;

describe.each([
  ['', '处'],
  ['/en', ''],
])('what changed, at %s/', (prefix, unit) => {
  test('opens with the counts of changes.csv, says what they are not, and says it nowhere else', async () => {
    const {page} = await openPage(browser, site, {javaScriptEnabled: false});
    await page.goto(`${site}${prefix}/demo/changes/`);
    const of = (change: string) => changes.filter(row => row['change'] === change).length;
    const numbers = [...(await page.locator('h1').innerText()).matchAll(/(\d+)\s*(?=处|newly|no longer)/g)];
    expect(numbers.map(([, figure]) => Number(figure))).toEqual([of('registered'), of('unregistered')]);
    expect(await page.locator('.not-said').innerText()).toMatch(NEVER);
    const main = await page.locator('main').textContent();
    const not = await page.locator('.not-said').textContent();
    expect(main!.replace(not!, '')).not.toMatch(NEVER);
    if (unit !== '') expect(main).toContain(unit);
    await page.context().close();
  });

  test('lists every change once, folded, with the table of services that adds up', async () => {
    const {page} = await openPage(browser, site, {javaScriptEnabled: false});
    await page.goto(`${site}${prefix}/demo/changes/`);
    const section = page.locator(`section:has(> ${step})`);
    const ids = await section.locator('tr[data-change]').all();
    const shown = await Promise.all(ids.map(row => row.getAttribute('data-change')));
    expect(shown.sort()).toEqual(changes.map(row => row['change_id']).sort());
    const [before, after] = [csv('versions', newest.version, 'facilities.csv'), csv('facilities.csv')];
    const lines = await section.locator('.service-steps tr[data-category]').all();
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      const category = await line.getAttribute('data-category');
      const value = async (key: string) => {
        const cell = line.locator(`data.step-${key}`);
        return (await cell.count()) === 0 ? 0 : Number(await cell.getAttribute('value'));
      };
      const [from, to] = [await value('from'), await value('to')];
      expect(from + (await value('registered')) - (await value('unregistered')) + (await value('other'))).toBe(to);
      if (category === 'unchanged') continue;
      const count = (rows: readonly Record<string, string>[]) =>
        rows.filter(row => row['inside'] === 'true' && (category === 'total' || row['category'] === category)).length;
      expect([category, from, to]).toEqual([category, count(before), count(after)]);
    }
    await page.context().close();
  });
});

test('coverage of both versions is as changes_coverage.csv has it, and nothing is said where its reason forbids', async () => {
  const table = new Map(
    csv('changes_coverage.csv')
      .filter(row => row['profile'] === 'adult' && row['group'] === 'all' && row['from_version'] === newest.version)
      .map(row => [`${row['standard_id']} ${row['area_id']}`, row]),
  );
  const {page} = await openPage(browser, site, {});
  await page.goto(`${site}/demo/changes/`);
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.coverage-sides tr[data-standard]')].map(row => ({
      key: `${row.dataset['standard']} ${row.dataset['area']}`,
      difference: row.dataset['difference'],
      from: row.querySelector<HTMLDataElement>('.share-from')?.value,
      to: row.querySelector<HTMLDataElement>('.share-to')?.value,
      words: row.querySelector('.difference')!.textContent,
    })),
  );
  expect(shown.length).toBeGreaterThan(30);
  for (const one of shown) {
    const row = table.get(one.key)!;
    expect(one.difference).toBe(row['difference']);
    if (one.from !== undefined) expect(Number(one.from)).toBeCloseTo(Number(row['share_from']), 5);
    if (one.to !== undefined) expect(Number(one.to)).toBeCloseTo(Number(row['share_to']), 5);
    if (row['why'] !== '') expect(one.words).toMatch(/^说不准：/);
    else expect(one.words).not.toContain('说不准');
  }
  await page.context().close();
});

test('an earlier version has a page whose files have the hashes it says, at the address it gives', async () => {
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/demo/data/`);
  const link = page.locator(`tr[data-version="${newest.version}"] th a`);
  expect(await link.getAttribute('href')).toBe(`/demo/data/${newest.version}/`);
  await page.goto(`${site}/demo/data/${newest.version}/`);
  expect(await page.locator('.version-citation').innerText()).toContain(`/demo/data/${newest.version}/`);
  const rows = await page.locator('tr[id^="file-"]').all();
  expect(rows).toHaveLength(newest.files.length);
  for (const row of rows) {
    const answer = await fetch(site + (await row.locator('a').getAttribute('href')));
    expect(answer.ok).toBe(true);
    const hash = createHash('sha256').update(Buffer.from(await answer.arrayBuffer()));
    expect(hash.digest('hex')).toBe((await row.locator('.hash').innerText()).trim());
  }
  const after = await page.locator('section:has(> #changes) a').getAttribute('href');
  await page.goto(site + after);
  expect(new URL(page.url()).pathname).toBe('/demo/changes/');
  expect(await page.locator(step).count()).toBe(1);
  await page.context().close();
});

test('a city with one version says so in a sentence, and nothing leads there', async () => {
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/monaco/changes/`);
  expect(await page.locator('h1').innerText()).toContain('目前只有一版');
  expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
  for (const path of ['/monaco/', '/monaco/data/']) {
    await page.goto(site + path);
    expect(await page.locator('a[href="/monaco/changes/"]').count()).toBe(0);
  }
  await page.goto(`${site}/demo/`);
  expect(await page.locator('.city-nav a[href="/demo/changes/"]').count()).toBe(1);
  await page.context().close();
});

test('the page of a city with one version has no accessibility violation, and the page of changes is no megabyte', async () => {
  const {page} = await openPage(browser, site, {viewport: {width: 320, height: 700}});
  for (const prefix of ['', '/en']) {
    await page.goto(`${site}${prefix}/monaco/changes/`);
    expect((await new AxeBuilder({page}).analyze()).violations.map(({id}) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
  const html = await (await fetch(`${site}/demo/changes/`)).text();
  expect(html.length).toBeLessThan(400_000);
  await page.context().close();
});

test('the pages are found by what people call them', async () => {
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/search/`);
  for (const path of ['/demo/changes/', `/demo/data/${newest.version}/`])
    expect(await page.locator(`a[href="${path}"]`).count()).toBeGreaterThan(0);
  await page.context().close();
});
