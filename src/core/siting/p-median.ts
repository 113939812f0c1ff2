import {locateSites, type SearchLimits} from './locate-sites.ts';
import {commonDivisor, type LocationProblem, OPEN, quantumFor, remainingProblem} from './location-problem.ts';
import {checkPlanSize, filledUp} from './maximal-coverage.ts';

/** What serving each demand from each site costs per unit of weight. */
export interface CostMatrix {
  readonly demandCount: number;
  readonly siteCount: number;
  /** Weight of each demand, 0 or more. */
  readonly weight: Float64Array;
  /** Costs, 0 or more, one row of all sites per demand; Infinity = the site cannot serve the demand. */
  readonly cost: ArrayLike<number>;
}

/** What a plan must keep to, and how long to look for it. */
export interface MedianOptions extends SearchLimits {
  /** Sites that the plan must hold; they count among its `count`. */
  readonly fixed?: Uint32Array;
  /** Cost per unit of weight of demand that no site of the plan serves; without it a plan must serve all that can be served. */
  readonly unservedCost?: number;
}

/** A p-median plan and how good it is. */
export interface MedianPlan {
  /** Sites of the plan, ascending. */
  readonly sites: Uint32Array;
  /** Sum of weight × cost to the cheapest site of the plan, over demand that some site can serve. Infinity: see `unserved`. */
  readonly objective: number;
  /** No plan of that many sites (with the fixed ones) costs less; Infinity when none can serve all demand. */
  readonly lowerBound: number;
  /** True when it is proven that no plan costs less. */
  readonly optimal: boolean;
  /** Demand with a weight that some site can serve and none of the plan does, ascending; none where `unservedCost` is given. */
  readonly unserved: Uint32Array;
}

/**
 * Chooses `count` sites so that the sum of weight × cost to the cheapest of them is least (p-median: Hakimi 1964), with a bound
 * that no plan of that size can beat. Demand that no site at all can serve is left out of the sum. Throws RangeError for a
 * count that is no whole number, too many fixed sites, or one that does not exist.
 */
export function pMedian(matrix: CostMatrix, count: number, options: MedianOptions = {}): MedianPlan {
  const fixed = Array.from(new Set(options.fixed ?? []));
  checkPlanSize(count, matrix.siteCount, fixed);
  const size = Math.min(count, matrix.siteCount);
  if (size === 0 && options.unservedCost === undefined) return emptyPlan(matrix);
  const whole = asLocation(matrix, size, options.unservedCost);
  const mark = new Int8Array(matrix.siteCount);
  for (const site of fixed) mark[site] = OPEN;
  const found = locateSites(remainingProblem(whole.problem, mark), options);
  const sites = Uint32Array.from(filledUp([...fixed, ...found.sites], size, matrix.siteCount)).sort();
  const {objective, unserved} = medianCost(matrix, sites, options.unservedCost);
  const {step} = whole.problem;
  const bound = whole.whole ? Math.ceil(found.lowerBound / step) * step : found.lowerBound;
  // serving all is impossible once the bound passes every plan that does
  if (bound > whole.dearest) return {sites, objective, lowerBound: Infinity, optimal: objective === Infinity, unserved};
  const proven = found.cost - bound < step;
  return {sites, objective, lowerBound: proven ? objective : Math.min(bound, objective), optimal: proven, unserved};
}

function emptyPlan(matrix: CostMatrix): MedianPlan {
  const {objective, unserved} = medianCost(matrix, []);
  return {sites: new Uint32Array(0), objective, lowerBound: objective, optimal: true, unserved};
}

/** Cost of a given plan, summed in the order of the demand, and the demand it leaves out. */
export function medianCost(
  {demandCount, siteCount, weight, cost}: CostMatrix,
  plan: ArrayLike<number>,
  unservedCost?: number,
): {objective: number; unserved: Uint32Array} {
  const unserved: number[] = [];
  let total = 0;
  for (let demand = 0; demand < demandCount; demand++) {
    if (weight[demand] === 0) continue;
    let least = unservedCost ?? Infinity;
    for (let at = 0; at < plan.length; at++)
      least = Math.min(least, cost[demand * siteCount + (plan[at] as number)] as number);
    if (least < Infinity) total += (weight[demand] as number) * least;
    else if (isServable(cost, demand, siteCount)) unserved.push(demand);
  }
  return {objective: unserved.length > 0 ? Infinity : total, unserved: Uint32Array.from(unserved)};
}

