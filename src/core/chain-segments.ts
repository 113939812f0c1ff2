import {buildArcs} from './arcs.ts';
import type {RawNetwork} from './build-graph.ts';
import {turnedFlags} from './graph.ts';

/** A line of segments with nothing branching off or changing on the way: a future edge. */
export interface Chain {
  /** Longitudes of its vertices in order, 1e-7 degrees. */
  readonly lon: readonly number[];
  /** Latitudes of the same. */
  readonly lat: readonly number[];
  /** Vertex at its start. */
  readonly first: number;
  /** Vertex at its end; the same in a loop. */
  readonly last: number;
  readonly kind: number;
  /** Bits of EDGE_FLAG, directions from first to last. */
  readonly flags: number;
  readonly waits: number;
  /** Index into the names of the raw network. */
  readonly name: number;
}

/** The same chain walked from its other end. */
export function reverseChain(chain: Chain): Chain {
  return {
    ...chain,
    lon: chain.lon.toReversed(),
    lat: chain.lat.toReversed(),
    first: chain.last,
    last: chain.first,
    flags: turnedFlags(chain.flags),
  };
}

/**
 * Joins segments at vertices of degree two whose two segments agree in kind, flags and name; waits add up (at most 255). Every
 * segment is in exactly one chain. A ring that meets nothing else is one loop from its southernmost, then westernmost vertex.
 */
export function chainSegments(raw: RawNetwork): Chain[] {
  const vertexCount = raw.vertexLon.length;
  const {firstArc, arcTo, arcEdge} = buildArcs(vertexCount, raw.segmentFrom, raw.segmentTo);
  const used = new Uint8Array(raw.segmentFrom.length);
  const passes = new Uint8Array(vertexCount);
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const arc = firstArc[vertex]!;
    if (firstArc[vertex + 1]! - arc === 2 && goesOn(raw, arcEdge[arc]!, arcEdge[arc + 1]!)) passes[vertex] = 1;
  }

  const follow = (start: number, startArc: number): Chain => {
    const lon = [raw.vertexLon[start]!];
    const lat = [raw.vertexLat[start]!];
    let waits = 0;
    let vertex = start;
    for (let arc = startArc; ; ) {
      const segment = arcEdge[arc]! >>> 1;
      used[segment] = 1;
      waits += raw.segmentWaits[segment]!;
      vertex = arcTo[arc]!;
      lon.push(raw.vertexLon[vertex]!);
      lat.push(raw.vertexLat[vertex]!);
      if (vertex === start || passes[vertex] === 0) break;
      const other = firstArc[vertex]!;
      arc = arcEdge[other]! >>> 1 === segment ? other + 1 : other;
    }
    const segment = arcEdge[startArc]! >>> 1;
    const kind = raw.segmentKind[segment]!;
    const name = raw.segmentName[segment]!;
    return {lon, lat, first: start, last: vertex, kind, flags: leavingFlags(raw, arcEdge[startArc]!), waits, name};
  };

  const chains: Chain[] = [];
  const rings: number[] = [];
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    if (passes[vertex]) rings.push(vertex);
    else {
      for (let arc = firstArc[vertex]!; arc < firstArc[vertex + 1]!; arc++) {
        if (!used[arcEdge[arc]! >>> 1]) chains.push(follow(vertex, arc));
      }
    }
  }
  // what is left passes through everywhere
  const left = rings.filter(vertex => !used[arcEdge[firstArc[vertex]!]! >>> 1]);
  left.sort((a, b) => raw.vertexLat[a]! - raw.vertexLat[b]! || raw.vertexLon[a]! - raw.vertexLon[b]! || a - b);
  for (const vertex of left) {
    const arc = firstArc[vertex]!;
    if (!used[arcEdge[arc]! >>> 1]) chains.push(follow(vertex, arc));
  }
  return chains.map(chain => (chain.waits > 255 ? {...chain, waits: 255} : chain));
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
