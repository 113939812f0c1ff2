import {shownText} from '#files/shown-text.ts';
import type {Lang} from '#i18n/lang.ts';
import type {MapPolygons} from '#map/scene.ts';
import {isInside} from '#worker/client.ts';
import {polygonsOf} from './gaps.ts';

/** Degrees: [west, south, east, north]. */
export type Bounds = readonly [number, number, number, number];

/** A district, subdistrict, community … with its outline. */
export interface CityArea {
  readonly areaId: string;
  readonly kind: string;
  /** Area one level up; null = none. */
  readonly parentId: string | null;
  readonly name: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly polygons: MapPolygons;
  readonly bounds: Bounds;
}

interface AreaFeature {
  readonly geometry: {readonly type: string; readonly coordinates: unknown} | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Kinds of areas, widest first. */
export const AREA_KINDS = ['district', 'subdistrict', 'community', 'life-circle-unit'] as const;

/** Reads the published areas; those without an outline cannot be shown and are left out. */
export function readCityAreas(collection: {readonly features: readonly AreaFeature[]}): CityArea[] {
  return collection.features.flatMap(({geometry, properties}) => {
    const polygons = polygonsOf(geometry);
    if (polygons === null) return [];
    const word = (name: string) => (typeof properties[name] === 'string' ? (properties[name] as string) : null);
    return [
      {
        areaId: String(properties['area_id']),
        kind: String(properties['kind']),
        parentId: word('parent_area_id'),
        name: word('name') ?? '',
        nameZh: word('name_zh'),
        nameEn: word('name_en'),
        polygons,
        bounds: boundsOf(polygons),
      },
    ];
  });
}

/** Kinds the areas are of, widest first. */
export function kindsOf(areas: readonly Pick<CityArea, 'kind'>[]): string[] {
  const found = new Set(areas.map(area => area.kind));
  const known: string[] = AREA_KINDS.filter(kind => found.has(kind));
  return [...known, ...[...found].filter(kind => !known.includes(kind)).sort()];
}

/** Name in the page's language, else as in the source, else the id. */
export function areaName(lang: Lang, area: Pick<CityArea, 'areaId' | 'name' | 'nameZh' | 'nameEn'>): string {
  return shownText((lang === 'zh' ? area.nameZh : area.nameEn) || area.name || area.areaId);
}

/** True when an area lies, by its parents, inside another one. */
export function isWithin(areas: ReadonlyMap<string, CityArea>, area: CityArea, outerId: string): boolean {
  // parents go up one level at a time; there are only a few levels
  let at = area.parentId;
  for (let level = 0; at !== null && level < AREA_KINDS.length; level++) {
    if (at === outerId) return true;
    at = areas.get(at)?.parentId ?? null;
  }
  return false;
}

/** Areas by id. */
export function byId(areas: readonly CityArea[]): ReadonlyMap<string, CityArea> {
  return new Map(areas.map(area => [area.areaId, area]));
}

/** The first area of a kind a place in degrees lies in; null = none. */
export function areaAt(areas: readonly CityArea[], kind: string, lon: number, lat: number): CityArea | null {
  return (
    areas.find(
      ({kind: own, bounds: [west, south, east, north], polygons}) =>
        own === kind && lon >= west && lon <= east && lat >= south && lat <= north && isInside(polygons, lon, lat),
    ) ?? null
  );
}

/** Box around polygons. */
export function boundsOf(polygons: MapPolygons): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const polygon of polygons)
    for (const [lon, lat] of polygon[0] ?? []) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return [west, south, east, north];
}
