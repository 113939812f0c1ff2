import {approachCost} from './edge-costs.ts';
import {arriveFromFirst, arriveFromLast, costAlong, leaveToFirst, leaveToLast, NO_WAY} from './edge-position.ts';
import {type LabelledSeeds, nearestSeeds} from './nearest-seeds.ts';
import type {SnapColumns} from './places.ts';
import type {WalkNetwork} from './search.ts';
import {type SearchScratch, searchScratch, travelTimes} from './travel-times.ts';
import {HORIZON_TENTHS, NO_EDGE, UNREACHED} from './units.ts';

/** What k places cost from (or to) the nearest of the sources, and which source that is. */
export interface NearestSources {
  /** [k] tenths (or decimetres), approaches at both ends included; UNREACHED beyond the cutoff or without a path. */
  readonly cost: Uint16Array;
  /** [k] label of that source, of several equally near the smallest; NO_EDGE where unreached. */
  readonly label: Uint32Array;
}

/** Seeds of a search from sources on edges: both ends of each source's edge, approach included. Labels default to the index. */
export function seedsAt(network: WalkNetwork, sources: SnapColumns, labels?: Uint32Array) {
  const {graph, costs, direction} = network;
  const node: number[] = [];
  const cost: number[] = [];
  const label: number[] = [];
  const [viaFirst, viaLast] =
    direction === 'from-origins' ? [leaveToFirst, leaveToLast] : [arriveFromFirst, arriveFromLast];
  const add = (atNode: number, atCost: number, source: number) => {
    if (atCost > HORIZON_TENTHS) return;
    node.push(atNode);
    cost.push(atCost);
    label.push(labels ? labels[source]! : source);
  };
  for (let s = 0; s < sources.edge.length; s++) {
    const e = sources.edge[s]!;
    if (e === NO_EDGE) continue;
    const approach = approachCost(costs, sources.centimeters[s]!);
    const fraction = sources.fraction[s]!;
    add(graph.edgeFrom[e]!, approach + viaFirst(costs, e, fraction), s);
    add(graph.edgeTo[e]!, approach + viaLast(costs, e, fraction), s);
  }
  return {
    node: Int32Array.from(node),
    cost: Uint16Array.from(cost),
    label: Uint32Array.from(label),
  } satisfies LabelledSeeds;
}

/** Sources as seen from their edges, in chains: first source of an edge, next source on the same edge. */
export interface SourceChains {
  readonly sources: SnapColumns;
  readonly first: ReadonlyMap<number, number>;
  readonly next: Int32Array;
}

/** Chains the sources standing on each edge. */
export function sourceChains(sources: SnapColumns): SourceChains {
  const first = new Map<number, number>();
  const next = new Int32Array(sources.edge.length).fill(-1);
  for (let s = sources.edge.length - 1; s >= 0; s--) {
    const e = sources.edge[s]!;
    if (e === NO_EDGE) continue;
    next[s] = first.get(e) ?? -1;
    first.set(e, s);
  }
  return {sources, first, next};
}

/** Cost between a source and a position on its own edge, the source's approach included. */
function costOnEdge(network: WalkNetwork, sources: SnapColumns, s: number, e: number, fraction: number): number {
  const {costs, direction} = network;
  const at = sources.fraction[s]!;
  const along = direction === 'from-origins' ? costAlong(costs, e, at, fraction) : costAlong(costs, e, fraction, at);
  return along + approachCost(costs, sources.centimeters[s]!);
}

function costViaFirst(network: WalkNetwork, nodeCost: Uint16Array, e: number, fraction: number): number {
  const node = nodeCost[network.graph.edgeFrom[e]!]!;
  if (node === UNREACHED) return NO_WAY;
  return node + (network.direction === 'from-origins' ? arriveFromFirst : leaveToFirst)(network.costs, e, fraction);
}

function costViaLast(network: WalkNetwork, nodeCost: Uint16Array, e: number, fraction: number): number {
  const node = nodeCost[network.graph.edgeTo[e]!]!;
  if (node === UNREACHED) return NO_WAY;
  return node + (network.direction === 'from-origins' ? arriveFromLast : leaveToLast)(network.costs, e, fraction);
}

