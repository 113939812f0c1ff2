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
  /** Cannot be used on wheels: a raised kerb, a barrier to climb, too narrow, too rough. */
  notStepFree: 512,
  /** A bicycle is pushed, not ridden, from the first to the last node. */
  pushForward: 1024,
  /** A bicycle is pushed, not ridden, from the last to the first node. */
  pushBackward: 2048,
  /** Passes a barrier that can be shut and of which the map does not say whether it is; open by our default. */
  assumedBarrier: 4096,
  /** Stairs with a ramp for wheelchairs. */
  ramp: 8192,
  /** Passes a barrier that no bicycle gets through. */
  noBicycle: 16384,
} as const;

const OPPOSITES = [
  [EDGE_FLAG.noForward, EDGE_FLAG.noBackward],
  [EDGE_FLAG.pushForward, EDGE_FLAG.pushBackward],
] as const;

/** Bits of `edgeFlags` that differ by direction. */
export const DIRECTION_FLAGS = OPPOSITES.flat().reduce((bits, bit) => bits | bit, 0);

/** Flags of an edge seen from its other end. */
export function turnedFlags(flags: number): number {
  let turned = flags & ~DIRECTION_FLAGS;
  for (const [one, other] of OPPOSITES) turned |= (flags & one ? other : 0) | (flags & other ? one : 0);
  return turned;
}

/** True when nobody without use of steps can take an edge with these flags: stairs without ramp, and what is closed to wheels. */
export function isClosedToWheels(flags: number): boolean {
  return (flags & EDGE_FLAG.notStepFree) !== 0 || (flags & (EDGE_FLAG.steps | EDGE_FLAG.ramp)) === EDGE_FLAG.steps;
}

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
