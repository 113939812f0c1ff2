import type {SnapColumns} from '#core/places.ts';
import type {Profile} from '#core/profile.ts';
import {type SnapIndex, snapIndex, snapPoints} from '#core/snap.ts';
import {DEGREE_SCALE, NO_EDGE} from '#core/units.ts';
import type {LiveCity} from './live-city.ts';

const indices = new WeakMap<LiveCity, SnapIndex>();

/** The streets of a city prepared for joining places to them, made once and kept. */
export function streetsOf(city: LiveCity): SnapIndex {
  const known = indices.get(city);
  if (known !== undefined) return known;
  const index = snapIndex(city.graph, city.shape);
  indices.set(city, index);
  return index;
}

/** Joins a place, in degrees, to the streets a walker may use: one row; null when no street is within 250 m. */
export function originAt(city: LiveCity, lon: number, lat: number, profile: Profile): SnapColumns | null {
  const stored = (degrees: number) => Int32Array.of(Math.round(degrees * DEGREE_SCALE));
  const snap = snapPoints(streetsOf(city), stored(lon), stored(lat), profile.family);
  return snap.edge[0] === NO_EDGE ? null : snap;
}

/** Makes the first answer as quick as the next ones: the index is built while nobody waits. */
export function prepareOrigins(city: LiveCity): void {
  streetsOf(city);
}
