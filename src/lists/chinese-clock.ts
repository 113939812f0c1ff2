/** Words for a part of the day, longest first, each with the part it means. */
const PARTS: readonly (readonly [word: string, part: DayPart])[] = [
  ['凌晨', 'dawn'],
  ['清晨', 'morning'],
  ['清早', 'morning'],
  ['早上', 'morning'],
  ['早晨', 'morning'],
  ['早间', 'morning'],
  ['上午', 'forenoon'],
  ['中午', 'noon'],
  ['正午', 'noon'],
  ['午间', 'noon'],
  ['下午', 'afternoon'],
  ['午后', 'afternoon'],
  ['傍晚', 'dusk'],
  ['晚上', 'night'],
  ['晚间', 'night'],
  ['夜晚', 'night'],
  ['夜间', 'night'],
  ['夜里', 'night'],
  ['深夜', 'night'],
  ['半夜', 'night'],
  ['午夜', 'night'],
  ['早', 'morning'],
  ['朝', 'morning'],
  ['晚', 'night'],
  ['夜', 'night'],
];

type DayPart = 'dawn' | 'morning' | 'forenoon' | 'noon' | 'afternoon' | 'dusk' | 'night';

const PART_OF = new Map(PARTS);
const PART_WORDS = PARTS.map(([word]) => word).join('|');
/** Six groups: part of the day, hour, what follows it, minutes after a colon, half, minutes in words. */
const CLOCK = String.raw`(${PART_WORDS})?\s*:?\s*(\d{1,2})(\s*[:.]\s*(\d{2})(?::00)?|\s*[点时](?![间段候])(?:\s*(半)|\s*整|钟|\s*(\d{1,2})\s*分?(?!\d|[:点时]))?)?`;
/** Signs and words between the two ends of a range. */
export const TO = String.raw`\s*(?:-|~|至|到)+\s*`;
const NEXT_DAY = '次日|第二天|翌日|隔天|隔日|次晨';
const RANGE = new RegExp(
  String.raw`^${CLOCK}(?:(${TO})|(?=晚))(${NEXT_DAY})?\s*${CLOCK}(\s*\(\s*(?:${NEXT_DAY})\s*\))?(?!\d)`,
);

/** One end of a range as it is written. */
interface Clock {
  readonly part: DayPart | null;
  readonly hour: number;
  readonly minutes: number;
  /** `none`: a number alone, `colon`: 8:30, `word`: 8点. */
  readonly form: 'none' | 'colon' | 'word';
  /** True for 08:30: the clock of 24 hours. */
  readonly hasZero: boolean;
}

/** Minutes since midnight: 0 ≤ from < 1440, from < to ≤ from + 1440. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** The range of times a text begins with, and its length; null when it begins with none, or with one that may be read in two ways. */
export function dayRangeAt(text: string): readonly [DayRange, length: number] | null {
  const match = RANGE.exec(text);
  if (match === null) return null;
  const start = clockOf(match.slice(1, 7));
  const end = clockOf(match.slice(9, 15));
  // 早8晚6 needs no sign between its ends; what else stands side by side is no range
  if (match[7] === undefined && !(start.part === 'morning' && end.part === 'night')) return null;
  if (!isWhole(start, end)) return null;
  const range = rangeOf(start, end, match[8] !== undefined || match[15] !== undefined);
  return range === null ? null : [range, match[0].length];
}

function clockOf(groups: readonly (string | undefined)[]): Clock {
  const [word, hour, suffix, colonMinutes, half, wordMinutes] = groups;
  return {
    part: word === undefined ? null : PART_OF.get(word)!,
    hour: Number(hour),
    minutes: half ? 30 : Number(colonMinutes ?? wordMinutes ?? 0),
    form: suffix === undefined ? 'none' : colonMinutes === undefined ? 'word' : 'colon',
    hasZero: hour!.length === 2 && hour!.startsWith('0'),
  };
}

/** False for numbers alone, unless both ends name their part of the day (早8晚6) or share one word (8-18点). */
function isWhole(start: Clock, end: Clock): boolean {
  if (start.form !== 'none' && end.form !== 'none') return true;
  if (start.part !== null && end.part !== null) return true;
  return start.form === 'none' && end.form === 'word';
}

