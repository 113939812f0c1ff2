import {grown} from './grown.ts';
import type {SearchGraph} from './search.ts';
import {BATCH_ARCS, CHUNK, clearScratch, type SearchScratch, searchScratch} from './search-scratch.ts';
import {UNREACHED} from './units.ts';

export {type SearchScratch, searchScratch} from './search-scratch.ts';

/** Nodes a search starts from, each with the cost already spent: tenths (or decimetres). A node may occur more than once. */
export interface Seeds {
  readonly node: Int32Array;
  readonly cost: Uint16Array;
}

/** A bucket holds the nodes of 2⁶ = 64 neighbouring costs: few buckets stay in the nearest memory. */
const BUCKET_BITS = 6;

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

/** Empties a chunk into the batch, leaving out entries left behind by an improvement into an earlier bucket. */
function takeChunk({search, scratch}: Queue, chunk: number, size: number, now: number): number {
  const {cost, pool, batch} = scratch;
  const {firstArc} = search;
  const {node, arc} = batch;
  let count = 0;
  for (let i = 1; i < size; i++) {
    const u = pool[chunk + i]!;
    node[count] = u;
    arc[count] = firstArc[u]!;
    // without a branch: + 1 when both are the same bucket
    count += (((cost[u]! >> BUCKET_BITS) ^ now) - 1) >>> 31;
  }
  return count;
}

/**
 * Reads the first arc of every node of the batch. On a large network each of these reads waits for memory; here, where
 * nothing depends on them, they wait all at once.
 */
function readAhead({search, scratch}: Queue, count: number): void {
  const {arcTo, arcCost} = search;
  const {batch} = scratch;
  const {arc} = batch;
  let sum = batch.readAhead;
  for (let i = 0; i < count; i++) sum = (sum + arcTo[arc[i]!]! + arcCost[arc[i]!]!) | 0;
  batch.readAhead = sum;
}

/** Keeps those arcs of the batch that improve their far end within the limit, as things stand; without a branch. */
function keepImproving({scratch, limit}: Queue, arcs: number): number {
  const {batch, cost: best} = scratch;
  const {to, cost} = batch;
  let count = 0;
  for (let j = 0; j < arcs; j++) {
    const v = to[j]!;
    const c = cost[j]!;
    to[count] = v;
    cost[count] = c;
    count += ((c - best[v]!) & (c - limit - 1)) >>> 31;
  }
  return count;
}

/** Puts the far ends of the batch into their buckets, with their new costs. */
function enqueue(queue: Queue, arcs: number): void {
  const {scratch, fill} = queue;
  const {cost: best, touched, head} = scratch;
  const {to, cost} = scratch.batch;
  let {pool, touchedCount} = scratch;
  let {fresh, spare, last} = queue;
  for (let j = 0; j < arcs; j++) {
    const v = to[j]!;
    const c = cost[j]!;
    const before = best[v]!;
    if (c >= before) continue;
    touched[touchedCount] = v;
    touchedCount += (UNREACHED - 1 - before) >>> 31;
    best[v] = c;
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
  scratch.pool = pool;
  scratch.touchedCount = touchedCount;
  queue.fresh = fresh;
  queue.spare = spare;
  queue.last = last;
}

/** Reads one bucket until it is empty: chunk by chunk, each in short loops whose reads do not wait for one another. */
function settle(queue: Queue, now: number): void {
  const {search, scratch, fill} = queue;
  const {cost, head, batch} = scratch;
  const {firstArc, arcTo, arcCost} = search;
  for (let chunk = head[now]!; chunk >= 0; chunk = head[now]!) {
    const nodes = takeChunk(queue, chunk, fill[now]!, now);
    head[now] = scratch.pool[chunk]!;
    fill[now] = CHUNK;
    scratch.pool[chunk] = queue.spare;
    queue.spare = chunk;
    readAhead(queue, nodes);
    for (let i = 0; i < nodes; ) {
      let arcs = 0;
      for (; i < nodes && arcs < BATCH_ARCS; i++) {
        const u = batch.node[i]!;
        const spent = cost[u]!;
        const end = firstArc[u + 1]!;
        for (let a = batch.arc[i]!; a < end; a++) {
          batch.to[arcs] = arcTo[a]!;
          batch.cost[arcs++] = spent + arcCost[a]!;
        }
      }
      enqueue(queue, keepImproving(queue, arcs));
    }
  }
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
