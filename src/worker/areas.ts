import {DEGREE_SCALE} from '#core/units.ts';
import type {LiveCity} from './live-city.ts';

/** An area a source claims to know completely. */
export interface ClaimedArea {
  readonly areaId: string;
  /** Outline in degrees, as a GeoJSON MultiPolygon. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

const areas = new WeakMap<LiveCity, Map<string, ClaimedArea>>();
const cells = new WeakMap<ClaimedArea, Uint8Array>();

/** Tells a city the outlines of the areas that claims speak of. Claims for areas it does not know hold nowhere. */
export function setAreas(city: LiveCity, claimed: readonly ClaimedArea[]): void {
  areas.set(city, new Map(claimed.map(area => [area.areaId, area])));
}

/** The areas told last: another object after every `setAreas`, so that what follows from them can be kept by it. */
export function toldAreas(city: LiveCity): object {
  return areas.get(city) ?? city;
}

/**
 * 1 for each cell in an area, [cells]; null for an area that is not known. As the city's file divides its cells, which is
 * how the published numbers were counted; where it does not say, by the outline.
 */
export function cellsOfArea(city: LiveCity, areaId: string): Uint8Array | null {
  for (const {areaIds, index} of city.demand.divisions ?? []) {
    const at = areaIds.indexOf(areaId);
    if (at >= 0) return Uint8Array.from(index, area => (area === at ? 1 : 0));
  }
  const area = areas.get(city)?.get(areaId);
  if (area === undefined) return null;
  const known = cells.get(area);
  if (known) return known;
  const {cellCount, lon, lat} = city.demand;
  const inside = new Uint8Array(cellCount);
  for (let cell = 0; cell < cellCount; cell++)
    inside[cell] = isInside(area, lon[cell]! / DEGREE_SCALE, lat[cell]! / DEGREE_SCALE) ? 1 : 0;
  cells.set(area, inside);
  return inside;
}

/** 1 when a place in degrees is in an area, as a column of one; null for an area that is not known. */
export function placeInArea(city: LiveCity, areaId: string, lon: number, lat: number): Uint8Array | null {
  const area = areas.get(city)?.get(areaId);
  return area === undefined ? null : Uint8Array.of(isInside(area, lon, lat) ? 1 : 0);
}

/** Even-odd rule over all rings of a polygon, so that holes are outside. */
function isInside({polygons}: ClaimedArea, lon: number, lat: number): boolean {
  return polygons.some(polygon => {
    let inside = false;
    for (const ring of polygon)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x1, y1] = ring[i]!;
        const [x2, y2] = ring[j]!;
        if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
      }
    return inside;
  });
}
