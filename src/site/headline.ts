import {count, date, peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {headlineCoverage} from './choice.ts';
import {type City, cityName, oldestDate, standardOf, standardsApply} from './city.ts';
import {rankedGaps} from './gap-list.ts';
import type {KnownCoverage} from './rows.ts';
import {coverageParameters, obligationWords, thresholdWords} from './words.ts';

/** The opening of a city page. */
export interface Headline {
  readonly sentence: string;
  /** Oldest date and standing of the threshold. */
  readonly notes: readonly string[];
}

/** The finding a city page opens with: number, range, oldest source date, standing of the threshold. */
export function headline(city: City, t: Translate, lang: Lang): Headline {
  const row = headlineCoverage(city);
  const oldest = oldestDate(city);
  const dated = oldest === null ? t('city.oldestUnknown') : t('city.oldest', {date: date(lang, oldest)});
  if (row === null) return {sentence: t('city.headlineNone', {name: cityName(city, lang)}), notes: [dated]};
  return {sentence: coverageSentence(city, row, t, lang), notes: [dated, thresholdNote(city, row, t, lang)]};
}

/** One number of coverage as a sentence that keeps unknown apart from out of reach. */
export function coverageSentence(city: City, row: KnownCoverage, t: Translate, lang: Lang): string {
  const parameters = coverageParameters(city, t, lang, row);
  if (row.unknown <= 0) return t('city.headline', parameters);
  return t(row.uncovered > 0 ? 'city.headlineUnknown' : 'city.headlinePartial', parameters);
}

function thresholdNote(city: City, row: KnownCoverage, t: Translate, lang: Lang): string {
  const standard = standardOf(city, row.standardId);
  const threshold = thresholdWords(t, lang, row);
  const words = obligationWords(t, standard);
  const document = standard && standardsApply(city) ? (lang === 'zh' ? standard.doc_zh : standard.doc_en) : null;
  return lang === 'zh'
    ? `${threshold}：${words}${document ? `（${document}）` : ''}。`
    : `${threshold.charAt(0).toUpperCase()}${threshold.slice(1)}: ${words}${document ? ` (${document})` : ''}.`;
}

/** A number beside the headline. */
export interface KeyFact {
  readonly label: string;
  readonly value: string;
}

/** People counted, services with and without data, verified gaps (not applicable outside the scope of standards). */
export function keyFacts(city: City, t: Translate, lang: Lang): KeyFact[] {
  const total = city.categories.length;
  const without = city.manifest.noData.filter(key => city.categories.some(category => category.key === key)).length;
  return [
    {
      label: t('city.peopleCounted'),
      value: t('city.peopleValue', {count: peopleNumber(lang, city.manifest.population.people)}),
    },
    {label: t('city.servicesKnown'), value: t('city.of', {part: count(total - without), whole: count(total)})},
    {label: t('city.servicesNoData'), value: t('city.of', {part: count(without), whole: count(total)})},
    {label: t('city.mainGaps'), value: gapFact(city, t)},
  ];
}

/** Number of verified gaps; not applicable outside the scope of standards, unknown where no list of a required service is complete. */
function gapFact(city: City, t: Translate): string {
  if (!standardsApply(city)) return t('city.notApplicable');
  const required = new Set(city.standards.filter(standard => standard.decides).map(standard => standard.category));
  const complete = city.manifest.claims.some(
    claim => required.has(claim.category) && ['official', 'surveyed', 'assumed'].includes(claim.completeness),
  );
  return complete ? count(rankedGaps(city).length) : t('score.unknown');
}
