import type {BrowserContextOptions, Page} from 'playwright-core';
import {expect, inject} from 'vitest';
import {until} from './browser.ts';
import {PATIENCE, reads} from './explorer-page.ts';

/** The smallest desk: software rendering costs by the pixel. */
export const SMALL: BrowserContextOptions = {viewport: {width: 800, height: 640}, reducedMotion: 'reduce'};

/** Opens the explorer: by its button, or by a link to a view. */
export async function openMap(page: Page, path = '/monaco/explore/'): Promise<void> {
  await page.goto(inject('site') + path);
  if (!path.includes('#')) await page.locator('.ykx-opener .ykx-primary').click();
}

/** What happened is said, and the tables of the page, which need no script, are there. */
export async function saysWithTables(page: Page, selector: string, pattern: RegExp): Promise<void> {
  await reads(page, selector, pattern);
  const table = page.locator('main table:not(.ykx table)').first();
  expect(await table.isVisible()).toBe(true);
  expect(await table.locator('tr').count()).toBeGreaterThan(1);
}

/** Waits until nothing fits any more. */
export const isGone = (page: Page, selector: string) =>
  until(async () => (await page.locator(selector).count()) === 0, `${selector} to go`, PATIENCE);
