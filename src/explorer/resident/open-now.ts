import {clock, dayName, hoursWords, openSpans} from '#i18n/week-hours.ts';
import type {Words} from '../words.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/** Whether a place is open at a minute of the week, and until or from when. */
export type OpenNow =
  | {readonly open: true; readonly until: number | null}
  | {readonly open: false; readonly next: number | null};

/** Open or shut at a minute of the week; the next change as minutes from then, null when there is none. */
export function openNow(week: readonly number[], minute: number): OpenNow {
  let next: number | null = null;
  for (const [start, end] of openSpans(week)) {
    if (end - start >= WEEK) return {open: true, until: null};
    for (const at of [minute, minute + WEEK]) if (at >= start && at < end) return {open: true, until: end - at};
    const wait = (start - minute + WEEK) % WEEK;
    next = next === null ? wait : Math.min(next, wait);
  }
  return {open: false, next};
}

/** The same in words, with the day when it is not today. */
export function openNowWords(words: Words, week: readonly number[], minute: number): string {
  const {text} = words;
  const now = openNow(week, minute);
  const wait = now.open ? now.until : now.next;
  if (wait === null) return now.open ? text('times.openAlways') : hoursWords(words.lang, week);
  const at = minute + wait;
  const time = clock(at % DAY === 0 && now.open ? DAY : at % DAY);
  const ahead = Math.floor(at / DAY) - Math.floor(minute / DAY);
  if (now.open) {
    // an end at midnight is still said as of the day before
    const days = at % DAY === 0 ? ahead - 1 : ahead;
    return days <= 0
      ? text('times.openUntil', {time})
      : text('times.openUntilDay', {day: comingDay(words, at, days), time});
  }
  return ahead === 0
    ? text('times.opensAt', {time})
    : text('times.opensAtDay', {day: comingDay(words, at, ahead), time});
}

function comingDay({lang, text}: Words, at: number, ahead: number): string {
  return ahead === 1 ? text('times.tomorrow') : dayName(lang, Math.floor(at / DAY));
}
