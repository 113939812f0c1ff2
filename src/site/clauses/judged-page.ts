import {count} from '#i18n/format.ts';
import {inLang} from '#i18n/lang.ts';
import type {View} from '#schema/view.ts';
import {fileHref, pageHref, siteOrigin} from '../address.ts';
import {areaIndex, areasAbove} from '../area-report/area-index.ts';
import {areaName, areaSlug, type City, cityName, hasNoData, standardsApply} from '../city.ts';
import {citation} from '../figure.ts';
import {perCity} from '../per-city.ts';
import type {AreaRow} from '../rows.ts';
import {serviceWords} from '../words.ts';
import {type ClauseView, clauseView, type Words} from './clause-view.ts';
import {isLandRow} from './land-rows.ts';
import {type NightState, nightState} from './night-hours.ts';
import {isNorm, type NormView, normView} from './norm-view.ts';
import type {ClauseRow} from './rows.ts';
import {type Survey, surveyOf} from './survey.ts';

/** Verdicts counted. */
export interface Counts {
  readonly met: number;
  readonly notMet: number;
  readonly open: number;
}

/** A file the numbers come from. */
export interface ClauseFile {
  readonly name: string;
  readonly href: string;
  readonly rows: string;
}

/** Clauses of one district, and the verdicts on what lies within it. */
export interface DistrictView {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly counts: Counts;
  readonly clauses: readonly {readonly view: ClauseView; readonly communities: Counts | null}[];
  readonly subdistricts: readonly {
    readonly id: string;
    readonly name: string;
    readonly href: string;
    readonly counts: Counts;
  }[];
}

/** Facilities of one service by whether they are open at night; null where the city has no data of the service. */
export interface NightRow {
  readonly category: string;
  readonly service: string;
  readonly counts: Readonly<Record<'places' | NightState, number>> | null;
}

/** Everything a page of one view says. */
export interface ViewPage {
  readonly name: string;
  readonly headline: string;
  readonly what: string;
  readonly source: string;
  readonly caution: string | null;
  readonly counts: Counts;
  readonly groups: readonly {
    readonly name: string;
    readonly must: readonly ClauseView[];
    readonly rest: readonly ClauseView[];
  }[];
  readonly norms: readonly NormView[];
  readonly restCount: number;
  readonly districts: readonly DistrictView[];
  readonly not: readonly {readonly why: string; readonly count: number}[];
  readonly night: readonly NightRow[];
  /** Null: the view does not show residential land. */
  readonly survey: Survey | null;
  readonly files: readonly ClauseFile[];
  readonly citation: string;
  readonly address: string;
}

/** A view in the index: its name, its sentence, its address. */
export interface ViewLink {
  readonly key: string;
  readonly name: string;
  readonly what: string;
  readonly finding: string;
  readonly href: string;
  readonly counts: Counts;
}

/** Counts verdicts; what does not apply is not counted. */
export function countVerdicts(rows: readonly ClauseRow[]): Counts {
  const of = (verdict: string) => rows.filter(row => row.verdict === verdict).length;
  return {met: of('met'), notMet: of('not-met'), open: of('cannot-judge')};
}

/** Ids of the clauses that may decide: ▲ with a threshold that was checked; outside China those that stand as examples. */
function binding(city: City): ReadonlySet<string> {
  return new Set(city.standards.filter(({decides}) => decides).map(({id}) => id));
}

/** What a set of binding clauses comes to, as the end of a sentence. */
function findingWords(city: City, counts: Counts, {c}: Words): string {
  if (!standardsApply(city)) return c('cl.viewOut');
  const clauses = counts.met + counts.notMet + counts.open;
  return clauses === 0 ? c('cl.viewNone') : c('cl.viewFinding', {clauses, ...counts});
}

function rowsOfView(rows: readonly ClauseRow[], view: View): ClauseRow[] {
  const keys = new Set(view.groups.flatMap(group => group.categories));
  return rows.filter(row => row.category !== null && keys.has(row.category));
}

