import type {KnowledgeClaim} from '#core/claims.ts';
import {type CellVerdicts, type CoverageCounts, VERDICT} from '#core/coverage.ts';
import type {Division} from '#core/places.ts';
import type {Profile} from '#core/profile.ts';
import {knownCells} from './knowledge.ts';
import type {LiveCity} from './live-city.ts';
import {nearestRuns} from './nearest-runs.ts';
import type {WantedService} from './services.ts';
import {countPeople, verdictsOf} from './surface.ts';

/** The life circle as a whole: several services, each with its own time. */
export interface CircleRequest {
  readonly services: readonly WantedService[];
  readonly profile: Profile;
  readonly claims: readonly KnowledgeClaim[];
  /** As in SurfaceRequest. */
  readonly openAt: number | null;
}

/** People of a place or group by what they have of the life circle, thousandths; the three add up to `people`. */
export interface CircleCounts {
  readonly people: number;
  /** Every service in time. */
  readonly all: number;
  /** At least one service known to be missing. */
  readonly lacking: number;
  /** None known to be missing, at least one not clear. */
  readonly unsure: number;
}

/** People of one area: what they have of the life circle as a whole, and of how many services. */
export interface AreaCircle {
  /** district, subdistrict, community … */
  readonly kind: string;
  readonly areaId: string;
  readonly counts: CircleCounts;
  /** As in CircleAnswer. */
  readonly peopleByHas: Float64Array;
}

/** What every cell has of the life circle. No score: 有, 缺 and 不清楚 are counted apart. */
export interface CircleAnswer {
  /**
   * [cells] how many services are had: a place known to serve is in time, whoever knows of it. Never too many: a list that
   * misses places makes it too few at most, so it says something also where the circle as a whole is not clear.
   */
  readonly has: Uint8Array;
  /** [cells] how many are known to be missing. */
  readonly lacks: Uint8Array;
  /** [cells] how many are not clear; the three together are the number of services asked for. */
  readonly unknown: Uint8Array;
  readonly counts: CircleCounts;
  readonly groupCounts: Readonly<Record<string, CircleCounts>>;
  readonly areas: readonly AreaCircle[];
  /** Of each service, in the order asked. */
  readonly services: readonly {readonly category: string; readonly counts: CoverageCounts}[];
  /** Of each service, in the order asked, values of VERDICT by cell: which ones a place lacks. */
  readonly verdicts: readonly Uint8Array[];
  /** [services + 1] people by how many services they are known to lack. */
  readonly peopleByLacks: Float64Array;
  /** [services + 1] people by how many services they have, as in `has`. */
  readonly peopleByHas: Float64Array;
  readonly milliseconds: number;
}

/** Told after each service how many are done. */
export type OnCircleService = (done: number) => void;

/**
 * Judges every service of the life circle for every cell, one service after the other, letting other requests in between.
 * A person has all when every service is in time, lacks when one is known not to be, and is unsure otherwise. Begins anew
 * when an own list comes or goes meanwhile. Null when `isWanted` says, between two services, that nobody waits any more.
 */
export async function circle(
  city: LiveCity,
  request: CircleRequest,
  onService: OnCircleService,
  isWanted: () => boolean,
): Promise<CircleAnswer | null> {
  const start = performance.now();
  const {demand, facilities} = city;
  const tally = noServices(demand.cellCount);
  const services: {category: string; counts: CoverageCounts}[] = [];
  const judged: Uint8Array[] = [];
  for (const [index, wanted] of request.services.entries()) {
    const verdicts = judge(city, request, wanted);
    addService(tally, verdicts.base);
    judged.push(verdicts.base);
    services.push({category: wanted.category, counts: countPeople(verdicts, demand.people)});
    onService(index + 1);
    await nextTurn();
    if (!isWanted()) return null;
    if (city.facilities !== facilities) return circle(city, request, onService, isWanted);
  }
  const standing = standingOf(tally);
  return {
    ...tally,
    counts: countStanding(standing, demand.people),
    groupCounts: Object.fromEntries([...demand.groups].map(([key, people]) => [key, countStanding(standing, people)])),
    areas: (demand.divisions ?? []).flatMap(division =>
      areaCircles(standing, tally.has, demand.people, division, request.services.length),
    ),
    services,
    verdicts: judged,
    peopleByLacks: peopleByNumber(tally.lacks, demand.people, request.services.length),
    peopleByHas: peopleByNumber(tally.has, demand.people, request.services.length),
    milliseconds: performance.now() - start,
  };
}

