import {brotliCompressSync, gzipSync} from 'node:zlib';
import type {Browser, Response} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {PROGRAM_BYTES} from '#explorer/program-bytes.ts';
import {launch, openPage, until} from '../support/browser.ts';

const site = inject('site');
let browser: Browser;
/** Bytes with brotli of every answer, in the order of the visit. */
const visit = {page: new Map<string, number>(), map: new Map<string, number>(), tables: new Map<string, number>()};
/** Bytes as sent of the city's files that came before the first surface. */
let cityBytes = 0;

const isProgram = (url: string) => /\.(js|mjs|css)(\?|$)/.test(url);
const sum = (sizes: Map<string, number>) => [...sizes.values()].reduce((total, size) => total + size, 0);

/** Adds what a file of the city takes as a host with compression sends it. */
async function addCityBytes(response: Response): Promise<void> {
  const body = await response.body().catch(() => Buffer.alloc(0));
  const packed = body[0] === 0x1f && body[1] === 0x8b;
  // a server may name the packing as an encoding, and then the browser has unpacked it already
  if (response.url().endsWith('.gz')) cityBytes += packed ? body.length : gzipSync(body).length;
  else cityBytes += brotliCompressSync(body).length;
}

beforeAll(async () => {
  browser = await launch();
  const {page} = await openPage(browser, site, {viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'});
  let beforeSurface = true;
  const pending: Promise<void>[] = [];
  page.on('response', response => {
    const url = response.url();
    if (beforeSurface && url.includes('/data/') && !url.endsWith('.pmtiles')) pending.push(addCityBytes(response));
  });
  const workers: string[] = [];
  page.on('worker', worker => workers.push(worker.url()));
  const takeStock = async (into: Map<string, number>) => {
    await page.waitForLoadState('networkidle');
    await Promise.all(pending);
    const urls = await page.evaluate(() => performance.getEntriesByType('resource').map(entry => entry.name));
    const known = [visit.page, visit.map, visit.tables];
    const fresh = [...new Set([...urls, ...workers].filter(isProgram))].filter(
      url => !known.some(sizes => sizes.has(url)),
    );
    // all fetched before any is packed: packing holds the process longer than a server keeps a connection
    const bodies = await Promise.all(fresh.map(async url => new Uint8Array(await (await fetch(url)).arrayBuffer())));
    for (const [index, url] of fresh.entries()) into.set(url, brotliCompressSync(bodies[index]!).length);
  };
  const reads = (selector: string, pattern: RegExp) =>
    until(
      async () => pattern.test(await page.evaluate(one => document.querySelector(one)?.textContent ?? '', selector)),
      selector,
      60_000,
    );

  await page.goto(`${site}/demo/explore/`);
  await reads('.ykx-tables', /\S/);
  await takeStock(visit.page);
  await page.locator('.ykx-opener .ykx-primary').click();
  await reads('.ykx-finding', /%/);
  beforeSurface = false;
  await until(async () => workers.some(url => url.includes('maplibre')), 'the worker of the map', 60_000);
  await takeStock(visit.map);
  await page.locator('.ykx-tables .ykx-primary').click();
  await reads('.ykx-scroll tbody', /\S/);
  await takeStock(visit.tables);
});
afterAll(async () => {
  await browser.close();
});

describe('what a visitor downloads', () => {
  test('at most 60 KB of script before the map is opened', () => {
    const scripts = new Map([...visit.page].filter(([url]) => !/\.css/.test(url)));
    expect(scripts.size).toBeGreaterThan(0);
    expect(sum(scripts)).toBeLessThanOrEqual(60_000);
  });

  test('at most 650 KB of program for the map, and what the button says within a tenth', () => {
    expect(sum(visit.map)).toBeLessThanOrEqual(650_000);
    expect(Math.abs(sum(visit.map) / PROGRAM_BYTES - 1)).toBeLessThan(0.1);
  });

  test('at most 700 KB of city data before the first surface', () => {
    expect(cityBytes).toBeGreaterThan(50_000);
    expect(cityBytes).toBeLessThanOrEqual(700_000);
  });

  test('nothing of the database before its button', () => {
    const early = [...visit.page.keys(), ...visit.map.keys()].filter(url => /duckdb|engine\.|connect\./.test(url));
    expect(early).toEqual([]);
    expect([...visit.tables.keys()].some(url => /duckdb/.test(url))).toBe(true);
  });
});
