import {readFileSync} from 'node:fs';
import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {launch, openPage, until} from '../support/browser.ts';
import {
  covered,
  DESK,
  openExplorer,
  PATIENCE,
  PHONE,
  reads,
  textOf,
  violations,
  yike,
} from '../support/explorer-page.ts';
import {addressRests} from '../support/map-pointer.ts';
import {isThere} from '../support/shown-numbers.ts';

const site = inject('site');
/** On a street of Monaco. */
const AT = '7.4246,43.7384';
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

describe.each([
  ['zh', '', '打开地图'],
  ['en', '/en', 'Open the map'],
])('the map in %s', (_lang, prefix, button) => {
  test('loads nothing of the map before the button, which names the size, and no other host ever', async () => {
    const {page, foreign, errors} = await openPage(browser, site, DESK);
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(`${site}${prefix}/monaco/explore/`);
    await reads(page, '.ykx-opener', /\d (KB|MB)/);
    await page.waitForLoadState('networkidle');
    expect(await textOf(page, '.ykx-opener .ykx-primary')).toBe(button);
    expect(
      asked.filter(
        url => /map-view|maplibre\S*js$|-mode\S*js$|connect|\.wasm\.|\/data\//.test(url) && !/engine\//.test(url),
      ),
    ).toEqual([]);
    await page.locator('.ykx-opener .ykx-primary').click();
    await reads(page, '.ykx-card', /\S/);
    await until(async () => page.locator('.ykx-centre').isEnabled(), 'the map', PATIENCE);
    expect(asked.some(url => /map-view/.test(url))).toBe(true);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('changes service, walker and minutes at once, in the sentence, the legend and the address', async () => {
    const {page} = await openExplorer(browser, site, `${prefix}/demo/explore/#mode=city`);
    const [service, walker] = [0, 1].map(index => page.locator('.ykx-city-controls select').nth(index));
    await service!.selectOption('market');
    await walker!.selectOption('age60plus');
    const minutes = page.locator('.ykx-city-controls input[type=range]');
    await minutes.fill('23');
    await reads(page, '.ykx-finding', /60.*\D23\D|\D23\D.*60/);
    await reads(page, '.ykx-legend', /23/);
    await until(async () => /service=market&walker=age60plus&minutes=23/.test(page.url()), 'the address to follow');
    const before = Number(await page.locator('.ykx-finding data').getAttribute('value'));
    await minutes.fill('24');
    await reads(page, '.ykx-finding', /60.*\D24\D|\D24\D.*60/);
    const after = Number(await page.locator('.ykx-finding data').getAttribute('value'));
    expect(after).toBeGreaterThanOrEqual(before);
    expect(before).toBeGreaterThan(0);
    await page.context().close();
  });

  test('has no accessibility violation with a place asked about, in light and dark', async () => {
    const {page} = await openExplorer(browser, site, `${prefix}/monaco/explore/`);
    await page.locator('.ykx-centre').click();
    await reads(page, '.ykx-answer[data-has]', /\d/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme});
      expect((await violations(page)).map(one => `${colorScheme} ${one}`)).toEqual([]);
    }
    await page.context().close();
  });
});

describe('a place asked about by link', () => {
  let page: Page;
  beforeAll(async () => {
    const link = `/monaco/explore/#mode=resident&service=pharmacy&walker=adult&minutes=20&at=${AT}`;
    ({page} = await openExplorer(browser, site, link));
  });
  afterAll(() => page.context().close());

  test('gives the headcounts of the command line, to the thousandth of a person', async () => {
    await until(async () => (await page.locator('.ykx-reach tbody tr').count()) === 4, 'four times', PATIENCE);
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('.ykx-reach tbody tr')].map(row => [
        Number(row.querySelector('th')?.textContent),
        Number(row.querySelector('data')?.value),
      ]),
    );
    const told = JSON.parse(yike('isochrone', 'public/data/monaco', '--at', AT, '--minutes', '5,10,15,20')) as {
      features: {properties: {minutes: number; people: number}}[];
    };
    expect(shown).toEqual(told.features.map(({properties}) => [properties.minutes, properties.people]));
  });

  test('gives the nearest services of the command line, of a slower walker too', async () => {
    for (const walker of ['adult', 'age60plus']) {
      await page.locator(`.ykx-who input[value=${walker}]`).check();
      await until(
        async () => (await page.locator(`.ykx-answer[data-walker=${walker}]`).count()) === 1,
        `the answer for ${walker}`,
        PATIENCE,
      );
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.ykx-service[data-facility]')].map(row => [
          row.dataset['category'],
          row.dataset['facility'],
          Number(row.dataset['seconds']),
        ]),
      );
      const told = JSON.parse(yike('nearest', 'public/data/monaco', '--at', AT, '--profile', walker)) as {
        categories: Record<string, {facility_id: string; seconds: number} | null>;
      };
      const expected = Object.entries(told.categories).flatMap(([key, found]) =>
        found?.facility_id ? [[key, found.facility_id, found.seconds]] : [],
      );
      expect(new Set(shown.map(String))).toEqual(new Set(expected.map(String)));
      expect(shown.length).toBeGreaterThan(20);
    }
  });

  test('the answer is saved as a picture with map, sentence, sources and address in it', async () => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', {name: '存成图片'}).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('yikezhong-monaco.png');
    const bytes = readFileSync(await download.path());
    const map = (await page.locator('.ykx-canvas').boundingBox())!;
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(Math.round(map.width));
    expect(bytes.readUInt32BE(20)).toBeGreaterThan(map.height + 60);
  });
});

