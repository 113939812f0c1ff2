import {buildArcs} from './arcs.ts';
import type {Graph} from './graph.ts';
import type {Plane} from './plane.ts';
import {decodeSections, encodeSections, type Section} from './section-file.ts';

const MAGIC = 'YKGR';
/** 1.1: flags of riding and pushing, of ramps and of assumed barriers. */
const VERSION = [1, 1] as const;

const difference = (a: Uint32Array, b: Uint32Array) => Int32Array.from(a, (value, i) => value - b[i]!);
const minus1000 = (column: Uint16Array) => Int32Array.from(column, value => value - 1000);
const plus1000 = (column: Int32Array) => {
  const values = new Uint16Array(column.length);
  for (let i = 0; i < column.length; i++) values[i] = column[i]! + 1000;
  return values;
};

/** Writes `graph.bin`: topology, lengths, attributes and node coordinates; enough for every number. */
export function encodeGraph(graph: Graph): Uint8Array<ArrayBuffer> {
  const sections: Section[] = [
    {name: 'plane', unit: 'json', type: 'json', values: graph.plane},
    {name: 'node_lon', unit: '1e-7 deg', type: 'delta', values: graph.nodeLon},
    {name: 'node_lat', unit: '1e-7 deg', type: 'delta', values: graph.nodeLat},
    {name: 'edge_from', unit: 'node', type: 'delta', values: Int32Array.from(graph.edgeFrom)},
    {name: 'edge_to', unit: 'node - edge_from', type: 'zigzag', values: difference(graph.edgeTo, graph.edgeFrom)},
    {name: 'edge_length', unit: 'cm', type: 'varint', values: graph.edgeLength},
    {name: 'edge_kind', unit: 'kind', type: 'u8', values: graph.edgeKind},
    {name: 'edge_flags', unit: 'bits', type: 'varint', values: Uint32Array.from(graph.edgeFlags)},
    {name: 'edge_waits', unit: 'half waits', type: 'u8', values: graph.edgeWaits},
    {name: 'edge_slope_forward', unit: '1/1000 - 1000', type: 'zigzag', values: minus1000(graph.edgeSlopeForward)},
    {name: 'edge_slope_backward', unit: '1/1000 - 1000', type: 'zigzag', values: minus1000(graph.edgeSlopeBackward)},
    {name: 'edge_snap', unit: 'bits', type: 'u8', values: graph.edgeSnap},
    {name: 'counts', unit: 'nodes, edges', type: 'u32', values: Uint32Array.of(graph.nodeCount, graph.edgeCount)},
  ];
  return encodeSections(MAGIC, VERSION, sections);
}

/** Reads `graph.bin`. Throws, naming what is wrong, when the file is not one, is cut short, or its columns do not fit together. */
export function decodeGraph(bytes: Uint8Array): Graph {
  const file = decodeSections('graph', MAGIC, VERSION[0], bytes);
  const [nodeCount, edgeCount] = file.column('counts', 'u32', 2) as unknown as [number, number];
  const edgeFrom = Uint32Array.from(file.column('edge_from', 'delta', edgeCount));
  const edgeTo = Uint32Array.from(file.column('edge_to', 'zigzag', edgeCount));
  for (let e = 0; e < edgeCount; e++) edgeTo[e]! += edgeFrom[e]!;
  for (let e = 0; e < edgeCount; e++)
    if (edgeFrom[e]! >= nodeCount || edgeTo[e]! >= nodeCount)
      throw new Error(`graph: edge ${e} joins nodes ${edgeFrom[e]} and ${edgeTo[e]}, expected below ${nodeCount}`);
  return {
    plane: file.column('plane', 'json') as Plane,
    nodeCount,
    edgeCount,
    nodeLon: file.column('node_lon', 'delta', nodeCount),
    nodeLat: file.column('node_lat', 'delta', nodeCount),
    edgeFrom,
    edgeTo,
    edgeLength: file.column('edge_length', 'varint', edgeCount),
    edgeKind: file.column('edge_kind', 'u8', edgeCount),
    edgeFlags: Uint16Array.from(file.column('edge_flags', 'varint', edgeCount)),
    edgeWaits: file.column('edge_waits', 'u8', edgeCount),
    edgeSlopeForward: plus1000(file.column('edge_slope_forward', 'zigzag', edgeCount)),
    edgeSlopeBackward: plus1000(file.column('edge_slope_backward', 'zigzag', edgeCount)),
    edgeSnap: file.column('edge_snap', 'u8', edgeCount),
    ...buildArcs(nodeCount, edgeFrom, edgeTo),
  };
}
