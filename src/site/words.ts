import {date, list, meters, minutes, people, peopleNumber, percent, percentRange, percentWords} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {ownLanguage} from '#i18n/own-language.ts';
import type {Translate} from '#i18n/translate.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import {groupName} from '#schema/group-name.ts';
import type {ManifestSource} from '#schema/manifest.ts';
import {needsMapNumber} from '#schema/map-number.ts';
import {type City, categoryName, cityName, oldestDate} from './city.ts';
import type {CoverageRow, KnownCoverage} from './rows.ts';

/** What a threshold is measured in, and how much. */
export type Threshold = Pick<CoverageRow, 'measure' | 'cutoffSeconds' | 'cutoffMeters'>;

/** 步行5分钟, a 5-minute walk, a walk of 300 m: the threshold as it stands in a sentence. */
export function thresholdWords(t: Translate, lang: Lang, threshold: Threshold): string {
  if (threshold.measure === 'seconds')
    return t('threshold.seconds', {value: secondsWords(lang, threshold.cutoffSeconds ?? 0)});
  const key = threshold.measure === 'straight_meters' ? 'threshold.straight_meters' : 'threshold.path_meters';
  return t(key, {value: meters(lang, threshold.cutoffMeters ?? 0)});
}

/** Name of a service as it stands in a sentence: what the catalogue puts in brackets is left out. */
export function serviceWords(city: City, key: string, lang: Lang): string {
  const name = categoryName(city, key, lang).replace(/[(（][^)）]*[)）]/g, '');
  return lang === 'zh' ? name.replace(/[“”]/g, '') : name;
}

/** The same for a narrow column: 5分钟, 路程300米. */
export function thresholdShort(t: Translate, lang: Lang, threshold: Threshold): string {
  if (threshold.measure === 'seconds') return minutes(lang, threshold.cutoffSeconds ?? 0);
  const key =
    threshold.measure === 'straight_meters' ? 'threshold.short.straight_meters' : 'threshold.short.path_meters';
  return t(key, {value: meters(lang, threshold.cutoffMeters ?? 0)});
}

/** `a 5-minute`, `an 8-minute` before a noun in English, `5分钟` in Chinese. */
function secondsWords(lang: Lang, seconds: number): string {
  if (lang === 'zh') return minutes(lang, seconds);
  const value = String(Math.round(seconds / 6) / 10);
  // eight, eleven, eighteen and eighty-something begin with a vowel
  return `${/^(8|1[18](?!\d))/.test(value) ? 'an' : 'a'} ${value}-minute`;
}

/** How binding a threshold is, in words; 待核 is added when the number was not checked against the document. */
export function obligationWords(t: Translate, standard: EffectiveStandard | null): string {
  if (standard === null) return t('obligation.own');
  const words = t(`obligation.${standard.obligation}`);
  return standard.status === 'recalled' && standard.obligation !== 'own'
    ? `${words}（${t('obligation.recalled')}）`
    : words;
}

/** Share in reach with its range, 0 to 1. Null when nobody lives there. */
export function shares(row: KnownCoverage): {low: number; mid: number; high: number} | null {
  if (row.people <= 0) return null;
  return {low: row.coveredLow / row.people, mid: row.covered / row.people, high: row.coveredHigh / row.people};
}

/** True when of somebody it is known whether they are in or out of reach: only then there is a share, though it be none. */
export function isAnyoneKnown({people, unknown}: KnownCoverage): boolean {
  return unknown < people;
}

/** 71%; 不清楚 where of nobody it is known, and '' where nobody lives. */
export function shareWords(row: KnownCoverage, t: Translate): string {
  const share = shares(row);
  if (share === null) return '';
  return isAnyoneKnown(row) ? percent(share.mid) : t('score.unknown');
}

/** 66–75%; '' for a point, which the share itself says, and where there is no share. */
export function shareRange(row: KnownCoverage): string {
  const share = shares(row);
  if (share === null || share.low >= share.high || !isAnyoneKnown(row)) return '';
  return percentRange(share.low, share.high);
}

/** 71% (66–75%), without the bracket when the range reads the same. */
export function shareAndRange(row: KnownCoverage, t: Translate): string {
  const [share, range] = [shareWords(row, t), shareRange(row)];
  return range === '' || range === share ? share : `${share} (${range})`;
}

/** People out of reach; — where nobody is known to be but some may. */
export function uncoveredWords(row: KnownCoverage, lang: Lang): string {
  return row.uncovered <= 0 && row.unknown > 0 ? '—' : peopleNumber(lang, row.uncovered);
}

