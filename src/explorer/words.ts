import {PEOPLE_SCALE} from '#core/units.ts';
import {shownText} from '#files/shown-text.ts';
import type {ExplorerText} from '#i18n/explorer.ts';
import {isExplorerKey} from '#i18n/explorer.ts';
import {meters as metersWords, minutes as minutesWords, peopleNumber, percent, percentRange} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Category} from '#schema/category.ts';
import type {CoverageCounts, FacilityCard} from '#worker/client.ts';
import type {TimeStandard} from './city-info.ts';

/** Words of one page: texts and language together. */
export interface Words {
  readonly lang: Lang;
  readonly text: ExplorerText;
}

/** Name of a service as it stands in a sentence: what the catalogue puts in brackets is left out. */
export function serviceName(words: Words, category: Category): string {
  const name = words.lang === 'zh' ? category.name_zh : category.name_en;
  return name.replace(/[(（][^)）]*[)）]/g, '').trim();
}

/** The same inside a sentence: small first letter in English, names of three capitals or more left as they are. */
export function serviceInSentence(words: Words, category: Category): string {
  const name = serviceName(words, category);
  return /^[A-Z][^A-Z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Name of a walker in everyday words; the key itself for one without words. */
export function walkerName({text}: Words, key: string): string {
  const name = `walker.${key}`;
  return isExplorerKey(name) ? text(name) : key;
}

/** Name of a group of people: 60岁以上, aged 6 to 14; `short` for the head of a column: 60+. */
export function groupName({text}: Words, key: string, short = false): string {
  const from = /^age(\d+)plus$/.exec(key);
  if (from) return text(short ? 'group.short.from' : 'group.from', {low: from[1]!});
  const between = /^age(\d+)to(\d+)$/.exec(key);
  if (between) return text(short ? 'group.short.between' : 'group.between', {low: between[1]!, high: between[2]!});
  const name = `group.${key}`;
  return isExplorerKey(name) ? text(name) : key;
}

/** Groups of people by age, youngest first; those that are no ages come last. For sorting keys. */
export function byAge(a: string, b: string): number {
  const youngest = (key: string) => Number(/^age(\d+)/.exec(key)?.[1] ?? 999);
  return youngest(a) - youngest(b) || (a < b ? -1 : 1);
}

/** People in thousandths as the public reads them: two significant digits. */
export function peopleWords({lang}: Words, thousandths: number): string {
  return peopleNumber(lang, thousandths / PEOPLE_SCALE);
}

/** Whole minutes of tenths of a second; under one minute reads as 1. */
export function walkMinutes({lang}: Words, tenths: number): string {
  return minutesWords(lang, Math.max(1, Math.round(tenths / 600)) * 60);
}

export function metersRounded({lang}: Words, value: number): string {
  return metersWords(lang, value);
}

/** A place in degrees as people write it: 北纬28.11235，西经15.41896. */
export function placeWords({text}: Words, lon: number, lat: number): string {
  const n = (degrees: number) => Math.abs(degrees).toFixed(5);
  return text('card.place', {
    lat: text(lat < 0 ? 'card.south' : 'card.north', {n: n(lat)}),
    lon: text(lon < 0 ? 'card.west' : 'card.east', {n: n(lon)}),
  });
}

/** Name of a facility in the page's language, else as on the sign; said plainly when none is recorded. */
export function facilityName({lang, text}: Words, card: FacilityCard): string {
  const name = shownText(lang === 'zh' ? (card.nameZh ?? card.name) : (card.nameEn ?? card.name));
  return name === '' ? text('hover.unnamed') : name;
}

/** The sentence above the map: the share of people in time. */
export function coveredSentence(
  words: Words,
  counts: CoverageCounts,
  service: string,
  walker: string,
  minutes: number,
): string {
  const share = percent(shareOf(counts, counts.covered));
  return words.text('answer.covered', {share, service, walker: walkerName(words, walker), minutes});
}

/** The range of that share under other assumptions; null when it reads the same. */
export function rangeWords({text}: Words, counts: CoverageCounts): string | null {
  const range = percentRange(shareOf(counts, counts.coveredLow), shareOf(counts, counts.coveredHigh));
  return range === percent(shareOf(counts, counts.covered)) ? null : text('answer.range', {range});
}

function shareOf(counts: CoverageCounts, people: number): number {
  return counts.people === 0 ? 0 : people / counts.people;
}

/** Where the minutes come from, in one sentence. */
export function standardSentence(words: Words, standard: TimeStandard, chosen: number | null): string {
  const {text, lang} = words;
  if (chosen !== null && chosen !== standard.minutes) return text('standard.chosen', {minutes: chosen});
  const {minutes, standard: row} = standard;
  if (row === null || row.obligation === 'own') return text('standard.own', {minutes});
  const doc = lang === 'zh' ? row.doc_zh : row.doc_en;
  const note = row.status === 'recalled' ? text('standard.recalled') : '';
  return text(standard.binds ? 'standard.binds' : 'standard.example', {minutes, doc}) + note;
}
