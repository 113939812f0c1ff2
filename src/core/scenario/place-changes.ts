import {costBefore, NO_WAY} from '../edge-position.ts';
import {grown} from '../grown.ts';
import {IMPASSABLE, NO_EDGE, UNREACHED} from '../units.ts';
import {between} from './edge-walk.ts';
import type {EditScratch, WalkState} from './walk-state.ts';

/** Places an edit changed, in the order of the edges they stand on: [changes] each. */
export interface PlaceChanges {
  /** Index of the place. */
  readonly place: Uint32Array;
  /** Cost to the nearest facility before and after; UNREACHED = none within the cutoff. */
  readonly oldCost: Uint16Array;
  readonly newCost: Uint16Array;
  /** That facility; NO_EDGE where unreached. */
  readonly oldLabel: Uint32Array;
  readonly newLabel: Uint32Array;
}

/** Nothing changed. */
export const NO_CHANGES: PlaceChanges = {
  place: new Uint32Array(0),
  oldCost: new Uint16Array(0),
  newCost: new Uint16Array(0),
  oldLabel: new Uint32Array(0),
  newLabel: new Uint32Array(0),
};

/**
 * Edges with places that the change of an end, or an entry come or gone, may have changed: each once, ascending, which is the
 * order in which they lie in memory.
 */
function edgesToRead(state: WalkState, scratch: EditScratch): Uint32Array {
  const {index, nodeCost, nodeLabel, network, links} = state;
  const {firstArc, arcEdge, nodeCount, edgeFrom, edgeTo, edgeCount} = network.graph;
  const {touched, oldCost, oldLabel, touchedCount, mark, wanted} = scratch;
  const {occupied} = index;
  let least = wanted.length;
  let greatest = -1;
  const add = (e: number) => {
    const word = e >>> 5;
    const bit = occupied[word]! & (1 << (e & 31));
    if (bit === 0) return;
    wanted[word]! |= bit;
    if (word < least) least = word;
    if (word > greatest) greatest = word;
  };
  for (const e of scratch.edges) add(e);
  // after an edit of a large part of the city going through all edges is sooner done
  const large = touchedCount > nodeCount / LARGE_SHARE;
  for (let i = 0; i < touchedCount; i++) {
    const u = touched[i]!;
    if ((large && u < nodeCount) || (nodeCost[u] === oldCost[i] && nodeLabel[u] === oldLabel[i])) continue;
    if (u < nodeCount) for (let a = firstArc[u]!; a < firstArc[u + 1]!; a++) add(arcEdge[a]! >>> 1);
    else add(links.endEdge[u - nodeCount]!);
  }
  if (large)
    for (let e = 0; e < edgeCount; e++)
      if (mark[edgeFrom[e]!] === scratch.round || mark[edgeTo[e]!] === scratch.round) add(e);
  return takeBits(wanted, least, greatest);
}

/** Numbers of the bits set in words `least` to `greatest`, ascending; clears them. */
function takeBits(words: Uint32Array, least: number, greatest: number): Uint32Array {
  let found = new Uint32Array(64);
  let count = 0;
  for (let word = least; word <= greatest; word++) {
    let bits = words[word]!;
    if (bits === 0) continue;
    words[word] = 0;
    if (count + 32 > found.length) found = grown(found);
    for (; bits !== 0; bits &= bits - 1) found[count++] = (word << 5) + 31 - Math.clz32(bits & -bits);
  }
  return found.subarray(0, count);
}

/** An edit that touches more than one node in so many is large. */
const LARGE_SHARE = 8;

/** The cheapest way to a position on an edge from what stands on it: cost and label, in `found`. */
function viaEdge(state: WalkState, e: number, fraction: number, found: {cost: number; label: number}): void {
  const {entries, links, walk, nodeCost, nodeLabel} = state;
  const {nodeCount} = state.network.graph;
  const consider = (cost: number, label: number) => {
    if (cost > found.cost || (cost === found.cost && label >= found.label)) return;
    found.cost = cost;
    found.label = label;
  };
  if (entries.busy[e] === 1)
    for (let row = entries.firstOnEdge.get(e)!; row >= 0; row = entries.nextOnEdge[row]!)
      consider(between(walk, e, entries.fraction[row]!, fraction) + entries.approach[row]!, entries.label[row]!);
  for (const end of links.endsOn.size > 0 ? (links.endsOn.get(e) ?? []) : [])
    if (nodeCost[end] !== UNREACHED)
      consider(nodeCost[end]! + between(walk, e, links.endFraction[end - nodeCount]!, fraction), nodeLabel[end]!);
}

/**
 * Brings the places up to date after an edit of the nodes: those on edges at a changed node, and on edges where a facility is
 * entered anew or no more. Returns what changed.
 */
export function updatePlaces(state: WalkState, scratch: EditScratch): PlaceChanges {
  const {index, nodeCost, nodeLabel, placeCost, placeLabel, placeApproach, cutoff, walk} = state;
  const {edgeFrom, edgeTo} = state.network.graph;
  const {firstPlace, place, places} = index;
  const edges = edgesToRead(state, scratch);
  const room = edges.reduce((sum, e) => sum + firstPlace[e + 1]! - firstPlace[e]!, 0);
  const changed = new Uint32Array(room);
  const oldCost = new Uint16Array(room);
  const oldLabel = new Uint32Array(room);
  const found = {cost: NO_WAY, label: NO_EDGE};
  let count = 0;
  for (const e of edges) {
    const from = edgeFrom[e]!;
    const to = edgeTo[e]!;
    const ahead = walk.ahead[e] === IMPASSABLE || nodeCost[from] === UNREACHED ? -1 : walk.ahead[e]!;
    const back = walk.back[e] === IMPASSABLE || nodeCost[to] === UNREACHED ? -1 : walk.back[e]!;
    const crowded = state.entries.busy[e] === 1 || state.links.endsOn.size > 0;
    const end = firstPlace[e + 1]!;
    for (let i = firstPlace[e]!; i < end; i++) {
      const p = place[i]!;
      const fraction = places.fraction[p]!;
      let cost = ahead < 0 ? NO_WAY : nodeCost[from]! + costBefore(ahead, fraction);
      let label = ahead < 0 ? NO_EDGE : nodeLabel[from]!;
      if (back >= 0) {
        const other = nodeCost[to]! + back - costBefore(back, fraction);
        const name = nodeLabel[to]!;
        if (other < cost || (other === cost && name < label)) {
          cost = other;
          label = name;
        }
      }
      if (crowded) {
        found.cost = cost;
        found.label = label;
        viaEdge(state, e, fraction, found);
        cost = found.cost;
        label = found.label;
      }
      cost += placeApproach[p]!;
      if (cost > cutoff) {
        cost = UNREACHED;
        label = NO_EDGE;
      }
      if (cost === placeCost[p] && label === placeLabel[p]) continue;
      changed[count] = p;
      oldCost[count] = placeCost[p]!;
      oldLabel[count++] = placeLabel[p]!;
      placeCost[p] = cost;
      placeLabel[p] = label;
    }
  }
  const rows = changed.slice(0, count);
  const newCost = new Uint16Array(count);
  const newLabel = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    newCost[i] = placeCost[rows[i]!]!;
    newLabel[i] = placeLabel[rows[i]!]!;
  }
  return {place: rows, oldCost: oldCost.slice(0, count), newCost, oldLabel: oldLabel.slice(0, count), newLabel};
}
