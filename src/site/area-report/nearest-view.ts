import {type Phone, phones} from '#files/phones.ts';
import {shownText} from '#files/shown-text.ts';
import {date, people} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import type {City} from '../city.ts';
import type {FacilityRow, NearestRow} from '../rows.ts';
import {serviceWords, sourceTitle} from '../words.ts';
import {hoursInWords} from './hours.ts';

/** The facility that is nearest for most people of an area, as a resident reads it. */
export interface NearestView {
  readonly facilityId: string;
  readonly name: string;
  readonly minutes: string;
  readonly seconds: number;
  /** For how many it is the nearest; '' when it is for everybody. */
  readonly forWhom: string;
  readonly address: string | null;
  readonly phones: readonly Phone[];
  readonly hours: string | null;
  /** Source with the date of the record. */
  readonly source: string;
}

/** Minutes of a walk, rounded up: nobody comes late by it. */
export function walkMinutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}

/** What is nearest in words; null when the table names a facility that is not published. */
export function nearestView(
  city: City,
  row: NearestRow,
  facility: FacilityRow | undefined,
  areaPeople: number,
  t: Translate,
  lang: Lang,
): NearestView | null {
  if (!facility) return null;
  return {
    facilityId: facility.facilityId,
    name: facilityName(city, facility, lang),
    minutes: t('ar.minutes', {count: walkMinutes(row.seconds)}),
    seconds: row.seconds,
    forWhom: row.people < areaPeople ? t('ar.nearest.forWhom', {people: people(lang, row.people)}) : '',
    address: facility.address === null ? null : shownText(facility.address),
    phones: facility.phone === null ? [] : phones(facility.phone),
    hours: hoursInWords(facility.openingHours, t, lang),
    source: sourceWords(city, facility, t, lang),
  };
}

/** Name on the sign in the language of the page; a nameless one is called by its service. */
export function facilityName(city: City, facility: FacilityRow, lang: Lang): string {
  const named = lang === 'zh' ? (facility.nameZh ?? facility.name) : (facility.nameEn ?? facility.name);
  return named === null ? serviceWords(city, facility.category, lang) : shownText(named);
}

function sourceWords(city: City, facility: FacilityRow, t: Translate, lang: Lang): string {
  const source = city.manifest.sources.find(one => one.key === facility.source);
  const streets = city.manifest.sources.find(one => one.kind === 'streets');
  const title = source
    ? (sourceTitle(city, source, lang) ?? source.key)
    : facility.source === 'osm'
      ? 'OpenStreetMap'
      : facility.source;
  const dated = facility.asOf ?? source?.date ?? (facility.source === 'osm' ? (streets?.date ?? null) : null);
  return t('ar.source', {source: title, date: dated === null ? t('ar.undated') : date(lang, dated)});
}
