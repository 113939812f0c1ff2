import type {ReachLists} from './reach-lists.ts';
import {TENTHS_PER_SECOND} from './units.ts';

/** How much a place counts the farther it is; `none` counts every place within the cutoff alike. */
export const DECAYS = ['none', 'step', 'linear', 'gaussian'] as const;
export type Decay = (typeof DECAYS)[number];

/** Whole parts of a weight of 1. */
export const WEIGHT_SCALE = 1_000_000;

/**
 * Weights of the three rings of equal width of Luo & Qi (2009, Health & Place 15(4), 10.1016/j.healthplace.2009.06.002), as
 * PySAL's `access` has them from that paper: 1, 0.68 and 0.22 for 0–10, 10–20 and 20–30 minutes.
 */
const STEP_WEIGHTS = [1, 0.68, 0.22] as const;

/**
 * e to the power −x for x from 0 to 1 by its power series, with nothing but + − × ÷: the same bits in every engine, which
 * `Math.exp` does not promise.
 */
function expOfMinus(x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 24; n++) {
    term = (-term * x) / n;
    sum += term;
  }
  return sum;
}

/** Weight, 0 to 1, of a walk of `seconds` within a cutoff. */
function decayOf(decay: Decay, seconds: number, cutoffSeconds: number): number {
  if (decay === 'none') return 1;
  if (decay === 'linear') return 1 - seconds / cutoffSeconds;
  if (decay === 'step')
    return STEP_WEIGHTS[3 * seconds <= cutoffSeconds ? 0 : 3 * seconds <= 2 * cutoffSeconds ? 1 : 2];
  const share = seconds / cutoffSeconds;
  const least = expOfMinus(0.5);
  return (expOfMinus(0.5 * share * share) - least) / (1 - least);
}

/**
 * Weights by walking time, whole millionths, one for each whole second from 0 to the cutoff (at least 1 s). `none`: the
 * two-step method of Luo & Wang (2003). `step`: three rings of equal width weighing 1, 0.68 and 0.22 (Luo & Qi 2009).
 * `linear`: from 1 to 0 at the cutoff. `gaussian`: (e^(−½(t/T)²) − e^(−½)) / (1 − e^(−½)), from 1 to 0 at the cutoff (Dai
 * 2010, Health & Place 16(5), 10.1016/j.healthplace.2010.06.012; the form is that of several open implementations that name
 * the paper). Rounded once, here, so that every sum of them with people is a whole number.
 */
export function decayWeights(decay: Decay, cutoffSeconds: number): Uint32Array {
  return Uint32Array.from({length: cutoffSeconds + 1}, (_, second) =>
    Math.round(WEIGHT_SCALE * decayOf(decay, second, cutoffSeconds)),
  );
}

/** Weight of a walk in tenths of a second: that of the second it ends in. Beyond the cutoff: 0. */
function weightAt(weights: Uint32Array, tenths: number): number {
  return weights[Math.ceil(tenths / TENTHS_PER_SECOND)] ?? 0;
}

/**
 * Spatial accessibility by the two-step floating catchment area method (Luo & Wang 2003, Environment and Planning B 30(6);
 * with decay Luo & Qi 2009): capacity per person that the people of each cell can reach, [cells].
 *
 * Step 1: each facility's capacity ÷ the people within its reach, weighted. Step 2: the sum of these ratios over the
 * facilities a cell reaches, weighted alike. `capacity` [facilities of the lists] and `people` [cells] share one scale
 * (thousandths); a capacity of 0 adds nothing, nor does a facility nobody reaches. Summed over the people, the answer is
 * the capacity of all facilities that someone reaches.
 */
export function floatingCatchment(
  reach: ReachLists,
  weights: Uint32Array,
  capacity: ArrayLike<number>,
  people: ArrayLike<number>,
): Float64Array {
  const {cellCount, facilityCount, firstReach, cell, tenths} = reach;
  const access = new Float64Array(cellCount);
  for (let f = 0; f < facilityCount; f++) {
    if (capacity[f] === 0) continue;
    const [from, to] = [firstReach[f]!, firstReach[f + 1]!];
    let demand = 0;
    for (let r = from; r < to; r++) demand += weightAt(weights, tenths[r]!) * people[cell[r]!]!;
    if (demand === 0) continue;
    const ratio = capacity[f]! / demand;
    for (let r = from; r < to; r++) access[cell[r]!]! += weightAt(weights, tenths[r]!) * ratio;
  }
  return access;
}
