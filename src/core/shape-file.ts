import type {EdgeShape, Graph} from './graph.ts';
import {decodeSections, encodeSections} from './section-file.ts';

const MAGIC = 'YKSH';
const VERSION = [1, 0] as const;

/** Street names of the edges. */
export interface EdgeNames {
  /** [m] index into `names`; 0 = none. */
  readonly edgeName: Uint32Array;
  /** '' stands first. */
  readonly names: readonly string[];
}

/**
 * Writes `graph-shape.bin`: the vertices between the end nodes of every edge, each as the difference to the vertex before,
 * and the street names. The end nodes are those of the graph.
 */
export function encodeShape(graph: Graph, shape: EdgeShape, names: EdgeNames): Uint8Array<ArrayBuffer> {
  const {edgeCount, edgeFrom, nodeLon, nodeLat} = graph;
  const inner = new Uint32Array(edgeCount);
  for (let e = 0; e < edgeCount; e++) inner[e] = shape.firstVertex[e + 1]! - shape.firstVertex[e]! - 2;
  const total = shape.lon.length - 2 * edgeCount;
  const lon = new Int32Array(total);
  const lat = new Int32Array(total);
  let at = 0;
  for (let e = 0; e < edgeCount; e++) {
    let beforeLon = nodeLon[edgeFrom[e]!]!;
    let beforeLat = nodeLat[edgeFrom[e]!]!;
    for (let v = shape.firstVertex[e]! + 1; v < shape.firstVertex[e + 1]! - 1; v++) {
      lon[at] = shape.lon[v]! - beforeLon;
      lat[at++] = shape.lat[v]! - beforeLat;
      beforeLon = shape.lon[v]!;
      beforeLat = shape.lat[v]!;
    }
  }
  return encodeSections(MAGIC, VERSION, [
    {name: 'counts', unit: 'nodes, edges', type: 'u32', values: Uint32Array.of(graph.nodeCount, edgeCount)},
    {name: 'inner_vertices', unit: 'vertices', type: 'varint', values: inner},
    {name: 'inner_lon', unit: '1e-7 deg, difference', type: 'zigzag', values: lon},
    {name: 'inner_lat', unit: '1e-7 deg, difference', type: 'zigzag', values: lat},
    {name: 'edge_name', unit: 'name', type: 'varint', values: names.edgeName},
    {name: 'names', unit: 'json', type: 'json', values: names.names},
  ]);
}

/** Reads `graph-shape.bin` of this graph. Throws when it is not one, is cut short, or belongs to another graph. */
export function decodeShape(graph: Graph, bytes: Uint8Array): {shape: EdgeShape; names: EdgeNames} {
  const file = decodeSections('graph-shape', MAGIC, VERSION[0], bytes);
  const {edgeCount, edgeFrom, edgeTo, nodeLon, nodeLat} = graph;
  const [nodes, edges] = file.column('counts', 'u32', 2);
  if (nodes !== graph.nodeCount || edges !== edgeCount)
    throw new Error(
      `graph-shape: made for ${nodes} nodes and ${edges} edges, the graph has ${graph.nodeCount} and ${edgeCount}`,
    );
  const inner = file.column('inner_vertices', 'varint', edgeCount);
  const firstVertex = new Uint32Array(edgeCount + 1);
  for (let e = 0; e < edgeCount; e++) firstVertex[e + 1] = firstVertex[e]! + inner[e]! + 2;
  const total = firstVertex[edgeCount]!;
  const innerLon = file.column('inner_lon', 'zigzag', total - 2 * edgeCount);
  const innerLat = file.column('inner_lat', 'zigzag', total - 2 * edgeCount);
  const lon = new Int32Array(total);
  const lat = new Int32Array(total);
  let at = 0;
  for (let e = 0; e < edgeCount; e++) {
    const first = firstVertex[e]!;
    const last = firstVertex[e + 1]! - 1;
    lon[first] = nodeLon[edgeFrom[e]!]!;
    lat[first] = nodeLat[edgeFrom[e]!]!;
    for (let v = first + 1; v < last; v++, at++) {
      lon[v] = lon[v - 1]! + innerLon[at]!;
      lat[v] = lat[v - 1]! + innerLat[at]!;
    }
    lon[last] = nodeLon[edgeTo[e]!]!;
    lat[last] = nodeLat[edgeTo[e]!]!;
  }
  const names = {
    edgeName: file.column('edge_name', 'varint', edgeCount),
    names: file.column('names', 'json') as string[],
  };
  return {shape: {firstVertex, lon, lat}, names};
}