const viewHref = (city: City, key: string, words: Words) => pageHref(words.lang, `${city.manifest.id}/judged/${key}`);

/** The index: one sentence for the city, then a sentence for every view. */
export function judgedIndex(city: City, rows: readonly ClauseRow[], views: readonly View[], words: Words) {
  const {lang, c} = words;
  const bind = binding(city);
  const cityRows = rows.filter(row => row.areaKind === 'city' && bind.has(row.clauseId));
  const counts = countVerdicts(cityRows);
  const clauses = counts.met + counts.notMet + counts.open;
  const name = cityName(city, lang);
  const links = views.map((view): ViewLink => {
    const counted = countVerdicts(rowsOfView(cityRows, view));
    const finding = findingWords(city, counted, words);
    return {
      key: view.key,
      name: lang === 'zh' ? view.name_zh : view.name_en,
      what: lang === 'zh' ? view.what_zh : view.what_en,
      finding: finding.charAt(0).toUpperCase() + finding.slice(1),
      href: viewHref(city, view.key, words),
      counts: counted,
    };
  });
  const lead = standardsApply(city) ? c('cl.lead', {name, clauses, ...counts}) : c('cl.leadOut', {name});
  return {
    title: c('cl.title', {name}),
    lead,
    counts,
    links,
    files: clauseFiles(city),
    ...cited(city, c('cl.title', {name}), `${city.manifest.id}/judged`, words),
  };
}

function cited(city: City, title: string, page: string, {lang, t}: Words) {
  const address = pageHref(lang, page);
  return {citation: citation(city, {title, categories: null}, `${siteOrigin()}${address}`, t, lang), address};
}

const clauseFiles = (city: City) => tableFiles(city, 'clauses');

/** The published files of some tables that people open: CSV, CSV in Chinese, Parquet. */
export function tableFiles({manifest}: City, ...tables: readonly string[]): ClauseFile[] {
  const isOpened = /\.(csv|parquet|zh\.csv)(\.gz)?$/;
  return manifest.files
    .filter(({path}) => isOpened.test(path) && tables.includes(path.split('.')[0] ?? ''))
    .map(({path, rows}) => ({name: path, href: fileHref(`data/${manifest.id}/${path}`), rows: count(rows ?? 0)}));
}

/** Ids of clauses in the order of the services of a view. */
function inGroups(rows: readonly ClauseRow[], {groups}: View): string[] {
  const categories = groups.flatMap(group => group.categories);
  return categories.flatMap(category => rows.filter(row => row.category === category).map(({clauseId}) => clauseId));
}

/** The page of one view. */
export function viewPage(city: City, rows: readonly ClauseRow[], view: View, words: Words): ViewPage {
  const {lang, c} = words;
  const bind = binding(city);
  const all = rowsOfView(rows, view);
  const ofView = all.filter(row => !isLandRow(row));
  const ofCity = ofView.filter(row => row.areaKind === 'city');
  const must = ofCity.filter(row => bind.has(row.clauseId));
  const counts = countVerdicts(must);
  const name = inLang(lang, view.name_zh, view.name_en)!;
  const headline = c('cl.headline', {
    name: cityName(city, lang),
    view: name,
    finding: findingWords(city, counts, words),
  });
  const isRest = (row: ClauseRow) => !bind.has(row.clauseId) && !isNorm(row);
  const groups = view.groups.map(group => {
    const here = ofCity.filter(row => group.categories.includes(row.category!));
    return {
      name: inLang(lang, group.name_zh, group.name_en)!,
      must: here.filter(row => bind.has(row.clauseId)).map(row => clauseView(city, row, words)),
      rest: here.filter(isRest).map(row => clauseView(city, row, words)),
    };
  });
  const caution = inLang(lang, view.caution_zh, view.caution_en);
  return {
    name,
    headline,
    what: inLang(lang, view.what_zh, view.what_en)!,
    source: c('cl.source', {source: inLang(lang, view.source_zh, view.source_en)!}),
    caution: caution === null ? null : c('cl.caution', {caution}),
    counts,
    groups,
    norms: ofCity.filter(isNorm).map(row => normView(city, row, words)),
    restCount: ofCity.filter(isRest).length,
    districts: standardsApply(city) ? districtViews(city, ofView, bind, words) : [],
    not: notJudged(ofCity, lang),
    survey: view.shows === 'survey' ? surveyOf(city, all, inGroups(must, view), words) : null,
    night: view.shows === 'hours' ? nightRows(city, view, words) : [],
    files: clauseFiles(city),
    ...cited(city, headline, `${city.manifest.id}/judged/${view.key}`, words),
  };
}

