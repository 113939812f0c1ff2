import {approachCost} from './edge-costs.ts';
import {arriveFromFirst, arriveFromLast, costAlong, leaveToFirst, leaveToLast, NO_WAY} from './edge-position.ts';
import {seedsAt} from './place-times.ts';
import type {SnapColumns} from './places.ts';
import type {WalkNetwork} from './search.ts';
import {type SearchScratch, searchScratch, travelTimes} from './travel-times.ts';
import {FRACTION_SCALE, HORIZON_TENTHS, IMPASSABLE, NO_EDGE, UNREACHED} from './units.ts';

/** Part of an edge as walked: from one fraction of it to another; start > end means against the edge's direction. */
export interface RouteLeg {
  readonly edge: number;
  readonly start: number;
  readonly end: number;
}

/** One fastest walk between two places. */
export interface Route {
  /** Tenths of a second (or decimetres), both approaches included. */
  readonly cost: number;
  /** Length along the streets, approaches excluded. Of several equally fast walks the shortest is taken. */
  readonly meters: number;
  /** Edges in walking order; empty when both places stand on the same point of the network. */
  readonly legs: readonly RouteLeg[];
}

/** How a node was entered on the shortest of the fastest walks. */
interface Entered {
  /** Centimetres along the streets from the origin. */
  readonly length: number;
  readonly leg: RouteLeg;
  /** Node before, −1 = the leg starts at the origin. */
  readonly before: number;
}

/** Nodes on any fastest walk to `node`, those nearer the origin first. */
function fastestAncestors(network: WalkNetwork, nodeCost: Uint16Array, ends: readonly number[]): number[] {
  const {graph, costs} = network;
  const seen = new Set<number>(ends);
  const stack = [...seen];
  while (stack.length > 0) {
    const v = stack.pop()!;
    for (let a = graph.firstArc[v]!; a < graph.firstArc[v + 1]!; a++) {
      const arc = graph.arcEdge[a]!;
      const u = graph.arcTo[a]!;
      const cost = (arc & 1 ? costs.forward : costs.backward)[arc >>> 1]!;
      if (cost === IMPASSABLE || nodeCost[u]! + cost !== nodeCost[v] || seen.has(u)) continue;
      seen.add(u);
      stack.push(u);
    }
  }
  return [...seen].sort((a, b) => nodeCost[a]! - nodeCost[b]! || a - b);
}

function shorter(candidate: Entered, known: Entered | undefined): boolean {
  if (!known || candidate.length !== known.length) return !known || candidate.length < known.length;
  return candidate.leg.edge < known.leg.edge;
}

/** How each node on a fastest walk is entered with the least length. */
function enterNodes(network: WalkNetwork, origin: SnapColumns, nodeCost: Uint16Array, nodes: readonly number[]) {
  const {graph, costs} = network;
  const edge = origin.edge[0]!;
  const fraction = origin.fraction[0]!;
  const approach = approachCost(costs, origin.centimeters[0]!);
  const entered = new Map<number, Entered>();
  const offer = (node: number, candidate: Entered) => {
    if (shorter(candidate, entered.get(node))) entered.set(node, candidate);
  };
  const part = (graph.edgeLength[edge]! * fraction) / FRACTION_SCALE;
  for (const v of nodes) {
    if (v === graph.edgeFrom[edge] && nodeCost[v] === approach + leaveToFirst(costs, edge, fraction))
      offer(v, {length: part, leg: {edge, start: fraction, end: 0}, before: -1});
    if (v === graph.edgeTo[edge] && nodeCost[v] === approach + leaveToLast(costs, edge, fraction))
      offer(v, {length: graph.edgeLength[edge]! - part, leg: {edge, start: fraction, end: FRACTION_SCALE}, before: -1});
    for (let a = graph.firstArc[v]!; a < graph.firstArc[v + 1]!; a++) {
      const arc = graph.arcEdge[a]!;
      const e = arc >>> 1;
      const u = graph.arcTo[a]!;
      const forward = (arc & 1) === 1;
      const cost = (forward ? costs.forward : costs.backward)[e]!;
      const reached = entered.get(u);
      if (!reached || cost === IMPASSABLE || nodeCost[u]! + cost !== nodeCost[v]) continue;
      const leg = {edge: e, start: forward ? 0 : FRACTION_SCALE, end: forward ? FRACTION_SCALE : 0};
      offer(v, {length: reached.length + graph.edgeLength[e]!, leg, before: u});
    }
  }
  return entered;
}

