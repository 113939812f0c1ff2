import './place.css';
import type {Store} from '../store.ts';
import {PlaceCard} from './place-card.tsx';
import {SearchBox} from './search-box.tsx';

/** Above the map: where is home? */
export function ResidentHead({store}: {readonly store: Store}) {
  return <SearchBox store={store} />;
}

/** Beside the map: every service from there. */
export function ResidentPanel({store}: {readonly store: Store}) {
  return <PlaceCard store={store} />;
}
