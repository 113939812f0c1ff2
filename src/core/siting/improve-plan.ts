import {finish} from '../steps.ts';
import {greedyPlan} from './greedy-plan.ts';
import {interchangeSteps} from './interchange.ts';
import {type LocationProblem, planCost, siteLists} from './location-problem.ts';

/** A plan and what it costs. */
export interface Plan {
  /** Opened sites, ascending. */
  readonly sites: Uint32Array;
  readonly cost: number;
}

/** A plan with the work that making it took, in entries looked at. */
export interface MadePlan extends Plan {
  readonly visits: number;
}

/** Marks the sites of a plan with 1, one mark per site. */
export function marks({siteCount}: LocationProblem, sites: ArrayLike<number>): Uint8Array {
  const mark = new Uint8Array(siteCount);
  for (let at = 0; at < sites.length; at++) mark[sites[at] as number] = 1;
  return mark;
}

/** Makes the best of a plan: fills it up greedily, then swaps, or, where sites cost, leaves out what is not needed. */
export function improvePlan(problem: LocationProblem, plan: ArrayLike<number>): MadePlan {
  return finish(improvePlanSteps(problem, plan));
}

/** The same, step by step. */
export function* improvePlanSteps(problem: LocationProblem, plan: ArrayLike<number>): Generator<void, MadePlan> {
  const added = plan.length < problem.count ? greedyPlan(problem, marks(problem, plan)).sites : [];
  const filled = Uint32Array.from([...Array.from(plan), ...added]).sort();
  const greedyVisits = 2 * problem.site.length;
  if (problem.siteCost > 0) {
    const sites = withoutSpare(problem, filled);
    return {sites, cost: planCost(problem, marks(problem, sites)), visits: 3 * greedyVisits};
  }
  const {sites, visits} = yield* interchangeSteps(problem, filled);
  return {sites, cost: planCost(problem, marks(problem, sites)), visits: visits + greedyVisits};
}

/** Leaves out sites whose closing costs no more than keeping them, those that serve least first. */
function withoutSpare(problem: LocationProblem, plan: Uint32Array): Uint32Array {
  const {firstOfSite, demand, cost} = siteLists(problem);
  // sites cost where serving costs nothing: only how often a demand is served counts
  const served = new Uint32Array(problem.demandCount);
  const size = (site: number) => (firstOfSite[site + 1] as number) - (firstOfSite[site] as number);
  const each = (site: number, act: (demand: number) => void) => {
    for (let at = firstOfSite[site] as number; at < (firstOfSite[site + 1] as number); at++)
      if (cost[at] === 0) act(demand[at] as number);
  };
  for (const site of plan)
    each(site, at => {
      (served[at] as number)++;
    });
  const closed = new Set<number>();
  for (const site of [...plan].sort((a, b) => size(a) - size(b) || b - a)) {
    let lost = 0;
    each(site, at => {
      if (served[at] === 1) lost += problem.unserved[at] as number;
    });
    if (lost > problem.siteCost || (lost === problem.siteCost && lost > 0)) continue;
    closed.add(site);
    each(site, at => {
      (served[at] as number)--;
    });
  }
  return plan.filter(site => !closed.has(site));
}
