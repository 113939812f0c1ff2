import type {Plane} from './plane.ts';

/** Kinds of walkable edge, in the order of their stored number. Append only. */
export const EDGE_KINDS = [
  'unknown',
  'footway',
  'pedestrian',
  'path',
  'steps',
  'living_street',
  'residential',
  'service',
  'track',
  'cycleway',
  'unclassified',
  'tertiary',
  'secondary',
  'primary',
  'trunk',
  'motorway',
  'corridor',
  'platform',
  'crossing',
  'plaza',
  'ferry',
  'elevator',
  'bridleway',
  'road',
] as const;

/** What a walkable edge is. */
export type EdgeKind = (typeof EDGE_KINDS)[number];

/** Bits of `edgeFlags`. */
export const EDGE_FLAG = {
  /** Stairs. */
  steps: 1,
  /** On a bridge: slope ignored, nothing below is joined. */
  bridge: 2,
  /** In a tunnel or otherwise underground: slope ignored, not snapped to. */
  tunnel: 4,
  /** May not be walked from its first to its last node. */
  noForward: 8,
  /** May not be walked from its last to its first node. */
  noBackward: 16,
  /** A straight line across a pedestrian area, not a mapped line. */
  plaza: 32,
  /** A foot ferry. */
  ferry: 64,
  /** Indoors or on another level than the ground: not snapped to. */
  offGround: 128,
  /** Access by private permission only, inside a compound; walkable by the barrier table. */
  compound: 256,
  /** Passes a barrier that a wheelchair or pram cannot. */
  notStepFree: 512,
} as const;

/** Families of profiles that share one snapping: bits of `edgeSnap`. */
export const SNAP_FAMILY = {any: 1, stepFree: 2} as const;

/** More bits of `edgeSnap`: bridges, tunnels and other layers, joined only to places that lie exactly on them. */
export const SNAP_EXACT = {any: 4, stepFree: 8} as const;

/**
 * The walking network of a city: n nodes, m undirected edges, 2m arcs. Nodes of degree two are merged away; every edge is
 * uniform in kind and flags. Column i of an `edge…` array belongs to edge i. Nodes stand in space-filling order.
 */
export interface Graph {
  readonly plane: Plane;
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** [n] 1e-7 degrees. */
  readonly nodeLon: Int32Array;
  /** [n] 1e-7 degrees. */
  readonly nodeLat: Int32Array;
  /** [m] first node. */
  readonly edgeFrom: Uint32Array;
  /** [m] last node. */
  readonly edgeTo: Uint32Array;
  /** [m] centimetres, at least 1. */
  readonly edgeLength: Uint32Array;
  /** [m] index into EDGE_KINDS. */
  readonly edgeKind: Uint8Array;
  /** [m] bits of EDGE_FLAG. */
  readonly edgeFlags: Uint16Array;
  /** [m] half waits at signal-controlled crossings. */
  readonly edgeWaits: Uint8Array;
  /** [m] walking time on the slope ÷ time on the flat, in thousandths, first to last node. 1000 = flat or unknown. */
  readonly edgeSlopeForward: Uint16Array;
  /** [m] the same, last to first node. */
  readonly edgeSlopeBackward: Uint16Array;
  /** [m] bits of SNAP_FAMILY: places of that family may be joined to this edge; bits of SNAP_EXACT. */
  readonly edgeSnap: Uint8Array;
  /** [n + 1] first arc of each node; arcs of a node are neighbours. */
  readonly firstArc: Uint32Array;
  /** [2m] node at the far end. */
  readonly arcTo: Uint32Array;
  /** [2m] 2 × edge, + 1 when the arc runs from the edge's last node to its first. */
  readonly arcEdge: Uint32Array;
}

/** Geometry of the edges: vertices `firstVertex[e] … firstVertex[e + 1] − 1` of edge e, both end nodes included, 1e-7 degrees. */
export interface EdgeShape {
  readonly firstVertex: Uint32Array;
  readonly lon: Int32Array;
  readonly lat: Int32Array;
}
