import {type IsochroneCity, type IsochroneScratch, isochroneScratch, isochrones} from '#core/isochrone.ts';
import {partShape} from '#core/part-shape.ts';
import {seedsAt} from '#core/place-times.ts';
import type {SnapColumns} from '#core/places.ts';
import {type PlaneShape, planeShape} from '#core/plane-shape.ts';
import {type Profile, SCENARIOS} from '#core/profile.ts';
import {type PlaceIndex, reachedEdges} from '#core/reached-places.ts';
import type {WalkNetwork} from '#core/search.ts';
import {travelTimes} from '#core/travel-times.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {cellIndex} from './cell-index.ts';
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

/** Cities with more streets are laid out in metres only where someone asks: the whole of them would not fit in a tab. */
const WHOLE_CITY_EDGES = 600_000;

interface Prepared {
  /** The streets of the whole city in metres; null in the largest cities. */
  readonly shape: PlaneShape | null;
  scratch: IsochroneScratch | null;
}

const prepared = new WeakMap<LiveCity, Prepared>();

function fitsWhole({graph}: LiveCity): boolean {
  return graph.edgeCount <= WHOLE_CITY_EDGES;
}

function prepare(city: LiveCity, isWhole: boolean = fitsWhole(city)): Prepared {
  const known = prepared.get(city);
  if (known) return known;
  const made = {shape: isWhole ? planeShape(city.graph, city.shape) : null, scratch: null};
  prepared.set(city, made);
  return made;
}

/** These streets of the city laid out in metres; all others too where that was done once for all answers. */
export function planeShapeOf(city: LiveCity, edges: Iterable<number> = []): PlaneShape {
  return prepare(city).shape ?? planeShape(city.graph, partShape(city.shape, edges));
}

/**
 * Makes the first answer as quick as the next ones. In the largest cities (`isWhole` false) nothing is made that was not asked
 * for: what comes first is more urgent, and room is short.
 */
export function prepareReach(city: LiveCity, isWhole: boolean = fitsWhole(city)): void {
  prepare(city, isWhole);
  if (!isWhole) return;
  cellIndex(city, {family: 'any'});
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
  const cells = cellIndex(city, request.profile);
  const shape =
    ready.shape ?? planeShapeOf(city, edgesWithin(network, origin, cells, Math.max(0, ...cutoffs), ready.scratch));
  const around: IsochroneCity = {shape, demand: city.demand, cells};
  const rings = isochrones(network, around, origin, cutoffs, ready.scratch).map((isochrone, index) => ({
    minutes: request.minutes[index]!,
    polygons: isochrone.polygon,
    people: isochrone.people,
    groups: isochrone.groups,
    reachedMeters: isochrone.reachedMeters,
  }));
  return {snapMeters: origin.centimeters[0]! / 100, rings, milliseconds: performance.now() - start};
}

/** Every street that is reached within a cutoff, in part or whole. */
function edgesWithin(
  network: WalkNetwork,
  origin: SnapColumns,
  cells: PlaceIndex,
  cutoff: number,
  {search}: IsochroneScratch,
): readonly number[] {
  travelTimes(network.search, seedsAt(network, origin), cutoff, search);
  return reachedEdges(network, search, origin, cells);
}
