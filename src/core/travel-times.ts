import type {SearchGraph} from './search.ts';
import {clearScratch, type SearchScratch, searchScratch} from './search-scratch.ts';
import {UNREACHED} from './units.ts';

export {type SearchScratch, searchScratch} from './search-scratch.ts';

/** Nodes a search starts from, each with the cost already spent: tenths (or decimetres). A node may occur more than once. */
export interface Seeds {
  readonly node: Int32Array;
  readonly cost: Uint16Array;
}

/** A bucket holds the nodes of 2⁶ = 64 neighbouring costs: few buckets stay in the nearest memory. */
const BUCKET_BITS = 6;

/** Entries of a bucket lie together in chunks of the pool: one link to the next chunk, then nodes. */
const CHUNK = 64;

/** A search under way. */
interface Queue {
  readonly search: SearchGraph;
  readonly scratch: SearchScratch;
  readonly limit: number;
  /** Where the next entry of a bucket's first chunk goes; CHUNK = full or none. */
  readonly fill: Int32Array;
  /** Start of the part of the pool that was never used, and first of the chunks given back (−1 = none). */
  fresh: number;
  spare: number;
  /** Last bucket with entries. */
  last: number;
}

/** A pool twice as large with the same entries. */
function grown(pool: Int32Array): Int32Array {
  const larger = new Int32Array(2 * pool.length);
  larger.set(pool);
  return larger;
}

/** Puts the seeds into their buckets, as if relaxed from nowhere. */
function sow(queue: Queue, seeds: Seeds): void {
  const {scratch, limit, fill} = queue;
  const {cost, touched, head} = scratch;
  for (let s = 0; s < seeds.node.length; s++) {
    const v = seeds.node[s]!;
    const c = seeds.cost[s]!;
    const before = cost[v]!;
    if (c > limit || c >= before) continue;
    if (before === UNREACHED) touched[scratch.touchedCount++] = v;
    cost[v] = c;
    const bucket = c >> BUCKET_BITS;
    if (fill[bucket] === CHUNK) {
      if (queue.fresh + CHUNK > scratch.pool.length) scratch.pool = grown(scratch.pool);
      scratch.pool[queue.fresh] = head[bucket]!;
      head[bucket] = queue.fresh;
      queue.fresh += CHUNK;
      fill[bucket] = 1;
    }
    scratch.pool[head[bucket]! + fill[bucket]!++] = v;
    if (bucket > queue.last) queue.last = bucket;
  }
}

/**
 * Reads one bucket until it is empty. A function of its own because it is called for every bucket: the engine compiles it
 * fully within the first search, where one long loop would stay half compiled for a dozen searches of a large network.
 */
function settle(queue: Queue, now: number): void {
  const {search, scratch, limit, fill} = queue;
  const {cost, touched, head} = scratch;
  const {firstArc, arcTo, arcCost} = search;
  let {pool, touchedCount} = scratch;
  let {fresh, spare, last} = queue;
  let chunk = head[now]!;
  while (chunk >= 0) {
    const top = fill[now]! - 1;
    if (top === 0) {
      // the chunk is empty: hand it to whoever needs one, and go on with the next of this bucket
      const next = pool[chunk]!;
      pool[chunk] = spare;
      spare = chunk;
      head[now] = next;
      fill[now] = CHUNK;
      chunk = next;
      continue;
    }
    fill[now] = top;
    const u = pool[chunk + top]!;
    const spent = cost[u]!;
    // an entry left behind by an improvement into an earlier bucket
    if (spent >> BUCKET_BITS !== now) continue;
    const end = firstArc[u + 1]!;
    for (let a = firstArc[u]!; a < end; a++) {
      const c = spent + arcCost[a]!;
      if (c > limit) continue;
      const v = arcTo[a]!;
      const before = cost[v]!;
      if (c >= before) continue;
      if (before === UNREACHED) touched[touchedCount++] = v;
      cost[v] = c;
      const bucket = c >> BUCKET_BITS;
      let first = head[bucket]!;
      let at = fill[bucket]!;
      if (at === CHUNK) {
        const link = first;
        if (spare >= 0) {
          first = spare;
          spare = pool[first]!;
        } else {
          if (fresh + CHUNK > pool.length) pool = grown(pool);
          first = fresh;
          fresh += CHUNK;
        }
        pool[first] = link;
        head[bucket] = first;
        at = 1;
      }
      pool[first + at] = v;
      fill[bucket] = at + 1;
      if (bucket > last) last = bucket;
    }
    chunk = head[now]!;
  }
  scratch.pool = pool;
  scratch.touchedCount = touchedCount;
  queue.fresh = fresh;
  queue.spare = spare;
  queue.last = last;
}

/**
 * Cost of the best walk between the seeds and every node, [n], UNREACHED beyond `cutoff` (in the unit of the costs; a node
 * exactly at the cutoff is reached). A bucket queue (Dial 1969, CACM 12(11)) whose buckets span several costs; a node
 * improved within its own bucket is read again (Meyer & Sanders 2003, Δ-stepping), so the answer is exact.
 * The answer belongs to `scratch` when one is given.
 */
export function travelTimes(
  search: SearchGraph,
  seeds: Seeds,
  cutoff: number,
  scratch: SearchScratch = searchScratch(search),
): Uint16Array {
  clearScratch(scratch, search, cutoff);
  const limit = Math.floor(cutoff) | 0;
  const fill = new Int32Array((limit >> BUCKET_BITS) + 1).fill(CHUNK);
  const queue: Queue = {search, scratch, limit, fill, fresh: 0, spare: -1, last: -1};
  sow(queue, seeds);
  for (let now = 0; now <= queue.last; now++) if (scratch.head[now]! >= 0) settle(queue, now);
  return scratch.cost;
}
