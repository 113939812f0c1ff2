import {AxeBuilder} from '@axe-core/playwright';
import type {Browser, Page} from 'playwright-core';
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

/** Rows of a published file of the plan, by column name. */
async function published(name: string): Promise<Record<string, string>[]> {
  const response = await fetch(`${site}/plan/${name}`);
  expect(response.ok).toBe(true);
  const [header = [], ...rows] = parseCsv(await response.text());
  return rows.map(row => Object.fromEntries(header.map((column, index) => [column, row[index] ?? ''])));
}

const plain = (text: string | null) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);

async function violations(page: Page, state: string): Promise<string[]> {
  const found = await new AxeBuilder({page}).analyze();
  return found.violations.map(({id, nodes}) => `${state} ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

describe.each(['', '/en'])('the plan page at %s/plan/', prefix => {
  test.each([320, 1280])(
    'has no accessibility violation at %i pixels, light, dark and in large type',
    async width => {
      const {page, foreign, errors} = await openPage(browser, site, {
        reducedMotion: 'reduce',
        viewport: {width, height: 800},
      });
      await page.goto(`${site}${prefix}/plan/`);
      const fold = (open: boolean) =>
        page.evaluate(state => {
          for (const details of document.querySelectorAll('details')) details.open = state;
        }, open);
      await fold(true);
      const found = await violations(page, 'light, all unfolded');
      await fold(false);
      await page.emulateMedia({colorScheme: 'dark'});
      found.push(...(await violations(page, 'dark')));
      await page.locator('[data-elder-switch]').click();
      found.push(...(await violations(page, 'elder')));
      await fold(true);
      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(foreign).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    },
    300_000,
  );

  test('says without scripts what the published file holds: counts, promises, verdicts, targets', async () => {
    const promises = await published('plan-promises.csv');
    const indicators = promises.filter(row => row['section'] === 'indicators');
    const final = promises.filter(row => row['latest_final'] === 'true' && row['latest_grade'] === 'official');
    const {page} = await openPage(browser, site, {javaScriptEnabled: false});
    await page.goto(`${site}${prefix}/plan/`);
    const sentence = plain(await page.locator('h1').textContent());
    expect(final).toEqual([]);
    expect(numbers(sentence)).toEqual([indicators.length, promises.length]);
    for (const fact of await page.locator('.plan-facts dd').all()) {
      const standing = await fact.getAttribute('data-standing');
      expect(Number(await fact.textContent())).toBe(promises.filter(row => row['standing'] === standing).length);
    }
    const shown = await page.locator('tr[data-promise]').evaluateAll(rows =>
      (rows as HTMLElement[]).map(({dataset, textContent}) => ({
        id: dataset['promise'] ?? '',
        standing: dataset['standing'],
        text: textContent ?? '',
      })),
    );
    const ids = (list: readonly (string | undefined)[]) => [...list].sort();
    expect(ids(shown.map(({id}) => id))).toEqual(ids(promises.map(row => row['id'])));
    for (const row of shown) {
      const file = promises.find(({id}) => id === row.id)!;
      expect(row.standing, row.id).toBe(file['standing']);
      if (file['to_be_verified'] === 'true') {
        expect(row.text, row.id).toMatch(/待核|to be verified/);
        expect(row.standing, row.id).toBe('to-verify');
      }
      if (file['latest_value'] !== '' && Number(file['latest_value']) < 1000)
        expect(row.text, row.id).toContain(file['latest_value']);
      if (file['target_value'] !== '' && Number(file['target_value']) < 1000)
        expect(row.text, row.id).toContain(file['target_value']);
    }
    await page.context().close();
  });

  test('says of the downloads what they hold', async () => {
    const rows = await published('plan-rows.csv');
    const json = (await (await fetch(`${site}/plan/plan-rows.json`)).json()) as {rows: unknown[]; licence: string};
    expect([json.rows.length, json.licence]).toEqual([rows.length, 'CC0-1.0']);
    const {page} = await openPage(browser, site, {javaScriptEnabled: false});
    await page.goto(`${site}${prefix}/plan/`);
    const section = page.locator('section:has(> #files)');
    const seed = rows.filter(row => /^SD\d{3}$/.test(row['id'] ?? ''));
    expect(numbers(plain(await section.locator('> p').first().textContent()))).toEqual([rows.length, seed.length]);
    const count = (status: string) => rows.filter(row => row['status'] === status).length;
    expect(numbers(plain(await section.locator('.notes p').first().textContent()))).toEqual([
      rows.length,
      count('seed'),
      count('found'),
      count('derived'),
      count('recalled'),
      rows.filter(row => row['to_be_verified'] === 'true').length,
    ]);
    for (const link of await section.locator('a[download]').all()) {
      const response = await fetch(new URL((await link.getAttribute('href')) ?? '', site));
      expect(response.status).toBe(200);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
    }
    await page.context().close();
  });

  test('shows the same figures of places and contradictions as the rows', async () => {
    const rows = new Map((await published('plan-rows.csv')).map(row => [row['id'], row]));
    const {page} = await openPage(browser, site, {javaScriptEnabled: false});
    await page.goto(`${site}${prefix}/plan/`);
    const figures = await page
      .locator('.plan-place-figure')
      .evaluateAll(nodes => (nodes as HTMLElement[]).map(node => [node.dataset['row'] ?? '', node.textContent ?? '']));
    expect(figures.length).toBeGreaterThan(25);
    for (const [id = '', text = ''] of figures) {
      const row = rows.get(id);
      if (Number.isFinite(Number(row?.['value']))) expect(text, id).toContain(row?.['value']);
      expect(/待核|to be verified/.test(text), id).toBe(row?.['to_be_verified'] === 'true');
    }
    const inferred = await page.locator('.plan-places [data-inferred]').allTextContents();
    expect(inferred).toHaveLength(1);
    expect(inferred[0]).toMatch(/推断|inferred/);
    const pairs = await page
      .locator('[data-conflict]')
      .evaluateAll(nodes => (nodes as HTMLElement[]).map(node => node.dataset['conflict'] ?? ''));
    for (const pair of pairs) {
      const [one = '', other = ''] = pair.split(' ');
      expect(rows.get(one)?.['conflicts']?.split(' ')).toContain(other);
    }
    expect(pairs.length * 2).toBe(
      [...rows.values()].flatMap(row => row['conflicts']?.split(' ').filter(Boolean)).length,
    );
    await page.context().close();
  });

  test('keeps invented and real cities apart and names no number of a city', async () => {
    const {page} = await openPage(browser, site, {javaScriptEnabled: false});
    await page.goto(`${site}${prefix}/plan/`);
    expect(await page.locator('.plan-city-links').count()).toBeGreaterThan(100);
    const mixed = await page
      .locator('.plan-city-links')
      .evaluateAll(nodes =>
        nodes
          .map(node => [...node.querySelectorAll('a')].map(link => link.getAttribute('href') ?? ''))
          .filter(links => links.some(href => href.includes('/demo/')) && links.some(href => !href.includes('/demo/'))),
      );
    expect(mixed).toEqual([]);
    const texts = await page.locator('.plan-services').allTextContents();
    expect(texts.join(' ')).not.toMatch(/%|\d\s*(人|people|分钟|minute)/);
    await page.context().close();
  });
});

test('every link inside the page leads to something of it, also into folded parts', async () => {
  const {page} = await openPage(browser, site);
  await page.goto(`${site}/plan/`);
  const missing = await page
    .locator('main a[href^="#"]')
    .evaluateAll(links =>
      links
        .map(link => (link.getAttribute('href') ?? '').slice(1))
        .filter(id => document.getElementById(decodeURIComponent(id)) === null),
    );
  expect(missing).toEqual([]);
  await page.locator('#action-02 a[href="#service-elder_meal"]').click();
  expect(await page.locator('#service-elder_meal').isVisible()).toBe(true);
  await page.context().close();
});

test('a service opens on the map of a city', async () => {
  const {page} = await openPage(browser, site);
  await page.goto(`${site}/plan/#service-market`);
  const href = await page.locator('#service-market a[href^="/demo/explore/"]').getAttribute('href');
  expect(href).toBe('/demo/explore/#mode=city&service=market');
  await page.context().close();
});

