import {DEGREE_SCALE} from '#core/units.ts';

/**
 * Which cell's people live nearest to each pixel of a picture of the city. Rows run north to south and are evenly spaced in
 * Web Mercator, columns west to east, so that the picture lies flat on the map.
 */
export interface CellRaster {
  readonly width: number;
  readonly height: number;
  /** Outer edges of the picture, degrees: [west, south, east, north]. */
  readonly bounds: readonly [number, number, number, number];
  /** [width · height] cell, or NO_CELL where nobody is known to live near. */
  readonly pixelCell: Int32Array;
}

/** Stands for "no cell" in pixelCell. */
export const NO_CELL = -1;

const MAX_PIXELS = 1_500_000;
const MIN_PIXEL_METERS = 6;
const METERS_PER_DEGREE = 111_195;

/** Mercator y of a latitude in degrees, in degrees of longitude at the equator. */
export function mercatorY(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
}

/** Latitude in degrees of a Mercator y. */
export function mercatorLat(y: number): number {
  return (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;
}

/**
 * Gives every pixel within reach of a cell the nearest cell. `lon` and `lat` in 1e-7 degrees, [k]; `cellMeters` is the usual
 * side of a cell and sets how far a cell's colour spreads. A city without cells gives a picture of one empty pixel.
 */
export function cellRaster(lon: Int32Array, lat: Int32Array, cellMeters: number): CellRaster {
  if (lon.length === 0) return {width: 1, height: 1, bounds: [0, 0, 0, 0], pixelCell: new Int32Array([NO_CELL])};
  const frame = frameAround(lon, lat, cellMeters);
  const {width, height, west, top, step} = frame;
  const pixelCell = new Int32Array(width * height).fill(NO_CELL);
  const nearest = new Float32Array(width * height).fill(Number.POSITIVE_INFINITY);
  const radius = (cellMeters * 0.8) / frame.pixelMeters;
  for (let cell = 0; cell < lon.length; cell++) {
    const x = (lon[cell]! / DEGREE_SCALE - west) / step;
    const y = (top - mercatorY(lat[cell]! / DEGREE_SCALE)) / step;
    const lastRow = Math.min(height - 1, Math.floor(y + radius));
    const lastColumn = Math.min(width - 1, Math.floor(x + radius));
    for (let row = Math.max(0, Math.ceil(y - radius - 0.5)); row <= lastRow; row++) {
      const dy = row + 0.5 - y;
      for (let column = Math.max(0, Math.ceil(x - radius - 0.5)); column <= lastColumn; column++) {
        const dx = column + 0.5 - x;
        const square = dx * dx + dy * dy;
        const pixel = row * width + column;
        if (square <= radius * radius && square < nearest[pixel]!) {
          nearest[pixel] = square;
          pixelCell[pixel] = cell;
        }
      }
    }
  }
  const bounds = [west, mercatorLat(top - height * step), west + width * step, mercatorLat(top)] as const;
  return {width, height, bounds, pixelCell};
}

/** Median distance in metres from a cell to its nearest neighbour, of up to 400 cells spread over the list; null under 2. */
export function usualSpacing(lon: Int32Array, lat: Int32Array): number | null {
  const count = lon.length;
  if (count < 2) return null;
  const distances: number[] = [];
  const samples = Math.max(20, Math.min(400, Math.floor(2e7 / count)));
  const stride = Math.max(1, Math.floor(count / samples));
  const cosine = Math.cos((lat[0]! / DEGREE_SCALE) * (Math.PI / 180));
  for (let i = 0; i < count; i += stride) {
    let best = Number.POSITIVE_INFINITY;
    for (let j = 0; j < count; j++) {
      if (j === i) continue;
      const dx = (lon[i]! - lon[j]!) * cosine;
      const dy = lat[i]! - lat[j]!;
      const square = dx * dx + dy * dy;
      if (square < best) best = square;
    }
    distances.push((Math.sqrt(best) / DEGREE_SCALE) * METERS_PER_DEGREE);
  }
  distances.sort((a, b) => a - b);
  return distances[distances.length >> 1]!;
}

function frameAround(lon: Int32Array, lat: Int32Array, cellMeters: number) {
  let [west, east, south, north] = [lon[0]!, lon[0]!, lat[0]!, lat[0]!];
  for (let i = 1; i < lon.length; i++) {
    if (lon[i]! < west) west = lon[i]!;
    if (lon[i]! > east) east = lon[i]!;
    if (lat[i]! < south) south = lat[i]!;
    if (lat[i]! > north) north = lat[i]!;
  }
  // one degree of Mercator y is as long as one degree of longitude at the same place
  const metersPerUnit = METERS_PER_DEGREE * Math.cos(((south + north) / 2 / DEGREE_SCALE) * (Math.PI / 180));
  const margin = cellMeters / metersPerUnit;
  const left = west / DEGREE_SCALE - margin;
  const top = mercatorY(north / DEGREE_SCALE) + margin;
  const spanX = east / DEGREE_SCALE + margin - left;
  const spanY = top - (mercatorY(south / DEGREE_SCALE) - margin);
  const step = Math.max(Math.sqrt((spanX * spanY) / MAX_PIXELS), MIN_PIXEL_METERS / metersPerUnit);
  const [width, height] = [Math.ceil(spanX / step), Math.ceil(spanY / step)];
  return {west: left, top, step, width, height, pixelMeters: step * metersPerUnit};
}
