import Flatbush from 'flatbush';
import {EDGE_FLAG, type EdgeShape, type Graph, SNAP_EXACT, SNAP_FAMILY} from './graph.ts';
import type {SnapColumns, SnapFamily} from './places.ts';
import {type UnitMeters, unitMeters} from './plane.ts';
import {copySnap, joinedNowhere} from './snap-columns.ts';
import {DEGREE_SCALE, FRACTION_SCALE, NO_EDGE, SNAP_LIMIT_CENTIMETERS} from './units.ts';

/** Lines an approach from a door to the street does not cross: o straight pieces, 1e-7 degrees. */
export interface ObstacleLines {
  readonly lon1: Int32Array;
  readonly lat1: Int32Array;
  readonly lon2: Int32Array;
  readonly lat2: Int32Array;
}

/** A network prepared for joining places to it. */
export interface SnapIndex {
  readonly graph: Graph;
  readonly shape: EdgeShape;
  /** Boxes around the straight pieces of edges that some family may be joined to; null without any. */
  readonly pieces: Flatbush | null;
  /** Edge of each piece, and its first vertex in the shape. */
  readonly pieceEdge: Uint32Array;
  readonly pieceVertex: Uint32Array;
  readonly obstacles: ObstacleLines | null;
  readonly obstacleBoxes: Flatbush | null;
}

/** Where one place is joined to the network. */
export interface SnapPoint {
  readonly edge: number;
  /** 0 (first node) to 65535 (last node). */
  readonly fraction: number;
  /** Length of the approach. */
  readonly centimeters: number;
  /** The approach crosses an obstacle. */
  readonly doubtful: boolean;
}

const LIMIT_METERS = SNAP_LIMIT_CENTIMETERS / 100;
/** First a small circle, then the whole one: most places have a street nearby. */
const RADII_METERS = [40, 120, LIMIT_METERS];
/** An obstacle met this near to either end of an approach is not crossed: doors stand in walls, and gates in fences. */
const END_TOLERANCE_METERS = 0.5;
/** A place this near to a bridge, a tunnel or another level is on it, when no street at ground level is as near. */
const ON_STREET_METERS = 0.1;
const PLAZA = EDGE_FLAG.plaza;
const EXACT_BITS = SNAP_EXACT.any | SNAP_EXACT.stepFree;

/** Prepares a network, and obstacles if they are known, for snapping. */
export function snapIndex(graph: Graph, shape: EdgeShape, obstacles?: ObstacleLines): SnapIndex {
  const {pieceEdge, pieceVertex} = straightPieces(graph, shape);
  const known = obstacles !== undefined && obstacles.lon1.length > 0 ? obstacles : null;
  return {
    graph,
    shape,
    pieces: boxes(pieceVertex.length, at => {
      const vertex = pieceVertex[at]!;
      return [shape.lon[vertex]!, shape.lat[vertex]!, shape.lon[vertex + 1]!, shape.lat[vertex + 1]!];
    }),
    pieceEdge,
    pieceVertex,
    obstacles: known,
    obstacleBoxes:
      known === null
        ? null
        : boxes(known.lon1.length, at => [known.lon1[at]!, known.lat1[at]!, known.lon2[at]!, known.lat2[at]!]),
  };
}

/** The straight pieces of the edges that some family may be joined to: their edges, and first vertices. */
function straightPieces({edgeCount, edgeSnap}: Graph, {firstVertex}: EdgeShape) {
  let count = 0;
  for (let edge = 0; edge < edgeCount; edge++)
    if (edgeSnap[edge] !== 0) count += Math.max(0, firstVertex[edge + 1]! - firstVertex[edge]! - 1);
  const pieceEdge = new Uint32Array(count);
  const pieceVertex = new Uint32Array(count);
  let at = 0;
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edgeSnap[edge] === 0) continue;
    for (let vertex = firstVertex[edge]!; vertex + 1 < firstVertex[edge + 1]!; vertex++, at++) {
      pieceEdge[at] = edge;
      pieceVertex[at] = vertex;
    }
  }
  return {pieceEdge, pieceVertex};
}

