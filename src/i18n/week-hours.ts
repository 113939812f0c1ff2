import {list} from './format.ts';
import type {Lang} from './lang.ts';

/** Minutes. */
const DAY = 24 * 60;

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
  const inDay = minute % DAY;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dayName(lang, Math.floor(minute / DAY))} ${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
}

interface WeekWords {
  readonly range: (from: string, to: string) => string;
  readonly next: (time: string) => string;
  readonly everyDay: string;
  readonly weekend: string;
  readonly allDay: string;
  readonly shut: string;
  readonly never: string;
  /** Between the times of a day, and between groups of days. */
  readonly signs: readonly [times: string, rules: string];
}

const WORDS: Readonly<Record<Lang, WeekWords>> = {
  zh: {
    range: (from, to) => `${from}至${to}`,
    next: time => `次日${time}`,
    everyDay: '每天',
    weekend: '周末',
    allDay: '全天',
    shut: '休息',
    never: '登记为不开门',
    signs: ['、', '；'],
  },
  en: {
    range: (from, to) => `${from} to ${to}`,
    next: time => `${time} next day`,
    everyDay: 'Every day',
    weekend: 'Weekends',
    allDay: 'all day',
    shut: 'closed',
    never: 'Entered as never open',
    signs: [', ', '; '],
  },
};

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
  for (const [start, end] of openSpans(week)) {
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
export function openSpans(week: readonly number[]): [number, number][] {
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
export function clock(minute: number): string {
  const within = minute > DAY ? minute - DAY : minute;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

function dayWords(lang: Lang, hours: DayHours): string {
  const {shut, allDay, next, signs} = WORDS[lang];
  if (hours.length === 0) return shut;
  if (hours.length === 1 && hours[0]![0] === 0 && hours[0]![1] === DAY) return allDay;
  return hours.map(([start, end]) => `${clock(start)}–${end > DAY ? next(clock(end)) : clock(end)}`).join(signs[0]);
}

/** Days, ascending, as people say them: 周一至周五; 周一、周三. */
function daysWords(lang: Lang, days: readonly number[]): string {
  const {everyDay, weekend, range} = WORDS[lang];
  if (days.length === 7) return everyDay;
  if (days.length === 2 && days[0] === 5 && days[1] === 6) return weekend;
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  const parts = runs.flatMap(([from, to]) => {
    if (from === to) return [dayName(lang, from)];
    if (to === from + 1) return [dayName(lang, from), dayName(lang, to)];
    return [range(dayName(lang, from), dayName(lang, to))];
  });
  return lang === 'zh' ? parts.join('、') : list(lang, parts);
}

/** A week of opening hours in plain words: 周一至周五08:00–17:00；周末休息. */
export function hoursWords(lang: Lang, week: readonly number[]): string {
  const {shut, never, signs} = WORDS[lang];
  const days = hoursByDay(week);
  if (days.every(day => day.length === 0)) return never;
  const byText = new Map<string, number[]>();
  for (const [day, hours] of days.entries()) {
    const said = dayWords(lang, hours);
    byText.set(said, [...(byText.get(said) ?? []), day]);
  }
  // days off are said last
  const groups = [...byText].sort(([a], [b]) => Number(a === shut) - Number(b === shut));
  return groups.map(([said, at]) => `${daysWords(lang, at)} ${said}`).join(signs[1]);
}
