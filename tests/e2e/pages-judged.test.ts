import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {parseCsv} from '#files/csv.ts';
import {answers, launch, openPage} from '../support/browser.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const VIEWS = ['survey', 'health', 'fitness', 'old-and-young', 'one-plus-n', 'round-the-clock', 'better-life'];

/** Rows of clauses.csv as published, by name of column. */
function publishedClauses(city: string): Record<string, string>[] {
  const text = readFileSync(join('public', 'data', city, 'clauses.csv'), 'utf8').replace(/^\uFEFF/, '');
  const [header = [], ...rows] = parseCsv(text);
  return rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

interface ShownClause {
  readonly area: string;
  readonly clause: string;
  readonly verdict: string;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly share: string | null;
}

/** All clauses a page shows, folded ones too. */
async function shownClauses(address: string, city: string): Promise<ShownClause[]> {
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(site + address);
  const html = await page.content();
  await page.context().close();
  const {page: reader} = await openPage(browser, site, {});
  await reader.setContent(html.replace(/<script[\s\S]*?<\/script>/g, ''));
  const found = await reader.evaluate(
    whole =>
      [...document.querySelectorAll<HTMLElement>('tr[data-verdict]')].map(row => {
        const value = (name: string) => row.querySelector<HTMLDataElement>(`.clause-${name}`)?.value ?? null;
        return {
          area: row.closest<HTMLElement>('[data-area]')?.dataset['area'] ?? whole,
          clause: row.dataset['clause']!,
          verdict: row.dataset['verdict']!,
          numerator: value('numerator'),
          denominator: value('denominator'),
          share: value('share'),
        };
      }),
    city,
  );
  await reader.context().close();
  return found;
}

describe.each(['demo', 'monaco'])('the pages of %s', city => {
  const rows = publishedClauses(city);
  const byKey = new Map(rows.map(row => [`${row['area_id']} ${row['clause_id']}`, row]));

  test.each(VIEWS)('show in %s the numbers and verdicts of clauses.csv, without scripts', async view => {
    const shown = await shownClauses(`/${city}/judged/${view}/`, city);
    expect(shown.length).toBeGreaterThan(4);
    for (const one of shown) {
      const row = byKey.get(`${one.area} ${one.clause}`);
      expect(row, `${one.area} ${one.clause}`).toBeDefined();
      expect(one.verdict).toBe(row!['verdict']);
      if (one.numerator !== null) expect(Number(one.numerator)).toBe(Number(row!['numerator']));
      if (one.denominator !== null) expect(Number(one.denominator)).toBe(Number(row!['denominator']));
      if (one.share !== null) expect(Number(one.share)).toBe(Number(row!['share']));
    }
  });
});

test('residents and residential land stand side by side as clauses.csv has them', async () => {
  const {page} = await openPage(browser, site, {javaScriptEnabled: true});
  await page.goto(`${site}/demo/judged/survey/`);
  const shown = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-survey] tr[data-clause]')].map(row => {
      const share = (side: string) => row.querySelector<HTMLDataElement>(`[data-side=${side}] data`)?.value ?? '';
      const area = row.closest<HTMLElement>('[data-survey]')!.dataset['survey']!;
      return {area, clause: row.dataset['clause']!, people: share('people'), land: share('land')};
    }),
  );
  await page.context().close();
  const number = (text: string | undefined) => (text === undefined || text === '' ? null : Number(text));
  const shares = new Map(
    publishedClauses('demo').map(row => [`${row['area_id']} ${row['clause_id']}`, number(row['share'])]),
  );
  expect(new Set(shown.map(({area}) => area)).size).toBeGreaterThan(1);
  for (const {area, clause, people, land} of shown) {
    expect([area, clause, number(people)]).toEqual([area, clause, shares.get(`${area} ${clause}`) ?? null]);
    expect([area, clause, number(land)]).toEqual([area, clause, shares.get(`${area} ${clause}:land`) ?? null]);
  }
  expect(shown.filter(({people, land}) => people !== '' && land !== '').length).toBeGreaterThan(5);
});

test('the headline counts are those of the table below it', async () => {
  const {page} = await openPage(browser, site, {});
  await page.goto(`${site}/demo/judged/fitness/`);
  await answers(page);
  const found = await page.evaluate(() => {
    const counts = document.querySelector<HTMLElement>('.opening .clause-counts')!.dataset;
    const must = document.querySelector('#must')!.parentElement!;
    const rows = [...must.querySelectorAll<HTMLElement>('tr[data-clause]')].filter(
      row => row.closest('details') === null && !row.dataset['clause']!.includes('_per_'),
    );
    const of = (verdict: string) => `${rows.filter(row => row.dataset['verdict'] === verdict).length}`;
    return {
      said: [counts['met'], counts['notMet'], counts['open']],
      counted: [of('met'), of('not-met'), of('cannot-judge')],
    };
  });
  expect(found.said).toEqual(found.counted);
  await page.context().close();
});

test('no clause that is recalled or from outside its scope has a verdict, in either city', () => {
  for (const city of ['demo', 'monaco'])
    for (const row of publishedClauses(city)) {
      const isJudged = row['verdict'] === 'met' || row['verdict'] === 'not-met';
      if (row['status'] === 'recalled') expect(isJudged).toBe(false);
      if (city === 'monaco') expect(isJudged).toBe(false);
      if (isJudged && row['unit'] !== '' && !row['measure']!.startsWith('per_')) expect(row['obligation']).toBe('must');
    }
});

test('on a telephone the pages are no wider than the screen', async () => {
  const {page} = await openPage(browser, site, {viewport: {width: 320, height: 800}});
  for (const prefix of ['', '/en'])
    for (const view of VIEWS) {
      await page.goto(`${site}${prefix}/demo/judged/${view}/`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
  await page.context().close();
});
