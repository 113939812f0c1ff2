import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {placeTimes} from '#core/place-times.ts';
import {snapOf} from '#core/places.ts';
import {distanceMeters} from '#core/plane.ts';
import {type PlacesWithin, placeIndex, placesWithin} from '#core/reached-places.ts';
import type {WalkNetwork} from '#core/search.ts';
import {straightLines} from '#core/straight-lines.ts';
import {DEGREE_SCALE, HORIZON_TENTHS} from '#core/units.ts';
import type {Walker} from '#schema/walker.ts';
import {type CityModel, servingCategories} from '../city-model.ts';
import type {Threshold} from '../coverage.ts';
import type {CityNetworks} from '../times.ts';
import {type Candidates, firstOf} from './candidates.ts';

/** How people get to a facility: along the streets of a network, or in a straight line (null), in decimetres. */
export type Walk = WalkNetwork | null;

/** How a threshold is walked by a profile, base assumptions. Throws when its network is not prepared. */
export function walkOf(networks: CityNetworks | null, {measure}: Threshold, {key, family}: Walker): Walk {
  if (measure === 'straight_meters' || networks === null) return null;
  const length = family === 'stepFree' ? networks.stepFreeLength : networks.length;
  const network = measure === 'path_meters' ? length : networks.seconds.get(key)?.base;
  if (!network) throw new Error(`siting: no network of walker ${key}`);
  return network;
}

/** The longest walk that is told from none: tenths of a second or decimetres. Whoever walks farther counts as walking so far. */
export const HORIZON_COST = HORIZON_TENTHS;

/** Cutoff of a threshold in the unit of its walk: tenths of a second or decimetres. */
export function cutoffOf({cutoffSeconds, cutoffMeters}: Threshold): number {
  return Math.round(10 * (cutoffSeconds ?? cutoffMeters ?? 0));
}

/**
 * The cells within a cutoff of each candidate on its own. Costs equal those of a full run with that candidate as the only
 * facility.
 */
export function candidateReach(
  model: CityModel,
  network: Walk,
  candidates: Candidates,
  cutoff: number,
  progress?: (done: number) => void,
): PlacesWithin {
  if (!network) return straightReach(model, candidates, cutoff);
  const index = placeIndex(network.graph.edgeCount, snapOf(model.demand, network.costs));
  const {points, firstPoint} = candidates;
  return placesWithin(network, points, index, cutoff, {firstPoint, ...(progress ? {progress} : {})});
}

/** Cells around candidates by straight lines, found among cells sorted by latitude. */
function straightReach({demand, plane}: CityModel, candidates: Candidates, cutoff: number): PlacesWithin {
  const order = Array.from(demand.lat.keys()).sort((a, b) => demand.lat[a]! - demand.lat[b]! || a - b);
  const lats = Int32Array.from(order, c => demand.lat[c]!);
  // half a decimetre more than the cutoff may still be rounded down to it
  const halfHeight = Math.ceil(((cutoff + 1) / 10 / plane.metersPerDegreeLat) * DEGREE_SCALE);
  const lists = Array.from({length: candidates.candidateCount}, (_, s) => {
    const [lon, lat] = [candidates.lon[s]!, candidates.lat[s]!];
    const found: [cell: number, cost: number][] = [];
    for (let at = firstAtLeast(lats, lat - halfHeight); at < lats.length && lats[at]! <= lat + halfHeight; at++) {
      const c = order[at]!;
      const cost = Math.round(10 * distanceMeters(plane, demand.lon[c]!, demand.lat[c]!, lon, lat));
      if (cost <= cutoff) found.push([c, cost]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  });
  return {
    firstPlace: firstOf(lists.map(list => list.length)),
    place: Uint32Array.from(lists.flatMap(list => list.map(([cell]) => cell))),
    cost: Uint16Array.from(lists.flatMap(list => list.map(([, cost]) => cost))),
  };
}

function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Open facilities that meet the need for a category, and which of them a city could close: its own of that very category. */
export interface Existing {
  readonly serving: Uint32Array;
  readonly closable: Uint32Array;
}

/** Facilities that serve a category today (those that replace it included), base assumptions. */
export function existingFacilities({facilities, categories}: CityModel, category: string): Existing {
  const serving = countingFacilities(facilities, servingCategories(categories, category), true);
  const own = facilities.categories.indexOf(category);
  const closable = serving.filter(f => facilities.category[f] === own && facilities.inside[f] === 1);
  return {serving, closable};
}

/** Facilities as candidates, each entered where it is entered today. */
export function facilityCandidates(model: CityModel, network: Walk, chosen: Uint32Array): Candidates {
  const {facilities, facilityIds} = model;
  const {points} = pointsOf(facilities, chosen, network?.costs);
  return {
    candidateCount: chosen.length,
    id: Array.from(chosen, f => facilityIds[f]!),
    name: Array.from(chosen, () => null),
    lon: Int32Array.from(chosen, f => facilities.lon[f]!),
    lat: Int32Array.from(chosen, f => facilities.lat[f]!),
    firstPoint: firstOf(Array.from(chosen, f => facilities.firstPoint[f + 1]! - facilities.firstPoint[f]!)),
    points,
    capacity: null,
  };
}

/** Cost of every cell to the nearest of some facilities, [cells], in the unit of the walk; UNREACHED or NO_LINE without one. */
export function costsToFacilities(model: CityModel, network: Walk, chosen: Uint32Array): Uint16Array | Uint32Array {
  const {demand, facilities, plane} = model;
  if (network) {
    const {points} = pointsOf(facilities, chosen, network.costs);
    return placeTimes(network, points, snapOf(demand, network.costs), HORIZON_TENTHS);
  }
  const lon = Int32Array.from(chosen, f => facilities.lon[f]!);
  const lat = Int32Array.from(chosen, f => facilities.lat[f]!);
  return straightLines(plane, demand, {lon, lat}).decimeters;
}
