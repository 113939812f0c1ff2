import {VERDICT} from './coverage.ts';
import {pointsOf} from './facility-selection.ts';
import type {FacilityPoints, HasFamily, SnapColumns} from './places.ts';
import {type PlaceIndex, visitPlacesWithin} from './reached-places.ts';
import type {WalkNetwork} from './search.ts';
import type {SearchScratch} from './travel-times.ts';

/** The entry points of places: place s is entered at points firstPoint[s] … firstPoint[s + 1] − 1. */
export interface PlaceSites {
  readonly points: SnapColumns;
  /** [places + 1] */
  readonly firstPoint: Uint32Array;
}

/**
 * Gathers the chosen facilities into places, so that one that is listed under two categories counts once. `placeOf[i]` names
 * the place of chosen[i]; facilities of one place share their name. Places come in the order of their names.
 */
export function placeSites(
  facilities: FacilityPoints,
  chosen: ArrayLike<number>,
  placeOf: readonly string[],
  walker: HasFamily,
): PlaceSites {
  const order = Array.from(placeOf.keys()).sort((a, b) =>
    placeOf[a]! < placeOf[b]! ? -1 : placeOf[a]! > placeOf[b]! ? 1 : 0,
  );
  const sorted = order.map(row => chosen[row]!);
  const {points, firstPoint} = pointsOf(facilities, sorted, walker);
  const lastOfPlace = order.map((row, i) => placeOf[row] !== placeOf[order[i + 1] ?? -1]);
  return {points, firstPoint: firstPoint.filter((_, i) => i === 0 || lastOfPlace[i - 1])};
}

/**
 * Cumulative opportunities (Wachs & Kumagai 1973): how many different places each cell reaches within each cutoff, [cutoffs]
 * of [cells]. Cutoffs ascend, in the unit of the network (tenths of a second); a place exactly at a cutoff counts. Equal to
 * one full search per place, at the price of what each reaches.
 */
export function placeCounts(
  network: WalkNetwork,
  sites: PlaceSites,
  index: PlaceIndex,
  cutoffs: readonly number[],
  scratch: SearchScratch,
): Uint32Array[] {
  const counts = cutoffs.map(() => new Uint32Array(index.places.edge.length));
  const options = {firstPoint: sites.firstPoint, scratch};
  visitPlacesWithin(network, sites.points, index, cutoffs.at(-1)!, options, (cell, cost) => {
    for (let k = cutoffs.length - 1; k >= 0 && cost <= cutoffs[k]!; k--) counts[k]![cell]!++;
  });
  return counts;
}

/** People by how many places they can choose from, thousandths. none + one + two + threeOrMore + unknown = people. */
export interface ChoiceCounts {
  people: number;
  /** Nothing found, and the data vouches for having all. */
  none: number;
  one: number;
  two: number;
  threeOrMore: number;
  /** Nothing found, but there may be something the data lacks. */
  unknown: number;
  /** Someone's low, and high, assumption finds at least one place. */
  anyLow: number;
  anyHigh: number;
  /** Σ people × places found. */
  places: number;
}

/** No one. */
export function noChoices(): ChoiceCounts {
  return {people: 0, none: 0, one: 0, two: 0, threeOrMore: 0, unknown: 0, anyLow: 0, anyHigh: 0, places: 0};
}

/**
 * Adds people to the counts of their areas: `area[c]` is the index into `counts`, below 0 = in none; without it everyone
 * belongs to counts[0]. `found` are the places each cell reaches within the cutoff the verdicts are for (base).
 */
export function addChoices(
  counts: readonly ChoiceCounts[],
  found: Uint32Array,
  verdicts: {readonly base: Uint8Array; readonly coveredLow: Uint8Array; readonly coveredHigh: Uint8Array},
  people: ArrayLike<number>,
  area?: Int32Array,
): void {
  for (let c = 0; c < found.length; c++) {
    const row = area ? counts[area[c]!] : counts[0];
    if (!row) continue;
    const n = people[c]!;
    const places = found[c]!;
    row.people += n;
    row.places += n * places;
    if (verdicts.coveredLow[c]) row.anyLow += n;
    if (verdicts.coveredHigh[c]) row.anyHigh += n;
    if (places >= 3) row.threeOrMore += n;
    else if (places === 2) row.two += n;
    else if (places === 1) row.one += n;
    else if (verdicts.base[c] === VERDICT.uncovered) row.none += n;
    else row.unknown += n;
  }
}
