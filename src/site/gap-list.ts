import {locator} from '#charts/locator.ts';
import {boundsOf, mapFrame} from '#charts/map-frame.ts';
import {inlineSvg} from '#charts/svg.ts';
import {meters, minutes, people, peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {inLang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {type City, categoryName, cityName, standardOf, standardsApply} from './city.ts';
import type {GapRow} from './rows.ts';
import {serviceWords, thresholdWords} from './words.ts';

/** One gap, ready to print. */
export interface GapView {
  readonly id: string;
  readonly rank: string;
  readonly service: string;
  readonly people: string;
  /** 不清楚 when ages are not known. */
  readonly people60: string;
  readonly robust: string;
  readonly certainty: string;
  readonly certaintyKey: string;
  readonly cause: string;
  readonly nearest: string;
  readonly explanation: string;
  /** SVG of where it lies; empty for summed rows. Made by src/charts, all text escaped. */
  readonly locator: string;
}

export interface GapPage {
  readonly headline: string;
  readonly why: string;
  readonly ranked: readonly GapView[];
  /** Lower ranks, for a table. */
  readonly rest: readonly GapView[];
  /** Places under ten people, summed; null when there are none. */
  readonly summed: readonly GapView[];
  readonly unverified: readonly GapView[];
  /** Unverified gaps that are only in the files. */
  readonly moreUnverified: number;
}

/** Ranked gaps printed with their own little map. */
const MOST_CARDS = 20;
/** Unverified gaps printed on the page at most; the file has all. */
const MOST_UNVERIFIED = 40;

/** Verified gaps by rank. Gaps of services whose list may be incomplete are not among them. */
export function rankedGaps(city: City): GapRow[] {
  return city.gaps
    .filter(gap => gap.certainty !== 'unverified' && gap.rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

/** Everything the page of gaps says. */
export function gapPage(city: City, t: Translate, lang: Lang): GapPage {
  const ranked = rankedGaps(city);
  const outline = coarseOutlines(city);
  const view = (gap: GapRow) => gapView(city, gap, outline, t, lang);
  const unverified = city.gaps
    .filter(gap => gap.certainty === 'unverified')
    .sort((a, b) => (a.category < b.category ? -1 : a.category > b.category ? 1 : a.gapId < b.gapId ? -1 : 1));
  return {
    headline: headline(city, ranked, t, lang),
    why: ranked.length === 0 ? t('gaps.whyNone') : t('gaps.lead'),
    ranked: ranked.slice(0, MOST_CARDS).map(view),
    rest: ranked.slice(MOST_CARDS).map(view),
    summed: city.gaps.filter(gap => gap.certainty !== 'unverified' && gap.rank === null).map(view),
    unverified: unverified.slice(0, MOST_UNVERIFIED).map(view),
    moreUnverified: Math.max(0, unverified.length - MOST_UNVERIFIED),
  };
}

function headline(city: City, ranked: readonly GapRow[], t: Translate, lang: Lang): string {
  const name = cityName(city, lang);
  const first = [...ranked].sort((a, b) => b.people - a.people)[0];
  if (!first) return t('gaps.headlineNone', {name});
  const parameters = {name, count: ranked.length, people: people(lang, first.people)};
  if (!standardsApply(city)) return t('gaps.headlineExample', parameters);
  const standard = standardOf(city, first.standardId);
  const threshold = thresholdWords(t, lang, {
    measure: standard?.measure ?? 'seconds',
    cutoffSeconds: standard?.minutes ? standard.minutes * 60 : null,
    cutoffMeters: standard?.metres ?? null,
  });
  return t('gaps.headline', {...parameters, threshold, service: serviceWords(city, first.category, lang)});
}

function coarseOutlines(city: City): GapRow['polygon'][] {
  const kind = ['district', 'subdistrict', 'community'].find(
    candidate => city.areas.filter(area => area.kind === candidate).length > 0,
  );
  return city.areas.filter(area => area.kind === kind).map(area => area.polygon);
}

function gapView(city: City, gap: GapRow, outline: GapRow['polygon'][], t: Translate, lang: Lang): GapView {
  return {
    id: gap.gapId,
    rank: gap.rank === null ? '' : String(gap.rank),
    service: categoryName(city, gap.category, lang),
    people: people(lang, gap.people),
    people60: gap.people60 === null ? t('score.unknown') : peopleNumber(lang, gap.people60),
    robust: peopleNumber(lang, gap.peopleRobust),
    certainty: translateOr(t, `certainty.${gap.certainty}`, gap.certainty),
    certaintyKey: gap.certainty,
    cause: gap.cause === null ? t('gaps.summed') : translateOr(t, `cause.${gap.cause}`, gap.cause),
    nearest: nearestWords(city, gap, t, lang),
    explanation: inLang(lang, gap.explanationZh, gap.explanationEn) ?? '',
    locator: gap.polygon === null ? '' : gapLocator(city, gap.polygon, outline, gap.certainty !== 'robust'),
  };
}

function nearestWords(city: City, gap: GapRow, t: Translate, lang: Lang): string {
  if (gap.nearestFacilityId === null) return t('gaps.noPath');
  const place = city.facilities.find(candidate => candidate.facilityId === gap.nearestFacilityId);
  const named = place ? inLang(lang, place.nameZh ?? place.name, place.nameEn ?? place.name) : null;
  return [
    named ?? categoryName(city, gap.category, lang),
    gap.nearestSeconds === null ? null : minutes(lang, gap.nearestSeconds),
    gap.nearestMeters === null ? null : meters(lang, gap.nearestMeters),
  ]
    .filter(part => part !== null)
    .join(lang === 'zh' ? '，' : ', ');
}

function gapLocator(
  city: City,
  polygon: NonNullable<GapRow['polygon']>,
  outline: GapRow['polygon'][],
  contested: boolean,
): string {
  const bounds = boundsOf(
    city.cells.map(cell => [cell.lon, cell.lat] as const),
    city.manifest.boundary.bbox,
  );
  const shapes = outline.flatMap(polygons => (polygons === null ? [] : [polygons]));
  return inlineSvg(locator(mapFrame(bounds, 120, 90), shapes, polygon, contested), null, 'locator');
}
