import {DEGREE_SCALE} from '#core/units.ts';
import type {CellOutlines} from './cell-outlines.ts';

/**
 * Which cell each pixel of a picture of the city belongs to. Rows run north to south and are evenly spaced in Web Mercator,
 * columns west to east, so that the picture lies flat on the map.
 */
export interface CellRaster {
  readonly width: number;
  readonly height: number;
  /** Outer edges of the picture, degrees: [west, south, east, north]. */
  readonly bounds: readonly [number, number, number, number];
  /** [width · height] cell, or NO_CELL where nobody is known to live. */
  readonly pixelCell: Int32Array;
}

/** Stands for "no cell" in pixelCell. */
export const NO_CELL = -1;

const MAX_PIXELS = 2_000_000;
const MIN_PIXEL_METERS = 4;
const METERS_PER_DEGREE = 111_195;
/** How far the colour of people at a point spreads, metres. */
const POINT_METERS = 60;

/** Position of a picture: Mercator degrees of its top left corner, size of a pixel in them and in metres. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly west: number;
  readonly top: number;
  readonly step: number;
  readonly pixelMeters: number;
}

/** Mercator y of a latitude in degrees, in degrees of longitude at the equator. */
export function mercatorY(lat: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI;
}

/** Latitude in degrees of a Mercator y. */
export function mercatorLat(y: number): number {
  return (Math.atan(Math.exp((y * Math.PI) / 180)) * 360) / Math.PI - 90;
}

/**
 * Draws the cells: inside its outline, or as a disc around its people where it has none (points). Positions in 1e-7 degrees,
 * [k]. Where cells overlap the smaller number is on top. A city without cells gives a picture of one empty pixel.
 */
export function cellRaster(lon: Int32Array, lat: Int32Array, outlines: CellOutlines | null): CellRaster {
  if (lon.length === 0) return {width: 1, height: 1, bounds: [0, 0, 0, 0], pixelCell: new Int32Array([NO_CELL])};
  const frame = frameAround(lon, lat, outlines);
  const pixelCell = new Int32Array(frame.width * frame.height).fill(NO_CELL);
  for (let cell = 0; cell < lon.length; cell++) {
    const first = outlines?.first[cell] ?? 0;
    const last = outlines?.first[cell + 1] ?? 0;
    if (outlines !== null && last - first >= 3) fillOutline(frame, pixelCell, cell, outlines, first, last);
    else fillDisc(frame, pixelCell, cell, lon[cell]!, lat[cell]!);
  }
  const {west, top, step, width, height} = frame;
  const bounds = [west, mercatorLat(top - height * step), west + width * step, mercatorLat(top)] as const;
  return {width, height, bounds, pixelCell};
}

function column(frame: Frame, lon: number): number {
  return (lon / DEGREE_SCALE - frame.west) / frame.step;
}

function row(frame: Frame, lat: number): number {
  return (frame.top - mercatorY(lat / DEGREE_SCALE)) / frame.step;
}

/** Fills what lies inside a ring (even-odd rule), pixel by pixel centre, one row after another. */
function fillOutline(
  frame: Frame,
  pixelCell: Int32Array,
  cell: number,
  outlines: CellOutlines,
  first: number,
  last: number,
): void {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let corner = first; corner < last; corner++) {
    xs.push(column(frame, outlines.lon[corner]!));
    ys.push(row(frame, outlines.lat[corner]!));
  }
  const count = xs.length;
  const endRow = Math.min(frame.height - 1, Math.floor(Math.max(...ys) - 0.5));
  for (let y = Math.max(0, Math.ceil(Math.min(...ys) - 0.5)); y <= endRow; y++) {
    const crossings: number[] = [];
    for (let i = 0, j = count - 1; i < count; j = i++)
      if (ys[i]! > y + 0.5 !== ys[j]! > y + 0.5)
        crossings.push(xs[i]! + ((y + 0.5 - ys[i]!) / (ys[j]! - ys[i]!)) * (xs[j]! - xs[i]!));
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const end = Math.min(frame.width - 1, Math.ceil(crossings[pair + 1]! - 0.5) - 1);
      for (let x = Math.max(0, Math.ceil(crossings[pair]! - 0.5)); x <= end; x++) set(frame, pixelCell, cell, x, y);
    }
  }
}

function fillDisc(frame: Frame, pixelCell: Int32Array, cell: number, lon: number, lat: number): void {
  const radius = POINT_METERS / frame.pixelMeters;
  const [x0, y0] = [column(frame, lon), row(frame, lat)];
  const endRow = Math.min(frame.height - 1, Math.floor(y0 + radius));
  for (let y = Math.max(0, Math.floor(y0 - radius)); y <= endRow; y++) {
    const half = Math.sqrt(Math.max(0, radius * radius - (y + 0.5 - y0) ** 2));
    const end = Math.min(frame.width - 1, Math.floor(x0 + half));
    for (let x = Math.max(0, Math.floor(x0 - half)); x <= end; x++) set(frame, pixelCell, cell, x, y);
  }
}

function set(frame: Frame, pixelCell: Int32Array, cell: number, x: number, y: number): void {
  const pixel = y * frame.width + x;
  if (pixelCell[pixel] === NO_CELL) pixelCell[pixel] = cell;
}

function frameAround(lon: Int32Array, lat: Int32Array, outlines: CellOutlines | null): Frame {
  const [left, right] = range([lon, outlines?.lon ?? lon]);
  const [low, high] = range([lat, outlines?.lat ?? lat]);
  // one degree of Mercator y is as long as one degree of longitude at the same place
  const metersPerUnit = METERS_PER_DEGREE * Math.cos(((low + high) / 2 / DEGREE_SCALE) * (Math.PI / 180));
  const margin = (POINT_METERS * 1.5) / metersPerUnit;
  const west = left / DEGREE_SCALE - margin;
  const top = mercatorY(high / DEGREE_SCALE) + margin;
  const spanX = right / DEGREE_SCALE + margin - west;
  const spanY = top - (mercatorY(low / DEGREE_SCALE) - margin);
  const step = Math.max(Math.sqrt((spanX * spanY) / MAX_PIXELS), MIN_PIXEL_METERS / metersPerUnit);
  return {
    west,
    top,
    step,
    width: Math.ceil(spanX / step),
    height: Math.ceil(spanY / step),
    pixelMeters: step * metersPerUnit,
  };
}

function range(columns: readonly Int32Array[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const values of columns)
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return [low, high];
}
