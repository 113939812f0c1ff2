import {IMPASSABLE, NO_EDGE, UNREACHED} from '../units.ts';
import {between, toFirst, toLast} from './edge-walk.ts';
import {offer, touch} from './settle.ts';
import type {EditScratch, WalkState} from './walk-state.ts';

/** Calls for each node that a search would start from at entry `row`, with what it costs: ends of the edge and of links on it. */
function eachSeed(state: WalkState, row: number, seed: (node: number, cost: number) => void): void {
  const {network, entries, links, walk} = state;
  const {nodeCount, edgeFrom, edgeTo} = network.graph;
  const e = entries.edge[row]!;
  const fraction = entries.fraction[row]!;
  const approach = entries.approach[row]!;
  seed(edgeFrom[e]!, approach + toFirst(walk, e, fraction));
  seed(edgeTo[e]!, approach + toLast(walk, e, fraction));
  for (const end of links.endsOn.get(e) ?? [])
    seed(end, approach + between(walk, e, fraction, links.endFraction[end - nodeCount]!));
}

/** Offers every seed of a facility, and has the places on its edges looked at again. */
export function sowFacility(state: WalkState, scratch: EditScratch, label: number): void {
  const {entries} = state;
  for (let row = entries.firstOfLabel.get(label) ?? -1; row >= 0; row = entries.nextOfLabel[row]!) {
    scratch.edges.push(entries.edge[row]!);
    eachSeed(state, row, (node, cost) => offer(state, scratch, node, cost, label));
  }
}

/**
 * Touches all nodes whose nearest facility is this one. They hang together: on the cheapest way from the facility to a node
 * with its label every node has that label, since a smaller one would have been handed on, so following arcs between nodes
 * of the label from the seeds finds them all.
 */
export function touchFacility(state: WalkState, scratch: EditScratch, label: number): void {
  const {entries, nodeLabel, links, network} = state;
  const {nodeCount} = network.graph;
  const {firstArc, arcTo} = network.search;
  const {mark, round, touched} = scratch;
  for (let row = entries.firstOfLabel.get(label) ?? -1; row >= 0; row = entries.nextOfLabel[row]!) {
    scratch.edges.push(entries.edge[row]!);
    eachSeed(state, row, node => {
      if (nodeLabel[node] === label) touch(state, scratch, node);
    });
  }
  for (let i = 0; i < scratch.touchedCount; i++) {
    const u = touched[i]!;
    if (u < nodeCount)
      for (let a = firstArc[u]!; a < firstArc[u + 1]!; a++) {
        const v = arcTo[a]!;
        if (nodeLabel[v] === label && mark[v] !== round) touch(state, scratch, v);
      }
    if (u < nodeCount && links.joined[u] !== 1) continue;
    const linkRow = links.rowOf.get(u)!;
    for (let a = links.firstArc[linkRow]!; a < links.firstArc[linkRow + 1]!; a++)
      if (nodeLabel[links.arcTo[a]!] === label) touch(state, scratch, links.arcTo[a]!);
  }
}

/**
 * Touches both ends of a link and all nodes whose cheapest way may lead across it: what is reached from its far end through
 * nodes that each cost exactly what the one before costs and the arc between them, with the same label. An end that is
 * reached otherwise than across the link hands nothing on that its neighbours do not have from one another.
 */
