import {weekMoment} from '../day-names.ts';
import type {Words} from '../words.ts';

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
