import type {Store} from '../store.ts';

/** Above the map: the tools of planning. */
export function PlanHead(_props: {readonly store: Store; readonly full: boolean}) {
  return null;
}

/** Beside the map: what is planned, and what it changes. */
export function PlanPanel(_props: {readonly store: Store; readonly full: boolean}) {
  return null;
}
