import {buildArcs} from './arcs.ts';
import {type Chain, chainSegments, reverseChain} from './chain-segments.ts';
import {components} from './components.ts';
import {
  EDGE_FLAG,
  type EdgeShape,
  type Graph,
  isClosedToWheels,
  SNAP_EXACT,
  SNAP_FAMILY,
  turnedFlags,
} from './graph.ts';
import {hilbertPosition} from './hilbert.ts';
import {haversineMeters, planeAt} from './plane.ts';
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

interface Edge extends Chain {
  readonly from: number;
  readonly to: number;
  readonly centimeters: number;
}

/**
 * Makes the graph of a raw network: merges vertices of degree two between segments of one kind, flags and name (their waits
 * add up), cuts long edges, measures them on the sphere, puts nodes in the order of a Hilbert curve and edges in the order of
 * their nodes. The order of segments and, where no two vertices share a place, of vertices has no influence on the answer.
 * Slopes are left flat.
 */
export function buildGraph(raw: RawNetwork, rules: BuildRules): BuiltGraph {
  const chains = chainSegments(withoutRepeats(raw)).map(canonicalChain);
  const pieces = cutLongChains(
    chains.sort((a, b) => compareChains(a, b, raw.names)),
    raw.vertexLon.length,
  );
  const nodes = orderNodes(pieces);
  const edges = pieces.map(piece => toEdge(piece, nodes.numberOf)).sort((a, b) => compareEdges(a, b, raw.names));
  const names = [...new Set(['', ...edges.map(edge => raw.names[edge.name]!)])].sort();
  const nameNumber = new Map(names.map((name, number) => [name, number]));
  const nodeCount = nodes.lon.length;
  const edgeFrom = Uint32Array.from(edges, edge => edge.from);
  const edgeTo = Uint32Array.from(edges, edge => edge.to);
  const anyone = snappable(nodeCount, edges, () => true, rules);
  // where nobody is joined nobody on wheels is either
  const onWheels = (edge: number) => anyone.joins[edge] === 1 && !isClosedToWheels(edges[edge]!.flags);
  const stepFree = snappable(nodeCount, edges, onWheels, rules);
  const graph: Graph = {
    plane: planeAt(middle(nodes.lat) / DEGREE_SCALE),
    nodeCount,
    edgeCount: edges.length,
    nodeLon: nodes.lon,
    nodeLat: nodes.lat,
    edgeFrom,
    edgeTo,
    edgeLength: Uint32Array.from(edges, edge => edge.centimeters),
    edgeKind: Uint8Array.from(edges, edge => edge.kind),
    edgeFlags: Uint16Array.from(edges, edge => edge.flags),
    edgeWaits: Uint8Array.from(edges, edge => edge.waits),
    edgeSlopeForward: new Uint16Array(edges.length).fill(1000),
    edgeSlopeBackward: new Uint16Array(edges.length).fill(1000),
    edgeSnap: Uint8Array.from(edges, (edge, at) => {
      const bits = (edge.flags & OTHER_LEVEL) === 0 ? SNAP_FAMILY : SNAP_EXACT;
      if ((edge.flags & EDGE_FLAG.ferry) !== 0) return 0;
      return (anyone.joins[at]! && bits.any) | (stepFree.joins[at]! && bits.stepFree);
    }),
    ...buildArcs(nodeCount, edgeFrom, edgeTo),
  };
  return {
    graph,
    shape: joinShapes(edges),
    edgeName: Uint32Array.from(edges, edge => nameNumber.get(raw.names[edge.name]!)!),
    names,
    componentCount: anyone.componentCount,
    snapComponentCount: anyone.longCount,
  };
}

/** Leaves out segments that repeat another of the same kind, flags and ends (two ways drawn over one another). */
function withoutRepeats(raw: RawNetwork): RawNetwork {
  const kept = new Map<string, number>();
  const count = raw.segmentFrom.length;
  for (let s = 0; s < count; s++) {
    const [from, to] = [raw.segmentFrom[s]!, raw.segmentTo[s]!];
    // a one-way segment keeps its direction in the key
    const oneWay = turnedFlags(raw.segmentFlags[s]!) !== raw.segmentFlags[s]!;
    const ends = from < to || oneWay ? `${from} ${to}` : `${to} ${from}`;
    const key = `${ends} ${raw.segmentKind[s]} ${raw.segmentFlags[s]}`;
    const other = kept.get(key);
    if (other === undefined || betterRepeat(raw, s, other)) kept.set(key, s);
  }
  if (kept.size === count) return raw;
  const rows = Uint32Array.from(kept.values()).sort();
  return {
    ...raw,
    segmentFrom: rows.map(s => raw.segmentFrom[s]!),
    segmentTo: rows.map(s => raw.segmentTo[s]!),
    segmentKind: Uint8Array.from(rows, s => raw.segmentKind[s]!),
    segmentFlags: Uint16Array.from(rows, s => raw.segmentFlags[s]!),
    segmentWaits: Uint8Array.from(rows, s => raw.segmentWaits[s]!),
    segmentName: rows.map(s => raw.segmentName[s]!),
  };
}

