import type {LonLat} from './scene.ts';

/**
 * Plane of one city for the graphics card: Web Mercator (the world is the square from 0 to 1, y down) measured from an origin
 * inside the city, so that single-precision numbers keep centimetres.
 */
export interface MapPlane {
  /** Mercator position of the origin. */
  readonly x: number;
  readonly y: number;
}

/** Pixels of the world at zoom 0 in MapLibre and deck.gl. */
export const WORLD_PIXELS = 512;

/** Mercator x of a longitude in degrees, 0 to 1. */
export function mercatorX(lon: number): number {
  return (lon + 180) / 360;
}

/** Mercator y of a latitude in degrees, 0 at the north to 1. */
export function mercatorY(lat: number): number {
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
}

/** The plane of a city, with its origin in the middle of the bounds (degrees: west, south, east, north). */
export function mapPlane([west, south, east, north]: readonly [number, number, number, number]): MapPlane {
  return {x: mercatorX((west + east) / 2), y: mercatorY((south + north) / 2)};
}

/** Position on the plane of a place in degrees. */
export function onPlane(plane: MapPlane, [lon, lat]: LonLat): [number, number] {
  return [mercatorX(lon) - plane.x, mercatorY(lat) - plane.y];
}

/** CSS pixels of the whole world at a zoom. */
export function worldPixels(zoom: number): number {
  return WORLD_PIXELS * 2 ** zoom;
}

/** MapLibre's matrix from the Mercator world to clip space (column by column), from the plane instead. */
export function planeMatrix(world: ArrayLike<number>, plane: MapPlane): Float32Array {
  const matrix = Float64Array.from(world);
  for (let row = 0; row < 4; row++)
    matrix[12 + row] = matrix[12 + row]! + matrix[row]! * plane.x + matrix[4 + row]! * plane.y;
  return Float32Array.from(matrix);
}
