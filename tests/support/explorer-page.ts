import {execFileSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {AxeBuilder} from '@axe-core/playwright';
import type {Browser, BrowserContextOptions, Page} from 'playwright-core';
import {openPage, until} from './browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A small desk: software rendering costs by the pixel. */
export const DESK: BrowserContextOptions = {viewport: {width: 1100, height: 760}, reducedMotion: 'reduce'};
export const PHONE: BrowserContextOptions = {
  viewport: {width: 390, height: 844},
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
};

/** How long something may take on a busy machine. */
export const PATIENCE = 80_000;

/** An explore page whose map is open and whose first surface is there. */
export interface OpenedExplorer {
  readonly page: Page;
  readonly foreign: readonly string[];
  readonly errors: readonly string[];
}

/** Text of the first match, or null. */
export function textOf(page: Page, selector: string): Promise<string | null> {
  return page.evaluate(one => document.querySelector(one)?.textContent ?? null, selector);
}

/** Waits until a text is there that fits. */
export async function reads(page: Page, selector: string, pattern: RegExp): Promise<void> {
  await until(
    async () => pattern.test((await textOf(page, selector)) ?? ''),
    `${selector} to read ${pattern}`,
    PATIENCE,
  );
}

/** Number in a data attribute of the first match; NaN when it is not there. */
export function dataOf(page: Page, selector: string, name: string): Promise<number> {
  return page.evaluate(
    ([one, attribute]) => Number(document.querySelector(one!)?.getAttribute(attribute!) ?? Number.NaN),
    [selector, name],
  );
}

/** Waits until the map may be used and has drawn what was asked last. */
export async function mapRests(page: Page): Promise<void> {
  await until(async () => page.locator('.ykx-centre').isEnabled(), 'the map', PATIENCE);
}

/**
 * Opens a city's explorer, first use already read. `path` as in `/en/monaco/explore/#mode=city`: with a fragment the map opens
 * by itself, without one its button is pressed.
 */
export async function openExplorer(
  browser: Browser,
  site: string,
  path: string,
  options: BrowserContextOptions = DESK,
): Promise<OpenedExplorer> {
  const opened = await openPage(browser, site, options);
  await opened.page.addInitScript(() => {
    try {
      localStorage.setItem('yike-intro', 'seen');
    } catch {
      // a page without storage shows the first sentences; nothing depends on them
    }
  });
  await opened.page.goto(site + path);
  if (!path.includes('#')) await opened.page.locator('.ykx-opener .ykx-primary').click();
  await mapRests(opened.page);
  return opened;
}

/** What the command line answers. */
export function yike(...args: string[]): string {
  return execFileSync(process.execPath, ['scripts/yike.ts', ...args], {
    cwd: root,
    env: {...process.env, INIT_CWD: root},
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

/** Violations of accessibility rules on the page as it is, in words; empty when there are none. */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({page}).analyze();
  return found.violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
}

const counted = new Map<string, {people: number; inTime: number}>();

/** People of a city, and those of them in time of a service for an adult, as the command line counts them, in persons. */
export function covered(city: string, category: string, minutes: number): {people: number; inTime: number} {
  const key = `${city} ${category} ${minutes}`;
  const before = counted.get(key);
  if (before !== undefined) return before;
  const [header, ...lines] = yike(
    'coverage',
    `public/data/${city}`,
    '--category',
    category,
    '--minutes',
    String(minutes),
    '--by',
    'city',
  )
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map(line => line.split(','));
  const at = (name: string) => header!.indexOf(name);
  const row = lines.find(fields => fields[at('profile')] === 'adult' && fields[at('group')] === 'all')!;
  const answer = {people: Number(row[at('people')]), inTime: Number(row[at('covered')])};
  counted.set(key, answer);
  return answer;
}
