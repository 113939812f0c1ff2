import type {SnapColumns} from '#core/places.ts';
import type {Profile} from '#core/profile.ts';
import {NO_EDGE} from '#core/units.ts';
import {InputError} from '#schema/input-error.ts';
import {type OpenCity, snapPlaces} from './open-city.ts';

/** Joins one place to the streets. Throws InputError when no street is within 250 m. */
export function snapOne(city: OpenCity, at: readonly [number, number], profile: Profile): SnapColumns {
  const snap = snapPlaces(city, [at[0]], [at[1]], profile);
  if (snap.edge[0] !== NO_EDGE) return snap;
  const {snapLimitMeters} = city.manifest.parameters;
  const [west, south, east, north] = city.manifest.boundary.bbox;
  throw new InputError({
    file: city.manifest.id,
    where: `--at ${at.join(',')}`,
    found: `no walkable street within ${snapLimitMeters} m`,
    expected: `a place near a street of the city (longitude ${west} to ${east}, latitude ${south} to ${north})`,
  });
}
