import type {MapMark, MapScene} from '#map/scene.ts';
import {surfacePicture} from '../city/city-scene.ts';
import {commonScene} from '../scene.ts';
import type {Store} from '../store.ts';

/** What the map shows around a home: how far it is from everywhere to the chosen service, and the walk from here. */
export function residentScene(store: Store, marks: readonly MapMark[]): MapScene {
  return {...commonScene(store, marks), surface: surfacePicture(store)};
}
