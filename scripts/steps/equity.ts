import type {Row} from '#files/table.ts';
import {knowledge, thresholdOf} from './coverage.ts';
import {inequalityRows} from './equity/inequality-rows.ts';
import {povertyRows} from './equity/poverty-rows.ts';
import {shareRows} from './equity/share-rows.ts';
import type {GapContext} from './gaps.ts';
import type {PlacesInReach} from './opportunities.ts';
import type {CategoryTimes} from './times.ts';

/**
 * The published rows of `equity` for one category: differences of the share covered and accessibility poverty against its
 * default and its required standards, and inequality of the number of places within reach. Nothing for a category that no
 * source of the city can know.
 */
export function equityRows(context: GapContext, times: CategoryTimes, reach: PlacesInReach | null): Row[] {
  const {model} = context;
  if (model.noData.includes(times.category)) return [];
  const known = knowledge(model, times.category);
  const byStandard = model.standards
    .filter(one => one.category === times.category && (one.default || one.decides))
    .flatMap(standard => {
      const threshold = thresholdOf(standard, model.graph !== null);
      if (!threshold) return [];
      return [...shareRows(model, times, threshold, known), ...povertyRows(model, times, threshold, known)];
    });
  return [...byStandard, ...inequalityRows(context, times, known, reach)];
}
