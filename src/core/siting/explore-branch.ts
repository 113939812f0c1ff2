import {finish} from '../steps.ts';
import {greedyPlan} from './greedy-plan.ts';
import {improvePlanSteps, marks, type Plan} from './improve-plan.ts';
import {type Dual, firstDual, raiseBoundSteps, restarted, settledSites} from './lagrangian.ts';
import {CLOSED, type LocationProblem, OPEN, planCost, remainingProblem} from './location-problem.ts';

/** A part of a search: some sites decided, with what is known of the rest. */
export interface Branch {
  /** OPEN, CLOSED or 0 for each site. */
  readonly mark: Int8Array;
  /** No plan of the branch costs less. */
  readonly bound: number;
  /** What the branch it came from knew; null at the root. */
  readonly dual: Dual | null;
}

/** What looking at a branch brought. */
export interface Explored {
  readonly best: Plan;
  /** The branch as far as it could be settled; null when it holds nothing better than `best`. */
  readonly rest: OpenBranch | null;
  /** Entries looked at. */
  readonly visits: number;
}

/** A branch that may hold a better plan, with the problem that is left of it. */
export interface OpenBranch extends Branch {
  readonly dual: Dual;
  readonly problem: LocationProblem;
}

/** Steps of an ascent between two looks at its plans. */
const ROUND_STEPS = 15;
/** Pace below which an ascent has arrived, and at which it starts over. */
const LAST_PACE = 2e-3;
const AGAIN_PACE = 0.1;
/** Rounds of the root at most, and of a branch. */
const ROOT_ROUNDS = 150;
const BRANCH_ROUNDS = 6;
/** The root starts over while a whole ascent still closes this share of the gap. */
const WORTH_ANOTHER = 0.05;
/** A relaxation's plan this much dearer than the best one is not worth swapping. */
const NEAR = 1.5;

/**
 * Raises the bound of a branch, makes plans of what the relaxation opens and settles the sites that every better plan agrees
 * on, until nothing better is left in it, everything is decided or the ascent has arrived.
 */
export function exploreBranch(problem: LocationProblem, branch: Branch, known: Plan, visitsLeft: number): Explored {
  return finish(exploreBranchSteps(problem, branch, known, visitsLeft));
}

/** The same, step by step. */
export function* exploreBranchSteps(
  problem: LocationProblem,
  branch: Branch,
  known: Plan,
  visitsLeft: number,
): Generator<void, Explored> {
  const mark = branch.mark.slice();
  let best = known;
  let rest = remainingProblem(problem, mark);
  let dual = branch.dual ? restarted(branch.dual, AGAIN_PACE) : firstDual(rest, best.sites);
  let bound = branch.bound;
  let visits = problem.site.length;
  let lastArrival = Number.NaN;
  const rounds = branch.dual ? BRANCH_ROUNDS : ROOT_ROUNDS;
  for (let round = 0; round < rounds && visits < visitsLeft; round++) {
    if (rest.count <= 0 || rest.candidates.length === 0) break;
    dual = yield* raiseBoundSteps(rest, {...dual, visits: 0}, best.cost, ROUND_STEPS);
    visits += dual.visits;
    bound = Math.max(bound, dual.bound);
    if (bound > best.cost - problem.step) return {best, rest: null, visits};
    if (branch.dual === null || round === rounds - 1) {
      const made = yield* bestOf(problem, rest, mark, dual, best);
      best = made.best;
      visits += made.visits;
    }
    visits += rest.site.length;
    if (settle(rest, mark, dual, best.cost) > 0) {
      rest = remainingProblem(problem, mark);
      visits += problem.site.length;
    }
    if (rest.count < 0) return {best, rest: null, visits};
    if (dual.pace >= LAST_PACE) continue;
    if (branch.dual || bound - lastArrival < WORTH_ANOTHER * (best.cost - bound)) break;
    lastArrival = bound;
    dual = {...restarted(dual, AGAIN_PACE), bound: dual.bound};
  }
  if (bound > best.cost - problem.step) return {best, rest: null, visits};
  if (rest.count > 0 && rest.candidates.length > 1) return {best, rest: {mark, bound, dual, problem: rest}, visits};
  return {best: cheaper(best, lastPlan(problem, rest, mark)), rest: null, visits};
}

/** Marks what every better plan agrees on; returns how many sites that are. */
function settle(rest: LocationProblem, mark: Int8Array, dual: Dual, upper: number): number {
  const settled = settledSites(rest, dual.multipliers, upper);
  let count = 0;
  for (const site of rest.candidates)
    if (settled[site] !== 0) {
      mark[site] = settled[site] as number;
      count++;
    }
  return count;
}

/** The plan of a branch with nothing left to decide: a last free site is opened if that helps. */
function lastPlan(problem: LocationProblem, rest: LocationProblem, mark: Int8Array): Plan {
  const added = rest.count > 0 ? Array.from(greedyPlan(rest, new Uint8Array(rest.siteCount)).sites) : [];
  return planOf(problem, mark, added);
}

/** The plan that opens what is marked and some more sites. */
export function planOf(problem: LocationProblem, mark: Int8Array, added: Iterable<number>): Plan {
  const opened: number[] = [];
  mark.forEach((state, site) => {
    if (state === OPEN) opened.push(site);
  });
  const sites = Uint32Array.from([...opened, ...added]).sort();
  return {sites, cost: planCost(problem, marks(problem, sites))};
}

/** The cheaper of two plans, the first of equals. */
export function cheaper(a: Plan, b: Plan): Plan {
  return b.cost < a.cost ? b : a;
}

function* bestOf(
  problem: LocationProblem,
  rest: LocationProblem,
  mark: Int8Array,
  dual: Dual,
  known: Plan,
): Generator<void, {readonly best: Plan; readonly visits: number}> {
  let best = known;
  let visits = 0;
  for (const choice of [dual.opened, dual.latest]) {
    const plan = choice.filter(site => mark[site] === 0);
    if (problem.siteCost === 0 && planCost(rest, marks(rest, plan)) > best.cost * NEAR) continue;
    const made = yield* improvePlanSteps(rest, plan);
    visits += made.visits;
    best = cheaper(best, planOf(problem, mark, made.sites));
  }
  return {best, visits};
}

/** Decides the site about which the relaxation wavers most, both ways. */
export function splitBranch({problem, mark, bound, dual}: OpenBranch): Branch[] {
  let chosen = problem.candidates[0] as number;
  let least = Infinity;
  for (const site of problem.candidates) {
    const distance = Math.abs((dual.share[site] as number) - 0.5);
    if (distance < least) [least, chosen] = [distance, site];
  }
  return [CLOSED, OPEN].map(decision => {
    const decided = mark.slice();
    decided[chosen] = decision;
    return {mark: decided, bound, dual};
  });
}
