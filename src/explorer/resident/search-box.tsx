import type {Store} from '../store.ts';

/** Finds a place by name, or by the visitor's own position. */
export function SearchBox(_props: {readonly store: Store}) {
  return null;
}
