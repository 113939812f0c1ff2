import type {Graph} from './graph.ts';
import type {LinkColumns} from './link.ts';
import {decodeSections, encodeSections} from './section-file.ts';

/** What would have to be built or opened, in the order of the stored number. Append only. */
export const LINK_KINDS = ['path', 'gate', 'crossing', 'bridge'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Bits of `flags`. */
export const LINK_FLAG = {
  /** Leads through residential land, a compound or a private way (需业主同意). */
  needsConsent: 1,
} as const;

/** Links that do not exist but could: l rows. */
export interface CandidateLinks {
  readonly links: LinkColumns;
  /** [l] index into LINK_KINDS. */
  readonly kind: Uint8Array;
  /** [l] bits of LINK_FLAG. */
  readonly flags: Uint8Array;
  /** [l] where the link starts and ends, 1e-7 degrees. */
  readonly fromLon: Int32Array;
  readonly fromLat: Int32Array;
  readonly toLon: Int32Array;
  readonly toLat: Int32Array;
}

const MAGIC = 'YKLK';
const VERSION = [1, 0] as const;

/** Writes `links.bin`: candidate links of one graph, nothing of what lies around them. */
export function encodeLinks(graph: Graph, candidates: CandidateLinks): Uint8Array<ArrayBuffer> {
  const {links, kind, flags} = candidates;
  return encodeSections(MAGIC, VERSION, [
    {name: 'counts', unit: 'links, edges', type: 'u32', values: Uint32Array.of(kind.length, graph.edgeCount)},
    {name: 'from_edge', unit: 'edge', type: 'varint', values: links.fromEdge},
    {name: 'from_fraction', unit: '1/65535', type: 'u16', values: links.fromFraction},
    {name: 'to_edge', unit: 'edge', type: 'varint', values: links.toEdge},
    {name: 'to_fraction', unit: '1/65535', type: 'u16', values: links.toFraction},
    {name: 'length', unit: 'cm', type: 'varint', values: links.centimeters},
    {name: 'kind', unit: 'kind', type: 'u8', values: kind},
    {name: 'flags', unit: 'bits', type: 'u8', values: flags},
    {name: 'from_lon', unit: '1e-7 deg', type: 'delta', values: candidates.fromLon},
    {name: 'from_lat', unit: '1e-7 deg', type: 'delta', values: candidates.fromLat},
    {name: 'to_lon', unit: '1e-7 deg', type: 'delta', values: candidates.toLon},
    {name: 'to_lat', unit: '1e-7 deg', type: 'delta', values: candidates.toLat},
  ]);
}

/** Reads `links.bin` of this graph. Throws when it is not one, is cut short, or belongs to another graph. */
export function decodeLinks(graph: Graph, bytes: Uint8Array): CandidateLinks {
  const file = decodeSections('links', MAGIC, VERSION[0], bytes);
  const [count, edges] = file.column('counts', 'u32', 2) as unknown as [number, number];
  if (edges !== graph.edgeCount) throw new Error(`links: made for ${edges} edges, the graph has ${graph.edgeCount}`);
  const links = {
    fromEdge: file.column('from_edge', 'varint', count),
    fromFraction: file.column('from_fraction', 'u16', count),
    toEdge: file.column('to_edge', 'varint', count),
    toFraction: file.column('to_fraction', 'u16', count),
    centimeters: file.column('length', 'varint', count),
  };
  for (const column of [links.fromEdge, links.toEdge])
    for (const edge of column)
      if (edge >= edges) throw new Error(`links: a link joins edge ${edge}, expected below ${edges}`);
  const kind = file.column('kind', 'u8', count);
  for (const one of kind)
    if (one >= LINK_KINDS.length) throw new Error(`links: kind ${one}, expected below ${LINK_KINDS.length}`);
  return {
    links,
    kind,
    flags: file.column('flags', 'u8', count),
    fromLon: file.column('from_lon', 'delta', count),
    fromLat: file.column('from_lat', 'delta', count),
    toLon: file.column('to_lon', 'delta', count),
    toLat: file.column('to_lat', 'delta', count),
  };
}
