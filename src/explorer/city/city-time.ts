/** When a place must be open to count. */
export const HOURS_CHOICES = ['any', 'now', 'evening', 'weekend'] as const;
export type HoursChoice = (typeof HOURS_CHOICES)[number];

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY_MINUTES = 24 * 60;

/** Wednesday 20:00 and Sunday 10:00: what 晚上 and 周末 mean here; said beside the choice. */
const EVENING = 2 * DAY_MINUTES + 20 * 60;
const WEEKEND = 6 * DAY_MINUTES + 10 * 60;

/** Minute of the city's own week (0 = Monday 00:00) at a moment, whatever the visitor's time zone. */
export function minuteOfWeek(timeZone: string, moment: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(moment);
  const part = (type: string) => parts.find(one => one.type === type)!.value;
  return DAYS.indexOf(part('weekday')) * DAY_MINUTES + Number(part('hour')) * 60 + Number(part('minute'));
}

/** Minute of the city's week a choice stands for; null: whenever. */
export function minuteOf(choice: HoursChoice, timeZone: string, moment: Date): number | null {
  if (choice === 'any') return null;
  if (choice === 'evening') return EVENING;
  return choice === 'weekend' ? WEEKEND : minuteOfWeek(timeZone, moment);
}