function judge(city: LiveCity, {profile, claims, openAt}: CircleRequest, wanted: WantedService): CellVerdicts {
  const {category, serving, cutoffSeconds} = wanted;
  const runs = nearestRuns(city, {serving, profile, openAt});
  return verdictsOf(city.demand, runs, knownCells(city, category, claims).known, {profile, cutoffSeconds});
}

/** Lets other requests to the worker be answered. */
function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 0));
}

type Tally = Pick<CircleAnswer, 'has' | 'lacks' | 'unknown'>;

function noServices(cellCount: number): Tally {
  return {has: new Uint8Array(cellCount), lacks: new Uint8Array(cellCount), unknown: new Uint8Array(cellCount)};
}

function addService({has, lacks, unknown}: Tally, verdict: Uint8Array): void {
  for (let c = 0; c < verdict.length; c++)
    if (verdict[c] === VERDICT.covered) has[c]!++;
    else if (verdict[c] === VERDICT.uncovered) lacks[c]!++;
    else unknown[c]!++;
}

/** What is said of a cell for the life circle as a whole. */
const STANDING = {all: 0, lacking: 1, unsure: 2} as const;

function standingOf({lacks, unknown}: Tally): Uint8Array {
  const standing = new Uint8Array(lacks.length);
  for (let c = 0; c < standing.length; c++)
    standing[c] = lacks[c]! > 0 ? STANDING.lacking : unknown[c]! > 0 ? STANDING.unsure : STANDING.all;
  return standing;
}

/** People by area and standing: three numbers an area; cells in none (below 0) are left out. */
function sumStanding(standing: Uint8Array, people: Uint32Array, areas: number, area?: Int32Array): Float64Array {
  const sums = new Float64Array(3 * areas);
  for (let c = 0; c < standing.length; c++) {
    const at = area ? area[c]! : 0;
    if (at >= 0) sums[3 * at + standing[c]!]! += people[c]!;
  }
  return sums;
}

function countsAt(sums: Float64Array, area: number): CircleCounts {
  const of = (standing: number) => sums[3 * area + standing]!;
  const [all, lacking, unsure] = [of(STANDING.all), of(STANDING.lacking), of(STANDING.unsure)];
  return {people: all + lacking + unsure, all, lacking, unsure};
}

function countStanding(standing: Uint8Array, people: Uint32Array): CircleCounts {
  return countsAt(sumStanding(standing, people, 1), 0);
}

function areaCircles(
  standing: Uint8Array,
  has: Uint8Array,
  people: Uint32Array,
  {kind, areaIds, index}: Division,
  services: number,
): AreaCircle[] {
  const sums = sumStanding(standing, people, areaIds.length, index);
  const width = services + 1;
  const byHas = new Float64Array(width * areaIds.length);
  for (let c = 0; c < has.length; c++) if (index[c]! >= 0) byHas[width * index[c]! + has[c]!]! += people[c]!;
  return areaIds.map((areaId, area) => ({
    kind,
    areaId,
    counts: countsAt(sums, area),
    peopleByHas: byHas.slice(width * area, width * (area + 1)),
  }));
}

/** People by the number of services their cell has, or lacks. */
function peopleByNumber(number: Uint8Array, people: Uint32Array, services: number): Float64Array {
  const sums = new Float64Array(services + 1);
  for (let c = 0; c < number.length; c++) sums[number[c]!]! += people[c]!;
  return sums;
}
