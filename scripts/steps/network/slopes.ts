import {basename} from 'node:path';
import {EDGE_FLAG, type EdgeShape, type Graph} from '#core/graph.ts';
import {distanceMeters, metersPerDegreeLon, type Plane} from '#core/plane.ts';
import {bilinear, type RasterWindow, readRaster} from '../../io/geotiff.ts';
import type {Report} from '../../report.ts';

/** Elevation counts as the mean of a square of this side, metres. */
const SMOOTHING_METERS = 60;
/** Elevation is looked up at least this often along a street, metres. */
const STEP_METERS = 20;
/** Degrees of elevation read around the streets: some leave their extent, and smoothing looks around. */
const MARGIN = 0.005;
/** Steeper than this many times the level time is an error of the elevation model (a wall, a cutting). Thousandths. */
const MOST = 3000;
const NO_SLOPE = EDGE_FLAG.bridge | EDGE_FLAG.tunnel | EDGE_FLAG.ferry | EDGE_FLAG.offGround;

/**
 * The graph with walking times on slopes relative to the flat, from an elevation GeoTIFF in metres: Tobler's hiking function
 * (1993), exp(3.5 · (|slope + 0.05| − 0.05)), averaged over the steps of an edge by length. Edges on bridges, in tunnels and
 * where elevation is not known stay flat; the last are noted.
 */
export async function withSlopes(
  graph: Graph,
  shape: EdgeShape,
  path: string,
  extent: readonly [number, number, number, number],
  report: Report,
): Promise<Graph> {
  const [west, south, east, north] = extent;
  const raster = await readRaster(path, [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN]);
  const edgeSlopeForward = new Uint16Array(graph.edgeCount).fill(1000);
  const edgeSlopeBackward = new Uint16Array(graph.edgeCount).fill(1000);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if ((graph.edgeFlags[edge]! & NO_SLOPE) !== 0) continue;
    const ratios = raster === null ? null : slopeRatios(raster, graph.plane, shape, edge);
    if (ratios === null) {
      const zh = '路段没有高程，按平地计算';
      report.note(
        'street-without-elevation',
        basename(path),
        zh,
        'streets without elevation; taken as flat',
        `edge ${edge}`,
      );
      continue;
    }
    edgeSlopeForward[edge] = ratios[0];
    edgeSlopeBackward[edge] = ratios[1];
  }
  return {...graph, edgeSlopeForward, edgeSlopeBackward};
}

/** Thousandths there and back; null where elevation is not known. */
function slopeRatios(raster: RasterWindow, plane: Plane, shape: EdgeShape, edge: number): [number, number] | null {
  let [meters, there, back] = [0, 0, 0];
  let before = Number.NaN;
  for (let v = shape.firstVertex[edge]! + 1; v < shape.firstVertex[edge + 1]!; v++) {
    const [lon1, lat1, lon2, lat2] = [shape.lon[v - 1]!, shape.lat[v - 1]!, shape.lon[v]!, shape.lat[v]!];
    const length = distanceMeters(plane, lon1, lat1, lon2, lat2);
    if (Number.isNaN(before)) before = smoothElevation(raster, plane, lon1 / 1e7, lat1 / 1e7);
    const steps = Math.max(1, Math.ceil(length / STEP_METERS));
    for (let step = 1; step <= steps; step++) {
      const share = step / steps;
      const lon = (lon1 + share * (lon2 - lon1)) / 1e7;
      const after = smoothElevation(raster, plane, lon, (lat1 + share * (lat2 - lat1)) / 1e7);
      if (Number.isNaN(after - before)) return null;
      const run = length / steps;
      if (run > 0) {
        const slope = (after - before) / run;
        there += run * toblerRatio(slope);
        back += run * toblerRatio(-slope);
        meters += run;
      }
      before = after;
    }
  }
  if (meters === 0) return [1000, 1000];
  return [Math.min(MOST, Math.round((1000 * there) / meters)), Math.min(MOST, Math.round((1000 * back) / meters))];
}

/** Time on a slope ÷ time on the flat. */
export function toblerRatio(slope: number): number {
  return Math.exp(3.5 * (Math.abs(slope + 0.05) - 0.05));
}

/** Mean of 5 × 5 places in a square around one, in metres; NaN where any is unknown. */
function smoothElevation(raster: RasterWindow, plane: Plane, lon: number, lat: number): number {
  const stepLat = SMOOTHING_METERS / 4 / plane.metersPerDegreeLat;
  const stepLon = SMOOTHING_METERS / 4 / metersPerDegreeLon(plane, lat);
  let sum = 0;
  for (let row = -2; row <= 2; row++) {
    for (let column = -2; column <= 2; column++) sum += bilinear(raster, lon + column * stepLon, lat + row * stepLat);
  }
  return sum / 25;
}
