import {peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {type City, categoryOf, standardsApply} from '../city.ts';
import type {AreaRow, KnownCoverage} from '../rows.ts';
import {
  lowered,
  serviceWords,
  shareAndRange,
  shareRange,
  shareWords,
  thresholdShort,
  uncoveredWords,
} from '../words.ts';
import {type AreaIndex, areaIndex} from './area-index.ts';
import {type NearestView, nearestView} from './nearest-view.ts';

/** 有: at least half of the people are in reach; 缺: more than half are known not to be; else 不清楚. */
export type Verdict = 'has' | 'lacks' | 'unknown';

/** One required service of an area's report. */
export interface ServiceRow {
  readonly category: string;
  readonly name: string;
  /** The first of the names a category joins, for sentences and notices. */
  readonly shortName: string;
  /** Null where the standards judge nothing: abroad, in villages, where nobody lives. */
  readonly verdict: Verdict | null;
  readonly threshold: string;
  readonly coverage: KnownCoverage;
  /** 不清楚 where of nobody it is known. */
  readonly share: string;
  readonly range: string;
  readonly uncovered: string;
  readonly unknown: string;
  /** The other required thresholds of the service: 路程300米 44%. */
  readonly others: string;
  readonly nearest: NearestView | null;
}

/** A service the standards do not require, in one line. */
export interface OtherService {
  readonly name: string;
  readonly threshold: string;
  readonly share: string;
  readonly nearest: NearestView | null;
}

/** Name of a service in a sentence: 菜市场、生鲜超市 is 菜市场. */
export function shortService(city: City, category: string, lang: Lang): string {
  const name = serviceWords(city, category, lang);
  return lang === 'zh' ? (name.split('、')[0] ?? name) : name;
}

/** Verdict of one service in one area, as the counts of the table `areas` are made. */
export function verdictOf({people, covered, uncovered}: KnownCoverage): Verdict {
  if (2 * covered >= people) return 'has';
  return 2 * uncovered > people ? 'lacks' : 'unknown';
}

/** True where required services of an area are judged: in scope, people live there, and it is no village. */
export function isJudged(city: City, area: AreaRow): boolean {
  return standardsApply(city) && area.areaType !== 'rural' && area.people > 0 && area.has !== null;
}

/** Required services of an area at their default standard, an adult walking: missing ones first, then unclear ones. */
export function serviceRows(city: City, area: AreaRow, t: Translate, lang: Lang): ServiceRow[] {
  const index = areaIndex(city);
  const coverage = index.coverageBy(area.areaId, 'adult', 'all');
  const judged = isJudged(city, area);
  const rows = index.judged.flatMap(standard => {
    const row = coverage.get(standard.id);
    return row && row.people > 0 ? [serviceRow(city, index, area, row, coverage, judged, t, lang)] : [];
  });
  const rank = ({verdict}: ServiceRow) => ['lacks', 'unknown', 'has'].indexOf(verdict ?? 'has');
  return rows.sort((a, b) => rank(a) - rank(b));
}

function serviceRow(
  city: City,
  index: AreaIndex,
  area: AreaRow,
  row: KnownCoverage,
  coverage: ReadonlyMap<string, KnownCoverage>,
  judged: boolean,
  t: Translate,
  lang: Lang,
): ServiceRow {
  const others = (index.required.get(row.category) ?? []).flatMap(standard => {
    const other = standard.id === row.standardId ? undefined : coverage.get(standard.id);
    return other ? [`${thresholdShort(t, lang, other)} ${lowered(shareWords(other, t))}`] : [];
  });
  return {
    category: row.category,
    name: serviceWords(city, row.category, lang),
    shortName: shortService(city, row.category, lang),
    verdict: judged ? verdictOf(row) : null,
    threshold: thresholdShort(t, lang, row),
    coverage: row,
    share: shareWords(row, t),
    range: shareRange(row),
    uncovered: uncoveredWords(row, lang),
    unknown: peopleNumber(lang, row.unknown),
    others: [...new Set(others)].join(lang === 'zh' ? '；' : '; '),
    nearest: nearestOf(city, index, area, row.category, t, lang),
  };
}

/** Services without a requirement, where they are published (districts and subdistricts), by share in reach. */
export function otherServices(city: City, area: AreaRow, t: Translate, lang: Lang): OtherService[] {
  const index = areaIndex(city);
  const coverage = index.coverageBy(area.areaId, 'adult', 'all');
  const rows = city.standards.flatMap(standard => {
    const row = standard.default && !standard.decides ? coverage.get(standard.id) : undefined;
    return row && row.people > 0 && !city.manifest.noData.includes(row.category) ? [row] : [];
  });
  return rows
    .sort((a, b) => b.covered - a.covered || (a.category < b.category ? -1 : 1))
    .map(row => ({
      name: serviceWords(city, row.category, lang),
      threshold: thresholdShort(t, lang, row),
      share: shareAndRange(row, t),
      nearest: nearestOf(city, index, area, row.category, t, lang),
    }));
}

/** What is nearest of one service for most people of an area; null when nothing is known. */
export function nearestOf(
  city: City,
  index: AreaIndex,
  area: AreaRow,
  category: string,
  t: Translate,
  lang: Lang,
): NearestView | null {
  const row = index.nearest.get(area.areaId).get(categoryOf(city, category).key);
  return row ? nearestView(city, row, index.facilities.get(row.facilityId), area.people, t, lang) : null;
}
