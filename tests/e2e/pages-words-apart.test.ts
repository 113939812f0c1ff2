import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {launch, openPage} from '../support/browser.ts';
import {oneOfEach, sitePages} from '../support/site-pages.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** Where the words of two elements touch: the last sign of one and the first of the next stand on one line without room. */
function touching(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const box = (text: Text, from: number, to: number) => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, to);
      return range.getBoundingClientRect();
    };
    const isDrawn = (text: Text) => text.data !== '' && text.parentElement?.closest('svg, script, style') === null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) if (isDrawn(walker.currentNode as Text)) texts.push(walker.currentNode as Text);
    return texts.flatMap((next, index) => {
      const text = texts[index - 1];
      if (!text || text.parentElement === next.parentElement) return [];
      if (!/[\p{L}\p{N})）.;:]$/u.test(text.data) || !/^[\p{L}\p{N}(]/u.test(next.data)) return [];
      const [last, first] = [box(text, text.length - 1, text.length), box(next, 0, 1)];
      if (last.width === 0 || first.width === 0) return [];
      const onOneLine = first.top < last.bottom - 2 && last.top < first.bottom - 2;
      const gap = first.left - last.right;
      return onOneLine && gap > -1 && gap < 2 ? [`${text.data.slice(-30)}|${next.data.slice(0, 30)}`] : [];
    });
  });
}

test.each(['', '/en'])(
  'no two words of pages at %s/ touch where one element ends and the next begins',
  async prefix => {
    const {page} = await openPage(browser, site, {viewport: {width: 1280, height: 900}});
    const found: string[] = [];
    const kinds = oneOfEach(await sitePages(site)).filter(kind => !kind.endsWith('/explore/'));
    for (const kind of kinds) {
      await page.goto(site + prefix + kind);
      found.push(...(await touching(page)).map(words => `${prefix}${kind}: ${words}`));
    }
    expect(found).toEqual([]);
    // the measure itself: what touches is found, what stands apart is not
    await page.evaluate(() => {
      document.body.innerHTML = '<p><b>one</b><i>two</i> <b>three</b> <i>four</i></p>';
    });
    expect(await touching(page)).toEqual(['one|two']);
    await page.context().close();
  },
);
