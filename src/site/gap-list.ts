import {type LocatorGround, locator} from '#charts/locator.ts';
import {withMapMark} from '#charts/map-mark.ts';
import {inlineSvg} from '#charts/svg.ts';
import {count, meters, minutes, people, peopleNumber} from '#i18n/format.ts';
import {inLang, type Lang} from '#i18n/lang.ts';
import {mapMark} from '#i18n/map-mark.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {type City, categoryName, cityName, standardOf, standardsApply} from './city.ts';
import {locatorGround} from './locator-ground.ts';
import type {GapRow, TimeParts} from './rows.ts';
import {serviceWords, type Threshold, thresholdShort, thresholdWords} from './words.ts';

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
  /** What the walk's time is spent on, for the table; empty without a walk. */
  readonly split: string;
  /** True when the explanation does not say where the time goes, though it is not all level walking. */
  readonly splitUntold: boolean;
  /** The smallest fix as a sentence, or why there is none. */
  readonly fix: string;
  /** Whom it would bring in time; empty without one. */
  readonly fixGain: string;
  readonly needsConsent: boolean;
  /** SVG of where it lies; empty for summed rows. Made by src/charts, without text. */
  readonly locator: string;
}

/** The ranked gaps of one service at one standard: ranks are only compared within it. */
export interface GapGroup {
  readonly name: string;
  readonly title: string;
  /** Highest ranks, with a little map each. */
  readonly cards: readonly GapView[];
  /** Lower ranks, for a table. */
  readonly rest: readonly GapView[];
}

/** What a source that may be incomplete does not show, by standard: never ranked, never in a finding. */
export interface UnverifiedView {
  readonly service: string;
  readonly threshold: string;
  readonly places: string;
  readonly people: string;
  readonly causes: string;
}

export interface GapPage {
  readonly headline: string;
  readonly why: string;
  /** What a smallest fix is, and is not; empty where no gap has one. */
  readonly fixNote: string;
  readonly groups: readonly GapGroup[];
  readonly summed: readonly GapView[];
  /** One row for each standard; the single gaps are in the files. */
  readonly unverified: readonly UnverifiedView[];
}

/** Ranked gaps of a service printed with their own little map. */
const MOST_CARDS = 8;

/** Verified gaps by rank. Gaps of services whose list may be incomplete are not among them. */
export function rankedGaps(city: City): GapRow[] {
  return city.gaps
    .filter(gap => gap.certainty !== 'unverified' && gap.rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
}

/** Ranked gaps by standard, the standard that leaves out the most people first. */
export function rankedGapGroups(city: City): {readonly name: string; readonly gaps: readonly GapRow[]}[] {
  const total = (gaps: readonly GapRow[]) => gaps.reduce((sum, gap) => sum + gap.people, 0);
  return [...Map.groupBy(rankedGaps(city), gap => gap.standardId ?? gap.category)]
    .map(([name, gaps]) => ({name: name.replaceAll('_', '-'), gaps}))
    .sort((a, b) => total(b.gaps) - total(a.gaps) || (a.name < b.name ? -1 : 1));
}

/** Threshold of the standard a gap is measured against. */
export function gapThreshold(city: City, gap: GapRow): Threshold {
  const standard = standardOf(city, gap.standardId);
  return {
    measure: standard?.measure ?? 'seconds',
    cutoffSeconds: standard?.minutes ? standard.minutes * 60 : null,
    cutoffMeters: standard?.metres ?? null,
  };
}

/** Everything the page of gaps says. */
export function gapPage(city: City, t: Translate, lang: Lang): GapPage {
  const groups = rankedGapGroups(city);
  const ground = locatorGround(city);
  const view = (gap: GapRow) => gapView(city, gap, ground, t, lang);
  return {
    headline: headline(
      city,
      groups.flatMap(group => group.gaps),
      t,
      lang,
    ),
    why: groups.length === 0 ? t('gaps.whyNone') : t('gaps.lead'),
    fixNote: city.gaps.some(gap => gap.fix !== null) ? t('gaps.fixNote') : '',
    groups: groups.map(({name, gaps}) => ({
      name,
      title: groupTitle(city, gaps, t, lang),
      cards: gaps.slice(0, MOST_CARDS).map(view),
      rest: gaps.slice(MOST_CARDS).map(view),
    })),
    summed: city.gaps.filter(gap => gap.certainty !== 'unverified' && gap.rank === null).map(view),
    unverified: unverifiedViews(city, t, lang),
  };
}

const order = (city: City, key: string) => city.categories.findIndex(category => category.key === key);

function unverifiedViews(city: City, t: Translate, lang: Lang): UnverifiedView[] {
  const unverified = city.gaps.filter(gap => gap.certainty === 'unverified');
  const groups = [...Map.groupBy(unverified, gap => gap.standardId ?? gap.category).values()];
  return groups
    .flatMap(gaps => (gaps[0] ? [{first: gaps[0], gaps}] : []))
    .sort((a, b) => order(city, a.first.category) - order(city, b.first.category))
    .map(({first, gaps}) => ({
      service: categoryName(city, first.category, lang),
      threshold: thresholdShort(t, lang, gapThreshold(city, first)),
      places: count(gaps.length),
      people: peopleNumber(
        lang,
        gaps.reduce((sum, gap) => sum + gap.people, 0),
      ),
      causes: causeCounts(gaps, t).join(lang === 'zh' ? '，' : ', '),
    }));
}

function causeCounts(gaps: readonly GapRow[], t: Translate): string[] {
  const counts = [...Map.groupBy(gaps, gap => gap.cause)].sort((a, b) => b[1].length - a[1].length);
  return counts.flatMap(([cause, same]) =>
    cause === null
      ? []
      : [t('gaps.causeCount', {cause: translateOr(t, `cause.${cause}`, cause), count: count(same.length)})],
  );
}

function groupTitle(city: City, gaps: readonly GapRow[], t: Translate, lang: Lang): string {
  const [first] = gaps;
  if (!first) return '';
  return t('gaps.group', {
    service: categoryName(city, first.category, lang),
    threshold: thresholdShort(t, lang, gapThreshold(city, first)),
    count: count(gaps.length),
    people: people(
      lang,
      gaps.reduce((sum, gap) => sum + gap.people, 0),
    ),
  });
}

function headline(city: City, ranked: readonly GapRow[], t: Translate, lang: Lang): string {
  const name = cityName(city, lang);
  const first = [...ranked].sort((a, b) => b.people - a.people)[0];
  if (!first) return t('gaps.headlineNone', {name});
  const parameters = {name, count: ranked.length, people: people(lang, first.people)};
  if (!standardsApply(city)) return t('gaps.headlineExample', parameters);
  const threshold = thresholdWords(t, lang, gapThreshold(city, first));
  return t('gaps.headline', {...parameters, threshold, service: serviceWords(city, first.category, lang)});
}

function gapView(city: City, gap: GapRow, ground: LocatorGround, t: Translate, lang: Lang): GapView {
  const drawn = gap.polygon && locator(ground, gap.polygon, gap.certainty !== 'robust', gap.fix);
  const explanation = inLang(lang, gap.explanationZh, gap.explanationEn) ?? '';
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
    explanation,
    split: splitWords(gap, t, lang),
    splitUntold:
      gap.split !== null && levelShare(gap.split) < ALL_LEVEL && !/走平路约|min on the level/.test(explanation),
    fix: inLang(lang, gap.fixZh, gap.fixEn) ?? '',
    fixGain: fixGain(gap, t, lang),
    needsConsent: gap.fix?.needsConsent === true,
    // a thumbnail has room for the words that count; the page says them in its own language too
    locator: drawn ? inlineSvg(withMapMark(drawn, mapMark(city.manifest.publish, 'zh')), null, 'locator') : '',
  };
}

