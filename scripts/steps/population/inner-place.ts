import {polygonIndex} from '../../geometry/polygon-index.ts';
import type {Polygons} from '../model.ts';

const STEPS = 24;

/** A place well inside polygons: of 24 × 24 places over their box, the one farthest from every edge. */
export function innerPlace(polygons: Polygons): readonly [number, number] {
  const index = polygonIndex(polygons);
  const [west, south, east, north] = index.bbox;
  let best: readonly [number, number] = polygons[0]![0]![0]!;
  let farthest = -1;
  for (let i = 0; i < STEPS; i++)
    for (let j = 0; j < STEPS; j++) {
      const lon = west + ((i + 0.5) / STEPS) * (east - west);
      const lat = south + ((j + 0.5) / STEPS) * (north - south);
      if (!index.contains(lon, lat)) continue;
      const meters = index.edgeMeters(lon, lat);
      if (meters > farthest) {
        farthest = meters;
        best = [lon, lat];
      }
    }
  return best;
}
