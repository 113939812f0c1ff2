import {count, meters} from '#i18n/format.ts';
import {versionWord} from '#i18n/versions.ts';
import {CHANGE_KINDS} from '#schema/tables/changes.ts';
import {pageHref} from '../address.ts';
import {areaIndex} from '../area-report/area-index.ts';
import {areaName, areaSlug, type City, categoryName} from '../city.ts';
import type {AreaRow} from '../rows.ts';
import type {ChangeRow, CityVersions} from './rows.ts';
import type {PlacedChange, Step} from './steps.ts';
import {cityOf, serviceName, sourceNames, type Words} from './version-words.ts';

/** One change, ready to print. */
export interface EntryLine {
  readonly id: string;
  readonly change: string;
  readonly kind: string;
  readonly name: string;
  readonly area: {readonly name: string; readonly href: string} | null;
  /** From what to what; '' where the kind of change says all. */
  readonly what: string;
  readonly source: string;
}

/** The changes of one service. */
export interface EntryList {
  readonly category: string;
  readonly service: string;
  readonly summary: string;
  /** How many there are; `rows` has the first of them. */
  readonly total: number;
  readonly rows: readonly EntryLine[];
}

/** Entries listed for one service at most, and on a whole page. */
export const MOST_OF_SERVICE = 200;
const MOST_ON_PAGE = 1000;

/** Rows a page lists for each service when so many services of all its steps have changes. */
export function rowsEach(lists: number): number {
  return Math.max(1, Math.min(MOST_OF_SERVICE, Math.floor(MOST_ON_PAGE / Math.max(1, lists))));
}

/** The changes of a step as one list for each service that has any, with at most `most` rows each. */
export function entryLists(city: City, versions: CityVersions, step: Step, most: number, words: Words): EntryList[] {
  const line = entryLine(city, versions, step, words);
  return step.services
    .filter(({rows}) => rows.length > 0)
    .map(({category, rows}) => {
      const service = serviceName(city, category, words.lang);
      return {
        category,
        service,
        summary: words.v('ver.listSummary', {service, changes: kindCounts(rows, words)}),
        total: rows.length,
        rows: rows.slice(0, most).map(line),
      };
    });
}

/** 新登记3处、移了位置1处: how many changes of each kind. */
export function kindCounts(rows: readonly ChangeRow[], {lang, v}: Words): string {
  return CHANGE_KINDS.map(kind => ({kind, found: rows.filter(({change}) => change === kind).length}))
    .filter(({found}) => found > 0)
    .map(({kind, found}) => v('ver.kindCount', {kind: v(`ver.kind.${kind}`), count: count(found)}))
    .join(lang === 'zh' ? '、' : ', ');
}

/** Name of an entry in the language of the page. */
export function entryName(row: ChangeRow, {lang, v}: Words): string {
  const named = lang === 'zh' ? (row.nameZh ?? row.name) : (row.nameEn ?? row.name ?? row.nameZh);
  return named ?? v('ver.unnamed');
}

function entryLine(city: City, versions: CityVersions, step: Step, words: Words): (row: PlacedChange) => EntryLine {
  const {lang, v} = words;
  const before = sourceNames(cityOf(city, versions, step.from), lang);
  const after = sourceNames(city, lang);
  const finest = finestArea(city);
  return row => {
    const area = finest(row.areaIds);
    return {
      id: row.changeId,
      change: row.change,
      kind: v(`ver.kind.${row.change}`),
      name: entryName(row, words),
      area: area && {name: areaName(area, lang), href: areaHref(city, area, words)},
      what: whatWords(city, row, words),
      source: (row.change === 'unregistered' ? before : after)(row.source),
    };
  };
}

/** Address of the report of an area. */
export function areaHref(city: City, {areaId}: AreaRow, {lang}: Words): string {
  return pageHref(lang, `${city.manifest.id}/areas/${areaSlug(areaId)}`);
}

const FINEST = ['community', 'life-circle-unit', 'subdistrict', 'district'];

/** The smallest of the areas an entry stands in; null where the city has none of them any more. */
export function finestArea(city: City): (areaIds: readonly string[]) => AreaRow | null {
  const {areas} = areaIndex(city);
  return areaIds => {
    const found = areaIds.flatMap(id => areas.get(id) ?? []);
    return found.sort((a, b) => FINEST.indexOf(a.kind) - FINEST.indexOf(b.kind))[0] ?? null;
  };
}

/** Longest text of a field that is printed whole. */
const LONGEST = 120;

function whatWords(city: City, row: ChangeRow, {lang, v}: Words): string {
  const {change, field, movedMeters} = row;
  if (change === 'registered' || change === 'unregistered') return '';
  if (change === 'moved')
    return movedMeters === null ? '' : v('ver.movedMeters', {meters: meters(lang, Math.round(movedMeters))});
  const fields = city.dictionary.find(({name}) => name === 'facilities')?.columns ?? [];
  const label = change === 'details' ? fields.find(({name}) => name === field)?.[lang] : undefined;
  const said = (value: string | null) =>
    value === null ? v('ver.none') : shortened(valueWords(city, row, value, lang));
  const text = v('ver.fromTo', {from: said(row.before), to: said(row.after)});
  return label === undefined ? text : `${label}${lang === 'zh' ? '：' : ': '}${text}`;
}

function valueWords(city: City, {change}: ChangeRow, value: string, lang: Words['lang']): string {
  if (change === 'status') return versionWord(lang, `ver.status.${value}`, value);
  const isKey = change === 'recategorised' && city.categories.some(({key}) => key === value);
  return isKey ? categoryName(city, value, lang) : value;
}

function shortened(text: string): string {
  const signs = [...text];
  return signs.length > LONGEST ? `${signs.slice(0, LONGEST - 1).join('')}…` : text;
}
