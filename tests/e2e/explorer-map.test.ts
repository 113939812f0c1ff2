import type {Browser, Page} from 'playwright-core';
import {afterAll, beforeAll, expect, inject, test} from 'vitest';
import {LIGHT} from '#charts/colors.ts';
import {launch, openPage, until} from '../support/browser.ts';
import {frames, pixelsOf} from '../support/map-colors.ts';

const site = inject('site');
const desk = {viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'} as const;
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const stands = (page: Page) => until(async () => page.locator('.ykx-centre').isEnabled(), 'the map', 80_000);

/** How often a part of the map was finished by the graphics card. */
function drawn(page: Page, part: string): Promise<number> {
  return page.evaluate(name => performance.getEntriesByName(`ykx-${name}-drawn`).length, part);
}

/** How many different colours a picture of the map shows: a few where nothing is drawn, many where streets and cells are. */
async function colorCount(page: Page): Promise<number> {
  const png = await page.locator('.ykx-canvas').screenshot();
  return page.evaluate(async base64 => {
    const bytes = Uint8Array.from(atob(base64), char => char.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const {data} = context.getImageData(0, 0, picture.width, picture.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, png.toString('base64'));
}

test('a lost graphics card is said, nothing else stops, and the map comes back by itself', async () => {
  const {page} = await openPage(browser, site, desk);
  await page.goto(`${site}/demo/explore/#mode=city&service=market`);
  await stands(page);
  await until(async () => (await drawn(page, 'surface')) > 0, 'the surface');
  await page.evaluate(() => {
    const extension = document
      .querySelector<HTMLCanvasElement>('.ykx-canvas canvas.maplibregl-canvas')!
      .getContext('webgl2')!
      .getExtension('WEBGL_lose_context')!;
    Object.assign(window, {giveBack: () => extension.restoreContext()});
    extension.loseContext();
  });
  await until(async () => (await page.locator('.ykx-undrawn[data-problem=graphics]').count()) === 1, 'the notice');
  expect(await page.locator('.ykx-finding').first().isVisible()).toBe(true);
  await page.evaluate(() => (window as unknown as {giveBack: () => void}).giveBack());
  await until(async () => (await page.locator('.ykx-undrawn').count()) === 0, 'the notice to go');
  await until(async () => (await colorCount(page)) > 200, 'the map again');
  await page.context().close();
});

/** How many pixels of the map have the colour of ink: symbols and words. */
const inkPixels = (page: Page) => pixelsOf(page, LIGHT.ink);

test('when the card loses only what lies over the map, that is drawn again on another canvas', async () => {
  const {page, errors} = await openPage(browser, site, desk);
  await page.goto(`${site}/monaco/explore/#mode=resident&service=pharmacy&at=7.4246,43.7384&map=7.4246,43.7384,15`);
  await stands(page);
  await until(async () => (await drawn(page, 'reach')) > 0, 'the reach', 80_000);
  await until(async () => (await inkPixels(page)) > 1000, 'the lines');
  const before = await inkPixels(page);
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.ykx-canvas canvas.ykx-deck')!;
    Object.assign(window, {lostCanvas: canvas});
    canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
  });
  await until(
    () =>
      page.evaluate(() => {
        const canvas = document.querySelector('.ykx-canvas canvas.ykx-deck');
        return canvas !== null && canvas !== (window as unknown as {lostCanvas: Element}).lostCanvas;
      }),
    'another canvas',
  );
  await until(async () => (await inkPixels(page)) > 0.9 * before, 'the lines again');
  expect(await page.locator('.ykx-undrawn').count()).toBe(0);
  expect(errors).toEqual([]);
  await page.context().close();
});

test('at rest nothing is drawn, neither the map nor what lies over it', async () => {
  const {page} = await openPage(browser, site, desk);
  await page.addInitScript(() => {
    const counts = {drawings: 0};
    Object.assign(window, {counts});
    for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'] as const) {
      const original: (...all: never[]) => void = WebGL2RenderingContext.prototype[name];
      WebGL2RenderingContext.prototype[name] = function (this: WebGL2RenderingContext, ...all: never[]) {
        counts.drawings++;
        Reflect.apply(original, this, all);
      };
    }
  });
  const drawings = () => page.evaluate(() => (window as unknown as {counts: {drawings: number}}).counts.drawings);
  await page.goto(`${site}/monaco/explore/#mode=resident&service=pharmacy&at=7.4246,43.7384&map=7.4246,43.7384,15`);
  await stands(page);
  await until(async () => (await drawn(page, 'reach')) > 0, 'the reach', 80_000);
  let before = await drawings();
  expect(before).toBeGreaterThan(0);
  await until(async () => {
    await frames(page, 60);
    const now = await drawings();
    const isStill = now === before;
    before = now;
    return isStill;
  }, 'rest');
  await frames(page, 90);
  expect(await drawings()).toBe(before);
  await page.context().close();
});

test('a card that stays lost leaves a button that builds the map anew', async () => {
  const {page} = await openPage(browser, site, desk);
  await page.goto(`${site}/demo/explore/#mode=city&service=market`);
  await stands(page);
  await page.evaluate(() =>
    document
      .querySelector<HTMLCanvasElement>('.ykx-canvas canvas.maplibregl-canvas')!
      .getContext('webgl2')!
      .getExtension('WEBGL_lose_context')!
      .loseContext(),
  );
  await page.locator('.ykx-undrawn button').click();
  await stands(page);
  await until(async () => (await colorCount(page)) > 200, 'the map again');
  expect(await page.locator('.ykx-undrawn').count()).toBe(0);
  await page.context().close();
});

test('without WebGL2 a notice stands in the place of the map, all else answers, and the retry builds the map', async () => {
  const {page} = await openPage(browser, site, desk);
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    Object.assign(window, {noWebGl: true});
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      const isOff = 'noWebGl' in window && window.noWebGl === true && kind.startsWith('webgl');
      return isOff ? null : Reflect.apply(original, this, [kind, ...rest]);
    } as typeof original;
  });
  await page.goto(`${site}/demo/explore/#mode=city&service=market`);
  await until(async () => (await page.locator('.ykx-undrawn[data-problem=webgl]').count()) === 1, 'the notice', 80_000);
  await until(async () => /%/.test((await page.locator('.ykx-finding').first().textContent()) ?? ''), 'the finding');
  await page.evaluate(() => Object.assign(window, {noWebGl: false}));
  await page.locator('.ykx-undrawn button').click();
  await stands(page);
  await page.context().close();
});

test('the pin is carried with the mouse to another place, which is then asked about', async () => {
  const {page} = await openPage(browser, site, desk);
  await page.goto(`${site}/monaco/explore/#mode=resident&service=pharmacy&at=7.4246,43.7384&map=7.4246,43.7384,15`);
  await stands(page);
  await until(async () => (await drawn(page, 'reach')) > 0, 'the reach', 80_000);
  const before = page.url();
  const box = (await page.locator('.ykx-canvas').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // the pin stands on its place: its head is above
  await page.mouse.move(x, y - 24);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 44, {steps: 4});
  await page.mouse.up();
  await until(async () => page.url() !== before && /at=/.test(page.url()), 'the place to change');
  const at = /at=([-\d.]+),([-\d.]+)/.exec(page.url())!;
  expect(Number(at[1])).toBeLessThan(7.4246);
  expect(Number(at[2])).toBeGreaterThan(43.7384);
  expect(page.url()).toContain('map=7.4246,43.7384,15');
  await page.context().close();
});
