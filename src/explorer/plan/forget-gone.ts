import type {Store} from '../store.ts';
import {facilityIndex} from './plan-facilities.ts';

/** A facility of a list that was removed, or that the plan no longer adds, is chosen no more. */
export function forgetGone(store: Store): void {
  const {picked, dependentsOf, edits} = store.plan;
  const open = store.city.value;
  if (open === null) return;
  const isGone = (id: string) =>
    !facilityIndex(open).has(id) && !edits.value.some(one => one.kind === 'add' && one.id === id);
  const chosen = picked.value;
  if (chosen?.kind === 'facility' && isGone(chosen.facility)) picked.value = null;
  if (dependentsOf.value !== null && isGone(dependentsOf.value)) dependentsOf.value = null;
}
