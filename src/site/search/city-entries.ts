import {clauseText} from '#i18n/clauses.ts';
import {LANGS, type Lang} from '#i18n/lang.ts';
import {translator} from '#i18n/translate.ts';
import {versionText} from '#i18n/versions.ts';
import type {BothNames, PageEntry, SeeAlso} from '#search/page-file.ts';
import {analysisPage} from '../analysis/analysis-page.ts';
import {type City, cityName, hasNoData} from '../city.ts';
import {loadViews} from '../clauses/rows.ts';
import {fileViews} from '../data-page.ts';
import {cityFigures} from '../figures/all.ts';
import {rankedGapGroups} from '../gap-list.ts';
import {changesPath} from '../versions/changes-page.ts';
import {versionPath} from '../versions/version-page.ts';
import {versionDate, versionWords} from '../versions/version-words.ts';
import {both, bothOfSearch, type EntryDraft, entryOf} from './entries.ts';

/** Words a service of the city is asked for by, by its key: from the city's list of places. */
export type ServiceWords = ReadonlyMap<string, readonly string[]>;

/** All pages of a city, their sections, its services and files. `number`: its place in the file of pages. */
export function cityEntries(
  city: City,
  number: number,
  words: ServiceWords,
  planned: ReadonlySet<string>,
): PageEntry[] {
  const entry = (draft: EntryDraft) => entryOf({...draft, city: number});
  return [
    ...serviceEntries(city, words, planned),
    ...overviewEntries(city),
    ...gapEntries(city),
    ...judgedEntries(city),
    ...depthEntries(city),
    ...versionEntries(city),
    ...dataEntries(city),
  ].map(entry);
}

const nameOf = (city: City): BothNames => ({zh: cityName(city, 'zh'), en: cityName(city, 'en')});

/** Names of the services of a city by key. */
export function serviceNames(city: City): Record<string, BothNames> {
  return Object.fromEntries(city.categories.map(({key, name_zh, name_en}) => [key, {zh: name_zh, en: name_en}]));
}

function serviceEntries(city: City, words: ServiceWords, planned: ReadonlySet<string>): EntryDraft[] {
  const {id} = city.manifest;
  const gaps = gapOfService(city);
  return city.categories.map(({key, name_zh, name_en}) => {
    const map = (mode: string) => `${id}/explore/#mode=${mode}&service=${encodeURIComponent(key)}`;
    const plan: SeeAlso[] = planned.has(key) ? [{kind: 'plan', path: `plan/#service-${key}`}] : [];
    const gap: SeeAlso[] = gaps.has(key) ? [{kind: 'gaps', path: `${id}/gaps/#${gaps.get(key)}`}] : [];
    const unknown = hasNoData(city, key);
    return {
      kind: 'service',
      service: key,
      // a service without data has nothing on the map: the page says what is not known
      path: unknown ? `${id}/#quality` : map('city'),
      title: {zh: name_zh, en: name_en},
      words: words.get(key) ?? [],
      also: unknown ? plan : [{kind: 'near', path: map('resident')}, ...gap, ...plan],
    };
  });
}

/** Id of the first list of gaps of each service on the page of gaps. */
function gapOfService(city: City): Map<string, string> {
  const first = new Map<string, string>();
  for (const {name, gaps} of rankedGapGroups(city)) {
    const category = gaps[0]?.category;
    if (category !== undefined && !first.has(category)) first.set(category, name);
  }
  return first;
}

function overviewEntries(city: City): EntryDraft[] {
  const {id} = city.manifest;
  const part = nameOf(city);
  const figures = (lang: Lang) => {
    const {scorecard, areas, ages, maps} = cityFigures(city, lang);
    return [scorecard, areas, ages, ...maps].filter(figure => figure !== null);
  };
  const english = figures('en');
  return [
    {path: `${id}/`, title: part, words: [id]},
    {path: `${id}/explore/`, title: bothOfSearch('entry.explore')},
    {path: `${id}/areas/`, title: bothOfSearch('entry.areas')},
    {path: `${id}/#findings`, title: both(t => t('findings.title')), part},
    {path: `${id}/#quality`, title: both(t => t('quality.title')), part},
    ...figures('zh').map((figure, index) => ({
      path: `${id}/#fig-${figure.name}`,
      title: {zh: figure.title, en: english[index]!.title},
      part,
    })),
  ];
}

