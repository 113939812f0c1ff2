import {finish} from '../steps.ts';
import {CLOSED, type LocationProblem, OPEN} from './location-problem.ts';
import {selectLargest} from './select-largest.ts';

/** What an ascent of the multipliers knows so far; feeds the next ascent. */
export interface Dual {
  /** No plan of the problem costs less. */
  readonly bound: number;
  /** Multipliers that prove the bound, one per demand: what serving that demand may cost. */
  readonly multipliers: Float64Array;
  /** Direction of the latest step, one per demand. */
  readonly direction: Float64Array;
  /** Multipliers after it. */
  readonly current: Float64Array;
  /** Sites the relaxation opened at the best and at the latest multipliers. */
  readonly opened: Uint32Array;
  readonly latest: Uint32Array;
  /** How often each site was opened lately, 0 to 1. */
  readonly share: Float64Array;
  /** Length of the next steps, relative to the one that would close the gap. */
  readonly pace: number;
  /** Steps since the bound last rose. */
  readonly stalled: number;
  /** Entries looked at, for budgets that do not depend on the clock. */
  readonly visits: number;
}

/** Steps without a better bound before the pace falls, and to what share of itself. */
const PATIENCE = 14;
const SLOWING = 0.7;
const FIRST_PACE = 0.5;
/** Weight of the latest step in `share`. */
const SHARE_WEIGHT = 0.08;
/** Weight of the former direction in the next one (Camerini, Fratta and Maffioli 1975). */
const MOMENTUM = 0.85;

/** Multipliers to begin with: halfway between what a demand costs in a plan and what it would cost without its site. */
export function firstDual(problem: LocationProblem, plan: ArrayLike<number>): Dual {
  const {demandCount, siteCount, first, site, cost} = problem;
  const opened = new Uint8Array(siteCount);
  for (let at = 0; at < plan.length; at++) opened[plan[at] as number] = 1;
  const multipliers = problem.unserved.slice();
  for (let demand = 0; demand < demandCount; demand++) {
    let nearest = -1;
    for (let entry = first[demand] as number; entry < (first[demand + 1] as number); entry++) {
      if (opened[site[entry] as number] === 0) continue;
      if (nearest >= 0) {
        multipliers[demand] = cost[entry] as number;
        break;
      }
      nearest = cost[entry] as number;
    }
    if (nearest >= 0) multipliers[demand] = ((multipliers[demand] as number) + nearest) / 2;
  }
  const empty = new Uint32Array(0);
  const share = new Float64Array(siteCount);
  const none = {bound: -Infinity, opened: empty, latest: empty, stalled: 0, visits: 0};
  const direction = new Float64Array(demandCount);
  return {...none, multipliers, current: multipliers, direction, share, pace: FIRST_PACE};
}

/** The same knowledge for a part of the problem: bound unknown, and a fresh start from the best multipliers. */
export function restarted(dual: Dual, pace: number): Dual {
  const direction = new Float64Array(dual.direction.length);
  return {...dual, bound: -Infinity, current: dual.multipliers, direction, pace, stalled: 0, visits: 0};
}

/** Room for the values of one relaxation. */
interface Scratch {
  /** Entries looked at so far. */
  visits: number;
  /** What opening each site would save at the multipliers. */
  readonly value: Float64Array;
  readonly order: Float64Array;
  readonly opened: Uint8Array;
}

/** Values at which the choice of the relaxation turns. */
interface Choice {
  readonly bound: number;
  /** Value of the last site chosen and of the first one left out. */
  readonly last: number;
  readonly next: number;
}

function scratchFor({siteCount, candidates}: LocationProblem): Scratch {
  return {
    visits: 0,
    value: new Float64Array(siteCount),
    order: new Float64Array(candidates.length),
    opened: new Uint8Array(siteCount),
  };
}

/** Adds up what every site saves at the multipliers; returns the sum of the multipliers. */
function priceSites(problem: LocationProblem, multipliers: Float64Array, scratch: Scratch): number {
  const {demandCount, first, site, cost} = problem;
  const {value} = scratch;
  value.fill(0);
  let total = 0;
  let visits = demandCount;
  for (let demand = 0; demand < demandCount; demand++) {
    const limit = multipliers[demand] as number;
    total += limit;
    const start = first[demand] as number;
    const end = first[demand + 1] as number;
    let entry = start;
    for (; entry < end; entry++) {
      const saved = limit - (cost[entry] as number);
      if (saved <= 0) break;
      (value[site[entry] as number] as number) += saved;
    }
    visits += entry - start;
  }
  scratch.visits += visits;
  return total;
}

