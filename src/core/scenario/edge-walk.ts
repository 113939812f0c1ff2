import {costBefore, NO_WAY} from '../edge-position.ts';
import type {WalkNetwork} from '../search.ts';
import {IMPASSABLE} from '../units.ts';

/** What a search pays along the edges: [m] each, in the direction of the search, not of the walker. */
export interface EdgeWalk {
  /** From the first node to the last; IMPASSABLE when closed that way. */
  readonly ahead: Uint16Array;
  /** From the last node to the first. */
  readonly back: Uint16Array;
}

/** Costs of the edges as a search in the network's direction meets them. */
export function edgeWalk({costs, direction}: WalkNetwork): EdgeWalk {
  return direction === 'from-origins'
    ? {ahead: costs.forward, back: costs.backward}
    : {ahead: costs.backward, back: costs.forward};
}

/** From a position on edge e to its first node; NO_WAY when closed. */
export function toFirst({back}: EdgeWalk, e: number, fraction: number): number {
  const cost = back[e]!;
  return cost === IMPASSABLE ? NO_WAY : costBefore(cost, fraction);
}

/** From a position on edge e to its last node. */
export function toLast({ahead}: EdgeWalk, e: number, fraction: number): number {
  const cost = ahead[e]!;
  return cost === IMPASSABLE ? NO_WAY : cost - costBefore(cost, fraction);
}

/** From the first node of edge e to a position on it. */
export function fromFirst({ahead}: EdgeWalk, e: number, fraction: number): number {
  const cost = ahead[e]!;
  return cost === IMPASSABLE ? NO_WAY : costBefore(cost, fraction);
}

/** From the last node of edge e to a position on it. */
export function fromLast({back}: EdgeWalk, e: number, fraction: number): number {
  const cost = back[e]!;
  return cost === IMPASSABLE ? NO_WAY : cost - costBefore(cost, fraction);
}

/** From one position on edge e straight to another. */
export function between({ahead, back}: EdgeWalk, e: number, start: number, end: number): number {
  if (start === end) return 0;
  const cost = start < end ? ahead[e]! : back[e]!;
  return cost === IMPASSABLE ? NO_WAY : Math.abs(costBefore(cost, end) - costBefore(cost, start));
}
