/** Minutes of a week. */
export const WEEK_MINUTES = 7 * 24 * 60;

/** Whether a place is open; `unknown`: its hours are not known, or not the same every week. */
export type OpenState = 'open' | 'shut' | 'unknown';

/**
 * Whether a place with this week (as in FacilityCard.week: minutes since Monday 00:00, pairs [start, end) ascending; null =
 * not known) is open at a minute of the city's week, 0 to WEEK_MINUTES − 1. Public and school holidays are not known.
 */
export function openAt(week: readonly number[] | null, minuteOfWeek: number): OpenState {
  if (week === null) return 'unknown';
  for (let i = 0; i + 1 < week.length; i += 2)
    if (minuteOfWeek >= week[i]! && minuteOfWeek < week[i + 1]!) return 'open';
  return 'shut';
}