/** A last leg that reaches the destination from `before` (−1: straight from the origin). */
interface LastLeg {
  readonly cost: number;
  readonly before: number;
  readonly leg: RouteLeg;
}

function lastLegs(
  network: WalkNetwork,
  origin: SnapColumns,
  destination: SnapColumns,
  nodeCost: Uint16Array,
): LastLeg[] {
  const {graph, costs} = network;
  const edge = destination.edge[0]!;
  const fraction = destination.fraction[0]!;
  const [first, last] = [graph.edgeFrom[edge]!, graph.edgeTo[edge]!];
  const legs: LastLeg[] = [];
  const fromNode = (node: number, cost: number, start: number) => {
    if (nodeCost[node] !== UNREACHED && cost < NO_WAY)
      legs.push({cost: nodeCost[node]! + cost, before: node, leg: {edge, start, end: fraction}});
  };
  fromNode(first, arriveFromFirst(costs, edge, fraction), 0);
  fromNode(last, arriveFromLast(costs, edge, fraction), FRACTION_SCALE);
  if (origin.edge[0] === edge) {
    const start = origin.fraction[0]!;
    const along = costAlong(costs, edge, start, fraction);
    const cost = along + approachCost(costs, origin.centimeters[0]!);
    if (along < NO_WAY) legs.push({cost, before: -1, leg: {edge, start, end: fraction}});
  }
  const least = Math.min(...legs.map(option => option.cost));
  return legs.filter(option => option.cost === least);
}

/**
 * A fastest walk from one place to another (row 0 of each), its cost, and its length along the streets: of several equally
 * fast walks the shortest, so that renumbering the network changes nothing. Null when either place is off the network or
 * there is no walk within `cutoff`. The network must be `from-origins`.
 */
export function route(
  network: WalkNetwork,
  origin: SnapColumns,
  destination: SnapColumns,
  scratch: SearchScratch = searchScratch(network.search),
  cutoff: number = HORIZON_TENTHS,
): Route | null {
  if (origin.edge[0] === NO_EDGE || destination.edge[0] === NO_EDGE) return null;
  const nodeCost = travelTimes(network.search, seedsAt(network, origin), cutoff, scratch);
  return routeAfter(network, origin, destination, nodeCost, cutoff);
}

/** The same `route` when the nodes' costs from this origin, up to this cutoff, are already known. */
export function routeAfter(
  network: WalkNetwork,
  origin: SnapColumns,
  destination: SnapColumns,
  nodeCost: Uint16Array,
  cutoff: number = HORIZON_TENTHS,
): Route | null {
  const {graph, costs} = network;
  if (origin.edge[0] === NO_EDGE || destination.edge[0] === NO_EDGE) return null;
  const options = lastLegs(network, origin, destination, nodeCost);
  if (options.length === 0) return null;
  const cost = options[0]!.cost + approachCost(costs, destination.centimeters[0]!);
  if (cost > cutoff) return null;
  const ends = options.filter(option => option.before >= 0).map(option => option.before);
  const entered = enterNodes(network, origin, nodeCost, fastestAncestors(network, nodeCost, ends));
  let best: Entered | undefined;
  for (const {before, leg} of options) {
    const along = (graph.edgeLength[leg.edge]! * Math.abs(leg.end - leg.start)) / FRACTION_SCALE;
    const candidate = {length: along + (before < 0 ? 0 : entered.get(before)!.length), leg, before};
    if (shorter(candidate, best)) best = candidate;
  }
  const legs: RouteLeg[] = [];
  for (let at = best; at; at = at.before < 0 ? undefined : entered.get(at.before))
    if (at.leg.start !== at.leg.end) legs.push(at.leg);
  return {cost, meters: best!.length / 100, legs: legs.reverse()};
}
