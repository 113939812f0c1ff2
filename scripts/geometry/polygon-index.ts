import Flatbush from 'flatbush';
import {SIDE, sideOf} from '#core/inside.ts';
import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import type {Polygons} from '../steps/model.ts';

/** Answers where a place lies relative to fixed polygons. Degrees throughout. */
export interface PolygonIndex {
  readonly bbox: readonly [west: number, south: number, east: number, north: number];
  /** True inside any of the polygons and not in its holes; a place exactly on an edge is inside. */
  contains(lon: number, lat: number): boolean;
  /** Metres to the nearest edge, from inside or outside. */
  edgeMeters(lon: number, lat: number): number;
}

/** Segment s runs from (x1, y1) to (x2, y2) and belongs to polygon `polygon[s]`; segments of a polygon are neighbours. */
interface Segments {
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly x2: Float64Array;
  readonly y2: Float64Array;
  readonly polygon: Uint32Array;
  readonly count: number;
}

/** Prepares polygons for many questions: segments in bands of latitude, and in a tree of boxes. */
export function polygonIndex(polygons: Polygons): PolygonIndex {
  const segments = segmentsOf(polygons);
  const bbox = polygonsBbox(polygons);
  return {bbox, contains: containsIn(segments, bbox), edgeMeters: edgeMetersIn(segments, bbox)};
}

/** [west, south, east, north] of polygons; throws RangeError when there are none. */
export function polygonsBbox(polygons: Polygons): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons)
    for (const [lon, lat] of polygon[0] ?? []) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
  if (!(west <= east)) throw new RangeError('polygonsBbox: no polygon, expected at least one');
  return [west, south, east, north];
}

function segmentsOf(polygons: Polygons): Segments {
  let count = 0;
  for (const rings of polygons) for (const ring of rings) count += ring.length - 1;
  const [x1, y1, x2, y2] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const polygon = new Uint32Array(count);
  let s = 0;
  polygons.forEach((rings, index) => {
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++, s++) {
        [x1[s], y1[s]] = ring[i - 1]!;
        [x2[s], y2[s]] = ring[i]!;
        polygon[s] = index;
      }
  });
  return {x1, y1, x2, y2, polygon, count};
}

function containsIn(segments: Segments, [west, south, east, north]: PolygonIndex['bbox']): PolygonIndex['contains'] {
  const {x1, y1, x2, y2, polygon, count} = segments;
  const bands = Math.min(4096, Math.max(1, Math.ceil(count / 4)));
  const perDegree = north > south ? bands / (north - south) : 0;
  const bandOf = (lat: number) => Math.min(bands - 1, Math.max(0, Math.floor((lat - south) * perDegree)));
  const firstInBand = new Uint32Array(bands + 1);
  for (let s = 0; s < count; s++)
    for (let b = bandOf(Math.min(y1[s]!, y2[s]!)); b <= bandOf(Math.max(y1[s]!, y2[s]!)); b++) firstInBand[b + 1]!++;
  for (let b = 0; b < bands; b++) firstInBand[b + 1]! += firstInBand[b]!;
  const next = firstInBand.slice(0, bands);
  const inBand = new Uint32Array(firstInBand[bands]!);
  for (let s = 0; s < count; s++)
    for (let b = bandOf(Math.min(y1[s]!, y2[s]!)); b <= bandOf(Math.max(y1[s]!, y2[s]!)); b++) inBand[next[b]!++] = s;

  return (lon, lat) => {
    if (!(lon >= west && lon <= east && lat >= south && lat <= north)) return false;
    const band = bandOf(lat);
    let current = -1;
    let odd = false;
    for (let i = firstInBand[band]!; i < firstInBand[band + 1]!; i++) {
      const s = inBand[i]!;
      if (polygon[s] !== current) {
        if (odd) return true;
        current = polygon[s]!;
      }
      const side = sideOf(x1[s]!, y1[s]!, x2[s]!, y2[s]!, lon, lat);
      if (side === SIDE.on) return true;
      if (side === SIDE.crossed) odd = !odd;
    }
    return odd;
  };
}

