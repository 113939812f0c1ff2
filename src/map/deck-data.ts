import {mercatorX, mercatorY, WORLD_PIXELS} from './map-plane.ts';
import type {LonLat, MapPolygons} from './scene.ts';

/** Lines as deck.gl takes them without asking for each: all corners in turn, and where each line begins. */
export interface LineData {
  readonly length: number;
  readonly startIndices: Uint32Array;
  readonly attributes: {
    readonly getPath: {readonly value: Float64Array; readonly size: 2};
    /** How far along its line each corner lies, pixels of the world at zoom 0. */
    readonly getAlong: {readonly value: Float32Array; readonly size: 1};
  };
}

/** Lines of at least two different corners; a corner that repeats the one before is left out. */
export function lineData(lines: readonly (readonly LonLat[])[]): LineData {
  const most = lines.reduce((sum, line) => sum + line.length, 0);
  const corners = new Float64Array(2 * most);
  const along = new Float32Array(most);
  const starts: number[] = [0];
  let at = 0;
  for (const line of lines) {
    const start = at;
    let [x, y, length] = [Number.NaN, Number.NaN, 0];
    for (const [lon, lat] of line) {
      const [nextX, nextY] = [mercatorX(lon), mercatorY(lat)];
      const piece = Math.hypot(nextX - x, nextY - y);
      if (piece === 0) continue;
      if (at > start) length += piece * WORLD_PIXELS;
      corners[2 * at] = lon;
      corners[2 * at + 1] = lat;
      along[at++] = length;
      [x, y] = [nextX, nextY];
    }
    if (at - start < 2) at = start;
    else starts.push(at);
  }
  return {
    length: starts.length - 1,
    startIndices: Uint32Array.from(starts),
    attributes: {
      getPath: {value: corners.slice(0, 2 * at), size: 2},
      getAlong: {value: along.slice(0, at), size: 1},
    },
  };
}

/** Polygon as deck.gl cuts it into triangles: corners of all rings in turn, and where the holes begin. */
export interface FlatPolygon {
  readonly positions: Float64Array;
  readonly holeIndices: number[];
}

export function flatPolygons(polygons: MapPolygons): FlatPolygon[] {
  return polygons.map(rings => {
    const positions = Float64Array.from(rings.flat(2));
    const holeIndices: number[] = [];
    let at = 0;
    for (const [k, ring] of rings.entries()) {
      if (k > 0) holeIndices.push(2 * at);
      at += ring.length;
    }
    return {positions, holeIndices};
  });
}

/** Symbols as deck.gl takes them without asking for each: places, and the number of each one's picture in the atlas. */
export interface IconData {
  readonly length: number;
  readonly attributes: {
    readonly getPosition: {readonly value: Float32Array | Float64Array; readonly size: 2};
    readonly getIcon: {readonly value: Uint16Array; readonly size: 1};
  };
}

export function iconData(positions: Float32Array | Float64Array, numbers: Uint16Array): IconData {
  return {
    length: numbers.length,
    attributes: {getPosition: {value: positions, size: 2}, getIcon: {value: numbers, size: 1}},
  };
}

/** Longitude and latitude of each place in turn. */
export function flatPlaces(places: readonly {readonly lon: number; readonly lat: number}[]): Float64Array {
  const flat = new Float64Array(2 * places.length);
  for (const [k, {lon, lat}] of places.entries()) flat.set([lon, lat], 2 * k);
  return flat;
}
