import {date, list, people, percentWords} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {areaName, type City, oldestDate, standardsApply} from '../city.ts';
import type {AreaRow, KnownCoverage} from '../rows.ts';
import {isAnyoneKnown, lowered, rangeWords, shares, thresholdWords} from '../words.ts';
import {areaIndex} from './area-index.ts';
import {walkMinutes} from './nearest-view.ts';
import {type ServiceRow, shortService} from './services.ts';

/** Services everybody needs, in the order the summary looks for the walk to the nearest of each. */
const DAILY = ['health_centre', 'market', 'health_station', 'svc_station', 'convenience', 'pharmacy', 'park'];
/** Services named in one sentence; more are counted. */
const MOST_NAMES = 5;

/** Three to six short sentences that say what the numbers of an area mean, each made from the published tables. */
export function summarySentences(
  city: City,
  area: AreaRow,
  services: readonly ServiceRow[],
  t: Translate,
  lang: Lang,
): string[] {
  const oldest = oldestDate(city);
  const dated = oldest === null ? t('ar.sum.undated') : t('ar.sum.oldest', {date: date(lang, oldest)});
  const name = areaName(area, lang);
  if (area.people <= 0) return [t('ar.sum.nobody', {name}), t('ar.sum.nobodyMeans'), dated];
  return [
    peopleSentence(area, name, t, lang),
    ...verdictSentences(city, area, services, t, lang),
    nearestSentence(city, area, t, lang),
    leftOutSentence(city, services, t, lang),
    dated,
  ].filter(sentence => sentence !== '');
}

function peopleSentence(area: AreaRow, name: string, t: Translate, lang: Lang): string {
  const old = area.groups.get('age60plus');
  const parameters = {name, people: people(lang, area.people)};
  return old === undefined
    ? t('ar.sum.peopleOnly', parameters)
    : t('ar.sum.people', {...parameters, old: people(lang, old)});
}

function verdictSentences(
  city: City,
  area: AreaRow,
  services: readonly ServiceRow[],
  t: Translate,
  lang: Lang,
): string[] {
  if (!standardsApply(city)) return [t('ar.sum.abroad')];
  if (area.areaType === 'rural') return [t('ar.sum.rural')];
  const by = (verdict: string) => services.filter(row => row.verdict === verdict);
  const [has, lacks, unknown] = [by('has'), by('lacks'), by('unknown')];
  if (has.length + lacks.length + unknown.length === 0) return [t('ar.sum.none')];
  const total = services.length;
  const counts = {total, has: has.length, lacks: lacks.length, unknown: unknown.length};
  return [
    t('ar.sum.counts', counts),
    lacks.length > 0
      ? t('ar.sum.lacks', {services: named(lacks, lang, t)})
      : unknown.length > 0
        ? t('ar.sum.unknown', {services: named(unknown, lang, t)})
        : t('ar.sum.all'),
  ];
}

function named(rows: readonly ServiceRow[], lang: Lang, t: Translate): string {
  const names = rows.slice(0, MOST_NAMES).map(row => (lang === 'en' ? lowered(row.shortName) : row.shortName));
  return rows.length > MOST_NAMES
    ? t('ar.sum.andMore', {names: names.join(lang === 'zh' ? '、' : ', '), count: rows.length})
    : list(lang, names);
}

function nearestSentence(city: City, area: AreaRow, t: Translate, lang: Lang): string {
  const nearest = areaIndex(city).nearest.get(area.areaId);
  const walks = DAILY.flatMap(category => {
    const seconds = nearest.get(category)?.secondsMedian;
    return seconds === null || seconds === undefined ? [] : [{category, minutes: walkMinutes(seconds)}];
  });
  const words = ({category, minutes}: {category: string; minutes: number}) => {
    const service = shortService(city, category, lang);
    return t('ar.sum.walk', {
      service: lang === 'en' ? lowered(service) : service,
      minutes: t('ar.minutesShort', {count: minutes}),
    });
  };
  const [first, second] = walks;
  if (!first) return '';
  return t('ar.sum.nearest', {walks: second ? [words(first), words(second)].join(t('ar.sum.walkAnd')) : words(first)});
}

/** Who is left out most: of services known whole by people out of reach, else the one that is least known. */
function leftOutSentence(city: City, services: readonly ServiceRow[], t: Translate, lang: Lang): string {
  const rows = services.map(row => row.coverage);
  const whole = rows.filter(row => row.unknown <= 0);
  const worst = [...whole].sort((a, b) => b.uncovered - a.uncovered)[0];
  if (worst && worst.uncovered > 0) return t('ar.sum.leftOut', sentenceParts(city, worst, t, lang));
  const unclear = [...rows].sort((a, b) => b.unknown - a.unknown)[0];
  if (unclear && unclear.unknown > 0)
    return t(isAnyoneKnown(unclear) ? 'ar.sum.leastKnown' : 'ar.sum.notKnown', sentenceParts(city, unclear, t, lang));
  return worst ? t('ar.sum.nobodyLeftOut', {count: whole.length}) : '';
}

function sentenceParts(city: City, row: KnownCoverage, t: Translate, lang: Lang) {
  const service = shortService(city, row.category, lang);
  return {
    service: lang === 'en' ? lowered(service) : service,
    threshold: thresholdWords(t, lang, row),
    share: percentWords(lang, shares(row)?.mid ?? 0),
    range: rangeWords(t, row),
    uncovered: people(lang, row.uncovered),
    unknown: people(lang, row.unknown),
  };
}
