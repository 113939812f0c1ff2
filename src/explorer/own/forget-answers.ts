import type {CitySummary} from '#worker/client.ts';
import {GONE_LIST} from '../plan/plan-store.ts';
import type {Store} from '../store.ts';

/**
 * Forgets everything that names facilities by their number, which changes when a list is taken out; and what names by its id a
 * facility that is gone. `cards`: of the facilities that are left.
 */
export function forgetAnswers(store: Store, cards: CitySummary['cards']): void {
  const {plan, cityView} = store;
  const numbered = [store.surface, store.circle, store.place, store.walk, cityView.facility];
  for (const answer of [...numbered, plan.shown, plan.capacity, plan.dependents, plan.sites]) answer.value = null;
  const left = new Set(cards.map(card => card.facilityId));
  const isGone = (id: string | null) => id !== null && !id.startsWith('new:') && !left.has(id);
  if (isGone(store.walkTo.value)) store.walkTo.value = null;
  if (isGone(plan.dependentsOf.value)) plan.dependentsOf.value = null;
  const picked = plan.picked.value;
  if (picked?.kind === 'facility' && isGone(picked.facility)) plan.picked.value = null;
}

/** Forgets the list that gave the candidates for new places, and what was found among them. */
export function forgetSites({plan}: Store): void {
  // stays chosen as gone: a search must not go everywhere unasked
  if (plan.sitesList.value !== null) plan.sitesList.value = GONE_LIST;
  plan.sites.value = null;
}
