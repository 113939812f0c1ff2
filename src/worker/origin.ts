import type {SnapColumns} from '#core/places.ts';
import type {Profile} from '#core/profile.ts';
import {type SnapIndex, snapIndex, snapPoints} from '#core/snap.ts';
import {DEGREE_SCALE, NO_EDGE} from '#core/units.ts';
import type {LiveCity} from './live-city.ts';

const indices = new WeakMap<LiveCity, SnapIndex>();

/** Joins a place, in degrees, to the streets a walker may use: one row; null when no street is within 250 m. */
export function originAt(city: LiveCity, lon: number, lat: number, profile: Profile): SnapColumns | null {
  let index = indices.get(city);
  if (index === undefined) {
    index = snapIndex(city.graph, city.shape);
    indices.set(city, index);
  }
  const stored = (degrees: number) => Int32Array.of(Math.round(degrees * DEGREE_SCALE));
  const snap = snapPoints(index, stored(lon), stored(lat), profile.family);
  return snap.edge[0] === NO_EDGE ? null : snap;
}

/** Makes the first answer as quick as the next ones: the index is built while nobody waits. */
export function prepareOrigins(city: LiveCity): void {
  if (!indices.has(city)) indices.set(city, snapIndex(city.graph, city.shape));
}
