import type {KnowledgeClaim} from '#core/claims.ts';
import type {CoverageCounts} from '#core/coverage.ts';
import type {Profile} from '#core/profile.ts';
import type {LiveCity} from './live-city.ts';
import type {WantedService} from './services.ts';

/** The life circle as a whole: several services, each with its own time. */
export interface CircleRequest {
  readonly services: readonly WantedService[];
  readonly profile: Profile;
  readonly claims: readonly KnowledgeClaim[];
  /** As in SurfaceRequest. */
  readonly openAt: number | null;
}

/** People of a place or group by what they have of the life circle, thousandths; the three add up to `people`. */
export interface CircleCounts {
  readonly people: number;
  /** Every service in time. */
  readonly all: number;
  /** At least one service known to be missing. */
  readonly lacking: number;
  /** None known to be missing, at least one not clear. */
  readonly unsure: number;
}

/** What every cell has of the life circle. No score: 有, 缺 and 不清楚 are counted apart. */
export interface CircleAnswer {
  /** [cells] how many services are in time, known to be missing, and not clear; together the number of services asked for. */
  readonly has: Uint8Array;
  readonly lacks: Uint8Array;
  readonly unknown: Uint8Array;
  readonly counts: CircleCounts;
  readonly groupCounts: Readonly<Record<string, CircleCounts>>;
  readonly areas: readonly {readonly kind: string; readonly areaId: string; readonly counts: CircleCounts}[];
  /** Of each service, in the order asked. */
  readonly services: readonly {readonly category: string; readonly counts: CoverageCounts}[];
  /** [services + 1] people by how many services they are known to lack. */
  readonly peopleByLacks: Float64Array;
  readonly milliseconds: number;
}

/** Told after each service how many are done. */
export type OnCircleService = (done: number) => void;

/**
 * Judges every service of the life circle for every cell, one service after the other, letting other requests in between.
 * Null when `isWanted` says, between two services, that nobody waits for the answer any more.
 */
export async function circle(
  _city: LiveCity,
  _request: CircleRequest,
  _onService: OnCircleService,
  _isWanted: () => boolean,
): Promise<CircleAnswer | null> {
  throw new Error('circle: not built yet');
}
