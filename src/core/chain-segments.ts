import {buildArcs} from './arcs.ts';
import type {RawNetwork} from './build-graph.ts';
import {turnedFlags} from './graph.ts';

/**
 * Lines of segments with nothing branching off or changing on the way: c future edges. Chain i runs through vertices
 * `point[firstPoint[i]] … point[firstPoint[i + 1] − 1]`; a loop begins and ends at the same.
 */
export interface Chains {
  readonly count: number;
  /** [c + 1] */
  readonly firstPoint: Uint32Array;
  readonly point: Uint32Array;
  /** [c] index into EDGE_KINDS. */
  readonly kind: Uint8Array;
  /** [c] bits of EDGE_FLAG, directions from the first point to the last. */
  readonly flags: Uint32Array;
  /** [c] */
  readonly waits: Uint8Array;
  /** [c] index into the names of the raw network. */
  readonly name: Uint32Array;
}

/** Where vertices are, 1e-7 degrees. */
export interface VertexPlaces {
  readonly lon: Int32Array;
  readonly lat: Int32Array;
}

/** Reverses chain i in place. */
export function turnChain({firstPoint, point, flags}: Chains, i: number): void {
  point.subarray(firstPoint[i]!, firstPoint[i + 1]!).reverse();
  flags[i] = turnedFlags(flags[i]!);
}

/** Vertices that a chain passes through: two segments meet there that agree in kind, flags and name. */
function passedVertices(raw: RawNetwork, firstArc: Uint32Array, arcEdge: Uint32Array): Uint8Array {
  const passes = new Uint8Array(raw.vertexLon.length);
  for (let vertex = 0; vertex < passes.length; vertex++) {
    const arc = firstArc[vertex]!;
    if (firstArc[vertex + 1]! - arc === 2 && goesOn(raw, arcEdge[arc]!, arcEdge[arc + 1]!)) passes[vertex] = 1;
  }
  return passes;
}

/**
 * Joins segments at vertices of degree two whose two segments agree in kind, flags and name; waits add up (at most 255). Every
 * segment is in exactly one chain. A ring that meets nothing else is one loop from its southernmost, then westernmost vertex.
 */
export function chainSegments(raw: RawNetwork): Chains {
  const {vertexLon, vertexLat, segmentWaits} = raw;
  const segmentCount = raw.segmentFrom.length;
  const {firstArc, arcTo, arcEdge} = buildArcs(vertexLon.length, raw.segmentFrom, raw.segmentTo);
  const passes = passedVertices(raw, firstArc, arcEdge);
  const used = new Uint8Array(segmentCount);
  const firstPoint = new Uint32Array(segmentCount + 1);
  const point = new Uint32Array(2 * segmentCount);
  const firstSegment = new Uint32Array(segmentCount);
  const flags = new Uint32Array(segmentCount);
  const waits = new Uint8Array(segmentCount);
  let count = 0;
  let points = 0;
  const follow = (start: number, startArc: number) => {
    point[points++] = start;
    let waited = 0;
    for (let arc = startArc; ; ) {
      const segment = arcEdge[arc]! >>> 1;
      used[segment] = 1;
      waited += segmentWaits[segment]!;
      const vertex = arcTo[arc]!;
      point[points++] = vertex;
      if (vertex === start || passes[vertex] === 0) break;
      const other = firstArc[vertex]!;
      arc = arcEdge[other]! >>> 1 === segment ? other + 1 : other;
    }
    firstSegment[count] = arcEdge[startArc]! >>> 1;
    flags[count] = leavingFlags(raw, arcEdge[startArc]!);
    waits[count] = Math.min(waited, 255);
    firstPoint[++count] = points;
  };
  const unused = (arc: number) => used[arcEdge[arc]! >>> 1] === 0;
  for (let vertex = 0; vertex < passes.length; vertex++) {
    if (passes[vertex]) continue;
    for (let arc = firstArc[vertex]!; arc < firstArc[vertex + 1]!; arc++) if (unused(arc)) follow(vertex, arc);
  }
  // what is left passes through everywhere
  const left: number[] = [];
  for (let vertex = 0; vertex < passes.length; vertex++)
    if (passes[vertex] && unused(firstArc[vertex]!)) left.push(vertex);
  left.sort((a, b) => vertexLat[a]! - vertexLat[b]! || vertexLon[a]! - vertexLon[b]! || a - b);
  for (const vertex of left) if (unused(firstArc[vertex]!)) follow(vertex, firstArc[vertex]!);
  const segments = firstSegment.subarray(0, count);
  return {
    count,
    firstPoint: firstPoint.slice(0, count + 1),
    point: point.slice(0, points),
    kind: Uint8Array.from(segments, segment => raw.segmentKind[segment]!),
    flags: flags.slice(0, count),
    waits: waits.slice(0, count),
    name: segments.map(segment => raw.segmentName[segment]!),
  };
}

/** Turns every chain into the direction that does not depend on how it was found. */
export function turnCanonical(chains: Chains, {lon, lat}: VertexPlaces): void {
  const {count, firstPoint, point, flags} = chains;
  for (let i = 0; i < count; i++) {
    const first = firstPoint[i]!;
    const last = firstPoint[i + 1]! - 1;
    let order = 0;
    for (let a = first, b = last; a <= last && order === 0; a++, b--)
      order = lon[point[a]!]! - lon[point[b]!]! || lat[point[a]!]! - lat[point[b]!]!;
    const turned = turnedFlags(flags[i]!);
    if (order === 0) order = flags[i]! - turned || point[first]! - point[last]!;
    if (order > 0) turnChain(chains, i);
  }
}

/** Order of chains i and j by what they are, not by how their vertices are numbered. */
export function compareChains(
  {firstPoint, point, kind, flags, waits, name}: Chains,
  {lon, lat}: VertexPlaces,
  names: readonly string[],
  i: number,
  j: number,
): number {
  const [a, b] = [firstPoint[i]!, firstPoint[j]!];
  const length = firstPoint[i + 1]! - a;
  const byColumns =
    kind[i]! - kind[j]! || flags[i]! - flags[j]! || waits[i]! - waits[j]! || length - (firstPoint[j + 1]! - b);
  if (byColumns !== 0) return byColumns;
  for (let at = 0; at < length; at++) {
    const [p, q] = [point[a + at]!, point[b + at]!];
    const byPlace = lon[p]! - lon[q]! || lat[p]! - lat[q]!;
    if (byPlace !== 0) return byPlace;
  }
  const [nameI, nameJ] = [names[name[i]!]!, names[name[j]!]!];
  return nameI < nameJ ? -1 : nameI > nameJ ? 1 : 0;
}

/** Flags of a segment in the direction its arc leaves a vertex. */
function leavingFlags(raw: RawNetwork, arcEdge: number): number {
  const flags = raw.segmentFlags[arcEdge >>> 1]!;
  return arcEdge & 1 ? turnedFlags(flags) : flags;
}

/** True when two segments that leave a vertex can be one street through it. */
function goesOn(raw: RawNetwork, arcEdge1: number, arcEdge2: number): boolean {
  const a = arcEdge1 >>> 1;
  const b = arcEdge2 >>> 1;
  return (
    a !== b &&
    raw.segmentKind[a] === raw.segmentKind[b] &&
    raw.segmentName[a] === raw.segmentName[b] &&
    turnedFlags(leavingFlags(raw, arcEdge1)) === leavingFlags(raw, arcEdge2)
  );
}