function edgeMetersIn(segments: Segments, [, south, , north]: PolygonIndex['bbox']): PolygonIndex['edgeMeters'] {
  const {x1, y1, x2, y2, count} = segments;
  const plane = planeAt((south + north) / 2);
  const perLat = plane.metersPerDegreeLat;
  const indexPerLon = plane.metersPerDegreeLon[0];
  const tree = new Flatbush(count);
  for (let s = 0; s < count; s++)
    tree.add(
      Math.min(x1[s]!, x2[s]!) * indexPerLon,
      Math.min(y1[s]!, y2[s]!) * perLat,
      Math.max(x1[s]!, x2[s]!) * indexPerLon,
      Math.max(y1[s]!, y2[s]!) * perLat,
    );
  tree.finish();
  const toSegment = (s: number, lon: number, lat: number, perLon: number) => {
    const ax = (x1[s]! - lon) * perLon;
    const ay = (y1[s]! - lat) * perLat;
    const dx = (x2[s]! - x1[s]!) * perLon;
    const dy = (y2[s]! - y1[s]!) * perLat;
    const squared = dx * dx + dy * dy;
    const t = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
    return Math.hypot(ax + t * dx, ay + t * dy);
  };
  return (lon, lat) => {
    const perLon = metersPerDegreeLon(plane, lat);
    const x = lon * indexPerLon;
    const y = lat * perLat;
    let best = Infinity;
    for (const s of tree.neighbors(x, y, 1)) best = toSegment(s, lon, lat, perLon);
    // a longitude counts a little differently in the index: look 2 % farther
    const reach = best * 1.02 + 1e-6;
    for (const s of tree.search(x - reach, y - reach, x + reach, y + reach))
      best = Math.min(best, toSegment(s, lon, lat, perLon));
    return best;
  };
}

/** Area of polygons in square degrees × cosine of their latitude: for shares, not for publication. */
export function relativeArea(polygons: Polygons): number {
  let sum = 0;
  for (const [outer, ...holes] of polygons) {
    sum += ringArea(outer ?? []);
    for (const hole of holes) sum -= ringArea(hole);
  }
  return sum;
}

function ringArea(ring: Polygons[number][number]): number {
  const first = ring[0];
  if (first === undefined) return 0;
  let twice = 0;
  let latSum = 0;
  for (let i = 1; i < ring.length; i++) {
    // measured from the first place, so that no digits are lost
    const [ax, ay] = [ring[i - 1]![0] - first[0], ring[i - 1]![1] - first[1]];
    const [bx, by] = [ring[i]![0] - first[0], ring[i]![1] - first[1]];
    twice += ax * by - bx * ay;
    latSum += ring[i]![1];
  }
  const lat = latSum / Math.max(1, ring.length - 1);
  return (Math.abs(twice) / 2) * Math.cos((lat * Math.PI) / 180);
}

/** The parts of polygons inside a box in degrees (Sutherland and Hodgman 1974, ring by ring). */
export function clipToBbox(polygons: Polygons, bbox: readonly [number, number, number, number]): Polygons {
  return polygons
    .map(rings => rings.map(ring => clipRing(ring, bbox)).filter(ring => ring.length >= 4))
    .filter(rings => rings.length > 0);
}

type Ring = readonly (readonly [number, number])[];

function clipRing(ring: Ring, [west, south, east, north]: readonly [number, number, number, number]): Ring {
  let clipped: Ring = ring;
  for (const [axis, limit, sign] of [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ] as const) {
    const inside = (place: readonly [number, number]) => (place[axis] - limit) * sign >= 0;
    const kept: [number, number][] = [];
    for (let i = 1; i < clipped.length; i++) {
      const a = clipped[i - 1]!;
      const b = clipped[i]!;
      if (inside(a) !== inside(b)) {
        const t = (limit - a[axis]) / (b[axis] - a[axis]);
        const other = a[1 - axis]! + t * (b[1 - axis]! - a[1 - axis]!);
        kept.push(axis === 0 ? [limit, other] : [other, limit]);
      }
      if (inside(b)) kept.push([b[0], b[1]]);
    }
    const first = kept[0];
    const last = kept.at(-1);
    if (first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]))
      kept.push([...first]);
    clipped = kept;
  }
  return clipped;
}
