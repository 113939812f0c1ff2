import {approachCost} from './edge-costs.ts';
import {grown} from './grown.ts';
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
  /** [m bits] bit e & 31 of word e >>> 5 is set when a place stands on edge e: small enough to stay near at hand. */
  readonly occupied: Uint32Array;
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
  const occupied = new Uint32Array((edgeCount + 31) >>> 5);
  for (const e of places.edge) if (e !== NO_EDGE) occupied[e >>> 5]! |= 1 << (e & 31);
  return {places, firstPlace, place, occupied, scratchMark: new Uint32Array(edgeCount), scratchRound: 0};
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
 * Finds the places within `cutoff` of the nearest source and writes each as place · 65,536 + cost into a list that grows, in
 * no particular order; the price grows with what is reached and not with the city. Returns the list and how long it is.
 */
function collectReached(
  network: WalkNetwork,
  sources: SnapColumns,
  index: PlaceIndex,
  cutoff: number,
  scratch: SearchScratch,
  scratchFound: Float64Array,
): {found: Float64Array; count: number} {
  const nodeCost = travelTimes(network.search, seedsAt(network, sources), cutoff, scratch);
  const chains = sourceChains(sources);
  const {places, firstPlace, place} = index;
  let found = scratchFound;
  let count = 0;
  for (const e of reachedEdges(network, scratch, sources, index)) {
    const end = firstPlace[e + 1]!;
    for (let i = firstPlace[e]!; i < end; i++) {
      const p = place[i]!;
      const best = costAtPosition(network, nodeCost, chains, e, places.fraction[p]!);
      const total = best + approachCost(network.costs, places.centimeters[p]!);
      if (total > cutoff) continue;
      if (count === found.length) found = grown(found);
      found[count++] = p * PLACE_SHIFT + total;
    }
  }
  return {found, count};
}

/** Room for a cost beside a place in one exact number. */
const PLACE_SHIFT = 65536;

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
  const {found, count} = collectReached(network, sources, index, cutoff, scratch, new Float64Array(1024));
  const rows = found.subarray(0, count).sort();
  return {
    place: Uint32Array.from(rows, row => Math.floor(row / PLACE_SHIFT)),
    cost: Uint16Array.from(rows, row => row % PLACE_SHIFT),
  };
}

/** The places within reach of each of s sites, one list after the other. */
export interface PlacesWithin {
  /** [s + 1] where the list of a site begins. */
  readonly firstPlace: Uint32Array;
  /** Places of site s: place[firstPlace[s] … firstPlace[s + 1] − 1], ascending. */
  readonly place: Uint32Array;
  /** Cost of each, as `placeTimes` from this site alone would say. */
  readonly cost: Uint16Array;
}

/** How sites are searched from. */
export interface SiteSearch {
  /** [s + 1] Site s is entered at sources firstPoint[s] … firstPoint[s + 1] − 1; absent: every source is a site. */
  readonly firstPoint?: Uint32Array;
  readonly scratch?: SearchScratch;
  /** Told now and then how many sites are done. */
  readonly progress?: (done: number) => void;
}

/** One search per site; `take` gets the list of `collectReached`, which it may sort but not keep. */
function searchSites(
  network: WalkNetwork,
  sources: SnapColumns,
  index: PlaceIndex,
  cutoff: number,
  {firstPoint, progress, scratch = searchScratch(network.search)}: SiteSearch,
  take: (site: number, rows: Float64Array) => void,
): void {
  const siteCount = firstPoint ? firstPoint.length - 1 : sources.edge.length;
  let scratchFound: Float64Array = new Float64Array(1024);
  for (let s = 0; s < siteCount; s++) {
    const points = snapRange(sources, firstPoint ? firstPoint[s]! : s, firstPoint ? firstPoint[s + 1]! : s + 1);
    const {found, count} = collectReached(network, points, index, cutoff, scratch, scratchFound);
    scratchFound = found;
    take(s, found.subarray(0, count));
    if (progress && (s & 255) === 255) progress(s + 1);
  }
}

/**
 * The places within `cutoff` of each site on its own: one search per site, each at the price of what it reaches. A site that
 * is on no edge reaches nothing.
 */
export function placesWithin(
  network: WalkNetwork,
  sources: SnapColumns,
  index: PlaceIndex,
  cutoff: number,
  options: SiteSearch = {},
): PlacesWithin {
  const siteCount = options.firstPoint ? options.firstPoint.length - 1 : sources.edge.length;
  const firstPlace = new Uint32Array(siteCount + 1);
  let place = new Uint32Array(16 * siteCount + 16);
  let cost = new Uint16Array(place.length);
  let used = 0;
  searchSites(network, sources, index, cutoff, options, (s, rows) => {
    rows.sort();
    while (used + rows.length > place.length) [place, cost] = [grown(place), grown(cost)];
    for (let i = 0; i < rows.length; i++, used++) {
      const row = rows[i]!;
      const p = Math.floor(row / PLACE_SHIFT);
      place[used] = p;
      cost[used] = row - p * PLACE_SHIFT;
    }
    firstPlace[s + 1] = used;
  });
  return {firstPlace, place: place.slice(0, used), cost: cost.slice(0, used)};
}

/**
 * Tells `visit` of every place within `cutoff` of each site and its cost, as `placesWithin` would list them but in no
 * particular order and without keeping lists: for sums over more pairs than memory should hold.
 */
export function visitPlacesWithin(
  network: WalkNetwork,
  sources: SnapColumns,
  index: PlaceIndex,
  cutoff: number,
  options: SiteSearch,
  visit: (place: number, cost: number) => void,
): void {
  searchSites(network, sources, index, cutoff, options, (_, rows) => {
    for (let i = 0; i < rows.length; i++) {
      const p = Math.floor(rows[i]! / PLACE_SHIFT);
      visit(p, rows[i]! - p * PLACE_SHIFT);
    }
  });
}

/** Rows `start` to `end` (not included) of snap columns, without copying. */
function snapRange(snap: SnapColumns, start: number, end: number): SnapColumns {
  return {
    edge: snap.edge.subarray(start, end),
    fraction: snap.fraction.subarray(start, end),
    centimeters: snap.centimeters.subarray(start, end),
    doubtful: snap.doubtful.subarray(start, end),
  };
}
