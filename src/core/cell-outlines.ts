import {isInsideRing} from './inside.ts';

type Point = readonly [number, number];
type Ring = readonly Point[];

/** An outer ring and its holes. */
type Polygon = Point[][];

const SCALE = 1e7;

/** Keys of the points of some rings: whole numbers, the same for the same point only. Throws when they lie too far apart. */
function pointKeys(rings: readonly Ring[]): (point: Point) => number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (const [x, y] of ring) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  const height = north - south + 1;
  if (rings.length > 0 && height * (east - west + 1) > Number.MAX_SAFE_INTEGER)
    throw new RangeError('joinOutlines: outlines that lie farther apart than those of one city');
  return ([x, y]) => (x - west) * height + (y - south);
}

/** Twice the signed area: positive when counterclockwise. */
function doubleArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    sum +=
      (ring[i]![0] - ring[0]![0]) * (ring[i + 1]![1] - ring[0]![1]) -
      (ring[i + 1]![0] - ring[0]![0]) * (ring[i]![1] - ring[0]![1]);
  return sum;
}

/** A ring in whole 1e-7 degrees, counterclockwise, closed, without repeated neighbours. */
function normalised(ring: Ring): Point[] {
  const points: Point[] = [];
  for (const [lon, lat] of ring) {
    const point: Point = [Math.round(lon * SCALE), Math.round(lat * SCALE)];
    const before = points.at(-1);
    if (!before || before[0] !== point[0] || before[1] !== point[1]) points.push(point);
  }
  const [first, last] = [points[0], points.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) points.push(first);
  return doubleArea(points) < 0 ? points.reverse() : points;
}

/** A side from one point to the next, and the numbers of these points. */
interface Side {
  readonly from: Point;
  readonly to: Point;
  readonly start: number;
  readonly end: number;
}

/** Rings as numbers of their points: equal points have equal numbers, from 0. */
function numbered(rings: readonly Point[][]): {readonly numbers: readonly number[][]; readonly count: number} {
  const keyOf = pointKeys(rings);
  const numberOf = new Map<number, number>();
  const numbers = rings.map(ring =>
    ring.map(point => {
      const key = keyOf(point);
      const known = numberOf.get(key);
      if (known !== undefined) return known;
      numberOf.set(key, numberOf.size);
      return numberOf.size - 1;
    }),
  );
  return {numbers, count: numberOf.size};
}

/** Tells whether a ring was asked about before, point for point: two cells may have the same outline. */
function repeats(count: number): (points: readonly number[]) => boolean {
  const byFirstSide = new Map<number, (readonly number[])[]>();
  return points => {
    const side = points[0]! * count + points[1]!;
    const known = byFirstSide.get(side);
    if (!known) byFirstSide.set(side, [points]);
    else if (known.some(other => other.length === points.length && other.every((n, i) => n === points[i]))) return true;
    else known.push(points);
    return false;
  };
}

/**
 * Sides of all rings, repeated ones once, that no neighbour has in the opposite direction, by the number of the point they leave: the outer edges,
 * the inside on their left.
 */
function outerSides(rings: readonly Point[][]): Map<number, Side[]> {
  const {numbers, count} = numbered(rings);
  const isRepeated = repeats(count);
  const sides = new Map<number, Side>();
  rings.forEach((ring, r) => {
    const points = numbers[r]!;
    if (isRepeated(points)) return;
    for (let i = 0; i + 1 < ring.length; i++) {
      const [start, end] = [points[i]!, points[i + 1]!];
      if (!sides.delete(end * count + start))
        sides.set(start * count + end, {from: ring[i]!, to: ring[i + 1]!, start, end});
    }
  });
  const leaving = new Map<number, Side[]>();
  for (const side of sides.values()) {
    const others = leaving.get(side.start);
    if (others) others.push(side);
    else leaving.set(side.start, [side]);
  }
  return leaving;
}

/** How far left a side turns from the one before: 2 … −2, growing with the angle, without trigonometry. */
function leftTurn(before: Side, next: Side): number {
  const [ax, ay] = [before.to[0] - before.from[0], before.to[1] - before.from[1]];
  const [bx, by] = [next.to[0] - next.from[0], next.to[1] - next.from[1]];
  const cosine = (ax * bx + ay * by) / Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
  return ax * by - ay * bx >= 0 ? 1 - cosine : cosine - 1;
}

/** Follows outer sides into closed rings; where areas touch in a point the sharpest left turn keeps them apart. */
function rings(leaving: Map<number, Side[]>): Point[][] {
  const found: Point[][] = [];
  for (const starts of leaving.values())
    while (starts.length > 0) {
      const first = starts.pop()!;
      const ring: Point[] = [first.from, first.to];
      let side = first;
      while (side.end !== first.start) {
        const options = leaving.get(side.end)!;
        let best = 0;
        for (let i = 1; i < options.length; i++)
          if (leftTurn(side, options[i]!) > leftTurn(side, options[best]!)) best = i;
        side = options.splice(best, 1)[0]!;
        ring.push(side.to);
      }
      found.push(ring);
    }
  return found;
}

/** A point just inside a side of a hole's ring, where no vertex of another ring lies. */
function besideFirstSide(ring: Ring): Point {
  const [a, b] = [ring[0]!, ring[1]!];
  // the ring of a hole is clockwise, with the area on its left; its outer ring contains the middle of its first side
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** Drops vertices in the middle of straight sides, as between the squares of a grid. */
function withoutMiddles(ring: Point[]): Point[] {
  const open = ring.slice(0, -1);
  const kept = open.filter((point, i) => {
    const before = open[(i + open.length - 1) % open.length]!;
    const after = open[(i + 1) % open.length]!;
    const cross = (point[0] - before[0]) * (after[1] - before[1]) - (point[1] - before[1]) * (after[0] - before[0]);
    const length = Math.sqrt((after[0] - before[0]) ** 2 + (after[1] - before[1]) ** 2);
    // nearer to the line than one unit of 1e-7 degrees
    return Math.abs(cross) >= length;
  });
  return kept.length < 3 ? ring : [...kept, kept[0]!];
}

const toDegrees = (ring: Point[]): Point[] => ring.map(([x, y]) => [x / SCALE, y / SCALE]);

/**
 * Joins the outlines of cells (rings in degrees) into one multipolygon: sides shared by two cells vanish, what they enclose
 * stays open as a hole. Rings closed, outer ones counterclockwise, holes clockwise (RFC 7946), in whole 1e-7 degrees.
 * Outlines that overlap without sharing sides are kept as polygons of their own.
 */
export function joinOutlines(outlines: readonly Ring[]): Polygon[] {
  const loops = rings(outerSides(outlines.map(normalised).filter(ring => ring.length > 3)));
  const outer = loops.filter(ring => doubleArea(ring) > 0);
  const polygons = outer.map(ring => ({ring, area: doubleArea(ring), holes: [] as Point[][]}));
  for (const hole of loops) {
    if (doubleArea(hole) >= 0) continue;
    const around = polygons
      .filter(({ring}) => isInsideRing(ring, ...besideFirstSide(hole)))
      .sort((a, b) => a.area - b.area)[0];
    around?.holes.push(hole);
  }
  return polygons.map(({ring, holes}) => [ring, ...holes].map(withoutMiddles).map(toDegrees));
}
