import {grown} from '../grown.ts';
import type {EditScratch, WalkState} from './walk-state.ts';

/** Notes what a node has before an edit changes it; once per edit. */
export function touch(state: WalkState, scratch: EditScratch, node: number): void {
  if (scratch.mark[node] === scratch.round) return;
  scratch.mark[node] = scratch.round;
  const at = scratch.touchedCount++;
  scratch.touched[at] = node;
  scratch.oldCost[at] = state.nodeCost[node]!;
  scratch.oldLabel[at] = state.nodeLabel[node]!;
}

/** Offers a node a way: taken when it costs less, or as much with a smaller label; then the node waits to be read. */
export function offer(state: WalkState, scratch: EditScratch, node: number, cost: number, label: number): void {
  if (cost > state.cutoff) return;
  const before = state.nodeCost[node]!;
  if (cost > before || (cost === before && label >= state.nodeLabel[node]!)) return;
  touch(state, scratch, node);
  state.nodeCost[node] = cost;
  state.nodeLabel[node] = label;
  if (scratch.used + 2 > scratch.pool.length) scratch.pool = grown(scratch.pool);
  scratch.pool[scratch.used] = node;
  scratch.pool[scratch.used + 1] = scratch.head[cost]!;
  scratch.head[cost] = scratch.used;
  scratch.used += 2;
  if (cost < scratch.least) scratch.least = cost;
  if (cost > scratch.greatest) scratch.greatest = cost;
}

function offerAcrossLinks(state: WalkState, scratch: EditScratch, node: number): void {
  const {rowOf, firstArc, arcTo, arcCost} = state.links;
  const row = rowOf.get(node);
  if (row === undefined) return;
  const cost = state.nodeCost[node]!;
  const label = state.nodeLabel[node]!;
  for (let a = firstArc[row]!; a < firstArc[row + 1]!; a++) offer(state, scratch, arcTo[a]!, cost + arcCost[a]!, label);
}

/**
 * Reads all nodes that wait, cheapest first, and offers their neighbours the way through them. A bucket for every single cost
 * (Dial 1969); of ways that cost the same the one with the smaller label is taken, and a node that gets a smaller label is
 * read again, so that also ends of links, which may cost nothing to reach, end with the smallest label.
 */
export function settle(state: WalkState, scratch: EditScratch): void {
  const {head} = scratch;
  // buckets beyond `greatest` may fill up while it is read
  for (let now = scratch.least; now <= scratch.greatest; now++) if (head[now]! >= 0) readBucket(state, scratch, now);
  scratch.used = 0;
  scratch.least = head.length;
  scratch.greatest = -1;
}

/** Reads one bucket until it is empty. */
function readBucket(state: WalkState, scratch: EditScratch, now: number): void {
  const {nodeCost, nodeLabel, cutoff, network} = state;
  const {nodeCount} = network.graph;
  const {firstArc, arcTo, arcCost} = network.search;
  const {joined} = state.links;
  const {head, mark, round, touched, oldCost, oldLabel} = scratch;
  let {pool, used, greatest, touchedCount} = scratch;
  for (let i = head[now]!; i >= 0; i = head[now]!) {
    head[now] = pool[i + 1]!;
    const u = pool[i]!;
    if (nodeCost[u] !== now) continue;
    if (u >= nodeCount || joined[u] === 1) {
      scratch.pool = pool;
      scratch.used = used;
      scratch.greatest = greatest;
      scratch.touchedCount = touchedCount;
      offerAcrossLinks(state, scratch, u);
      ({pool, used, greatest, touchedCount} = scratch);
      if (u >= nodeCount) continue;
    }
    const label = nodeLabel[u]!;
    const end = firstArc[u + 1]!;
    for (let a = firstArc[u]!; a < end; a++) {
      const c = now + arcCost[a]!;
      if (c > cutoff) continue;
      const v = arcTo[a]!;
      const before = nodeCost[v]!;
      if (c > before) continue;
      if (c === before && label >= nodeLabel[v]!) continue;
      if (mark[v] !== round) {
        mark[v] = round;
        touched[touchedCount] = v;
        oldCost[touchedCount] = before;
        oldLabel[touchedCount++] = nodeLabel[v]!;
      }
      nodeCost[v] = c;
      nodeLabel[v] = label;
      if (used + 2 > pool.length) pool = grown(pool);
      pool[used] = v;
      pool[used + 1] = head[c]!;
      head[c] = used;
      used += 2;
      if (c > greatest) greatest = c;
    }
  }
  scratch.pool = pool;
  scratch.used = used;
  scratch.greatest = greatest;
  scratch.touchedCount = touchedCount;
}
