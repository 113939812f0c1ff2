import {finish} from '../steps.ts';
import {type CoverProblem, coverAsLocation, type ReducedCover, reduceCover} from './cover-problem.ts';
import {lazyGreedy} from './lazy-greedy.ts';
import {locateSitesSteps, type SearchLimits} from './locate-sites.ts';
import {OPEN, remainingProblem} from './location-problem.ts';

export type {CoverProblem} from './cover-problem.ts';

/** What a plan must keep to, and how long to look for it. */
export interface CoverageOptions extends SearchLimits {
  /** Sites that the plan must hold; they count among its `count`. */
  readonly fixed?: Uint32Array;
  /** `reduceCover` of the problem and the fixed sites, when several plans are made for one problem. */
  readonly reduced?: ReducedCover;
}

/** A plan of maximal coverage and how good it is. */
export interface CoveragePlan {
  /** Sites of the plan, the fixed ones first, then by what each adds to those before it. */
  readonly sites: Uint32Array;
  /** Weight that each site adds to those before it. */
  readonly gains: Float64Array;
  /** Weight covered by the plan. */
  readonly objective: number;
  /** No plan of that many sites (with the fixed ones) covers more. */
  readonly upperBound: number;
  /** True when no plan is proven to cover more than this one. */
  readonly optimal: boolean;
}

/**
 * Chooses `count` sites that together cover most weight (maximal covering location problem: Church and ReVelle 1974), with a
 * bound that no plan of that size can beat. Holds fewer sites only when there are fewer; sites that add nothing stand last
 * with a gain of 0. Throws RangeError for a count that is no whole number, too many fixed sites, or one that does not exist.
 */
export function maximalCoverage(problem: CoverProblem, count: number, options: CoverageOptions = {}): CoveragePlan {
  return finish(maximalCoverageSteps(problem, count, options));
}

/** The same, step by step. */
export function* maximalCoverageSteps(
  problem: CoverProblem,
  count: number,
  options: CoverageOptions = {},
): Generator<void, CoveragePlan> {
  const fixed = Array.from(new Set(options.fixed ?? []));
  checkPlanSize(count, problem.siteCount, fixed);
  const cover = options.reduced ?? reduceCover(problem, fixed);
  const size = Math.min(count, problem.siteCount);
  const whole = coverAsLocation(cover, problem.siteCount, {price: cover.weight, count: size, siteCost: 0});
  const mark = new Int8Array(problem.siteCount);
  for (const site of fixed) mark[site] = OPEN;
  const found = yield* locateSitesSteps(remainingProblem(whole, mark), options);
  const coverable = cover.weight.reduce((sum, weight) => sum + weight, 0);
  const chosen = filledUp([...fixed, ...found.sites], size, problem.siteCount);
  const {sites, gains} = inOrderOfGain(problem, chosen, fixed);
  const objective = gains.reduce((sum, gain) => sum + gain, 0);
  // what a plan covers is a multiple of the step
  const upperBound = Math.max(objective, coverable - Math.ceil(found.lowerBound / whole.step) * whole.step);
  return {sites, gains, objective, upperBound, optimal: upperBound === objective};
}

/** Throws RangeError unless a plan of `count` sites can hold the fixed ones. */
export function checkPlanSize(count: number, siteCount: number, fixed: readonly number[]): void {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`sites of a plan: got ${count}, expected a whole number, 0 or more`);
  const stranger = fixed.find(site => !(site < siteCount));
  if (stranger !== undefined) throw new RangeError(`fixed sites: got ${stranger}, expected numbers below ${siteCount}`);
  if (fixed.length > count) throw new RangeError(`fixed sites: got ${fixed.length}, expected at most ${count}`);
}

/** Adds the first sites that are not in a plan until it has `size`. */
export function filledUp(plan: readonly number[], size: number, siteCount: number): number[] {
  const held = new Set(plan);
  const filled = [...plan];
  for (let site = 0; site < siteCount && filled.length < size; site++) if (!held.has(site)) filled.push(site);
  return filled;
}

function inOrderOfGain(problem: CoverProblem, chosen: readonly number[], fixed: readonly number[]) {
  const covered = new Uint8Array(problem.weight.length);
  const sites: number[] = [];
  const gains: number[] = [];
  const gainOf = (site: number) => {
    let gain = 0;
    for (let at = problem.firstDemand[site] as number; at < (problem.firstDemand[site + 1] as number); at++)
      if (covered[problem.demand[at] as number] === 0) gain += problem.weight[problem.demand[at] as number] as number;
    return gain;
  };
  const add = (site: number, gain: number) => {
    sites.push(site);
    gains.push(gain);
    for (let at = problem.firstDemand[site] as number; at < (problem.firstDemand[site + 1] as number); at++)
      covered[problem.demand[at] as number] = 1;
  };
  for (const site of fixed) add(site, gainOf(site));
  const held = new Set(fixed);
  const waiting = chosen.filter(site => !held.has(site)).sort((a, b) => a - b);
  for (const {item, gain} of lazyGreedy(waiting, gainOf)) add(item, gain);
  return {sites: Uint32Array.from(sites), gains: Float64Array.from(gains)};
}
