/** Whole minutes of walking, both ends included: 1 … 60, and BEYOND for all that is longer. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/** Longest time told apart, minutes. */
export const LAST_MINUTE = 60;
/** Stands for longer than LAST_MINUTE, or no path. */
export const BEYOND = LAST_MINUTE + 1;

const TENTHS_PER_MINUTE = 600;

/** The minute a walk belongs to: rounded up, 1 … 60, else BEYOND. */
export function minuteOfWalk(tenths: number): number {
  return Math.min(BEYOND, Math.max(1, Math.ceil(tenths / TENTHS_PER_MINUTE)));
}

/** A range from two minutes in any order, cut to 1 … BEYOND. */
export function minuteRange(a: number, b: number): MinuteRange {
  const cut = (minute: number) => Math.min(BEYOND, Math.max(1, Math.round(minute)));
  return {from: Math.min(cut(a), cut(b)), to: Math.max(cut(a), cut(b))};
}

/**
 * People by minute, one bar each: bar i is minute i + 1, the last bar is BEYOND. From the worker's [61] minutes, of which
 * the first two are both within one minute.
 */
export function minuteBars(minutes: Float64Array, beyond: number): Float64Array {
  const bars = new Float64Array(BEYOND);
  for (let minute = 0; minute <= LAST_MINUTE; minute++) bars[Math.max(1, minute) - 1]! += minutes[minute]!;
  bars[BEYOND - 1] = beyond;
  return bars;
}

/** Last minute worth an axis: of the longest walk or the limit, in steps of five, at least 15. */
export function lastShownMinute(bars: Float64Array, limit: number): number {
  let longest = LAST_MINUTE;
  while (longest > 1 && bars[longest - 1] === 0) longest--;
  return Math.min(LAST_MINUTE, Math.max(15, 5 * Math.ceil(Math.max(longest, limit) / 5)));
}

/** Sum of the bars of a range. */
export function peopleIn(bars: Float64Array, {from, to}: MinuteRange): number {
  let sum = 0;
  for (let minute = from; minute <= to; minute++) sum += bars[minute - 1]!;
  return sum;
}

/** Classes of a picture with everything outside a range of minutes moved to the faded half of the palette. */
export function fadedOutside(
  classes: Uint8Array,
  tenths: Uint16Array,
  {from, to}: MinuteRange,
  colors: number,
): Uint8Array {
  const faded = new Uint8Array(classes.length);
  // above `least` and at most `most` tenths is inside
  const least = from === 1 ? -1 : (from - 1) * TENTHS_PER_MINUTE;
  const most = to === BEYOND ? Number.POSITIVE_INFINITY : to * TENTHS_PER_MINUTE;
  for (let cell = 0; cell < classes.length; cell++) {
    const walk = tenths[cell]!;
    faded[cell] = classes[cell]! + (walk > least && walk <= most ? 0 : colors);
  }
  return faded;
}
