import {type CoverProblem, coverAsLocation, type ReducedCover, reduceCover, reduceFullCover} from './cover-problem.ts';
import {improvePlan} from './improve-plan.ts';
import {locateSites, type SearchLimits} from './locate-sites.ts';

/** The fewest sites that cover everything, and how sure that is. */
export interface SetCover {
  /** Sites of the plan, ascending. */
  readonly sites: Uint32Array;
  /** Number of sites. */
  readonly objective: number;
  /** No plan with fewer sites covers all that can be covered. */
  readonly lowerBound: number;
  /** True when it is proven that no plan has fewer sites. */
  readonly optimal: boolean;
  /** Demand (with a weight) that no site covers, ascending; the plan covers all the rest. */
  readonly uncoverable: Uint32Array;
}

/**
 * Chooses as few sites as possible that cover all demand with a weight (location set covering problem: Toregas and others
 * 1971). Demand that no site covers is named and left out.
 */
export function setCover(problem: CoverProblem, options: SearchLimits = {}): SetCover {
  const cover = reduceFullCover(reduceCover(problem), problem.siteCount);
  // leaving a demand out is dearer than one more site, so a cheapest plan covers all
  const price = new Float64Array(cover.weight.length).fill(2);
  const location = coverAsLocation(cover, problem.siteCount, {price, count: Infinity, siteCost: 1});
  const found = locateSites(location, options);
  // a search that was stopped before its first step knows no bound
  const least = Math.max(0, Math.ceil(found.lowerBound));
  const sites = withFewer(cover, problem.siteCount, found.sites, least);
  const objective = sites.length;
  const lowerBound = Math.min(objective, least);
  const covered = new Uint8Array(problem.weight.length);
  for (const demand of problem.demand.subarray(0, problem.firstDemand[problem.siteCount])) covered[demand] = 1;
  const uncoverable: number[] = [];
  problem.weight.forEach((weight, demand) => {
    if (weight > 0 && covered[demand] === 0) uncoverable.push(demand);
  });
  return {
    sites,
    objective,
    lowerBound,
    optimal: lowerBound === objective,
    uncoverable: Uint32Array.from(uncoverable),
  };
}

/** Plans tried in search of one with a site less. */
const TRIES = 60;

/** Takes a site out and swaps the others until all is covered again, as long as that works and `least` is not reached. */
function withFewer(cover: ReducedCover, siteCount: number, plan: Uint32Array, least: number): Uint32Array {
  const price = new Float64Array(cover.weight.length).fill(1);
  let sites = plan;
  let tries = 0;
  for (let out = 0; out < sites.length && sites.length > least && tries < TRIES; out++, tries++) {
    const fewer = coverAsLocation(cover, siteCount, {price, count: sites.length - 1, siteCost: 0});
    const made = improvePlan(
      fewer,
      sites.filter((_, at) => at !== out),
    );
    if (made.cost > 0) continue;
    sites = made.sites;
    out = -1;
  }
  return sites;
}
