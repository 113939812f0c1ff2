import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {Threshold} from '../steps/coverage.ts';
import {type Arguments, numberFlag, textFlag, UsageError} from './command.ts';
import {suggest} from './suggest.ts';

const FARTHEST_METERS = 6553;
const LONGEST_MINUTES = 109;

/** The cutoff of `--minutes` or `--meters`; null when neither was given. Throws UsageError when both are. */
export function thresholdFlags(given: Arguments, hasStreets: boolean): Threshold | null {
  const minutes = numberFlag(given, 'minutes', 0, LONGEST_MINUTES);
  const meters = numberFlag(given, 'meters', 0, FARTHEST_METERS);
  if (minutes !== undefined && meters !== undefined) throw new UsageError('give --minutes or --meters, not both');
  if (minutes !== undefined) {
    if (!hasStreets) throw new UsageError('--minutes needs streets, which this city does not have; give --meters');
    return {standardId: null, measure: 'seconds', cutoffSeconds: Math.round(minutes * 60), cutoffMeters: null};
  }
  if (meters === undefined) return null;
  const measure = hasStreets ? 'path_meters' : 'straight_meters';
  return {standardId: null, measure, cutoffSeconds: null, cutoffMeters: meters};
}

/** The categories of `--category`, or all of them. Throws UsageError with a suggestion for an unknown one. */
export function categoryFlag<T extends {readonly key: string}>(
  given: Arguments,
  categories: readonly T[],
): readonly T[] {
  const key = textFlag(given, 'category');
  if (key === undefined) return categories;
  const found = categories.filter(category => category.key === key);
  if (found.length > 0) return found;
  const keys = categories.map(category => category.key);
  const near = suggest(key, keys);
  throw new UsageError(
    `--category: found ${key}, ${near === null ? `expected one of ${keys.join(', ')}` : `did you mean ${near}?`}`,
  );
}

/** Standards of one category. */
export function standardsOf(standards: readonly EffectiveStandard[], category: string): EffectiveStandard[] {
  return standards.filter(standard => standard.category === category);
}
