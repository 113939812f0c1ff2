import {type ExpectedFile, fetchFile} from '#files/fetch-file.ts';
import type {LiveCity} from './live-city.ts';

/** A published gap with its outline. */
export interface CityGap {
  readonly id: string;
  readonly certainty: 'robust' | 'contested' | 'unverified';
  /** Degrees, as a GeoJSON MultiPolygon. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
  readonly category: string;
  /** Standard whose threshold these people are outside of; null for a summed row. */
  readonly standardId: string | null;
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
const read = new WeakMap<LiveCity, Promise<ReadonlyMap<string, readonly CityGap[]>>>();

/**
 * The gaps of one category, most people first, out of the published file: fetched, checked and read once, here, because it is
 * several megabytes in a large city. Throws FetchFileError; the next call tries again.
 */
export async function gapsOf(city: LiveCity, file: ExpectedFile, category: string): Promise<readonly CityGap[]> {
  const known = read.get(city) ?? fetchFile(file).then(byCategory);
  read.set(city, known);
  try {
    return (await known).get(category) ?? [];
  } catch (error) {
    read.delete(city);
    throw error;
  }
}

function byCategory(bytes: Uint8Array): ReadonlyMap<string, readonly CityGap[]> {
  const {features} = JSON.parse(new TextDecoder().decode(bytes)) as {readonly features: readonly GapFeature[]};
  return Map.groupBy(readGaps(features), gap => gap.category);
}

/** Reads the published gaps, most people first; those without an outline (summed rows) are left out. */
export function readGaps(features: readonly GapFeature[]): CityGap[] {
  return features
    .flatMap(({geometry, properties}): CityGap[] => {
      const certainty = CERTAINTIES.find(one => one === properties['certainty']);
      if (geometry === null || certainty === undefined) return [];
      const {type, coordinates} = geometry;
      return [
        {
          id: String(properties['gap_id']),
          category: String(properties['category']),
          standardId: typeof properties['standard_id'] === 'string' ? properties['standard_id'] : null,
          certainty,
          polygons: (type === 'Polygon' ? [coordinates] : coordinates) as CityGap['polygons'],
          people: Number(properties['people']),
          rank: typeof properties['rank'] === 'number' ? properties['rank'] : null,
          explanationZh: String(properties['explanation_zh'] ?? ''),
          explanationEn: String(properties['explanation_en'] ?? ''),
        },
      ];
    })
    .sort((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1));
}
