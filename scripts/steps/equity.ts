import type {Row} from '#files/table.ts';
import type {GapContext} from './gaps.ts';
import type {CategoryTimes} from './times.ts';

/** The published rows of `equity` for one category. */
export function equityRows(_context: GapContext, _times: CategoryTimes): Row[] {
  return [];
}
