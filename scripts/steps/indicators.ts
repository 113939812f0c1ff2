import type {Row} from '#files/table.ts';
import type {GapContext} from './gaps.ts';
import type {CategoryTimes} from './times.ts';

/** The published rows of `indicators`, from the times of all categories. */
export function indicatorRows(_context: GapContext, _times: readonly CategoryTimes[]): Row[] {
  return [];
}