/** How many clauses of the city have no verdict, by reason, most first. */
function notJudged(rows: readonly ClauseRow[], lang: Words['lang']): ViewPage['not'] {
  const reasons = new Map<string, number>();
  for (const row of rows) {
    const why = lang === 'zh' ? row.whyZh : row.whyEn;
    if (row.verdict === 'met' || row.verdict === 'not-met' || why === null) continue;
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  return [...reasons].map(([why, number]) => ({why, count: number})).sort((a, b) => b.count - a.count);
}

/** For every area the ids of itself and of the areas above it. */
const linesOf = perCity((city): ReadonlyMap<string, readonly string[]> => {
  const index = areaIndex(city);
  return new Map(city.areas.map(area => [area.areaId, [area, ...areasAbove(index, area)].map(({areaId}) => areaId)]));
});

/** Rows of areas by the areas they lie in, themselves included. */
function byAreaAround<T extends {readonly areaId: string}>(city: City, rows: readonly T[]): ReadonlyMap<string, T[]> {
  const lines = linesOf(city);
  const groups = new Map<string, T[]>();
  for (const row of rows)
    for (const id of lines.get(row.areaId) ?? []) {
      const group = groups.get(id);
      if (group) group.push(row);
      else groups.set(id, [row]);
    }
  return groups;
}

function districtViews(
  city: City,
  ofView: readonly ClauseRow[],
  bind: ReadonlySet<string>,
  words: Words,
): DistrictView[] {
  const {lang} = words;
  const must = ofView.filter(row => bind.has(row.clauseId));
  const byArea = Map.groupBy(must, row => row.areaId);
  const communities = byAreaAround(
    city,
    must.filter(row => row.areaKind === 'community'),
  );
  const subdistricts = byAreaAround(
    city,
    city.areas.filter(area => area.kind === 'subdistrict'),
  );
  const linkOf = (area: AreaRow) => ({
    id: area.areaId,
    name: areaName(area, lang),
    href: pageHref(lang, `${city.manifest.id}/areas/${areaSlug(area.areaId)}`),
  });
  return city.areas
    .filter(area => area.kind === 'district')
    .map(district => {
      const rows = byArea.get(district.areaId) ?? [];
      const within = Map.groupBy(communities.get(district.areaId) ?? [], row => row.clauseId);
      return {
        ...linkOf(district),
        counts: countVerdicts(rows),
        clauses: rows.map(row => {
          const here = within.get(row.clauseId);
          return {view: clauseView(city, row, words), communities: here ? countVerdicts(here) : null};
        }),
        subdistricts: (subdistricts.get(district.areaId) ?? []).map(area => ({
          ...linkOf(area),
          counts: countVerdicts(byArea.get(area.areaId) ?? []),
        })),
      };
    });
}

function nightRows(city: City, view: View, {lang}: Words): NightRow[] {
  const categories = view.groups.flatMap(group => group.categories);
  const counts = new Map(categories.map(category => [category, {places: 0, open: 0, shut: 0, unknown: 0}]));
  for (const {category, inside, status, openingHours} of city.facilities) {
    const here = inside && status === 'open' ? counts.get(category) : undefined;
    if (!here) continue;
    here.places++;
    here[nightState(openingHours)]++;
  }
  return categories.map(category => ({
    category,
    service: serviceWords(city, category, lang),
    counts: hasNoData(city, category) ? null : counts.get(category)!,
  }));
}
