import type {Page} from 'playwright-core';
import {until} from './browser.ts';
import {PATIENCE, yike} from './explorer-page.ts';
import type {Degrees} from './map-pointer.ts';

/** Facility and seconds of every service at a place, as the command line says them. */
export interface Nearest {
  readonly categories: Record<string, {facility_id?: string; seconds: number; no_data?: true} | null>;
}

/** What the command line says of a place. */
export function nearest(city: string, at: Degrees, walker = 'adult'): Nearest {
  return JSON.parse(yike('nearest', `public/data/${city}`, '--at', at.join(','), '--profile', walker)) as Nearest;
}

/** Facility and seconds of every service shown. */
export function shownServices(page: Page): Promise<Record<string, [string, number]>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.ykx-service[data-facility]')].map(row => [
        row.dataset['category']!,
        [row.dataset['facility']!, Number(row.dataset['seconds'])] as [string, number],
      ]),
    ),
  );
}

/** The same as the command line says it. */
export function toldServices({categories}: Nearest): Record<string, [string, number]> {
  return Object.fromEntries(
    Object.entries(categories).flatMap(([key, found]) =>
      found?.facility_id ? [[key, [found.facility_id, found.seconds] as [string, number]]] : [],
    ),
  );
}

/** Waits for a complete answer for a walker, where one is asked for. */
export async function answered(page: Page, walker = 'adult'): Promise<void> {
  await until(
    async () => (await page.locator(`.ykx-card[aria-busy=false] .ykx-answer[data-walker=${walker}]`).count()) === 1,
    `an answer for ${walker}`,
    PATIENCE,
  );
}
