import {readFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {AxeBuilder} from '@axe-core/playwright';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {gunzip} from '#files/gzip.ts';
import {decodeSearch} from '#search/decode-search.ts';
import {pageIndex} from '#search/find-pages.ts';
import {decodePages, type PageFile} from '#search/page-file.ts';
import {type SearchIndex, searchIndex} from '#search/search-index.ts';
import {QUERIES} from '../search/queries.ts';
import {launch, openPage, until} from '../support/browser.ts';
import {missedQueries} from '../support/site-queries.ts';

const site = inject('site');
let browser: Browser;
let file: PageFile;

beforeAll(async () => {
  browser = await launch();
  file = decodePages(unpacked(await bytesOf('/search/pages.json.gz')));
});
afterAll(async () => {
  await browser.close();
});

async function bytesOf(path: string): Promise<Uint8Array> {
  const answer = await fetch(site + path);
  expect(answer.ok, path).toBe(true);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A file as its bytes say, because a server may have unpacked it on the way. */
const unpacked = (bytes: Uint8Array) => (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes) : bytes);

/** Types as a person does, and waits until the lists answer it. */
async function look(page: Page, query: string): Promise<void> {
  await page.locator('#site-query').fill(query);
  await until(async () => (await page.locator('.search-status').textContent())?.includes(`“${query}”`) === true, query);
}

test('of 200 queries as people type them, 98 in 100 have their answer among the first three of its list', async () => {
  const places = new Map<string, SearchIndex>();
  for (const city of file.cities) {
    const bytes = await bytesOf(`/data/${city.id}/search.json.gz`);
    places.set(city.id, await searchIndex(decodeSearch(unpacked(bytes))));
  }
  const missed = missedQueries({pages: await pageIndex(file), places});
  expect(QUERIES.length).toBeGreaterThanOrEqual(200);
  expect(new Set(QUERIES.map(([query, list]) => `${list} ${query}`)).size).toBe(QUERIES.length);
  expect(missed.length / QUERIES.length, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(0.02);
});

test('every entry of the index leads to a page that is there, and to a section that stands on it', async () => {
  const paths = [...new Set(file.entries.flatMap(({path, also}) => [path, ...also.map(other => other.path)]))];
  const missing: string[] = [];
  for (const prefix of ['/', '/en/'])
    for (const [address, fragments] of Map.groupBy(
      paths.map(path => path.split('#') as [string, string?]),
      ([page]) => page,
    )) {
      const answer = await fetch(site + prefix + address);
      const html = answer.ok ? await answer.text() : '';
      if (html === '') missing.push(prefix + address);
      for (const [, fragment] of fragments)
        if (fragment !== undefined && !fragment.startsWith('mode=') && !html.includes(` id="${fragment}"`))
          missing.push(`${prefix}${address}#${fragment}`);
    }
  expect(paths.length).toBeGreaterThan(200);
  expect(missing).toEqual([]);
});

test.each(['', '/en'])(
  '%s/search has no accessibility violation in any theme and width, asked or not',
  async prefix => {
    const found: string[] = [];
    for (const width of [320, 1280])
      for (const theme of ['light', 'dark', 'elder'] as const) {
        const {page, foreign, errors} = await openPage(browser, site, {
          reducedMotion: 'reduce',
          colorScheme: theme === 'dark' ? 'dark' : 'light',
          viewport: {width, height: 800},
        });
        if (theme === 'elder') await page.addInitScript(() => localStorage.setItem('yike-elder', '1'));
        await page.goto(`${site}${prefix}/search/`);
        for (const query of ['', 'park']) {
          if (query !== '') await look(page, query);
          const {violations} = await new AxeBuilder({page}).analyze();
          found.push(...violations.map(({id, nodes}) => `${theme} ${width} “${query}” ${id}: ${nodes[0]?.html}`));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) found.push(`${theme} ${width} “${query}”: ${wide} pixels wide`);
        }
        expect(foreign).toEqual([]);
        expect(errors).toEqual([]);
        await page.context().close();
      }
    expect(found).toEqual([]);
  },
);

test('with the keyboard alone: type, down to the results, back, and Enter opens the report', async () => {
  const {page} = await openPage(browser, site, {viewport: {width: 1280, height: 800}});
  await page.goto(`${site}/`);
  await page.locator('#site-query').focus();
  await page.keyboard.type('beishan');
  const focused = () =>
    page.evaluate(() => [...document.querySelectorAll('.hit-link')].indexOf(document.activeElement as Element));
  await until(async () => (await page.locator('.hit-link').first().textContent()) === '北山镇', '北山镇');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(0);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('site-query');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('site-query');
  await page.keyboard.press('Enter');
  await until(async () => (await focused()) === 0, 'Enter to lead to the first result');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/demo\/areas\/[^/]+\/$/, {waitUntil: 'load'});
  expect(await page.locator('h1').textContent()).toContain('北山镇');
  await page.context().close();
});

