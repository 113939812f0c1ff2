import OpeningHours from 'opening_hours';
import {WEEK_MINUTES} from '#core/open-week.ts';
import {chineseHours, isChinese} from './chinese-hours.ts';

/** Monday of the week hours are read in: no clock is changed in it anywhere. */
const MONDAY = [2024, 0, 15] as const;

/** Texts whose week is kept: many places have the same. A list may have a different one in every row. */
const KEPT = 2000;
const weeks = new Map<string, readonly number[] | null>();

/**
 * When a place is open in any week, from opening hours as OpenStreetMap or a Chinese list writes them: minutes since Monday
 * 00:00, pairs [start, end) ascending, what runs over Sunday midnight split in two; empty = never. What is said of public and
 * school holidays is left out: nothing here knows when they are. Null when nothing is given, when it is not understood or
 * not the same every week (months, dates, sunset), and when it is open only perhaps (by appointment, "18:00+").
 */
export function openingWeek(openingHours: string | null): readonly number[] | null {
  if (openingHours === null) return null;
  const known = weeks.get(openingHours);
  if (known !== undefined) return known;
  const week = readWeek(openingHours);
  if (weeks.size >= KEPT) weeks.delete(weeks.keys().next().value!);
  weeks.set(openingHours, week);
  return week;
}

/** The hours to be read: in OpenStreetMap's notation and without holidays; null when there are none, or none that hold. */
export function weekNotation(openingHours: string): string | null {
  const text = openingHours
    .normalize('NFKC')
    .replace(/[–—―−〜]/g, '-')
    .replace(/[∶︰꞉]/g, ':');
  const notation = isChinese(text) || isLoose(text) ? chineseHours(text) : text;
  const ordinary = notation === null ? '' : withoutHolidays(notation);
  if (ordinary === '' || /\b(?:PH|SH)\b|sunrise|sunset|dawn|dusk/i.test(ordinary)) return null;
  return ordinary;
}

/** True for numbers alone that are not OpenStreetMap's, which has two digits for every hour: 9:00-5:00 may mean the afternoon. */
function isLoose(text: string): boolean {
  return /^[\d:.,;\-~\s]+$/.test(text) && /(?<!\d)\d:/.test(text);
}

const WEEKDAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su)';

/** Takes holidays out of lists of weekdays, and rules of holidays alone out of the whole. */
function withoutHolidays(notation: string): string {
  return notation
    .replace(new RegExp(`\\b(?:PH|SH)\\s*,\\s*(?=(?:${WEEKDAY}|PH|SH)\\b)`, 'g'), '')
    .replace(new RegExp(`(${WEEKDAY}(?:\\[[^\\]]*\\])?)((?:\\s*,\\s*(?:PH|SH))+)\\b`, 'g'), '$1')
    .replace(/,\s*(?:PH|SH)\s+(?:off|closed)\b/g, '')
    .split(';')
    .map(rule => rule.trim())
    .filter(rule => rule !== '' && !/^(?:PH|SH)\b/.test(rule))
    .join('; ');
}

function readWeek(openingHours: string): readonly number[] | null {
  const notation = weekNotation(openingHours);
  if (notation === null) return null;
  const hours = parsed(notation);
  if (!hours?.isWeekStable()) return null;
  const [year, month, day] = MONDAY;
  const intervals = hours.getOpenIntervals(new Date(year, month, day), new Date(year, month, day + 7));
  // unknown or with a condition in words: open perhaps
  if (intervals.some(([, , isUnknown, comment]) => isUnknown || comment)) return null;
  return joined(intervals.map(([from, to]) => [minuteOfWeek(from), minuteOfWeek(to) || WEEK_MINUTES]));
}

function parsed(notation: string): OpeningHours | null {
  try {
    return new OpeningHours(notation);
  } catch {
    // the library throws what it does not understand; a list may say anything
    return null;
  }
}

function minuteOfWeek(date: Date): number {
  return ((date.getDay() + 6) % 7) * 24 * 60 + date.getHours() * 60 + date.getMinutes();
}

/** Ascending pairs, those that meet made one. */
function joined(intervals: readonly (readonly [number, number])[]): number[] {
  const week: number[] = [];
  for (const [from, to] of intervals) {
    if (week.at(-1) === from) week[week.length - 1] = to;
    else week.push(from, to);
  }
  return week;
}