test('a promise has an address of its own, and its citation names it', async () => {
  const {page} = await openPage(browser, site, {permissions: ['clipboard-read', 'clipboard-write']});
  await page.goto(`${site}/plan/#elder-meals`);
  expect(await page.locator('tr:target').getAttribute('data-promise')).toBe('elder-meals');
  const button = page.locator('.opening [data-cite]');
  await button.click();
  await button.filter({hasText: /^\s*已复制\s*$/}).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${site}/plan/`);
  expect(copied).toContain('国办发〔2021〕56号');
  await page.context().close();
});

test('the figure comes as SVG in both languages with its finding and address inside', async () => {
  for (const [lang, words] of [
    ['zh', '期末数一项也没有见到'],
    ['en', 'not one final figure seen'],
  ] as const) {
    const svg = await (await fetch(`${site}/plan/indicators-${lang}.svg`)).text();
    expect(svg.replaceAll(/<[^>]+>|\s/g, '')).toContain(words.replaceAll(' ', ''));
    expect(svg).toContain('plan/#fig-indicators');
  }
});

test('on paper the sources are named and nothing for the screen is left', async () => {
  const {page} = await openPage(browser, site);
  await page.goto(`${site}/plan/`);
  await page.emulateMedia({media: 'print'});
  expect(await page.locator('#elder-meals .plan-print-source').isVisible()).toBe(true);
  expect(await page.locator('.plan-service-group').first().isVisible()).toBe(false);
  expect(await page.locator('.site-nav').isVisible()).toBe(false);
  await page.context().close();
});
