import {EDGE_FLAG, type Graph} from '#core/graph.ts';
import {FRACTION_SCALE, NO_EDGE} from '#core/units.ts';

/** A position on the network. */
export interface OnEdge {
  readonly edge: number;
  readonly fraction: number;
}

/**
 * Metres of the shortest path between two positions, approaches excluded; Infinity without one. A plain Dijkstra of its own, so
 * that the network is not judged by the code that uses it. `usable` may shut edges.
 */
export function shortestMeters(
  graph: Graph,
  from: OnEdge,
  to: OnEdge,
  usable: (edge: number) => boolean = () => true,
): number {
  if (from.edge === NO_EDGE || to.edge === NO_EDGE) return Infinity;
  const open = (edge: number, backward: boolean) =>
    usable(edge) && (graph.edgeFlags[edge]! & (backward ? EDGE_FLAG.noBackward : EDGE_FLAG.noForward)) === 0;
  const centimeters = new Float64Array(graph.nodeCount).fill(Infinity);
  const queue: {at: number; node: number}[] = [];
  const reach = (node: number, at: number) => {
    if (at >= centimeters[node]!) return;
    centimeters[node] = at;
    pushQueue(queue, {at, node});
  };
  const share = (place: OnEdge) => place.fraction / FRACTION_SCALE;
  const length = (edge: number) => graph.edgeLength[edge]!;
  let best = Infinity;
  if (from.edge === to.edge && open(from.edge, share(to) < share(from))) {
    best = Math.abs(share(to) - share(from)) * length(from.edge);
  }
  if (open(from.edge, true)) reach(graph.edgeFrom[from.edge]!, share(from) * length(from.edge));
  if (open(from.edge, false)) reach(graph.edgeTo[from.edge]!, (1 - share(from)) * length(from.edge));
  for (let next = popQueue(queue); next !== undefined && next.at < best; next = popQueue(queue)) {
    const {at, node} = next;
    if (at > centimeters[node]!) continue;
    if (node === graph.edgeFrom[to.edge] && open(to.edge, false))
      best = Math.min(best, at + share(to) * length(to.edge));
    if (node === graph.edgeTo[to.edge] && open(to.edge, true)) {
      best = Math.min(best, at + (1 - share(to)) * length(to.edge));
    }
    for (let arc = graph.firstArc[node]!; arc < graph.firstArc[node + 1]!; arc++) {
      const edge = graph.arcEdge[arc]! >>> 1;
      if (open(edge, (graph.arcEdge[arc]! & 1) === 1)) reach(graph.arcTo[arc]!, at + length(edge));
    }
  }
  return best / 100;
}

interface Waiting {
  readonly at: number;
  readonly node: number;
}

function pushQueue(queue: Waiting[], item: Waiting): void {
  queue.push(item);
  let child = queue.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (queue[parent]!.at <= queue[child]!.at) return;
    [queue[parent], queue[child]] = [queue[child]!, queue[parent]!];
    child = parent;
  }
}

function popQueue(queue: Waiting[]): Waiting | undefined {
  const first = queue[0];
  const last = queue.pop();
  if (first === undefined || last === undefined || queue.length === 0) return first;
  queue[0] = last;
  for (let parent = 0; ; ) {
    let child = 2 * parent + 1;
    if (child >= queue.length) return first;
    if (child + 1 < queue.length && queue[child + 1]!.at < queue[child]!.at) child++;
    if (queue[parent]!.at <= queue[child]!.at) return first;
    [queue[parent], queue[child]] = [queue[child]!, queue[parent]!];
    parent = child;
  }
}
