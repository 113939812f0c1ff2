import {vouchedCells} from './coverage.ts';

/**
 * Cells where it can be said how far beyond a threshold people are: the category is completely known there, and a circle of
 * twice the threshold's radius stays inside the street extract, since the excess counts up to twice the threshold. Cells
 * that happen to be within the threshold where the data is partial do not count: they would make poverty look small.
 * `extractEdgeMeters` null: no extract ends near. [cells] 1 = can be said.
 */
export function judgeable(
  known: Uint8Array,
  extractEdgeMeters: Uint16Array | null,
  thresholdRadiusMeters: number,
): Uint8Array {
  return vouchedCells(known, extractEdgeMeters, 2 * thresholdRadiusMeters);
}

/** Sums from which the three measures follow. People are thousandths; all are whole numbers below 2⁵³. */
export interface PovertySums {
  /** People of whom it can be said. */
  people: number;
  /** People of whom it cannot. */
  unknown: number;
  /** People beyond the threshold. */
  poor: number;
  /** Σ people × excess. */
  excess: number;
  /** Σ people × excess², cut in two so that each part stays exact: high × 65,536 + low. */
  squareHigh: number;
  squareLow: number;
}

/** No one. */
export function noPoverty(): PovertySums {
  return {people: 0, unknown: 0, poor: 0, excess: 0, squareHigh: 0, squareLow: 0};
}

/** Splits a square below 2³⁷ so that each part times people stays exact. */
const SQUARE_SPLIT = 65536;

/**
 * Adds people to the sums of their areas: `area[c]` is the index into `sums`, below 0 = in none; without it everyone belongs
 * to sums[0]. `cost` and `cutoff` have the same unit; what is unreached costs more than any cutoff. The excess of a cell is
 * what its cost is above the cutoff, at most the cutoff itself.
 */
export function addPoverty(
  sums: readonly PovertySums[],
  cost: ArrayLike<number>,
  cutoff: number,
  canSay: Uint8Array,
  people: ArrayLike<number>,
  area?: Int32Array,
): void {
  for (let c = 0; c < canSay.length; c++) {
    const sum = area ? sums[area[c]!] : sums[0];
    if (!sum) continue;
    const n = people[c]!;
    if (!canSay[c]) {
      sum.unknown += n;
      continue;
    }
    sum.people += n;
    const excess = Math.min(cost[c]! - cutoff, cutoff);
    if (excess <= 0) continue;
    const square = excess * excess;
    sum.poor += n;
    sum.excess += n * excess;
    sum.squareHigh += n * Math.floor(square / SQUARE_SPLIT);
    sum.squareLow += n * (square % SQUARE_SPLIT);
  }
}

/** Accessibility poverty, each 0 to 1. */
export interface Poverty {
  /** Share of people beyond the threshold. */
  readonly fgt0: number;
  /** Mean excess over the threshold as a share of it; nobody's counts as more than 1 (twice the threshold, or no path). */
  readonly fgt1: number;
  /** The same squared: those farthest beyond weigh most. */
  readonly fgt2: number;
}

/**
 * The measures of Foster, Greer & Thorbecke (1984, Econometrica 52(3)) turned to walking times or distances, where the poor
 * are those *above* the line: mean over people of min(1, (cost − cutoff) ⁄ cutoff)^α, 0 for people within the cutoff, for
 * α = 0, 1, 2. The excess is bounded at 1 = twice the cutoff, so that the horizon of the search does not matter and people
 * without any path count as 1. Null when of nobody it can be said.
 */
export function poverty({people, poor, excess, squareHigh, squareLow}: PovertySums, cutoff: number): Poverty | null {
  if (people === 0) return null;
  return {
    fgt0: poor / people,
    fgt1: excess / cutoff / people,
    fgt2: (squareHigh * SQUARE_SPLIT + squareLow) / cutoff / cutoff / people,
  };
}
