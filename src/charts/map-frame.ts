import {short} from './svg.ts';

/** Where a piece of the earth lies on a drawing. North is up. */
export interface MapFrame {
  readonly width: number;
  readonly height: number;
  /** Metres on the ground per user unit, at the middle. */
  readonly metersPerUnit: number;
  project(lon: number, lat: number): readonly [x: number, y: number];
}

export type Bounds = readonly [west: number, south: number, east: number, north: number];
type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];

const METERS_PER_DEGREE = 111_195;
const PADDING = 14;

/**
 * Fits bounds in degrees into a drawing of a width, no higher than `maxHeight`: lengths are true at the middle latitude, which
 * is enough for one city.
 */
export function mapFrame(bounds: Bounds, width: number, maxHeight: number): MapFrame {
  const [west, south, east, north] = bounds;
  const cosine = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const groundWidth = Math.max((east - west) * cosine, 1e-6);
  const groundHeight = Math.max(north - south, 1e-6);
  const scale = Math.min((width - 2 * PADDING) / groundWidth, (maxHeight - 2 * PADDING) / groundHeight);
  const height = Math.round(groundHeight * scale + 2 * PADDING);
  const left = (width - groundWidth * scale) / 2;
  return {
    width,
    height,
    metersPerUnit: METERS_PER_DEGREE / scale,
    project: (lon, lat) => [left + (lon - west) * cosine * scale, PADDING + (north - lat) * scale],
  };
}

/** Bounds of the whole drawing, which is wider or higher than the bounds it was fitted to. */
export function shownBounds(frame: MapFrame, [west, south, east, north]: Bounds): Bounds {
  const [left, bottom] = frame.project(west, south);
  const [right, top] = frame.project(east, north);
  const lonPerUnit = (east - west) / (right - left);
  const latPerUnit = (north - south) / (bottom - top);
  return [
    west - left * lonPerUnit,
    south - (frame.height - bottom) * latPerUnit,
    east + (frame.width - right) * lonPerUnit,
    north + top * latPerUnit,
  ];
}

/** Smallest bounds that hold all places; the given bounds when there is none. */
export function boundsOf(places: Iterable<readonly [number, number]>, otherwise: Bounds): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of places) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : otherwise;
}

/** Path of polygons, thinned to what can be seen: vertices nearer than `tolerance` units to the last kept one are left out. */
export function polygonPath(frame: MapFrame, polygons: Polygons, tolerance = 0.8): string {
  let path = '';
  for (const polygon of polygons) for (const ring of polygon) path += ringPath(frame, ring, tolerance);
  return path;
}

function ringPath(frame: MapFrame, ring: readonly (readonly [number, number])[], tolerance: number): string {
  let path = '';
  let kept = 0;
  let [lastX, lastY] = [Infinity, Infinity];
  for (const [lon, lat] of ring) {
    const [x, y] = frame.project(lon, lat);
    if (Math.abs(x - lastX) < tolerance && Math.abs(y - lastY) < tolerance) continue;
    path += `${kept === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`;
    [lastX, lastY] = [x, y];
    kept++;
  }
  return kept > 2 ? `${path}Z` : '';
}

/** A round number of metres whose bar is at most `limit` units long, with its length. */
export function scaleBar(frame: MapFrame, limit: number): {meters: number; length: number} {
  const most = frame.metersPerUnit * limit;
  const power = 10 ** Math.floor(Math.log10(most));
  const meters = ([5, 2, 1].find(step => step * power <= most) ?? 1) * power;
  return {meters, length: meters / frame.metersPerUnit};
}

/** Coordinate with one decimal. */
export function tenth(value: number): string {
  return short(Math.round(value * 10) / 10);
}
