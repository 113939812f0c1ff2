/** A network of undirected edges as OR-Library writes it: nodes 0 to nodeCount − 1. */
export interface EdgeList {
  readonly nodeCount: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** 0 or more; an edge given twice has the cost it was given last. */
  readonly cost: ArrayLike<number>;
}

/** Least cost between all pairs of nodes, row by row, Infinity where there is no path (Floyd 1962). */
export function allPairs({nodeCount, from, to, cost}: EdgeList): Float64Array {
  const least = new Float64Array(nodeCount * nodeCount).fill(Infinity);
  for (let edge = 0; edge < from.length; edge++) {
    least[(from[edge] as number) * nodeCount + (to[edge] as number)] = cost[edge] as number;
    least[(to[edge] as number) * nodeCount + (from[edge] as number)] = cost[edge] as number;
  }
  for (let node = 0; node < nodeCount; node++) least[node * nodeCount + node] = 0;
  for (let via = 0; via < nodeCount; via++)
    for (let start = 0; start < nodeCount; start++) {
      const there = least[start * nodeCount + via] as number;
      if (there === Infinity) continue;
      const row = start * nodeCount;
      const onward = via * nodeCount;
      for (let end = 0; end < nodeCount; end++) {
        const total = there + (least[onward + end] as number);
        if (total < (least[row + end] as number)) least[row + end] = total;
      }
    }
  return least;
}