export function touchBeyondLink(state: WalkState, scratch: EditScratch, link: number): void {
  const {nodeCost, nodeLabel, links, network} = state;
  const {nodeCount} = network.graph;
  const {firstArc, arcTo, arcCost} = network.search;
  const {mark, round, touched} = scratch;
  const start = nodeCount + 2 * link;
  touch(state, scratch, start);
  touch(state, scratch, start + 1);
  const across = links.cost[link]!;
  const crossed = (near: number, far: number) =>
    nodeCost[near] !== UNREACHED && nodeCost[near]! + across === nodeCost[far] && nodeLabel[near] === nodeLabel[far];
  if (!crossed(start, start + 1) && !crossed(start + 1, start)) return;
  const near = crossed(start, start + 1) ? start : start + 1;
  const follow = (u: number, v: number, cost: number) => {
    if (nodeCost[u]! + cost === nodeCost[v] && nodeLabel[u] === nodeLabel[v]) touch(state, scratch, v);
  };
  for (let i = 0; i < scratch.touchedCount; i++) {
    const u = touched[i]!;
    if (u === near) continue;
    if (u < nodeCount)
      for (let a = firstArc[u]!; a < firstArc[u + 1]!; a++)
        if (mark[arcTo[a]!] !== round) follow(u, arcTo[a]!, arcCost[a]!);
    if (u < nodeCount && links.joined[u] !== 1) continue;
    const row = links.rowOf.get(u)!;
    for (let a = links.firstArc[row]!; a < links.firstArc[row + 1]!; a++) follow(u, links.arcTo[a]!, links.arcCost[a]!);
  }
}

/** Forgets what the first `count` touched nodes had. */
export function forget(state: WalkState, scratch: EditScratch, count: number): void {
  for (let i = 0; i < count; i++) {
    const u = scratch.touched[i]!;
    state.nodeCost[u] = UNREACHED;
    state.nodeLabel[u] = NO_EDGE;
  }
}

/**
 * Offers each of the touched nodes `start` to `end` (not included) the cheapest way in from neighbours that are reached, and
 * from the entries on its edges (Ramalingam & Reps 1996: only what was forgotten is settled again, from its boundary).
 */
export function sowBoundary(state: WalkState, scratch: EditScratch, start: number, end: number): void {
  const {nodeCost, nodeLabel, links, walk, network} = state;
  const {graph} = network;
  const {ahead, back} = walk;
  let best = UNREACHED;
  let label = NO_EDGE;
  const consider = (cost: number, name: number) => {
    if (cost > best || (cost === best && name >= label)) return;
    best = cost;
    label = name;
  };
  for (let i = start; i < end; i++) {
    const u = scratch.touched[i]!;
    best = UNREACHED;
    label = NO_EDGE;
    if (u < graph.nodeCount) {
      for (let a = graph.firstArc[u]!; a < graph.firstArc[u + 1]!; a++) {
        const arc = graph.arcEdge[a]!;
        const e = arc >>> 1;
        if (state.entries.busy[e] === 1) considerEntries(state, e, u, consider);
        const w = graph.arcTo[a]!;
        if (nodeCost[w] === UNREACHED) continue;
        // from w to u: against the arc
        const cost = (arc & 1 ? ahead : back)[e]!;
        if (cost !== IMPASSABLE) consider(nodeCost[w]! + cost, nodeLabel[w]!);
      }
    } else considerEntries(state, links.endEdge[u - graph.nodeCount]!, u, consider);
    const row = u < graph.nodeCount && links.joined[u] !== 1 ? undefined : links.rowOf.get(u);
    if (row !== undefined)
      for (let a = links.firstArc[row]!; a < links.firstArc[row + 1]!; a++) {
        const w = links.arcTo[a]!;
        if (nodeCost[w] !== UNREACHED) consider(nodeCost[w]! + links.arcCostBack[a]!, nodeLabel[w]!);
      }
    if (label !== NO_EDGE) offer(state, scratch, u, best, label);
  }
}

/** Considers the ways from the entries on edge e to node u at its end, or to the end of a link on it. */
function considerEntries(
  state: WalkState,
  e: number,
  u: number,
  consider: (cost: number, label: number) => void,
): void {
  const {entries} = state;
  for (let row = entries.firstOnEdge.get(e) ?? -1; row >= 0; row = entries.nextOnEdge[row]!)
    eachSeed(state, row, (node, cost) => {
      if (node === u) consider(cost, entries.label[row]!);
    });
}