/** The one with fewer waits, then with the greater name ('' last), stays. */
function betterRepeat(raw: RawNetwork, s: number, other: number): boolean {
  const waits = raw.segmentWaits[s]! - raw.segmentWaits[other]!;
  if (waits !== 0) return waits < 0;
  return raw.names[raw.segmentName[s]!]! > raw.names[raw.segmentName[other]!]!;
}

/** The direction of a chain that does not depend on how it was found. */
function canonicalChain(chain: Chain): Chain {
  const last = chain.lon.length - 1;
  for (let i = 0; i < chain.lon.length; i++) {
    const difference = chain.lon[i]! - chain.lon[last - i]! || chain.lat[i]! - chain.lat[last - i]!;
    if (difference !== 0) return difference < 0 ? chain : reverseChain(chain);
  }
  const turned = reverseChain(chain);
  return chain.flags < turned.flags || (chain.flags === turned.flags && chain.first <= chain.last) ? chain : turned;
}

function segmentMeters(lon: readonly number[], lat: readonly number[], i: number): number {
  return haversineMeters(
    lon[i - 1]! / DEGREE_SCALE,
    lat[i - 1]! / DEGREE_SCALE,
    lon[i]! / DEGREE_SCALE,
    lat[i]! / DEGREE_SCALE,
  );
}

function lengthMeters(lon: readonly number[], lat: readonly number[]): number {
  let meters = 0;
  for (let i = 1; i < lon.length; i++) meters += segmentMeters(lon, lat, i);
  return meters;
}

/** Cuts chains longer than MAX_EDGE_METERS into equal parts; cuts are new vertices, numbered from `firstFree`. */
function cutLongChains(chains: readonly Chain[], firstFree: number): Chain[] {
  let free = firstFree;
  return chains.flatMap(chain => {
    const total = lengthMeters(chain.lon, chain.lat);
    const parts = Math.ceil(total / MAX_EDGE_METERS);
    if (parts <= 1) return [chain];
    const cut = cutChain(chain, total, parts, free);
    free += parts - 1;
    return cut;
  });
}

function cutChain(chain: Chain, total: number, parts: number, firstFree: number): Chain[] {
  const pieces: Chain[] = [];
  let lon = [chain.lon[0]!];
  let lat = [chain.lat[0]!];
  let walked = 0;
  let waitsGiven = 0;
  const close = (last: number) => {
    const part = pieces.length;
    const waits = Math.floor(((part + 1) * chain.waits) / parts) - waitsGiven;
    waitsGiven += waits;
    pieces.push({...chain, lon, lat, first: part === 0 ? chain.first : firstFree + part - 1, last, waits});
  };
  for (let i = 1; i < chain.lon.length; i++) {
    const meters = segmentMeters(chain.lon, chain.lat, i);
    while (pieces.length < parts - 1 && walked + meters >= ((pieces.length + 1) * total) / parts) {
      const share = (((pieces.length + 1) * total) / parts - walked) / meters;
      const cutLon = Math.round(chain.lon[i - 1]! + share * (chain.lon[i]! - chain.lon[i - 1]!));
      const cutLat = Math.round(chain.lat[i - 1]! + share * (chain.lat[i]! - chain.lat[i - 1]!));
      lon.push(cutLon);
      lat.push(cutLat);
      close(firstFree + pieces.length);
      lon = [cutLon];
      lat = [cutLat];
    }
    lon.push(chain.lon[i]!);
    lat.push(chain.lat[i]!);
    walked += meters;
  }
  close(chain.last);
  return pieces;
}

interface OrderedNodes {
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  /** Node of each vertex that is one. */
  readonly numberOf: ReadonlyMap<number, number>;
}

