import type {EdgeCosts} from './edge-costs.ts';
import type {Graph} from './graph.ts';

/**
 * Which way people walk. `from-origins`: from the seeds to everywhere. `to-destinations`: from everywhere to the seeds; the
 * search then runs against the direction of walking.
 */
export type Direction = 'from-origins' | 'to-destinations';

/** Arcs with the cost a search pays for crossing them, cheap to scan. n nodes, 2m arcs. */
export interface SearchGraph {
  /** [n + 1] */
  readonly firstArc: Int32Array;
  /** [2m] */
  readonly arcTo: Int32Array;
  /** [2m] at least 1; IMPASSABLE exceeds every cutoff. */
  readonly arcCost: Uint16Array;
}

/** A graph seen by one walker in one direction: everything that searches and positions on edges need. */
export interface WalkNetwork {
  readonly graph: Graph;
  readonly costs: EdgeCosts;
  readonly direction: Direction;
  readonly search: SearchGraph;
}

const signed = (column: Uint32Array) => new Int32Array(column.buffer, column.byteOffset, column.length);

/** Arcs of a graph with the costs of one walker, laid out for searches in one direction. */
export function searchGraph(graph: Graph, costs: EdgeCosts, direction: Direction): SearchGraph {
  const {arcEdge} = graph;
  const arcCost = new Uint16Array(arcEdge.length);
  const along = direction === 'from-origins' ? costs.forward : costs.backward;
  const against = direction === 'from-origins' ? costs.backward : costs.forward;
  for (let a = 0; a < arcEdge.length; a++) {
    const arc = arcEdge[a]!;
    arcCost[a] = (arc & 1 ? against : along)[arc >>> 1]!;
  }
  return {firstArc: signed(graph.firstArc), arcTo: signed(graph.arcTo), arcCost};
}

/** Prepares a graph for one walker and direction. */
export function walkNetwork(graph: Graph, costs: EdgeCosts, direction: Direction): WalkNetwork {
  return {graph, costs, direction, search: searchGraph(graph, costs, direction)};
}
