import {count} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {needsCheck, type PlanStatus} from '#schema/plan-row.ts';
import {fileHref, pageHref, siteOrigin} from '../address.ts';
import type {CatalogueRows} from '../catalogue-rows.ts';
import {COLUMN_WORDS} from './column-words.ts';
import {PROMISE_COLUMNS, ROW_COLUMNS} from './plan-file.ts';
import type {PromiseView, ServiceNames} from './promise-view.ts';
import type {Service} from './service-links.ts';
import {planCounts, STANDINGS, type Standing} from './standing.ts';

/** Sections of the page by their ids, in its order. */
export const PLAN_SECTIONS = [
  'indicators',
  'measures',
  'promises',
  'places',
  'actions',
  'services',
  'traps',
  'conflicts',
  'files',
] as const;

/** A count with what it counts. */
export interface CountFact {
  readonly standing: Standing;
  readonly count: number;
  readonly words: string;
}

/** What the page opens with: all numbers are counted from the catalogue. */
export interface PlanOpening {
  readonly sentence: string;
  readonly banner: string;
  readonly factsTitle: string;
  readonly facts: readonly CountFact[];
  readonly permalink: string;
  readonly citation: string;
}

/** Finding, counts by verdict and banner. */
export function planOpening(rows: CatalogueRows, t: Translate, lang: Lang): PlanOpening {
  const counts = planCounts(rows);
  const facts = STANDINGS.flatMap(standing => {
    const number = counts.byStanding.get(standing) ?? 0;
    return number === 0 ? [] : [{standing, count: number, words: t(`plan.standing.${standing}`)}];
  });
  const sentence = t(counts.final === 0 ? 'plan.headlineNone' : 'plan.headlineSome', {
    indicators: counts.indicators,
    indicatorsFinal: counts.indicatorsFinal,
    promises: counts.promises,
    final: counts.final,
  });
  const permalink = pageHref(lang, 'plan');
  return {
    sentence,
    factsTitle: t('plan.facts', {promises: counts.promises, indicators: counts.indicators}),
    banner: lang === 'zh' ? rows.monitor.period.banner_zh : rows.monitor.period.banner_en,
    facts,
    permalink,
    citation: planCitation(sentence, permalink, t),
  };
}

/** The line a journalist pastes below a quotation; `permalink` from the root of the host. */
export function planCitation(title: string, permalink: string, t: Translate): string {
  return t('plan.citation', {title: title.replace(/[。.]$/, ''), address: `${siteOrigin()}${permalink}`});
}

/** Promises under the heads of their sections, in the order of the catalogue. */
export function promiseSections(
  views: readonly PromiseView[],
  t: Translate,
): {readonly section: PromiseView['section']; readonly title: string; readonly views: readonly PromiseView[]}[] {
  const others = views.filter(({section}) => section !== 'indicators');
  const order = [...new Set(others.map(({section}) => section))].sort(
    (a, b) => SECTIONS.indexOf(a) - SECTIONS.indexOf(b),
  );
  return order.map(section => ({
    section,
    title: section === 'indicators' ? '' : t(`plan.section.${section}`),
    views: others.filter(view => view.section === section),
  }));
}

const SECTIONS: readonly PromiseView['section'][] = [
  'indicators',
  'services',
  'care',
  'health',
  'learning',
  'culture-sport',
  'daily',
  'safety',
  'province',
];

/** The worked example that keeps the two coverages apart: whole numbers, worked out here. */
export function coverageExample(): Record<string, string> {
  const [communities, have, each, far, near] = [10, 8, 1000, 3000, 1000];
  const all = communities * each;
  const reach = have * each - far + near;
  return {
    communities: String(communities),
    each: count(each),
    have: String(have),
    lack: String(communities - have),
    far: count(far),
    near: count(near),
    reach: count(reach),
    all: count(all),
    planShare: share(have / communities),
    ourShare: share(reach / all),
  };
}

const share = (value: number) => `${Math.round(value * 100)}%`;

/** Names of services in the language of the page. */
export function serviceNames(services: readonly Service[], lang: Lang): ServiceNames {
  return new Map(services.map(({key, name_zh, name_en}) => [key, lang === 'zh' ? name_zh : name_en]));
}

/** The downloads with their words, and what their columns mean. */
export function planFiles(rows: CatalogueRows, licence: string, t: Translate, lang: Lang) {
  const statuses = (status: PlanStatus) => rows.rows.filter(row => row.status === status).length;
  const [all, promises] = [rows.rows.length, rows.monitor.entries.length];
  const meanings = (columns: readonly {readonly name: string}[]) =>
    columns.map(({name}) => ({name, meaning: COLUMN_WORDS[name]?.[lang] ?? ''}));
  return {
    lead: t('plan.files.lead', {rows: all, seed: rows.rows.filter(({id}) => /^SD\d{3}$/.test(id)).length}),
    files: [
      {href: fileHref('plan/plan-rows.csv'), words: t('plan.files.rowsCsv', {count: all})},
      {href: fileHref('plan/plan-rows.json'), words: t('plan.files.rowsJson', {count: all})},
      {href: fileHref('plan/plan-promises.csv'), words: t('plan.files.promisesCsv', {count: promises})},
      {href: fileHref('plan/plan-promises.json'), words: t('plan.files.promisesJson', {count: promises})},
    ],
    notes: [
      t('plan.files.status', {
        rows: all,
        seed: statuses('seed'),
        found: statuses('found'),
        derived: statuses('derived'),
        recalled: statuses('recalled'),
        toVerify: rows.rows.filter(needsCheck).length,
      }),
      t('plan.files.encoding'),
      t('plan.files.licence', {licence}),
    ],
    dictionaries: [
      {title: t('plan.files.dictionaryRows', {count: ROW_COLUMNS.length}), columns: meanings(ROW_COLUMNS)},
      {title: t('plan.files.dictionaryPromises', {count: PROMISE_COLUMNS.length}), columns: meanings(PROMISE_COLUMNS)},
    ],
  };
}
