import type {Lang} from '#i18n/lang.ts';
import {translator} from '#i18n/translate.ts';
import {analysisFigures} from '../analysis/analysis-page.ts';
import type {City} from '../city.ts';
import type {Figure} from '../figure.ts';
import {cityAreaId} from '../scorecard.ts';
import {versionFigures} from '../versions/coverage-figure.ts';
import {gapFigures} from './gaps-figure.ts';
import {type MapFigure, walkMapFigures} from './map-figures.ts';
import {scorecardFigure} from './scorecard-figure.ts';
import {agesFigure, areasFigure} from './share-figures.ts';

/** The figures of a city by the place they have on the pages. */
export interface CityFigures {
  readonly scorecard: Figure | null;
  readonly areas: Figure | null;
  readonly ages: Figure | null;
  readonly maps: readonly MapFigure[];
  /** One for each standard with ranked gaps, in the order of the page. */
  readonly gaps: readonly Figure[];
  /** Those of the page in depth, in its order. */
  readonly analysis: readonly Figure[];
  /** Coverage in neighbouring versions, one for each step. */
  readonly versions: readonly Figure[];
}

const made = new WeakMap<City, Map<Lang, CityFigures>>();

/** All figures of a city in one language, made once per build. */
export function cityFigures(city: City, lang: Lang): CityFigures {
  const known = made.get(city)?.get(lang);
  if (known) return known;
  const t = translator(lang);
  const figures: CityFigures = {
    scorecard: scorecardFigure(city, cityAreaId(city), t, lang),
    areas: areasFigure(city, t, lang),
    ages: agesFigure(city, t, lang),
    maps: walkMapFigures(city, t, lang),
    gaps: gapFigures(city, t, lang),
    analysis: analysisFigures(city, t, lang),
    versions: versionFigures(city, lang),
  };
  const languages = made.get(city) ?? new Map<Lang, CityFigures>();
  languages.set(lang, figures);
  made.set(city, languages);
  return figures;
}

/** The same as one list, for the files. */
export function figureList(city: City, lang: Lang): Figure[] {
  const {scorecard, areas, ages, maps, gaps, analysis, versions} = cityFigures(city, lang);
  return [scorecard, areas, ages, ...maps, ...gaps, ...analysis, ...versions].filter(figure => figure !== null);
}
