/**
 * The explorer in a real browser: `npm run bench -- explorer [las-palmas=DIR] [no-million]`, after `npm run build`. Software rendering, a
 * local server without delay. Las Palmas when its built folder is given or in public/data; an invented city of a million cells
 * is written to a temporary folder. Prints a table; nothing here is a test.
 */
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Browser, CDPSession, Page} from 'playwright-core';
import {launch, until} from '../support/browser.ts';
import {writeSyntheticCity} from '../support/million-city.ts';
import {serveCities} from '../support/serve-cities.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MILLION = {edges: 1_000_000, cells: 1_000_000, facilities: 2000};
const CLICKS = 50;

/** Numbers of a row of measurements: median, 95th percentile and largest, milliseconds. */
function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!);
  return `${at(0.5)} / ${at(0.95)} / ${Math.round(sorted.at(-1)!)} ms (n = ${sorted.length})`;
}

/** Notes long tasks and marks from the beginning. */
async function watched(browser: Browser): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, reducedMotion: 'reduce'});
  await context.addInitScript(() => {
    localStorage.setItem('yike-intro', 'seen');
    const seen: {start: number; ms: number}[] = [];
    Object.assign(globalThis, {longTasks: seen, lastClick: 0});
    // from the press itself, not from when it was sent to the browser
    addEventListener('click', event => Object.assign(globalThis, {lastClick: event.timeStamp}), true);
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) seen.push({start: entry.startTime, ms: entry.duration});
    }).observe({type: 'longtask', buffered: true});
  });
  return context.newPage();
}

const lastMark = (page: Page, name: string) =>
  page.evaluate(one => performance.getEntriesByName(one).at(-1)?.startTime ?? -1, name);

async function afterMark(page: Page, name: string, start: number): Promise<number> {
  let at = -1;
  await until(async () => {
    at = await lastMark(page, name);
    return at > start;
  }, name);
  return at - start;
}

/** Presses the mouse at a pixel and waits for a mark after it: milliseconds from the press; null when it does not come. */
async function clickToMark(page: Page, x: number, y: number, name: string): Promise<number | null> {
  const start = await now(page);
  await page.mouse.click(x, y);
  const waited = await Promise.race([afterMark(page, name, start), page.waitForTimeout(2000).then(() => null)]);
  if (waited === null) return null;
  const pressed = await page.evaluate(() => (globalThis as unknown as {lastClick: number}).lastClick);
  return start + waited - pressed;
}

const now = (page: Page) => page.evaluate(() => performance.now());

async function openMap(page: Page, url: string): Promise<number> {
  await page.goto(url);
  const button = page.locator('.ykx-opener .ykx-primary');
  await button.waitFor();
  await page.waitForLoadState('networkidle');
  const start = await now(page);
  await button.click();
  return afterMark(page, 'ykx-surface-drawn', start);
}

/** Bytes held by all processes of the page: script heaps and typed arrays of page and workers. */
async function memoryMegabytes(session: CDPSession): Promise<number> {
  const {processInfo} = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: {type: string; id: number}[];
  };
  const renderers = processInfo.filter(({type}) => type === 'renderer');
  const peaks = renderers.map(({id}) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? '0');
  return Math.max(...peaks.map(Number)) / 1024;
}

/** From a click at a random place to the drawn reach, and until the worker's answer is handed to the map. */
async function clicks(page: Page): Promise<{total: number[]; worker: number[]}> {
  const box = (await page.locator('.ykx-canvas').boundingBox())!;
  const total: number[] = [];
  const worker: number[] = [];
  for (let i = 0; i < CLICKS; i++) {
    const x = box.x + box.width * (0.3 + 0.4 * ((i * 0.618) % 1));
    const y = box.y + box.height * (0.3 + 0.4 * ((i * 0.382) % 1));
    const drawn = await clickToMark(page, x, y, 'ykx-reach-drawn');
    if (drawn === null) continue;
    total.push(drawn);
    const shown = await page.evaluate(() => {
      const pressed = (globalThis as unknown as {lastClick: number}).lastClick;
      return (performance.getEntriesByName('ykx-reach-shown').at(-1)?.startTime ?? Number.NaN) - pressed;
    });
    worker.push(shown);
  }
  return {total, worker};
}

async function slider(page: Page): Promise<number> {
  await page.locator('.ykx-modes button').nth(1).click();
  const range = page.locator('.ykx-area input[type=range]').first();
  await range.waitFor();
  await page.waitForTimeout(1500);
  const start = await now(page);
  await range.focus();
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press(step % 2 === 0 && step > 20 ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(500);
  return page.evaluate(
    from =>
      Math.max(
        0,
        ...(globalThis as unknown as {longTasks: {start: number; ms: number}[]}).longTasks
          .filter(task => task.start > from)
          .map(task => task.ms),
      ),
    start,
  );
}

/** From placing or closing a facility to its shown numbers. */
async function edits(page: Page): Promise<number[]> {
  await page.locator('.ykx-modes button').nth(2).click();
  const tool = page.locator('[data-tool=add]');
  await tool.waitFor();
  await tool.click();
  await page.waitForTimeout(1000);
  const box = (await page.locator('.ykx-canvas').boundingBox())!;
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const shown = await clickToMark(
      page,
      box.x + box.width * (0.4 + 0.01 * i),
      box.y + box.height * 0.5,
      'ykx-plan-shown',
    );
    if (shown !== null) times.push(shown);
  }
  return times;
}

async function main(): Promise<void> {
  const given = process.argv.find(argument => argument.startsWith('las-palmas='))?.slice('las-palmas='.length);
  const lasPalmas = given ?? join(root, 'public/data/las-palmas');
  const cities = new Map<string, string>();
  if (existsSync(lasPalmas)) cities.set('las-palmas', lasPalmas);
  const temporary = mkdtempSync(join(tmpdir(), 'million-'));
  if (!process.argv.includes('no-million')) {
    writeSyntheticCity(temporary, 'million', MILLION, join(root, 'public/data/demo'), 'health_station');
    cities.set('million', temporary);
  }
  const server = await serveCities(cities);
  const browser = await launch();
  try {
    for (const id of cities.keys()) {
      const page = await watched(browser);
      const url = `${server.site}/${id}/explore/`;
      console.log(`## ${id}`);
      const opened = [await openMap(page, url)];
      if (id === 'las-palmas') for (let i = 0; i < 4; i++) opened.push(await openMap(page, url));
      console.log(`click to first surface: ${spread(opened)}`);
      await page.waitForTimeout(2000);
      if (id === 'las-palmas') {
        const {total, worker} = await clicks(page);
        console.log(`click to drawn reach: ${spread(total)}; until the answer is there: ${spread(worker)}`);
      }
      console.log(`longest task of the page while the slider moves: ${Math.round(await slider(page))} ms`);
      console.log(`edit to shown numbers: ${spread(await edits(page))}`);
      const session = await browser.newBrowserCDPSession();
      console.log(`peak resident memory of the page's process: ${Math.round(await memoryMegabytes(session))} MB`);
      await page.context().close();
    }
  } finally {
    await browser.close();
    server.close();
    rmSync(temporary, {recursive: true});
  }
}

await main();