function boxes(count: number, line: (at: number) => readonly [number, number, number, number]): Flatbush | null {
  if (count === 0) return null;
  const tree = new Flatbush(count, 16, Int32Array);
  for (let at = 0; at < count; at++) {
    const [lon1, lat1, lon2, lat2] = line(at);
    tree.add(Math.min(lon1, lon2), Math.min(lat1, lat2), Math.max(lon1, lon2), Math.max(lat1, lat2));
  }
  tree.finish();
  return tree;
}

/** Joins places, [k] in 1e-7 degrees, to the network. Places farther than 250 m from any street get NO_EDGE. */
export function snapPoints(index: SnapIndex, lon: Int32Array, lat: Int32Array, family: SnapFamily): SnapColumns {
  const columns = joinedNowhere(lon.length);
  for (let k = 0; k < lon.length; k++) put(columns, k, snapAt(index, lon[k]!, lat[k]!, family));
  return columns;
}

/**
 * Joins places for the family `stepFree` when they are joined for `any` already: the same as `snapPoints`, but only those
 * whose edge has steps are looked for again. A place whose nearest edge anyone may use is step-free keeps it.
 */
export function snapStepFree(index: SnapIndex, lon: Int32Array, lat: Int32Array, any: SnapColumns): SnapColumns {
  const {edgeSnap} = index.graph;
  const serves = SNAP_FAMILY.stepFree | SNAP_EXACT.stepFree;
  const columns = copySnap(any);
  for (let k = 0; k < lon.length; k++) {
    const edge = any.edge[k]!;
    if (edge === NO_EDGE || (edgeSnap[edge]! & serves) === 0)
      put(columns, k, snapAt(index, lon[k]!, lat[k]!, 'stepFree'));
  }
  return columns;
}

function put(columns: SnapColumns, k: number, point: SnapPoint | null): void {
  columns.edge[k] = point?.edge ?? NO_EDGE;
  columns.fraction[k] = point?.fraction ?? 0;
  columns.centimeters[k] = point?.centimeters ?? 0;
  columns.doubtful[k] = point?.doubtful ? 1 : 0;
}

/** Joins one place, in degrees, to the network; null when no street is within 250 m. */
export function snapPoint(index: SnapIndex, lon: number, lat: number, family: SnapFamily): SnapPoint | null {
  return snapAt(index, Math.round(lon * DEGREE_SCALE), Math.round(lat * DEGREE_SCALE), family);
}

/** The nearest place on one straight piece: metres east and north of the place to be joined. */
interface Foot {
  readonly meters: number;
  readonly piece: number;
  /** Share of the piece before it. */
  readonly share: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The nearest place on a street whose approach crosses no obstacle; if there is none, the nearest of all, doubtful. Of equally
 * near ones the smaller edge, then the earlier piece of it. What lies exactly on another level belongs there. Lines across
 * squares count only where no street is in reach, so that crossing squares makes no path longer.
 */
function snapAt(index: SnapIndex, lon: number, lat: number, family: SnapFamily): SnapPoint | null {
  if (index.pieces === null) return null;
  const scale = unitMeters(index.graph.plane, lat);
  const bits = SNAP_FAMILY[family];
  const [exact] = feetWithin(
    index,
    lon,
    lat,
    {bits: bits | SNAP_EXACT[family], without: PLAZA},
    scale,
    ON_STREET_METERS,
  );
  if (exact !== undefined) return pointOf(index, exact, false);
  for (const without of [PLAZA, 0]) {
    for (const radius of RADII_METERS) {
      const feet = feetWithin(index, lon, lat, {bits, without}, scale, radius);
      const free = feet.find(foot => !crossesObstacle(index, lon, lat, foot, scale));
      if (free !== undefined) return pointOf(index, free, false);
      if (radius === LIMIT_METERS && feet[0] !== undefined) return pointOf(index, feet[0], true);
    }
  }
  return null;
}

/** Which edges count: those with one of the snap bits and none of the flags. */
interface Wanted {
  readonly bits: number;
  readonly without: number;
}

/** The nearest place of every piece within a radius whose edge is wanted; street level first within reach of a hand. */
function feetWithin(
  index: SnapIndex,
  lon: number,
  lat: number,
  wanted: Wanted,
  scale: UnitMeters,
  radius: number,
): Foot[] {
  const {graph, shape, pieceEdge, pieceVertex} = index;
  const width = radius / scale.x;
  const height = radius / scale.y;
  const feet: Foot[] = [];
  index.pieces!.search(lon - width, lat - height, lon + width, lat + height, piece => {
    const edge = pieceEdge[piece]!;
    if ((graph.edgeSnap[edge]! & wanted.bits) === 0 || (graph.edgeFlags[edge]! & wanted.without) !== 0) return false;
    const vertex = pieceVertex[piece]!;
    const x1 = (shape.lon[vertex]! - lon) * scale.x;
    const y1 = (shape.lat[vertex]! - lat) * scale.y;
    const dx = (shape.lon[vertex + 1]! - lon) * scale.x - x1;
    const dy = (shape.lat[vertex + 1]! - lat) * scale.y - y1;
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / squared));
    const x = x1 + share * dx;
    const y = y1 + share * dy;
    const meters = Math.sqrt(x * x + y * y);
    if (meters <= radius) feet.push({meters, piece, share, x, y});
    return false;
  });
  const level = (foot: Foot) => ((graph.edgeSnap[pieceEdge[foot.piece]!]! & EXACT_BITS) === 0 ? 0 : 1);
  return feet.sort((a, b) => level(a) - level(b) || a.meters - b.meters || a.piece - b.piece);
}

