import type {MultiPolygon} from '#schema/column.ts';
import {orientedPolygons} from './table.ts';

const POINT = 1;
const POLYGON = 3;
const MULTI_POLYGON = 6;

/** Encodes a place in degrees as a little-endian WKB point (21 bytes). */
export function encodeWkbPoint(lon: number, lat: number): Uint8Array {
  const bytes = new Uint8Array(21);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, POINT, true);
  view.setFloat64(5, lon, true);
  view.setFloat64(13, lat, true);
  return bytes;
}

/** Encodes polygons as a little-endian WKB multipolygon, rings wound as RFC 7946 asks. */
export function encodeWkbMultiPolygon(polygons: MultiPolygon): Uint8Array {
  const oriented = orientedPolygons(polygons);
  let size = 9;
  for (const rings of oriented) {
    size += 9;
    for (const ring of rings) size += 4 + ring.length * 16;
  }
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const header = (type: number, count: number) => {
    view.setUint8(at, 1);
    view.setUint32(at + 1, type, true);
    view.setUint32(at + 5, count, true);
    at += 9;
  };
  header(MULTI_POLYGON, oriented.length);
  for (const rings of oriented) {
    header(POLYGON, rings.length);
    for (const ring of rings) {
      view.setUint32(at, ring.length, true);
      at += 4;
      for (const [lon, lat] of ring) {
        view.setFloat64(at, lon, true);
        view.setFloat64(at + 8, lat, true);
        at += 16;
      }
    }
  }
  return bytes;
}

/** Decodes a multipolygon written by `encodeWkbMultiPolygon`. Throws for other geometry or byte order. */
export function decodeWkbMultiPolygon(bytes: Uint8Array): MultiPolygon {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const header = (expected: number) => {
    const order = view.getUint8(at);
    const type = view.getUint32(at + 1, true);
    if (order !== 1 || type !== expected) {
      throw new Error(`wkb: found byte order ${order} and type ${type}, expected 1 and ${expected}`);
    }
    at += 9;
    return view.getUint32(at - 4, true);
  };
  const ring = () => {
    const length = view.getUint32(at, true);
    at += 4;
    return Array.from({length}, (): [number, number] => {
      at += 16;
      return [view.getFloat64(at - 16, true), view.getFloat64(at - 8, true)];
    });
  };
  return Array.from({length: header(MULTI_POLYGON)}, () => Array.from({length: header(POLYGON)}, ring));
}
