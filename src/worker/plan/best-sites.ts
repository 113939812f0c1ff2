import type {LiveCity} from '../live-city.ts';
import type {BestSitesAnswer, BestSitesRequest} from './plan-types.ts';

/** Told how far the search for sites is, 0 to 1. */
export type OnSitesProgress = (share: number) => void;

/**
 * The best places for up to `count` facilities beside those of the plan, and the curve of people against their number. Lets
 * other requests in between; null when `isWanted` says that nobody waits any more.
 */
export async function bestSites(
  _city: LiveCity,
  _request: BestSitesRequest,
  _onProgress: OnSitesProgress,
  _isWanted: () => boolean,
): Promise<BestSitesAnswer | null> {
  throw new Error('bestSites: not built yet');
}
