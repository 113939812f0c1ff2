import {peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import {type City, categoryOf, hasNoData, standardOf, standardsApply} from './city.ts';
import {isKnown, type KnownCoverage} from './rows.ts';
import {
  isAnyoneKnown,
  obligationWords,
  shareRange,
  shares,
  shareWords,
  thresholdShort,
  uncoveredWords,
} from './words.ts';

/** One service of a scorecard, ready to print. */
export interface ScoreRow {
  readonly category: string;
  readonly name: string;
  readonly glyph: string;
  readonly threshold: string;
  readonly obligation: string;
  readonly standard: EffectiveStandard | null;
  readonly coverage: KnownCoverage;
  /** Share in reach 0 to 1; null when nothing is known of anybody. */
  readonly share: number | null;
  readonly shareText: string;
  readonly rangeText: string;
  readonly coveredText: string;
  readonly uncoveredText: string;
  readonly unknownText: string;
  readonly completeness: string;
  /** True when the row above is the same service at another threshold. */
  readonly repeated: boolean;
}

export interface ScoreGroup {
  readonly key: 'must' | 'other' | 'example';
  readonly title: string;
  readonly rows: readonly ScoreRow[];
  /** How many rows the page shows at once; the rest is folded. Required services are never folded. */
  readonly shown: number;
}

export interface Scorecard {
  readonly groups: readonly ScoreGroup[];
  /** Names of services nothing is known about. */
  readonly noData: readonly string[];
}

/** Rows of services without a requirement that a page shows before it folds them. */
const SHOWN = 12;

/** Coverage of every service at its default standard, adult walker, everyone, in one area (`city`: its id is the city's). */
export function defaultCoverage(city: City, areaId: string): KnownCoverage[] {
  const defaults = new Set(city.standards.filter(standard => standard.default).map(standard => standard.id));
  return city.coverage
    .ofArea(areaId, {profile: 'adult', group: 'all'})
    .filter(row => row.standardId !== null && defaults.has(row.standardId))
    .filter(isKnown);
}

/** Coverage at the standards that make gaps and verdicts, adult walker, everyone, in one area. */
export function decidingCoverage(city: City, areaId: string): KnownCoverage[] {
  return city.coverage
    .ofArea(areaId, {profile: 'adult', group: 'all'})
    .filter(row => standardOf(city, row.standardId)?.decides === true)
    .filter(isKnown);
}

/** Id under which `coverage` holds the whole city. */
export function cityAreaId(city: City): string {
  return city.coverage.firstOf({area_kind: 'city'})?.areaId ?? city.manifest.id;
}

/**
 * The services of one area in groups: required ones by people out of reach, then the others by share in reach. Outside the
 * scope of Chinese standards there is one group, and it says that the thresholds judge nothing.
 */
export function scorecard(city: City, areaId: string, t: Translate, lang: Lang): Scorecard {
  const all = shownCoverage(city, areaId).filter(row => !hasNoData(city, row.category));
  const rows = all.map(row => scoreRow(city, row, t, lang));
  const applies = standardsApply(city);
  const required = (row: ScoreRow) => applies && row.standard?.decides === true;
  const byShare = (a: ScoreRow, b: ScoreRow) =>
    (b.share ?? -1) - (a.share ?? -1) || compareText(a.category, b.category);
  const groups: ScoreGroup[] = [
    {key: 'must', title: t('score.must'), rows: together(rows.filter(required)), shown: rows.length},
    applies
      ? {key: 'other', title: t('score.other'), rows: rows.filter(row => !required(row)).sort(byShare), shown: SHOWN}
      : {key: 'example', title: t('score.example'), rows: rows.sort(byShare), shown: SHOWN},
  ];
  const noData = city.categories.filter(category => hasNoData(city, category.key));
  return {
    groups: groups.filter(group => group.rows.length > 0),
    noData: noData.map(category => (lang === 'zh' ? category.name_zh : category.name_en)),
  };
}

/**
 * Default standards, and where standards apply all required ones too: minutes and metres are separate thresholds, and both
 * are shown.
 */
function shownCoverage(city: City, areaId: string): KnownCoverage[] {
  const rows = defaultCoverage(city, areaId);
  if (!standardsApply(city) && rows.length > 0) return rows;
  const shown = new Set(rows.map(row => row.standardId));
  return [...rows, ...decidingCoverage(city, areaId).filter(row => !shown.has(row.standardId))];
}

/** Required services by the people they leave out, then by what is unknown; the thresholds of one service stand together. */
function together(rows: readonly ScoreRow[]): ScoreRow[] {
  const byCategory = Map.groupBy(rows, row => row.category);
  const most = (group: readonly ScoreRow[], key: 'uncovered' | 'unknown') =>
    Math.max(...group.map(row => row.coverage[key]));
  return [...byCategory.values()]
    .sort((a, b) => most(b, 'uncovered') - most(a, 'uncovered') || most(b, 'unknown') - most(a, 'unknown'))
    .flatMap(group =>
      [...group]
        .sort((a, b) => MEASURES.indexOf(a.coverage.measure) - MEASURES.indexOf(b.coverage.measure))
        .map((row, index) => ({...row, repeated: index > 0})),
    );
}

const MEASURES = ['seconds', 'path_meters', 'straight_meters'];

function scoreRow(city: City, coverage: KnownCoverage, t: Translate, lang: Lang): ScoreRow {
  const category = categoryOf(city, coverage.category);
  const standard = standardOf(city, coverage.standardId);
  return {
    category: category.key,
    name: lang === 'zh' ? category.name_zh : category.name_en,
    glyph: category.glyph,
    threshold: thresholdShort(t, lang, coverage),
    obligation: obligationWords(t, standard),
    standard,
    coverage,
    share: isAnyoneKnown(coverage) ? (shares(coverage)?.mid ?? null) : null,
    shareText: shareWords(coverage, t) || t('score.unknown'),
    rangeText: shareRange(coverage),
    coveredText: peopleNumber(lang, coverage.covered),
    uncoveredText: uncoveredWords(coverage, lang),
    unknownText: peopleNumber(lang, coverage.unknown),
    completeness: completenessWords(city, category.key, t),
    repeated: false,
  };
}

const ORDER = ['official', 'surveyed', 'assumed', 'partial', 'none'];

/** The best completeness any source claims for a category, in words. */
export function completenessWords(city: City, key: string, t: Translate): string {
  const claims = city.manifest.claims
    .filter(claim => claim.category === key)
    .map(claim => claim.completeness as string);
  const best = ORDER.find(word => claims.includes(word)) ?? 'none';
  return translateOr(t, `completeness.${best}`, best);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
