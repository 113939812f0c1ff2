import FlatQueue from 'flatqueue';
import {approachCost} from './edge-costs.ts';
import {arriveFromFirst, arriveFromLast, costAlong, leaveToFirst, leaveToLast, NO_WAY} from './edge-position.ts';
import {type LinkColumns, linkCost} from './link.ts';
import {costAtPosition, seedsAt, sourceChains} from './place-times.ts';
import type {SnapColumns} from './places.ts';
import type {PlaceIndex} from './reached-places.ts';
import type {WalkNetwork} from './search.ts';
import {type SearchScratch, travelTimes} from './travel-times.ts';
import {HORIZON_TENTHS, IMPASSABLE, NO_EDGE, UNREACHED} from './units.ts';

/** How far everything is from the nearest source before anything is changed; the network runs `to-destinations`. */
export interface CostsBefore {
  readonly network: WalkNetwork;
  /** [n] cost of every node within the horizon. */
  readonly nodeCost: Uint16Array;
  /** Cost of any position on the network, approaches of the sources included; NO_WAY or more without a path. */
  costAt(edge: number, fraction: number): number;
  /** The places whose gain is asked for. */
  readonly places: PlaceIndex;
  /** [n] memory of `gainedPlaces`: UNREACHED everywhere between two calls. */
  readonly scratchCost: Uint16Array;
}

/** Searches once from the sources and keeps the cost of every node. */
export function costsBefore(
  network: WalkNetwork,
  sources: SnapColumns,
  places: PlaceIndex,
  scratch: SearchScratch,
): CostsBefore {
  const nodeCost = travelTimes(network.search, seedsAt(network, sources), HORIZON_TENTHS, scratch).slice();
  const chains = sourceChains(sources);
  return {
    network,
    nodeCost,
    costAt: (edge, fraction) => costAtPosition(network, nodeCost, chains, edge, fraction),
    places,
    scratchCost: new Uint16Array(nodeCost.length).fill(UNREACHED),
  };
}

/** A position that a change brings nearer: its new cost to a source. */
export interface NewCost {
  readonly edge: number;
  readonly fraction: number;
  readonly cost: number;
}

/** The end of a link that its opening brings nearer, at its new cost; null when it shortens no walk. */
export function nearerEnd(before: CostsBefore, links: LinkColumns, row: number): NewCost | null {
  const cost = linkCost(before.network.costs, links.centimeters[row]!);
  if (cost === IMPASSABLE) return null;
  const from = {edge: links.fromEdge[row]!, fraction: links.fromFraction[row]!};
  const to = {edge: links.toEdge[row]!, fraction: links.toFraction[row]!};
  const [fromCost, toCost] = [before.costAt(from.edge, from.fraction), before.costAt(to.edge, to.fraction)];
  if (toCost + cost < fromCost) return {...from, cost: toCost + cost};
  return fromCost + cost < toCost ? {...to, cost: fromCost + cost} : null;
}

/** Settles the nodes that come nearer, those at most `cutoff` away; calls `improved` with each once. */
function settleImproved(
  {network, nodeCost, scratchCost}: CostsBefore,
  changes: readonly NewCost[],
  cutoff: number,
  improved: (node: number) => void,
): void {
  const {graph, costs, direction, search} = network;
  const toDestinations = direction === 'to-destinations';
  const queue = new FlatQueue<number>();
  const touched: number[] = [];
  const offer = (node: number, cost: number) => {
    if (cost > cutoff || cost >= nodeCost[node]! || cost >= scratchCost[node]!) return;
    if (scratchCost[node] === UNREACHED) touched.push(node);
    scratchCost[node] = cost;
    queue.push(node, cost);
  };
  for (const {edge, fraction, cost} of changes) {
    const viaFirst = toDestinations ? arriveFromFirst : leaveToFirst;
    const viaLast = toDestinations ? arriveFromLast : leaveToLast;
    offer(graph.edgeFrom[edge]!, cost + viaFirst(costs, edge, fraction));
    offer(graph.edgeTo[edge]!, cost + viaLast(costs, edge, fraction));
  }
  while (queue.length > 0) {
    const cost = queue.peekValue()!;
    const u = queue.pop()!;
    if (cost > scratchCost[u]!) continue;
    for (let a = search.firstArc[u]!; a < search.firstArc[u + 1]!; a++)
      offer(search.arcTo[a]!, cost + search.arcCost[a]!);
  }
  for (const node of touched) improved(node);
}

/**
 * Places, ascending, that were farther than `cutoff` from every source and are not any more when these positions come nearer.
 * `changes` hold the new costs of positions: the nearer end of a link, or the entries of a new source (its approach). Equal to
 * a full run on the changed network; the work grows with the part of the network that improves (Ramalingam & Reps 1996).
 */
export function gainedPlaces(before: CostsBefore, changes: readonly NewCost[], cutoff: number): Uint32Array {
  const {network, places, nodeCost, scratchCost} = before;
  const {graph, costs, direction} = network;
  const {firstPlace, place: placeAt, places: snaps} = places;
  const edges = new Set<number>();
  const nodes: number[] = [];
  settleImproved(before, changes, cutoff, node => {
    nodes.push(node);
    for (let a = graph.firstArc[node]!; a < graph.firstArc[node + 1]!; a++) edges.add(graph.arcEdge[a]! >>> 1);
  });
  for (const {edge} of changes) edges.add(edge);
  const costOf = (node: number) => Math.min(nodeCost[node]!, scratchCost[node]!);
  const [viaFirst, viaLast] =
    direction === 'to-destinations' ? [leaveToFirst, leaveToLast] : [arriveFromFirst, arriveFromLast];
  const gained: number[] = [];
  for (const e of edges) {
    const [first, last] = [costOf(graph.edgeFrom[e]!), costOf(graph.edgeTo[e]!)];
    for (let i = firstPlace[e]!; i < firstPlace[e + 1]!; i++) {
      const p = placeAt[i]!;
      const fraction = snaps.fraction[p]!;
      const approach = approachCost(costs, snaps.centimeters[p]!);
      let cost = Math.min(
        first === UNREACHED ? NO_WAY : first + viaFirst(costs, e, fraction),
        last === UNREACHED ? NO_WAY : last + viaLast(costs, e, fraction),
      );
      for (const change of changes) {
        if (change.edge !== e) continue;
        const [start, end] =
          direction === 'to-destinations' ? [fraction, change.fraction] : [change.fraction, fraction];
        cost = Math.min(cost, change.cost + costAlong(costs, e, start, end));
      }
      if (cost + approach <= cutoff && before.costAt(e, fraction) + approach > cutoff) gained.push(p);
    }
  }
  for (const node of nodes) scratchCost[node] = UNREACHED;
  return Uint32Array.from(gained).sort();
}

/** The new costs that a source at some positions brings: its approaches. */
export function newSource({network}: CostsBefore, points: SnapColumns): NewCost[] {
  return Array.from(points.edge, (edge, i): NewCost => {
    return {edge, fraction: points.fraction[i]!, cost: approachCost(network.costs, points.centimeters[i]!)};
  }).filter(({edge}) => edge !== NO_EDGE);
}
