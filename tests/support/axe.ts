import {AxeBuilder} from '@axe-core/playwright';
import type {Page} from 'playwright-core';

/** Rules of axe whose answer depends on the colours alone. */
export const COLOR_RULES = ['color-contrast', 'link-in-text-block'];
/** Rules of axe whose answer depends on colours or on the width; the others are the same in every look of a page. */
export const LOOK_RULES = [...COLOR_RULES, 'scrollable-region-focusable', 'target-size'];

/**
 * What axe finds wrong with a page, each with its first place: by all its rules, or by some. Our pages have no frames, so nothing
 * is gathered in a page of its own, and what passes is not told: both only take time.
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  const axe = new AxeBuilder({page}).options({resultTypes: ['violations']}).setLegacyMode(true);
  if (rules !== undefined) axe.withRules([...rules]);
  const {violations} = await axe.analyze();
  return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`);
}
