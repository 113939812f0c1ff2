import type {ClauseKey, ClauseText} from '#i18n/clauses.ts';
import {count, minutes, people, peopleNumber, percent, percentRange} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import type {City} from '../city.ts';
import {ownLanguage, serviceWords, thresholdShort} from '../words.ts';
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

/** What a clause asks for: 5分钟, 路程300米, one in every village, 30 m² per 100 households. */
export function asksWords(city: City, row: ClauseRow, {lang, t, c}: Words): string {
  const {measure, cutoff} = row;
  if (measure.startsWith('per_')) return normWords(city, row, cutoff ?? 0, {lang, t, c});
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

/** A norm of the manifest; null for clauses that are none. */
function normOf(city: City, row: ClauseRow): {readonly perCount: number; readonly unit: NormUnit} | null {
  if (!row.measure.startsWith('per_')) return null;
  const key = row.clauseId.split(':')[0];
  const norm = (city.manifest.parameters.norms ?? []).find(one => one.key === key);
  const {per_count: perCount, quantity} = (norm ?? {}) as {per_count?: number; quantity?: string};
  const unit = quantity === 'workers' ? 'workers' : quantity === 'nursery_places' ? 'places' : 'sqm';
  return {perCount: perCount ?? 1, unit};
}

type NormUnit = 'sqm' | 'workers' | 'places';

/** So much for so many: 每100户30平方米. */
function normWords(city: City, row: ClauseRow, much: number, {c}: Words): string {
  const {perCount, unit} = normOf(city, row)!;
  const whom = row.measure === 'per_households' ? c('cl.unit.households') : c('cl.unit.people');
  return c('cl.asks.norm', {count: count(perCount), whom, much: `${much}`, unit: c(`cl.unit.${unit}`)});
}

/** What there is for so many, beside what is asked; empty where something is missing. */
function foundWords(city: City, row: ClauseRow, words: Words): string {
  const norm = normOf(city, row);
  if (norm === null || row.numerator === null || !row.denominator) return '';
  return normWords(city, row, Math.round((row.numerator * norm.perCount * 10) / row.denominator) / 10, words);
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
function shareWords({share, shareHigh}: ClauseRow, {t}: Words): string {
  if (share !== null) return percent(share);
  return shareHigh === null ? '' : t('score.unknown');
}

/** The range of a share; empty for a point, which the share itself says. */
function rangeWords(low: number, high: number): string {
  return low === high ? '' : percentRange(low, high);
}

/** One row of the table in words. */
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
    obligation: normOf(city, row)
      ? ''
      : `${t(`obligation.${row.obligation}`)}${row.obligation === 'own' ? '' : recalled}`,
    asks: asksWords(city, row, words),
    numerator: amount(row.numerator, kind, words),
    denominator: amount(row.denominator, kind, words),
    left: leftWords(row, words),
    kind: c(`cl.kind.${kind}` as ClauseKey),
    share: {text: shareWords(row, words), value: share},
    range: shareLow === null || shareHigh === null ? foundWords(city, row, words) : rangeWords(shareLow, shareHigh),
    unknown: amount(row.unknown, kind, words),
    verdict: row.verdict,
    verdictWords: c(`cl.verdict.${row.verdict}`),
    why: whys ?? '',
  };
}
