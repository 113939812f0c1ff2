import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {AxeBuilder} from '@axe-core/playwright';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {launch, openPage, until} from '../support/browser.ts';

const site = inject('site');
const root = fileURLToPath(new URL('../..', import.meta.url));
const desk: BrowserContextOptions = {viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'};
const phone: BrowserContextOptions = {
  viewport: {width: 390, height: 844},
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
};
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** Text of the first match, or null. */
function text(page: Page, selector: string): Promise<string | null> {
  return page.evaluate(one => document.querySelector(one)?.textContent ?? null, selector);
}

/** Waits until a text is there that fits. */
async function reads(page: Page, selector: string, pattern: RegExp): Promise<void> {
  await until(async () => pattern.test((await text(page, selector)) ?? ''), `${selector} to read ${pattern}`, 80_000);
}

/** Opens the explore page of a city and its map. */
async function openMap(path: string, options = desk) {
  const opened = await openPage(browser, site, options);
  await opened.page.goto(site + path);
  if (!path.includes('#')) await opened.page.locator('.ykx-opener .ykx-primary').click();
  await reads(opened.page, '.ykx-finding', /%|不清|无法判断|nothing can be said/);
  await until(async () => opened.page.locator('.ykx-centre').isEnabled(), 'the map', 80_000);
  return opened;
}

/** What the command line answers. */
function yike(...args: string[]): string {
  return execFileSync(process.execPath, ['scripts/yike.ts', ...args], {
    cwd: root,
    env: {...process.env, INIT_CWD: root},
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

describe.each([
  ['zh', '', '打开地图'],
  ['en', '/en', 'Open the map'],
])('the map in %s', (_lang, prefix, button) => {
  test('loads nothing of the map before the button, which names the size, and no other host ever', async () => {
    const {page, foreign, errors} = await openPage(browser, site, desk);
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    await page.goto(`${site}${prefix}/monaco/explore/`);
    await reads(page, '.ykx-opener', /\d (KB|MB)/);
    await page.waitForLoadState('networkidle');
    expect(await text(page, '.ykx-opener .ykx-primary')).toBe(button);
    expect(
      asked.filter(url => /map-view|maplibre|connect|\.wasm\.|\/data\//.test(url) && !/engine\//.test(url)),
    ).toEqual([]);
    await page.locator('.ykx-opener .ykx-primary').click();
    await reads(page, '.ykx-finding', /%/);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('changes service, walker and minutes at once, in the sentence, the legend and the address', async () => {
    const {page} = await openMap(`${prefix}/demo/explore/`);
    const [service, walker, minutes] = [0, 1, 2].map(index =>
      page.locator('.ykx-area .ykx-controls select').nth(index),
    );
    await service!.selectOption('market');
    await walker!.selectOption('age60plus');
    await minutes!.selectOption('15');
    await reads(page, '.ykx-finding', /15/);
    await reads(page, '.ykx-legend', /15/);
    await until(async () => /service=market&walker=age60plus&minutes=15/.test(page.url()), 'the address to follow');
    await page.context().close();
  });

  test('has no accessibility violation with a place asked about, in light and dark', async () => {
    const {page} = await openMap(`${prefix}/monaco/explore/`);
    await page.locator('.ykx-centre').click();
    await until(
      async () => (await text(page, '.ykx-reach')) !== null || /250/.test((await text(page, '.ykx-card')) ?? ''),
      'an answer',
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme});
      const {violations} = await new AxeBuilder({page}).analyze();
      expect(
        violations.map(({id, nodes}) => `${colorScheme} ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`),
      ).toEqual([]);
    }
    await page.context().close();
  });
});

describe('a place asked about', () => {
  test('by link gives the headcounts of the command line, to the thousandth of a person', async () => {
    const at = '7.4246,43.7384';
    const {page} = await openMap(`/monaco/explore/#service=pharmacy&walker=adult&minutes=20&at=${at}`);
    await until(async () => (await page.locator('.ykx-reach tbody tr').count()) === 4, 'four times');
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('.ykx-reach tbody tr')].map(row => [
        Number(row.querySelector('th')?.textContent),
        Number(row.querySelector('data')?.value),
      ]),
    );
    const told = JSON.parse(yike('isochrone', 'public/data/monaco', '--at', at, '--minutes', '5,10,15,20')) as {
      features: {properties: {minutes: number; people: number}}[];
    };
    expect(shown).toEqual(told.features.map(({properties}) => [properties.minutes, properties.people]));
    await page.context().close();
  });

  test('by link gives the nearest services of the command line', async () => {
    const at = '7.4246,43.7384';
    const {page} = await openMap(`/monaco/explore/#service=pharmacy&walker=age60plus&at=${at}`);
    await until(async () => (await page.locator('.ykx-service').count()) > 20, 'the services');
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.ykx-service[data-facility]')].map(row => [
        row.dataset['category'],
        row.dataset['facility'],
        Number(row.dataset['seconds']),
      ]),
    );
    const told = JSON.parse(yike('nearest', 'public/data/monaco', '--at', at, '--profile', 'age60plus')) as {
      categories: Record<string, {facility_id: string; seconds: number} | null>;
    };
    const expected = Object.entries(told.categories).flatMap(([key, found]) =>
      found?.facility_id ? [[key, found.facility_id, found.seconds]] : [],
    );
    expect(new Set(shown.map(String))).toEqual(new Set(expected.map(String)));
    expect(shown.length).toBeGreaterThan(20);
    await page.context().close();
  });

  test('by keyboard: the map takes the focus, arrows move it, Enter asks about the cross', async () => {
    const {page} = await openMap('/demo/explore/');
    await page.locator('.ykx-canvas canvas').focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('+');
    await page.keyboard.press('Enter');
    await until(async () => /at=/.test(page.url()), 'the place in the address');
    await reads(page, '.ykx-card', /\d/);
    await page.context().close();
  });

  test('by click, and again, and cleared: card, address and live region follow', async () => {
    const {page} = await openMap('/demo/explore/');
    const box = (await page.locator('.ykx-canvas').boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.5);
    await reads(page, '.ykx-reach', /15/);
    const first = page.url();
    // in the fields, away from the symbols, which answer for themselves
    await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.3);
    await until(async () => page.url() !== first && /at=/.test(page.url()), 'another place');
    await reads(page, '.ykx-unseen[aria-live]', /\d/);
    await page.getByRole('button', {name: '清除这一处'}).click();
    await until(async () => !/at=/.test(page.url()), 'no place');
    expect(await page.locator('.ykx-reach').count()).toBe(0);
    await page.context().close();
  });
});

