import {AxeBuilder} from '@axe-core/playwright';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {readTable} from '#files/read-city.ts';
import {launch, openPage, until} from '../support/browser.ts';
import {DESK, PATIENCE} from '../support/explorer-page.ts';

const site = inject('site');
let browser: Browser;
let page: Page;
let foreign: string[];

beforeAll(async () => {
  browser = await launch();
  const opened = await openPage(browser, site, DESK);
  [page, foreign] = [opened.page, opened.foreign];
  await page.goto(`${site}/monaco/explore/`);
  await reads('.ykx-tables .ykx-primary', /\d MB/);
  await page.locator('.ykx-tables .ykx-primary').click();
  await reads('.ykx-scroll tbody', /\S/);
});
afterAll(async () => {
  await browser.close();
});

const found = (selector: string) => page.evaluate(one => document.querySelector(one)?.textContent ?? '', selector);

async function reads(selector: string, pattern: RegExp): Promise<void> {
  await until(async () => pattern.test(await found(selector)), `${selector} to read ${pattern}`, PATIENCE);
}

async function ask(sql: string): Promise<void> {
  await page.getByRole('button', {name: '提问', exact: true}).click();
  await page.locator('.ykx-sql textarea').fill(sql);
  await page.getByRole('button', {name: '运行', exact: true}).click();
}

describe('tables and questions', () => {
  test('have as many rows as were published, from no other host', async () => {
    const facilities = await readTable('public/data/monaco', 'facilities');
    await reads('.ykx-tables [role=status]', new RegExp(`设施（${facilities.length}行）`));
    expect(foreign).toEqual([]);
  });

  test('sort by a column, up and down', async () => {
    await page.getByRole('button', {name: '逐行', exact: true}).click();
    const header = page.locator('.ykx-scroll th').filter({hasText: '服务人口'}).first();
    await header.getByRole('button').click();
    await until(async () => (await header.getAttribute('aria-sort')) === 'descending', 'descending');
    const served = (await readTable('public/data/monaco', 'facilities'))
      .map(row => Number(row['people_served'] ?? 0))
      .sort((a, b) => b - a);
    const column = await header.evaluate(cell => (cell as HTMLTableCellElement).cellIndex);
    await until(async () => {
      const title = await page.locator('.ykx-scroll tbody tr').first().locator('td').nth(column).getAttribute('title');
      return Number(title) === served[0];
    }, 'the largest first');
  });

  test('find a text', async () => {
    await page.locator('.ykx-tables input[type=search]').fill('pharmacie');
    await until(async () => {
      const rows = await page.locator('.ykx-scroll tbody tr').allTextContents();
      return rows.length > 0 && rows.every(row => /pharmac/i.test(row));
    }, 'only pharmacies');
    await page.locator('.ykx-tables input[type=search]').fill('zzzzzz');
    await reads('.ykx-tables', /没有符合的行/);
    await page.locator('.ykx-tables input[type=search]').fill('');
  });

  test('sum by group, as adding up the published rows does', async () => {
    await page.getByRole('button', {name: '求和', exact: true}).click();
    const rows = await readTable('public/data/monaco', 'facilities');
    const pharmacies = rows.filter(row => row['category'] === 'pharmacy').length;
    await until(async () => {
      const lines = await page.locator('.ykx-scroll tbody tr').allTextContents();
      return lines.some(line => line.startsWith('药店') && line.endsWith(String(pharmacies)));
    }, 'the number of pharmacies');
  });

  test('answer a question of one’s own, and say plainly what is wrong with one', async () => {
    await ask('SELECT count(*) AS n FROM facilities');
    const rows = await readTable('public/data/monaco', 'facilities');
    await reads('.ykx-scroll tbody', new RegExp(`^${rows.length}$`));
    await ask('SELECT nothing FROM facilities');
    await reads('.ykx-error', /nothing/);
    await ask('DROP TABLE facilities');
    await reads('.ykx-error', /syntax error/i);
  });

  test('show text that looks like markup as text', async () => {
    await ask(`SELECT '<img src=x onerror=alert(1)>' AS "<b>name</b>"`);
    await reads('.ykx-scroll tbody', /<img src=x onerror=alert\(1\)>/);
    expect(await page.locator('.ykx-scroll img, .ykx-scroll b').count()).toBe(0);
  });

  test('reach neither files nor addresses', async () => {
    await ask("SELECT * FROM read_csv('https://example.org/x.csv')");
    await reads('.ykx-error', /disabled|Permission|not exist/i);
    await ask("SELECT * FROM read_json('https://example.org/x.json')");
    await reads('.ykx-error', /json/i);
    expect(foreign).toEqual([]);
  });

  test('stop a question that would never end, and go on', async () => {
    await ask('SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range % 7 = b.range % 5');
    const stop = page.getByRole('button', {name: '停止', exact: true});
    await until(async () => stop.isEnabled(), 'something to stop');
    await stop.click();
    await reads('.ykx-error', /已停止/);
    await ask('SELECT 6 * 7 AS answer');
    await reads('.ykx-scroll tbody', /^42$/);
  });

  test.each([
    '哪些服务最说不清？',
    '老人比成年人少到多少？',
    '哪些设施最多人只靠它一处？',
    '哪些地方缺得最多？',
    '哪些设施存疑，为什么？',
    '资料各来自哪里，多旧？',
  ])('the ready-made question %s has an answer', async name => {
    await page.getByRole('button', {name}).click();
    await reads('.ykx-ask', /\d+行，用时|没有符合的行/);
    expect(await found('.ykx-error')).toBe('');
  });

  test('have no accessibility violation', async () => {
    const {violations} = await new AxeBuilder({page}).include('.ykx-tables').analyze();
    expect(violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)).toEqual([]);
  });
});