test('real and invented cities stand in lists of their own, with their ribbons; a chosen city is alone', async () => {
  const {page} = await openPage(browser, site, {viewport: {width: 1280, height: 800}});
  await page.goto(`${site}/search/`);
  await look(page, '公园');
  await until(async () => (await page.locator('.hit-list[data-city=demo]').count()) === 1, 'both cities');
  const lists = await page.locator('.hit-list').evaluateAll(nodes => nodes.map(node => node.getAttribute('data-city')));
  expect(lists.indexOf('monaco')).toBeGreaterThanOrEqual(0);
  expect(lists.indexOf('demo')).toBe(lists.length - 1);
  expect(await page.locator('.hit-list[data-city=demo] .ribbon-tag').first().textContent()).toBe(
    '演示数据 · invented city',
  );
  expect(await page.locator('.hit-list[data-city=monaco] .ribbon-tag').first().textContent()).toContain('方法示例');
  for (const city of ['monaco', 'demo'])
    for (const href of await page
      .locator(`.hit-list[data-city=${city}] .hit-link`)
      .evaluateAll(nodes => nodes.map(node => node.getAttribute('href') ?? '')))
      expect(href.startsWith(`/${city}/`), href).toBe(true);
  await page.locator('#site-query-city').selectOption('demo');
  await until(async () => (await page.locator('.hit-list').count()) === 1, 'one list');
  expect(new URL(page.url()).hash).toContain('city=demo');
  await page.context().close();
});

test('nothing is fetched before the field is turned to; what is typed stays behind # and is sent to nobody', async () => {
  const {page} = await openPage(browser, site);
  const asked: string[] = [];
  page.on('request', request => asked.push(request.url()));
  await page.goto(`${site}/search/`, {waitUntil: 'networkidle'});
  expect(asked.filter(url => url.endsWith('.gz'))).toEqual([]);
  await look(page, '药店');
  expect(asked.filter(url => url.endsWith('.gz')).length).toBeGreaterThan(1);
  expect(asked.filter(url => /q=|%E8%8D%AF|药店/.test(url))).toEqual([]);
  const address = page.url();
  expect(address).toContain('/search/#q=%E8%8D%AF%E5%BA%97');
  // the address leads others to the same lists; one with ?q= is understood, and loses it at once
  for (const shared of [address, `${site}/search/?q=药店`]) {
    await page.goto('about:blank');
    await page.goto(shared);
    await until(async () => (await page.locator('.hit[data-kind=service]').count()) > 0, shared);
    expect(await page.locator('#site-query').inputValue()).toBe('药店');
    expect(new URL(page.url()).search).toBe('');
  }
  await page.context().close();
});

test('what is typed only ever becomes text', async () => {
  const {page, errors} = await openPage(browser, site);
  await page.goto(`${site}/search/`);
  const query = '<img src=x onerror=alert(1)>';
  await look(page, query);
  expect(await page.locator('.search-status').textContent()).toContain(query);
  expect(await page.locator('.site-search img').count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('without scripts the page is an index: every page, city, area and service, and no dead field', async () => {
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/search/`);
  expect(await page.getByRole('button').count()).toBe(0);
  expect(await page.getByRole('searchbox').count()).toBe(0);
  const html = await (await fetch(`${site}/search/`)).text();
  const links = new Set([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!.replace(/&(amp|#38);/g, '&')));
  const missing = file.entries
    .filter(({kind}) => kind === 'page' || kind === 'service')
    .filter(({path}) => !links.has(`/${path}`));
  expect(missing.map(({path}) => path)).toEqual([]);
  expect(await page.locator('.index-part').count()).toBe(file.cities.length + 1);
  expect(await page.locator('.index-part .tree a').count()).toBeGreaterThan(100);
  await page.context().close();
});

test('the index is no heavier than 150 KB and the scripts of the page no heavier than 60 KB, packed', async () => {
  const sent = await bytesOf('/search/pages.json.gz');
  const {page} = await openPage(browser, site);
  await page.goto(`${site}/search/`, {waitUntil: 'networkidle'});
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({name}) => name)
      .filter(name => name.endsWith('.js')),
  );
  let bytes = 0;
  let code = '';
  for (const url of scripts) {
    const text = await (await fetch(url)).text();
    bytes += gzipSync(text).length;
    code += text;
  }
  const packed = sent[0] === 0x1f && sent[1] === 0x8b ? sent.length : gzipSync(sent).length;
  console.log(`index of pages ${packed} bytes, scripts ${bytes} bytes, packed`);
  expect(packed).toBeLessThanOrEqual(150 * 1024);
  expect(bytes).toBeLessThanOrEqual(60 * 1024);
  // the dictionary of readings is for the build: its package names itself in none of the scripts
  expect(code.includes('toneSandhi')).toBe(false);
  expect(readFileSync('node_modules/pinyin-pro/dist/index.js', 'utf8').includes('toneSandhi')).toBe(true);
  await page.context().close();
});
