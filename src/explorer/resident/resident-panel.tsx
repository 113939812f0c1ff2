import './place.css';
import type {Store} from '../store.ts';
import {LocateCheck} from './locate-check.tsx';
import {PlaceCard} from './place-card.tsx';
import {SearchBox} from './search-box.tsx';

/** Above the map: where is home? */
export function ResidentHead({store}: {readonly store: Store}) {
  return <SearchBox store={store} />;
}

/** Beside the map: whether the device's position is home, and every service from there. */
export function ResidentPanel({store}: {readonly store: Store}) {
  return (
    <>
      <LocateCheck store={store} />
      <PlaceCard store={store} />
    </>
  );
}
