import type {Store} from '../store.ts';
import {isCurrent, isOfChoices} from './plan-question.ts';
import type {ShownSites} from './plan-store.ts';

/** How the places found stand to what is chosen now. */
export type SitesAge =
  /** Found for this very plan under these choices. */
  | 'current'
  /** Found under these choices, before the plan was changed. */
  | 'before-edits'
  /** Found for another service, walker, minutes or own lists. */
  | 'other-choices';

export function sitesAge(store: Store, shown: ShownSites): SitesAge {
  if (isCurrent(store, shown)) return 'current';
  return isOfChoices(store, shown) ? 'before-edits' : 'other-choices';
}

/**
 * The places found that the map shows: never those found under other choices, which would answer another question; on paper
 * only those found for the plan as it is.
 */
export function drawnSites(store: Store, onPaper: boolean = store.plan.onPaper.value): ShownSites | null {
  const shown = store.plan.sites.value;
  if (shown === null) return null;
  return (onPaper ? isCurrent(store, shown) : isOfChoices(store, shown)) ? shown : null;
}

/** What the signs of the places found are called: whether they were found for the plan as it is. */
export function proposedKey(store: Store, shown: ShownSites): 'plan.sign.proposed' | 'plan.sign.proposedBefore' {
  return sitesAge(store, shown) === 'current' ? 'plan.sign.proposed' : 'plan.sign.proposedBefore';
}
