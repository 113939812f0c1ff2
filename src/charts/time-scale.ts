import {TIME_BANDS, TIME_STEPS} from './colors.ts';

/** One step of a time scale that turns warm at a standard. */
export interface ScaleStep {
  /** Upper end in minutes; null: longer than all, or no path. */
  readonly minutes: number | null;
  /** Within the standard. */
  readonly within: boolean;
  /** Hex colours on a light and on a dark ground. */
  readonly light: string;
  readonly dark: string;
}

/**
 * The time scale of a map judged by a standard of so many minutes: the usual bands with a break at the standard. Steps within
 * it take the jade half of TIME_STEPS, steps beyond it the warm half, evenly spread, so that the line of the standard shows.
 * With a standard of 15 minutes it is exactly TIME_STEPS.
 */
export function timeScale(standardMinutes: number): ScaleStep[] {
  const ends: number[] = [...new Set<number>([...TIME_BANDS, standardMinutes])].sort((a, b) => a - b);
  const within = ends.filter(end => end <= standardMinutes);
  const beyond: (number | null)[] = [...ends.filter(end => end > standardMinutes), null];
  const jade = TIME_STEPS.filter(step => step.minutes !== null && step.minutes <= 15);
  const warm = TIME_STEPS.filter(step => step.minutes === null || step.minutes > 15);
  const steps = (minutes: readonly (number | null)[], ramp: typeof TIME_STEPS, isWithin: boolean): ScaleStep[] =>
    minutes.map((end, index) => ({
      minutes: end,
      within: isWithin,
      light: along(
        ramp.map(step => step.light),
        index,
        minutes.length,
      ),
      dark: along(
        ramp.map(step => step.dark),
        index,
        minutes.length,
      ),
    }));
  return [...steps(within, jade, true), ...steps(beyond, warm, false)];
}

/** Colour number `index` of `count` spread evenly over a ramp of hex colours; a single one takes the middle. */
function along(ramp: readonly string[], index: number, count: number): string {
  const at = count < 2 ? (ramp.length - 1) / 2 : (index * (ramp.length - 1)) / (count - 1);
  const low = Math.floor(at);
  const high = Math.min(ramp.length - 1, low + 1);
  const [from, to] = [channels(ramp[low]!), channels(ramp[high]!)];
  return `#${from.map((value, c) => hex(value + (to[c]! - value) * (at - low))).join('')}`;
}

function channels(color: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
