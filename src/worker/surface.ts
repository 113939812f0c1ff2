import type {KnowledgeClaim} from '#core/claims.ts';
import {addCoverage, type CellVerdicts, type CoverageCounts, cellVerdicts, noPeople, VERDICT} from '#core/coverage.ts';
import type {Demand} from '#core/places.ts';
import type {Profile} from '#core/profile.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {type KnownCells, knownCells} from './knowledge.ts';
import type {LiveCity} from './live-city.ts';
import {type NearestRuns, nearestRuns} from './nearest-runs.ts';

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
  /** How many facilities were searched from, outside ones included: with `openAt` only those known to be open then. */
  readonly facilityCount: number;
  /** How many of them have unknown hours, and therefore count for nobody, when `openAt` is given; else 0. */
  readonly unknownHours: number;
  /** True when no source says anything of the category: then every verdict is unknown. */
  readonly noData: boolean;
  readonly counts: CoverageCounts;
  readonly groupCounts: Readonly<Record<string, CoverageCounts>>;
  /** Every area of every kind the city knows, in the order of kind and id. */
  readonly areas: readonly AreaCounts[];
  /** [61] at m: people who walk more than m − 1 and at most m minutes, thousandths; at 0 those who have one at their door. */
  readonly minutes: Float64Array;
  /** People who walk longer than 60 minutes or reach none. */
  readonly beyond: number;
  /** What the computation took in the worker. */
  readonly milliseconds: number;
}

/** Walking time of every cell to the nearest facility of a category, and who is in time. */
export function surface(city: LiveCity, request: SurfaceRequest): SurfaceAnswer {
  const start = performance.now();
  const {demand} = city;
  const runs = nearestRuns(city, request);
  const {known, isNothing} = knownCells(city, request.category, request.claims);
  const verdicts = verdictsOf(demand, runs, known, request);
  return {
    // what is kept for the next request is not handed over
    tenths: runs.base.slice(),
    facility: runs.facility.slice(),
    verdict: verdicts.base,
    facilityCount: runs.facilityCount,
    unknownHours: runs.unknownHours,
    noData: isNothing,
    counts: countPeople(verdicts, demand.people),
    groupCounts: Object.fromEntries([...demand.groups].map(([key, people]) => [key, countPeople(verdicts, people)])),
    areas: areaCounts(demand, verdicts),
    minutes: runs.minutes.slice(),
    beyond: runs.beyond,
    milliseconds: performance.now() - start,
  };
}

/** How far the walker comes on the flat within the cutoff, metres: what must lie inside the street data for a "no" to be sure. */
export function radiusMeters({profile, cutoffSeconds}: Pick<SurfaceRequest, 'profile' | 'cutoffSeconds'>): number {
  return profile.metersPerSecond * cutoffSeconds;
}

/** Who is in time. Whoever reaches only a place of unknown hours in time is unknown; low and high leave such places out. */
export function verdictsOf(
  demand: Demand,
  runs: NearestRuns,
  known: KnownCells['known'],
  asked: Pick<SurfaceRequest, 'profile' | 'cutoffSeconds'>,
): CellVerdicts {
  const cutoff = asked.cutoffSeconds * TENTHS_PER_SECOND;
  const verdicts = cellVerdicts(runs, cutoff, known, demand.extractEdgeMeters, radiusMeters(asked));
  const {perhaps} = runs;
  if (perhaps === null) return verdicts;
  const {base} = verdicts;
  for (let c = 0; c < base.length; c++)
    if (base[c] === VERDICT.uncovered && perhaps[c]! <= cutoff) base[c] = VERDICT.unknown;
  return verdicts;
}

/** Everyone, or the people of a group, by verdict. */
export function countPeople(verdicts: CellVerdicts, people: Uint32Array): CoverageCounts {
  const counts = noPeople();
  addCoverage([counts], verdicts, people);
  return counts;
}

function areaCounts({divisions, people}: Demand, verdicts: CellVerdicts): AreaCounts[] {
  return (divisions ?? []).flatMap(({kind, areaIds, index}) => {
    const counts = areaIds.map(noPeople);
    addCoverage(counts, verdicts, people, index);
    return areaIds.map((areaId, area) => ({kind, areaId, counts: counts[area]!}));
  });
}
