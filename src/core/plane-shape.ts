import type {EdgeShape, Graph} from './graph.ts';
import {metersPerDegreeLon, type Plane} from './plane.ts';
import {DEGREE_SCALE} from './units.ts';

/** Lines of m edges in metres: vertices `firstVertex[e] … firstVertex[e + 1] − 1` of edge e, both ends included. */
export interface PlaneLines {
  readonly firstVertex: Uint32Array;
  /** [vertices] metres east and north. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** [vertices] share of the edge's length before the vertex, 0 to 1. */
  readonly share: Float64Array;
}

/** Edge geometry in metres on an equal-area plane (sinusoidal around the city), for cutting and buffering. */
export interface PlaneShape extends PlaneLines {
  readonly plane: Plane;
  /** Longitude of x = 0, degrees. */
  readonly lon0: number;
  /** The same lines without the vertices that move them less than OUTLINE_METERS: enough for outlines 25 m away. */
  readonly outline: PlaneLines;
  /** [m] end nodes, as in the graph. */
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
}

/** Farthest that the lines for outlines may be from the streets. */
const OUTLINE_METERS = 0.5;

/** Lays the edges of a graph out in metres. */
export function planeShape(graph: Graph, shape: EdgeShape): PlaneShape {
  const {plane, edgeFrom, edgeTo} = graph;
  const {firstVertex, lon, lat} = shape;
  const lon0 = graph.nodeCount > 0 ? graph.nodeLon[graph.nodeCount >> 1]! / DEGREE_SCALE : 0;
  const x = new Float64Array(lon.length);
  const y = new Float64Array(lon.length);
  for (let v = 0; v < lon.length; v++) {
    const degrees = lat[v]! / DEGREE_SCALE;
    x[v] = (lon[v]! / DEGREE_SCALE - lon0) * metersPerDegreeLon(plane, degrees);
    y[v] = (degrees - plane.lat0) * plane.metersPerDegreeLat;
  }
  const lines = {firstVertex, x, y, share: sharesOf(firstVertex, x, y)};
  return {plane, lon0, ...lines, outline: simplified(lines), edgeFrom, edgeTo};
}

/** Share of each edge's length before each of its vertices. */
function sharesOf(firstVertex: Uint32Array, x: Float64Array, y: Float64Array): Float64Array {
  const share = new Float64Array(x.length);
  for (let e = 0; e + 1 < firstVertex.length; e++) {
    const [first, end] = [firstVertex[e]!, firstVertex[e + 1]!];
    for (let v = first + 1; v < end; v++) {
      const [dx, dy] = [x[v]! - x[v - 1]!, y[v]! - y[v - 1]!];
      share[v] = share[v - 1]! + Math.sqrt(dx * dx + dy * dy);
    }
    const length = share[end - 1]!;
    for (let v = first + 1; v < end; v++) share[v] = length > 0 ? share[v]! / length : (v - first) / (end - 1 - first);
    share[end - 1] = 1;
  }
  return share;
}

/** Drops vertices nearer than OUTLINE_METERS to the line between those kept (Douglas & Peucker 1973), ends never. */
function simplified(lines: PlaneLines): PlaneLines {
  const {firstVertex, x, y, share} = lines;
  const keep = new Uint8Array(x.length);
  const spans: number[] = [];
  for (let e = 0; e + 1 < firstVertex.length; e++) {
    const [first, last] = [firstVertex[e]!, firstVertex[e + 1]! - 1];
    keep[first] = 1;
    keep[last] = 1;
    spans.push(first, last);
    while (spans.length > 0) {
      const to = spans.pop()!;
      const from = spans.pop()!;
      const far = farthest(lines, from, to);
      if (far < 0) continue;
      keep[far] = 1;
      spans.push(from, far, far, to);
    }
  }
  const kept = keptOnes(keep);
  if (kept.length === x.length) return lines;
  const first = new Uint32Array(firstVertex.length);
  for (let e = 0, i = 0; e < first.length; e++) {
    while (i < kept.length && kept[i]! < firstVertex[e]!) i++;
    first[e] = i;
  }
  const pick = (column: Float64Array) => {
    const picked = new Float64Array(kept.length);
    for (let i = 0; i < kept.length; i++) picked[i] = column[kept[i]!]!;
    return picked;
  };
  return {firstVertex: first, x: pick(x), y: pick(y), share: pick(share)};
}

function keptOnes(keep: Uint8Array): Uint32Array {
  let count = 0;
  for (let v = 0; v < keep.length; v++) count += keep[v]!;
  const kept = new Uint32Array(count);
  for (let v = 0, i = 0; v < keep.length; v++) if (keep[v]) kept[i++] = v;
  return kept;
}

/** Vertex between two others that is farthest from the line through them, −1 when none is OUTLINE_METERS away. */
function farthest({x, y}: PlaneLines, from: number, to: number): number {
  const [dx, dy] = [x[to]! - x[from]!, y[to]! - y[from]!];
  const lengthSquared = dx * dx + dy * dy;
  let most = OUTLINE_METERS * OUTLINE_METERS;
  let found = -1;
  for (let v = from + 1; v < to; v++) {
    const [px, py] = [x[v]! - x[from]!, y[v]! - y[from]!];
    const t = lengthSquared > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / lengthSquared)) : 0;
    const away = (px - t * dx) ** 2 + (py - t * dy) ** 2;
    if (away <= most) continue;
    most = away;
    found = v;
  }
  return found;
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
export function partVertices(lines: PlaneLines, e: number, start: number, end: number, out: number[]): void {
  const {firstVertex, x, y, share} = lines;
  const first = firstVertex[e]!;
  const last = firstVertex[e + 1]! - 1;
  const backwards = end < start;
  const [low, high] = backwards ? [end, start] : [start, end];
  let v = first + 1;
  while (v < last && share[v]! <= low) v++;
  const at = out.length;
  pushAt(lines, v, low, out);
  for (; v < last && share[v]! < high; v++) out.push(x[v]!, y[v]!);
  pushAt(lines, v, high, out);
  if (!backwards) return;
  for (let i = at, j = out.length - 2; i < j; i += 2, j -= 2) {
    [out[i], out[j]] = [out[j]!, out[i]!];
    [out[i + 1], out[j + 1]] = [out[j + 1]!, out[i + 1]!];
  }
}

/** Appends the point at a share of the edge that lies on the piece before vertex v. */
function pushAt({x, y, share}: PlaneLines, v: number, at: number, out: number[]): void {
  const width = share[v]! - share[v - 1]!;
  const t = width > 0 ? Math.max(0, Math.min(1, (at - share[v - 1]!) / width)) : 0;
  out.push(x[v - 1]! + t * (x[v]! - x[v - 1]!), y[v - 1]! + t * (y[v]! - y[v - 1]!));
}
