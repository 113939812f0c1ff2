import type {MapMark, MapScene, SurfacePicture} from '#map/scene.ts';
import {commonScene} from '../scene.ts';
import type {ShownSurface, Store} from '../store.ts';
import {surfaceClasses, surfacePalette} from './surface-colors.ts';

const classesOf = new WeakMap<ShownSurface, Uint8Array>();

/** The surface of the shown service as a picture; null while there is none. The same surface gives the same classes. */
export function surfacePicture(store: Store): SurfacePicture | null {
  const shown = store.surface.value;
  const open = store.city.value;
  if (shown === null || open === null || open.worker.summary.people.length === 0) return null;
  const classes = classesOf.get(shown) ?? surfaceClasses(shown.answer, shown.minutes);
  classesOf.set(shown, classes);
  return {raster: open.worker.summary.raster, classes, palette: surfacePalette(shown.minutes, store.dark.value)};
}

/** What the map shows of the city as a whole. */
export function cityScene(store: Store, marks: readonly MapMark[]): MapScene {
  return {...commonScene(store, marks), surface: surfacePicture(store), gaps: store.shownGaps.value};
}
