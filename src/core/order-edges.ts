import {type Chains, compareChains, turnChain, type VertexPlaces} from './chain-segments.ts';
import type {CutChains} from './cut-chains.ts';

/** Future edges: m chains, each from its smaller node to its larger, in the order of their nodes. */
export interface OrderedEdges {
  /** [m] chain of each edge. */
  readonly chain: Uint32Array;
  /** [m] */
  readonly from: Uint32Array;
  /** [m] */
  readonly to: Uint32Array;
  /** [m] centimetres, at least 1. */
  readonly length: Uint32Array;
}

/** Turns every chain so that it starts at the smaller of its nodes. */
function turnToSmallerNode(chains: Chains, nodeOf: Uint32Array): void {
  const {count, firstPoint, point} = chains;
  for (let i = 0; i < count; i++)
    if (nodeOf[point[firstPoint[i]!]!]! > nodeOf[point[firstPoint[i + 1]! - 1]!]!) turnChain(chains, i);
}

/** Chains sorted by their first node, the smaller chain first: counting sort, linear. */
function byFirstNode({count, firstPoint, point}: Chains, nodeOf: Uint32Array, nodeCount: number) {
  const start = new Uint32Array(nodeCount + 1);
  const fromOf = (i: number) => nodeOf[point[firstPoint[i]!]!]!;
  for (let i = 0; i < count; i++) start[fromOf(i) + 1]!++;
  for (let node = 0; node < nodeCount; node++) start[node + 1]! += start[node]!;
  const next = start.slice(0, nodeCount);
  const chain = new Uint32Array(count);
  for (let i = 0; i < count; i++) chain[next[fromOf(i)]!++] = i;
  return {chain, start};
}

/**
 * Puts chains in the order of their first node, then last node, then length, then what they are (`compareChains`). Turns each
 * so that it starts at the smaller node.
 */
export function orderEdges(
  {chains, meters}: CutChains,
  places: VertexPlaces,
  names: readonly string[],
  nodeOf: Uint32Array,
  nodeCount: number,
): OrderedEdges {
  const {firstPoint, point} = chains;
  turnToSmallerNode(chains, nodeOf);
  const centimeters = Uint32Array.from(meters, length => Math.max(1, Math.round(length * 100)));
  const toOf = (i: number) => nodeOf[point[firstPoint[i + 1]! - 1]!]!;
  const {chain, start} = byFirstNode(chains, nodeOf, nodeCount);
  const compare = (i: number, j: number) =>
    toOf(i) - toOf(j) || centimeters[i]! - centimeters[j]! || compareChains(chains, places, names, i, j);
  const from = new Uint32Array(chain.length);
  for (let node = 0; node < nodeCount; node++) {
    const [first, end] = [start[node]!, start[node + 1]!];
    from.fill(node, first, end);
    if (end - first > 1) chain.subarray(first, end).sort(compare);
  }
  return {chain, from, to: chain.map(toOf), length: chain.map(i => centimeters[i]!)};
}