/** An English name inside a sentence. */
export function lowered(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Name of an age group, or everyone. */
export function groupWords(lang: Lang, key: string): string {
  return groupName(key)[lang];
}

/** Who made a source: as the city file says, else who must be named for it; null when neither is known. */
export function sourceTitle(city: City, source: ManifestSource, lang: Lang): string | null {
  const {licences} = city.manifest;
  const named =
    licences.find(licence => licence.covers === source.kind) ?? (licences.length === 1 ? licences[0] : null);
  const title = source.source || named?.attribution || (source.kind === 'streets' ? source.file : null);
  return title ? ownLanguage(title, lang) : null;
}

/** Facility lists named one by one in a source line; more are counted. */
const MOST_LISTS = 3;

/** Sources with their dates in one line; with `categories` only the facility lists that claim one of them. */
export function sourceLine(city: City, lang: Lang, categories: readonly string[] | null = null): string {
  const claimed = new Set(
    city.manifest.claims.filter(claim => categories?.includes(claim.category)).map(claim => claim.source),
  );
  const shown = city.manifest.sources.filter(
    source =>
      source.kind === 'streets' ||
      source.kind === 'population' ||
      (source.kind === 'facilities' && (categories === null || claimed.has(source.key))),
  );
  const lists = unique(
    shown.filter(source => source.kind === 'facilities').flatMap(source => dated(city, source, lang)),
  );
  const base = unique(
    shown.filter(source => source.kind !== 'facilities').flatMap(source => dated(city, source, lang)),
  );
  const many = lang === 'zh' ? `${lists.length}份设施名单` : `${lists.length} facility lists`;
  return list(lang, [...base, ...(lists.length > MOST_LISTS ? [many] : lists.filter(line => !base.includes(line)))]);
}

function dated(city: City, source: ManifestSource, lang: Lang): string[] {
  const title = sourceTitle(city, source, lang);
  if (title === null) return [];
  if (source.date === null) return [title];
  return [lang === 'zh' ? `${title}（${date(lang, source.date)}）` : `${title} (${date(lang, source.date)})`];
}

const unique = (texts: readonly string[]) => [...new Set(texts)];

/** Licences of the city's data in one line, with whom to name. */
export function licenceLine(city: City, lang: Lang): string {
  const parts = city.manifest.licences.map(licence => `${ownLanguage(licence.attribution, lang)}, ${licence.id}`);
  return unique(parts).join('; ');
}

/** The lines printed on every page and downloaded figure of a city; empty for a real Chinese city with an approval number. */
export function ribbonLines(city: City, t: Translate, lang: Lang): string[] {
  const {notice} = city.manifest.publish;
  return notice ? [...originLines(city, t), notice[lang]] : originLines(city, t);
}

/** What a city is when it is no real Chinese one: beside every figure of it. */
export function originLines(city: City, t: Translate): string[] {
  const {invented, jurisdiction, sources} = city.manifest;
  if (invented) return [t('ribbon.invented')];
  if (needsMapNumber(jurisdiction)) return [];
  const year = (sources.find(source => source.kind === 'streets')?.date ?? oldestDate(city))?.slice(0, 4);
  return [year ? t('ribbon.method', {year}) : t('ribbon.methodNoYear')];
}

/** The range of assumptions as a clause; a point says why it is one. */
export function rangeWords(t: Translate, row: KnownCoverage): string {
  const share = shares(row);
  if (share === null || share.low < share.high)
    return t('range.interval', {range: share === null ? '' : percentRange(share.low, share.high)});
  return t(row.measure === 'seconds' ? 'range.point' : 'range.points', {range: percent(share.mid)});
}

/** Everything sentences are made of, so that no sentence formats numbers by itself. */
export function coverageParameters(city: City, t: Translate, lang: Lang, row: KnownCoverage): Record<string, string> {
  const share = shares(row) ?? {low: 0, mid: 0, high: 0};
  return {
    name: cityName(city, lang),
    service: serviceWords(city, row.category, lang),
    threshold: thresholdWords(t, lang, row),
    share: percentWords(lang, share.mid),
    range: rangeWords(t, row),
    people: people(lang, row.people),
    uncovered: people(lang, row.uncovered),
    unknown: people(lang, row.unknown),
    uncoveredNumber: peopleNumber(lang, row.uncovered),
  };
}
