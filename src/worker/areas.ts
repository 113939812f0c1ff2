import {isInside} from '#core/inside.ts';
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
    inside[cell] = isInside(area.polygons, lon[cell]! / DEGREE_SCALE, lat[cell]! / DEGREE_SCALE) ? 1 : 0;
  cells.set(area, inside);
  return inside;
}

/**
 * 1 when a place in degrees is in an area, as a column of one; null for an area that is not known. Judged as the cells of the
 * published numbers are: a place on the border is inside, and where areas of one kind meet or overlap it is in the first of
 * them (of those whose outlines were told).
 */
export function placeInArea(city: LiveCity, areaId: string, lon: number, lat: number): Uint8Array | null {
  const told = areas.get(city);
  const contains = (id: string) => isInside(told?.get(id)?.polygons ?? [], lon, lat);
  if (!told?.has(areaId)) return null;
  const {areaIds = []} = city.demand.divisions?.find(division => division.areaIds.includes(areaId)) ?? {};
  const isFirst = !areaIds.slice(0, Math.max(0, areaIds.indexOf(areaId))).some(contains);
  return Uint8Array.of(contains(areaId) && isFirst ? 1 : 0);
}
