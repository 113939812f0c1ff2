import {buildArcs} from './arcs.ts';
import {type Chains, chainSegments, turnCanonical, type VertexPlaces} from './chain-segments.ts';
import {components} from './components.ts';
import {cutLongChains} from './cut-chains.ts';
import {EDGE_FLAG, type EdgeShape, type Graph, isClosedToWheels, SNAP_EXACT, SNAP_FAMILY} from './graph.ts';
import {orderEdges} from './order-edges.ts';
import {orderNodes} from './order-nodes.ts';
import {planeAt} from './plane.ts';
import {withoutRepeats} from './segment-repeats.ts';
import {DEGREE_SCALE} from './units.ts';

/**
 * Walkable lines as mapped, before anything is merged: v vertices joined by s straight segments. Vertex numbers follow the
 * ids of the source, not its order of rows.
 */
export interface RawNetwork {
  /** [v] 1e-7 degrees. */
  readonly vertexLon: Int32Array;
  /** [v] 1e-7 degrees. */
  readonly vertexLat: Int32Array;
  /** [s] */
  readonly segmentFrom: Uint32Array;
  /** [s] never the same as `segmentFrom`. */
  readonly segmentTo: Uint32Array;
  /** [s] index into EDGE_KINDS. */
  readonly segmentKind: Uint8Array;
  /** [s] bits of EDGE_FLAG; directions are those from `segmentFrom` to `segmentTo`. */
  readonly segmentFlags: Uint16Array;
  /** [s] half waits at signal-controlled crossings. */
  readonly segmentWaits: Uint8Array;
  /** [s] street name: index into `names`. */
  readonly segmentName: Uint32Array;
  /** Street names, '' first. */
  readonly names: readonly string[];
}

/** What counts as a real piece of network. */
export interface BuildRules {
  /** No place is joined to a component shorter than this, except to the longest one. Metres. */
  readonly minimumComponentMeters: number;
}

/** A network ready for searches, and what is kept beside it. */
export interface BuiltGraph {
  readonly graph: Graph;
  readonly shape: EdgeShape;
  /** [m] index into `names`. */
  readonly edgeName: Uint32Array;
  /** Names in use, sorted, '' first. */
  readonly names: readonly string[];
  readonly componentCount: number;
  /** Components long enough for places to be joined to them. */
  readonly snapComponentCount: number;
}

/**
 * Longest edge, metres. Walked at 0.75 × 0.85 m/s on a slope that takes three times as long it still ends before the horizon.
 * Longer ones are cut into equal parts.
 */
export const MAX_EDGE_METERS = 1000;

/** Places are not joined to what is not at street level, unless they lie on it. */
const OTHER_LEVEL = EDGE_FLAG.tunnel | EDGE_FLAG.offGround | EDGE_FLAG.bridge;

/** Nor to ferries, nor into a gate that may be shut: who stands at it stands before or behind it. */
const NOT_JOINED = EDGE_FLAG.ferry | EDGE_FLAG.assumedBarrier;

/**
 * Makes the graph of a raw network: merges vertices of degree two between segments of one kind, flags and name (their waits
 * add up), cuts long edges, measures them on the sphere, puts nodes in the order of a Hilbert curve and edges in the order of
 * their nodes. The order of segments and, where no two vertices share a place, of vertices has no influence on the answer.
 * Slopes are left flat.
 */
export function buildGraph(raw: RawNetwork, rules: BuildRules): BuiltGraph {
  const mapped = {lon: raw.vertexLon, lat: raw.vertexLat};
  const whole = chainSegments(withoutRepeats(raw));
  turnCanonical(whole, mapped);
  const cut = cutLongChains(whole, mapped, raw.names, MAX_EDGE_METERS);
  const {chains, places} = cut;
  const nodes = orderNodes(chains, places);
  const nodeCount = nodes.lon.length;
  const edges = orderEdges(cut, places, raw.names, nodes.nodeOf, nodeCount);
  const edgeCount = edges.chain.length;
  const {from: edgeFrom, to: edgeTo, length: edgeLength} = edges;
  const edgeFlags = Uint16Array.from(edges.chain, i => chains.flags[i]!);
  const {edgeSnap, componentCount, snapComponentCount} = snapBits(
    {edgeFrom, edgeTo, edgeLength, edgeFlags},
    nodeCount,
    rules,
  );
  const graph: Graph = {
    plane: planeAt(middle(nodes.lat) / DEGREE_SCALE),
    nodeCount,
    edgeCount,
    nodeLon: nodes.lon,
    nodeLat: nodes.lat,
    edgeFrom,
    edgeTo,
    edgeLength,
    edgeKind: Uint8Array.from(edges.chain, i => chains.kind[i]!),
    edgeFlags,
    edgeWaits: Uint8Array.from(edges.chain, i => chains.waits[i]!),
    edgeSlopeForward: new Uint16Array(edgeCount).fill(1000),
    edgeSlopeBackward: new Uint16Array(edgeCount).fill(1000),
    edgeSnap,
    ...buildArcs(nodeCount, edgeFrom, edgeTo),
  };
  const shape = joinShapes(edges.chain, chains, places);
  return {graph, shape, ...namesInUse(edges.chain, chains, raw.names), componentCount, snapComponentCount};
}

