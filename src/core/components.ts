/** Which pieces of a network hang together. */
export interface Components {
  /** [n] component of each node: the smallest node in it. */
  readonly componentOf: Uint32Array;
  /** Number of components with at least one edge. */
  readonly count: number;
}

/** Finds the connected components of undirected edges, counting only those `included`. Union by smaller node, path halving. */
export function components(
  nodeCount: number,
  edgeFrom: Uint32Array,
  edgeTo: Uint32Array,
  included: (edge: number) => boolean,
): Components {
  const parent = Uint32Array.from({length: nodeCount}, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const touched = new Uint8Array(nodeCount);
  for (let edge = 0; edge < edgeFrom.length; edge++) {
    if (!included(edge)) continue;
    const a = root(edgeFrom[edge]!);
    const b = root(edgeTo[edge]!);
    touched[edgeFrom[edge]!] = 1;
    touched[edgeTo[edge]!] = 1;
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  const componentOf = new Uint32Array(nodeCount);
  let count = 0;
  for (let node = 0; node < nodeCount; node++) {
    componentOf[node] = root(node);
    if (touched[node] && componentOf[node] === node) count++;
  }
  return {componentOf, count};
}
