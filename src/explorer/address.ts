import {currentLink} from './actions.ts';
import type {Store} from './store.ts';
import {encodeLink, type LinkState, NO_LINK_STATE} from './url-state.ts';

/** The address of this page with another view. */
function withLink(link: string): string {
  const url = new URL(location.href);
  url.hash = link;
  return url.href;
}

/** The address that leaves the page, copied or on a picture: the place asked about is in it only where that place is what is shown. */
export function sharedAddress(store: Store): string {
  return withLink(currentLink(store, store.mode.value === 'resident' ? 'with-home' : 'without-home'));
}

/** The address of a view that says only what is given. */
export function addressOfOnly(said: Partial<LinkState>): string {
  return withLink(encodeLink({...NO_LINK_STATE, ...said}));
}
