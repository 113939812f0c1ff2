import {finish} from '../steps.ts';
import type {LocationProblem} from './location-problem.ts';

const NONE = -1;

/** The swap that saves most: `change` below 0 is a saving. */
interface Swap {
  readonly change: number;
  readonly add: number;
  readonly drop: number;
}

/** Sites after all swaps that save something, ascending, and the work that took, in entries and pairs looked at. */
export interface Interchange {
  readonly sites: Uint32Array;
  readonly visits: number;
}

/** For each demand the slot of its cheapest opened site (−1: none), that cost, and the cost should that site close. */
interface Service {
  readonly slot: Int32Array;
  readonly nearest: Float64Array;
  readonly second: Float64Array;
}

/**
 * Swaps an opened for a closed site while that saves anything, always the swap that saves most (Teitz and Bart 1968), ties by
 * the smaller site. What all swaps would save is counted in one pass over the entries (Resende and Werneck 2007), so a swap
 * costs one pass and not one per pair. `plan` lists the opened sites.
 */
export function interchange(problem: LocationProblem, plan: ArrayLike<number>): Interchange {
  return finish(interchangeSteps(problem, plan));
}

/** The same, step by step. */
export function* interchangeSteps(problem: LocationProblem, plan: ArrayLike<number>): Generator<void, Interchange> {
  const sites = Uint32Array.from(plan);
  if (sites.length === 0 || problem.candidates.length <= sites.length) return {sites: sites.sort(), visits: 0};
  const extra = new Float64Array(sites.length * problem.siteCount);
  let passes = 1;
  for (; ; passes++) {
    yield;
    const swap = bestSwap(problem, sites, extra);
    if (swap.change >= 0) break;
    sites[swap.drop] = swap.add;
  }
  const onePass = problem.site.length + sites.length * (problem.siteCount + problem.candidates.length);
  return {sites: sites.sort(), visits: passes * onePass};
}

function bestSwap(problem: LocationProblem, sites: Uint32Array, scratchExtra: Float64Array): Swap {
  const {demandCount, siteCount, first, site, cost} = problem;
  const slotOf = new Int32Array(siteCount).fill(NONE);
  sites.forEach((opened, slot) => {
    slotOf[opened] = slot;
  });
  const {slot, nearest, second} = service(problem, slotOf);
  const gain = new Float64Array(siteCount);
  const loss = new Float64Array(sites.length);
  scratchExtra.fill(0);
  for (let demand = 0; demand < demandCount; demand++) {
    const [own, d1, d2] = [slot[demand] as number, nearest[demand] as number, second[demand] as number];
    if (own !== NONE) (loss[own] as number) += d2 - d1;
    const row = own * siteCount;
    const end = first[demand + 1] as number;
    for (let entry = first[demand] as number; entry < end; entry++) {
      const c = cost[entry] as number;
      if (c >= d2) break;
      const at = site[entry] as number;
      if (c < d1) (gain[at] as number) += d1 - c;
      // closing the nearest site hurts less where this one opens
      if (own !== NONE) (scratchExtra[row + at] as number) += d2 - (c < d1 ? d1 : c);
    }
  }
  let best: Swap = {change: 0, add: NONE, drop: NONE};
  for (const add of problem.candidates) {
    if (slotOf[add] !== NONE) continue;
    const saved = gain[add] as number;
    for (let drop = 0; drop < sites.length; drop++) {
      const change = (loss[drop] as number) - saved - (scratchExtra[drop * siteCount + add] as number);
      if (change < best.change) best = {change, add, drop};
    }
  }
  return best;
}

function service({demandCount, first, site, cost, unserved}: LocationProblem, slotOf: Int32Array): Service {
  const slot = new Int32Array(demandCount).fill(NONE);
  const nearest = unserved.slice();
  const second = unserved.slice();
  for (let demand = 0; demand < demandCount; demand++) {
    const end = first[demand + 1] as number;
    for (let entry = first[demand] as number; entry < end; entry++) {
      const at = slotOf[site[entry] as number] as number;
      if (at === NONE) continue;
      if (slot[demand] !== NONE) {
        second[demand] = cost[entry] as number;
        break;
      }
      slot[demand] = at;
      nearest[demand] = cost[entry] as number;
    }
  }
  return {slot, nearest, second};
}
