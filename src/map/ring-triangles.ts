import {type MapPlane, onPlane} from './map-plane.ts';
import type {MapPolygons} from './scene.ts';

/** Triangles to fill polygons with by the even-odd rule: a point is inside when an odd number of them covers it. */
export interface RingTriangles {
  /** [6 × triangles] corners on the plane, x and y in turn. */
  readonly corners: Float32Array;
  /** On the plane: [left, top, right, bottom] of all rings. */
  readonly box: readonly [number, number, number, number];
}

/**
 * Cuts rings at their middles again and again: n − 2 triangles a ring, in linear time, for any rings, holes included. A fan
 * would do too (Woo, OpenGL Programming Guide, "Drawing Filled, Concave Polygons Using the Stencil Buffer"), but its slivers
 * cross the whole polygon and cost far more pixels.
 */
export function ringTriangles(polygons: MapPolygons, plane: MapPlane): RingTriangles {
  const rings = polygons.flat();
  const count = rings.reduce((sum, ring) => sum + Math.max(0, openLength(ring) - 2), 0);
  const corners = new Float32Array(6 * count);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let at = 0;
  for (const ring of rings) {
    const points = new Float64Array(2 * openLength(ring));
    for (let k = 0; k < points.length / 2; k++) {
      const [x, y] = onPlane(plane, ring[k]!);
      points[2 * k] = x;
      points[2 * k + 1] = y;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    at = cut(points, 0, points.length / 2 - 1, corners, at);
  }
  return {corners, box};
}

/** Corners of a ring without the last one that repeats the first. */
function openLength(ring: MapPolygons[number][number]): number {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return first !== undefined && last !== undefined && ring.length > 1 && first[0] === last[0] && first[1] === last[1]
    ? ring.length - 1
    : ring.length;
}

/** Writes the triangles of the path from corner `from` to corner `to`, closed by a straight line. Gives the next free place. */
function cut(points: Float64Array, from: number, to: number, into: Float32Array, at: number): number {
  if (to - from < 2) return at;
  const middle = (from + to) >> 1;
  let next = at;
  for (const corner of [from, middle, to]) {
    into[next++] = points[2 * corner]!;
    into[next++] = points[2 * corner + 1]!;
  }
  return cut(points, middle, to, into, cut(points, from, middle, into, next));
}
