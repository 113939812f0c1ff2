import {vouchedCells} from '#core/coverage.ts';
import type {PlacesWithin} from '#core/reached-places.ts';
import {capacityCover, type FilledSite} from '#core/siting/capacity-cover.ts';
import {type CoverCase, inOrderOfGain, liveProblem, PLAN_LIMITS, peopleToGain} from '#core/siting/cover-case.ts';
import type {CoverProblem} from '#core/siting/cover-problem.ts';
import type {SearchLimits} from '#core/siting/locate-sites.ts';
import type {ProgramSolver} from '#core/siting/lp-solver.ts';
import {maximalCoverage} from '#core/siting/maximal-coverage.ts';
import {type MedianCase, medianPlan, savingsInOrder} from '#core/siting/median-case.ts';
import {setCover} from '#core/siting/set-cover.ts';
import type {Walker} from '#schema/walker.ts';
import type {CityModel} from '../city-model.ts';
import {knowledge, radiusMeters, type Threshold} from '../coverage.ts';
import {type Candidates, joinCandidates} from './candidates.ts';
import {
  candidateReach,
  costsToFacilities,
  cutoffOf,
  existingFacilities,
  facilityCandidates,
  HORIZON_COST,
  type Walk,
} from './reach.ts';

/** What becomes of the facilities there are: they stay, are not counted, or may close in favour of others. */
export type Keep = 'existing' | 'none' | 'closable';

/** What is to be found. */
export interface SiteQuestion {
  readonly objective: 'coverage' | 'pmedian' | 'setcover';
  readonly category: string;
  /** Within which people count as covered; for `pmedian` only the horizon matters. */
  readonly threshold: Threshold;
  readonly walker: Walker;
  readonly walk: Walk;
  /** [cells] thousandths of a person of the group asked for. */
  readonly people: Uint32Array;
  /** New facilities; `setcover` finds the number itself. */
  readonly count: number;
  readonly keep: Keep;
  readonly candidates: Candidates;
  readonly progress: (done: number, of: number) => void;
}

/** One site of a plan. People are thousandths. */
export interface PlannedSite {
  /** Index into the plan's `options`. */
  readonly option: number;
  /** A facility that is there already and stays. */
  readonly existing: boolean;
  /** People within reach of it and of no kept facility or site before it; for `pmedian` those who walk to it. */
  readonly gained: number;
  /** Of those gained, people of whom the data cannot say that they have none today. */
  readonly unverified: number;
  /** Thousandths of a person × tenths of a second that it saves after the sites before it; `pmedian` only. */
  readonly saved: number | null;
}

/** A plan and how good it is. People are thousandths, costs thousandths of a person × tenths of a second. */
export interface SitePlan {
  readonly options: Candidates;
  /** Options before this one are facilities that are there already. */
  readonly existingCount: number;
  readonly sites: readonly PlannedSite[];
  readonly objective: number;
  /** What no plan can beat: at most this for `coverage`, at least this otherwise. */
  readonly bound: number;
  readonly optimal: boolean;
  readonly people: number;
  readonly coveredBefore: number;
  readonly coveredAfter: number;
  /** `pmedian`: people living where the data may lack some facilities; 0 for the others, see `unverified` of the sites. */
  readonly uncertain: number;
  /** People whom no option reaches and no kept facility serves. */
  readonly uncoverable: number;
  /** Existing facilities, as options, that the plan closes. */
  readonly closed: readonly number[];
  /** Sum of the walks of all people today and with the plan, and people counted at the horizon; `pmedian` only. */
  readonly walks: {readonly before: number; readonly after: number; readonly atHorizon: number} | null;
}

/** What the kept facilities do, and the options of a plan. */
interface Setting {
  readonly question: SiteQuestion;
  readonly options: Candidates;
  readonly existingCount: number;
  /** [cells] cost to the nearest facility of today, and to the nearest that is kept. */
  readonly today: ArrayLike<number>;
  readonly kept: ArrayLike<number>;
  readonly cutoff: number;
  readonly reach: PlacesWithin;
  /** [cells] 1 where the data can say that what is not known is not there. */
  readonly certain: Uint8Array;
  readonly solve: ProgramSolver | undefined;
}

/** Finds a plan. `solve` proves what the search leaves open; without it the search goes on branching. */
export function sitePlan(model: CityModel, question: SiteQuestion, solve?: ProgramSolver): SitePlan {
  const {category, walk, keep, candidates, threshold, objective, progress} = question;
  const {serving, closable} = existingFacilities(model, category);
  const closing = keep === 'closable' ? closable : closable.subarray(0, 0);
  const keptOnes = keep === 'none' ? closing : withoutAny(serving, closing);
  const options = joinCandidates(facilityCandidates(model, walk, closing), candidates);
  const cutoff = objective === 'pmedian' ? HORIZON_COST : cutoffOf(threshold);
  const setting: Setting = {
    question,
    options,
    existingCount: closing.length,
    today: costsToFacilities(model, walk, serving),
    kept: costsToFacilities(model, walk, keptOnes),
    cutoff,
    reach: candidateReach(model, walk, options, cutoff, done => progress(done, options.candidateCount)),
    certain: certainCells(model, question),
    solve,
  };
  return objective === 'pmedian' ? leastWalking(setting) : bestCover(setting);
}

function withoutAny(facilities: Uint32Array, gone: Uint32Array): Uint32Array {
  const without = new Set(gone);
  return facilities.filter(f => !without.has(f));
}

