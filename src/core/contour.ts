import {BUFFER_METERS, type DistanceField, type ShapeScratch} from './distance-field.ts';
import {firstAtLeast} from './first-at-least.ts';

const INSIDE = BUFFER_METERS * BUFFER_METERS;

/**
 * Links the crossings of the contour, inside on the left: `next[crossing]` is the following crossing. A crossing is 2 × corner
 * for the side to the east of a corner, + 1 for the side to the north. Returns crossings, each ring's at least once.
 */
function linkCrossings({squared, columns, rows}: DistanceField, next: Int32Array): number[] {
  const starts: number[] = [];
  for (let row = 0; row + 1 < rows; row++) {
    let corner = row * columns;
    let west = (squared[corner]! < INSIDE ? 1 : 0) | (squared[corner + columns]! < INSIDE ? 8 : 0);
    for (let column = 0; column + 1 < columns; column++, corner++) {
      const se = squared[corner + 1]! < INSIDE ? 2 : 0;
      const ne = squared[corner + columns + 1]! < INSIDE ? 4 : 0;
      const kind = west | se | ne;
      // its eastern corners are the western ones of the next square
      west = (se >> 1) | (ne << 1);
      if (kind === 0 || kind === 15) continue;
      // sides: south, east, north, west
      const sides = [2 * corner, 2 * corner + 3, 2 * (corner + columns), 2 * corner + 1] as const;
      if (kind === 5 || kind === 10) {
        const joined = middleOf(squared, corner, columns) < BUFFER_METERS;
        linkSaddle(next, starts, kind, joined, sides);
      } else {
        const from = sides[LINKS[2 * kind]!]!;
        next[from] = sides[LINKS[2 * kind + 1]!]!;
        starts.push(from);
      }
    }
  }
  return starts;
}

const [S, E, N, W] = [0, 1, 2, 3];
/** Side that the contour enters and leaves a square by, inside on the left, by which corners are inside (sw 1, se 2, ne 4, nw 8). */
const LINKS: readonly number[] = [
  ...[-1, -1, S, W, E, S, E, W, N, E, -1, -1, N, S, N, W],
  ...[W, N, S, N, -1, -1, E, N, W, E, S, E, W, S, -1, -1],
];

/** Mean distance at the four corners of a square: stands for its middle. */
function middleOf(squared: Float32Array, corner: number, columns: number): number {
  const south = Math.sqrt(squared[corner]!) + Math.sqrt(squared[corner + 1]!);
  const north = Math.sqrt(squared[corner + columns]!) + Math.sqrt(squared[corner + columns + 1]!);
  return (south + north) / 4;
}

/** Links a square with two opposite corners inside: joined through the middle, or kept apart. */
function linkSaddle(
  next: Int32Array,
  starts: number[],
  kind: 5 | 10,
  joined: boolean,
  [south, east, north, west]: readonly [number, number, number, number],
): void {
  if (kind === 5) {
    next[south] = joined ? east : west;
    next[north] = joined ? west : east;
    starts.push(south, north);
  } else {
    next[east] = joined ? north : south;
    next[west] = joined ? south : north;
    starts.push(east, west);
  }
}

type Ring = {readonly points: Float64Array; readonly doubleArea: number};

/** Follows the links from the starts into rings of x, y … metres, not closed, and clears the links. */
function followRings(field: DistanceField, next: Int32Array, starts: readonly number[]): Ring[] {
  const {squared, columns, west, south, step} = field;
  const rings: Ring[] = [];
  const points: number[] = [];
  for (const start of starts) {
    if (next[start]! < 0) continue;
    points.length = 0;
    for (let at = start; next[at]! >= 0; ) {
      const corner = at >> 1;
      const far = at & 1 ? corner + columns : corner + 1;
      const a = Math.sqrt(squared[corner]!);
      const t = (BUFFER_METERS - a) / (Math.sqrt(squared[far]!) - a);
      const column = corner % columns;
      const row = (corner - column) / columns;
      points.push(west + (column + (at & 1 ? 0 : t)) * step, south + (row + (at & 1 ? t : 0)) * step);
      const following = next[at]!;
      next[at] = -1;
      at = following;
    }
    const ring = thinned(points);
    rings.push({points: ring, doubleArea: doubleArea(ring)});
  }
  return rings;
}

