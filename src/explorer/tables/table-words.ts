import {seenText, shownText} from '#files/shown-text.ts';
import {type ExplorerText, isExplorerKey} from '#i18n/explorer.ts';
import {grouped, peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import type {TableSpec} from '#schema/tables.ts';
import type {Field} from '#tables/rows.ts';
import {kindName} from '../city/kind-name.ts';
import type {CityInfo} from '../city-info.ts';
import {mapSource} from '../map-source.ts';
import {groupName, walkerName} from '../words.ts';

/** What is needed to write tables in the page's language. */
export interface Labels {
  readonly text: ExplorerText;
  readonly lang: Lang;
  readonly info: CityInfo;
  readonly dictionary: readonly TableSpec[];
}

/** Title of a column in the page's language; its own name where the dictionary has none. */
export function columnTitle({dictionary, lang, text}: Labels, table: string | null, name: string): string {
  const plain = name.replace(/^sum_/, '');
  const own = `scenario.column.${name}`;
  if (table === 'scenario' && isExplorerKey(own)) return text(own);
  const found = dictionary.find(spec => spec.name === table)?.columns.find(column => column.name === plain);
  if (found === undefined) return name;
  const title = lang === 'zh' ? found.zh.replace(/（.*）/, '') : found.en.replace(/[;,:(].*$/, '');
  const bound = /_(low|high)$/.exec(name)?.[1];
  return bound === undefined ? title : text(bound === 'low' ? 'tables.low' : 'tables.high', {title});
}

/**
 * A field as text: categories by name, modelled people with two significant digits, other numbers grouped, missing ones said.
 * `table` null: an answer to someone's own question, whose numbers stand as they are.
 */
export function cellText(labels: Labels, table: string | null, column: string, field: Field): string {
  const {text, lang, info} = labels;
  if (field === null) return text('tables.null');
  if (typeof field === 'boolean') return text(field ? 'tables.yes' : 'tables.no');
  if (typeof field === 'number')
    return isPeople(labels, table, column) ? peopleNumber(lang, field) : numberText(column, field);
  if (VALUED.has(column)) {
    const key = `tables.value.${field}`;
    if (isExplorerKey(key)) return text(key);
  }
  if (column === 'profile') return walkerName(labels, field);
  if (column === 'kind' || column === 'area_kind') return kindName(text, field);
  // in an answer to one's own question keys stand as they are asked for
  if (column === 'source' && table !== null) return sourceName(labels, field);
  if (column === 'group') return groupName(labels, field);
  const category = column === 'category' ? info.categories.find(one => one.key === field) : undefined;
  // never cut: what was asked for is shown whole
  if (category === undefined) return seenText(field);
  return lang === 'zh' ? category.name_zh : category.name_en;
}

/** Columns whose values are words of the data format. */
const VALUED: ReadonlySet<string> = new Set(['measure', 'status', 'completeness', 'provider', 'profile']);

/** Name of a source of facilities as its owner calls it, else its file, else its key. */
export function sourceName({info, lang}: Pick<Labels, 'info' | 'lang'>, key: string): string {
  if (key === 'osm') return mapSource(info.manifest, lang);
  const found = info.manifest.sources.find(source => source.kind === 'facilities' && source.key === key);
  return shownText(ownLanguage(found?.source ?? found?.file?.split('/').at(-1) ?? key, lang));
}

function isPeople({dictionary}: Labels, table: string | null, column: string): boolean {
  // every number of a scenario counts people
  if (table === 'scenario') return true;
  const name = column.replace(/^sum_/, '');
  return dictionary.some(
    spec => spec.name === table && spec.columns.some(one => one.name === name && one.type === 'people'),
  );
}

/** Places and years are not grouped; other numbers keep at most two decimals. */
function numberText(column: string, value: number): string {
  if (/^(lon|lat|year)$/.test(column)) return String(value);
  const rounded = Math.round(value * 100) / 100;
  const whole = Math.trunc(rounded);
  const rest = Math.abs(rounded - whole);
  if (rest < 0.005) return grouped(rounded);
  const sign = rounded < 0 && whole === 0 ? '−' : '';
  return `${sign}${grouped(whole)}${rest.toFixed(2).slice(1).replace(/0$/, '')}`;
}