describe('a place asked about on the map', () => {
  let page: Page;
  beforeAll(async () => {
    ({page} = await openExplorer(browser, site, '/demo/explore/#mode=resident&service=market'));
  });
  afterAll(() => page.context().close());

  test('by keyboard: the map takes the focus, arrows move it, Enter asks about the cross', async () => {
    await page.locator('.ykx-canvas canvas.maplibregl-canvas').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('+');
    await addressRests(page);
    await page.keyboard.press('Enter');
    await until(async () => /at=/.test(page.url()), 'the place in the address', PATIENCE);
    await reads(page, '.ykx-answer[data-has]', /\d/);
  });

  test('by click, and again, and cleared: card, address and live region follow', async () => {
    const before = page.url();
    const box = (await page.locator('.ykx-canvas').boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.5);
    await until(async () => page.url() !== before, 'the place', PATIENCE);
    await reads(page, '.ykx-reach', /15/);
    const first = await addressRests(page);
    // in the fields, away from the symbols, which answer for themselves
    await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.3);
    await until(async () => page.url() !== first && /at=/.test(page.url()), 'another place', PATIENCE);
    await reads(page, '.ykx-area > .ykx-unseen[aria-live]', /\d/);
    await page.getByRole('button', {name: '清除这一处'}).click();
    await until(async () => !/at=/.test(page.url()), 'no place', PATIENCE);
    expect(await page.locator('.ykx-reach').count()).toBe(0);
  });
});

describe('the whole city', () => {
  let page: Page;
  beforeAll(async () => {
    ({page} = await openExplorer(browser, site, '/monaco/explore/#mode=city&service=pharmacy&walker=adult&minutes=10'));
  });
  afterAll(() => page.context().close());

  test('the share in the sentence is that of the published coverage', async () => {
    await reads(page, '.ykx-finding', /%/);
    const shown = Number(await page.locator('.ykx-finding data').getAttribute('value'));
    expect(shown).toBe(covered('monaco', 'pharmacy', 10).inTime);
    expect(shown).toBeGreaterThan(0);
  });

  test('moving and zooming need no dragging: every button changes the view', async () => {
    const links = [await addressRests(page)];
    const step = async (name: string) => {
      await page.getByRole('button', {name, exact: true}).click();
      await until(async () => page.url() !== links.at(-1), `${name} to move the map`, PATIENCE);
      // a button pressed while the map still moves would start from anywhere
      links.push(await addressRests(page));
    };
    for (const name of ['放大', '缩小']) await step(name);
    await page.getByRole('button', {name: '移动地图的按钮'}).click();
    for (const name of ['向左移', '向上移', '看全市', '向下移', '向右移']) await step(name);
    expect(new Set(links.slice(1)).size).toBeGreaterThan(4);
  });
});

test('on a phone the map fills the screen, the sheet has three heights, and Escape gives the page back', async () => {
  const {page} = await openExplorer(browser, site, '/monaco/explore/', PHONE);
  const box = (await page.locator('.ykx-area').boundingBox())!;
  expect([box.width, box.height]).toEqual([390, 844]);
  const height = async () => (await page.locator('.ykx-sheet').boundingBox())!.height;
  const peek = await height();
  await page.getByRole('button', {name: '拉高'}).click();
  const half = await height();
  await page.getByRole('button', {name: '拉高'}).click();
  expect(half).toBeGreaterThan(peek);
  expect(await height()).toBeGreaterThan(half);
  const small = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('.ykx-area button, .ykx-area select')]
        .map(control => control.getBoundingClientRect())
        .filter(size => size.width > 0 && (size.width < 44 || size.height < 44)).length,
  );
  expect(small).toBe(0);
  await page.keyboard.press('Escape');
  await until(async () => (await page.locator('.ykx-area.is-full').count()) === 0, 'the page again');
  await page.context().close();
});

test('on paper the map of a phone is part of the page: answer and label are there, nothing to press, and no dark ground', async () => {
  const {page} = await openExplorer(browser, site, '/monaco/explore/#mode=plan&service=pharmacy', PHONE);
  await page.locator('[data-tool=add]').click();
  await page.locator('[data-place-typed]').fill('43.7384, 7.4246');
  await page.locator('[data-place-typed]').press('Enter');
  await isThere(page, '.ykx-finding[data-edits="1"]');
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
  await page.emulateMedia({media: 'print'});
  expect(await page.locator('.ykx-ribbon').textContent()).toContain('情景测算 · scenario');
  for (const selector of ['.ykx-ribbon', '.ykx-finding', '.ykx-source', 'h1', '.score'])
    expect(await page.locator(selector).first().isVisible(), selector).toBe(true);
  for (const selector of [
    '.ykx-buttons',
    '.ykx-centre',
    '.ykx-toolbar',
    '.ykx-modes [aria-pressed=false]',
    '.site-nav',
  ])
    expect(await page.locator(selector).first().isVisible(), selector).toBe(false);
  const look = await page.evaluate(() => {
    const area = getComputedStyle(document.querySelector('.ykx-area')!);
    const ink = getComputedStyle(document.querySelector('.ykx-finding')!).color;
    return {position: area.position, overflow: getComputedStyle(document.body).overflow, ink};
  });
  expect(look).toEqual({position: 'static', overflow: 'visible', ink: 'rgb(29, 35, 39)'});
  await page.context().close();
});
