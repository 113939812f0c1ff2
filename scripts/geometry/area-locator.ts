import Flatbush from 'flatbush';
import type {Polygons} from '../steps/model.ts';
import {type PolygonIndex, polygonIndex, polygonsBbox} from './polygon-index.ts';

/** Finds which of several areas a place is in. */
export interface AreaLocator {
  /** Index of the area that contains a place (degrees), the smaller index where they overlap; −1 for none. */
  find(lon: number, lat: number): number;
  /** True when more than one area contains a place (degrees). */
  isContested(lon: number, lat: number): boolean;
}

/** Prepares areas for many questions. */
export function areaLocator(areas: readonly {readonly polygons: Polygons}[]): AreaLocator {
  if (areas.length === 0) return {find: () => -1, isContested: () => false};
  const tree = new Flatbush(areas.length);
  for (const {polygons} of areas) tree.add(...polygonsBbox(polygons));
  tree.finish();
  const indices: (PolygonIndex | undefined)[] = areas.map(() => undefined);
  const indexOf = (area: number): PolygonIndex => {
    const index = indices[area] ?? polygonIndex(areas[area]!.polygons);
    indices[area] = index;
    return index;
  };
  return {
    find(lon, lat) {
      let best = -1;
      for (const area of tree.search(lon, lat, lon, lat))
        if ((best === -1 || area < best) && indexOf(area).contains(lon, lat)) best = area;
      return best;
    },
    isContested: (lon, lat) =>
      tree.search(lon, lat, lon, lat).filter(area => indexOf(area).contains(lon, lat)).length > 1,
  };
}
