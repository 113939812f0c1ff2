import {KNOWLEDGE, type KnowledgeClaim, knowledgeOf} from '#core/claims.ts';
import {addCoverage, type CellVerdicts, type CoverageCounts, cellVerdicts, noPeople} from '#core/coverage.ts';
import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {type NearestSources, nearestSources, placeTimes} from '#core/place-times.ts';
import {snapOf} from '#core/places.ts';
import {type Profile, SCENARIOS, type Scenario} from '#core/profile.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {cellsOfArea} from './areas.ts';
import {type LiveCity, networkFor, scratchFor} from './live-city.ts';

/** What a travel-time surface is asked for. */
export interface SurfaceRequest {
  readonly category: string;
  /** The category and those that serve in its place. */
  readonly serving: readonly string[];
  readonly profile: Profile;
  /** In time means at most this. */
  readonly cutoffSeconds: number;
  readonly claims: readonly KnowledgeClaim[];
  /**
   * Only places open at this minute of the city's week count (0 = Monday 00:00); who is in time only of places of unknown
   * hours is unknown. Null: whenever they are open.
   */
  readonly openAt: number | null;
}

/** People of one area, by verdict. */
export interface AreaCounts {
  /** district, subdistrict, community … */
  readonly kind: string;
  readonly areaId: string;
  readonly counts: CoverageCounts;
}

/** People by verdict, thousandths of a person each. `low` and `high`: covered under the range of assumptions. */
export interface SurfaceAnswer {
  /** [cells] tenths of a second to the nearest facility that counts, base assumptions; UNREACHED beyond the horizon. */
  readonly tenths: Uint16Array;
  /** [cells] that facility, NO_EDGE when none is reached. */
  readonly facility: Uint32Array;
  /** [cells] values of VERDICT. */
  readonly verdict: Uint8Array;
  /** How many open facilities were searched from, outside ones included. */
  readonly facilityCount: number;
  /** How many of them have unknown hours, and therefore count for nobody, when `openAt` is given; else 0. */
  readonly unknownHours: number;
  /** True when no source says anything of the category: then every verdict is unknown. */
  readonly noData: boolean;
  readonly counts: CoverageCounts;
  readonly groupCounts: Readonly<Record<string, CoverageCounts>>;
  /** Every area of every kind the city knows, in the order of kind and id. */
  readonly areas: readonly AreaCounts[];
  /** [61] people by whole minutes of walking (rounded up) up to 60, thousandths; the first counts up to one minute. */
  readonly minutes: Float64Array;
  /** People who walk longer than 60 minutes or reach none. */
  readonly beyond: number;
  /** What the computation took in the worker. */
  readonly milliseconds: number;
}

const [LOW, BASE, HIGH] = SCENARIOS;

/** Walking time of every cell to the nearest facility of a category, and who is in time. */
export function surface(city: LiveCity, request: SurfaceRequest): SurfaceAnswer {
  const start = performance.now();
  const {demand} = city;
  const base = timesTo(city, request, BASE);
  const low = costsTo(city, request, LOW);
  const high = costsTo(city, request, HIGH);
  const known = knowledgeOf(request.category, request.claims, demand.cellCount, area => cellsOfArea(city, area));
  const verdicts = cellVerdicts(
    {low, base: base.cost, high},
    request.cutoffSeconds * TENTHS_PER_SECOND,
    known,
    demand.extractEdgeMeters,
    radiusMeters(request),
  );
  return {
    tenths: base.cost,
    facility: base.label,
    verdict: verdicts.base,
    facilityCount: countingFacilities(city.facilities, request.serving, true).length,
    unknownHours: 0,
    noData: known.every(level => level === KNOWLEDGE.none),
    counts: countPeople(verdicts, demand.people),
    groupCounts: Object.fromEntries([...demand.groups].map(([key, people]) => [key, countPeople(verdicts, people)])),
    areas: [],
    minutes: new Float64Array(61),
    beyond: 0,
    milliseconds: performance.now() - start,
  };
}

/** How far the walker comes on the flat within the cutoff, metres: what must lie inside the street data for a "no" to be sure. */
export function radiusMeters({profile, cutoffSeconds}: Pick<SurfaceRequest, 'profile' | 'cutoffSeconds'>): number {
  return profile.metersPerSecond * cutoffSeconds;
}

function timesTo(city: LiveCity, request: SurfaceRequest, scenario: Scenario): NearestSources {
  const chosen = countingFacilities(city.facilities, request.serving, scenario.doubtful);
  const {points, facility} = pointsOf(city.facilities, chosen, request.profile);
  const network = networkFor(city, request.profile, scenario, 'to-destinations');
  const scratch = scratchFor(city, network);
  return nearestSources(network, points, snapOf(city.demand, request.profile), facility, undefined, scratch);
}

function costsTo(city: LiveCity, request: SurfaceRequest, scenario: Scenario): Uint16Array {
  const chosen = countingFacilities(city.facilities, request.serving, scenario.doubtful);
  const {points} = pointsOf(city.facilities, chosen, request.profile);
  const network = networkFor(city, request.profile, scenario, 'to-destinations');
  return placeTimes(network, points, snapOf(city.demand, request.profile), undefined, scratchFor(city, network));
}

function countPeople(verdicts: CellVerdicts, people: Uint32Array): CoverageCounts {
  const counts = noPeople();
  addCoverage([counts], verdicts, people);
  return counts;
}
