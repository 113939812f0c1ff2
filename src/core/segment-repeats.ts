import {buildArcs} from './arcs.ts';
import type {RawNetwork} from './build-graph.ts';
import {turnedFlags} from './graph.ts';

/** Marks segments that repeat another of the same kind, flags and ends; the one with fewer waits stays. */
function repeatedSegments(raw: RawNetwork): Uint8Array {
  const {segmentKind, segmentFlags} = raw;
  const {firstArc, arcTo, arcEdge} = buildArcs(raw.vertexLon.length, raw.segmentFrom, raw.segmentTo);
  const repeated = new Uint8Array(raw.segmentFrom.length);
  for (let vertex = 0; vertex < raw.vertexLon.length; vertex++) {
    const end = firstArc[vertex + 1]!;
    for (let a = firstArc[vertex]!; a < end; a++) {
      if (arcTo[a]! < vertex || repeated[arcEdge[a]! >>> 1]) continue;
      let best = arcEdge[a]! >>> 1;
      for (let b = a + 1; b < end; b++) {
        const s = arcEdge[b]! >>> 1;
        if (arcTo[b] !== arcTo[a] || repeated[s]) continue;
        if (segmentKind[s] !== segmentKind[best] || segmentFlags[s] !== segmentFlags[best]) continue;
        // a one-way segment repeats only one that is drawn the same way
        const isOneWay = turnedFlags(segmentFlags[s]!) !== segmentFlags[s]!;
        if (isOneWay && (arcEdge[a]! & 1) !== (arcEdge[b]! & 1)) continue;
        if (betterRepeat(raw, s, best)) {
          repeated[best] = 1;
          best = s;
        } else repeated[s] = 1;
      }
    }
  }
  return repeated;
}

/** Leaves out segments that repeat another of the same kind, flags and ends (two ways drawn over one another). */
export function withoutRepeats(raw: RawNetwork): RawNetwork {
  const repeated = repeatedSegments(raw);
  const kept = repeated.reduce((sum, one) => sum + 1 - one, 0);
  if (kept === repeated.length) return raw;
  const rows = new Uint32Array(kept);
  let at = 0;
  repeated.forEach((one, s) => {
    if (!one) rows[at++] = s;
  });
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
