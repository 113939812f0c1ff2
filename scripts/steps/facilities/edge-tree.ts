import Flatbush from 'flatbush';
import {type EdgeShape, type Graph, SNAP_FAMILY} from '#core/graph.ts';

/** The walkable edges that may be joined to, findable by box. Coordinates are whole 1e-7 degrees. */
export interface EdgeTree {
  readonly shape: EdgeShape;
  /** Edge of each box. */
  readonly edges: Uint32Array;
  /** Null when no edge may be joined to. */
  readonly boxes: Flatbush | null;
}

/** Indexes the edges of a graph that places may be joined to (not in tunnels or off the ground). */
export function edgeTree(graph: Graph, shape: EdgeShape): EdgeTree {
  const edges: number[] = [];
  for (let edge = 0; edge < graph.edgeCount; edge++) if (graph.edgeSnap[edge]! & SNAP_FAMILY.any) edges.push(edge);
  if (edges.length === 0) return {shape, edges: new Uint32Array(0), boxes: null};
  const boxes = new Flatbush(edges.length);
  for (const edge of edges) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let v = shape.firstVertex[edge]!; v < shape.firstVertex[edge + 1]!; v++) {
      west = Math.min(west, shape.lon[v]!);
      east = Math.max(east, shape.lon[v]!);
      south = Math.min(south, shape.lat[v]!);
      north = Math.max(north, shape.lat[v]!);
    }
    boxes.add(west, south, east, north);
  }
  boxes.finish();
  return {shape, edges: Uint32Array.from(edges), boxes};
}

type Position = readonly [number, number];

/** Where walkable edges touch or cross a ring of degrees, in the order of the ring. */
export function meetings(tree: EdgeTree, ring: readonly Position[]): Position[] {
  const {shape, edges, boxes} = tree;
  if (boxes === null) return [];
  const scaled = ring.map(([lon, lat]): Position => [Math.round(lon * 1e7), Math.round(lat * 1e7)]);
  const found: Position[] = [];
  for (let i = 1; i < scaled.length; i++) {
    const [a, b] = [scaled[i - 1]!, scaled[i]!];
    const near = boxes.search(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    const shares: number[] = [];
    for (const box of near) {
      const edge = edges[box]!;
      for (let v = shape.firstVertex[edge]! + 1; v < shape.firstVertex[edge + 1]!; v++) {
        const share = crossingShare(a, b, [shape.lon[v - 1]!, shape.lat[v - 1]!], [shape.lon[v]!, shape.lat[v]!]);
        if (share !== null) shares.push(share);
      }
    }
    for (const share of shares.sort((x, y) => x - y))
      found.push([(a[0] + share * (b[0] - a[0])) / 1e7, (a[1] + share * (b[1] - a[1])) / 1e7]);
  }
  return found;
}

/** Share of the way from a to b at which the segment c–d meets it, ends included; null when it does not. */
function crossingShare(a: Position, b: Position, c: Position, d: Position): number | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const [qx, qy] = [c[0] - a[0], c[1] - a[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return touchShare(a, b, c) ?? touchShare(a, b, d);
  const share = (qx * sy - qy * sx) / cross;
  const other = (qx * ry - qy * rx) / cross;
  return share >= 0 && share <= 1 && other >= 0 && other <= 1 ? share : null;
}

/** Share along a–b of a point that lies exactly on it; null when it does not. */
function touchShare(a: Position, b: Position, p: Position): number | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [qx, qy] = [p[0] - a[0], p[1] - a[1]];
  if (rx * qy - ry * qx !== 0) return null;
  const length = rx * rx + ry * ry;
  const share = length === 0 ? 0 : (rx * qx + ry * qy) / length;
  return share >= 0 && share <= 1 && (length > 0 || (qx === 0 && qy === 0)) ? share : null;
}
