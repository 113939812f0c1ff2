import type {ClauseKey, ClauseText} from '#i18n/clauses.ts';
import {count, minutes, people, peopleNumber, percent, percentRange} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import type {Translate} from '#i18n/translate.ts';
import type {City} from '../city.ts';
import {serviceWords, thresholdShort} from '../words.ts';
import type {ClauseRow, Verdict} from './rows.ts';

/** A number as shown and as published. */
export interface Shown {
  readonly text: string;
  readonly value: number | null;
}

/** One clause at one place, ready to print. */
export interface ClauseView {
  readonly id: string;
  readonly category: string;
  readonly service: string;
  readonly document: string;
  readonly obligation: string;
  readonly asks: string;
  readonly numerator: Shown;
  readonly denominator: Shown;
  readonly kind: string;
  /** People of whom it is known that they are out of reach; empty where there are none, or where no people are counted. */
  readonly left: string;
  readonly share: Shown;
  readonly range: string;
  readonly unknown: Shown;
  readonly verdict: Verdict;
  readonly verdictWords: string;
  readonly why: string;
}

/** Words of one page: the site's and those of clauses. */
export interface Words {
  readonly lang: Lang;
  readonly t: Translate;
  readonly c: ClauseText;
}

/** Kinds of denominators that are modelled people: shown to two significant digits. */
const isPeople = (kind: string) => kind.endsWith('people');

function presenceWords(tier: string | null, c: ClauseText): string {
  const named = tier === 'community' || tier === 'village' || tier === 'county' || tier === 'block' ? tier : 'circle';
  return c(`cl.asks.presence.${named}`);
}

/** What a clause asks for: 5分钟, 路程300米, one in every village. */
export function asksWords(row: ClauseRow, {lang, t, c}: Words): string {
  const {measure, cutoff} = row;
  const asks =
    measure === 'presence'
      ? presenceWords(row.tier, c)
      : measure === 'bike_seconds'
        ? c('cl.asks.bike', {minutes: minutes(lang, cutoff ?? 0)})
        : thresholdShort(t, lang, {
            measure,
            cutoffSeconds: measure === 'seconds' ? cutoff : null,
            cutoffMeters: measure === 'seconds' ? null : cutoff,
          });
  const {targetShare} = row;
  return targetShare === null || targetShare === 1 ? asks : c('cl.asks.share', {asks, share: percent(targetShare)});
}

function amount(value: number | null, kind: string, {lang, c}: Words): Shown {
  if (value === null) return {text: c('cl.none'), value};
  return {text: isPeople(kind) ? peopleNumber(lang, value) : count(value), value};
}

function leftWords({numerator, denominator, unknown, denominatorKind}: ClauseRow, {lang, c}: Words): string {
  if (numerator === null || denominator === null || !isPeople(denominatorKind)) return '';
  const left = denominator - numerator - (unknown ?? 0);
  return left < 0.0005 ? '' : c('cl.left', {people: people(lang, left)});
}

/** The share in words; empty where the clause asks for none. */
export function shareWords({share, shareHigh}: ClauseRow, {t}: Pick<Words, 't'>): string {
  if (share !== null) return percent(share);
  return shareHigh === null ? '' : t('score.unknown');
}

/** The range of a share; empty for a point, which the share itself says. */
function rangeWords(low: number, high: number): string {
  return low === high ? '' : percentRange(low, high);
}

/** One clause that is no norm, in words. */
export function clauseView(city: City, row: ClauseRow, words: Words): ClauseView {
  const {lang, t, c} = words;
  const {share, shareLow, shareHigh, denominatorKind: kind} = row;
  const recalled = row.status === 'recalled' ? `（${t('obligation.recalled')}）` : '';
  const clause = row.clause === null ? '' : ` ${row.clause}`;
  const whys = lang === 'zh' ? row.whyZh : row.whyEn;
  return {
    id: row.clauseId,
    category: row.category ?? '',
    service: row.category === null ? '' : serviceWords(city, row.category, lang),
    document: `${ownLanguage(row.document, lang)}${clause}`,
    obligation: `${t(`obligation.${row.obligation}`)}${row.obligation === 'own' ? '' : recalled}`,
    asks: asksWords(row, words),
    numerator: amount(row.numerator, kind, words),
    denominator: amount(row.denominator, kind, words),
    left: leftWords(row, words),
    kind: c(`cl.kind.${kind}` as ClauseKey),
    share: {text: shareWords(row, words), value: share},
    range: shareLow === null || shareHigh === null ? '' : rangeWords(shareLow, shareHigh),
    unknown: amount(row.unknown, kind, words),
    verdict: row.verdict,
    verdictWords: c(`cl.verdict.${row.verdict}`),
    why: whys ?? '',
  };
}
