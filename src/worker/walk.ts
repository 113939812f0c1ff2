import {pickSnaps} from '#core/facility-selection.ts';
import {seedsAt} from '#core/place-times.ts';
import {entriesOf, type SnapColumns} from '#core/places.ts';
import {distanceMeters} from '#core/plane.ts';
import {partVertices, planeToDegrees} from '#core/plane-shape.ts';
import {type Profile, SCENARIOS} from '#core/profile.ts';
import {type Route, routeAfter} from '#core/route.ts';
import type {WalkNetwork} from '#core/search.ts';
import {timeSplit} from '#core/time-split.ts';
import {travelTimes} from '#core/travel-times.ts';
import {DEGREE_SCALE, FRACTION_SCALE, HORIZON_TENTHS, NO_EDGE} from '#core/units.ts';
import {type LiveCity, networkFor, scratchFor} from './live-city.ts';
import {originAt} from './origin.ts';
import {planeShapeOf} from './reach.ts';

/** A walk from a place to one facility. */
export interface WalkRequest {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly profile: Profile;
  /** Index of the facility. */
  readonly facility: number;
}

/** The quickest walk along the streets, base assumptions. */
export interface WalkAnswer {
  readonly facility: number;
  readonly tenths: number;
  /** Length along the streets, approaches excluded, metres. */
  readonly meters: number;
  /** Approaches at both ends, metres. */
  readonly approachMeters: number;
  /**
   * Degrees: from the place asked about, along the streets, to the facility. Of a facility entered through a gate away from
   * its own point the files keep no place of the gate: there the path ends on the street before it.
   */
  readonly path: readonly (readonly [number, number])[];
  /** Tenths of a second by what takes them, as `timeSplit` says; they add up to `tenths`. */
  readonly split: {
    readonly approach: number;
    readonly level: number;
    readonly climb: number;
    readonly steps: number;
    readonly waiting: number;
  };
}

/** A facility's own point is its entrance when it is as far from the street as the entrance is, but for so many metres. */
const SAME_POINT_METERS = 1;

/** Nearer than this two vertices are one. */
const SAME_VERTEX_METERS = 1e-3;

/** The walk to a facility; null when the place is too far from any street or no way leads there within the horizon. */
export function walk(city: LiveCity, request: WalkRequest): WalkAnswer | null {
  const {lon, lat, profile, facility} = request;
  if (facility < 0 || facility >= city.facilities.facilityCount)
    throw new RangeError(`walk: facility ${facility}, expected one of ${city.facilities.facilityCount}`);
  const origin = originAt(city, lon, lat, profile);
  if (origin === null) return null;
  const network = networkFor(city, profile, SCENARIOS[1], 'from-origins');
  const best = bestEntry(city, network, origin, facility, profile);
  if (best === null) return null;
  const {route, entry} = best;
  return {
    facility,
    tenths: route.cost,
    meters: route.meters,
    approachMeters: (origin.centimeters[0]! + entry.centimeters[0]!) / 100,
    path: [[lon, lat], ...streetPath(city, origin, route), ...lastStep(city, facility, entry)],
    split: timeSplit(network, route, [origin, entry], profile, SCENARIOS[1]),
  };
}

/** The entrance reached first; of several equally quick ones the shortest way. */
function bestEntry(
  city: LiveCity,
  network: WalkNetwork,
  origin: SnapColumns,
  facility: number,
  profile: Profile,
): {readonly route: Route; readonly entry: SnapColumns} | null {
  const {firstPoint} = city.facilities;
  const entries = entriesOf(city.facilities, profile);
  const nodeCost = travelTimes(network.search, seedsAt(network, origin), HORIZON_TENTHS, scratchFor(city, network));
  let best: {route: Route; entry: SnapColumns} | null = null;
  for (let point = firstPoint[facility]!; point < firstPoint[facility + 1]!; point++) {
    if (entries.edge[point] === NO_EDGE) continue;
    const entry = pickSnaps(entries, [point]);
    const route = routeAfter(network, origin, entry, nodeCost);
    if (route === null) continue;
    const known = best?.route;
    const isBetter =
      known === undefined || route.cost < known.cost || (route.cost === known.cost && route.meters < known.meters);
    if (isBetter) best = {route, entry};
  }
  return best;
}

/** The streets of a walk in degrees, cut where the place and the entrance join them. */
function streetPath(city: LiveCity, origin: SnapColumns, route: Route): [number, number][] {
  const fraction = origin.fraction[0]!;
  // both ends on one point of the network: that point
  const legs = route.legs.length > 0 ? route.legs : [{edge: origin.edge[0]!, start: fraction, end: fraction}];
  const shape = planeShapeOf(
    city,
    legs.map(({edge}) => edge),
  );
  const vertices: number[] = [];
  for (const leg of legs) partVertices(shape, leg.edge, leg.start / FRACTION_SCALE, leg.end / FRACTION_SCALE, vertices);
  const path: [number, number][] = [];
  for (let i = 0; i < vertices.length; i += 2) {
    // where one street ends the next begins: the same point once
    const again = i > 0 && Math.abs(vertices[i]! - vertices[i - 2]!) + Math.abs(vertices[i + 1]! - vertices[i - 1]!);
    if (again !== false && again < SAME_VERTEX_METERS) continue;
    path.push(planeToDegrees(shape, vertices[i]!, vertices[i + 1]!));
  }
  return path;
}

/** From the street to the facility's own point, when that is where one goes in; else nothing. */
function lastStep(city: LiveCity, facility: number, entry: SnapColumns): [number, number][] {
  const shape = planeShapeOf(city, entry.edge);
  const [lon, lat] = [city.facilities.lon[facility]!, city.facilities.lat[facility]!];
  const vertices: number[] = [];
  const at = entry.fraction[0]! / FRACTION_SCALE;
  partVertices(shape, entry.edge[0]!, at, at, vertices);
  const [streetLon, streetLat] = planeToDegrees(shape, vertices[0]!, vertices[1]!);
  const away = distanceMeters(city.graph.plane, streetLon * DEGREE_SCALE, streetLat * DEGREE_SCALE, lon, lat);
  const isEntrance = Math.abs(away - entry.centimeters[0]! / 100) <= SAME_POINT_METERS;
  return isEntrance && away > 0 ? [[lon / DEGREE_SCALE, lat / DEGREE_SCALE]] : [];
}
