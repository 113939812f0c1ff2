import type {SearchGraph} from './search.ts';
import {clearScratch, type SearchScratch, searchScratch} from './search-scratch.ts';
import type {Seeds} from './travel-times.ts';
import {UNREACHED} from './units.ts';

/** Cost to the nearest seed, and that seed's label, for every node. */
export interface NearestSeeds {
  /** [n] UNREACHED beyond the cutoff. */
  readonly cost: Uint16Array;
  /** [n] label of the nearest seed, of several equally near the smallest label; meaningless where unreached. */
  readonly label: Uint32Array;
}

/** Seeds that stand for someone: a facility index. */
export interface LabelledSeeds extends Seeds {
  readonly label: Uint32Array;
}

/**
 * Like `travelTimes`, and says which seed is nearest: of several equally near ones the smallest label, whatever the order of
 * nodes, arcs and seeds. A bucket for every single cost (Dial 1969), so that a node's label is final before it is read.
 * The answer belongs to `scratch` when one is given.
 */
export function nearestSeeds(
  search: SearchGraph,
  seeds: LabelledSeeds,
  cutoff: number,
  scratch: SearchScratch = searchScratch(search),
): NearestSeeds {
  clearScratch(scratch, search, cutoff);
  const limit = Math.floor(cutoff) | 0;
  const {firstArc, arcTo, arcCost} = search;
  const room = 2 * (arcTo.length + seeds.node.length);
  if (scratch.pool.length < room) scratch.pool = new Int32Array(room);
  if (scratch.label.length !== scratch.cost.length) scratch.label = new Uint32Array(scratch.cost.length);
  // the pool holds pairs: a node, and the next entry of its bucket
  const {cost, label, touched, head, pool} = scratch;
  let touchedCount = 0;
  let used = 0;
  let last = -1;
  for (let s = 0; s < seeds.node.length; s++) {
    const v = seeds.node[s]!;
    const c = seeds.cost[s]!;
    const name = seeds.label[s]!;
    const before = cost[v]!;
    if (c > limit || c > before) continue;
    if (c === before) {
      if (name < label[v]!) label[v] = name;
      continue;
    }
    if (before === UNREACHED) touched[touchedCount++] = v;
    cost[v] = c;
    label[v] = name;
    pool[used] = v;
    pool[used + 1] = head[c]!;
    head[c] = used;
    used += 2;
    if (c > last) last = c;
  }
  for (let now = 0; now <= last; now++) {
    let i = head[now]!;
    // every arc costs at least 1, so nothing joins this bucket while it is read
    head[now] = -1;
    for (; i >= 0; i = pool[i + 1]!) {
      const u = pool[i]!;
      if (cost[u] !== now) continue;
      const name = label[u]!;
      const end = firstArc[u + 1]!;
      for (let a = firstArc[u]!; a < end; a++) {
        const c = now + arcCost[a]!;
        if (c > limit) continue;
        const v = arcTo[a]!;
        const before = cost[v]!;
        if (c > before) continue;
        if (c === before) {
          // v is read in a later bucket, so its smallest label is final by then
          if (name < label[v]!) label[v] = name;
          continue;
        }
        if (before === UNREACHED) touched[touchedCount++] = v;
        cost[v] = c;
        label[v] = name;
        pool[used] = v;
        pool[used + 1] = head[c]!;
        head[c] = used;
        used += 2;
        if (c > last) last = c;
      }
    }
  }
  scratch.touchedCount = touchedCount;
  return {cost, label};
}