/** Names that some edge has, sorted, and which each edge has. */
function namesInUse(
  chain: Uint32Array,
  {name}: Chains,
  names: readonly string[],
): Pick<BuiltGraph, 'edgeName' | 'names'> {
  const isUsed = new Uint8Array(names.length);
  for (const i of chain) isUsed[name[i]!] = 1;
  const used = [...new Set(['', ...names.filter((_, number) => isUsed[number])])].sort();
  const position = new Map(used.map((text, number) => [text, number]));
  const numberOf = Uint32Array.from(names, text => position.get(text) ?? 0);
  return {edgeName: chain.map(i => numberOf[name[i]!]!), names: used};
}

/** What of a graph decides where places are joined. */
type EdgeColumns = Pick<Graph, 'edgeFrom' | 'edgeTo' | 'edgeLength' | 'edgeFlags'>;

/** Which edges places may be joined to, by family of walkers: bits of SNAP_FAMILY and SNAP_EXACT. */
function snapBits(edges: EdgeColumns, nodeCount: number, rules: BuildRules) {
  const {edgeFlags} = edges;
  const anyone = snappable(nodeCount, edges, () => true, rules);
  // where nobody is joined nobody on wheels is either
  const onWheels = (edge: number) => anyone.joins[edge] === 1 && !isClosedToWheels(edgeFlags[edge]!);
  const stepFree = snappable(nodeCount, edges, onWheels, rules);
  const edgeSnap = Uint8Array.from(edgeFlags, (flags, edge) => {
    const bits = (flags & OTHER_LEVEL) === 0 ? SNAP_FAMILY : SNAP_EXACT;
    if ((flags & NOT_JOINED) !== 0) return 0;
    return (anyone.joins[edge]! && bits.any) | (stepFree.joins[edge]! && bits.stepFree);
  });
  return {edgeSnap, componentCount: anyone.componentCount, snapComponentCount: anyone.longCount};
}

/** Which edges are part of a long component of those that are `usable`. */
function snappable(nodeCount: number, edges: EdgeColumns, usable: (edge: number) => boolean, rules: BuildRules) {
  const {edgeFrom, edgeTo, edgeLength, edgeFlags} = edges;
  const {componentOf, count} = components(nodeCount, edgeFrom, edgeTo, usable);
  const centimeters = new Float64Array(nodeCount);
  for (let e = 0; e < edgeFrom.length; e++) {
    // lines drawn across squares are ours, and do not make a piece of network more real
    const counts = usable(e) && (edgeFlags[e]! & EDGE_FLAG.plaza) === 0;
    if (counts) centimeters[componentOf[edgeFrom[e]!]!]! += edgeLength[e]!;
  }
  const longest = centimeters.indexOf(centimeters.reduce((most, length) => Math.max(most, length), 0));
  const isLong = new Uint8Array(nodeCount);
  let longCount = 0;
  for (let node = 0; node < nodeCount; node++) {
    const length = centimeters[node]!;
    if (length === 0 || (node !== longest && length < rules.minimumComponentMeters * 100)) continue;
    isLong[node] = 1;
    longCount++;
  }
  const joins = Uint8Array.from(edgeFrom, (from, e) => (usable(e) && isLong[componentOf[from]!] ? 1 : 0));
  return {joins, componentCount: count, longCount};
}

/** Geometry of chains, in the order of the edges. */
function joinShapes(chain: Uint32Array, {firstPoint, point}: Chains, places: VertexPlaces): EdgeShape {
  const firstVertex = new Uint32Array(chain.length + 1);
  const lon = new Int32Array(point.length);
  const lat = new Int32Array(point.length);
  let at = 0;
  for (const [edge, i] of chain.entries()) {
    for (let p = firstPoint[i]!; p < firstPoint[i + 1]!; p++, at++) {
      lon[at] = places.lon[point[p]!]!;
      lat[at] = places.lat[point[p]!]!;
    }
    firstVertex[edge + 1] = at;
  }
  return {firstVertex, lon, lat};
}

/** Midway between the least and the greatest, 0 of none. */
function middle(values: Int32Array): number {
  if (values.length === 0) return 0;
  const least = values.reduce((a, b) => Math.min(a, b));
  return Math.round((least + values.reduce((a, b) => Math.max(a, b))) / 2);
}
