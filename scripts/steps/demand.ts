import type {Demand, SnapColumns} from '#core/places.ts';
import {metersPerDegreeLon, type Plane, planeAt} from '#core/plane.ts';
import {DEGREE_SCALE, NO_EDGE} from '#core/units.ts';
import type {Cells, Streets} from './model.ts';

const FARTHEST_METERS = 65535;

/** Metres, rounded down, from a place in 1e-7 degrees to the nearest side of a box in degrees; 0 outside it. */
function metersToSide(plane: Plane, extent: Streets['extent'], lon: number, lat: number): number {
  const [west, south, east, north] = extent;
  const [x, y] = [lon / DEGREE_SCALE, lat / DEGREE_SCALE];
  const perLon = metersPerDegreeLon(plane, y);
  const nearest = Math.min(
    (x - west) * perLon,
    (east - x) * perLon,
    (y - south) * plane.metersPerDegreeLat,
    (north - y) * plane.metersPerDegreeLat,
  );
  return Math.min(FARTHEST_METERS, Math.max(0, Math.floor(nearest)));
}

function offTheNetwork(count: number): SnapColumns {
  return {
    edge: new Uint32Array(count).fill(NO_EDGE),
    fraction: new Uint16Array(count),
    centimeters: new Uint16Array(count),
    doubtful: new Uint8Array(count),
  };
}

/** The people of a city joined to its streets. Without streets nobody is joined and no extract ends near. */
export function demandOf(cells: Cells, streets: Streets | null): Demand {
  const {cellCount, lon, lat, people, groups} = cells;
  const extractEdgeMeters = new Uint16Array(cellCount).fill(FARTHEST_METERS);
  if (streets)
    for (let c = 0; c < cellCount; c++)
      extractEdgeMeters[c] = metersToSide(streets.graph.plane, streets.extent, lon[c] as number, lat[c] as number);
  const snap = streets ? streets.snap(lon, lat, 'any') : offTheNetwork(cellCount);
  return {cellCount, lon, lat, snap, people, groups, extractEdgeMeters};
}

/** A plane for a city without streets: around the middle of its boundary. */
export function planeOfBoundary(bbox: readonly [number, number, number, number]): Plane {
  return planeAt(Math.round(((bbox[1] + bbox[3]) / 2) * 1e4) / 1e4);
}
