import {KNOWLEDGE, type KnowledgeClaim, knowledgeOf} from '#core/claims.ts';
import {addCoverage, type CellVerdicts, type CoverageCounts, cellVerdicts, noPeople, VERDICT} from '#core/coverage.ts';
import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {type NearestSources, nearestSources, placeTimes} from '#core/place-times.ts';
import {snapOf} from '#core/places.ts';
import {type Profile, SCENARIOS, type Scenario} from '#core/profile.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {cellsOfArea} from './areas.ts';
import {type LiveCity, networkFor, scratchFor} from './live-city.ts';
import {cellColors, paint, type SurfaceColors} from './paint.ts';

/** What a travel-time surface is asked for. */
export interface SurfaceRequest {
  readonly category: string;
  /** The category and those that serve in its place. */
  readonly serving: readonly string[];
  readonly profile: Profile;
  /** In time means at most this. */
  readonly cutoffSeconds: number;
  readonly claims: readonly KnowledgeClaim[];
  readonly colors: SurfaceColors;
}

/** People by verdict, thousandths of a person each. `low` and `high`: covered under the range of assumptions. */
export interface SurfaceAnswer {
  /** [cells] tenths of a second to the nearest facility, base assumptions; UNREACHED beyond the horizon. */
  readonly tenths: Uint16Array;
  /** [cells] that facility, NO_EDGE when none is reached. */
  readonly facility: Uint32Array;
  /** [cells] values of VERDICT. */
  readonly verdict: Uint8Array;
  /** How many open facilities were searched from, outside ones included. */
  readonly facilityCount: number;
  /** True when no source says anything of the category: then every verdict is unknown. */
  readonly noData: boolean;
  readonly counts: CoverageCounts;
  readonly groupCounts: Readonly<Record<string, CoverageCounts>>;
  /** RGBA of the city's raster. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

const [LOW, BASE, HIGH] = SCENARIOS;

/** Walking time of every cell to the nearest facility of a category, who is in time, and the picture of it. */
export function surface(city: LiveCity, request: SurfaceRequest): SurfaceAnswer {
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
  const unknown = verdicts.base.map(verdict => (verdict === VERDICT.unknown ? 1 : 0));
  return {
    tenths: base.cost,
    facility: base.label,
    verdict: verdicts.base,
    facilityCount: countingFacilities(city.facilities, request.serving, true).length,
    noData: known.every(level => level === KNOWLEDGE.none),
    counts: countPeople(verdicts, demand.people),
    groupCounts: Object.fromEntries([...demand.groups].map(([key, people]) => [key, countPeople(verdicts, people)])),
    rgba: paint(city.raster, cellColors(base.cost, unknown, request.colors)),
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
