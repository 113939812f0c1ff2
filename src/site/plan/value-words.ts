import {date, grouped} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import type {PlanRow} from '#schema/plan-row.ts';
import {PLAN_UNITS, type PlanUnit} from '#schema/plan-units.ts';

type Comparator = PlanRow['comparator'];

/** Units whose words in a narrow column differ from those of the catalogues; a plain count has none. */
const SHORT: Readonly<Partial<Record<PlanUnit, {readonly zh: string; readonly en: string}>>> = {
  count: {zh: '', en: ''},
  percent: {zh: '%', en: '%'},
  percent_of_communities: {zh: '%的社区', en: '% of communities'},
  sqm_per_100_households: {zh: '平方米/百户', en: ' m² per 100 households'},
  sqm_per_person: {zh: '平方米/人', en: ' m² per person'},
  per_1000_people: {zh: '/千人', en: ' per 1,000 people'},
  sports_sqm_per_person: {zh: '平方米/人', en: ' m² per person'},
};

/** Signs before a number; equality needs none, a range is written with both ends. */
const SIGNS: Readonly<Record<NonNullable<Comparator>, {readonly zh: string; readonly en: string}>> = {
  '=': {zh: '', en: ''},
  '≥': {zh: '≥', en: '≥'},
  '≤': {zh: '≤', en: '≤'},
  '>': {zh: '>', en: '>'},
  '<': {zh: '<', en: '<'},
  '≈': {zh: '约', en: 'about '},
  between: {zh: '', en: ''},
};

/** A number of a plan as it is read: 65.7, 8,132; from ten thousand in 万 in Chinese where that loses nothing. */
export function planNumber(value: number, lang: Lang): string {
  if (lang === 'zh' && value >= 10_000 && value % 1000 === 0) return `${value / 10_000}万`;
  return Number.isInteger(value) ? grouped(value) : String(value);
}

/** Words of a unit behind a number, with the space it needs. */
export function unitWords(unit: string | null, lang: Lang): string {
  if (unit === null) return '';
  const words = SHORT[unit as PlanUnit]?.[lang];
  if (words !== undefined) return words;
  return lang === 'zh' ? PLAN_UNITS[unit as PlanUnit].zh : ` ${PLAN_UNITS[unit as PlanUnit].en}`;
}

/** ≥80%, 约1000万, 30平方米/百户: a figure with its sign and unit; `high`: upper end of a range. */
export function figureWords(
  value: number,
  {comparator, unit, high}: {comparator: Comparator; unit: string | null; high?: number | null},
  lang: Lang,
): string {
  const sign = comparator === null ? '' : SIGNS[comparator][lang];
  const range = typeof high === 'number' ? `–${planNumber(high, lang)}` : '';
  return `${sign}${planNumber(value, lang)}${range}${unitWords(unit, lang)}`;
}

/** What a row says, number or words; empty for a row that is a thing without a value. */
export function rowValueWords(row: PlanRow, lang: Lang): string {
  return saidWords(row, row.value, row.comparator, row.value_high, lang);
}

/** What a row promises. */
export function targetWords(row: PlanRow, lang: Lang): string {
  return saidWords(row, row.target_value, row.comparator, null, lang);
}

/** Where it stood before, and when; null when no row says. */
export function baselineWords(row: PlanRow, lang: Lang): string | null {
  if (row.baseline_value === null) return null;
  return saidWords(row, row.baseline_value, row.target_value === null ? row.comparator : '=', null, lang);
}

/** Words in place of a number are in `value_en`: the catalogues have one text for value, baseline and target. */
function saidWords(
  row: PlanRow,
  value: PlanRow['value'],
  comparator: Comparator,
  high: number | null,
  lang: Lang,
): string {
  if (value === null) return '';
  if (typeof value === 'number') return figureWords(value, {comparator, unit: row.unit, high}, lang);
  if (row.unit === 'date') return date(lang, value);
  return lang === 'zh' ? value : (row.value_en ?? value);
}

/** The month or year in which a promise falls due: the end of its period, else the target's year. */
export function dueEnd(row: Pick<PlanRow, 'period' | 'target_year'>): string {
  const end = row.period?.split('/')[1];
  const year = String(row.target_year ?? '');
  return end?.startsWith(`${year}-`) ? end : year;
}

/** The same in words: 到2025年; what falls due in the first months of a year says so: 约到2027年初. */
export function dueWords(row: Pick<PlanRow, 'period' | 'target_year'>, t: Translate): string {
  return t(/-0[1-3]/.test(dueEnd(row)) ? 'plan.dueEarly' : 'plan.due', {year: row.target_year ?? ''});
}
