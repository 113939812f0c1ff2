import type {EdgeShape, Graph} from './graph.ts';
import {metersPerDegreeLon, type Plane} from './plane.ts';
import {DEGREE_SCALE} from './units.ts';

/** Edge geometry in metres on an equal-area plane (sinusoidal around the city), for cutting and buffering. */
export interface PlaneShape {
  readonly plane: Plane;
  /** Longitude of x = 0, degrees. */
  readonly lon0: number;
  readonly firstVertex: Uint32Array;
  /** [vertices] metres east and north. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** [vertices] share of the edge's length before the vertex, 0 to 1. */
  readonly share: Float64Array;
}

/** Lays the edges of a graph out in metres. */
export function planeShape(graph: Graph, shape: EdgeShape): PlaneShape {
  const {plane} = graph;
  const {firstVertex, lon, lat} = shape;
  const lon0 = graph.nodeCount > 0 ? graph.nodeLon[graph.nodeCount >> 1]! / DEGREE_SCALE : 0;
  const x = new Float64Array(lon.length);
  const y = new Float64Array(lon.length);
  const share = new Float64Array(lon.length);
  for (let v = 0; v < lon.length; v++) {
    const degrees = lat[v]! / DEGREE_SCALE;
    x[v] = (lon[v]! / DEGREE_SCALE - lon0) * metersPerDegreeLon(plane, degrees);
    y[v] = (degrees - plane.lat0) * plane.metersPerDegreeLat;
  }
  for (let e = 0; e < graph.edgeCount; e++) {
    const [first, end] = [firstVertex[e]!, firstVertex[e + 1]!];
    for (let v = first + 1; v < end; v++) {
      const [dx, dy] = [x[v]! - x[v - 1]!, y[v]! - y[v - 1]!];
      share[v] = share[v - 1]! + Math.sqrt(dx * dx + dy * dy);
    }
    const length = share[end - 1]!;
    for (let v = first + 1; v < end; v++) share[v] = length > 0 ? share[v]! / length : (v - first) / (end - 1 - first);
    share[end - 1] = 1;
  }
  return {plane, lon0, firstVertex, x, y, share};
}

/** Degrees of a place on the plane. */
export function planeToDegrees(
  {plane, lon0}: Pick<PlaneShape, 'plane' | 'lon0'>,
  x: number,
  y: number,
): [number, number] {
  const lat = plane.lat0 + y / plane.metersPerDegreeLat;
  return [lon0 + x / metersPerDegreeLon(plane, lat), lat];
}

/** Vertices of the part of an edge between two shares of it, in that order, as x, y, x, y … metres. Appends to `out`. */
export function partVertices(shape: PlaneShape, e: number, start: number, end: number, out: number[]): void {
  const {firstVertex, x, y, share} = shape;
  const first = firstVertex[e]!;
  const last = firstVertex[e + 1]! - 1;
  const backwards = end < start;
  const [low, high] = backwards ? [end, start] : [start, end];
  let v = first + 1;
  while (v < last && share[v]! <= low) v++;
  const at = out.length;
  pushAt(shape, v, low, out);
  for (; v < last && share[v]! < high; v++) out.push(x[v]!, y[v]!);
  pushAt(shape, v, high, out);
  if (!backwards) return;
  for (let i = at, j = out.length - 2; i < j; i += 2, j -= 2) {
    [out[i], out[j]] = [out[j]!, out[i]!];
    [out[i + 1], out[j + 1]] = [out[j + 1]!, out[i + 1]!];
  }
}

/** Appends the point at a share of the edge that lies on the piece before vertex v. */
function pushAt({x, y, share}: PlaneShape, v: number, at: number, out: number[]): void {
  const width = share[v]! - share[v - 1]!;
  const t = width > 0 ? Math.max(0, Math.min(1, (at - share[v - 1]!) / width)) : 0;
  out.push(x[v - 1]! + t * (x[v]! - x[v - 1]!), y[v - 1]! + t * (y[v]! - y[v - 1]!));
}
