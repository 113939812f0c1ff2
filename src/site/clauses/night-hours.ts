const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const DAY = DAYS.join('|');
const TIME = '\\d\\d:\\d\\d-\\d\\d:\\d\\d';
const RULE = new RegExp(`^(?:((?:${DAY})(?:[-,](?:${DAY}))*) )?(${TIME}(?:,${TIME})*|off)$`);

/** The hour of the night that is asked about, minutes after midnight: two o'clock. */
const NIGHT = 120;
const WHOLE_DAY = 1440;

/** Whether a place is open at two in the morning of every day, by its published hours (OpenStreetMap notation). */
export type NightState = 'open' | 'shut' | 'unknown';

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

function daysOf(words: string | undefined): number[] {
  if (words === undefined) return DAYS.map((_, day) => day);
  return words.split(',').flatMap(part => {
    const [from, to = from] = part.split('-').map(day => DAYS.indexOf(day));
    const count = ((to! - from! + DAYS.length) % DAYS.length) + 1;
    return Array.from({length: count}, (_, i) => (from! + i) % DAYS.length);
  });
}

/** Days on whose night at two o'clock one stretch of hours that begins on `day` is open; -1: none. */
function nightsOf(stretch: string, day: number): number {
  const [from = 0, to = 0] = stretch.split('-').map(minutesOf);
  const end = to <= from ? to + WHOLE_DAY : to;
  if (from <= NIGHT && NIGHT < end) return day;
  return from <= NIGHT + WHOLE_DAY && NIGHT + WHOLE_DAY < end ? (day + 1) % DAYS.length : -1;
}

/**
 * Reads simple hours: always, or days and times; a later rule replaces an earlier one on its days. Anything else (holidays,
 * months, appointments) and no hours at all are unknown.
 */
export function nightState(openingHours: string | null): NightState {
  const text = (openingHours ?? '').trim();
  if (text === '24/7') return 'open';
  const rules = text.split(/\s*;\s*/).map(rule => RULE.exec(rule));
  if (rules.some(rule => rule === null)) return 'unknown';
  const times = DAYS.map((): readonly string[] => []);
  for (const rule of rules) {
    const stretches = rule![2] === 'off' ? [] : rule![2]!.split(',');
    for (const day of daysOf(rule![1])) times[day] = stretches;
  }
  const nights = new Set(times.flatMap((stretches, day) => stretches.map(stretch => nightsOf(stretch, day))));
  return DAYS.every((_, day) => nights.has(day)) ? 'open' : 'shut';
}
