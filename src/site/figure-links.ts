import type {Lang} from '#i18n/lang.ts';
import type {Translate} from '#i18n/translate.ts';
import {pageHref, siteOrigin} from './address.ts';
import type {City} from './city.ts';
import {citation, type Figure, figureAddress} from './figure.ts';

/** Where a figure can be had, and how it is cited. */
export interface FigureLinks {
  readonly permalink: string;
  readonly svg: string;
  readonly csv: string;
  readonly csvMachine: string;
  /** File name of the PNG that the browser draws from the SVG. */
  readonly png: string;
  readonly citation: string;
  readonly title: string;
}

/** Links of a figure. Files lie beside the city's pages, in the language of the page. */
export function figureLinks(city: City, figure: Figure, t: Translate, lang: Lang): FigureLinks {
  const folder = `${pageHref(lang, city.manifest.id)}figures/`;
  const address = figureAddress(city, figure, lang);
  return {
    permalink: address,
    svg: `${folder}${figure.name}.svg`,
    csv: `${folder}${figure.name}.csv`,
    csvMachine: `${folder}${figure.name}.data.csv`,
    png: `${city.manifest.id}-${figure.name}-${lang}.png`,
    citation: citation(city, figure, `${siteOrigin()}${address}`, t, lang),
    title: figure.title,
  };
}
