import {shownText} from '#files/shown-text.ts';
import {count, date, percent} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import {type RecordText, recordText} from '#i18n/records.ts';
import {type Translate, translator} from '#i18n/translate.ts';
import type {City} from '../city.ts';
import {serviceWords} from '../words.ts';
import type {RecordRow} from './rows.ts';

/** Words of one page: the site's and those of figures on record. */
export interface Words {
  readonly lang: Lang;
  readonly t: Translate;
  readonly r: RecordText;
}

/** The words of a page in one language. */
export function wordsOf(lang: Lang): Words {
  return {lang, t: translator(lang), r: recordText(lang)};
}

/** Given; not on record; known but too small to publish; known but others could be worked out with it. */
export type State = 'given' | 'no-data' | 'small' | 'protected';

/** What is known of one figure, as shown and as published. */
export interface Shown {
  readonly state: State;
  readonly text: string;
  /** The published number; null in every state but given. */
  readonly value: number | null;
}

const ISO = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A date or period in the language of the page; what is no date stays as the source wrote it. */
export function periodWords(lang: Lang, period: string): string {
  const [from = '', to] = period.split('/');
  if (to !== undefined && ISO.test(from) && ISO.test(to)) return `${date(lang, from)}–${date(lang, to)}`;
  const part = /^(\d{4})-?(H[12]|Q[1-4])$/.exec(period);
  if (part) return partOfYear(lang, part[1]!, part[2]!);
  return ISO.test(period) ? date(lang, period) : shownText(period);
}

const PARTS = {
  H1: ['上半年', 'first half of '],
  H2: ['下半年', 'second half of '],
  Q1: ['第一季度', '1st quarter of '],
  Q2: ['第二季度', '2nd quarter of '],
  Q3: ['第三季度', '3rd quarter of '],
  Q4: ['第四季度', '4th quarter of '],
} as const;

function partOfYear(lang: Lang, year: string, part: string): string {
  const [zh, en] = PARTS[part as keyof typeof PARTS];
  return lang === 'zh' ? `${year}年${zh}` : `${en}${year}`;
}

/** Whose figure it is, and of when. */
export function sourceWords(row: Pick<RecordRow, 'source' | 'asOf' | 'joinedBy'>, {lang, r}: Words): string {
  const unnamed = r(row.joinedBy === null ? 'rec.areaList' : 'rec.noSource');
  return r('rec.source', {
    source: row.source.trim() === '' ? unnamed : shownText(ownLanguage(row.source, lang)),
    date: row.asOf === null ? r('rec.undated') : periodWords(lang, row.asOf),
  });
}

/** Name of a service, or the key itself where the catalogue does not have it. */
export function aboutService(city: City, category: string, lang: Lang): string {
  return city.categories.some(({key}) => key === category) ? serviceWords(city, category, lang) : shownText(category);
}

/** What a row says: its number in words, or why there is none. */
export function shownRow(row: RecordRow, {r}: Words): Shown {
  if (row.suppressed === 'small-count') return {state: 'small', text: r('rec.small'), value: null};
  if (row.suppressed === 'complementary') return {state: 'protected', text: r('rec.protected'), value: null};
  if (row.value === null) return noData(r);
  return {state: 'given', text: numberWords(row, row.value, r), value: row.value};
}

/** Nothing is on record. */
export function noData(r: RecordText): Shown {
  return {state: 'no-data', text: r('rec.noData'), value: null};
}

function numberWords({kind, denominator}: RecordRow, value: number, r: RecordText): string {
  if (kind === 'households') return r('rec.households', {count: count(value)});
  if (kind === 'floor-area') return r('rec.sqm', {count: count(value)});
  if (kind === 'workers') return r('rec.workers', {count: count(value)});
  if (kind === 'disability') return r('rec.persons', {count: count(value)});
  if (kind !== 'satisfaction') return r('rec.visits', {count: count(value)});
  const share = percent(value);
  return denominator === null ? r('rec.askedUnknown', {share}) : r('rec.asked', {share, count: count(denominator)});
}
