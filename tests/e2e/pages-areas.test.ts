import {AxeBuilder} from '@axe-core/playwright';
import type {Browser} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {answers, launch, openPage} from '../support/browser.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** One report of every kind of area, a village, and one where the standards do not apply. */
const REPORTS = [
  '/demo/areas/990101001001/',
  '/demo/areas/990101001000/',
  '/demo/areas/990101000000/',
  '/monaco/areas/osm-r2220206/',
];

/** With them the fullest ones: most clauses not met, most figures on record. */
const PRINTED = [...REPORTS, '/demo/areas/990103000000/', '/demo/areas/990103001002/'];

/** Pages of a PDF: objects that say they are one. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page(?![a-zA-Z])/g)?.length ?? 0;

/** Texts a reader of paper would have to strain at: under 8 points in tables and pictures, under 9 elsewhere. */
function smallType(): string[] {
  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    const text = texts.currentNode.nodeValue?.trim() ?? '';
    if (text === '' || !parent?.checkVisibility()) continue;
    const drawing = parent.closest('svg');
    const scale = drawing?.getScreenCTM()?.a ?? 1;
    const points = Number.parseFloat(getComputedStyle(parent).fontSize) * scale * 0.75;
    if (points < (parent.closest('table, svg') ? 8 : 9) - 0.01) found.push(`${points.toFixed(1)}: ${text}`);
  }
  return found;
}

describe.each(['', '/en'])('reports of areas at %s/', prefix => {
  test.each(REPORTS)(
    '%s has no accessibility violation in light, dark and large type, narrow and wide',
    async report => {
      const {page, foreign, errors} = await openPage(browser, site, {reducedMotion: 'reduce'});
      await page.goto(site + prefix + report);
      await answers(page);
      const found: string[] = [];
      for (const width of [320, 1280])
        for (const look of ['light', 'dark', 'elder'] as const) {
          await page.setViewportSize({width, height: 900});
          await page.emulateMedia({colorScheme: look === 'dark' ? 'dark' : 'light'});
          await page.evaluate(on => document.documentElement.toggleAttribute('data-elder', on), look === 'elder');
          const {violations} = await new AxeBuilder({page}).analyze();
          found.push(...violations.map(({id, nodes}) => `${width} ${look} ${id}: ${nodes[0]?.html}`));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          if (wide > width) found.push(`${width} ${look}: ${wide} pixels wide`);
        }
      expect(found).toEqual([]);
      expect(foreign).toEqual([]);
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  test.each(PRINTED)(
    '%s prints as at most two pages of detail and as one sheet that cuts nothing off',
    async report => {
      const {page} = await openPage(browser, site, {viewport: {width: 703, height: 1032}, javaScriptEnabled: false});
      await page.goto(site + prefix + report);
      const options = {preferCSSPageSize: true, printBackground: true};
      const detail = pagesOf(await page.pdf(options));
      expect(detail).toBeGreaterThan(0);
      expect(detail).toBeLessThanOrEqual(2);
      await page.emulateMedia({media: 'print'});
      expect(await page.evaluate(smallType)).toEqual([]);
      await page.emulateMedia({media: null});
      await page.goto(`${site}${prefix}${report}#sheet`);
      expect(pagesOf(await page.pdf(options))).toBe(1);
      await page.emulateMedia({media: 'print'});
      const [whole, shown] = await page
        .locator('.sheet')
        .evaluate(sheet => [sheet.scrollHeight, sheet.clientHeight] as const);
      expect(whole).toBeLessThanOrEqual(shown);
      expect(await page.locator('.area-report').isVisible()).toBe(false);
      await page.context().close();
    },
  );
});

test('a report is whole without scripts: sentences, services, the nearest with telephone, map, sheet with its ribbons', async () => {
  const {page} = await openPage(browser, site, {javaScriptEnabled: false});
  await page.goto(`${site}/demo/areas/990101001001/`);
  expect(await page.locator('.ar-summary p').count()).toBeGreaterThanOrEqual(3);
  expect(await page.locator('.ar-services tbody tr').count()).toBeGreaterThan(10);
  expect(await page.locator('.ar-contact a[href^="tel:"]').count()).toBeGreaterThan(2);
  expect(await page.locator('svg.area-map').getAttribute('aria-label')).toContain('锦丰社区');
  expect(await page.locator('.ar-ribbon').allTextContents()).toContain('演示数据 · invented city');
  expect(await page.locator('.sheet-ribbon').allTextContents()).toEqual([
    '演示数据 · invented city',
    '未经地图审核，不得公开传播',
  ]);
  await page.locator('a[href="#sheet"]').click();
  expect(new URL(page.url()).hash).toBe('#sheet');
  await page.context().close();
});

test('the numbers of verdicts on the sheet are the marks of the table', async () => {
  const {page} = await openPage(browser, site);
  for (const report of REPORTS.slice(0, 3)) {
    await page.goto(site + report);
    for (const verdict of ['has', 'lacks', 'unknown']) {
      const marks = await page.locator(`.ar-services tr[data-verdict=${verdict}]`).count();
      expect(await page.locator(`.sheet-verdicts .${verdict}[data-count]`).getAttribute('data-count')).toBe(
        String(marks),
      );
    }
  }
  await page.context().close();
});
