import {lazyGreedy} from './lazy-greedy.ts';
import {type LocationProblem, type SiteLists, siteLists} from './location-problem.ts';

/** Sites in the order in which they were added, and what each saved when it was added. */
export interface GreedyPlan {
  readonly sites: Uint32Array;
  readonly gains: Float64Array;
}

/**
 * Adds the site that saves most, again and again (`lazyGreedy`), onto the sites already `opened` (1 per site; not changed).
 * Ties go to the smaller site. Stops at `problem.count` sites, those opened before included, and where a site saves nothing
 * or less than it costs.
 */
export function greedyPlan(
  problem: LocationProblem,
  opened: Uint8Array,
  lists: SiteLists = siteLists(problem),
): GreedyPlan {
  const current = currentCosts(problem, opened);
  const free = problem.candidates.filter(candidate => opened[candidate] === 0);
  const room = Math.min(problem.count - (problem.candidates.length - free.length), free.length);
  const sites: number[] = [];
  const gains: number[] = [];
  const candidates = room > 0 ? free : [];
  for (const {item: site, gain} of lazyGreedy(candidates, at => saving(lists, at, current))) {
    if (gain <= 0 || gain < problem.siteCost) break;
    sites.push(site);
    gains.push(gain);
    if (sites.length === room) break;
    for (let entry = lists.firstOfSite[site] as number; entry < (lists.firstOfSite[site + 1] as number); entry++) {
      const demand = lists.demand[entry] as number;
      current[demand] = Math.min(current[demand] as number, lists.cost[entry] as number);
    }
  }
  return {sites: Uint32Array.from(sites), gains: Float64Array.from(gains)};
}

/** What each demand costs while only the opened sites serve. */
function currentCosts({demandCount, first, site, cost, unserved}: LocationProblem, opened: Uint8Array): Float64Array {
  const current = unserved.slice();
  for (let demand = 0; demand < demandCount; demand++)
    for (let entry = first[demand] as number; entry < (first[demand + 1] as number); entry++)
      if (opened[site[entry] as number] === 1) {
        current[demand] = cost[entry] as number;
        break;
      }
  return current;
}

function saving({firstOfSite, demand, cost}: SiteLists, site: number, current: Float64Array): number {
  let total = 0;
  for (let entry = firstOfSite[site] as number; entry < (firstOfSite[site + 1] as number); entry++) {
    const saved = (current[demand[entry] as number] as number) - (cost[entry] as number);
    if (saved > 0) total += saved;
  }
  return total;
}
