import {count, people, peopleNumber, percentWords} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {inLang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {headlineCoverage, rankedCoverage} from './choice.ts';
import {type City, cityName, standardOf, standardsApply} from './city.ts';
import {agePairs} from './figures/share-figures.ts';
import {rankedGaps} from './gap-list.ts';
import {coverageSentence} from './headline.ts';
import type {KnownCoverage} from './rows.ts';
import {coverageParameters, rangeWords, serviceWords, shares, thresholdWords} from './words.ts';

/** A sentence to quote, with all that must travel with it. */
export interface Finding {
  /** Name in addresses: `finding-<name>`. */
  readonly name: string;
  readonly sentence: string;
  /** Categories it is about; null: all. */
  readonly categories: readonly string[] | null;
  readonly definition: string;
  readonly range: string;
  readonly doNotWrite: string;
}

/** Three findings: how many are in reach, how it is for people over 60, and the largest gap or what is not known. */
export function findings(city: City, t: Translate, lang: Lang): Finding[] {
  const main = headlineCoverage(city);
  const found: Finding[] = [];
  if (main) found.push(coverageFinding(city, main, 'main', t, lang));
  const old = oldFinding(city, t, lang);
  if (old) found.push(old);
  const gap = standardsApply(city) ? gapFinding(city, t, lang) : null;
  if (gap) found.push(gap);
  if (found.length < 3 && city.manifest.noData.length > 0) found.push(unknownFinding(city, t, lang));
  for (const row of rankedCoverage(city).slice(1)) {
    if (found.length >= 3) break;
    found.splice(1, 0, coverageFinding(city, row, `also-${row.category.replaceAll('_', '-')}`, t, lang));
  }
  return found.slice(0, 3);
}

function coverageFinding(city: City, row: KnownCoverage, name: string, t: Translate, lang: Lang): Finding {
  const parameters = {...coverageParameters(city, t, lang, row), speed: speedWords(city, 'adult', lang)};
  const partial = row.unknown > 0 && row.uncovered <= 0;
  const timed = row.measure === 'seconds';
  return {
    name,
    categories: [row.category],
    sentence: coverageSentence(city, row, t, lang),
    definition: t(timed ? 'finding.main.definition' : 'finding.main.definitionMeters', parameters),
    range: t(timed ? 'finding.main.range' : 'finding.main.rangeMeters', parameters),
    doNotWrite: t(partial ? 'finding.second.doNotWrite' : 'finding.main.doNotWrite', parameters),
  };
}

function oldFinding(city: City, t: Translate, lang: Lang): Finding | null {
  const pair = agePairs(city).find(({old}) => old.unknown * 5 < old.people) ?? agePairs(city)[0];
  const share = pair ? shares(pair.old) : null;
  if (!pair || !share) return null;
  const parameters = {
    ...coverageParameters(city, t, lang, pair.old),
    range: rangeWords(t, pair.old),
    speed: speedWords(city, 'age60plus', lang),
  };
  return {
    name: 'old',
    categories: [pair.old.category],
    sentence: t('finding.old.sentence', parameters),
    definition: t('finding.old.definition', parameters),
    range: t('finding.main.range', parameters),
    doNotWrite: t('finding.old.doNotWrite', parameters),
  };
}

function gapFinding(city: City, t: Translate, lang: Lang): Finding | null {
  const gap = [...rankedGaps(city)].sort((a, b) => b.people - a.people)[0];
  if (!gap) return null;
  const standard = standardOf(city, gap.standardId);
  const parameters = {
    name: cityName(city, lang),
    service: serviceWords(city, gap.category, lang),
    people: people(lang, gap.people),
    robust: lang === 'zh' ? `${peopleNumber(lang, gap.peopleRobust)}人` : peopleNumber(lang, gap.peopleRobust),
    certainty: t(gap.certainty === 'contested' ? 'certainty.contested' : 'certainty.robust'),
    explanation: inLang(lang, gap.explanationZh, gap.explanationEn) ?? '',
    threshold: thresholdWords(t, lang, {
      measure: standard?.measure ?? 'seconds',
      cutoffSeconds: standard?.minutes ? standard.minutes * 60 : null,
      cutoffMeters: standard?.metres ?? null,
    }),
  };
  return {
    name: 'gap',
    categories: [gap.category],
    sentence: t('finding.gap.sentence', parameters),
    definition: t('finding.gap.definition', parameters),
    range: t('finding.gap.range', parameters),
    doNotWrite: t('finding.gap.doNotWrite', parameters),
  };
}

function unknownFinding(city: City, t: Translate, lang: Lang): Finding {
  const known = new Set(city.manifest.noData);
  const without = city.categories.filter(category => known.has(category.key)).length;
  const parameters = {
    name: cityName(city, lang),
    count: count(without),
    total: count(city.categories.length),
    share: percentWords(lang, without / city.categories.length),
  };
  return {
    name: 'unknown',
    categories: null,
    sentence: t('finding.unknown.sentence', parameters),
    definition: t('finding.unknown.definition', parameters),
    range: t('finding.unknown.range'),
    doNotWrite: t('finding.unknown.doNotWrite', parameters),
  };
}

/** Level speed of a walker, as the manifest has it. Throws when the manifest does not know the walker. */
function speedWords(city: City, key: string, lang: Lang): string {
  const profile = city.manifest.parameters.profiles.find(candidate => candidate.key === key);
  if (!profile) throw new Error(`${city.manifest.id}: profile ${key} is not in the manifest`);
  const speed = profile.metersPerSecond.toFixed(2);
  return lang === 'zh' ? `每秒${speed}米` : `${speed} m/s`;
}
