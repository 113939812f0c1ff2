import {currentLink} from './actions.ts';
import type {Store} from './store.ts';
import {encodeLink, type LinkState, NO_LINK_STATE} from './url-state.ts';

/** The address of this page with another view. */
function withLink(link: string): string {
  const url = new URL(location.href);
  url.hash = link;
  return url.href;
}

/** The address of what is shown, with the place asked about. */
export function addressOf(store: Store): string {
  return withLink(currentLink(store));
}

/** The address of a picture: the place asked about is in it only where the picture is about that place. */
export function addressOfPicture(store: Store): string {
  return store.mode.value === 'resident' ? addressOf(store) : withLink(currentLink(store, 'without-home'));
}

/** The address of a view that says only what is given. */
export function addressOfOnly(said: Partial<LinkState>): string {
  return withLink(encodeLink({...NO_LINK_STATE, ...said}));
}
