import {followLink} from '../actions.ts';
import type {Store} from '../store.ts';
import {isLink} from '../url-state.ts';

/**
 * Shows what another link says that is put into the address bar of an open tab, or that going back leads to. What the explorer
 * writes into the address itself tells nobody of a change; an anchor of the page, such as the skip link's, leads to no view.
 * Gives the function that ends it.
 */
export function followAddress(store: Store): () => void {
  const follow = () => {
    if (store.phase.peek() === 'open' && isLink(location.hash)) followLink(store, location.hash);
  };
  addEventListener('hashchange', follow);
  return () => removeEventListener('hashchange', follow);
}