/** Share of a walk on the level from which on nothing else is worth telling. */
const ALL_LEVEL = 0.97;

const levelShare = ({approach, level, climb, steps, waiting}: TimeParts) =>
  level / Math.max(1, approach + level + Math.max(0, climb) + steps + waiting);

/** Parts of the walk's time in seconds and minutes, those of under a second left out. */
function splitWords({split}: GapRow, t: Translate, lang: Lang): string {
  if (split === null) return '';
  const parts = (['approach', 'level', 'climb', 'steps', 'waiting'] as const).filter(
    part => Math.round(split[part]) !== 0,
  );
  const words = parts.map(part => t(`gaps.split.${part}`, {time: secondsWords(t, split[part])}));
  return words.join(lang === 'zh' ? '，' : ', ');
}

/** 45 秒, 4 分 20 秒; a time saved has a minus. */
function secondsWords(t: Translate, value: number): string {
  const [sign, seconds] = [value < 0 ? '−' : '', Math.round(Math.abs(value))];
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (whole === 0) return sign + t('gaps.seconds', {seconds});
  return sign + t(rest === 0 ? 'gaps.minutes' : 'gaps.minutesSeconds', {minutes: whole, seconds: rest});
}

/** People of the gap newly in time; the whole city besides, where it gains more. */
function fixGain({fix}: GapRow, t: Translate, lang: Lang): string {
  if (fix === null) return '';
  const here = t('gaps.fixHere', {people: people(lang, fix.people)});
  const all =
    fix.peopleTotal > fix.people ? t('gaps.fixAll', {people: people(lang, fix.peopleTotal)}) : t('gaps.fixOnlyHere');
  return `${here}${lang === 'zh' ? '，' : ', '}${all}`;
}

function nearestWords(city: City, gap: GapRow, t: Translate, lang: Lang): string {
  if (gap.nearestFacilityId === null) return t('gaps.noPath');
  const place = city.facilities.by('facility_id', gap.nearestFacilityId)[0];
  const named = place ? inLang(lang, place.nameZh ?? place.name, place.nameEn ?? place.name) : null;
  return [
    named ?? categoryName(city, gap.category, lang),
    // rounded up: what is out of ten minutes never reads ten
    gap.nearestSeconds === null ? null : minutes(lang, Math.ceil(gap.nearestSeconds / 6) * 6),
    gap.nearestMeters === null ? null : meters(lang, gap.nearestMeters),
  ]
    .filter(part => part !== null)
    .join(lang === 'zh' ? '，' : ', ');
}
