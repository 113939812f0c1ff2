/**
 * How unequally something is spread over people. Values are what each cell's people have (a number of places within reach),
 * weights how many people that is; both without a unit of their own, so that all indices stay the same when every value, or
 * every weight, is multiplied by one number. Cells without people take no part. All indices are null when nobody is counted
 * or nobody has anything (mean 0): then nothing can be shared out unequally.
 */

/** Rows with people, in the order of a key; equal keys by row. */
function rowsInOrder(key: ArrayLike<number>, weights: ArrayLike<number>): Uint32Array {
  const rows: number[] = [];
  for (let i = 0; i < weights.length; i++) if (weights[i]! > 0) rows.push(i);
  return Uint32Array.from(rows).sort((a, b) => key[a]! - key[b]! || a - b);
}

interface Total {
  readonly weight: number;
  readonly sum: number;
}

function totalOf(values: ArrayLike<number>, weights: ArrayLike<number>): Total {
  let weight = 0;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    if (!(w > 0)) continue;
    weight += w;
    sum += w * values[i]!;
  }
  return {weight, sum};
}

/**
 * Gini index (Gini 1912, Variabilità e mutabilità), 0 = everyone has the same, towards 1 = one has all: half the mean
 * difference between any two people, relative to the mean. Computed as 1 − 2 × the area under the Lorenz curve in one pass
 * over the sorted values, which equals the definition over all pairs.
 */
export function gini(values: ArrayLike<number>, weights: ArrayLike<number>): number | null {
  const {weight, sum} = totalOf(values, weights);
  if (!(sum > 0)) return null;
  let before = 0;
  let spread = 0;
  for (const i of rowsInOrder(values, weights)) {
    const w = weights[i]!;
    // Σ over pairs of |difference|: a row counts plus for all before it and minus for all after it
    spread += w * values[i]! * (2 * before + w - weight);
    before += w;
  }
  return Math.max(0, spread / (weight * sum));
}

/** Theil's index and its two parts; between + within = total. */
export interface TheilParts {
  readonly total: number;
  /** What would be left if everyone had the mean of their group. */
  readonly between: number;
  /** What is left inside the groups. */
  readonly within: number;
}

/** Share of the sum times the logarithm of the ratio to the mean; 0 for nothing, the limit of x·ln x. */
function theilTerm(share: number, ratio: number): number {
  return ratio > 0 ? share * Math.log(ratio) : 0;
}

/**
 * Theil's T (Theil 1967, Economics and Information Theory): Σ (p·x ⁄ Σ p·x) · ln(x ⁄ mean), 0 = everyone has the same. Cells
 * with 0 add 0, the limit of x·ln x. `group[i]` is the group of a cell, below 0 = in none (together a group of its own);
 * without it everything is within. The two parts follow Shorrocks 1980: between, groups at their means; within, the rest,
 * summed over groups by their share of the total.
 */
export function theil(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  group?: ArrayLike<number>,
): TheilParts | null {
  const {weight, sum} = totalOf(values, weights);
  if (!(sum > 0)) return null;
  const mean = sum / weight;
  const groups = new Map<number, {weight: number; sum: number}>();
  const groupOf = (i: number) => Math.max(-1, group?.[i] ?? 0);
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    if (!(w > 0)) continue;
    const of = groups.get(groupOf(i)) ?? {weight: 0, sum: 0};
    of.weight += w;
    of.sum += w * values[i]!;
    groups.set(groupOf(i), of);
  }
  let between = 0;
  for (const of of groups.values()) between += theilTerm(of.sum / sum, of.sum / of.weight / mean);
  let within = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    if (!(w > 0)) continue;
    const of = groups.get(groupOf(i))!;
    within += theilTerm((w * values[i]!) / sum, (values[i]! * of.weight) / of.sum);
  }
  // rounding may leave a part a hair below nothing
  const parts = {between: Math.max(0, between), within: Math.max(0, within)};
  return {...parts, total: parts.between + parts.within};
}

/** People of rows that have a rank value; 0 for the others. */
function rankedPeople(rank: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  return Float64Array.from(weights, (w, i) => (Number.isNaN(rank[i]!) ? 0 : w));
}

/** People of the same rank value. */
interface Tied {
  readonly rows: Uint32Array;
  /** How many they are, and how many rank below them. */
  readonly people: number;
  readonly before: number;
}

