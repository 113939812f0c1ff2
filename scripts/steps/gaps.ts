import {KNOWLEDGE} from '#core/claims.ts';
import {findGaps, type Gap} from '#core/gaps.ts';
import {knowledge, measuredCosts, radiusMeters, type Threshold, thresholdOf, verdictsFor} from './coverage.ts';
import type {GapCase, GapContext} from './gaps/gap-case.ts';
import {gapFixes} from './gaps/gap-fixes.ts';
import {type GapRow, gapRow} from './gaps/gap-row.ts';
import {medianPersons, NOBODY} from './gaps/median-person.ts';
import type {CategoryTimes} from './times.ts';

export type {GapCells, GapContext} from './gaps/gap-case.ts';
export type {GapRow} from './gaps/gap-row.ts';

/**
 * The gaps of one category for one threshold and walker: ranked ones first (most people first), then unverified ones, then
 * the summed rows of places under 10 people. Ids are built from the threshold and the smallest cell id of the gap.
 */
export function thresholdGaps(
  context: GapContext,
  times: CategoryTimes,
  threshold: Threshold,
  profile = 'adult',
): GapRow[] {
  const {model, cells} = context;
  const known = knowledge(model, times.category);
  const hopeful = known.map(level => (level === KNOWLEDGE.none ? KNOWLEDGE.none : KNOWLEDGE.complete));
  const verdicts = verdictsFor(model, times, threshold, profile, known);
  const believed = verdictsFor(model, times, threshold, profile, hopeful);
  const {costs, cutoff} = measuredCosts(times, threshold, profile);
  const found = findGaps(verdicts, believed, model.demand.people, costs.base, cells);
  const cutoffMeters = radiusMeters(model, threshold, profile);
  const of: GapCase = {...context, times, threshold, profile, cutoffMeters, cutoff};
  const name =
    threshold.standardId ??
    `${times.category}:${threshold.cutoffSeconds ?? threshold.cutoffMeters}${threshold.cutoffSeconds === null ? 'm' : 's'}`;
  const idOf = (gap: Gap) => `${name}:${cells.cellId[gap.cells[0]!]}`;
  const ranked = found.gaps.filter(gap => gap.certainty !== 'unverified');
  const unverified = found.gaps.filter(gap => gap.certainty === 'unverified');
  const personOf = medianPersons(of);
  const fixes = gapFixes(of, ranked);
  const small = (gap: Gap, id: string) => gapRow(of, gap, {id, rank: null}, NOBODY, null);
  return [
    ...ranked.map((gap, i) =>
      gapRow(of, gap, {id: idOf(gap), rank: i + 1}, personOf(gap.medianCell), fixes[i] ?? null),
    ),
    ...(found.smallVerified ? [small(found.smallVerified, `${name}:small`)] : []),
    ...unverified.map(gap => gapRow(of, gap, {id: idOf(gap), rank: null}, personOf(gap.medianCell), null)),
    ...(found.smallUnverified ? [small(found.smallUnverified, `${name}:small-unverified`)] : []),
  ];
}

/** The published gaps of a category: for each standard that decides, the adult. */
export function categoryGaps(context: GapContext, times: CategoryTimes): GapRow[] {
  return context.model.standards
    .filter(standard => standard.category === times.category && standard.decides)
    .flatMap(standard => {
      const threshold = thresholdOf(standard, context.model.graph !== null);
      return threshold ? thresholdGaps(context, times, threshold) : [];
    });
}
