import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {axeFaults, COLOR_RULES} from '../support/axe.ts';
import {answers, follow, launch, openPage} from '../support/browser.ts';
import {oneOfEach, pageFiles, sitePages} from '../support/site-pages.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const paths = await sitePages(site);
/** One address of every kind of page, as the site itself has them; `/en` stands before each as well. */
const EACH = oneOfEach(paths);
/** And those of the city that is a method example, whose pages say other things; one view of clauses stands for the others. */
const KINDS = [
  ...EACH,
  ...paths.filter(path => /^\/monaco\/($|explore|gaps|analysis|changes|data\/$|areas\/$|judged\/health)/.test(path)),
];
/** Every type of page once, and the other city where its page says something else. */
const TYPES = KINDS.filter(kind => !/^\/monaco\/(areas|data)/.test(kind));

test('every page of the source is among the pages that are looked at', () => {
  const missing = pageFiles().filter(({address}) => !EACH.some(path => address.test(path)));
  expect(missing.map(({file}) => file)).toEqual([]);
});

describe.each(['', '/en'])('pages at %s/', prefix => {
  test.each(TYPES)('%s has no accessibility violation, in light and in dark', async kind => {
    const {page, foreign, errors} = await openPage(browser, site, {
      reducedMotion: 'reduce',
      viewport: {width: 320, height: 700},
    });
    await page.goto(site + prefix + kind);
    await answers(page);
    expect(await page.locator('iframe, frame').count()).toBe(0);
    await page.emulateMedia({colorScheme: 'light'});
    expect(await axeFaults(page)).toEqual([]);
    await page.emulateMedia({colorScheme: 'dark'});
    expect(await axeFaults(page, COLOR_RULES)).toEqual([]);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

test('the report of one community has no accessibility violation and leads back up', async () => {
  const {page} = await openPage(browser, site, {viewport: {width: 390, height: 844}});
  await page.goto(`${site}/demo/areas/`);
  const link = page.locator('a.row-link').last();
  const name = await link.textContent();
  await follow(page, link);
  expect(await page.locator('h1').textContent()).toBe(name);
  expect(await axeFaults(page)).toEqual([]);
  await follow(page, page.locator('.crumbs a').first());
  expect(new URL(page.url()).pathname).toBe('/demo/areas/');
  await page.context().close();
});

test.each([
  [320, '100%'],
  [320, '200%'],
  [390, '200%'],
])('nothing is wider than a phone of %i pixels, with letters of %s', async (width, letters) => {
  const {page} = await openPage(browser, site, {viewport: {width, height: 700}});
  const wide: string[] = [];
  for (const prefix of ['', '/en'])
    for (const kind of KINDS) {
      await page.goto(site + prefix + kind);
      await answers(page);
      const found = await page.evaluate(size => {
        document.documentElement.style.setProperty('font-size', size);
        return document.documentElement.scrollWidth;
      }, letters);
      if (found > width) wide.push(`${prefix}${kind}: ${found}`);
    }
  expect(wide).toEqual([]);
  await page.context().close();
});

test('everything is there without scripts: sentence, figures, tables, places, files', async () => {
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/`);
  expect(await page.locator('h1').textContent()).toContain('一刻钟');
  expect(await page.locator('main').textContent()).toContain('本站不是政府网站');
  // buttons are hidden by the stylesheet, which may come after the first words
  await follow(page, page.locator('a.go').first());
  expect(await page.locator('h1').textContent()).toMatch(/\d+%/);
  expect(await page.locator('figure svg[role=img]').count()).toBeGreaterThan(2);
  expect(await page.locator('figure table').count()).toBeGreaterThan(2);
  expect(await page.locator('.finding').count()).toBe(3);
  expect(await page.getByRole('button').count()).toBe(0);
  await page.goto(`${site}/monaco/data/`);
  expect(await page.locator('a[download]').count()).toBeGreaterThan(20);
  await page.context().close();
});

test('the invented city and the example city say so on every page, and never share one but the front page', async () => {
  const {page} = await openPage(browser, site);
  for (const kind of KINDS.filter(kind => kind.startsWith('/demo'))) {
    await page.goto(site + kind);
    expect(await page.locator('.ribbon').first().textContent()).toBe('演示数据 · invented city');
    expect(await page.locator('main').textContent()).not.toContain('摩纳哥');
  }
  for (const kind of KINDS.filter(kind => kind.startsWith('/monaco'))) {
    await page.goto(site + kind);
    expect(await page.locator('.ribbon').first().textContent()).toBe('方法示例 · 2016 年地图 · 不适用中国标准');
    expect(await page.locator('main').textContent()).not.toContain('一刻城');
  }
  await page.context().close();
});

test('every page links to itself in the other language', async () => {
  const {page} = await openPage(browser, site);
  await page.goto(`${site}/monaco/gaps/`);
  const alternates = await page
    .locator('link[rel=alternate]')
    .evaluateAll(links => links.map(link => link.getAttribute('hreflang')));
  expect(alternates).toEqual(['zh-Hans', 'en', 'x-default']);
  await follow(page, page.locator('.site-nav a[hreflang=en]'));
  expect(new URL(page.url()).pathname).toBe('/en/monaco/gaps/');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.context().close();
});

test('every link of the pages leads somewhere', async () => {
  const {page} = await openPage(browser, site);
  const links = new Set<string>();
  for (const prefix of ['', '/en'])
    for (const kind of KINDS) {
      await page.goto(site + prefix + kind);
      const found = await page
        .locator('a[href], link[href]')
        .evaluateAll(nodes => nodes.map(node => (node as HTMLAnchorElement).href));
      for (const href of found) if (href.startsWith(site)) links.add(href.split('#')[0] ?? href);
    }
  const broken: string[] = [];
  for (const href of links) if (!(await fetch(href, {method: 'HEAD'})).ok) broken.push(href);
  expect(links.size).toBeGreaterThan(200);
  expect(broken).toEqual([]);
  await page.context().close();
});
