import {effect} from '@preact/signals';
import type {WalkAnswer} from '#worker/client.ts';
import type {Store} from '../store.ts';

/** Degrees: west, south, east, north. */
type Bounds = [number, number, number, number];

/** Degrees around a walk that are shown with it, at least: about 150 m. */
const AROUND = 0.0015;

/**
 * Has the map show a walk whenever another place is chosen to walk to; not when only the walker changes, and not for the walk
 * that a link opened with, whose view it is. Gives the function that ends it.
 */
export function followWalkBounds(store: Store, show: (bounds: Bounds) => void): () => void {
  let shown = store.walkTo.peek();
  return effect(() => {
    const to = store.walkTo.value;
    const walk = store.walk.value;
    if (to === null) shown = null;
    const isAnswered = walk !== null && store.city.value?.worker.summary.cards[walk.facility]?.facilityId === to;
    if (!isAnswered || to === shown) return;
    shown = to;
    show(walkBounds(walk));
  });
}

/** Box around a walk. */
export function walkBounds({path}: Pick<WalkAnswer, 'path'>): Bounds {
  const [lons, lats] = [path.map(at => at[0]), path.map(at => at[1])];
  return [
    Math.min(...lons) - AROUND,
    Math.min(...lats) - AROUND,
    Math.max(...lons) + AROUND,
    Math.max(...lats) + AROUND,
  ];
}
