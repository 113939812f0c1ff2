import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {type City, cityName, standardsApply} from '../city.ts';
import type {Figure} from '../figure.ts';
import {capacitySection} from './capacity-section.ts';
import {choiceSection} from './choice-section.ts';
import {completenessSection} from './completeness-section.ts';
import {equitySection} from './equity-section.ts';
import {normsSection} from './norms-section.ts';
import type {AnalysisSection} from './section.ts';
import {sensitivitySection} from './sensitivity-section.ts';
import {sitingSection} from './siting-section.ts';

/** Everything the page of a city in depth says. */
export interface AnalysisPage {
  readonly title: string;
  readonly lead: string;
  readonly notes: readonly string[];
  readonly sections: readonly AnalysisSection[];
}

/** The page of a city in depth: its first finding leads, seven subjects follow. */
export function analysisPage(city: City, t: Translate, lang: Lang): AnalysisPage {
  const sections = [
    completenessSection,
    choiceSection,
    sensitivitySection,
    equitySection,
    capacitySection,
    normsSection,
    sitingSection,
  ].map(section => section(city, t, lang));
  return {
    title: t('an.title', {name: cityName(city, lang)}),
    lead: t('an.lead', {name: cityName(city, lang)}),
    notes: [t('an.range'), ...(standardsApply(city) ? [] : [t('an.outOfScope')])],
    sections,
  };
}

/** The figures of the page, for their files. */
export function analysisFigures(city: City, t: Translate, lang: Lang): Figure[] {
  return analysisPage(city, t, lang).sections.flatMap(section => section.figures.map(({figure}) => figure));
}
