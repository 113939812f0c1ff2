import {type Chains, compareChains, type VertexPlaces} from './chain-segments.ts';
import {haversineMeters} from './plane.ts';
import {DEGREE_SCALE} from './units.ts';

/** Chains none of which is longer than a limit, with the vertices they run through. */
export interface CutChains {
  readonly chains: Chains;
  /** Vertices of the raw network, then those where chains were cut. */
  readonly places: VertexPlaces;
  /** [c] metres. */
  readonly meters: Float64Array;
}

function metersBetween({lon, lat}: VertexPlaces, p: number, q: number): number {
  return haversineMeters(
    lon[p]! / DEGREE_SCALE,
    lat[p]! / DEGREE_SCALE,
    lon[q]! / DEGREE_SCALE,
    lat[q]! / DEGREE_SCALE,
  );
}

function metersOf(places: VertexPlaces, points: Uint32Array): number {
  let meters = 0;
  for (let i = 1; i < points.length; i++) meters += metersBetween(places, points[i - 1]!, points[i]!);
  return meters;
}

/** A place where a chain is cut, between two of its points. */
interface Cut {
  /** Index of the point after it. */
  readonly before: number;
  readonly lon: number;
  readonly lat: number;
}

/** Where to cut a chain into so many parts of equal length. */
function cutsOf(places: VertexPlaces, points: Uint32Array, total: number, parts: number): Cut[] {
  const {lon, lat} = places;
  const cuts: Cut[] = [];
  let walked = 0;
  for (let i = 1; i < points.length; i++) {
    const [p, q] = [points[i - 1]!, points[i]!];
    const meters = metersBetween(places, p, q);
    while (cuts.length < parts - 1 && walked + meters >= ((cuts.length + 1) * total) / parts) {
      const share = (((cuts.length + 1) * total) / parts - walked) / meters;
      cuts.push({
        before: i,
        lon: Math.round(lon[p]! + share * (lon[q]! - lon[p]!)),
        lat: Math.round(lat[p]! + share * (lat[q]! - lat[p]!)),
      });
    }
    walked += meters;
  }
  return cuts;
}

/**
 * Cuts chains longer than `most` metres into equal parts, waits shared out. Cuts are new vertices, numbered in the order of
 * what the chains are (`compareChains`), not of how they were found.
 */
export function cutLongChains(chains: Chains, places: VertexPlaces, names: readonly string[], most: number): CutChains {
  const {count, firstPoint, point} = chains;
  const pointsOf = (i: number) => point.subarray(firstPoint[i]!, firstPoint[i + 1]!);
  const meters = new Float64Array(count);
  const long: number[] = [];
  for (let i = 0; i < count; i++) {
    meters[i] = metersOf(places, pointsOf(i));
    if (meters[i]! > most) long.push(i);
  }
  if (long.length === 0) return {chains, places, meters};
  long.sort((i, j) => compareChains(chains, places, names, i, j));
  const [cutLon, cutLat]: [number[], number[]] = [[], []];
  // points of the parts of every long chain, by chain
  const parts = new Map<number, number[][]>();
  for (const i of long) {
    const points = pointsOf(i);
    const cuts = cutsOf(places, points, meters[i]!, Math.ceil(meters[i]! / most));
    const pieces: number[][] = [];
    let piece = [points[0]!];
    for (let at = 1, next = 0; at < points.length; at++) {
      for (; cuts[next]?.before === at; next++) {
        const vertex = places.lon.length + cutLon.length;
        cutLon.push(cuts[next]!.lon);
        cutLat.push(cuts[next]!.lat);
        pieces.push([...piece, vertex]);
        piece = [vertex];
      }
      piece.push(points[at]!);
    }
    parts.set(i, [...pieces, piece]);
  }
  const all = {lon: extended(places.lon, cutLon), lat: extended(places.lat, cutLat)};
  return withParts(chains, meters, parts, all);
}

function extended(column: Int32Array, more: readonly number[]): Int32Array {
  const longer = new Int32Array(column.length + more.length);
  longer.set(column);
  longer.set(more, column.length);
  return longer;
}

/** The same chains with the parts of the long ones in their place. */
function withParts(
  {count, firstPoint, point, kind, flags, waits, name}: Chains,
  meters: Float64Array,
  parts: ReadonlyMap<number, readonly (readonly number[])[]>,
  places: VertexPlaces,
): CutChains {
  let [pieceCount, pointCount] = [count, point.length];
  for (const pieces of parts.values()) {
    pieceCount += pieces.length - 1;
    pointCount += 2 * (pieces.length - 1);
  }
  const chainOf = new Uint32Array(pieceCount);
  const cut = {firstPoint: new Uint32Array(pieceCount + 1), point: new Uint32Array(pointCount)};
  const cutMeters = new Float64Array(pieceCount);
  const cutWaits = new Uint8Array(pieceCount);
  let at = 0;
  const add = (chain: number, points: ArrayLike<number>, length: number, waited: number) => {
    chainOf[at] = chain;
    cut.point.set(points, cut.firstPoint[at]!);
    cutMeters[at] = length;
    cutWaits[at] = waited;
    cut.firstPoint[++at] = cut.firstPoint[at - 1]! + points.length;
  };
  for (let i = 0; i < count; i++) {
    const pieces = parts.get(i);
    if (!pieces) add(i, point.subarray(firstPoint[i]!, firstPoint[i + 1]!), meters[i]!, waits[i]!);
    else
      for (const [part, points] of pieces.entries()) {
        const upTo = (n: number) => Math.floor((n * waits[i]!) / pieces.length);
        add(i, points, metersOf(places, Uint32Array.from(points)), upTo(part + 1) - upTo(part));
      }
  }
  const chains = {
    ...cut,
    count: pieceCount,
    kind: Uint8Array.from(chainOf, i => kind[i]!),
    flags: chainOf.map(i => flags[i]!),
    waits: cutWaits,
    name: chainOf.map(i => name[i]!),
  };
  return {chains, places, meters: cutMeters};
}
