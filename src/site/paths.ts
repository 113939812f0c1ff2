import {LANGS, type Lang} from '#i18n/lang.ts';
import {areaBySlug} from './area-pages.ts';
import {cityIds, loadCity} from './cities.ts';
import type {City} from './city.ts';
import {loadViews} from './clauses/rows.ts';
import type {Figure} from './figure.ts';
import {figureList} from './figures/all.ts';
import {GROUND_FILES, groundName} from './figures/map-sizes.ts';
import type {AreaRow} from './rows.ts';

/** Address parts that Astro fills in: no language part for Chinese. */
export interface LangParams {
  readonly lang: 'en' | undefined;
}

interface LangPath {
  readonly params: LangParams;
  readonly props: {readonly lang: Lang};
}

const paramOf = (lang: Lang): 'en' | undefined => (lang === 'en' ? 'en' : undefined);

/** One path for each language. */
export function langPaths(): LangPath[] {
  return LANGS.map(lang => ({params: {lang: paramOf(lang)}, props: {lang}}));
}

/** One path for each language and city. */
export async function cityPaths(): Promise<
  {params: LangParams & {readonly city: string}; props: {readonly lang: Lang; readonly city: City}}[]
> {
  const cities = await Promise.all(cityIds().map(id => loadCity(id)));
  return cities.flatMap(city =>
    LANGS.map(lang => ({params: {lang: paramOf(lang), city: city.manifest.id}, props: {lang, city}})),
  );
}

/** One path for each language, city and ready-made view of clauses. */
export async function viewPaths() {
  const paths = await cityPaths();
  return paths.flatMap(({params, props}) =>
    loadViews().map(view => ({params: {...params, view: view.key}, props: {...props, view}})),
  );
}

/** One path for each language, city and earlier version that is kept. */
export async function versionPaths() {
  const paths = await cityPaths();
  return paths.flatMap(({params, props}) =>
    (props.city.versions?.kept ?? []).map(one => ({
      params: {...params, version: one.version},
      props: {...props, version: one.version},
    })),
  );
}

/** One path for each city, area and language: the pages of an area follow one another, for they share its rows. */
export async function areaPaths() {
  const cities = await Promise.all(cityIds().map(id => loadCity(id)));
  return cities.flatMap(city =>
    [...areaBySlug(city)].flatMap(([area, row]) =>
      LANGS.map(lang => ({
        params: {lang: paramOf(lang), city: city.manifest.id, area},
        props: {lang, city, area: row satisfies AreaRow},
      })),
    ),
  );
}

/** One path for each language, city and figure. */
export async function figurePaths() {
  const paths = await cityPaths();
  return paths.flatMap(({params, props}) =>
    figureList(props.city, props.lang).map(figure => ({
      params: {...params, figure: figure.name},
      props: {...props, figure: figure satisfies Figure},
    })),
  );
}

/** One path for each city and picture of the ground under its maps. */
export async function groundPaths() {
  const cities = await Promise.all(cityIds().map(id => loadCity(id)));
  return cities.flatMap(city =>
    GROUND_FILES.map(ground => ({
      params: {city: city.manifest.id, ground: groundName(ground)},
      props: {city, ground},
    })),
  );
}