/** Puts the ends of chains in the order of a Hilbert curve over their bounding square. */
function orderNodes(chains: readonly Chain[]): OrderedNodes {
  const place = new Map<number, {vertex: number; lon: number; lat: number; position: number}>();
  for (const {first, last, lon, lat} of chains) {
    place.set(first, {vertex: first, lon: lon[0]!, lat: lat[0]!, position: 0});
    place.set(last, {vertex: last, lon: lon.at(-1)!, lat: lat.at(-1)!, position: 0});
  }
  const nodes = [...place.values()];
  const west = nodes.reduce((least, node) => Math.min(least, node.lon), Infinity);
  const south = nodes.reduce((least, node) => Math.min(least, node.lat), Infinity);
  const side = nodes.reduce((most, node) => Math.max(most, node.lon - west, node.lat - south), 1);
  for (const node of nodes) {
    const x = Math.floor(((node.lon - west) / side) * 65535);
    node.position = hilbertPosition(x, Math.floor(((node.lat - south) / side) * 65535));
  }
  nodes.sort((a, b) => a.position - b.position || a.lon - b.lon || a.lat - b.lat || a.vertex - b.vertex);
  return {
    lon: Int32Array.from(nodes, node => node.lon),
    lat: Int32Array.from(nodes, node => node.lat),
    numberOf: new Map(nodes.map((node, number) => [node.vertex, number])),
  };
}

/** The edge of a chain, from its smaller node to its larger. */
function toEdge(chain: Chain, numberOf: ReadonlyMap<number, number>): Edge {
  const turned = numberOf.get(chain.first)! > numberOf.get(chain.last)! ? reverseChain(chain) : chain;
  return {
    ...turned,
    from: numberOf.get(turned.first)!,
    to: numberOf.get(turned.last)!,
    centimeters: Math.max(1, Math.round(lengthMeters(chain.lon, chain.lat) * 100)),
  };
}

function compareEdges(a: Edge, b: Edge, names: readonly string[]): number {
  return a.from - b.from || a.to - b.to || a.centimeters - b.centimeters || compareChains(a, b, names);
}

/** Order by what a chain is, not by how its vertices are numbered. */
function compareChains(a: Chain, b: Chain, names: readonly string[]): number {
  const byColumns = a.kind - b.kind || a.flags - b.flags || a.waits - b.waits || a.lon.length - b.lon.length;
  if (byColumns !== 0) return byColumns;
  for (let i = 0; i < a.lon.length; i++) {
    const byPlace = a.lon[i]! - b.lon[i]! || a.lat[i]! - b.lat[i]!;
    if (byPlace !== 0) return byPlace;
  }
  const [nameA, nameB] = [names[a.name]!, names[b.name]!];
  return nameA < nameB ? -1 : nameA > nameB ? 1 : 0;
}

/** Which edges are part of a long component of those that are `usable`. */
function snappable(nodeCount: number, edges: readonly Edge[], usable: (edge: number) => boolean, rules: BuildRules) {
  const from = Uint32Array.from(edges, edge => edge.from);
  const to = Uint32Array.from(edges, edge => edge.to);
  const {componentOf, count} = components(nodeCount, from, to, usable);
  const centimeters = new Float64Array(nodeCount);
  for (const [at, edge] of edges.entries()) {
    // lines drawn across squares are ours, and do not make a piece of network more real
    const counts = usable(at) && (edge.flags & EDGE_FLAG.plaza) === 0;
    if (counts) centimeters[componentOf[edge.from]!]! += edge.centimeters;
  }
  const longest = centimeters.indexOf(centimeters.reduce((most, length) => Math.max(most, length), 0));
  const long = centimeters.map((length, node) =>
    length > 0 && (node === longest || length >= rules.minimumComponentMeters * 100) ? 1 : 0,
  );
  const joins = Uint8Array.from(edges, (edge, at) => (usable(at) && long[componentOf[edge.from]!] ? 1 : 0));
  return {joins, componentCount: count, longCount: long.reduce((sum, one) => sum + one, 0)};
}

function joinShapes(edges: readonly Edge[]): EdgeShape {
  const firstVertex = new Uint32Array(edges.length + 1);
  edges.forEach((edge, i) => {
    firstVertex[i + 1] = firstVertex[i]! + edge.lon.length;
  });
  const lon = new Int32Array(firstVertex[edges.length]!);
  const lat = new Int32Array(firstVertex[edges.length]!);
  edges.forEach((edge, i) => {
    lon.set(edge.lon, firstVertex[i]!);
    lat.set(edge.lat, firstVertex[i]!);
  });
  return {firstVertex, lon, lat};
}

/** Midway between the least and the greatest, 0 of none. */
function middle(values: Int32Array): number {
  if (values.length === 0) return 0;
  const least = values.reduce((a, b) => Math.min(a, b));
  return Math.round((least + values.reduce((a, b) => Math.max(a, b))) / 2);
}
