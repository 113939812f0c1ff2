import {KNOWLEDGE, type KnowledgeClaim, knowledgeOf} from '#core/claims.ts';
import {countingFacilities} from '#core/facility-selection.ts';
import {placeTimes} from '#core/place-times.ts';
import {entriesOf} from '#core/places.ts';
import {type Profile, SCENARIOS} from '#core/profile.ts';
import {isReached, TENTHS_PER_SECOND, UNREACHED} from '#core/units.ts';
import {placeInArea} from './areas.ts';
import {type LiveCity, networkFor, scratchFor} from './live-city.ts';
import {originAt} from './origin.ts';
import {radiusMeters} from './surface.ts';

/** A service asked about. */
export interface WantedService {
  readonly category: string;
  /** The category and those that serve in its place. */
  readonly serving: readonly string[];
  /** In time means at most this. */
  readonly cutoffSeconds: number;
}

export interface ServicesRequest {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly profile: Profile;
  readonly wanted: readonly WantedService[];
  readonly claims: readonly KnowledgeClaim[];
  /** Metres from the place to the edge of the street data; null when not known. */
  readonly extentMeters: number | null;
}

/** A facility and the walk to it. */
export interface ReachedFacility {
  /** Index of the facility. */
  readonly facility: number;
  /** Tenths of a second. */
  readonly tenths: number;
}

/** One service seen from one place. */
export interface ServiceAnswer {
  readonly category: string;
  /** In time; not in time and the list is complete; not in time and nobody knows; no source at all. */
  readonly state: 'has' | 'lacks' | 'unknown' | 'no-data';
  /** The nearest, open or not; null when none is reached within the horizon. */
  readonly nearest: ReachedFacility | null;
  /** The next ones after the nearest, up to ALTERNATIVES, nearest first. */
  readonly alternatives: readonly ReachedFacility[];
}

/** How many facilities are named after the nearest. */
export const ALTERNATIVES = 3;

/** The nearest of every wanted service from a place, by time; null when the place is too far from any street. */
export function services(city: LiveCity, request: ServicesRequest): ServiceAnswer[] | null {
  const origin = originAt(city, request.lon, request.lat, request.profile);
  if (origin === null) return null;
  const network = networkFor(city, request.profile, SCENARIOS[1], 'from-origins');
  const entries = entriesOf(city.facilities, request.profile);
  const times = placeTimes(network, origin, entries, undefined, scratchFor(city, network));
  return request.wanted.map(wanted => {
    const reached = reachedBy(city, wanted.serving, times);
    const nearest = reached[0] ?? null;
    return {
      category: wanted.category,
      state: stateOf(city, request, wanted, nearest),
      nearest,
      alternatives: reached.slice(1, 1 + ALTERNATIVES),
    };
  });
}

/** The facilities of a service that are reached, nearest first; equally near ones by their index. */
function reachedBy(city: LiveCity, serving: readonly string[], times: Uint16Array): ReachedFacility[] {
  const {firstPoint} = city.facilities;
  const reached: ReachedFacility[] = [];
  for (const facility of countingFacilities(city.facilities, serving, true)) {
    let tenths = UNREACHED;
    for (let point = firstPoint[facility]!; point < firstPoint[facility + 1]!; point++)
      tenths = Math.min(tenths, times[point]!);
    if (isReached(tenths)) reached.push({facility, tenths});
  }
  return reached.sort((a, b) => a.tenths - b.tenths || a.facility - b.facility);
}

function stateOf(
  city: LiveCity,
  request: ServicesRequest,
  wanted: WantedService,
  nearest: ServiceAnswer['nearest'],
): ServiceAnswer['state'] {
  if (nearest !== null && nearest.tenths <= wanted.cutoffSeconds * TENTHS_PER_SECOND) return 'has';
  const known = knowledgeOf(wanted.category, request.claims, 1, area =>
    placeInArea(city, area, request.lon, request.lat),
  )[0];
  if (known === KNOWLEDGE.none) return 'no-data';
  const radius = radiusMeters({profile: request.profile, cutoffSeconds: wanted.cutoffSeconds});
  const crosses = request.extentMeters !== null && request.extentMeters < radius;
  return known === KNOWLEDGE.complete && !crosses ? 'lacks' : 'unknown';
}
