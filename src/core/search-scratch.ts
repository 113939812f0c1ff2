import type {SearchGraph} from './search.ts';
import {HORIZON_TENTHS, UNREACHED} from './units.ts';

/**
 * Memory of a search, to be passed to the next one so that a small search costs only what it reaches. The arrays returned by
 * a search belong to its scratch and hold until the next search with the same scratch.
 */
export interface SearchScratch {
  /** [n] cost of each node; UNREACHED where the last search did not come. */
  readonly cost: Uint16Array;
  /** [n + 1] nodes the last search reached, each once: touched[0 … touchedCount − 1]. */
  readonly touched: Int32Array;
  touchedCount: number;
  /** [n] label of each reached node; empty until a search with labels. */
  label: Uint32Array;
  /** First entry of each bucket, −1 = empty; all −1 between searches. */
  readonly head: Int32Array;
  /** Pool of the buckets' entries; grows as needed. */
  pool: Int32Array;
  /** Nodes and arcs under way in a search without labels. */
  readonly batch: SearchBatch;
}

/** Entries of a bucket lie together in chunks of the pool: one link to the next chunk, then nodes. */
export const CHUNK = 64;

/** Arcs of a batch are relaxed once there are so many. */
export const BATCH_ARCS = 1024;

/** The nodes of one chunk, and the arcs that leave them. */
export interface SearchBatch {
  /** [CHUNK] nodes to read, and the first arc of each. */
  readonly node: Int32Array;
  readonly arc: Int32Array;
  /** [BATCH_ARCS + most arcs of a node] far ends of their arcs, and the cost there. */
  readonly to: Int32Array;
  readonly cost: Int32Array;
  /** Means nothing: what is read ahead of its use is added up here, so that it is not left out as useless. */
  readAhead: number;
}

function searchBatch({firstArc}: SearchGraph): SearchBatch {
  let most = 0;
  for (let u = 1; u < firstArc.length; u++) most = Math.max(most, firstArc[u]! - firstArc[u - 1]!);
  const arcs = BATCH_ARCS + most;
  return {
    node: new Int32Array(CHUNK),
    arc: new Int32Array(CHUNK),
    to: new Int32Array(arcs),
    cost: new Int32Array(arcs),
    readAhead: 0,
  };
}

/** Memory for searches on this graph. */
export function searchScratch(search: SearchGraph): SearchScratch {
  const nodeCount = search.firstArc.length - 1;
  return {
    cost: new Uint16Array(nodeCount).fill(UNREACHED),
    touched: new Int32Array(nodeCount + 1),
    touchedCount: 0,
    label: new Uint32Array(0),
    head: new Int32Array(HORIZON_TENTHS + 1).fill(-1),
    pool: new Int32Array(1 << 14),
    batch: searchBatch(search),
  };
}

/** Makes a scratch ready for the next search: forgets what the last one reached. Checks that both belong to this graph. */
export function clearScratch(scratch: SearchScratch, search: SearchGraph, cutoff: number): void {
  const {cost, touched, touchedCount} = scratch;
  if (cost.length !== search.firstArc.length - 1)
    throw new RangeError(`search: scratch is for ${cost.length} nodes, got ${search.firstArc.length - 1}`);
  if (!(cutoff >= 0 && cutoff <= HORIZON_TENTHS))
    throw new RangeError(`search: cutoff ${cutoff}, expected 0 to ${HORIZON_TENTHS}`);
  if (touchedCount > cost.length / 8) cost.fill(UNREACHED);
  else for (let i = 0; i < touchedCount; i++) cost[touched[i]!] = UNREACHED;
  scratch.touchedCount = 0;
}
