import {approachCost} from '../edge-costs.ts';
import {grown} from '../grown.ts';
import {seedsAt, sourceChains} from '../place-times.ts';
import type {SnapColumns} from '../places.ts';
import type {WalkNetwork} from '../search.ts';
import {HORIZON_TENTHS, NO_EDGE, UNREACHED} from '../units.ts';
import {between, type EdgeWalk, edgeWalk, fromFirst, fromLast} from './edge-walk.ts';

/** The nearest facility and the nearest other one, [k] each; UNREACHED and NO_EDGE where there is none within the cutoff. */
export interface TwoNearest {
  readonly cost: Uint16Array;
  readonly label: Uint32Array;
  /** Cost to the nearest facility with another label. */
  readonly secondCost: Uint16Array;
  readonly secondLabel: Uint32Array;
}

function nobody(count: number): TwoNearest {
  return {
    cost: new Uint16Array(count).fill(UNREACHED),
    label: new Uint32Array(count).fill(NO_EDGE),
    secondCost: new Uint16Array(count).fill(UNREACHED),
    secondLabel: new Uint32Array(count).fill(NO_EDGE),
  };
}

/** Offers row i a facility: kept when it is among the two nearest with different labels, smaller labels first. True if kept. */
function keep({cost, label, secondCost, secondLabel}: TwoNearest, i: number, c: number, name: number): boolean {
  const first = cost[i]!;
  if (name === label[i]) {
    if (c >= first) return false;
    cost[i] = c;
    return true;
  }
  if (c < first || (c === first && name < label[i]!)) {
    secondCost[i] = first;
    secondLabel[i] = label[i]!;
    cost[i] = c;
    label[i] = name;
    return true;
  }
  const second = secondCost[i]!;
  if (c > second || (c === second && name >= secondLabel[i]!)) return false;
  secondCost[i] = c;
  secondLabel[i] = name;
  return true;
}

/** A queue with a bucket for every cost, as pairs of a node and the next entry. */
interface Buckets {
  readonly head: Int32Array;
  pool: Int32Array;
  used: number;
  last: number;
}

function wait(buckets: Buckets, node: number, cost: number): void {
  if (buckets.used + 2 > buckets.pool.length) buckets.pool = grown(buckets.pool);
  buckets.pool[buckets.used] = node;
  buckets.pool[buckets.used + 1] = buckets.head[cost]!;
  buckets.head[cost] = buckets.used;
  buckets.used += 2;
  if (cost > buckets.last) buckets.last = cost;
}

/** The two nearest facilities of every node. A node hands on each of its two when its cost comes up (Dial 1969). */
function twoNearestNodes(network: WalkNetwork, sources: SnapColumns, labels: Uint32Array, cutoff: number): TwoNearest {
  const {firstArc, arcTo, arcCost} = network.search;
  const nodeCount = network.graph.nodeCount;
  const nodes = nobody(nodeCount);
  const buckets: Buckets = {
    head: new Int32Array(HORIZON_TENTHS + 1).fill(-1),
    pool: new Int32Array(1 << 14),
    used: 0,
    last: -1,
  };
  const seeds = seedsAt(network, sources, labels);
  seeds.node.forEach((v, s) => {
    const c = seeds.cost[s]!;
    if (c <= cutoff && keep(nodes, v, c, seeds.label[s]!)) wait(buckets, v, c);
  });
  const read = new Uint16Array(nodeCount).fill(UNREACHED);
  for (let now = 0; now <= buckets.last; now++) {
    // every arc costs at least 1, so nothing joins this bucket while it is read
    for (let i = buckets.head[now]!; i >= 0; i = buckets.pool[i + 1]!) {
      const u = buckets.pool[i]!;
      if (read[u] === now) continue;
      read[u] = now;
      const first = nodes.cost[u] === now;
      const second = nodes.secondCost[u] === now;
      if (!first && !second) continue;
      for (let a = firstArc[u]!; a < firstArc[u + 1]!; a++) {
        const c = now + arcCost[a]!;
        if (c > cutoff) continue;
        const v = arcTo[a]!;
        if (first && keep(nodes, v, c, nodes.label[u]!)) wait(buckets, v, c);
        if (second && keep(nodes, v, c, nodes.secondLabel[u]!)) wait(buckets, v, c);
      }
    }
  }
  return nodes;
}

/** Offers a place whatever the ends of its edge have. */
function keepViaNode(found: TwoNearest, p: number, nodes: TwoNearest, u: number, way: number, cutoff: number): void {
  if (nodes.cost[u] !== UNREACHED && nodes.cost[u]! + way <= cutoff)
    keep(found, p, nodes.cost[u]! + way, nodes.label[u]!);
  if (nodes.secondCost[u] !== UNREACHED && nodes.secondCost[u]! + way <= cutoff)
    keep(found, p, nodes.secondCost[u]! + way, nodes.secondLabel[u]!);
}

/**
 * The nearest and the second nearest facility of each place, in one search: `labels` names each source (several sources may be
 * entries of one facility), of equally near ones the smaller label comes first. The first is what `nearestSources` says, the
 * second what it would say without the first.
 */
export function twoNearestSources(
  network: WalkNetwork,
  sources: SnapColumns,
  places: SnapColumns,
  labels: Uint32Array,
  cutoff: number = HORIZON_TENTHS,
): TwoNearest {
  const nodes = twoNearestNodes(network, sources, labels, cutoff);
  const {edgeFrom, edgeTo} = network.graph;
  const walk: EdgeWalk = edgeWalk(network);
  const chains = sourceChains(sources);
  const approachOf = (snap: SnapColumns, row: number) => approachCost(network.costs, snap.centimeters[row]!);
  const found = nobody(places.edge.length);
  for (let p = 0; p < places.edge.length; p++) {
    const e = places.edge[p]!;
    if (e === NO_EDGE) continue;
    const fraction = places.fraction[p]!;
    const approach = approachOf(places, p);
    keepViaNode(found, p, nodes, edgeFrom[e]!, approach + fromFirst(walk, e, fraction), cutoff);
    keepViaNode(found, p, nodes, edgeTo[e]!, approach + fromLast(walk, e, fraction), cutoff);
    for (let s = chains.first.get(e) ?? -1; s >= 0; s = chains.next[s]!) {
      const cost = approach + between(walk, e, sources.fraction[s]!, fraction) + approachOf(sources, s);
      if (cost <= cutoff) keep(found, p, cost, labels[s]!);
    }
  }
  return found;
}