/** Groups of equal rank value, worst off first; rows without people take no part. */
function tiedGroups(rank: ArrayLike<number>, people: Float64Array): Tied[] {
  const order = rowsInOrder(rank, people);
  const groups: Tied[] = [];
  let before = 0;
  for (let start = 0, end = 0; start < order.length; start = end) {
    let tied = 0;
    for (; end < order.length && rank[order[end]!] === rank[order[start]!]; end++) tied += people[order[end]!]!;
    groups.push({rows: order.subarray(start, end), people: tied, before});
    before += tied;
  }
  return groups;
}

/**
 * Where people stand in a ranking, [rows] from 0 (worst off) to 1 (best off): the middle of the people with the same rank
 * value (Kakwani, Wagstaff & van Doorslaer 1997). NaN for rows without people or without a rank value.
 */
export function fractionalRanks(rank: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const ranked = rankedPeople(rank, weights);
  const total = ranked.reduce((all, w) => all + w, 0);
  const ranks = new Float64Array(weights.length).fill(Number.NaN);
  for (const {rows, people, before} of tiedGroups(rank, ranked))
    for (const row of rows) ranks[row] = (before + people / 2) / total;
  return ranks;
}

/** Weighted covariance of values and fractional ranks over the rows that have a rank, and the mean of the values there. */
function rankCovariance(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  rank: ArrayLike<number>,
): {readonly covariance: number; readonly mean: number} | null {
  const ranks = fractionalRanks(rank, weights);
  const known = rankedPeople(ranks, weights);
  const {weight, sum} = totalOf(values, known);
  if (!(weight > 0)) return null;
  const mean = sum / weight;
  let covariance = 0;
  for (let i = 0; i < known.length; i++) {
    if (!(known[i]! > 0)) continue;
    covariance += (known[i]! / weight) * (values[i]! - mean) * (ranks[i]! - 0.5);
  }
  return {covariance, mean};
}

/**
 * Standard concentration index (Wagstaff, Paci & van Doorslaer 1991; Kakwani, Wagstaff & van Doorslaer 1997):
 * 2·cov(value, rank) ⁄ mean, −1 to 1. Above 0 = the better off have more. `rank`: higher = better off, NaN = unknown (left
 * out). Null when nobody has a rank or nobody ranked has anything.
 */
export function concentrationIndex(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  rank: ArrayLike<number>,
): number | null {
  const found = rankCovariance(values, weights, rank);
  return found && found.mean > 0 ? (2 * found.covariance) / found.mean : null;
}

/**
 * Corrected concentration index (Erreygers 2009, J. Health Econ. 28(2)): 8·cov(value, rank) ⁄ (highest − lowest), for values
 * that lie between two bounds: 0 and 1 for being covered. Reversing the values turns its sign only. Null when nobody has a
 * rank or the bounds are equal.
 */
export function correctedConcentrationIndex(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  rank: ArrayLike<number>,
  bounds: readonly [lowest: number, highest: number],
): number | null {
  const found = rankCovariance(values, weights, rank);
  return found && bounds[1] > bounds[0] ? (8 * found.covariance) / (bounds[1] - bounds[0]) : null;
}

/** Mean value of the people who stand between two shares (0 to 1) of a ranking; people tied across a bound belong in part. */
function meanBetween(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  rank: ArrayLike<number>,
  from: number,
  to: number,
): number | null {
  const ranked = rankedPeople(rank, weights);
  const total = ranked.reduce((all, w) => all + w, 0);
  let weight = 0;
  let sum = 0;
  for (const {rows, people, before} of tiedGroups(rank, ranked)) {
    const inside = Math.min(before + people, to * total) - Math.max(before, from * total);
    if (!(inside > 0)) continue;
    for (const row of rows) {
      if (Number.isNaN(values[row]!)) continue;
      const w = (ranked[row]! * inside) / people;
      weight += w;
      sum += w * values[row]!;
    }
  }
  return weight > 0 ? sum / weight : null;
}

/**
 * Palma ratio of access (after Palma 2011 and Cobham & Sumner 2013, who divide incomes): what the best-off 10 % of people
 * have on average over what the worst-off 40 % have. 1 = the same. `rank`: higher = better off, NaN = unknown (left out).
 * A value that is NaN keeps its people in the ranking but out of the averages. Null when either side is empty or the
 * worst-off have nothing.
 */
export function palmaRatio(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  rank: ArrayLike<number>,
): number | null {
  const worst = meanBetween(values, weights, rank, 0, 0.4);
  const best = meanBetween(values, weights, rank, 0.9, 1);
  return best === null || worst === null || worst === 0 ? null : best / worst;
}