/** Opens the sites that save most, ties by smaller site, and gives the bound that follows. */
function choose(problem: LocationProblem, total: number, scratch: Scratch): Choice {
  const {candidates, count, siteCost, constant} = problem;
  const {value, order, opened} = scratch;
  let bound = constant + total;
  if (count === Infinity) {
    for (const at of candidates) {
      opened[at] = (value[at] as number) > siteCost ? 1 : 0;
      if (opened[at] === 1) bound -= (value[at] as number) - siteCost;
    }
    return {bound, last: siteCost, next: siteCost};
  }
  const room = Math.min(count, candidates.length);
  if (room === 0) {
    for (const at of candidates) opened[at] = 0;
    return {bound, last: Infinity, next: 0};
  }
  candidates.forEach((at, index) => {
    order[index] = value[at] as number;
  });
  const last = selectLargest(order, candidates.length, room - 1);
  let next = 0;
  for (let index = room; index < candidates.length; index++) next = Math.max(next, order[index] as number);
  let ties = room;
  for (const at of candidates) if ((value[at] as number) > last) ties--;
  for (const at of candidates) {
    const worth = value[at] as number;
    opened[at] = worth > last || (worth === last && ties-- > 0) ? 1 : 0;
    if (opened[at] === 1) bound -= worth;
  }
  return {bound, last, next};
}

/** For each demand 1 minus how many opened sites would serve it at its multiplier. */
function surplus(problem: LocationProblem, multipliers: Float64Array, opened: Uint8Array, scratch: Float64Array): void {
  const {demandCount, first, site, cost} = problem;
  for (let demand = 0; demand < demandCount; demand++) {
    const limit = multipliers[demand] as number;
    const end = first[demand + 1] as number;
    let served = 0;
    for (let entry = first[demand] as number; entry < end && (cost[entry] as number) < limit; entry++)
      served += opened[site[entry] as number] as number;
    scratch[demand] = 1 - served;
  }
}

/**
 * Raises the bound by subgradient steps on the multipliers of "every demand is served once" (Lagrangian relaxation: Cornuéjols,
 * Fisher and Nemhauser 1977; steps: Held, Wolfe and Crowder 1974). `upper` is the cost of a known plan. Stops when no better
 * plan can exist. Multipliers stay multiples of the problem's quantum, so that the bound is exact, not rounded.
 */
export function raiseBound(problem: LocationProblem, from: Dual, upper: number, steps: number): Dual {
  return finish(raiseBoundSteps(problem, from, upper, steps));
}

/** The same, step by step. */
export function* raiseBoundSteps(
  problem: LocationProblem,
  from: Dual,
  upper: number,
  steps: number,
): Generator<void, Dual> {
  const {demandCount, first, cost, unserved, quantum, candidates} = problem;
  const scratch = scratchFor(problem);
  const sign = new Float64Array(demandCount);
  const direction = from.direction.slice();
  const current = from.current.slice();
  const share = from.share.slice();
  let {bound, pace, stalled} = from;
  let {multipliers: best, opened} = from;
  const openedNow = () => candidates.filter(at => scratch.opened[at] === 1);
  for (let step = 0; step < steps; step++) {
    yield;
    for (let demand = 0; demand < demandCount; demand++) {
      const low = first[demand] === first[demand + 1] ? Infinity : (cost[first[demand] as number] as number);
      const wanted = Math.floor((current[demand] as number) / quantum) * quantum;
      current[demand] = Math.min(Math.max(wanted, low), unserved[demand] as number);
    }
    const choice = choose(problem, priceSites(problem, current, scratch), scratch);
    for (const at of candidates)
      share[at] = (share[at] as number) + SHARE_WEIGHT * ((scratch.opened[at] as number) - (share[at] as number));
    if (choice.bound > bound) {
      [bound, best, opened, stalled] = [choice.bound, current.slice(), openedNow(), 0];
      if (bound > upper - problem.step) break;
    } else if (++stalled >= PATIENCE) {
      [pace, stalled] = [pace * SLOWING, 0];
    }
    surplus(problem, current, scratch.opened, sign);
    let length = 0;
    for (let demand = 0; demand < demandCount; demand++) {
      const moved = (sign[demand] as number) + MOMENTUM * (direction[demand] as number);
      direction[demand] = moved;
      const at = current[demand] as number;
      const low = (cost[first[demand] as number] ?? 0) as number;
      if (moved > 0 ? at < (unserved[demand] as number) : at > low) length += moved * moved;
    }
    if (length === 0) break;
    const stride = (pace * (upper - choice.bound)) / length;
    for (let demand = 0; demand < demandCount; demand++)
      current[demand] = (current[demand] as number) + stride * (direction[demand] as number);
  }
  // pricing and counting look at the same entries
  const visits = from.visits + 2 * scratch.visits;
  return {bound, multipliers: best, current, direction, opened, latest: openedNow(), share, pace, stalled, visits};
}

/**
 * Marks the sites that every better plan opens or leaves closed (`OPEN`, `CLOSED`, else 0): deciding otherwise would lift the
 * bound to the known plan's cost `upper` (fixing by reduced costs).
 */
export function settledSites(problem: LocationProblem, multipliers: Float64Array, upper: number): Int8Array {
  const scratch = scratchFor(problem);
  const limits = multipliers.map((value, demand) => Math.min(value, problem.unserved[demand] as number));
  const {bound, last, next} = choose(problem, priceSites(problem, limits, scratch), scratch);
  const mark = new Int8Array(problem.siteCount);
  for (const at of problem.candidates) {
    const value = scratch.value[at] as number;
    const loss = scratch.opened[at] === 1 ? value - next : last - value;
    if (bound + loss > upper - problem.step) mark[at] = scratch.opened[at] === 1 ? OPEN : CLOSED;
  }
  return mark;
}