const DAY = 24 * 60;

function rangeOf(start: Clock, end: Clock, isNextDay: boolean): DayRange | null {
  const from = startMinute(start);
  const to = from === null ? null : endMinute(start, end, isNextDay, from);
  if (from === null || to === null || from >= DAY) return null;
  if (isNextDay)
    return to % DAY <= from && !(end.part === null && end.hour === 24) ? {from, to: (to % DAY) + DAY} : null;
  if (to > from) return {from, to};
  return to < from && isOverMidnight(start, end, from, to) ? {from, to: to + DAY} : null;
}

function startMinute(start: Clock): number | null {
  // 2:00 alone is as likely the afternoon
  if (start.part === null && start.hour >= 1 && start.hour <= 4 && !start.hasZero) return null;
  return minuteOf(start, start.part, false);
}

/** The end of a range; without a part of the day of its own it is read in that of its start, where that makes it later. */
function endMinute(start: Clock, end: Clock, isNextDay: boolean, from: number): number | null {
  if (end.part !== null || start.part === null || end.hour > 12 || isNextDay) return minuteOf(end, end.part, true);
  const same = minuteOf(end, start.part, true);
  const isAfterMidnight = start.part === 'night' && end.hour <= 4;
  return same !== null && (same > from || isAfterMidnight) ? same : null;
}

function minuteOf({hour, minutes}: Clock, part: DayPart | null, isEnd: boolean): number | null {
  const clock = part === null ? plainHour(hour, minutes, isEnd) : hourIn(part, hour, isEnd);
  if (clock === null || minutes > 59) return null;
  const minute = clock * 60 + minutes;
  // half past midnight at the end of a day is the next day's
  return minute > DAY ? (isEnd && hour !== 24 ? minute - DAY : null) : minute;
}

function plainHour(hour: number, minutes: number, isEnd: boolean): number | null {
  if (hour === 0 && isEnd) return minutes === 0 ? 24 : 0;
  return hour > 24 ? null : hour;
}

/** Hour of the day, 0 to 24, of an hour in a part of the day; null where nobody says so. */
function hourIn(part: DayPart, hour: number, isEnd: boolean): number | null {
  const within = (low: number, high: number) => hour >= low && hour <= high;
  const late = (low: number, high: number) =>
    within(low, high) ? hour + 12 : within(low + 12, high + 12) ? hour : null;
  switch (part) {
    case 'dawn':
      if (hour === 12) return isEnd ? 24 : 0;
      return within(0, 6) ? hour : null;
    case 'morning':
      return within(4, 11) ? hour : null;
    case 'forenoon':
      return within(5, 12) ? hour : null;
    case 'noon':
      return within(11, 14) ? hour : within(1, 2) ? hour + 12 : null;
    case 'afternoon':
      return hour === 12 ? 12 : late(1, 11);
    case 'dusk':
      return late(4, 8);
    case 'night':
      if (hour === 12 || hour === 0 || hour === 24) return isEnd ? 24 : null;
      return within(1, 4) ? (isEnd ? hour : null) : late(5, 11);
  }
}

/** Longest range over midnight that is believed without 次日, minutes. */
const LONGEST = 18 * 60;

/** True when a range that ends before it begins surely runs over midnight. */
function isOverMidnight(start: Clock, end: Clock, from: number, to: number): boolean {
  if (to + DAY - from > LONGEST) return false;
  if (end.part === 'dawn' || (end.part === 'night' && end.hour <= 12)) return true;
  if (end.part === 'morning' || end.part === 'forenoon') return from >= 17 * 60;
  if (end.part !== null) return false;
  if (start.part !== null) return start.part === 'night' && end.hour <= 4;
  // without any word: 9:00-5:00 may be five in the afternoon
  if (end.hour === 0) return true;
  return from >= 17 * 60 ? to <= 12 * 60 : end.hasZero && to <= 4 * 60 && from >= 10 * 60;
}
