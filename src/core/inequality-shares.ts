import {type CellVerdicts, VERDICT} from './coverage.ts';

/** People covered under the three assumptions, and at most: thousandths. low ≤ base ≤ high ≤ atMost ≤ people. */
export interface ShareCounts {
  people: number;
  low: number;
  base: number;
  high: number;
  /** Covered under the high assumptions, or nothing is known of them: how many there could be at most. */
  atMost: number;
}

/** No one. */
export function noShares(): ShareCounts {
  return {people: 0, low: 0, base: 0, high: 0, atMost: 0};
}

/** Adds people to the counts of their areas: `area[c]` is the index into `counts`, below 0 = in none. */
export function addShares(
  counts: readonly ShareCounts[],
  {base, coveredLow, coveredHigh}: CellVerdicts,
  people: ArrayLike<number>,
  area: Int32Array,
): void {
  for (let c = 0; c < base.length; c++) {
    const row = counts[area[c]!];
    if (!row) continue;
    const n = people[c]!;
    row.people += n;
    if (coveredLow[c]) row.low += n;
    if (base[c] === VERDICT.covered) row.base += n;
    if (coveredHigh[c]) row.high += n;
    if (coveredHigh[c] || base[c] === VERDICT.unknown) row.atMost += n;
  }
}

/** What may be said of one share beside another. */
export type Comparison = 'higher' | 'lower' | 'equal' | 'cannot-rank';

/** A share of people covered minus another, −1 to 1. */
export interface ShareDifference {
  readonly low: number;
  readonly base: number;
  readonly high: number;
  readonly comparison: Comparison;
}

/** Smallest, middle and largest of three cases; `base` stays the base. */
export function caseRange(cases: readonly [low: number, base: number, high: number]): {
  readonly low: number;
  readonly base: number;
  readonly high: number;
} {
  return {low: Math.min(...cases), base: cases[1], high: Math.max(...cases)};
}

function byCases(cases: readonly number[]): Comparison {
  if (cases.every(difference => difference > 0)) return 'higher';
  if (cases.every(difference => difference < 0)) return 'lower';
  return cases.every(difference => difference === 0) ? 'equal' : 'cannot-rank';
}

/** Where even the least of one is more than the most of the other; unknown people may turn out either way. */
function byRanges(one: ShareCounts, other: ShareCounts): Comparison {
  if (one.low / one.people > other.atMost / other.people) return 'higher';
  return one.atMost / one.people < other.low / other.people ? 'lower' : 'cannot-rank';
}

/**
 * Difference between two shares of people covered, taken case by case under the low, base and high assumptions. Different
 * areas are ranked only where their ranges do not overlap. `samePlaces`: both live in the same cells and share every
 * assumption, so the sign under each of the three decides, unless some of them are unknown. Null when either is nobody.
 */
export function shareDifference(one: ShareCounts, other: ShareCounts, samePlaces: boolean): ShareDifference | null {
  if (one.people === 0 || other.people === 0) return null;
  const difference = (key: 'low' | 'base' | 'high') => one[key] / one.people - other[key] / other.people;
  const cases = [difference('low'), difference('base'), difference('high')] as const;
  const allKnown = one.atMost === one.high && other.atMost === other.high;
  return {...caseRange(cases), comparison: samePlaces && allKnown ? byCases(cases) : byRanges(one, other)};
}
