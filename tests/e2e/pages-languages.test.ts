import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {launch, openPage} from '../support/browser.ts';
import {oneOfEach, sitePages} from '../support/site-pages.ts';

const site = inject('site');
let browser: Browser;
let page: Page;
let paths: string[];

beforeAll(async () => {
  browser = await launch();
  page = (await openPage(browser, site)).page;
  await page.goto(`${site}/about/`);
  paths = await sitePages(site);
});
afterAll(async () => {
  await browser.close();
});

/** What stands on pages in words that are not of the language said for them: `path: words`. */
function wordsAstray(of: readonly string[], pattern: string): Promise<string[]> {
  return page.evaluate(
    async ([list, source]) => {
      const astray = new RegExp(source!, 'u');
      const found: string[] = [];
      for (const path of list as unknown as string[]) {
        const doc = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
        for (const part of doc.querySelectorAll('script, style, code, [data-name]')) part.remove();
        const own = doc.documentElement.lang;
        const check = (element: Element, words: string | null) => {
          if (words === null || !astray.test(words)) return;
          if ((element.closest('[lang]') ?? doc.documentElement).getAttribute('lang') === own)
            found.push(`${path}: <${element.localName} class="${element.className}"> ${words.trim().slice(0, 90)}`);
        };
        const walk = doc.createTreeWalker(doc.documentElement, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) check(walk.currentNode.parentElement!, walk.currentNode.textContent);
        for (const element of doc.querySelectorAll(
          '[aria-label], [alt], [title], [placeholder], meta[name=description]',
        ))
          for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'content'])
            check(element, element.getAttribute(name));
      }
      return found;
    },
    [of as unknown as string, pattern] as const,
  );
}

test('every page is there in both languages, and each names both and itself', async () => {
  expect(paths.length).toBeGreaterThan(100);
  const chinese = paths.filter(path => !path.startsWith('/en/'));
  expect(paths.filter(path => path.startsWith('/en/')).map(path => path.slice(3))).toEqual(chinese);
  const wrong: string[] = [];
  for (const path of paths) {
    const html = await (await fetch(site + path)).text();
    const plain = path.replace(/^\/en\//, '/');
    const alternates = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
      ([, lang, href]) => `${lang} ${new URL(href!, site).pathname}`,
    );
    const wanted = [`zh-Hans ${plain}`, `en /en${plain}`, `x-default ${plain}`];
    const lang = /<html lang="([^"]+)"/.exec(html)?.[1];
    if (String(alternates) !== String(wanted) || lang !== (path === plain ? 'zh-Hans' : 'en')) wrong.push(path);
  }
  expect(wrong).toEqual([]);
});

test('titles name the content and the site in the page’s language, and no two pages share one', async () => {
  const titles = new Map<string, string[]>();
  for (const path of paths) {
    const title = /<title>([^<]*)<\/title>/.exec(await (await fetch(site + path)).text())?.[1] ?? '';
    expect(title.endsWith(path.startsWith('/en/') ? 'Yikezhong' : '一刻钟'), `${path}: ${title}`).toBe(true);
    titles.set(title, [...(titles.get(title) ?? []), path]);
  }
  expect([...titles].filter(([, pages]) => pages.length > 1)).toEqual([]);
});

test('no Chinese stands on an English page but what is marked as Chinese', async () => {
  const english = paths.filter(path => path.startsWith('/en/'));
  expect(await wordsAstray(english, '\\p{Script=Han}')).toEqual([]);
});

test('no English sentence stands on a Chinese page but what is marked as English', async () => {
  const chinese = oneOfEach(paths);
  const sentence = "[A-Za-z]{2,}(?:[ ,]+[A-Za-z'’-]{2,}){4,}";
  const found = await wordsAstray(chinese, sentence);
  // a source is called as its file calls it: that of the invented city's people in both languages at once
  expect(found.filter(words => !words.includes('虚构人口：按建筑面积分摊 · invented people'))).toEqual([]);
});
