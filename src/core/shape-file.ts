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

/** Units of 1e-7 degrees in one stored step: 1e-6 degrees, at most 6 cm off, and a quarter fewer bytes. */
const STEP = 10;

/**
 * Writes `graph-shape.bin`: the vertices between the end nodes of every edge in steps of 1e-6 degrees, each as the difference
 * to the vertex before, and the street names. The end nodes are those of the graph, to 1e-7 degrees; so are all lengths.
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
    let beforeLon = Math.round(nodeLon[edgeFrom[e]!]! / STEP);
    let beforeLat = Math.round(nodeLat[edgeFrom[e]!]! / STEP);
    for (let v = shape.firstVertex[e]! + 1; v < shape.firstVertex[e + 1]! - 1; v++) {
      const stepLon = Math.round(shape.lon[v]! / STEP);
      const stepLat = Math.round(shape.lat[v]! / STEP);
      lon[at] = stepLon - beforeLon;
      lat[at++] = stepLat - beforeLat;
      beforeLon = stepLon;
      beforeLat = stepLat;
    }
  }
  return encodeSections(MAGIC, VERSION, [
    {name: 'counts', unit: 'nodes, edges', type: 'u32', values: Uint32Array.of(graph.nodeCount, edgeCount)},
    {name: 'inner_vertices', unit: 'vertices', type: 'varint', values: inner},
    {name: 'inner_lon', unit: '1e-6 deg, difference', type: 'zigzag', values: lon},
    {name: 'inner_lat', unit: '1e-6 deg, difference', type: 'zigzag', values: lat},
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
    let stepLon = Math.round(lon[first]! / STEP);
    let stepLat = Math.round(lat[first]! / STEP);
    for (let v = first + 1; v < last; v++, at++) {
      stepLon += innerLon[at]!;
      stepLat += innerLat[at]!;
      lon[v] = stepLon * STEP;
      lat[v] = stepLat * STEP;
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
