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

/** How long the mouse lies still before it presses, as a hand does: what its moving drew is then done. */
const REST_MILLISECONDS = 150;

/** Presses the mouse at a pixel and waits for a mark after it: milliseconds from the press; null when it does not come. */
async function clickToMark(page: Page, x: number, y: number, name: string): Promise<number | null> {
  await page.mouse.move(x, y);
  await page.waitForTimeout(REST_MILLISECONDS);
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

/** Most memory that the page's process, with its workers, had resident at once. */
async function memoryMegabytes(session: CDPSession): Promise<number> {
  const {processInfo} = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: {type: string; id: number}[];
  };
  const renderers = processInfo.filter(({type}) => type === 'renderer');
  const peaks = renderers.map(({id}) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? '0');
  return Math.max(...peaks.map(Number)) / 1024;
}

/** Milliseconds of one click, each from the press. */
interface Click {
  /** The worker's answer is handed to the map. */
  readonly answered: number;
  /** The map's part of the main thread is done: the graphics card was told everything. */
  readonly given: number;
  /** How many people are within reach is written. */
  readonly written: number;
  /** The graphics card is done. */
  readonly drawn: number;
}

/** Notes when the headcount of the place's card changes. */
const noteHeadcount = (page: Page) =>
  page.evaluate(() => {
    const table = document.querySelector('.ykx-reach');
    if (table === null || 'noted' in table) return;
    Object.assign(table, {noted: true});
    new MutationObserver(() => Object.assign(globalThis, {written: performance.now()})).observe(table, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });

/** Clicks at random places. */
async function clicks(page: Page): Promise<Click[]> {
  const box = (await page.locator('.ykx-canvas').boundingBox())!;
  const measured: Click[] = [];
  for (let i = 0; i < CLICKS; i++) {
    const x = box.x + box.width * (0.3 + 0.4 * ((i * 0.618) % 1));
    const y = box.y + box.height * (0.3 + 0.4 * ((i * 0.382) % 1));
    await noteHeadcount(page);
    const drawn = await clickToMark(page, x, y, 'ykx-reach-drawn');
    if (drawn === null) continue;
    const [answered, given, written] = await page.evaluate(() => {
      const {lastClick: pressed, written: at = Number.NaN} = globalThis as unknown as Record<string, number>;
      const mark = (name: string) => performance.getEntriesByName(name).at(-1)?.startTime ?? Number.NaN;
      return [mark('ykx-reach-shown') - pressed!, mark('ykx-reach-given') - pressed!, at - pressed!] as const;
    });
    measured.push({answered, given, written, drawn});
    // the list of services comes after
    await page.waitForTimeout(REST_MILLISECONDS);
  }
  return measured;
}

function tellClicks(measured: readonly Click[]): void {
  const of = (part: (click: Click) => number) => spread(measured.map(part).filter(one => one >= 0));
  console.log(
    `click to drawn reach: ${of(click => click.drawn)}; to the headcount written: ${of(click => click.written)}`,
  );
  console.log(`  worker, both ways: ${of(click => click.answered)}`);
  console.log(`  main thread, telling the graphics card: ${of(click => click.given - click.answered)}`);
  console.log(`  frame, words and graphics card: ${of(click => click.drawn - click.given)}`);
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

/** Milliseconds from the press that places a facility to the numbers of the plan with it, one after another. */
async function additions(page: Page): Promise<number[]> {
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
      if (id === 'las-palmas') tellClicks(await clicks(page));
      console.log(`longest task of the page while the slider moves: ${Math.round(await slider(page))} ms`);
      console.log(`facility placed to shown numbers: ${spread(await additions(page))}`);
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
