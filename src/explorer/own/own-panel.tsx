import type {Store} from '../store.ts';

/** Where a visitor's own list is dropped, asked about and put to use. */
export function OwnPanel(_props: {readonly store: Store}) {
  return null;
}
