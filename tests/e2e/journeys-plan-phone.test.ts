import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {toWgs84} from '#lists/list-coordinates.ts';
import {launch, until} from '../support/browser.ts';
import {dataOf, openExplorer, PATIENCE, PHONE, reads, textOf} from '../support/explorer-page.ts';
import {type Degrees, tapMap} from '../support/map-pointer.ts';
import {planned} from '../support/plan-panel.ts';

const LANGS = [
  ['zh', ''],
  ['en', '/en'],
] as const;

/** In the middle of the invented city. */
const DEMO: Degrees = [104.5962, 38.3012];

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** A text in GB 18030, of characters that take two bytes there. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++)
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from([...text].flatMap(char => (char < '\x80' ? [char.charCodeAt(0)] : [...codes.get(char)!])));
}

/** A place as a Chinese map gives it, whose correction leads back to it. */
function gcj02([lon, lat]: Degrees): Degrees {
  let [x, y] = [lon, lat];
  for (let round = 0; round < 8; round++) {
    const [backLon, backLat] = toWgs84('gcj02', x, y);
    [x, y] = [x + lon - backLon, y + lat - backLat];
  }
  return [x, y];
}

describe.each(LANGS)('a finger on a phone plans in %s', (lang, prefix) => {
  let page: Page;

  beforeAll(async () => {
    const path = `${prefix}/demo/explore/#mode=plan&service=nursery&map=${DEMO.join(',')},14`;
    ({page} = await openExplorer(browser, site, path, PHONE));
    await planned(page, 0);
  });
  afterAll(async () => {
    await page.context().close();
  });

  test('one added by tap, and taken back by tap', async () => {
    const before = await planned(page, 0);
    await page.locator('[data-tool=add]').first().tap();
    await tapMap(page, DEMO);
    const all = await planned(page, 1);
    expect(all.after).toBeCloseTo(before.after + all.gained, 2);
    expect(await page.locator('[data-edit=add]').count()).toBe(1);
    await page.locator('[data-step=undo]').tap();
    expect(await planned(page, 0)).toEqual(before);
    await page.locator('[data-tool=look]').first().tap();
  });

  test('an own list from a Chinese office, in its encoding and its coordinates, changes the numbers until it is removed', async () => {
    const before = await planned(page, 0);
    const places: Degrees[] = [
      [104.5705, 38.2962],
      [104.632, 38.29],
      [104.577, 38.3135],
    ];
    const lines = places.map(gcj02).map(([lon, lat], k) => `托育园${'一二三'[k]},${lon.toFixed(6)},${lat.toFixed(6)}`);
    const file = gb18030(`名称,经度,纬度\r\n${lines.join('\r\n')}\r\n坏的一行,不知道,38.3\r\n`);
    await page.locator('.ykx-own > summary').tap();
    await page.locator('.ykx-own-file input').setInputFiles({name: '托育.csv', mimeType: 'text/csv', buffer: file});
    await reads(page, '.ykx-own-dialog', /gb18030/);
    expect(await page.locator('[name=own-column-lon]').inputValue()).toBe('经度');
    await page.locator('[name=own-crs][value=gcj02]').check();
    await page.locator('[name=own-category]').selectOption('nursery');
    await page.locator('.ykx-own-dialog button[type=submit]').tap();
    await until(
      async () => (await dataOf(page, '.ykx-own-dialog p[data-used]', 'data-used')) === 3,
      'the outcome',
      PATIENCE,
    );
    expect(await dataOf(page, '.ykx-own-dialog p[data-used]', 'data-refused')).toBe(1);
    expect(await textOf(page, '.ykx-own-scroll')).toContain('不知道');
    await page.locator('.ykx-own-dialog footer .ykx-primary').tap();
    await until(async () => (await planned(page, 0)).before > before.before, 'more people reached', PATIENCE);
    const select = page.locator('[data-tool=close]').first();
    await select.tap();
    expect(await page.locator('select[data-choose]').textContent()).toContain('托育园一');
    await page.locator('[data-tool=look]').first().tap();
    await page.locator('.ykx-own-lists button').nth(1).tap();
    await until(async () => (await page.locator('.ykx-own-lists').count()) === 0, 'no list', PATIENCE);
    await until(async () => (await planned(page, 0)).before === before.before, 'the numbers from before', PATIENCE);
    expect(await planned(page, 0)).toEqual(before);
    expect(await textOf(page, '.ykx-own > summary')).not.toMatch(lang === 'zh' ? /1/ : /1/);
  });
});
