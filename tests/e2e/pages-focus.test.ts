import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {answers, launch, openPage, until} from '../support/browser.ts';
import {DESK, openExplorer, PATIENCE, PHONE} from '../support/explorer-page.ts';
import {isNowhere} from '../support/keyboard.ts';
import {oneOfEach, sitePages} from '../support/site-pages.ts';

const site = inject('site');
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** The control in focus when something else lies over all of it, or when it is off the screen; null when some of it can be seen. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    // the page scrolls to what takes the focus in the next frame
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const focused = document.activeElement as HTMLElement;
    // of a file or a sign that is chosen by its label the label is what is seen
    const shown = focused.matches('input[type=file], input[type=radio], input[type=checkbox]')
      ? (focused.closest('label') ?? focused)
      : focused;
    const parts = [0.04, 0.25, 0.5, 0.75, 0.96];
    for (const {left, top, width, height} of shown.getClientRects())
      for (const x of parts)
        for (const y of parts) {
          const hit = document.elementFromPoint(left + width * x, top + height * y);
          if (hit !== null && (shown.contains(hit) || hit.closest('label')?.contains(focused))) return null;
        }
    return `<${focused.localName} class="${focused.className}"> ${focused.textContent?.trim().slice(0, 40)}`;
  });
}

/** Goes through the page by one key and gives each control that could not be seen with the focus in it. */
async function hiddenOnTheWay(page: Page, key: 'Tab' | 'Shift+Tab', most: number): Promise<string[]> {
  const hidden: string[] = [];
  for (let stop = 0; stop < most; stop++) {
    await page.keyboard.press(key);
    if (await isNowhere(page)) break;
    const found = await hiddenFocus(page);
    if (found !== null) hidden.push(`${key} ${stop}: ${found}`);
  }
  return hidden;
}

const large = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-elder', ''));

test('nothing of a plain page stays in its place while the page moves, but the first column of what places wrote', async () => {
  const {page} = await openPage(browser, site, {viewport: {width: 1280, height: 800}});
  const found: string[] = [];
  let columns = 0;
  for (const path of oneOfEach(await sitePages(site))) {
    await page.goto(site + path);
    await answers(page);
    for (const [width, elder] of [
      [320, true],
      [390, false],
      [1280, false],
    ] as const) {
      await page.setViewportSize({width, height: 800});
      const [staying, own] = await page.evaluate(isElder => {
        document.documentElement.toggleAttribute('data-elder', isElder);
        const all = [...document.body.querySelectorAll('*')].filter(one =>
          /fixed|sticky/.test(getComputedStyle(one).position),
        );
        const others = all.filter(one => one.closest('.plan-places') === null);
        return [others.map(one => `<${one.localName} class="${one.className}">`), all.length - others.length] as const;
      }, elder);
      columns += own;
      found.push(...staying.map(one => `${path} ${width}: ${one}`));
    }
  }
  expect(found).toEqual([]);
  expect(columns).toBeGreaterThan(0);
  await page.context().close();
});

test.each([
  [320, false],
  [320, true],
  [390, false],
])(
  'a link in what places wrote is not under the first column when it has the focus, %i pixels, large type %s',
  async (width, elder) => {
    const {page} = await openPage(browser, site, {viewport: {width, height: 800}, reducedMotion: 'reduce'});
    await page.goto(`${site}/plan/`);
    if (elder) await large(page);
    const links = page.locator('.plan-places a[href]');
    const count = Math.min(await links.count(), 40);
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
      document.querySelector('.plan-places')!.closest<HTMLElement>('.table-scroll')!.focus();
    });
    expect(await hiddenOnTheWay(page, 'Tab', count)).toEqual([]);
    expect(await hiddenOnTheWay(page, 'Shift+Tab', count)).toEqual([]);
    await page.context().close();
  },
);

