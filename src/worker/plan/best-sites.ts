import {pickSnaps} from '#core/facility-selection.ts';
import {grown} from '#core/grown.ts';
import type {SnapColumns} from '#core/places.ts';
import {snapOf} from '#core/places.ts';
import type {PlacesWithin} from '#core/reached-places.ts';
import {CELL_LIMIT, joinedCells, thinnedCells} from '#core/siting/candidate-cells.ts';
import {type CoverCase, inOrderOfGain, liveProblem, PLAN_LIMITS, peopleToGain} from '#core/siting/cover-case.ts';
import {reduceCoverSteps} from '#core/siting/cover-problem.ts';
import {type CoveragePlan, maximalCoverageSteps} from '#core/siting/maximal-coverage.ts';
import {DEGREE_SCALE, TENTHS_PER_SECOND} from '#core/units.ts';
import type {LiveCity} from '../live-city.ts';
import {originAt} from '../origin.ts';
import {inTurns} from './in-turns.ts';
import {type ReachFrom, reachNow} from './plan-reach.ts';
import {type PlanSession, sessionWith} from './plan-session.ts';
import type {BestSitesAnswer, BestSitesRequest} from './plan-types.ts';

/** Told how far the search for sites is, 0 to 1. */
export type OnSitesProgress = (share: number) => void;

/** Most sites that may be asked for. */
const MOST_SITES = 20;
/** Pairs of a candidate and a cell in reach of it that a browser holds; with more, cells are thinned further. */
const MOST_PAIRS = 30_000_000;
/** Share of the work that finding who reaches which candidate is. */
const REACH_SHARE = 0.6;

/** Places that may be chosen. */
interface Candidates {
  /** Null: cells. */
  readonly ids: readonly string[] | null;
  /** 1e-7 degrees. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  readonly points: readonly SnapColumns[];
  readonly thinnedFrom: number | null;
  readonly offStreet: readonly string[];
}

/** Every cell from which a street can be reached, or the most populous of each square when they are more than `limit`. */
function cellCandidates({city, profile}: PlanSession, limit: number): Candidates {
  const {demand, graph} = city;
  const snap = snapOf(demand, profile);
  const joined = joinedCells(demand, snap);
  const cells = thinnedCells(demand, graph.plane, joined, limit);
  return {
    ids: null,
    lon: Int32Array.from(cells, c => demand.lon[c]!),
    lat: Int32Array.from(cells, c => demand.lat[c]!),
    points: cells.map(c => pickSnaps(snap, [c])),
    thinnedFrom: cells.length < joined.length ? joined.length : null,
    offStreet: [],
  };
}

function givenCandidates(
  {city, profile}: PlanSession,
  places: NonNullable<BestSitesRequest['candidates']>,
): Candidates {
  const snapped = places.map(place => ({place, points: originAt(city, place.lon, place.lat, profile)}));
  const joined = snapped.flatMap(({place, points}) => (points ? [{place, points}] : []));
  return {
    ids: joined.map(({place}) => place.id),
    lon: Int32Array.from(joined, ({place}) => Math.round(place.lon * DEGREE_SCALE)),
    lat: Int32Array.from(joined, ({place}) => Math.round(place.lat * DEGREE_SCALE)),
    points: joined.map(({points}) => points),
    thinnedFrom: null,
    offStreet: snapped.flatMap(({place, points}) => (points ? [] : [place.id])),
  };
}

/** Who reaches each candidate; null when that are more pairs than a browser holds. */
function* reachSteps(points: readonly SnapColumns[], reach: ReachFrom): Generator<number, PlacesWithin | null> {
  const firstPlace = new Uint32Array(points.length + 1);
  let place = new Uint32Array(16 * points.length + 16);
  let cost = new Uint16Array(place.length);
  let used = 0;
  for (const [site, one] of points.entries()) {
    const found = reach(one);
    if (used + found.place.length > MOST_PAIRS) return null;
    while (used + found.place.length > place.length) [place, cost] = [grown(place), grown(cost)];
    place.set(found.place, used);
    cost.set(found.cost, used);
    used += found.place.length;
    firstPlace[site + 1] = used;
    yield (REACH_SHARE * (site + 1)) / points.length;
  }
  return {firstPlace, place: place.slice(0, used), cost: cost.slice(0, used)};
}

/** The candidates of a request and who reaches them; cells are thinned until a browser can hold that. */
function* candidateSteps(
  session: PlanSession,
  request: BestSitesRequest,
  cutoff: number,
): Generator<number, {readonly candidates: Candidates; readonly reach: PlacesWithin}> {
  const reachFrom = reachNow(session, cutoff);
  for (let limit = CELL_LIMIT; ; limit = Math.floor(limit / 2)) {
    const given = request.candidates;
    const candidates = given ? givenCandidates(session, given) : cellCandidates(session, limit);
    const reach = yield* reachSteps(candidates.points, reachFrom);
    if (reach !== null) return {candidates, reach};
    if (given || limit < 2) throw new RangeError(`best sites: ${given?.length ?? 1} candidates reach too many places`);
  }
}

/** Steps that say how far the whole is. */
function* saying<Answer>(steps: Generator<void, Answer>, share: number): Generator<number, Answer> {
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
    yield share;
  }
}

