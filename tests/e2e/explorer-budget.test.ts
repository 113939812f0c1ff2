import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import type {Browser, Page, Response} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {CITY_FILES} from '#explorer/city-files.ts';
import {PROGRAM_BYTES} from '#explorer/program-bytes.ts';
import {launch, openPage, until} from '../support/browser.ts';
import {DESK, mapRests, PATIENCE, reads} from '../support/explorer-page.ts';

const site = inject('site');
let browser: Browser;

const isProgram = (url: string) => /\.(js|mjs|css)(\?|$)/.test(url);
const sum = (sizes: ReadonlyMap<string, number>) => [...sizes.values()].reduce((total, size) => total + size, 0);

/** One visitor's downloads, told apart by when they came. */
class Visit {
  readonly page: Page;
  /** Bytes as sent of the city's files that came before the first surface was drawn. */
  cityBytes = 0;
  #beforeSurface = true;
  readonly #workers: string[] = [];
  readonly #pending: Promise<void>[] = [];
  readonly #known = new Set<string>();

  constructor(page: Page) {
    this.page = page;
    page.on('worker', worker => this.#workers.push(worker.url()));
    page.on('response', response => {
      const url = response.url();
      if (this.#beforeSurface && url.includes('/data/') && !url.endsWith('.pmtiles'))
        this.#pending.push(this.#addCityBytes(response));
    });
  }

  /** Adds what a file of the city takes as a host with compression sends it. */
  async #addCityBytes(response: Response): Promise<void> {
    const body = await response.body().catch(() => Buffer.alloc(0));
    const packed = body[0] === 0x1f && body[1] === 0x8b;
    // a server may name the packing as an encoding, and then the browser has unpacked it already
    if (response.url().endsWith('.gz')) this.cityBytes += packed ? body.length : gzipSync(body).length;
    else this.cityBytes += brotliCompressSync(body).length;
  }

  /** Waits until the map stands with its first surface, by when all of the city that counts has come. */
  async surface(): Promise<void> {
    const isDrawn = () => this.page.evaluate(() => performance.getEntriesByName('ykx-surface-drawn').length > 0);
    await until(isDrawn, 'the surface', PATIENCE);
    this.#beforeSurface = false;
    await mapRests(this.page);
    await until(async () => this.#workers.some(url => url.includes('maplibre')), 'the worker of the map', PATIENCE);
  }

  /** Bytes with brotli of every program that came since the last time. */
  async take(): Promise<Map<string, number>> {
    await this.page.waitForLoadState('networkidle');
    await Promise.all(this.#pending);
    const urls = await this.page.evaluate(() => performance.getEntriesByType('resource').map(entry => entry.name));
    const fresh = [...new Set([...urls, ...this.#workers].filter(isProgram))].filter(url => !this.#known.has(url));
    // all fetched before any is packed: packing holds the process longer than a server keeps a connection
    const bodies = await Promise.all(fresh.map(async url => new Uint8Array(await (await fetch(url)).arrayBuffer())));
    for (const url of fresh) this.#known.add(url);
    return new Map(fresh.map((url, index) => [url, brotliCompressSync(bodies[index]!).length]));
  }
}

/** What each step brought, of a visitor who presses the buttons and of one who follows a link to the city. */
const brought = {
  page: new Map<string, number>(),
  map: new Map<string, number>(),
  tables: new Map<string, number>(),
  link: new Map<string, number>(),
};
let cityBytes: readonly number[] = [];

async function visit(path: string): Promise<Visit> {
  const {page} = await openPage(browser, site, DESK);
  const visitor = new Visit(page);
  await page.goto(site + path);
  return visitor;
}

beforeAll(async () => {
  browser = await launch();
  const byButton = await visit('/demo/explore/');
  await reads(byButton.page, '.ykx-tables', /\S/);
  brought.page = await byButton.take();
  await byButton.page.locator('.ykx-opener .ykx-primary').click();
  await reads(byButton.page, '.ykx-card', /\S/);
  await byButton.surface();
  brought.map = await byButton.take();
  await byButton.page.locator('.ykx-tables .ykx-primary').click();
  await reads(byButton.page, '.ykx-scroll tbody', /\S/);
  brought.tables = await byButton.take();
  await byButton.page.context().close();

  const byLink = await visit('/demo/explore/#mode=city&service=market');
  await reads(byLink.page, '.ykx-finding', /%/);
  await byLink.surface();
  brought.link = await byLink.take();
  for (const url of brought.page.keys()) brought.link.delete(url);
  await byLink.page.context().close();
  cityBytes = [byButton.cityBytes, byLink.cityBytes];
});
afterAll(async () => {
  await browser.close();
});

describe('what a visitor downloads', () => {
  test('at most 60 KB of script before the map is opened', () => {
    const scripts = new Map([...brought.page].filter(([url]) => !/\.css/.test(url)));
    expect(scripts.size).toBeGreaterThan(0);
    expect(sum(scripts)).toBeLessThanOrEqual(60_000);
  });

  test('at most 650 KB of program for the map by its button, and what the button says within a tenth', () => {
    expect(sum(brought.map)).toBeLessThanOrEqual(650_000);
    expect(Math.abs(sum(brought.map) / PROGRAM_BYTES - 1)).toBeLessThan(0.1);
  });

  test('at most 650 KB of program for the map by a link to the whole city', () => {
    expect([...brought.link.keys()].some(url => /map-view/.test(url))).toBe(true);
    expect(sum(brought.link)).toBeLessThanOrEqual(650_000);
  });

  test('each mode brings its own program and not that of the others', () => {
    const modes = (sizes: ReadonlyMap<string, number>) =>
      [...sizes.keys()].flatMap(url => /(resident|city|plan)-mode\.[^/]*\.js/.exec(url)?.[1] ?? []);
    expect(modes(brought.map)).toEqual(['resident']);
    expect(modes(brought.link)).toEqual(['city']);
  });

  test('at most 700 KB of city data before the first surface, by button and by link', () => {
    expect(cityBytes).toHaveLength(2);
    for (const bytes of cityBytes) {
      expect(bytes).toBeGreaterThan(50_000);
      expect(bytes).toBeLessThanOrEqual(700_000);
    }
  });

  test('no more than that of any city built here', () => {
    const data = fileURLToPath(new URL('../../public/data', import.meta.url));
    const cities = readdirSync(data).filter(id => existsSync(join(data, id, 'manifest.json')));
    expect(cities).toContain('monaco');
    for (const id of cities) {
      const files = Object.values(CITY_FILES).filter(path => existsSync(join(data, id, path)));
      expect(files.length).toBeGreaterThanOrEqual(4);
      const packed = files.reduce((total, path) => total + readFileSync(join(data, id, path)).length, 0);
      const list = brotliCompressSync(readFileSync(join(data, id, 'manifest.json'))).length;
      expect(packed + list, id).toBeLessThanOrEqual(700_000);
    }
  });

  test('nothing of the database before its button', () => {
    const early = [...brought.page.keys(), ...brought.map.keys(), ...brought.link.keys()];
    expect(early.filter(url => /duckdb|engine\.|connect\./.test(url))).toEqual([]);
    expect([...brought.tables.keys()].some(url => /duckdb/.test(url))).toBe(true);
  });
});
