import {simpleHours} from '#schema/simple-hours.ts';

/** The hour of the night that is asked about, minutes after midnight: two o'clock. */
const NIGHT = 120;
const DAY_MINUTES = 24 * 60;

/** Whether a place is open at two in the morning of every day, by its published hours. */
export type NightState = 'open' | 'shut' | 'unknown';

/** Asks simple hours; no hours, and hours that say more (holidays, months, appointments), are unknown. */
export function nightState(openingHours: string | null): NightState {
  const week = openingHours === null ? null : simpleHours(openingHours);
  if (week === null) return 'unknown';
  const isOpen = (minute: number) => week.some((start, i) => i % 2 === 0 && start <= minute && minute < week[i + 1]!);
  const nights = Array.from({length: 7}, (_, day) => day * DAY_MINUTES + NIGHT);
  return nights.every(isOpen) ? 'open' : 'shut';
}
