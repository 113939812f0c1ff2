import type {MapGap, MapPolygons} from '#map/scene.ts';

/** A gap as the explorer tells and draws it. */
export interface ExplorerGap extends MapGap {
  readonly category: string;
  readonly people: number;
  readonly rank: number | null;
  readonly explanationZh: string;
  readonly explanationEn: string;
}

interface GapFeature {
  readonly geometry: {readonly type: string; readonly coordinates: unknown} | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

const CERTAINTIES = ['robust', 'contested', 'unverified'] as const;

/** Reads the published gaps, most people first; those without an outline (summed rows) are left out. */
export function readGaps(collection: {readonly features: readonly GapFeature[]}): ExplorerGap[] {
  return collection.features
    .flatMap(({geometry, properties}) => {
      const polygons = polygonsOf(geometry);
      const certainty = CERTAINTIES.find(one => one === properties['certainty']);
      if (polygons === null || certainty === undefined) return [];
      return [
        {
          id: String(properties['gap_id']),
          category: String(properties['category']),
          certainty,
          polygons,
          people: Number(properties['people']),
          rank: typeof properties['rank'] === 'number' ? properties['rank'] : null,
          explanationZh: String(properties['explanation_zh'] ?? ''),
          explanationEn: String(properties['explanation_en'] ?? ''),
        },
      ];
    })
    .sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));
}

/** True when a place, in degrees, lies in one of the polygons (even-odd rule, holes counted). */
export function isInside(polygons: MapPolygons, lon: number, lat: number): boolean {
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

function polygonsOf(geometry: GapFeature['geometry']): MapPolygons | null {
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates as MapPolygons;
  if (geometry?.type === 'Polygon') return [geometry.coordinates as MapPolygons[number]];
  return null;
}
