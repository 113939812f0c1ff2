import type {PlacesWithin} from '../reached-places.ts';
import {lazyGreedy} from './lazy-greedy.ts';
import type {SearchLimits} from './locate-sites.ts';
import {type CostMatrix, pMedian} from './p-median.ts';

/** People who walk to the nearest of what is kept and of the chosen candidates. */
export interface MedianCase {
  /** Cells within the horizon of each candidate, with the cost of the walk. */
  readonly reach: PlacesWithin;
  /** [cells] cost of the walk to the nearest kept facility, at most that of the horizon. */
  readonly kept: Uint16Array;
  /** [cells] thousandths of a person. */
  readonly people: Uint32Array;
}

/** Candidates that together save most walking. Costs are thousandths of a person × the unit of the walk. */
export interface MedianAnswer {
  readonly sites: Uint32Array;
  /** Walks of everyone, to the nearest kept facility or chosen candidate. */
  readonly objective: number;
  readonly lowerBound: number;
  readonly optimal: boolean;
  /** [cells] cost of the walk with the plan. */
  readonly costs: Uint16Array;
}

/** Pairs of a cell and a candidate that a matrix can hold. */
export const MATRIX_PAIRS = 30_000_000;

/**
 * The p-median plan of so many candidates. Cells that no candidate serves better than what is kept cost the same in every plan
 * and are added at the end; what is kept stands in the matrix as one more site that every plan holds.
 */
export function medianPlan(median: MedianCase, count: number, limits: SearchLimits): MedianAnswer {
  const {kept, people, reach} = median;
  const {matrix, constant} = matrixOf(median);
  const keptSite = matrix.siteCount - 1;
  const found = pMedian(matrix, Math.min(count, keptSite) + 1, {...limits, fixed: Uint32Array.of(keptSite)});
  const sites = found.sites.filter(site => site !== keptSite);
  const costs = kept.slice();
  for (const site of sites)
    for (let entry = reach.firstPlace[site]!; entry < reach.firstPlace[site + 1]!; entry++) {
      const cell = reach.place[entry]!;
      if (reach.cost[entry]! < costs[cell]!) costs[cell] = reach.cost[entry]!;
    }
  return {
    sites,
    objective: costs.reduce((total, cost, c) => total + cost * people[c]!, 0),
    lowerBound: found.lowerBound + constant,
    optimal: found.optimal,
    costs,
  };
}

function matrixOf({reach, kept, people}: MedianCase): {matrix: CostMatrix; constant: number} {
  const candidateCount = reach.firstPlace.length - 1;
  const better = (entry: number) => {
    const cell = reach.place[entry]!;
    return people[cell]! > 0 && reach.cost[entry]! < kept[cell]!;
  };
  const rowOf = new Int32Array(kept.length).fill(-1);
  for (let entry = 0; entry < reach.place.length; entry++) if (better(entry)) rowOf[reach.place[entry]!] = 0;
  const cells: number[] = [];
  let constant = 0;
  for (let c = 0; c < kept.length; c++) {
    if (rowOf[c] === 0) rowOf[c] = cells.push(c) - 1;
    else constant += kept[c]! * people[c]!;
  }
  const siteCount = candidateCount + 1;
  // 32-bit floats hold every cost up to the horizon exactly, and Infinity
  const cost = new Float32Array(cells.length * siteCount).fill(Infinity);
  for (let site = 0; site < candidateCount; site++)
    for (let entry = reach.firstPlace[site]!; entry < reach.firstPlace[site + 1]!; entry++)
      if (better(entry)) cost[rowOf[reach.place[entry]!]! * siteCount + site] = reach.cost[entry]!;
  cells.forEach((c, row) => {
    cost[row * siteCount + candidateCount] = kept[c]!;
  });
  const weight = Float64Array.from(cells, c => people[c]!);
  return {matrix: {demandCount: cells.length, siteCount, weight, cost}, constant};
}

/** A chosen candidate in order, whom it serves in the end, and what it saved when it was added. */
export interface MedianSite {
  readonly candidate: number;
  /** Thousandths of a person for whom it is the nearest of all. */
  readonly served: number;
  /** Thousandths of a person × the unit of the walk. */
  readonly saved: number;
}

/** Chosen candidates in the order in which each saves most (of equals the smaller number); those that save nothing are left out. */
export function savingsInOrder({reach, kept, people}: MedianCase, chosen: ArrayLike<number>): MedianSite[] {
  const costs = kept.slice();
  const nearest = new Int32Array(kept.length).fill(-1);
  const waiting = Array.from(chosen).sort((a, b) => a - b);
  const each = (site: number, visit: (cell: number, saved: number, cost: number) => void) => {
    for (let entry = reach.firstPlace[site]!; entry < reach.firstPlace[site + 1]!; entry++) {
      const cell = reach.place[entry]!;
      const cost = reach.cost[entry]!;
      if (cost < costs[cell]!) visit(cell, (costs[cell]! - cost) * people[cell]!, cost);
    }
  };
  const savedBy = (site: number) => {
    let saved = 0;
    each(site, (_, here) => {
      saved += here;
    });
    return saved;
  };
  const order: {candidate: number; saved: number}[] = [];
  for (const {item: candidate, gain: saved} of lazyGreedy(waiting, savedBy)) {
    if (saved === 0) break;
    order.push({candidate, saved});
    each(candidate, (cell, _, cost) => {
      costs[cell] = cost;
      nearest[cell] = candidate;
    });
  }
  const served = new Map<number, number>();
  nearest.forEach((candidate, c) => {
    if (candidate >= 0) served.set(candidate, (served.get(candidate) ?? 0) + people[c]!);
  });
  return order.map(({candidate, saved}) => ({candidate, served: served.get(candidate) ?? 0, saved}));
}
