import {NO_WAY} from '../edge-position.ts';
import {type LinkColumns, linkCost} from '../link.ts';
import type {WalkNetwork} from '../search.ts';
import {between, edgeWalk, fromFirst, fromLast, toFirst, toLast} from './edge-walk.ts';

/**
 * Links that are open, laid over a network. Link l has two ends, each a node of its own beyond those of the graph: n + 2l where
 * it starts, n + 2l + 1 where it ends. An end is joined to both ends of the edge it stands on, to the other ends standing
 * there, and across the link. Such an arc may cost 0 (an end at a crossing).
 */
export interface OpenLinks {
  readonly network: WalkNetwork;
  /** [2 × links] edge and position of each end. */
  readonly endEdge: number[];
  readonly endFraction: number[];
  /** [links] cost across; 0 = closed again, the number is free. */
  readonly cost: number[];
  /** Open ends on an edge, in the order they were opened. */
  readonly endsOn: Map<number, number[]>;
  /** Row of a node in the arcs below. */
  rowOf: Map<number, number>;
  /** [rows + 1] */
  firstArc: Int32Array;
  /** Node at the far end; a node may come twice. */
  arcTo: Int32Array;
  /** What a search pays from this node to the far one; NO_WAY when closed. */
  arcCost: Int32Array;
  /** What it pays from the far node to this one. */
  arcCostBack: Int32Array;
  /** [n] 1 where arcs to ends of links leave a node of the graph. */
  readonly joined: Uint8Array;
}

/** No link open. */
export function noLinks(network: WalkNetwork): OpenLinks {
  return {
    network,
    endEdge: [],
    endFraction: [],
    cost: [],
    endsOn: new Map(),
    rowOf: new Map(),
    firstArc: new Int32Array(1),
    arcTo: new Int32Array(0),
    arcCost: new Int32Array(0),
    arcCostBack: new Int32Array(0),
    joined: new Uint8Array(network.graph.nodeCount),
  };
}

/** The number the next link gets: the smallest that is free. */
export function freeNumber(links: OpenLinks): number {
  const closed = links.cost.indexOf(0);
  return closed < 0 ? links.cost.length : closed;
}

/** Lays row `row` of `columns` over the network as the link of that number, which must be free (`freeNumber`, or once closed). */
export function layLink(links: OpenLinks, columns: LinkColumns, row: number, link: number): void {
  links.cost[link] = linkCost(links.network.costs, columns.centimeters[row]!);
  links.endEdge[2 * link] = columns.fromEdge[row]!;
  links.endEdge[2 * link + 1] = columns.toEdge[row]!;
  links.endFraction[2 * link] = columns.fromFraction[row]!;
  links.endFraction[2 * link + 1] = columns.toFraction[row]!;
  for (const end of [2 * link, 2 * link + 1]) {
    const edge = links.endEdge[end]!;
    links.endsOn.set(edge, [...(links.endsOn.get(edge) ?? []), links.network.graph.nodeCount + end]);
  }
  joinEnds(links);
}

/** Takes a link away; its number is free again. */
export function liftLink(links: OpenLinks, link: number): void {
  links.cost[link] = 0;
  for (const end of [2 * link, 2 * link + 1]) {
    const edge = links.endEdge[end]!;
    const others = links.endsOn.get(edge)!.filter(node => node !== links.network.graph.nodeCount + end);
    if (others.length > 0) links.endsOn.set(edge, others);
    else links.endsOn.delete(edge);
  }
  joinEnds(links);
}

/** Makes the arcs of the open links anew: as many as there are ends, not as there are streets. */
function joinEnds(links: OpenLinks): void {
  const {network, endEdge, endFraction, endsOn, joined} = links;
  const {nodeCount, edgeFrom, edgeTo} = network.graph;
  const walk = edgeWalk(network);
  const arcs: [from: number, to: number, cost: number, back: number][] = [];
  const join = (a: number, b: number, cost: number, back: number) => {
    if (cost >= NO_WAY && back >= NO_WAY) return;
    arcs.push([a, b, cost, back], [b, a, back, cost]);
  };
  for (const node of links.rowOf.keys()) if (node < nodeCount) joined[node] = 0;
  links.cost.forEach((cost, link) => {
    if (cost > 0) join(nodeCount + 2 * link, nodeCount + 2 * link + 1, cost, cost);
  });
  for (const [e, ends] of endsOn)
    ends.forEach((end, i) => {
      const fraction = endFraction[end - nodeCount]!;
      join(end, edgeFrom[e]!, toFirst(walk, e, fraction), fromFirst(walk, e, fraction));
      join(end, edgeTo[e]!, toLast(walk, e, fraction), fromLast(walk, e, fraction));
      for (const other of ends.slice(0, i)) {
        const far = endFraction[other - nodeCount]!;
        join(end, other, between(walk, endEdge[end - nodeCount]!, fraction, far), between(walk, e, far, fraction));
      }
    });
  arcs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  links.rowOf = new Map();
  const first: number[] = [];
  arcs.forEach(([from], i) => {
    if (links.rowOf.has(from)) return;
    links.rowOf.set(from, first.length);
    first.push(i);
    if (from < nodeCount) joined[from] = 1;
  });
  links.firstArc = Int32Array.from([...first, arcs.length]);
  links.arcTo = Int32Array.from(arcs, arc => arc[1]);
  links.arcCost = Int32Array.from(arcs, arc => arc[2]);
  links.arcCostBack = Int32Array.from(arcs, arc => arc[3]);
}
