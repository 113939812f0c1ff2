import Flatbush from 'flatbush';
import {type CostsBefore, gainedPlaces, nearerEnd} from './gained-places.ts';
import {type CandidateLinks, LINK_KINDS} from './link-file.ts';
import {metersPerDegreeLon, type Plane} from './plane.ts';
import {DEGREE_SCALE, TENTHS_PER_SECOND} from './units.ts';

/** People some gaps consist of, and where they are: c cells. */
export interface GapPeople {
  /** [c] index of the gap a cell belongs to, below 0 = none. */
  readonly gapOf: Int32Array;
  readonly gapCount: number;
  /** [c] thousandths of a person. */
  readonly people: ArrayLike<number>;
  /** [c] 1e-7 degrees. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
}

/** What one change brings one gap. People are thousandths. */
export interface Gain {
  /** Row of the link, or cell of the new facility. */
  readonly at: number;
  /** People of the gap newly in time. */
  readonly served: number;
  /** Everyone newly in time. */
  readonly total: number;
}

/** The links that bring most people of one gap in time; null = no link brings anyone. */
export interface BestLinks {
  /** Of opened gates, crossings and paths. */
  readonly simple: Gain | null;
  /** Of bridges. */
  readonly bridge: Gain | null;
}

/** Nobody walks faster than their level speed by more than this: Tobler's gentle descent takes 0.84 of the level time. */
const FASTEST = 1.25;
/** Roundings along a walk, metres. */
const SLACK_METERS = 20;

function boxOf(plane: Plane, lon: number, lat: number, meters: number) {
  const width = (meters / metersPerDegreeLon(plane, lat / DEGREE_SCALE)) * DEGREE_SCALE;
  const height = (meters / plane.metersPerDegreeLat) * DEGREE_SCALE;
  return [lon - width, lat - height, lon + width, lat + height] as const;
}

/** Tells whether anyone of a gap lives within so many metres of a place, or a little farther. */
function gapNearby(
  plane: Plane,
  {gapOf, lon, lat}: GapPeople,
): (atLon: number, atLat: number, meters: number) => boolean {
  const cells: number[] = [];
  for (let c = 0; c < gapOf.length; c++) if (gapOf[c]! >= 0) cells.push(c);
  if (cells.length === 0) return () => false;
  const tree = new Flatbush(cells.length, 16, Int32Array);
  for (const c of cells) tree.add(lon[c]!, lat[c]!, lon[c]!, lat[c]!);
  tree.finish();
  return (atLon, atLat, meters) => tree.search(...boxOf(plane, atLon, atLat, meters)).length > 0;
}

/** Adds up who of each gap, and who of all, a change serves. */
function countGained({gapOf, people}: GapPeople, gained: Uint32Array): {served: Map<number, number>; total: number} {
  const served = new Map<number, number>();
  let total = 0;
  for (const c of gained) {
    const gap = gapOf[c]!;
    total += people[c]!;
    if (gap >= 0) served.set(gap, (served.get(gap) ?? 0) + people[c]!);
  }
  return {served, total};
}

/**
 * For every gap the link whose opening alone brings most of its people within `cutoff` (tenths, or decimetres), and the best
 * bridge beside it; of equals the shorter, then the smaller row. Gains are those of a full run with that link open.
 */
export function bestLinks(
  before: CostsBefore,
  candidates: CandidateLinks,
  cutoff: number,
  gaps: GapPeople,
): readonly BestLinks[] {
  const {links, kind, fromLon, fromLat, toLon, toLat} = candidates;
  const {graph, costs} = before.network;
  const isNearby = gapNearby(graph.plane, gaps);
  const best = Array.from({length: gaps.gapCount}, (): {simple: Gain | null; bridge: Gain | null} => {
    return {simple: null, bridge: null};
  });
  for (let row = 0; row < kind.length; row++) {
    const end = nearerEnd(before, links, row);
    if (end === null || end.cost > cutoff) continue;
    const meters = ((cutoff - end.cost) / TENTHS_PER_SECOND) * costs.metersPerSecond * FASTEST + SLACK_METERS;
    const atFrom = end.edge === links.fromEdge[row] && end.fraction === links.fromFraction[row];
    const [lon, lat] = atFrom ? [fromLon[row]!, fromLat[row]!] : [toLon[row]!, toLat[row]!];
    if (!isNearby(lon, lat, meters)) continue;
    const {served, total} = countGained(gaps, gainedPlaces(before, [end], cutoff));
    const which = LINK_KINDS[kind[row]!] === 'bridge' ? 'bridge' : 'simple';
    for (const [gap, people] of served) {
      const known = best[gap]![which];
      const isBetter =
        known === null ||
        people > known.served ||
        (people === known.served && links.centimeters[row]! < links.centimeters[known.at]!);
      if (people > 0 && isBetter) best[gap]![which] = {at: row, served: people, total};
    }
  }
  return best;
}

/**
 * The cells, ascending, where a facility for a gap is tried: all of `around`, or of more than `atMost` those with most of the
 * gap's people in the 25 squares of half the walking radius around them; of equals the smaller.
 */
export function siteCandidates(
  plane: Plane,
  {gapOf, people, lon, lat}: GapPeople,
  gap: number,
  around: Uint32Array,
  radiusMeters: number,
  atMost: number,
): Uint32Array {
  if (around.length <= atMost) return around;
  const west = metersPerDegreeLon(plane, plane.lat0) / DEGREE_SCALE / (radiusMeters / 2);
  const north = plane.metersPerDegreeLat / DEGREE_SCALE / (radiusMeters / 2);
  const squareOf = (c: number) => [Math.floor(lon[c]! * west), Math.floor(lat[c]! * north)] as const;
  // around the earth in squares of half a metre is less than 2 ** 27
  const keyOf = (x: number, y: number) => x * 2 ** 27 + y;
  const inSquare = new Map<number, number>();
  for (const c of around) {
    if (gapOf[c] !== gap) continue;
    const key = keyOf(...squareOf(c));
    inSquare.set(key, (inSquare.get(key) ?? 0) + people[c]!);
  }
  const score = new Map<number, number>();
  for (const c of around) {
    const [x, y] = squareOf(c);
    let sum = 0;
    for (let dx = -2; dx <= 2; dx++) for (let dy = -2; dy <= 2; dy++) sum += inSquare.get(keyOf(x + dx, y + dy)) ?? 0;
    score.set(c, sum);
  }
  const ranked = Array.from(around).sort((a, b) => score.get(b)! - score.get(a)! || a - b);
  return Uint32Array.from(ranked.slice(0, atMost)).sort();
}

/**
 * The cell among `candidates` (ascending) where a new facility serves most people of a gap; of equals the one that serves most
 * people in all, then the smaller. `gainedAt` gives who it brings in time. Null when none serves anyone of the gap.
 */
export function bestSite(
  gaps: GapPeople,
  gap: number,
  candidates: Uint32Array,
  gainedAt: (cell: number) => Uint32Array,
): Gain | null {
  let best: Gain | null = null;
  for (const cell of candidates) {
    const {served, total} = countGained(gaps, gainedAt(cell));
    const people = served.get(gap) ?? 0;
    if (people === 0) continue;
    if (best === null || people > best.served || (people === best.served && total > best.total))
      best = {at: cell, served: people, total};
  }
  return best;
}

/**
 * The smallest fix of a gap: a gate, crossing or path that serves at least `share` of its people, else a bridge that does,
 * else whatever of these and a new facility serves most; of equals a link, and of links no bridge. Null when nothing serves
 * anyone. `site` is only asked for when no link serves enough.
 */
export function smallestFix(
  people: number,
  {simple, bridge}: BestLinks,
  site: () => Gain | null,
  share: number,
): {readonly by: 'link' | 'site'; readonly gain: Gain} | null {
  for (const gain of [simple, bridge]) if (gain && gain.served >= share * people) return {by: 'link', gain};
  const options = [
    ...(simple ? [{by: 'link' as const, gain: simple}] : []),
    ...(bridge ? [{by: 'link' as const, gain: bridge}] : []),
  ];
  const found = site();
  const all = found ? [...options, {by: 'site' as const, gain: found}] : options;
  return all.reduce<(typeof all)[number] | null>(
    (best, option) => (best === null || option.gain.served > best.gain.served ? option : best),
    null,
  );
}