test.each([
  ['320', {...PHONE, viewport: {width: 320, height: 640}}, false],
  ['390', PHONE, false],
  ['390 in large type', PHONE, true],
  ['1280', {...DESK, viewport: {width: 1280, height: 800}}, false],
] as const)(
  'neither sheet nor panel of the moving map hides the control in focus, at %s',
  async (_, options, elder) => {
    const {page} = await openExplorer(browser, site, '/demo/explore/#mode=resident&at=104.6187,38.3011', options);
    if (elder) await large(page);
    await until(async () => (await page.locator('.ykx-answer').count()) > 0, 'an answer', PATIENCE);
    // the highest sheet: everything of the map is under it
    const up = page.locator('.ykx-handle button').first();
    for (let press = 0; press < 2; press++) if ((await up.count()) > 0 && (await up.isEnabled())) await up.click();
    const back = page.locator('.ykx-head button').first();
    await back.focus();
    expect(await hiddenOnTheWay(page, 'Tab', 70)).toEqual([]);
    expect(await hiddenOnTheWay(page, 'Shift+Tab', 70)).toEqual([]);
    await page.context().close();
  },
);

test('the card at the pointer stays while the pointer rests or goes onto it, and Escape takes it away without the full screen', async () => {
  const {page} = await openExplorer(browser, site, '/demo/explore/#mode=city&service=pharmacy', DESK);
  await page.locator('.ykx-buttons button').first().click();
  await until(async () => (await page.locator('.ykx-area.is-full').count()) === 1, 'the full screen', PATIENCE);
  const {x, y, width, height} = (await page.locator('.ykx-canvas').boundingBox())!;
  const card = page.locator('.ykx-hover');
  const pointAt = async (by: number) => {
    await page.mouse.move(x + width / 2 + by, y + height / 2 + by);
    await until(async () => (await card.count()) === 1, 'the card', PATIENCE);
  };
  await pointAt(0);
  const said = await card.textContent();
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 3000)));
  expect(await card.textContent()).toBe(said);
  // onto the card, as slowly as a hand that trembles
  const place = (await card.boundingBox())!;
  const middle = [place.x + place.width / 2, place.y + place.height / 2] as const;
  await page.mouse.move(...middle, {steps: 20});
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 1000)));
  expect([await card.textContent(), await card.boundingBox()]).toEqual([said, place]);
  // and off it again
  await page.mouse.move(place.x - 60, place.y - 60, {steps: 5});
  await until(async () => (await card.boundingBox())?.x !== place.x, 'a card elsewhere', 5000);
  await page.keyboard.press('Escape');
  await until(async () => (await card.count()) === 0, 'no card', 5000);
  expect(await page.locator('.ykx-area.is-full').count()).toBe(1);
  await pointAt(6);
  await page.keyboard.press('Escape');
  await until(async () => (await card.count()) === 0, 'no card', 5000);
  await page.keyboard.press('Escape');
  await until(async () => (await page.locator('.ykx-area.is-full').count()) === 0, 'the page again', 5000);
  await page.context().close();
});

test('the sources of the map unfold under the pointer, fold on Escape, and unfold for the next visit', async () => {
  const {page} = await openExplorer(browser, site, '/demo/explore/#mode=city&service=pharmacy', {
    viewport: {width: 900, height: 700},
  });
  const line = page.locator('.ykx-source');
  await line.hover();
  const wraps = () => line.evaluate(one => getComputedStyle(one).whiteSpace);
  await until(async () => (await wraps()) === 'normal', 'the whole line', 5000);
  await page.keyboard.press('Escape');
  await until(async () => (await wraps()) === 'nowrap', 'one line', 5000);
  await page.mouse.move(300, 300);
  await line.hover();
  await until(async () => (await wraps()) === 'normal', 'the whole line again', 5000);
  await page.context().close();
});

test('nothing but the sign of what is recalled has a title, which the browser itself draws and takes away', async () => {
  const {page} = await openPage(browser, site);
  for (const prefix of ['', '/en']) {
    await page.goto(`${site}${prefix}/plan/`);
    const titles = await page
      .locator('main [title]')
      .evaluateAll(all => [...new Set(all.map(one => `${one.localName}.${one.className}`))]);
    expect(titles).toEqual(['span.plan-verify']);
  }
  await page.context().close();
});
