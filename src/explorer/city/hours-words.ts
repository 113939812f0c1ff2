import type {Words} from '../words.ts';

const DAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;
const DAY_MINUTES = 24 * 60;

/** A minute of the week as people say it: 周三 20:00, Wed 20:00. */
export function weekMoment(lang: Words['lang'], minute: number): string {
  const day = DAYS[lang][Math.floor(minute / DAY_MINUTES) % 7]!;
  const inDay = minute % DAY_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day} ${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

/** What is counted at a minute of the city's week, in one sentence. */
export function hoursSentence({text, lang}: Words, openAt: number): string {
  return text('hours.at', {moment: weekMoment(lang, openAt)});
}

/** Whether a place is open at a minute of the week, from its open minutes as pairs [start, end); null = not known. */
export function isOpenAt(week: readonly number[] | null, minute: number): boolean | null {
  if (week === null) return null;
  for (let at = 0; at < week.length; at += 2) if (week[at]! <= minute && minute < week[at + 1]!) return true;
  return false;
}