type Point = BestSitesAnswer['curve'][number];

/** Plans of 0 to `count` sites: what each gains, and the last of them. */
function* curveSteps(cover: CoverCase, count: number): Generator<number, {curve: Point[]; last: CoveragePlan | null}> {
  const {problem} = liveProblem(cover);
  const reduced = yield* saying(reduceCoverSteps(problem), REACH_SHARE);
  const curve: Point[] = [{count: 0, gained: 0, bound: 0, optimal: true}];
  let last: CoveragePlan | null = null;
  for (let size = 1; size <= count; size++) {
    const share = REACH_SHARE + ((1 - REACH_SHARE) * (size - 1)) / count;
    const sites = Math.min(size, problem.siteCount);
    last = yield* saying(maximalCoverageSteps(problem, sites, {...PLAN_LIMITS, reduced}), share);
    // a smaller plan that gains more is a plan of this size too
    const gained = Math.max(last.objective, curve[size - 1]!.gained);
    const bound = Math.max(gained, last.upperBound);
    curve.push({count: size, gained, bound, optimal: gained === bound});
  }
  return {curve, last};
}

function* siteSteps(session: PlanSession, request: BestSitesRequest): Generator<number, BestSitesAnswer> {
  const start = performance.now();
  const {demand} = session.city;
  const cutoff = request.cutoffSeconds * TENTHS_PER_SECOND;
  const people = request.group === null ? demand.people : demand.groups.get(request.group);
  if (people === undefined) throw new RangeError(`best sites: no group ${request.group} in this city`);
  // the plan may go on while this runs: what counts is how it is now
  const weight = peopleToGain(people, session.scenario.states.base.placeCost, cutoff);
  const {vouched} = session.counting!.groups.after;
  const {candidates, reach} = yield* candidateSteps(session, request, cutoff);
  const cover = {reach, cutoff, weight};
  const {curve, last} = yield* curveSteps(cover, Math.max(0, Math.min(MOST_SITES, request.count)));
  let gainedTotal = 0;
  const sites = inOrderOfGain(cover, last?.sites ?? []).map(({candidate, gained, cells}) => {
    gainedTotal += gained;
    return {
      id: candidates.ids?.[candidate] ?? null,
      lon: candidates.lon[candidate]! / DEGREE_SCALE,
      lat: candidates.lat[candidate]! / DEGREE_SCALE,
      gained,
      unverified: cells.reduce((sum, c) => sum + (vouched[c] ? 0 : weight[c]!), 0),
      gainedTotal,
    };
  });
  return {
    sites,
    curve,
    candidateCount: candidates.points.length,
    thinnedFrom: candidates.thinnedFrom,
    offStreet: candidates.offStreet,
    milliseconds: performance.now() - start,
  };
}

/**
 * The best places for up to `count` (at most 20) facilities beside those of the plan, and the curve of people against their
 * number: what the command `site --objective coverage --keep existing` says. Whoever has none in time counts as to be gained.
 * Lets other requests in between; null when `isWanted` says that nobody waits any more. Throws RangeError for an unknown group.
 */
export function bestSites(
  city: LiveCity,
  request: BestSitesRequest,
  onProgress: OnSitesProgress,
  isWanted: () => boolean,
): Promise<BestSitesAnswer | null> {
  return inTurns(siteSteps(sessionWith(city, request), request), isWanted, onProgress);
}
