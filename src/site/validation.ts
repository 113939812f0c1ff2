import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {folderVersion} from '#files/folder-version.ts';
import {count} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {type OracleResult, type Validation, validationSchema} from '#schema/validation.ts';

/** One comparison as the methods page shows it. */
export interface ValidationView {
  readonly what: string;
  readonly against: string;
  readonly n: string;
  readonly median: string;
  readonly p95: string;
  readonly worst: string;
  readonly within: string;
  readonly note: string;
}

/** All comparisons, and whether they were made with the code that made this site. */
export interface ValidationSection {
  readonly rows: readonly ValidationView[];
  readonly outdated: boolean;
}

/** Relative differences below this come from the rounding of sums. */
const LEAST_SHARE = 1e-9;

function difference(t: Translate, unit: OracleResult['unit'], value: number): string {
  if (unit === 'share') return `${value < LEAST_SHARE ? 0 : Number((value * 100).toPrecision(2))}%`;
  const digits = value === 0 ? '0' : String(Number(value.toPrecision(value < 1 ? 1 : 3)));
  return t(`validation.${unit}`, {value: digits});
}

/** Comparisons in the language of the page. */
export function validationViews({oracles}: Validation, t: Translate, lang: Lang): ValidationView[] {
  return oracles.map(({unit, n, median, p95, worst, within, ...texts}) => ({
    what: texts[`title_${lang}`],
    against: texts[`against_${lang}`],
    n: count(n),
    median: difference(t, unit, median),
    p95: difference(t, unit, p95),
    worst: difference(t, unit, worst),
    within: t('validation.within', {n: count(within.n), limit: difference(t, unit, within.limit)}),
    note: texts[`note_${lang}`],
  }));
}

/** The section of the methods page; null when data/validation.json is not there. Throws when it is not as it should be. */
export function validationSection(t: Translate, lang: Lang, root = process.cwd()): ValidationSection | null {
  const path = join(root, 'data', 'validation.json');
  if (!existsSync(path)) return null;
  const validation = validationSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const outdated = validation.core_sha256 !== folderVersion(root, ['src/core']);
  return {rows: validationViews(validation, t, lang), outdated};
}
