import {countingFacilities, pickSnaps} from './facility-selection.ts';
import {placeTimes} from './place-times.ts';
import {entriesOf, type FacilityPoints, type SnapColumns} from './places.ts';
import {route} from './route.ts';
import type {WalkNetwork} from './search.ts';
import {type SearchScratch, searchScratch} from './travel-times.ts';
import {UNREACHED} from './units.ts';

/** The facility of a category that a place reaches first. */
export interface NearestFacility {
  /** Index into the facilities. */
  readonly facility: number;
  /** Tenths of a second, approaches at both ends included. */
  readonly tenths: number;
  /** Length of that walk along the streets, approaches excluded. */
  readonly meters: number;
}

/**
 * The nearest facility of each category for someone who starts at `origin` (row 0), by time; the smaller index of several
 * equally near. Null for a category none of whose open facilities can be reached within the horizon. Doubtful facilities
 * count. The network must be `from-origins`. `categories` maps each key to the categories that serve it (itself and those
 * that replace it).
 */
export function nearestByCategory(
  network: WalkNetwork,
  origin: SnapColumns,
  facilities: FacilityPoints,
  categories: ReadonlyMap<string, readonly string[]>,
  scratch: SearchScratch = searchScratch(network.search),
): Map<string, NearestFacility | null> {
  const entries = entriesOf(facilities, network.costs);
  const times = placeTimes(network, origin, entries, undefined, scratch);
  const found = new Map<string, NearestFacility | null>();
  for (const [key, serving] of categories) {
    const {entry, facility} = bestEntry(facilities, countingFacilities(facilities, serving, true), times);
    const walk = entry < 0 ? null : route(network, origin, pickSnaps(entries, [entry]), scratch);
    found.set(key, walk && {facility, tenths: times[entry]!, meters: walk.meters});
  }
  return found;
}

/** Entry point with the least time, −1 when none is reached; the smaller facility, then the smaller point, of equals. */
function bestEntry(facilities: FacilityPoints, chosen: Uint32Array, times: Uint16Array) {
  let best = UNREACHED;
  let entry = -1;
  let facility = -1;
  for (const f of chosen)
    for (let p = facilities.firstPoint[f]!; p < facilities.firstPoint[f + 1]!; p++)
      if (times[p]! < best) {
        best = times[p]!;
        entry = p;
        facility = f;
      }
  return {entry, facility};
}
