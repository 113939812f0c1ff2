import type {MapMark, MapScene} from '#map/scene.ts';
import {chosenOutline, surfacePicture} from '../city/city-scene.ts';
import {commonScene, facilitiesServing} from '../scene.ts';
import type {Store} from '../store.ts';

/**
 * What the map shows around a home: how far one gets, the walk to the chosen place and that place among its kind. Before a
 * place is asked about, how far it is from everywhere to the shown service.
 */
export function residentScene(store: Store, marks: readonly MapMark[]): MapScene {
  const surface = store.point.value === null ? surfacePicture(store) : null;
  return {...commonScene(store, marks), surface, area: chosenOutline(store), chosenMark: chosenMark(store)};
}

/** Index of the symbol the walk leads to; null while there is none. */
function chosenMark(store: Store): number | null {
  const open = store.city.value;
  const walk = store.walk.value;
  if (open === null || walk === null) return null;
  const at = facilitiesServing(open.info, open.worker.summary, store.category.value).indexOf(walk.facility);
  return at < 0 ? null : at;
}