/** Farthest that dropping vertices may move the outline, metres. */
const THIN_METERS = 0.15;

/** Drops vertices that lie almost on the line between those kept around them. */
function thinned(points: readonly number[]): Float64Array {
  const count = points.length / 2;
  if (count < 8) return Float64Array.from(points);
  const kept: number[] = [points[0]!, points[1]!];
  let anchor = 0;
  for (let end = 2; end < count; end++) {
    if (end - anchor < 16 && isStraight(points, anchor, end)) continue;
    anchor = end - 1;
    kept.push(points[2 * anchor]!, points[2 * anchor + 1]!);
  }
  kept.push(points[2 * count - 2]!, points[2 * count - 1]!);
  return Float64Array.from(kept);
}

function isStraight(points: readonly number[], from: number, to: number): boolean {
  const [x, y] = [points[2 * from]!, points[2 * from + 1]!];
  const [dx, dy] = [points[2 * to]! - x, points[2 * to + 1]! - y];
  const limit = THIN_METERS * THIN_METERS * (dx * dx + dy * dy);
  for (let i = from + 1; i < to; i++) {
    const cross = (points[2 * i]! - x) * dy - (points[2 * i + 1]! - y) * dx;
    if (cross * cross > limit) return false;
  }
  return true;
}

function doubleArea(points: Float64Array): number {
  let sum = 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2)
    sum += points[j]! * points[i + 1]! - points[i]! * points[j + 1]!;
  return sum;
}

/**
 * The smallest outer ring around each hole, by its number in `outer` (largest first). What lies in none of the smaller ones
 * lies in the largest, whose thousands of sides need not be asked. Holes wait in the order of their heights while a ring is
 * walked around: every side crosses only the holes it rises or falls past, so no hole is asked of every side.
 */
function ownersOf(outer: readonly Ring[], holes: readonly Ring[]): Uint32Array {
  const order = [...holes.keys()].sort((a, b) => holes[a]!.points[1]! - holes[b]!.points[1]!);
  const across = Float64Array.from(order, hole => holes[hole]!.points[0]!);
  const height = Float64Array.from(order, hole => holes[hole]!.points[1]!);
  const inside = new Uint8Array(holes.length);
  const owner = new Uint32Array(holes.length);
  for (let ring = 1; ring < outer.length; ring++) {
    const {points} = outer[ring]!;
    let [x1, y1] = [points.at(-2)!, points.at(-1)!];
    let at = firstAtLeast(height, y1);
    let [lowest, highest] = [at, at];
    for (let i = 0; i < points.length; i += 2) {
      const [x2, y2] = [points[i]!, points[i + 1]!];
      const cross = (k: number) => {
        if (across[k]! < x1 + ((height[k]! - y1) / (y2 - y1)) * (x2 - x1)) inside[k] = inside[k]! ^ 1;
      };
      for (; at < height.length && height[at]! < y2; at++) cross(at);
      for (; at > 0 && height[at - 1]! >= y2; at--) cross(at - 1);
      if (at < lowest) lowest = at;
      if (at > highest) highest = at;
      [x1, y1] = [x2, y2];
    }
    for (let k = lowest; k < highest; k++) if (inside[k]) owner[order[k]!] = ring;
    inside.fill(0, lowest, highest);
  }
  return owner;
}

/** Puts every hole into the smallest outer ring around it, largest outer ring first. */
function nest(rings: readonly Ring[]): Float64Array[][] {
  const outer = rings.filter(ring => ring.doubleArea > 0).sort((a, b) => b.doubleArea - a.doubleArea);
  const holes = rings.filter(ring => ring.doubleArea < 0);
  const owner = ownersOf(outer, holes);
  const polygons = outer.map(ring => [ring.points]);
  for (const [i, {points}] of holes.entries()) polygons[owner[i]!]?.push(points);
  return polygons;
}

/**
 * Polygons of where the field is below 25 m: rings of x, y … metres, not closed; the first of each polygon is its outer ring,
 * counterclockwise, the others its holes, clockwise. Marching squares (Lorensen & Cline 1987, in two dimensions).
 */
export function contour(field: DistanceField, scratch: ShapeScratch): Float64Array[][] {
  const starts = linkCrossings(field, scratch.next);
  return nest(followRings(field, scratch.next, starts));
}
