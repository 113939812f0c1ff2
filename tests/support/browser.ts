import {type Browser, type BrowserContextOptions, chromium, type Locator, type Page} from 'playwright-core';
import {findBrowser} from '../../scripts/test-browser.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Starts the machine's Chromium without a window, with WebGL2 in software. Throws when there is none. */
export async function launch(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = await findBrowser();
  if (executablePath === null) throw new Error('no Chrome or Chromium found; npm test installs one');
  return chromium.launch({executablePath, args: [...FLAGS, ...flags]});
}

/** A page whose requests to any other host are refused and listed in `foreign`, and whose page errors are listed in `errors`. */
export async function openPage(
  browser: Browser,
  site: string,
  options: BrowserContextOptions = {},
): Promise<{page: Page; foreign: string[]; errors: string[]}> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const foreign: string[] = [];
  const errors: string[] = [];
  await context.route('**/*', route => {
    const url = route.request().url();
    if (url.startsWith(site) || url.startsWith('data:') || url.startsWith('blob:')) return route.continue();
    foreign.push(url);
    return route.abort();
  });
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return {page, foreign, errors};
}

/** Waits until a condition holds, asking the page again and again (waitForFunction would need eval, which our CSP forbids). */
export async function until(check: () => Promise<boolean>, what: string, milliseconds = 60_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    if (await check().catch(whileLeaving)) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`waited ${milliseconds} ms in vain for: ${what}`);
}

/** A page that is just being left cannot be asked: the next one can. */
function whileLeaving(error: Error): false {
  if (/context was destroyed|because of a navigation/.test(error.message)) return false;
  throw error;
}

/** Waits until every part of the page that answers a visitor does so. */
export function answers(page: Page): Promise<void> {
  return until(async () => (await page.locator('astro-island[ssr]').count()) === 0, 'the page to answer');
}

/** Follows a link and waits until the page it leads to is loaded whole: text, stylesheets, scripts. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const href = await link.evaluate((one: HTMLAnchorElement) => one.href);
  await link.click();
  await page.waitForURL(href, {waitUntil: 'load'});
}
