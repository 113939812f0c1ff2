import {date} from '#i18n/format.ts';
import {inLang, type Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import type {LatestValue, MonitorEntry} from '#schema/plan-monitor.ts';
import {needsCheck, type PlanRow} from '#schema/plan-row.ts';
import {OBLIGATION_NAMES, STATUS_NAMES} from '#schema/plan-units.ts';
import {type CatalogueRows, planRow} from '../catalogue-rows.ts';
import type {City} from '../city.ts';
import {placeOf} from './scope-names.ts';
import {type ShownWhere, shownWhere} from './shown-where.ts';
import {entryStanding, hasOfficialFinal, type Standing} from './standing.ts';
import {baselineWords, dueWords, figureWords, rowValueWords, targetWords} from './value-words.ts';

/** Another row as it is mentioned: what it says, who says it. */
export interface RowMention {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  /** When a target is due; empty for other rows. */
  readonly due: string;
  readonly document: string;
  readonly recalled: boolean;
}

/** The last value seen, in words. */
export interface LatestView {
  readonly value: string;
  readonly when: string;
  readonly official: boolean;
  readonly grade: string;
  readonly source: string;
  readonly url: string | null;
  readonly note: string | null;
}

/** A service of the site that shows a promise; `href` leads to its line on the plan page. */
export interface ServiceMention {
  readonly key: string;
  readonly name: string;
}

/** One promise in words, ready to print. */
export interface PromiseView {
  readonly id: string;
  readonly section: MonitorEntry['section'];
  readonly name: string;
  /** Row of the catalogue that holds the target. */
  readonly row: string;
  /** Whom it binds and means, each in a few words. */
  readonly whom: readonly string[];
  readonly baseline: string | null;
  readonly baselineYear: string;
  readonly target: string;
  readonly due: string;
  readonly recalled: boolean;
  readonly latest: LatestView | null;
  readonly standing: Standing;
  readonly standingWords: string;
  readonly why: string;
  /** What must be known with it; null when nothing. */
  readonly note: string | null;
  /** What the row says besides. */
  readonly rowNote: string | null;
  readonly document: string;
  /** Number of the document where its name does not hold it; in Chinese. */
  readonly docNo: string | null;
  readonly clause: string | null;
  readonly url: string | null;
  readonly status: string;
  readonly seenAt: readonly string[];
  readonly see: readonly RowMention[];
  readonly places: readonly RowMention[];
  readonly services: readonly ServiceMention[];
  readonly where: ShownWhere;
}

/** A note that speaks of a look-up is for those who ask for the sources. */
const NAMES_LOOK_UP = /[FS]\d/;

/** Names of services by key, in the language of the page. */
export type ServiceNames = ReadonlyMap<string, string>;

/** All promises of the page in the order of the catalogue. */
export function promiseViews(
  rows: CatalogueRows,
  names: ServiceNames,
  t: Translate,
  lang: Lang,
  cities: readonly Pick<City, 'manifest'>[] = [],
): PromiseView[] {
  return rows.monitor.entries.map(entry => {
    const services = entry.services.map(key => ({key, name: names.get(key) ?? key}));
    const where = shownWhere(entry.id, services, cities, lang);
    return {...promiseView(rows, entry, t, lang), services, where};
  });
}

function promiseView(
  rows: CatalogueRows,
  entry: MonitorEntry,
  t: Translate,
  lang: Lang,
): Omit<PromiseView, 'services' | 'where'> {
  const row = planRow(rows, entry.row);
  const before = entry.baseline_row === null ? row : planRow(rows, entry.baseline_row);
  const standing = entryStanding(rows, entry);
  const own = inLang(lang, entry.note_zh, entry.note_en);
  const ofRow = inLang(lang, row.note_zh, row.note_en);
  const named = NAMES_LOOK_UP.test(row.note_zh ?? '');
  const document = lang === 'zh' ? row.doc_zh : row.doc_en;
  return {
    id: entry.id,
    section: entry.section,
    name: lang === 'zh' ? entry.name_zh : entry.name_en,
    row: row.id,
    whom: whomWords(row, t, lang),
    baseline: baselineWords(before, lang),
    baselineYear: before.baseline_year === null ? '' : date(lang, String(before.baseline_year)),
    target: targetWords(row, lang),
    due: dueWords(row, t),
    recalled: needsCheck(row),
    latest: entry.latest === null ? null : latestView(entry.latest, row, t, lang),
    standing,
    standingWords: t(`plan.standing.${standing}`),
    why: whyWords(entry, row, {standing, over: (row.target_year ?? 0) <= rows.monitor.period.last_year}, t, lang),
    note: own ?? (named ? null : ofRow),
    rowNote: ofRow !== own && (own !== null || named) ? ofRow : null,
    document,
    docNo: row.doc_no !== null && !document.includes(row.doc_no) ? row.doc_no : null,
    clause: row.clause,
    url: row.url,
    status: STATUS_NAMES[row.status][lang],
    seenAt: seenAt(rows, row, lang),
    see: entry.see.map(id => rowMention(planRow(rows, id), t, lang)),
    places: entry.provinces.map(id => rowMention(planRow(rows, id), t, lang)),
  };
}

/** A row in the words of a list. */
export function rowMention(row: PlanRow, t: Translate, lang: Lang): RowMention {
  return {
    id: row.id,
    name: lang === 'zh' ? row.name_zh : row.name_en,
    value: rowValueWords(row, lang),
    due: row.target_value === null ? '' : dueWords(row, t),
    document: lang === 'zh' ? row.doc_zh : row.doc_en,
    recalled: needsCheck(row),
  };
}

/** Whom a promise binds: the place, town or country, and what narrows it. */
function whomWords(row: PlanRow, t: Translate, lang: Lang): string[] {
  const narrow = row.applies_to;
  const words = [placeOf(row, lang)];
  if (narrow.includes('large-cities')) words.push(t('plan.only.large-cities'));
  else if (row.urban_rural === 'urban') words.push(t('plan.only.urban'));
  else if (row.urban_rural === 'rural') words.push(t('plan.only.rural'));
  if (narrow.includes('new-estates') && !narrow.includes('existing')) words.push(t('plan.only.new-estates'));
  if (narrow.includes('renewal')) words.push(t('plan.only.renewal'));
  if (row.obligation !== null) words.push(OBLIGATION_NAMES[row.obligation][lang]);
  return words;
}

function latestView(latest: LatestValue, row: PlanRow, t: Translate, lang: Lang): LatestView {
  const [document, issuer] =
    lang === 'zh' ? [latest.document_zh, latest.issuer_zh] : [latest.document_en, latest.issuer_en];
  const published =
    latest.published === null ? t('plan.publishedUnknown') : t('plan.published', {date: date(lang, latest.published)});
  return {
    value: figureWords(latest.value, {comparator: latest.comparator, unit: row.unit}, lang),
    when: date(lang, latest.as_of),
    official: latest.grade === 'official',
    grade: t(`plan.grade.${latest.grade}`),
    source: t('plan.latestSource', {document, issuer, published}),
    url: latest.url,
    note: inLang(lang, latest.note_zh, latest.note_en),
  };
}

/** Why a promise stands as it does, as one sentence made from its figures. */
function whyWords(
  entry: MonitorEntry,
  row: PlanRow,
  {standing, over}: {readonly standing: Standing; readonly over: boolean},
  t: Translate,
  lang: Lang,
): string {
  const {latest} = entry;
  const parameters = {
    year: row.target_year ?? '',
    due: dueWords(row, t),
    target: targetWords(row, lang),
    value: latest ? figureWords(latest.value, {comparator: latest.comparator, unit: row.unit}, lang) : '',
    when: latest ? date(lang, latest.as_of) : '',
  };
  const key = standing === 'running' && latest !== null ? (`running-${latest.grade}` as const) : standing;
  const why = t(`plan.why.${key}`, parameters);
  const said = !over || hasOfficialFinal(entry) || standing === 'no-value';
  return said ? why : `${why}${lang === 'zh' ? '' : ' '}${t('plan.noFinal')}`;
}

/** Where the figure was seen: look-ups and the briefing material, each once. */
function seenAt(rows: CatalogueRows, row: PlanRow, lang: Lang): string[] {
  const places = row.locator.split(' ').flatMap(place => rows.lookUps.get(place.replace(/:\d+$/, '')) ?? []);
  return [...new Set(places.map(place => (lang === 'zh' ? place.what_zh : place.what_en)))];
}
