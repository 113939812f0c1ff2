import {approachCost} from './edge-costs.ts';
import {costAtPosition, seedsAt, sourceChains} from './place-times.ts';
import type {SnapColumns} from './places.ts';
import type {WalkNetwork} from './search.ts';
import {type SearchScratch, searchScratch, travelTimes} from './travel-times.ts';
import {NO_EDGE} from './units.ts';

/** k places sorted by the edge they stand on, so that a small search looks only at the places it passes. */
export interface PlaceIndex {
  readonly places: SnapColumns;
  /** [m + 1] */
  readonly firstPlace: Uint32Array;
  /** Places on an edge, ascending; those on no edge are left out. */
  readonly place: Uint32Array;
  /** [m] last round in which an edge was looked at; memory of `reachedEdges`. */
  readonly scratchMark: Uint32Array;
  scratchRound: number;
}

/** Sorts places by edge. */
export function placeIndex(edgeCount: number, places: SnapColumns): PlaceIndex {
  const firstPlace = new Uint32Array(edgeCount + 1);
  for (const e of places.edge) if (e !== NO_EDGE) firstPlace[e + 1]!++;
  for (let e = 0; e < edgeCount; e++) firstPlace[e + 1]! += firstPlace[e]!;
  const at = firstPlace.slice();
  const place = new Uint32Array(firstPlace[edgeCount]!);
  places.edge.forEach((e, p) => {
    if (e !== NO_EDGE) place[at[e]!++] = p;
  });
  return {places, firstPlace, place, scratchMark: new Uint32Array(edgeCount), scratchRound: 0};
}

/**
 * Edges that the last search with this scratch touched: those at a reached node, and those the sources stand on. Each once,
 * in no particular order.
 */
export function reachedEdges(
  network: WalkNetwork,
  scratch: SearchScratch,
  sources: SnapColumns,
  index: PlaceIndex,
): number[] {
  const {firstArc, arcEdge} = network.graph;
  const mark = index.scratchMark;
  const round = ++index.scratchRound;
  const edges: number[] = [];
  for (const e of sources.edge) {
    if (e === NO_EDGE || mark[e] === round) continue;
    mark[e] = round;
    edges.push(e);
  }
  for (let i = 0; i < scratch.touchedCount; i++) {
    const u = scratch.touched[i]!;
    for (let a = firstArc[u]!; a < firstArc[u + 1]!; a++) {
      const e = arcEdge[a]! >>> 1;
      if (mark[e] === round) continue;
      mark[e] = round;
      edges.push(e);
    }
  }
  return edges;
}

/** Places within a cutoff. */
export interface ReachedPlaces {
  /** Indices of the places, ascending. */
  readonly place: Uint32Array;
  /** Cost of each, as `placeTimes` would say. */
  readonly cost: Uint16Array;
}

/**
 * The places within `cutoff` of the nearest source, found at a price that grows with what is reached and not with the city.
 * Equal to the places `placeTimes` reaches.
 */
export function reachedPlaces(
  network: WalkNetwork,
  sources: SnapColumns,
  index: PlaceIndex,
  cutoff: number,
  scratch: SearchScratch = searchScratch(network.search),
): ReachedPlaces {
  const nodeCost = travelTimes(network.search, seedsAt(network, sources), cutoff, scratch);
  const chains = sourceChains(sources);
  const {places, firstPlace} = index;
  const found: [place: number, cost: number][] = [];
  for (const e of reachedEdges(network, scratch, sources, index))
    for (let i = firstPlace[e]!; i < firstPlace[e + 1]!; i++) {
      const p = index.place[i]!;
      const best = costAtPosition(network, nodeCost, chains, e, places.fraction[p]!);
      const total = best + approachCost(network.costs, places.centimeters[p]!);
      if (total <= cutoff) found.push([p, total]);
    }
  found.sort((a, b) => a[0] - b[0]);
  return {place: Uint32Array.from(found, row => row[0]), cost: Uint16Array.from(found, row => row[1])};
}