function isServable(cost: ArrayLike<number>, demand: number, siteCount: number): boolean {
  for (let site = 0; site < siteCount; site++) if ((cost[demand * siteCount + site] as number) < Infinity) return true;
  return false;
}

interface MedianLocation {
  readonly problem: LocationProblem;
  /** True when all weighted costs are whole numbers, so that the cost of every plan is one. */
  readonly whole: boolean;
  /** No plan that serves all demand costs more. */
  readonly dearest: number;
}

/** Sorts the sites of each demand by cost and prices what is left out. */
function asLocation(matrix: CostMatrix, count: number, unservedCost: number | undefined): MedianLocation {
  const {demandCount, siteCount, weight, cost} = matrix;
  const first = new Uint32Array(demandCount + 1);
  const site: Uint32Array[] = [];
  const unserved = new Float64Array(demandCount);
  let dearest = 0;
  for (let demand = 0; demand < demandCount; demand++) {
    const own = weight[demand] as number;
    const limit = unservedCost ?? Infinity;
    const order = own > 0 ? sitesByCost(cost, demand * siteCount, siteCount, limit) : new Uint32Array(0);
    site.push(order);
    first[demand + 1] = (first[demand] as number) + order.length;
    const last = order.length > 0 ? (cost[demand * siteCount + (order[order.length - 1] as number)] as number) : 0;
    unserved[demand] = own * (unservedCost ?? last);
    dearest += unserved[demand] as number;
  }
  // leaving one demand out is dearer than any plan that serves all
  const penalty = 2 * dearest + 1;
  const sites = new Uint32Array(first[demandCount] as number);
  const costs = new Float64Array(sites.length);
  let whole = true;
  let total = 0;
  for (let demand = 0; demand < demandCount; demand++) {
    const start = first[demand] as number;
    const order = site[demand] as Uint32Array;
    sites.set(order, start);
    for (let at = 0; at < order.length; at++) {
      const product = (weight[demand] as number) * (cost[demand * siteCount + (order[at] as number)] as number);
      costs[start + at] = product;
      if (!Number.isInteger(product)) whole = false;
    }
    // where every site serves, any plan of one site or more does
    if (unservedCost === undefined && order.length > 0 && order.length < siteCount) unserved[demand] = penalty;
    if (!Number.isInteger(unserved[demand])) whole = false;
    total += unserved[demand] as number;
  }
  return {
    problem: exactProblem({demandCount, siteCount, first, sites, costs, unserved, count, total, whole}),
    whole,
    dearest,
  };
}

interface Lists {
  readonly demandCount: number;
  readonly siteCount: number;
  readonly first: Uint32Array;
  readonly sites: Uint32Array;
  readonly costs: Float64Array;
  readonly unserved: Float64Array;
  readonly count: number;
  readonly total: number;
  readonly whole: boolean;
}

/** Rounds costs down to multiples of a quantum: what bounds the rounded problem from below bounds the given one too. */
function exactProblem(lists: Lists): LocationProblem {
  const {demandCount, siteCount, first, sites, costs, unserved, count, total, whole} = lists;
  const quantum = quantumFor(total);
  const down = (values: Float64Array) => values.map(value => Math.floor(value / quantum) * quantum);
  return {
    demandCount,
    siteCount,
    candidates: Uint32Array.from({length: siteCount}, (_, site) => site),
    first,
    site: sites,
    cost: down(costs),
    unserved: down(unserved),
    count,
    siteCost: 0,
    constant: 0,
    quantum,
    step: whole ? Math.max(1, commonDivisor(costs, commonDivisor(unserved))) : quantum,
  };
}

/** Sites below the limit, cheapest first, ties by smaller site. */
function sitesByCost(cost: ArrayLike<number>, start: number, siteCount: number, limit: number): Uint32Array {
  const order: number[] = [];
  for (let site = 0; site < siteCount; site++) if ((cost[start + site] as number) < limit) order.push(site);
  return Uint32Array.from(order).sort((a, b) => (cost[start + a] as number) - (cost[start + b] as number) || a - b);
}
