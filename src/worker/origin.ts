import {oneSnap} from '#core/facility-selection.ts';
import type {SnapColumns} from '#core/places.ts';
import type {Profile} from '#core/profile.ts';
import {type SnapIndex, snapIndex, snapPoint} from '#core/snap.ts';
import type {LiveCity} from './live-city.ts';

const indices = new WeakMap<LiveCity, SnapIndex>();

/** Joins a place, in degrees, to the streets a walker may use: one row; null when no street is within 250 m. */
export function originAt(city: LiveCity, lon: number, lat: number, profile: Profile): SnapColumns | null {
  let index = indices.get(city);
  if (index === undefined) {
    index = snapIndex(city.graph, city.shape);
    indices.set(city, index);
  }
  const point = snapPoint(index, lon, lat, profile.family);
  return point === null ? null : oneSnap(point.edge, point.fraction, point.centimeters);
}
