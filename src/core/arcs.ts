/** Adjacency of a graph: columns of `Graph`. */
export interface Arcs {
  /** [n + 1] */
  readonly firstArc: Uint32Array;
  /** [2m] node at the far end. */
  readonly arcTo: Uint32Array;
  /** [2m] 2 × edge, + 1 when the arc runs from the edge's last node to its first. */
  readonly arcEdge: Uint32Array;
}

/** Lists the arcs that leave each node, in the order of the edges; a loop leaves its node twice. */
export function buildArcs(nodeCount: number, edgeFrom: Uint32Array, edgeTo: Uint32Array): Arcs {
  const edgeCount = edgeFrom.length;
  const firstArc = new Uint32Array(nodeCount + 1);
  for (let e = 0; e < edgeCount; e++) {
    firstArc[edgeFrom[e]! + 1]!++;
    firstArc[edgeTo[e]! + 1]!++;
  }
  for (let u = 0; u < nodeCount; u++) firstArc[u + 1]! += firstArc[u]!;
  const at = firstArc.slice(0, nodeCount);
  const arcTo = new Uint32Array(2 * edgeCount);
  const arcEdge = new Uint32Array(2 * edgeCount);
  for (let e = 0; e < edgeCount; e++) {
    const from = edgeFrom[e]!;
    const to = edgeTo[e]!;
    const out = at[from]!++;
    arcTo[out] = to;
    arcEdge[out] = 2 * e;
    const back = at[to]!++;
    arcTo[back] = from;
    arcEdge[back] = 2 * e + 1;
  }
  return {firstArc, arcTo, arcEdge};
}
