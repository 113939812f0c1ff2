import {type IsochroneCity, type IsochroneScratch, isochroneScratch, isochrones} from '#core/isochrone.ts';
import {type HasFamily, type SnapFamily, snapOf} from '#core/places.ts';
import {type PlaneShape, planeShape} from '#core/plane-shape.ts';
import {type Profile, SCENARIOS} from '#core/profile.ts';
import {type PlaceIndex, placeIndex} from '#core/reached-places.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {type LiveCity, networkFor} from './live-city.ts';
import {originAt, prepareOrigins} from './origin.ts';

/** From where, how long and with whom. */
export interface ReachRequest {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly profile: Profile;
  /** Ascending. */
  readonly minutes: readonly number[];
}

/** What is within so many minutes of a place. */
export interface ReachRing {
  readonly minutes: number;
  /** Outline in degrees, as a GeoJSON MultiPolygon. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
  /** Thousandths of a person whose homes are within, by walking time. */
  readonly people: number;
  readonly groups: Readonly<Record<string, number>>;
  /** Length of the streets within, metres. */
  readonly reachedMeters: number;
}

export interface ReachAnswer {
  /** Length of the approach to the nearest street, metres. */
  readonly snapMeters: number;
  readonly rings: readonly ReachRing[];
  /** What the computation took in the worker. */
  readonly milliseconds: number;
}

interface Prepared {
  readonly shape: PlaneShape;
  /** Cells on their edges, by family of profiles. */
  readonly cells: Map<SnapFamily, PlaceIndex>;
  scratch: IsochroneScratch | null;
}

const prepared = new WeakMap<LiveCity, Prepared>();

function prepare(city: LiveCity): Prepared {
  const known = prepared.get(city);
  if (known) return known;
  const made = {shape: planeShape(city.graph, city.shape), cells: new Map(), scratch: null};
  prepared.set(city, made);
  return made;
}

/** The city as those see it who join its streets like this profile. */
function cityFor({graph, demand}: LiveCity, {shape, cells}: Prepared, profile: HasFamily): IsochroneCity {
  const known = cells.get(profile.family) ?? placeIndex(graph.edgeCount, snapOf(demand, profile));
  cells.set(profile.family, known);
  return {shape, demand, cells: known};
}

/** The streets of the city laid out in metres, once for all answers. */
export function planeShapeOf(city: LiveCity): PlaneShape {
  return prepare(city).shape;
}

/** Makes the first answer as quick as the next ones. */
export function prepareReach(city: LiveCity): void {
  cityFor(city, prepare(city), {family: 'any'});
  prepareOrigins(city);
}

/** Isochrones and headcounts of a place; null when it is too far from any street. */
export function reach(city: LiveCity, request: ReachRequest): ReachAnswer | null {
  const start = performance.now();
  const origin = originAt(city, request.lon, request.lat, request.profile);
  if (origin === null) return null;
  const ready = prepare(city);
  const network = networkFor(city, request.profile, SCENARIOS[1], 'from-origins');
  ready.scratch ??= isochroneScratch(network);
  const cutoffs = request.minutes.map(minutes => minutes * 60 * TENTHS_PER_SECOND);
  const rings = isochrones(network, cityFor(city, ready, request.profile), origin, cutoffs, ready.scratch).map(
    (isochrone, index) => ({
      minutes: request.minutes[index]!,
      polygons: isochrone.polygon,
      people: isochrone.people,
      groups: isochrone.groups,
      reachedMeters: isochrone.reachedMeters,
    }),
  );
  return {snapMeters: origin.centimeters[0]! / 100, rings, milliseconds: performance.now() - start};
}
