import type {EdgeCosts} from './edge-costs.ts';
import {FRACTION_SCALE, IMPASSABLE} from './units.ts';

/** Stands for "cannot be walked" in sums of costs; larger than any cost. */
export const NO_WAY = 0x3fffffff;

/** Whole part of an edge's cost between its first node and a position: round(fraction · cost). The rest lies beyond. */
export function costBefore(cost: number, fraction: number): number {
  return Math.round((cost * fraction) / FRACTION_SCALE);
}

/** Cost of walking from a position on edge e to its first node; NO_WAY when that may not be walked. */
export function leaveToFirst(costs: EdgeCosts, e: number, fraction: number): number {
  const cost = costs.backward[e]!;
  return cost === IMPASSABLE ? NO_WAY : costBefore(cost, fraction);
}

/** Cost of walking from a position on edge e to its last node. */
export function leaveToLast(costs: EdgeCosts, e: number, fraction: number): number {
  const cost = costs.forward[e]!;
  return cost === IMPASSABLE ? NO_WAY : cost - costBefore(cost, fraction);
}

/** Cost of walking from the first node of edge e to a position on it. */
export function arriveFromFirst(costs: EdgeCosts, e: number, fraction: number): number {
  const cost = costs.forward[e]!;
  return cost === IMPASSABLE ? NO_WAY : costBefore(cost, fraction);
}

/** Cost of walking from the last node of edge e to a position on it. */
export function arriveFromLast(costs: EdgeCosts, e: number, fraction: number): number {
  const cost = costs.backward[e]!;
  return cost === IMPASSABLE ? NO_WAY : cost - costBefore(cost, fraction);
}

/** Cost of walking along edge e from one position on it to another, without leaving it. */
export function costAlong(costs: EdgeCosts, e: number, start: number, end: number): number {
  if (start === end) return 0;
  const cost = start < end ? costs.forward[e]! : costs.backward[e]!;
  return cost === IMPASSABLE ? NO_WAY : Math.abs(costBefore(cost, end) - costBefore(cost, start));
}