function crossesObstacle(index: SnapIndex, lon: number, lat: number, foot: Foot, scale: UnitMeters): boolean {
  if (index.obstacles === null || foot.meters <= 2 * END_TOLERANCE_METERS) return false;
  const {lon1, lat1, lon2, lat2} = index.obstacles;
  const endLon = lon + foot.x / scale.x;
  const endLat = lat + foot.y / scale.y;
  const near = index.obstacleBoxes!.search(
    Math.min(lon, endLon),
    Math.min(lat, endLat),
    Math.max(lon, endLon),
    Math.max(lat, endLat),
  );
  return near.some(at => {
    const x1 = (lon1[at]! - lon) * scale.x;
    const y1 = (lat1[at]! - lat) * scale.y;
    const x2 = (lon2[at]! - lon) * scale.x;
    const y2 = (lat2[at]! - lat) * scale.y;
    const side1 = foot.x * y1 - foot.y * x1;
    const side2 = foot.x * y2 - foot.y * x2;
    if (side1 * side2 > 0 || side1 === side2) return false;
    // metres from the place to where the approach meets the line of the obstacle
    const onLine = side1 / (side1 - side2);
    const crossX = x1 + onLine * (x2 - x1);
    const crossY = y1 + onLine * (y2 - y1);
    const along = (crossX * foot.x + crossY * foot.y) / foot.meters;
    return along > END_TOLERANCE_METERS && along < foot.meters - END_TOLERANCE_METERS;
  });
}

function pointOf(index: SnapIndex, foot: Foot, doubtful: boolean): SnapPoint {
  const edge = index.pieceEdge[foot.piece]!;
  const vertex = index.pieceVertex[foot.piece]!;
  const {firstVertex, lon, lat} = index.shape;
  let before = 0;
  let total = 0;
  for (let v = firstVertex[edge]!; v + 1 < firstVertex[edge + 1]!; v++) {
    const scale = unitMeters(index.graph.plane, (lat[v]! + lat[v + 1]!) / 2);
    const dx = (lon[v + 1]! - lon[v]!) * scale.x;
    const dy = (lat[v + 1]! - lat[v]!) * scale.y;
    const meters = Math.sqrt(dx * dx + dy * dy);
    if (v < vertex) before += meters;
    else if (v === vertex) before += foot.share * meters;
    total += meters;
  }
  const fraction = total === 0 ? 0 : Math.min(FRACTION_SCALE, Math.round((before / total) * FRACTION_SCALE));
  const centimeters = Math.min(SNAP_LIMIT_CENTIMETERS, Math.round(foot.meters * 100));
  return {edge, fraction, centimeters, doubtful};
}
