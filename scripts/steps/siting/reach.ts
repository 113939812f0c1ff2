import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {startsOf} from '#core/list-starts.ts';
import {placeTimes} from '#core/place-times.ts';
import {snapOf} from '#core/places.ts';
import {type PlacesWithin, placeIndex, placesWithin} from '#core/reached-places.ts';
import type {WalkNetwork} from '#core/search.ts';
import {placesAround, straightLines} from '#core/straight-lines.ts';
import {HORIZON_TENTHS} from '#core/units.ts';
import type {Walker} from '#schema/walker.ts';
import {type CityModel, servingCategories} from '../city-model.ts';
import type {Threshold} from '../coverage.ts';
import type {CityNetworks} from '../times.ts';
import type {Candidates} from './candidates.ts';

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

/** Cells around candidates by straight lines. */
function straightReach({demand, plane}: CityModel, candidates: Candidates, cutoff: number): PlacesWithin {
  const around = placesAround(plane, demand);
  const lists = Array.from({length: candidates.candidateCount}, (_, s) =>
    around(candidates.lon[s]!, candidates.lat[s]!, cutoff),
  );
  const firstPlace = startsOf(lists.map(({place}) => place.length));
  const place = new Uint32Array(firstPlace[lists.length]!);
  const cost = new Uint16Array(place.length);
  lists.forEach((list, s) => {
    place.set(list.place, firstPlace[s]);
    cost.set(list.decimeters, firstPlace[s]);
  });
  return {firstPlace, place, cost};
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
  const {points, firstPoint} = pointsOf(facilities, chosen, network?.costs);
  return {
    candidateCount: chosen.length,
    id: Array.from(chosen, f => facilityIds[f]!),
    name: Array.from(chosen, () => null),
    lon: Int32Array.from(chosen, f => facilities.lon[f]!),
    lat: Int32Array.from(chosen, f => facilities.lat[f]!),
    firstPoint,
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
