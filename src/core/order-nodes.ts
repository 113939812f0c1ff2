import type {Chains, VertexPlaces} from './chain-segments.ts';
import {hilbertPosition} from './hilbert.ts';

/** Nodes of a graph: n vertices in their order. */
export interface OrderedNodes {
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  /** [vertices] node of each vertex that is one; meaningless for the others. */
  readonly nodeOf: Uint32Array;
}

/** Rows sorted by their key, rows of equal key in the order they had: radix sort by 11 bits, linear. */
function sortedByKey(rows: Uint32Array<ArrayBuffer>, key: Uint32Array): Uint32Array {
  let from = rows;
  let to = new Uint32Array(rows.length);
  for (const shift of [0, 11, 22]) {
    const start = new Uint32Array(2049);
    for (const row of from) start[((key[row]! >>> shift) & 2047) + 1]!++;
    for (let digit = 0; digit < 2048; digit++) start[digit + 1]! += start[digit]!;
    for (const row of from) to[start[(key[row]! >>> shift) & 2047]!++] = row;
    [from, to] = [to, from];
  }
  return from;
}

/** Vertices at which chains end, ascending. */
function endVertices({count, firstPoint, point}: Chains, vertexCount: number): Uint32Array<ArrayBuffer> {
  const isEnd = new Uint8Array(vertexCount);
  for (let i = 0; i < count; i++) {
    isEnd[point[firstPoint[i]!]!] = 1;
    isEnd[point[firstPoint[i + 1]! - 1]!] = 1;
  }
  const ends = new Uint32Array(isEnd.reduce((sum, one) => sum + one, 0));
  let at = 0;
  isEnd.forEach((one, vertex) => {
    if (one) ends[at++] = vertex;
  });
  return ends;
}

/** Puts the ends of chains in the order of a Hilbert curve over their bounding square; then west to east, south to north. */
export function orderNodes(chains: Chains, {lon, lat}: VertexPlaces): OrderedNodes {
  const ends = endVertices(chains, lon.length);
  let [west, south, side] = [Infinity, Infinity, 1];
  for (const vertex of ends) {
    west = Math.min(west, lon[vertex]!);
    south = Math.min(south, lat[vertex]!);
  }
  for (const vertex of ends) side = Math.max(side, lon[vertex]! - west, lat[vertex]! - south);
  const position = new Uint32Array(lon.length);
  for (const vertex of ends) {
    const x = Math.floor(((lon[vertex]! - west) / side) * 65535);
    position[vertex] = hilbertPosition(x, Math.floor(((lat[vertex]! - south) / side) * 65535));
  }
  const order = sortedByKey(ends, position);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && position[order[end]!] === position[order[start]!]) end++;
    if (end - start > 1) order.subarray(start, end).sort((a, b) => lon[a]! - lon[b]! || lat[a]! - lat[b]! || a - b);
  }
  const nodeOf = new Uint32Array(lon.length);
  order.forEach((vertex, node) => {
    nodeOf[vertex] = node;
  });
  return {
    lon: Int32Array.from(order, vertex => lon[vertex]!),
    lat: Int32Array.from(order, vertex => lat[vertex]!),
    nodeOf,
  };
}