/** Cells in which a facility that is not known is not there: complete sources, and the streets are known far enough. */
function certainCells(model: CityModel, {objective, category, threshold, walker}: SiteQuestion): Uint8Array {
  const known = knowledge(model, category);
  if (objective === 'pmedian') return vouchedCells(known, null, 0);
  const edge = model.graph ? model.demand.extractEdgeMeters : null;
  return vouchedCells(known, edge, radiusMeters(model, threshold, walker.key));
}

function bestCover(setting: Setting): SitePlan {
  const {question, options, existingCount, kept, cutoff, reach, certain, solve} = setting;
  const {people} = question;
  const cover: CoverCase = {reach, cutoff, weight: peopleToGain(people, kept, cutoff)};
  const {problem, cell} = liveProblem(cover);
  const coverable = cell.reduce((sum, c) => sum + people[c]!, 0);
  const size = Math.min(question.count + existingCount, options.candidateCount);
  const found = solveCover(problem, question.objective === 'setcover' ? null : size, solve);
  const limited = options.capacity && question.objective === 'coverage';
  const filled = limited ? capacityCover(cover, options.capacity!, size, found.bound) : null;
  const chosen = filled?.sites ?? wholeCells(cover, found.sites);
  const sites = chosen.map(({candidate, gained, served}): PlannedSite => {
    const unverified = served.reduce((sum, [c, n]) => sum + (certain[c] ? 0 : n), 0);
    return {option: candidate, existing: candidate < existingCount, gained, unverified, saved: null};
  });
  const gained = sites.reduce((sum, site) => sum + site.gained, 0);
  const toGain = cover.weight.reduce((sum, n) => sum + n, 0);
  return {
    ...shared(setting, sites),
    sites,
    objective: question.objective === 'setcover' ? sites.length : gained,
    bound: filled?.upperBound ?? found.bound,
    optimal: filled ? filled.upperBound === filled.objective : found.optimal,
    coveredAfter: sum(people) - toGain + gained,
    uncertain: 0,
    uncoverable: toGain - coverable,
    walks: null,
  };
}

/** Chosen candidates in the order in which each gains most; each serves everyone it reaches. */
function wholeCells(cover: CoverCase, chosen: Uint32Array): FilledSite[] {
  return inOrderOfGain(cover, chosen).map(({candidate, gained, cells}) => {
    return {candidate, gained, served: cells.map(c => [c, cover.weight[c]!] as const)};
  });
}

/** Sites of a cover plan, and what no plan can beat. */
interface FoundCover {
  readonly sites: Uint32Array;
  readonly objective: number;
  readonly bound: number;
  readonly optimal: boolean;
}

/**
 * The best cover by `size` sites, or (null) the fewest sites that cover all. Branching proves a plan exactly; what it leaves
 * open after so much work goes to the solver, whose bounds are rounded outwards.
 */
function solveCover(problem: CoverProblem, size: number | null, solve: ProgramSolver | undefined): FoundCover {
  const attempt = (limits: SearchLimits): FoundCover => {
    if (size === null) {
      const {sites, objective, lowerBound, optimal} = setCover(problem, limits);
      return {sites, objective, bound: lowerBound, optimal};
    }
    const {sites, objective, upperBound, optimal} = maximalCoverage(problem, size, limits);
    return {sites, objective, bound: upperBound, optimal};
  };
  const first = attempt(PLAN_LIMITS);
  if (first.optimal || !solve) return first;
  const second = attempt({...PLAN_LIMITS, solve});
  const tighter = size === null ? Math.max : Math.min;
  const bound = tighter(first.bound, second.bound);
  const better = tighter(first.objective, second.objective) === first.objective ? second : first;
  return {...better, bound, optimal: better.objective === bound};
}

function leastWalking(setting: Setting): SitePlan {
  const {question, existingCount, today, kept, reach, certain} = setting;
  const {people} = question;
  const capped = (costs: ArrayLike<number>) => Uint16Array.from(costs, cost => Math.min(cost, HORIZON_COST));
  const median: MedianCase = {reach, kept: capped(kept), people};
  const found = medianPlan(median, question.count + existingCount, {
    ...PLAN_LIMITS,
    ...(setting.solve ? {solve: setting.solve} : {}),
  });
  const ordered = savingsInOrder(median, found.sites);
  const sites = ordered.map(({candidate, served, saved}): PlannedSite => {
    return {option: candidate, existing: candidate < existingCount, gained: served, unverified: 0, saved};
  });
  const before = capped(today).reduce((total, cost, c) => total + cost * people[c]!, 0);
  const cutoff = cutoffOf(question.threshold);
  return {
    ...shared({...setting, cutoff}, sites),
    sites,
    objective: found.objective,
    bound: found.lowerBound,
    optimal: found.optimal,
    coveredAfter: peopleWithin(people, found.costs, cutoff),
    uncertain: people.reduce((total, n, c) => total + (certain[c] ? 0 : n), 0),
    uncoverable: 0,
    walks: {
      before,
      after: found.objective,
      atHorizon: sum(people) - peopleWithin(people, found.costs, HORIZON_COST - 1),
    },
  };
}

function shared({question, options, existingCount, today, cutoff}: Setting, sites: readonly PlannedSite[]) {
  const {people} = question;
  const chosen = new Set(sites.map(({option}) => option));
  return {
    options,
    existingCount,
    people: sum(people),
    coveredBefore: peopleWithin(people, today, cutoff),
    closed: Array.from({length: existingCount}, (_, option) => option).filter(option => !chosen.has(option)),
  };
}

function sum(values: Uint32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function peopleWithin(people: Uint32Array, costs: ArrayLike<number>, cutoff: number): number {
  return people.reduce((total, n, c) => total + (costs[c]! <= cutoff ? n : 0), 0);
}
