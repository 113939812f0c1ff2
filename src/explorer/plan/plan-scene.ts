import type {MapMark, MapScene} from '#map/scene.ts';
import {surfacePicture} from '../city/city-scene.ts';
import {commonScene} from '../scene.ts';
import type {Store} from '../store.ts';

/** What the map shows of a plan. */
export function planScene(store: Store, marks: readonly MapMark[]): MapScene {
  return {...commonScene(store, marks), surface: surfacePicture(store)};
}
