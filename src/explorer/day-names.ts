import type {Lang} from '#i18n/lang.ts';

const DAY_MINUTES = 24 * 60;

/** Days of the week, Monday first. */
const DAYS: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** Name of a day, 0 = Monday; days count on after Sunday. */
export function dayName(lang: Lang, day: number): string {
  return DAYS[lang][day % 7]!;
}

/** A minute of the week as people say it: 周三 20:00, Wed 20:00. */
export function weekMoment(lang: Lang, minute: number): string {
  const inDay = minute % DAY_MINUTES;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dayName(lang, Math.floor(minute / DAY_MINUTES))} ${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}
