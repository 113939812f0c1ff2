import {inScope} from '#schema/effective-standards.ts';
import type {Norm} from '#schema/norm.ts';
import type {IndicatorWhy} from '#schema/tables/indicators.ts';

export type NormVerdict = 'met' | 'not-met' | 'cannot-judge' | 'not-applicable';

/** What was counted for one norm at one place; what is missing is null and `missing` says why. */
export interface Measured {
  /** Without and with doubtful facilities, and as counted; equal where nothing is doubtful. */
  readonly low: number | null;
  readonly base: number | null;
  readonly high: number | null;
  /** Households or people, as the norm asks; null = unknown or none. */
  readonly denominator: number | null;
  readonly missing: IndicatorWhy | null;
}

/** Where a norm is asked. */
export interface NormPlace {
  readonly jurisdiction: string;
  readonly kind: 'existing' | 'new-estates';
  readonly areaType: 'urban' | 'fringe' | 'rural' | null;
}

export interface Judgement {
  readonly verdict: NormVerdict;
  /** Null where the numbers alone decide. */
  readonly why: IndicatorWhy | null;
}

/** Reason why a norm gives no verdict at a place whatever the numbers are; null = it can. */
function outside(norm: Norm, {jurisdiction, kind, areaType}: NormPlace): Judgement | null {
  const notApplicable = (why: IndicatorWhy): Judgement => ({verdict: 'not-applicable', why});
  if (!inScope(norm.scope, jurisdiction)) return notApplicable('out-of-scope');
  if (!norm.applies_to.includes(kind)) return notApplicable(kind === 'existing' ? 'new-estates-only' : 'existing-only');
  if (!norm.applies_to.includes('rural') && areaType === 'rural') return notApplicable('urban-only');
  if (norm.judges === 'average') return notApplicable('average');
  return norm.status === 'recalled' ? {verdict: 'cannot-judge', why: 'unverified'} : null;
}

/** Whole thousandths: 0.1 m² for 3 people is 0.3 m², not a hair more. */
function inThousandths(amount: number): number {
  return Math.round(amount * 1000);
}

/**
 * Judges one norm at one place: met when even the low value reaches the target, not-met when the high one does not, else it
 * cannot be judged. A norm outside its scope, for new estates only, or that is a national average gives no verdict; one
 * that is only recalled, or whose numbers are missing, cannot be judged. Compared as products in whole
 * thousandths, without dividing.
 */
export function judgeNorm(norm: Norm, measured: Measured, place: NormPlace): Judgement {
  const without = outside(norm, place);
  if (without) return without;
  const {low, base, high, denominator, missing} = measured;
  if (missing !== null) return {verdict: 'cannot-judge', why: missing};
  if (low === null || base === null || high === null) return {verdict: 'cannot-judge', why: 'numerator-missing'};
  if (denominator === null || denominator === 0) return {verdict: 'cannot-judge', why: 'denominator-missing'};
  const needed = inThousandths(norm.target * denominator);
  if (inThousandths(low * norm.per_count) >= needed) return {verdict: 'met', why: null};
  if (inThousandths(high * norm.per_count) < needed) return {verdict: 'not-met', why: null};
  return {verdict: 'cannot-judge', why: 'range-crosses-target'};
}

/**
 * Judges norms of which one is enough together: all are met when one is; none is missed while another cannot be judged.
 * Norms without a verdict of their own stay as they are.
 */
export function judgeEither(judged: readonly Judgement[]): Judgement[] {
  const isMet = judged.some(({verdict}) => verdict === 'met');
  const isOpen = judged.some(({verdict}) => verdict === 'cannot-judge');
  return judged.map(one => {
    if (one.verdict === 'not-applicable' || one.verdict === 'met') return one;
    if (isMet) return {verdict: 'met', why: 'met-by-the-other'};
    return one.verdict === 'not-met' && isOpen ? {verdict: 'cannot-judge', why: 'other-of-two-missing'} : one;
  });
}
