import type {Page} from 'playwright-core';
import {until} from './browser.ts';
import {dataOf, PATIENCE} from './explorer-page.ts';

/** Numbers of one row of the result, in persons. */
export interface Numbers {
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
}

/** Waits until the numbers shown are those of a plan of so many edits, and gives those for everyone. */
export async function planned(page: Page, edits: number): Promise<Numbers> {
  await until(
    async () => (await page.locator(`.ykx-plan[data-edits="${edits}"][data-stale=false]`).count()) === 1,
    `numbers of a plan of ${edits} edits`,
    PATIENCE,
  );
  const of = (name: string) => dataOf(page, '.ykx-plan .is-counts tr[data-group=all]', `data-${name}`);
  const [before, after, gained, lost] = await Promise.all([of('before'), of('after'), of('gained'), of('lost')]);
  return {before, after, gained, lost};
}
