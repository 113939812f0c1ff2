import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {launch, openPage} from '../support/browser.ts';
import {citiesOf, oneOfEach, sitePages} from '../support/site-pages.ts';

const site = inject('site');
const paths = await sitePages(site);
const cities = citiesOf(paths);
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = (await openPage(browser, site)).page;
  await page.goto(`${site}/about/`);
});
afterAll(async () => {
  await browser.close();
});

/** Head and foot of a page: where their links lead, in order, and where help is named among the parts of the foot. */
interface Frame {
  readonly nav: string;
  readonly city: string;
  readonly foot: string;
  readonly help: string;
}

function framesOf(of: readonly string[]): Promise<Frame[]> {
  return page.evaluate(async list => {
    const frames: Frame[] = [];
    for (const path of list) {
      const doc = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
      // the link to the other language names the page itself
      const links = (selector: string) =>
        [...doc.querySelectorAll(`${selector} > :is(a, button)`)]
          .map(one => (one.hasAttribute('hreflang') ? 'other language' : (one.getAttribute('href') ?? one.className)))
          .join(' ');
      const parts = [...doc.querySelectorAll('.footer-inner > *')].map(one => one.className || one.localName);
      frames.push({
        nav: links('.site-nav'),
        city: [...doc.querySelectorAll('.city-nav a, .city-bar a')].map(one => one.getAttribute('href')).join(' '),
        foot: links('.footer-links'),
        help: `${parts.indexOf('offline-service')} of ${parts[0]} … ${parts.at(-1)}`,
      });
    }
    return frames;
  }, of);
}

describe.each(['zh', 'en'])('pages in %s', lang => {
  const own = paths.filter(path => path.startsWith('/en/') === (lang === 'en'));
  const prefix = lang === 'en' ? '/en' : '';

  test('have one navigation and one foot, in one order; the way to help is the last link of each', async () => {
    const frames = await framesOf(own);
    expect(frames.length).toBeGreaterThan(50);
    expect(new Set(frames.map(({nav}) => nav)).size).toBe(1);
    expect(new Set(frames.map(({foot}) => foot)).size).toBe(1);
    expect(frames[0]!.nav.split(' ').length).toBeGreaterThan(4);
    expect(frames[0]!.foot.endsWith(`${prefix}/accessibility/`)).toBe(true);
  });

  test('of one city have one navigation of the city and the same place for its contact', async () => {
    for (const id of cities) {
      const frames = await framesOf(own.filter(path => path.startsWith(`${prefix}/${id}/`)));
      expect(frames.length).toBeGreaterThan(5);
      expect([...new Set(frames.map(({city}) => city))]).toHaveLength(1);
      expect(frames[0]!.city).toContain(`${prefix}/${id}/gaps/`);
      expect([...new Set(frames.map(({help}) => help))]).toEqual([expect.stringMatching(/^\d/)]);
    }
  });
});

test('what a link or button shows is part of its name, on every kind of page', async () => {
  const wrong = await page.evaluate(
    async list => {
      const plain = (words: string | null) => (words ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
      const found: string[] = [];
      for (const path of list) {
        const doc = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
        for (const one of doc.querySelectorAll('a[aria-label], button[aria-label], summary[aria-label]')) {
          const [shown, name] = [plain(one.textContent), plain(one.getAttribute('aria-label'))];
          // a sign says nothing that could be spoken
          if (/[\p{L}\p{N}]/u.test(shown) && !name.includes(shown)) found.push(`${path}: ${shown} | ${name}`);
        }
      }
      return found;
    },
    oneOfEach(paths).flatMap(path => [path, `/en${path}`]),
  );
  expect(wrong).toEqual([]);
});
