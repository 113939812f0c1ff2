import {count, people, percent, percentRange, percentWords} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {fileHref} from '../address.ts';
import {type City, standardOf} from '../city.ts';
import type {Figure} from '../figure.ts';
import {type Threshold, thresholdShort, thresholdWords} from '../words.ts';
import type {AnalysisTable} from './rows.ts';

/** A bar of people with its numbers, ready to print. */
export interface PartsRow {
  readonly name: string;
  readonly note: string;
  /** SVG without text, made by src/charts. */
  readonly bar: string;
  readonly main: string;
  readonly range: string;
  readonly second: string;
  readonly third: string;
}

export interface PartsGroup {
  readonly title: string;
  readonly rows: readonly PartsRow[];
  /** Rows the page shows before it folds the others. */
  readonly shown: number;
}

/** Bars as a table: heads of the three number columns, and swatches with their words. */
export interface PartsView {
  readonly heads: readonly [main: string, second: string, third: string];
  readonly key: readonly {readonly swatch: string; readonly words: string}[];
  readonly groups: readonly PartsGroup[];
}

/** A plain table; the first column names the row. */
export interface TableView {
  readonly title: string;
  /** What the numbers mean; empty when the heads say it. */
  readonly note: string;
  readonly columns: readonly {readonly title: string; readonly numeric: boolean}[];
  readonly rows: readonly (readonly string[])[];
  /** Rows the page shows before it folds the others; 0: all are folded. */
  readonly shown: number;
}

/** A figure with the table that stands in for its drawing, if any. */
export interface SectionFigure {
  readonly figure: Figure;
  readonly parts: PartsView | null;
}

/** A remark below a section; what is long is folded under it. */
export interface SectionNote {
  readonly text: string;
  readonly folded: string;
}

/** One subject of the page in depth. */
export interface AnalysisSection {
  readonly id: string;
  readonly title: string;
  /** What the numbers say, or why they say nothing. */
  readonly finding: string;
  /** What is counted, in plain words. */
  readonly definitions: readonly string[];
  readonly figures: readonly SectionFigure[];
  readonly tables: readonly TableView[];
  /** What cannot be said, and why. */
  readonly notes: readonly SectionNote[];
  readonly files: readonly {readonly name: string; readonly href: string; readonly rows: string}[];
}

/** The files a section's numbers come from. */
export function tableFiles(city: City, tables: readonly AnalysisTable[]): AnalysisSection['files'] {
  return tables.flatMap(table => {
    const file = city.manifest.files.find(
      ({path}) => path === `${table}.csv` || path === `${table}.csv.gz` || path === `${table}.parquet`,
    );
    if (!file?.rows) return [];
    return [{name: file.path, href: fileHref(`data/${city.manifest.id}/${file.path}`), rows: count(file.rows)}];
  });
}

/** Limit of a standard; null when the city's catalogue does not have it. */
export function standardThreshold(city: City, standardId: string | null): Threshold | null {
  const standard = standardOf(city, standardId);
  if (standard === null) return null;
  return {
    measure: standard.measure,
    cutoffSeconds: standard.minutes === null ? null : standard.minutes * 60,
    cutoffMeters: standard.metres,
  };
}

/** 5分钟, for a column; empty when the standard is not known. */
export function standardShort(city: City, standardId: string | null, t: Translate, lang: Lang): string {
  const threshold = standardThreshold(city, standardId);
  return threshold === null ? '' : thresholdShort(t, lang, threshold);
}

/** 步行5分钟, for a sentence; empty when the standard is not known. */
export function standardWords(city: City, standardId: string | null, t: Translate, lang: Lang): string {
  const threshold = standardThreshold(city, standardId);
  return threshold === null ? '' : thresholdWords(t, lang, threshold);
}

/** Part of a whole as a share in a sentence, with the people it means: 43%（约8,600人）. Nobody is 没有人. */
export function shareAndPeople(part: number, whole: number, t: Translate, lang: Lang): string {
  if (part <= 0 || whole <= 0) return t('an.nobody');
  return t('an.shareAndPeople', {share: percentWords(lang, part / whole), people: people(lang, part)});
}

/** The same with the range of assumptions in the bracket: 12%（约2,500人，假设区间6–23%）. */
export function shareAndRange(
  [low, part, high]: readonly [low: number, part: number, high: number],
  whole: number,
  t: Translate,
  lang: Lang,
): string {
  const range = rangeClause(low, high, whole, t);
  if (part <= 0 || whole <= 0) return t('an.nobodyRange', {range});
  return t('an.shareRange', {share: percentWords(lang, part / whole), people: people(lang, part), range});
}

/** Range of a share as a clause; a point is one number. */
export function rangeClause(low: number, high: number, whole: number, t: Translate): string {
  if (whole <= 0) return '';
  return low === high
    ? t('range.point', {range: percent(low / whole)})
    : t('range.interval', {range: percentRange(low / whole, high / whole)});
}

/** Difference of two shares in percentage points, with one decimal and a sign. */
export function points(value: number): string {
  const rounded = Math.round(value * 1000) / 10;
  if (rounded === 0) return '0';
  return `${rounded < 0 ? '−' : '+'}${Math.abs(rounded).toFixed(1)}`;
}

/** A range of differences in percentage points, low first. */
export function pointsRange(low: number, high: number): string {
  const [from, to] = [points(Math.min(low, high)), points(Math.max(low, high))];
  return from === to ? from : `${from}…${to}`;
}
