import {isInsideRing} from '#core/inside.ts';
import type {Polygons} from '../model.ts';

/** One polygon with its bounding box, degrees. */
export interface RingBox {
  readonly rings: Polygons[number];
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Polygons with their boxes; none for null. */
export function ringBoxes(polygons: Polygons | null): RingBox[] {
  return (polygons ?? []).map(rings => {
    const outer = rings[0] ?? [];
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lon, lat] of outer) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    return {rings, west, south, east, north};
  });
}

/**
 * True when a place in degrees is inside a polygon and in none of its holes (even-odd rule). A street along the border of an
 * area is not on it: of areas that touch, a place on the side they share is in one at most.
 */
export function ringAreaContains(area: RingBox, lon: number, lat: number): boolean {
  if (lon < area.west || lon > area.east || lat < area.south || lat > area.north) return false;
  return area.rings.filter(ring => isInsideRing(ring, lon, lat)).length % 2 === 1;
}
