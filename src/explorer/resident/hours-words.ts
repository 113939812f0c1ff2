import {list} from '#i18n/format.ts';
import {dayName} from '../day-names.ts';
import type {Words} from '../words.ts';

const DAY = 24 * 60;
const WEEK = 7 * DAY;
/** A place that shuts by this minute of the next day was open late, not early. */
const LATE = 6 * 60;

/** Hours of one day: minutes since its own midnight; an end after midnight is more than 1440. */
type DayHours = readonly (readonly [start: number, end: number])[];

/**
 * Opening hours by day, Monday first, from pairs of minutes of the week ([start, end), ascending). What is open past midnight
 * and shuts before six belongs to the day it began.
 */
export function hoursByDay(week: readonly number[]): DayHours[] {
  const days: [number, number][][] = Array.from({length: 7}, () => []);
  for (const [start, end] of spans(week)) {
    let from = start;
    while (from < end) {
      const day = Math.floor(from / DAY);
      const midnight = (day + 1) * DAY;
      const to = end - midnight <= LATE ? end : midnight;
      days[day % 7]!.push([from - day * DAY, to - day * DAY]);
      from = to;
    }
  }
  return days.map(day => day.sort((a, b) => a[0] - b[0]));
}

/** The pairs joined where they touch, also across the end of the week: an end may lie beyond it. */
function spans(week: readonly number[]): [number, number][] {
  const joined: [number, number][] = [];
  for (let i = 0; i + 1 < week.length; i += 2) {
    const [start, end] = [week[i]!, week[i + 1]!];
    const last = joined.at(-1);
    if (last !== undefined && last[1] === start) last[1] = end;
    else joined.push([start, end]);
  }
  const [first, last] = [joined[0], joined.at(-1)];
  if (first !== undefined && last !== undefined && first !== last && first[0] === 0 && last[1] === WEEK) {
    last[1] = WEEK + first[1];
    joined.shift();
  }
  return joined;
}

/** 08:00; 24:00 at midnight. */
function clock(minute: number): string {
  const within = minute > DAY ? minute - DAY : minute;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

function dayWords({lang, text}: Words, hours: DayHours): string {
  if (hours.length === 0) return text('times.shut');
  if (hours.length === 1 && hours[0]![0] === 0 && hours[0]![1] === DAY) return text('times.allDay');
  return hours
    .map(([start, end]) => `${clock(start)}–${end > DAY ? text('times.next', {time: clock(end)}) : clock(end)}`)
    .join(lang === 'zh' ? '、' : ', ');
}

/** Days, ascending, as people say them: 周一至周五; 周一、周三. */
function daysWords(words: Words, days: readonly number[]): string {
  const {lang, text} = words;
  if (days.length === 7) return text('times.everyDay');
  if (days.length === 2 && days[0] === 5 && days[1] === 6) return text('times.weekend');
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  const parts = runs.flatMap(([from, to]) => {
    if (from === to) return [dayName(lang, from)];
    if (to === from + 1) return [dayName(lang, from), dayName(lang, to)];
    return [text('times.range', {from: dayName(lang, from), to: dayName(lang, to)})];
  });
  return lang === 'zh' ? parts.join('、') : list(lang, parts);
}

/** A week of opening hours in plain words: 周一至周五08:00–17:00；周末休息. */
export function hoursWords(words: Words, week: readonly number[]): string {
  const days = hoursByDay(week);
  if (days.every(day => day.length === 0)) return words.text('times.never');
  const byText = new Map<string, number[]>();
  for (const [day, hours] of days.entries()) {
    const said = dayWords(words, hours);
    byText.set(said, [...(byText.get(said) ?? []), day]);
  }
  // days off are said last
  const shut = words.text('times.shut');
  const groups = [...byText].sort(([a], [b]) => Number(a === shut) - Number(b === shut));
  return groups
    .map(([said, at]) => words.text('times.on', {days: daysWords(words, at), hours: said}))
    .join(words.lang === 'zh' ? '；' : '; ');
}

/** Whether a place is open at a minute of the week, and until or from when. */
export type OpenNow =
  | {readonly open: true; readonly until: number | null}
  | {readonly open: false; readonly next: number | null};

/** Open or shut at a minute of the week; the next change as minutes from then, null when there is none. */
export function openNow(week: readonly number[], minute: number): OpenNow {
  let next: number | null = null;
  for (const [start, end] of spans(week)) {
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
  if (wait === null) return text(now.open ? 'times.openAlways' : 'times.never');
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
