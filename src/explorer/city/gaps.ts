import type {MapPolygons} from '#map/scene.ts';
import type {Category} from '#schema/category.ts';
import type {CityGap, ClaimedArea} from '#worker/client.ts';
import {binds} from '../city-info.ts';

/** A gap as the explorer tells and draws it. */
export type ExplorerGap = CityGap;

interface GapFeature {
  readonly geometry: {readonly type: string; readonly coordinates: unknown} | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads the published areas: id and outline. */
export function readAreas(collection: {readonly features: readonly GapFeature[]}): ClaimedArea[] {
  return collection.features.flatMap(({geometry, properties}) => {
    const polygons = polygonsOf(geometry);
    return polygons === null ? [] : [{areaId: String(properties['area_id']), polygons}];
  });
}

/**
 * Walking minutes gaps of a service are worked out for in a jurisdiction: those of checked standards that must be met, of
 * China's also where they do not bind, as an example of the method.
 */
export function gapMinutes(category: Category, jurisdiction: string): readonly number[] {
  return category.standards.flatMap(row => {
    const isChecked = row.measure === 'seconds' && row.min_area_sqm === null && row.status !== 'recalled';
    const isMust = row.obligation === 'must' && (row.scope === 'CN' || binds(row, jurisdiction));
    return isChecked && isMust && row.minutes !== null ? [row.minutes] : [];
  });
}

/** Gaps of a service, apart by what they were judged by: the walking time shown on the map, or another threshold. */
export function gapsByThreshold(
  gaps: readonly ExplorerGap[],
  category: Category,
  minutes: number,
): {readonly shown: readonly ExplorerGap[]; readonly others: readonly ExplorerGap[]} {
  const shownIds = new Set(category.standards.filter(row => row.minutes === minutes).map(row => row.id));
  const ofCategory = gaps.filter(gap => gap.category === category.key);
  const isShown = (gap: ExplorerGap) => gap.standardId !== null && shownIds.has(gap.standardId);
  return {shown: ofCategory.filter(isShown), others: ofCategory.filter(gap => !isShown(gap))};
}

/** The polygons of a geometry; null for one without area. */
export function polygonsOf(geometry: GapFeature['geometry']): MapPolygons | null {
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates as MapPolygons;
  if (geometry?.type === 'Polygon') return [geometry.coordinates as MapPolygons[number]];
  return null;
}
