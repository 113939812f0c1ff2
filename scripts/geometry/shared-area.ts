import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import type {Polygons} from '../steps/model.ts';
import {polygonIndex, polygonsBbox} from './polygon-index.ts';

const STEPS = 64;

/** What an area shares with another one. */
export interface SharedArea {
  /** Share of the area's own surface, 0 to 1. */
  readonly share: number;
  readonly squareMeters: number;
}

/** What polygons share with something that can say whether it contains a place, estimated on a grid of 64 × 64 places. */
export function sharedArea(
  polygons: Polygons,
  other: {readonly bbox: readonly number[]; contains(lon: number, lat: number): boolean},
): SharedArea {
  const box = polygonsBbox(polygons);
  const common = [
    Math.max(box[0], other.bbox[0]!),
    Math.max(box[1], other.bbox[1]!),
    Math.min(box[2], other.bbox[2]!),
    Math.min(box[3], other.bbox[3]!),
  ] as const;
  if (!(common[0] < common[2] && common[1] < common[3])) return {share: 0, squareMeters: 0};
  const index = polygonIndex(polygons);
  const own = countPlaces(box, index.contains);
  const both = countPlaces(common, (lon, lat) => other.contains(lon, lat) && index.contains(lon, lat));
  const share = own === 0 ? 0 : Math.min(1, (both * squareDegrees(common)) / (own * squareDegrees(box)));
  const lat = (common[1] + common[3]) / 2;
  const plane = planeAt(lat);
  const metersPerSquareDegree = metersPerDegreeLon(plane, lat) * plane.metersPerDegreeLat;
  return {share, squareMeters: (both / STEPS ** 2) * squareDegrees(common) * metersPerSquareDegree};
}

function countPlaces(
  [west, south, east, north]: readonly [number, number, number, number],
  contains: (lon: number, lat: number) => boolean,
): number {
  let count = 0;
  for (let i = 0; i < STEPS; i++)
    for (let j = 0; j < STEPS; j++)
      if (contains(west + ((i + 0.5) / STEPS) * (east - west), south + ((j + 0.5) / STEPS) * (north - south))) count++;
  return count;
}

function squareDegrees([west, south, east, north]: readonly [number, number, number, number]): number {
  return (east - west) * (north - south);
}
