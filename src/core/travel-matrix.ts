import {pickSnaps} from './facility-selection.ts';
import {placeTimes} from './place-times.ts';
import type {SnapColumns} from './places.ts';
import {distanceMeters} from './plane.ts';
import {routeAfter} from './route.ts';
import type {WalkNetwork} from './search.ts';
import {type SearchScratch, searchScratch} from './travel-times.ts';
import {HORIZON_TENTHS, NO_EDGE, UNREACHED} from './units.ts';

/** How much longer than a straight line a walk is expected to be, before a search is tried again with a wider limit. */
const EXPECTED_DETOUR = 1.6;

/** Added to every first limit, metres: around the corner a detour is larger. */
const EXPECTED_EXTRA = 300;

/** Cost that a walk from an origin to the farthest of the destinations may have, at a guess. */
function expectedCost({graph, costs}: WalkNetwork, origin: SnapColumns, destinations: SnapColumns): number {
  const {plane, nodeLon, nodeLat, edgeFrom} = graph;
  const start = edgeFrom[origin.edge[0]!]!;
  let farthest = 0;
  for (const e of destinations.edge) {
    if (e === NO_EDGE) continue;
    const end = edgeFrom[e]!;
    const meters = distanceMeters(plane, nodeLon[start]!, nodeLat[start]!, nodeLon[end]!, nodeLat[end]!);
    farthest = Math.max(farthest, meters);
  }
  return Math.ceil((10 * (EXPECTED_DETOUR * farthest + EXPECTED_EXTRA)) / costs.metersPerSecond);
}

/**
 * Costs from one origin to destinations, [destinations]. Searches no farther than it must: up to a guess, and where that was
 * too near, twice as far. What is found within a limit is exact, so the answer is that of one search to the cutoff.
 */
function costsFrom(
  network: WalkNetwork,
  origin: SnapColumns,
  destinations: SnapColumns,
  cutoff: number,
  scratch: SearchScratch,
): {cost: Uint16Array; limit: number} {
  let limit = Math.min(cutoff, expectedCost(network, origin, destinations));
  for (;;) {
    const cost = placeTimes(network, origin, destinations, limit, scratch);
    const isMissing = limit < cutoff && cost.some((c, d) => c === UNREACHED && destinations.edge[d] !== NO_EDGE);
    if (!isMissing) return {cost, limit};
    limit = Math.min(cutoff, 2 * limit);
  }
}

/**
 * Walking costs between k origins and l destinations, [k · l] row by row: tenths of a second (or decimetres), approaches at
 * both ends included, exact also on a shared edge; UNREACHED beyond `cutoff`, without a path, or off the network. One search
 * per origin, bounded by its farthest destination. The network must be `from-origins`.
 */
export function travelMatrix(
  network: WalkNetwork,
  origins: SnapColumns,
  destinations: SnapColumns,
  cutoff: number = HORIZON_TENTHS,
  scratch: SearchScratch = searchScratch(network.search),
): Uint16Array {
  const width = destinations.edge.length;
  const matrix = new Uint16Array(origins.edge.length * width).fill(UNREACHED);
  for (let o = 0; o < origins.edge.length; o++) {
    if (origins.edge[o] === NO_EDGE) continue;
    const {cost} = costsFrom(network, pickSnaps(origins, [o]), destinations, cutoff, scratch);
    matrix.set(cost, o * width);
  }
  return matrix;
}

/** Walks between p pairs of places. */
export interface PairWalks {
  /** [p] tenths of a second (or decimetres), approaches included; UNREACHED = no walk. */
  readonly cost: Uint16Array;
  /** [p] metres along the streets, approaches excluded; NaN = no walk. */
  readonly meters: Float64Array;
}

/** Rows that start at the same position, in the order of their first row. */
function rowsByOrigin(origins: SnapColumns): number[][] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < origins.edge.length; row++) {
    if (origins.edge[row] === NO_EDGE) continue;
    const key = `${origins.edge[row]} ${origins.fraction[row]} ${origins.centimeters[row]}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/**
 * The fastest walk of every pair (row i of both), as `route` finds it one by one. Pairs with the same origin share one search,
 * bounded by the farthest of their destinations. The network must be `from-origins`; `progress` hears the share done.
 */
export function pairWalks(
  network: WalkNetwork,
  origins: SnapColumns,
  destinations: SnapColumns,
  progress: (share: number) => void = () => {},
): PairWalks {
  const scratch = searchScratch(network.search);
  const cost = new Uint16Array(origins.edge.length).fill(UNREACHED);
  const meters = new Float64Array(origins.edge.length).fill(Number.NaN);
  const groups = rowsByOrigin(origins);
  for (const [group, rows] of groups.entries()) {
    const origin = pickSnaps(origins, rows.slice(0, 1));
    const {limit} = costsFrom(network, origin, pickSnaps(destinations, rows), HORIZON_TENTHS, scratch);
    for (const row of rows) {
      const walk = routeAfter(network, origin, pickSnaps(destinations, [row]), scratch.cost, limit);
      if (!walk) continue;
      cost[row] = walk.cost;
      meters[row] = walk.meters;
    }
    progress((group + 1) / groups.length);
  }
  return {cost, meters};
}
