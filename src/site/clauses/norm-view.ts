import {count, peopleNumber} from '#i18n/format.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import type {Norm, NormQuantity} from '#schema/norm.ts';
import type {City} from '../city.ts';
import {serviceWords} from '../words.ts';
import type {Shown, Words} from './clause-view.ts';
import type {ClauseRow, Verdict} from './rows.ts';

/** A norm, so much for so many, at one place, ready to print. */
export interface NormView {
  readonly id: string;
  readonly service: string;
  readonly document: string;
  readonly asks: string;
  /** What there is for so many; empty where something is missing. */
  readonly found: string;
  /** All there is: square metres, workers or places, as recorded. */
  readonly amount: Shown;
  /** For how many: households as recorded, or modelled people. */
  readonly among: Shown;
  readonly verdict: Verdict;
  readonly verdictWords: string;
  readonly why: string;
}

const UNITS = {
  service_floor: 'floor',
  elder_floor: 'floor',
  sport_indoor_floor: 'floor',
  elder_land: 'land',
  sport_outdoor_land: 'land',
  workers: 'workers',
  nursery_places: 'places',
} as const satisfies Record<NormQuantity, string>;

/** True for rows that ask so much for so many households or people. */
export function isNorm({measure}: ClauseRow): boolean {
  return measure === 'per_households' || measure === 'per_people';
}

/** The norm a row is about. Throws when it is not there: a table and its norms are published together. */
function normOf({manifest}: City, row: ClauseRow): Norm {
  // of a new estate it is asked once more, with what the estate is after a colon
  const key = row.clauseId.split(':')[0];
  const norm = (manifest.parameters.norms ?? []).find(one => one.key === key);
  if (!norm) throw new Error(`${manifest.id}: norm ${key} of clauses is not in the manifest`);
  return norm as unknown as Norm;
}

/** So much for so many: 每100户30平方米建筑面积, 0.1 m² of land per person. */
function perWords(norm: Norm, much: number, {c}: Words): string {
  const parts = {much: `${much}`, unit: c(`cl.unit.${UNITS[norm.quantity]}`)};
  if (norm.per_count === 1) return c('cl.asks.normOne', {...parts, whom: c(`cl.unit.one.${norm.per}`)});
  return c('cl.asks.norm', {...parts, count: count(norm.per_count), whom: c(`cl.unit.${norm.per}`)});
}

/** One norm in words. */
export function normView(city: City, row: ClauseRow, words: Words): NormView {
  const {lang, c} = words;
  const norm = normOf(city, row);
  const {numerator, denominator} = row;
  const found = numerator === null || !denominator ? null : (numerator * norm.per_count) / denominator;
  const clause = row.clause === null ? '' : ` ${row.clause}`;
  const whom = (value: number) => (norm.per === 'people' ? peopleNumber(lang, value) : count(value));
  const amount = (value: number) =>
    c('cl.amount', {much: count(Math.round(value)), unit: c(`cl.unit.${UNITS[norm.quantity]}`)});
  const among = (value: number) => c('cl.amount', {much: whom(value), unit: c(`cl.unit.${norm.per}`)});
  const shown = (value: number | null, say: (value: number) => string): Shown => ({
    text: value === null ? c('cl.none') : say(value),
    value,
  });
  return {
    id: row.clauseId,
    service: row.category === null ? '' : serviceWords(city, row.category, lang),
    document: `${ownLanguage(row.document, lang)}${clause}`,
    asks: perWords(norm, row.cutoff ?? norm.target, words),
    found: found === null ? '' : perWords(norm, Number(found.toPrecision(3)), words),
    amount: shown(numerator, amount),
    among: shown(denominator, among),
    verdict: row.verdict,
    verdictWords: c(`cl.verdict.${row.verdict}`),
    why: (lang === 'zh' ? row.whyZh : row.whyEn) ?? '',
  };
}
