import type {Page} from 'playwright-core';
import {until} from './browser.ts';
import {PATIENCE} from './explorer-page.ts';

/** A place in degrees: longitude, latitude. */
export type Degrees = readonly [lon: number, lat: number];

/** Side of the world at zoom 0, CSS pixels. */
const TILE = 512;

/** How long an address stays as it is before the map is taken to rest, milliseconds: longer than it waits to be written. */
const REST_MILLISECONDS = 450;

/** Waits until the address has stayed the same for a while: the map moves no more, and all it says is in it. */
export async function addressRests(page: Page): Promise<string> {
  let [last, since] = [page.url(), performance.now()];
  await until(
    async () => {
      if (page.url() !== last) [last, since] = [page.url(), performance.now()];
      return performance.now() - since > REST_MILLISECONDS;
    },
    'the map to rest',
    PATIENCE,
  );
  return last;
}

/** Number list of a part of the address after #; null when it is not there. */
export function numbersIn(url: string, part: string): number[] | null {
  const text = new URLSearchParams(new URL(url).hash.slice(1)).get(part);
  return text === null ? null : text.split(',').map(Number);
}

/** Place asked about, from the address. */
export function askedPlace(url: string): Degrees | null {
  const at = numbersIn(url, 'at');
  return at === null ? null : [at[0]!, at[1]!];
}

/** Waits for another place asked about than `before`, and gives it. */
export async function nextPlace(page: Page, before: Degrees | null): Promise<Degrees> {
  await until(
    async () => {
      const now = askedPlace(page.url());
      return now !== null && String(now) !== String(before);
    },
    'another place in the address',
    PATIENCE,
  );
  return askedPlace(page.url())!;
}

/** World coordinates of web Mercator, 0 to 1. */
function mercator([lon, lat]: Degrees): [x: number, y: number] {
  const radians = (lat * Math.PI) / 180;
  return [(lon + 180) / 360, (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2];
}

/** Pixel of the window at which a place is drawn, by the camera in the address (`map=`), once the map rests. */
export async function pixelOf(page: Page, place: Degrees): Promise<{x: number; y: number}> {
  const canvas = page.locator('.ykx-canvas');
  await canvas.evaluate(element => element.scrollIntoView({block: 'center'}));
  const camera = numbersIn(await addressRests(page), 'map');
  if (camera === null) throw new Error(`no camera in the address ${page.url()}`);
  const box = (await canvas.boundingBox())!;
  const scale = TILE * 2 ** camera[2]!;
  const [centre, wanted] = [mercator([camera[0]!, camera[1]!]), mercator(place)];
  return {
    x: box.x + box.width / 2 + (wanted[0] - centre[0]) * scale,
    y: box.y + box.height / 2 + (wanted[1] - centre[1]) * scale,
  };
}

/** Clicks the map at a place. */
export async function clickMap(page: Page, place: Degrees): Promise<void> {
  const {x, y} = await pixelOf(page, place);
  await page.mouse.click(x, y);
}

/** Taps the map at a place with a finger. */
export async function tapMap(page: Page, place: Degrees): Promise<void> {
  const {x, y} = await pixelOf(page, place);
  await page.touchscreen.tap(x, y);
}

/** Draws a finger over the screen, as the system reports it. */
export async function swipe(
  page: Page,
  from: {readonly x: number; readonly y: number},
  to: {readonly x: number; readonly y: number},
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', {type, touchPoints: [{x, y}]});
  await touch('touchStart', from.x, from.y);
  for (let step = 1; step <= 8; step++)
    await touch('touchMove', from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
  await session.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
  await session.detach();
}

/** Metres between two places, near enough for a city. */
export function metersBetween([lon1, lat1]: Degrees, [lon2, lat2]: Degrees): number {
  const cosine = Math.cos((lat1 * Math.PI) / 180);
  return Math.hypot((lon2 - lon1) * cosine, lat2 - lat1) * 111_195;
}
