import type {SearchGraph} from './search.ts';
import {HORIZON_TENTHS, UNREACHED} from './units.ts';

/** Nodes a search starts from, each with the cost already spent: tenths (or decimetres). A node may occur more than once. */
export interface Seeds {
  readonly node: Int32Array;
  readonly cost: Uint16Array;
  /** Who the seed stands for (facility index …); only `nearestSeeds` reads it. */
  readonly label?: Uint32Array;
}

/**
 * Memory of a search, to be passed to the next one so that a small search costs only what it reaches. The arrays returned by
 * a search belong to its scratch and hold until the next search with the same scratch.
 */
export interface SearchScratch {
  /** [n] cost of each node; UNREACHED everywhere before a search. */
  cost: Uint16Array;
  /** [n] label of the seed that reached each node; only meaningful where reached. */
  label: Uint32Array;
  /** First entry of each bucket, −1 = empty. All −1 between searches. */
  head: Int32Array;
  /** Pool of entries: node and next entry of the same bucket. */
  entryNode: Int32Array;
  entryNext: Int32Array;
  /** Entries used by the last search: entryNode[0 … used − 1] are the nodes it reached, some more than once. */
  used: number;
}

/** Memory for searches on this graph. */
export function searchScratch(search: SearchGraph): SearchScratch {
  const nodeCount = search.firstArc.length - 1;
  return {
    cost: new Uint16Array(nodeCount).fill(UNREACHED),
    label: new Uint32Array(0),
    head: new Int32Array(HORIZON_TENTHS + 1).fill(-1),
    entryNode: new Int32Array(0),
    entryNext: new Int32Array(0),
    used: 0,
  };
}

function prepare(scratch: SearchScratch, search: SearchGraph, seedCount: number, cutoff: number): void {
  const {cost, entryNode, used} = scratch;
  if (cost.length !== search.firstArc.length - 1)
    throw new RangeError(`search: scratch is for ${cost.length} nodes, got ${search.firstArc.length - 1}`);
  if (!(cutoff >= 0 && cutoff <= HORIZON_TENTHS))
    throw new RangeError(`search: cutoff ${cutoff}, expected 0 to ${HORIZON_TENTHS}`);
  if (used > cost.length / 4) cost.fill(UNREACHED);
  else for (let i = 0; i < used; i++) cost[entryNode[i]!] = UNREACHED;
  scratch.used = 0;
  const room = search.arcTo.length + seedCount;
  if (entryNode.length < room) {
    scratch.entryNode = new Int32Array(room);
    scratch.entryNext = new Int32Array(room);
  }
}

/**
 * Cost of the best walk between the seeds and every node, [n], UNREACHED beyond `cutoff` (in the unit of the costs; a node
 * exactly at the cutoff is reached). Dial's bucket queue: Dial, R. B. (1969), Algorithm 360, CACM 12(11).
 * The answer belongs to `scratch` when one is given.
 */
export function travelTimes(
  search: SearchGraph,
  seeds: Seeds,
  cutoff: number,
  scratch: SearchScratch = searchScratch(search),
): Uint16Array {
  const limit = Math.floor(cutoff) | 0;
  prepare(scratch, search, seeds.node.length, cutoff);
  const {cost, head, entryNode, entryNext} = scratch;
  const {firstArc, arcTo, arcCost} = search;
  let used = 0;
  let last = -1;
  for (let s = 0; s < seeds.node.length; s++) {
    const u = seeds.node[s]!;
    const c = seeds.cost[s]!;
    if (c > limit || c >= cost[u]!) continue;
    cost[u] = c;
    entryNode[used] = u;
    entryNext[used] = head[c]!;
    head[c] = used++;
    if (c > last) last = c;
  }
  for (let now = 0; now <= last; now++) {
    let i = head[now]!;
    if (i < 0) continue;
    // every arc costs at least 1, so nothing joins this bucket while it is read
    head[now] = -1;
    for (; i >= 0; i = entryNext[i]!) {
      const u = entryNode[i]!;
      if (cost[u] !== now) continue;
      const end = firstArc[u + 1]!;
      for (let a = firstArc[u]!; a < end; a++) {
        const c = now + arcCost[a]!;
        if (c > limit) continue;
        const v = arcTo[a]!;
        if (c < cost[v]!) {
          cost[v] = c;
          entryNode[used] = v;
          entryNext[used] = head[c]!;
          head[c] = used++;
          if (c > last) last = c;
        }
      }
    }
  }
  scratch.used = used;
  return cost;
}

/** Cost to the nearest seed, and that seed's label, for every node. */
export interface NearestSeeds {
  /** [n] UNREACHED beyond the cutoff. */
  readonly cost: Uint16Array;
  /** [n] label of the nearest seed, of several equally near the smallest label; meaningless where unreached. */
  readonly label: Uint32Array;
}

/**
 * Like `travelTimes`, and says which seed is nearest: of several equally near ones the smallest label, whatever the order of
 * nodes, arcs and seeds. The answer belongs to `scratch` when one is given.
 */
export function nearestSeeds(
  search: SearchGraph,
  seeds: Seeds & {readonly label: Uint32Array},
  cutoff: number,
  scratch: SearchScratch = searchScratch(search),
): NearestSeeds {
  const limit = Math.floor(cutoff) | 0;
  prepare(scratch, search, seeds.node.length, cutoff);
  if (scratch.label.length !== scratch.cost.length) scratch.label = new Uint32Array(scratch.cost.length);
  const {cost, label, head, entryNode, entryNext} = scratch;
  const {firstArc, arcTo, arcCost} = search;
  let used = 0;
  let last = -1;
  for (let s = 0; s < seeds.node.length; s++) {
    const u = seeds.node[s]!;
    const c = seeds.cost[s]!;
    if (c > limit) continue;
    if (c < cost[u]!) {
      cost[u] = c;
      label[u] = seeds.label[s]!;
      entryNode[used] = u;
      entryNext[used] = head[c]!;
      head[c] = used++;
      if (c > last) last = c;
    } else if (c === cost[u] && seeds.label[s]! < label[u]!) label[u] = seeds.label[s]!;
  }
  for (let now = 0; now <= last; now++) {
    let i = head[now]!;
    if (i < 0) continue;
    head[now] = -1;
    for (; i >= 0; i = entryNext[i]!) {
      const u = entryNode[i]!;
      if (cost[u] !== now) continue;
      const name = label[u]!;
      const end = firstArc[u + 1]!;
      for (let a = firstArc[u]!; a < end; a++) {
        const c = now + arcCost[a]!;
        if (c > limit) continue;
        const v = arcTo[a]!;
        if (c < cost[v]!) {
          cost[v] = c;
          label[v] = name;
          entryNode[used] = v;
          entryNext[used] = head[c]!;
          head[c] = used++;
          if (c > last) last = c;
        } else if (c === cost[v] && name < label[v]!) {
          // v is read in a later bucket (c > now), so its smallest label is final by then
          label[v] = name;
        }
      }
    }
  }
  scratch.used = used;
  return {cost, label};
}
