import type {Page} from 'playwright-core';
import {until} from './browser.ts';
import {PATIENCE} from './explorer-page.ts';

/** People of one row as the command `coverage` names them, persons. */
export interface ShownCounts {
  readonly people: number;
  readonly covered_low: number;
  readonly covered: number;
  readonly covered_high: number;
  readonly uncovered: number;
  readonly unknown: number;
}

/** Waits until something is on the page, present or not in a closed fold. */
export function isThere(page: Page, selector: string): Promise<void> {
  return until(async () => (await page.locator(selector).count()) > 0, selector, PATIENCE);
}

/** A selector for a table of the city's numbers asked for this and nothing older. */
function askedSelector(table: string, service: string, walker: string, minutes: number): string {
  return `${table}[data-service=${service}][data-walker=${walker}][data-minutes="${minutes}"]`;
}

/** Chooses service, walker and minutes above the map of the city and waits for their numbers. */
export async function askCity(page: Page, service: string, walker: string, minutes: number): Promise<void> {
  const controls = page.locator('.ykx-area .ykx-city-controls');
  await controls.locator('.ykx-ask-service select').selectOption(service);
  await controls.locator('.ykx-city-more-open select').first().selectOption(walker);
  await controls.locator('.ykx-city-minutes-number input').fill(String(minutes));
  await isThere(page, askedSelector('.ykx-headcounts', service, walker, minutes));
}

/** Headcounts by group (`all` for everyone) above the map of the city. */
export async function shownHeadcounts(page: Page): Promise<Record<string, ShownCounts>> {
  return Object.fromEntries(
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.ykx-headcounts tbody tr[data-people]')].map(row => {
        const [covered, uncovered, unknown] = [...row.querySelectorAll('data')].map(({value}) => Number(value));
        const range = row.querySelector<HTMLElement>('[data-low]')!.dataset;
        return [
          row.dataset['group'],
          {
            people: Number(row.dataset['people']),
            covered_low: Number(range['low']),
            covered,
            covered_high: Number(range['high']),
            uncovered,
            unknown,
          },
        ];
      }),
    ),
  ) as Record<string, ShownCounts>;
}

/** Lists the areas of a kind and reads their numbers by id; areas of fewer than ten people show none. */
export async function shownAreas(page: Page, kind: string): Promise<Record<string, ShownCounts>> {
  await isThere(page, '.ykx-area-table[data-kind]');
  const choice = page.locator('.ykx-areas .ykx-city-field select').filter({has: page.locator(`option[value=${kind}]`)});
  if ((await choice.count()) > 0) await choice.selectOption(kind);
  await isThere(page, `.ykx-area-table[data-kind=${kind}]`);
  return Object.fromEntries(
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.ykx-area-table tr[data-area]')].flatMap(row => {
        const cells = [...row.querySelectorAll('data')];
        const [people, covered, uncovered, unknown] = cells.map(({value}) => Number(value));
        const range = cells[1]?.dataset;
        const low = Number(range?.['low']);
        const shown = {people, covered_low: low, covered, covered_high: Number(range?.['high']), uncovered, unknown};
        return cells.length === 0 ? [] : [[row.dataset['area'], shown]];
      }),
    ),
  ) as Record<string, ShownCounts>;
}

/** Types a place (degrees) into the search field, chooses the walker and waits for the answer of both. */
export async function askPlace(page: Page, lon: number, lat: number, walker: string): Promise<void> {
  const answer = `.ykx-answer[data-at="${lon},${lat}"]`;
  if ((await page.locator(answer).count()) === 0) {
    await page.locator('.ykx-search [role=combobox]').fill(`${lat}, ${lon}`);
    await isThere(page, '.ykx-search [role=option]');
    await page.locator('.ykx-search [role=combobox]').press('Enter');
  }
  await page.locator(`.ykx-who input[value=${walker}]`).check({force: true});
  await isThere(page, `${answer}[data-walker=${walker}]`);
}

/** Rows of the table of minutes: minutes, people, then the groups, youngest first. */
export function shownReach(page: Page): Promise<number[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.ykx-reach:not(.ykx-plan-table) tbody tr')].map(row => [
      Number(row.querySelector('th')?.textContent),
      ...[...row.querySelectorAll('data')].map(({value}) => Number(value)),
    ]),
  );
}

/** Nearest facility and seconds by service, where there is one. */
export async function shownNearest(page: Page): Promise<Record<string, readonly [string, number]>> {
  return Object.fromEntries(
    await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.ykx-service[data-facility]')].map(({dataset}) => [
        dataset['category'],
        [dataset['facility'], Number(dataset['seconds'])],
      ]),
    ),
  ) as Record<string, readonly [string, number]>;
}

/** Numbers in data attributes of every match. */
export function numbersOf(page: Page, selector: string, names: readonly string[]): Promise<number[][]> {
  return page.evaluate(
    ([one, keys]) =>
      [...document.querySelectorAll(one)].map(element =>
        keys.map(key => Number(element.getAttribute(key) || Number.NaN)),
      ),
    [selector, names] as const,
  );
}