function gapEntries(city: City): EntryDraft[] {
  const {id} = city.manifest;
  const part = bothOfSearch('entry.gaps');
  const names = serviceNames(city);
  const seen = new Set<string>();
  const groups = rankedGapGroups(city).flatMap(({name, gaps}) => {
    const category = gaps[0]?.category;
    if (category === undefined || seen.has(category)) return [];
    seen.add(category);
    return [{path: `${id}/gaps/#${name}`, title: bothOfSearch('entry.gapsOf', {service: names[category]!}), part}];
  });
  const summed = city.gaps.some(gap => gap.certainty !== 'unverified' && gap.rank === null);
  return [
    {path: `${id}/gaps/`, title: part},
    ...groups,
    ...(summed ? [{path: `${id}/gaps/#summed`, title: both(t => t('gaps.summed')), part}] : []),
    {path: `${id}/gaps/#unverified`, title: both(t => t('gaps.unverified')), part},
  ];
}

/** Verdicts clause by clause, and the ready-made views of them: 15分钟医疗卫生圈, 一老一小 … */
function judgedEntries(city: City): EntryDraft[] {
  const {id} = city.manifest;
  const part = {zh: clauseText('zh')('cl.nav'), en: clauseText('en')('cl.nav')};
  const views = loadViews().map(({key, name_zh, name_en}) => ({
    kind: 'page' as const,
    path: `${id}/judged/${key}/`,
    title: {zh: name_zh, en: name_en},
    part,
  }));
  return [{path: `${id}/judged/`, title: part}, ...views];
}

function depthEntries(city: City): EntryDraft[] {
  const {id} = city.manifest;
  const part = bothOfSearch('entry.analysis');
  const english = analysisPage(city, translator('en'), 'en').sections;
  const sections = analysisPage(city, translator('zh'), 'zh').sections.map((section, index) => ({
    path: `${id}/analysis/#${section.id}`,
    title: {zh: section.title, en: english[index]!.title},
    part,
  }));
  return [{path: `${id}/analysis/`, title: part}, ...sections];
}

/** What changed between versions, and the earlier versions; none for a city with one version. */
function versionEntries(city: City): EntryDraft[] {
  if (city.versions === null) return [];
  const part = bothOfSearch('entry.data');
  const title = ({version}: {readonly version: string}): BothNames => {
    const [zh, en] = LANGS.map(lang => {
      const words = versionWords(lang);
      return words.v('ver.search', {version: versionDate(words, version)});
    }) as [string, string];
    return {zh, en};
  };
  return [
    {
      path: `${changesPath(city)}/`,
      title: {zh: versionText('zh')('ver.entry'), en: versionText('en')('ver.entry')},
    },
    ...city.versions.kept.map(one => ({
      kind: 'page' as const,
      path: `${versionPath(city, one)}/`,
      title: title(one),
      part,
      words: [one.version],
    })),
  ];
}

function dataEntries(city: City): EntryDraft[] {
  const {id} = city.manifest;
  const part = bothOfSearch('entry.data');
  const section = (name: string, key: 'files' | 'dictionary' | 'report' | 'statistics') => ({
    path: `${id}/data/#${name}`,
    title: both(t => t(`data.${key}`)),
    part,
  });
  const tables = city.dictionary.map(table => ({
    path: `${id}/data/#table-${table.name}`,
    title: bothOfSearch('entry.table', {title: {zh: table.zh, en: table.en}}),
    part,
    words: [table.name],
  }));
  return [
    {path: `${id}/data/`, title: part},
    section('files', 'files'),
    {
      path: `${id}/data/#versions`,
      title: {zh: versionText('zh')('ver.versions'), en: versionText('en')('ver.versions')},
      part,
    },
    {path: `${id}/data/#sources`, title: both(t => t('fig.sources')), part},
    section('dictionary', 'dictionary'),
    section('report', 'report'),
    section('statistics', 'statistics'),
    ...tables,
    ...fileEntries(city, part),
  ];
}

/** Files of one name together, `areas.csv` with `areas.geojson`: they hold the same. */
function fileEntries(city: City, part: BothNames): EntryDraft[] {
  const {id} = city.manifest;
  const [zh, en] = [fileViews(city, translator('zh'), 'zh'), fileViews(city, translator('en'), 'en')];
  const stems = Map.groupBy(zh.keys(), row => zh[row]!.name.split('.')[0]!);
  return [...stems].map(([, rows]) => {
    const [row] = rows as [number];
    return {
      kind: 'file',
      path: `${id}/data/#file-${zh[row]!.name}`,
      title: bothOfSearch('entry.file', {
        title: {zh: zh[row]!.what.split('：')[0]!, en: en[row]!.what.split(': ')[0]!},
      }),
      part,
      words: rows.map(one => zh[one]!.name),
    };
  });
}
