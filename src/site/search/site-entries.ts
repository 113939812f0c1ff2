import {about} from '#i18n/about.ts';
import {accessibilityText} from '#i18n/accessibility.ts';
import type {Lang} from '#i18n/lang.ts';
import {methods, type ProsePage} from '#i18n/methods.ts';
import type {BothNames, PageEntry} from '#search/page-file.ts';
import {type CatalogueRows, catalogueRows} from '../catalogue-rows.ts';
import {PLAN_SECTIONS} from '../plan/plan-page.ts';
import {monitorLinks} from '../plan/service-links.ts';
import {both, bothOfSearch, entryOf} from './entries.ts';

/** Pages that belong to no city, and their sections. */
export function siteEntries(): PageEntry[] {
  return [
    entryOf({path: '', title: bothOfSearch('entry.home')}),
    ...planEntries(catalogueRows()),
    ...proseEntries('methods', methods),
    ...validationEntries(),
    ...proseEntries('about', about),
    entryOf({
      path: 'accessibility/',
      title: {zh: accessibilityText('zh')('acc.title'), en: accessibilityText('en')('acc.title')},
    }),
  ];
}

function proseEntries(page: string, prose: Readonly<Record<Lang, ProsePage>>): PageEntry[] {
  const title = {zh: prose.zh.title, en: prose.en.title};
  const sections = prose.zh.sections.map((section, index) =>
    entryOf({
      path: `${page}/#${section.id}`,
      title: {zh: section.title, en: prose.en.sections[index]!.title},
      part: title,
    }),
  );
  return [entryOf({path: `${page}/`, title}), ...sections];
}

/** Tables of the methods page that are no prose. */
function validationEntries(): PageEntry[] {
  const part = {zh: methods.zh.title, en: methods.en.title};
  return [
    entryOf({path: 'methods/#walkers', title: both(t => t('walkers.title')), part}),
    entryOf({path: 'methods/#validation', title: both(t => t('validation.title')), part}),
  ];
}

/** The plan, its sections, and every promise, action, plan, project, provision and kind of service by its name. */
function planEntries({monitor, byId}: CatalogueRows): PageEntry[] {
  const part = bothOfSearch('entry.plan');
  const promises = monitor.entries.map(entry =>
    entryOf({
      kind: 'promise',
      path: `plan/#${entry.id}`,
      title: titleOf(entry),
      part,
      words: [entry.row, byId.get(entry.row)?.name_zh ?? '', byId.get(entry.row)?.name_en ?? ''].filter(Boolean),
    }),
  );
  const links = monitorLinks(monitor).map(link =>
    entryOf({kind: 'promise', path: `plan/#${link.id}`, title: titleOf(link), part, words: link.rows}),
  );
  return [
    entryOf({path: 'plan/', title: part}),
    ...PLAN_SECTIONS.map(id => entryOf({path: `plan/#${id}`, title: both(t => t(`plan.contents.${id}`)), part})),
    ...promises,
    ...links,
  ];
}

const titleOf = ({name_zh, name_en}: {readonly name_zh: string; readonly name_en: string}): BothNames => ({
  zh: name_zh,
  en: name_en,
});