/**
 * Cost of a position on an edge from the costs of nodes: through either end of the edge, or straight along it to a source
 * that stands on it. At least NO_WAY when there is none.
 */
export function costAtPosition(
  network: WalkNetwork,
  nodeCost: Uint16Array,
  chains: SourceChains,
  e: number,
  fraction: number,
): number {
  let best = Math.min(costViaFirst(network, nodeCost, e, fraction), costViaLast(network, nodeCost, e, fraction));
  for (let s = chains.first.get(e) ?? -1; s >= 0; s = chains.next[s]!)
    best = Math.min(best, costOnEdge(network, chains.sources, s, e, fraction));
  return best;
}

/** The smallest label among the ways that cost a position exactly `best`. */
function labelAtPosition(
  network: WalkNetwork,
  nodes: {readonly cost: Uint16Array; readonly label: Uint32Array},
  chains: SourceChains,
  labels: Uint32Array | undefined,
  e: number,
  fraction: number,
  best: number,
): number {
  let label = NO_EDGE;
  if (costViaFirst(network, nodes.cost, e, fraction) === best) label = nodes.label[network.graph.edgeFrom[e]!]!;
  if (costViaLast(network, nodes.cost, e, fraction) === best)
    label = Math.min(label, nodes.label[network.graph.edgeTo[e]!]!);
  for (let s = chains.first.get(e) ?? -1; s >= 0; s = chains.next[s]!)
    if (costOnEdge(network, chains.sources, s, e, fraction) === best) label = Math.min(label, labels ? labels[s]! : s);
  return label;
}

/**
 * Cost between each of k places and the nearest source, [k]: tenths of a second (or decimetres), approaches at both ends
 * included, exact also when place and source share an edge; UNREACHED beyond `cutoff` or without a path. In a network
 * `to-destinations` people walk from the places to the sources, in one `from-origins` the other way.
 */
export function placeTimes(
  network: WalkNetwork,
  sources: SnapColumns,
  places: SnapColumns,
  cutoff: number = HORIZON_TENTHS,
  scratch: SearchScratch = searchScratch(network.search),
): Uint16Array {
  const nodeCost = travelTimes(network.search, seedsAt(network, sources), cutoff, scratch);
  const chains = sourceChains(sources);
  const cost = new Uint16Array(places.edge.length).fill(UNREACHED);
  for (let p = 0; p < cost.length; p++) {
    const e = places.edge[p]!;
    if (e === NO_EDGE) continue;
    const best = costAtPosition(network, nodeCost, chains, e, places.fraction[p]!);
    const total = best + approachCost(network.costs, places.centimeters[p]!);
    if (total <= cutoff) cost[p] = total;
  }
  return cost;
}

/**
 * Like `placeTimes`, and says which source is nearest: `labels` names each source (facility index); several sources may
 * share a label. Of equally near sources the smallest label is taken. Without `labels` the label is the source's index.
 */
export function nearestSources(
  network: WalkNetwork,
  sources: SnapColumns,
  places: SnapColumns,
  labels?: Uint32Array,
  cutoff: number = HORIZON_TENTHS,
  scratch: SearchScratch = searchScratch(network.search),
): NearestSources {
  const nodes = nearestSeeds(network.search, seedsAt(network, sources, labels), cutoff, scratch);
  const chains = sourceChains(sources);
  const cost = new Uint16Array(places.edge.length).fill(UNREACHED);
  const label = new Uint32Array(places.edge.length).fill(NO_EDGE);
  for (let p = 0; p < cost.length; p++) {
    const e = places.edge[p]!;
    if (e === NO_EDGE) continue;
    const fraction = places.fraction[p]!;
    const best = costAtPosition(network, nodes.cost, chains, e, fraction);
    const total = best + approachCost(network.costs, places.centimeters[p]!);
    if (total > cutoff) continue;
    cost[p] = total;
    label[p] = labelAtPosition(network, nodes, chains, labels, e, fraction, best);
  }
  return {cost, label};
}
