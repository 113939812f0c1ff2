import {weekMoment} from '#i18n/week-hours.ts';
import type {Words} from '../words.ts';

/** What is counted at a minute of the city's week, in one sentence. */
export function hoursSentence({text, lang}: Words, openAt: number): string {
  return text('hours.at', {moment: weekMoment(lang, openAt)});
}