test('the share in the sentence is that of the published coverage', async () => {
  const {page} = await openMap('/monaco/explore/#service=pharmacy&walker=adult&minutes=10');
  const covered = Number(await page.locator('.ykx-finding data').getAttribute('value'));
  const [header, ...lines] = yike(
    'coverage',
    'public/data/monaco',
    '--category',
    'pharmacy',
    '--minutes',
    '10',
    '--by',
    'city',
  )
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','));
  const at = (name: string) => header!.indexOf(name);
  const row = lines.find(fields => fields[at('profile')] === 'adult' && fields[at('group')] === 'all');
  expect(covered).toBe(Number(row?.[at('covered')]));
  expect(covered).toBeGreaterThan(0);
  await page.context().close();
});

/** True when the address stays as it is for half a second. */
async function isAtRest(page: Page): Promise<boolean> {
  const before = page.url();
  await page.waitForTimeout(500);
  return page.url() === before;
}

test('moving and zooming need no dragging: every button changes the view', async () => {
  const {page} = await openMap('/monaco/explore/');
  const links: string[] = [];
  const step = async (name: string) => {
    const before = page.url();
    await page.getByRole('button', {name, exact: true}).click();
    await until(async () => page.url() !== before, `${name} to move the map`);
    // a button pressed while the map still moves would start from anywhere
    await until(async () => isAtRest(page), `the map to rest after ${name}`);
    links.push(page.url());
  };
  for (const name of ['放大', '缩小']) await step(name);
  await page.getByRole('button', {name: '移动地图的按钮'}).click();
  for (const name of ['向左移', '向右移', '向上移', '向下移']) await step(name);
  expect(new Set(links).size).toBeGreaterThan(3);
  await page.context().close();
});

test('the map is saved as a picture with finding, ribbon, sources and address in it', async () => {
  const {page} = await openMap('/monaco/explore/');
  const coming = page.waitForEvent('download');
  await page.getByRole('button', {name: '存成图片'}).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^yikezhong-monaco-\w+\.png$/);
  const bytes = readFileSync(await download.path());
  const map = (await page.locator('.ykx-canvas').boundingBox())!;
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBe(Math.round(map.width));
  expect(bytes.readUInt32BE(20)).toBeGreaterThan(map.height + 60);
  await page.context().close();
});

test('a bad link is named and shows no wrong place', async () => {
  const {page} = await openMap('/monaco/explore/#service=nonsense&at=0,0&minutes=99');
  await reads(page, '.ykx-notice', /nonsense.*99.*0,0/);
  expect(await page.locator('.ykx-reach').count()).toBe(0);
  await page.context().close();
});

test('on a phone the map fills the screen, the sheet has three heights, and Escape gives the page back', async () => {
  const {page} = await openMap('/monaco/explore/', phone);
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
