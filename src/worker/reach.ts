import type {Profile} from '#core/profile.ts';
import type {LiveCity} from './live-city.ts';

/** From where, how long and with whom. */
export interface ReachRequest {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly profile: Profile;
  /** Ascending. */
  readonly minutes: readonly number[];
}

/** What is within so many minutes of a place. */
export interface ReachRing {
  readonly minutes: number;
  /** Outline in degrees, as a GeoJSON MultiPolygon. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[];
  /** Thousandths of a person whose homes are within, by walking time. */
  readonly people: number;
  readonly groups: Readonly<Record<string, number>>;
  /** Length of the streets within, metres. */
  readonly reachedMeters: number;
}

export interface ReachAnswer {
  /** Length of the approach to the nearest street, metres. */
  readonly snapMeters: number;
  readonly rings: readonly ReachRing[];
  /** What the computation took in the worker. */
  readonly milliseconds: number;
}

/** Isochrones and headcounts of a place; null when it is too far from any street. */
export function reach(_city: LiveCity, _request: ReachRequest): ReachAnswer | null {
  throw new Error('reach: waits for isochrones');
}
