import {pointsOf} from './facility-selection.ts';
import {startsOf} from './list-starts.ts';
import type {FacilityPoints} from './places.ts';
import {type PlaceIndex, placesWithin} from './reached-places.ts';
import type {WalkNetwork} from './search.ts';
import type {SearchScratch} from './travel-times.ts';

/** Which cells reach which of k facilities within a cutoff, and how long they walk: lists one facility after the other. */
export interface ReachLists {
  readonly cellCount: number;
  /** k */
  readonly facilityCount: number;
  /** [k + 1] */
  readonly firstReach: Uint32Array;
  /** Cells that reach a facility, ascending. */
  readonly cell: Uint32Array;
  /** Tenths of a second of each, approaches included. */
  readonly tenths: Uint16Array;
}

/** Joins the cells of each facility, ascending, and their times into lists. */
export function joinReach(
  cellCount: number,
  parts: readonly {readonly place: ArrayLike<number>; readonly cost: ArrayLike<number>}[],
): ReachLists {
  const firstReach = startsOf(parts.map(({place}) => place.length));
  const cell = new Uint32Array(firstReach[parts.length]!);
  const tenths = new Uint16Array(cell.length);
  parts.forEach((part, f) => {
    cell.set(part.place, firstReach[f]!);
    tenths.set(part.cost, firstReach[f]!);
  });
  return {cellCount, facilityCount: parts.length, firstReach, cell, tenths};
}

/** The cells within `cutoffTenths` of each chosen facility (`placesWithin`). The lists are in the order of `chosen`. */
export function reachLists(
  network: WalkNetwork,
  facilities: FacilityPoints,
  chosen: ArrayLike<number>,
  index: PlaceIndex,
  cutoffTenths: number,
  scratch: SearchScratch,
): ReachLists {
  const {points, firstPoint} = pointsOf(facilities, chosen, network.costs);
  const {firstPlace, place, cost} = placesWithin(network, points, index, cutoffTenths, {firstPoint, scratch});
  const cellCount = index.places.edge.length;
  return {cellCount, facilityCount: chosen.length, firstReach: firstPlace, cell: place, tenths: cost};
}
