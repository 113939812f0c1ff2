import type {Profile} from '#core/profile.ts';
import type {LiveCity} from './live-city.ts';

/** A walk from a place to one facility. */
export interface WalkRequest {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly profile: Profile;
  /** Index of the facility. */
  readonly facility: number;
}

/** The quickest walk along the streets, base assumptions. */
export interface WalkAnswer {
  readonly facility: number;
  readonly tenths: number;
  /** Length along the streets, approaches excluded, metres. */
  readonly meters: number;
  /** Approaches at both ends, metres. */
  readonly approachMeters: number;
  /** Degrees: from the place asked about, along the streets, to the facility. */
  readonly path: readonly (readonly [number, number])[];
  /** Tenths of a second by what takes them, as `timeSplit` says; they add up to `tenths`. */
  readonly split: {
    readonly approach: number;
    readonly level: number;
    readonly climb: number;
    readonly steps: number;
    readonly waiting: number;
  };
}

/** The walk to a facility; null when the place is too far from any street or no way leads there within the horizon. */
export function walk(_city: LiveCity, _request: WalkRequest): WalkAnswer | null {
  throw new Error('walk: not built yet');
}
