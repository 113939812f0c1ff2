import {shownText} from '#files/shown-text.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {hoursWords} from '#i18n/week-hours.ts';
import {simpleHours} from '#schema/simple-hours.ts';

/** Opening hours in plain words where they are simple, else as they were entered. Null when nothing is known. */
export function hoursInWords(openingHours: string | null, t: Translate, lang: Lang): string | null {
  if (openingHours === null || openingHours.trim() === '') return null;
  const week = simpleHours(openingHours);
  return week === null ? t('ar.hours.raw', {hours: shownText(openingHours)}) : hoursWords(lang, week);
}
