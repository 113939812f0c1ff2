import {costAtPosition, type SourceChains} from './place-times.ts';
import type {WalkNetwork} from './search.ts';
import {FRACTION_SCALE, IMPASSABLE, UNREACHED} from './units.ts';

/**
 * The streets within a cutoff, cut exactly where it is met: p parts of edges. Along a part the cost grows evenly from its
 * start to its end.
 */
export interface ReachedStreets {
  readonly count: number;
  /** [p] edge */
  readonly edge: Uint32Array;
  /** [p] share of the edge, 0 (first node) to 1, where the cost is least. */
  readonly start: Float64Array;
  /** [p] share of the edge where the part ends: at a node, at the cutoff, or where another way is as near. */
  readonly end: Float64Array;
  /** [p] tenths (or decimetres) at the start and at the end. */
  readonly startCost: Float64Array;
  readonly endCost: Float64Array;
}

/** A place on an edge whose cost is known. */
interface Anchor {
  readonly share: number;
  readonly cost: number;
}

function columns(room: number) {
  return {
    edge: new Uint32Array(room),
    start: new Float64Array(room),
    end: new Float64Array(room),
    startCost: new Float64Array(room),
    endCost: new Float64Array(room),
  };
}

/**
 * Cuts edges at a cutoff. `nodeCost` is the answer of a search with at least this cutoff, `chains` its sources, `edges` the
 * edges it touched (`reachedEdges`). Parts whose length is nothing are left out.
 */
export function reachedStreets(
  network: WalkNetwork,
  nodeCost: Uint16Array,
  chains: SourceChains,
  edges: readonly number[],
  cutoff: number,
): ReachedStreets {
  const {graph, costs, direction} = network;
  const [ahead, back] =
    direction === 'from-origins' ? [costs.forward, costs.backward] : [costs.backward, costs.forward];
  const out = columns(2 * (edges.length + chains.next.length));
  let count = 0;
  const add = (e: number, start: number, end: number, startCost: number, perEdge: number) => {
    if (start === end) return;
    out.edge[count] = e;
    out.start[count] = start;
    out.end[count] = end;
    out.startCost[count] = startCost;
    out.endCost[count++] = Math.min(cutoff, startCost + Math.abs(end - start) * perEdge);
  };
  /** The stretch between two anchors, reached from its left end, from its right end, or from both. */
  const between = (e: number, left: Anchor, right: Anchor) => {
    const a = ahead[e] === IMPASSABLE || left.cost > cutoff ? -1 : ahead[e]!;
    const b = back[e] === IMPASSABLE || right.cost > cutoff ? -1 : back[e]!;
    const width = right.share - left.share;
    let fromLeft = a < 0 ? 0 : Math.min(width, (cutoff - left.cost) / a);
    let fromRight = b < 0 ? 0 : Math.min(width, (cutoff - right.cost) / b);
    if (a > 0 && b > 0 && fromLeft + fromRight > width) {
      // both ways meet where they cost the same
      const meet = (right.cost - left.cost + width * b) / (a + b);
      fromLeft = Math.max(0, Math.min(width, meet));
      fromRight = width - fromLeft;
      // less than a tenth is only what rounding left over: the other way takes it
      if (fromRight * b < 1) [fromLeft, fromRight] = [width, 0];
      else if (fromLeft * a < 1) [fromLeft, fromRight] = [0, width];
    }
    if (a > 0) add(e, left.share, left.share + fromLeft, left.cost, a);
    if (b > 0) add(e, right.share, right.share - fromRight, right.cost, b);
  };
  const costOf = (node: number) => (nodeCost[node] === UNREACHED ? Infinity : nodeCost[node]!);
  for (const e of edges) {
    let left: Anchor = {share: 0, cost: costOf(graph.edgeFrom[e]!)};
    for (const fraction of fractionsOn(chains, e)) {
      const anchor = {share: fraction / FRACTION_SCALE, cost: costAtPosition(network, nodeCost, chains, e, fraction)};
      between(e, left, anchor);
      left = anchor;
    }
    between(e, left, {share: 1, cost: costOf(graph.edgeTo[e]!)});
  }
  return {count, ...out};
}

/** Positions of the sources on an edge, ascending. */
function fractionsOn({sources, first, next}: SourceChains, e: number): number[] {
  const fractions: number[] = [];
  for (let s = first.get(e) ?? -1; s >= 0; s = next[s]!) fractions.push(sources.fraction[s]!);
  return fractions.length > 1 ? fractions.sort((a, b) => a - b) : fractions;
}

/** Length of reached streets, metres. Summed in whole hundredths of a millimetre: the order of the streets changes nothing. */
export function reachedMeters(streets: ReachedStreets, edgeLength: Uint32Array): number {
  let parts = 0;
  for (let p = 0; p < streets.count; p++)
    parts += Math.round(1000 * Math.abs(streets.end[p]! - streets.start[p]!) * edgeLength[streets.edge[p]!]!);
  return parts / 100_000;
}
