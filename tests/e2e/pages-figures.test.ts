import {readFile} from 'node:fs/promises';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {launch, openPage} from '../support/browser.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

test('a figure comes as PNG, drawn from its SVG, wide enough for print', async () => {
  const {page, errors} = await openPage(browser, site, {acceptDownloads: true});
  await page.goto(`${site}/demo/`);
  const downloads = page.waitForEvent('download');
  await page.locator('#fig-scorecard [data-png]').click();
  const download = await downloads;
  expect(download.suggestedFilename()).toBe('demo-scorecard-zh.png');
  const png = await readFile(await download.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1632);
  expect(png.readUInt32BE(20)).toBeGreaterThan(800);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('a figure comes as SVG with headline, source, date, address and ribbon inside', async () => {
  const response = await fetch(`${site}/demo/figures/scorecard.svg`);
  expect(response.headers.get('content-type')).toContain('svg');
  const svg = await response.text();
  const {page} = await openPage(browser, site);
  await page.goto(`${site}/demo/`);
  const title = (await page.locator('#fig-scorecard h2').textContent()) ?? '';
  const text = svg.replace(/<[^>]+>/g, '');
  for (const part of [title, '演示数据 · invented city', '来源', '2026年1月1日', '/demo/#fig-scorecard']) {
    expect(text.replaceAll(/\s/g, '')).toContain(part.replaceAll(/\s/g, ''));
  }
  await page.context().close();
});

test('both CSV files of a figure hold the numbers of its table, one with a Chinese header and a byte order mark', async () => {
  const people = Buffer.from(await (await fetch(`${site}/monaco/figures/scorecard.csv`)).arrayBuffer());
  const machine = await (await fetch(`${site}/monaco/figures/scorecard.data.csv`)).text();
  expect([...people.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(people.toString('utf8').slice(1).split('\n')[0]).toMatch(/^类别,服务,/);
  expect(machine.replace(/^\ufeff/, '').split('\n')[0]).toMatch(/^category,name,standard_id,/);
  expect(people.toString('utf8')).toContain('方法示例 · 2016 年地图 · 不适用中国标准');
});

test('the citation that is copied names title, source and the full address of the figure', async () => {
  const {page} = await openPage(browser, site, {permissions: ['clipboard-read', 'clipboard-write']});
  await page.goto(`${site}/monaco/`);
  const button = page.locator('#fig-scorecard [data-cite]');
  await button.click();
  // said for two seconds: the page itself watches for it
  await button.filter({hasText: /^\s*已复制\s*$/}).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${site}/monaco/#fig-scorecard`);
  expect(copied).toContain('OpenStreetMap');
  await page.context().close();
});

test('the theme that was chosen holds on the next page', async () => {
  const {page} = await openPage(browser, site, {colorScheme: 'light'});
  await page.goto(`${site}/`);
  await page.locator('[data-theme-switch]').click();
  await page.goto(`${site}/methods/`);
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).toBe('rgb(20, 24, 27)');
  await page.context().close();
});

test('scripts from elsewhere and inline scripts are refused by the policy of the page', async () => {
  const {page} = await openPage(browser, site);
  await page.goto(`${site}/monaco/`);
  const policy = (await page.locator('meta[http-equiv="content-security-policy" i]').getAttribute('content')) ?? '';
  const scripts = policy.split(';').find(part => part.trim().startsWith('script-src')) ?? '';
  expect(scripts).toContain("'self'");
  expect(scripts).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    return 'inlineRan' in window;
  });
  expect(ran).toBe(false);
  await page.context().close();
});

test('the scripts of a page without an opened map stay under 60 KB with brotli', async () => {
  const {brotliCompressSync} = await import('node:zlib');
  for (const kind of ['/', '/monaco/', '/monaco/explore/', '/demo/gaps/']) {
    const {page} = await openPage(browser, site);
    const bodies: Promise<Buffer>[] = [];
    page.on('response', response => {
      if (response.request().resourceType() === 'script') bodies.push(response.body());
    });
    await page.goto(site + kind, {waitUntil: 'networkidle'});
    const sizes = (await Promise.all(bodies)).map(body => brotliCompressSync(body).length);
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      kind,
    ).toBeLessThanOrEqual(60_000);
    await page.context().close();
  }
});
