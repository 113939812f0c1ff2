import Flatbush from 'flatbush';
import {MAX_EDGE_METERS} from '#core/build-graph.ts';
import {EDGE_FLAG, EDGE_KINDS, type EdgeShape, type Graph, SNAP_FAMILY} from '#core/graph.ts';
import {unitMeters} from '#core/plane.ts';
import {FRACTION_SCALE} from '#core/units.ts';
import {OBSTACLE, type Obstacle} from './link-obstacles.ts';
import type {LinkRules} from './link-rules.ts';

/** The straight pieces of the network's edges at ground level, ready to be looked up. */
export interface StreetPieces {
  readonly graph: Graph;
  readonly shape: EdgeShape;
  readonly tree: Flatbush | null;
  /** Edge and first vertex of each piece. */
  readonly edge: Uint32Array;
  readonly vertex: Uint32Array;
  /** What each piece is to a link that crosses it. */
  readonly obstacle: Uint8Array;
  /** Share of its edge before each vertex, 0 to 1. */
  readonly shareBefore: Float64Array;
}

/** A position on the network. */
export interface StreetPosition {
  readonly edge: number;
  readonly fraction: number;
  /** 1e-7 degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** A position and how far it is from where it was looked for. */
export interface Foot extends StreetPosition {
  readonly meters: number;
}

const ELSEWHERE = EDGE_FLAG.bridge | EDGE_FLAG.tunnel | EDGE_FLAG.offGround | EDGE_FLAG.ferry;

/** True for edges a link may start from or end on: at street level, part of a real network, a mapped line. */
export function isLinkable(graph: Graph, edge: number): boolean {
  return (
    (graph.edgeSnap[edge]! & SNAP_FAMILY.any) !== 0 && (graph.edgeFlags[edge]! & (ELSEWHERE | EDGE_FLAG.plaza)) === 0
  );
}

function obstacleOf(rules: LinkRules, graph: Graph, edge: number): Obstacle {
  const kind = EDGE_KINDS[graph.edgeKind[edge]!]!;
  if (kind === 'motorway' || kind === 'trunk') return OBSTACLE.bridged;
  return rules.crossing.kinds.includes(kind) ? OBSTACLE.street : OBSTACLE.foot;
}

function sharesBefore({plane, edgeCount}: Graph, {firstVertex, lon, lat}: EdgeShape): Float64Array {
  const shares = new Float64Array(lon.length);
  for (let edge = 0; edge < edgeCount; edge++) {
    const [first, end] = [firstVertex[edge]!, firstVertex[edge + 1]!];
    for (let v = first + 1; v < end; v++) {
      const scale = unitMeters(plane, (lat[v - 1]! + lat[v]!) / 2);
      shares[v] = shares[v - 1]! + Math.hypot((lon[v]! - lon[v - 1]!) * scale.x, (lat[v]! - lat[v - 1]!) * scale.y);
    }
    const total = shares[end - 1]!;
    if (total > 0) for (let v = first; v < end; v++) shares[v] = shares[v]! / total;
  }
  return shares;
}

/** Prepares the pieces of a network. */
export function streetPieces(graph: Graph, shape: EdgeShape, rules: LinkRules): StreetPieces {
  const edges: number[] = [];
  const vertices: number[] = [];
  const obstacles: number[] = [];
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if ((graph.edgeFlags[edge]! & ELSEWHERE) !== 0) continue;
    for (let v = shape.firstVertex[edge]!; v + 1 < shape.firstVertex[edge + 1]!; v++) {
      edges.push(edge);
      vertices.push(v);
      obstacles.push(obstacleOf(rules, graph, edge));
    }
  }
  const tree = vertices.length === 0 ? null : new Flatbush(vertices.length, 16, Int32Array);
  for (const v of vertices) {
    const [x1, y1, x2, y2] = [shape.lon[v]!, shape.lat[v]!, shape.lon[v + 1]!, shape.lat[v + 1]!];
    tree?.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  tree?.finish();
  return {
    graph,
    shape,
    tree,
    edge: Uint32Array.from(edges),
    vertex: Uint32Array.from(vertices),
    obstacle: Uint8Array.from(obstacles),
    shareBefore: sharesBefore(graph, shape),
  };
}

/** The position at a share (0 to 1) of an edge. */
export function positionOn({shape, shareBefore}: StreetPieces, edge: number, share: number): StreetPosition {
  let v = shape.firstVertex[edge]!;
  while (v + 2 < shape.firstVertex[edge + 1]! && shareBefore[v + 1]! < share) v++;
  const length = shareBefore[v + 1]! - shareBefore[v]!;
  const part = length > 0 ? (share - shareBefore[v]!) / length : 0;
  return {
    edge,
    fraction: Math.round(share * FRACTION_SCALE),
    lon: Math.round(shape.lon[v]! + part * (shape.lon[v + 1]! - shape.lon[v]!)),
    lat: Math.round(shape.lat[v]! + part * (shape.lat[v + 1]! - shape.lat[v]!)),
  };
}

/** An edge is looked at in stretches, so that one that comes back to where it started is met twice. */
const STRETCH_METERS = 100;

/**
 * The nearest point of every 100 m stretch of a linkable edge within so many metres of a place, the nearest first; of equals
 * the smaller edge, then the nearer to its start.
 */
export function feetNear(pieces: StreetPieces, lon: number, lat: number, radius: number): Foot[] {
  const {graph, shape, tree, shareBefore} = pieces;
  const scale = unitMeters(graph.plane, lat);
  const [width, height] = [radius / scale.x, radius / scale.y];
  const best = new Map<number, Foot>();
  const {edgeLength} = graph;
  const stretches = 1 + Math.ceil(MAX_EDGE_METERS / STRETCH_METERS);
  tree?.search(lon - width, lat - height, lon + width, lat + height, piece => {
    const edge = pieces.edge[piece]!;
    if (!isLinkable(graph, edge)) return false;
    const v = pieces.vertex[piece]!;
    const x1 = (shape.lon[v]! - lon) * scale.x;
    const y1 = (shape.lat[v]! - lat) * scale.y;
    const dx = (shape.lon[v + 1]! - lon) * scale.x - x1;
    const dy = (shape.lat[v + 1]! - lat) * scale.y - y1;
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / squared));
    const x = x1 + share * dx;
    const y = y1 + share * dy;
    const meters = Math.sqrt(x * x + y * y);
    if (meters > radius) return false;
    const along = shareBefore[v]! + share * (shareBefore[v + 1]! - shareBefore[v]!);
    const stretch = edge * stretches + Math.floor((along * edgeLength[edge]!) / 100 / STRETCH_METERS);
    const fraction = Math.round(along * FRACTION_SCALE);
    const known = best.get(stretch);
    if (known && (known.meters < meters || (known.meters === meters && known.fraction <= fraction))) return false;
    best.set(stretch, {
      edge,
      fraction,
      lon: Math.round(shape.lon[v]! + share * (shape.lon[v + 1]! - shape.lon[v]!)),
      lat: Math.round(shape.lat[v]! + share * (shape.lat[v + 1]! - shape.lat[v]!)),
      meters,
    });
    return false;
  });
  return [...best.values()].sort((a, b) => a.meters - b.meters || a.edge - b.edge || a.fraction - b.fraction);
}
