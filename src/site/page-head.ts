import {clauseText} from '#i18n/clauses.ts';
import {LANGS, type Lang, languageTag, otherLang} from '#i18n/lang.ts';
import {searchText} from '#i18n/search.ts';
import type {Translate} from '#i18n/translate.ts';
import {versionText} from '#i18n/versions.ts';
import {pageHref, siteOrigin} from './address.ts';
import {type City, cityName} from './city.ts';

/** A link with its words; `current` when it is this page. */
export interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** What every page's frame needs. */
export interface PageHead {
  /** Null when the host is not known. */
  readonly canonical: string | null;
  readonly alternates: readonly {readonly lang: string; readonly href: string}[];
  readonly other: {readonly href: string; readonly tag: string};
  readonly home: string;
  readonly main: readonly NavLink[];
  readonly city: readonly NavLink[];
}

/** The page of what is not there: one file in both languages, at no address of its own. */
const NOT_FOUND = '404';

/** Addresses and navigation of a page. `page` is its path without language: '', 'monaco', 'monaco/gaps', 'about'. */
export function pageHead(page: string, city: City | null, t: Translate, lang: Lang): PageHead {
  const origin = siteOrigin();
  const link = (target: string, label: string): NavLink => ({
    href: pageHref(lang, target),
    label,
    current: target === page,
  });
  const isNotFound = page === NOT_FOUND;
  return {
    canonical: origin === '' || isNotFound ? null : `${origin}${pageHref(lang, page)}`,
    alternates: isNotFound
      ? []
      : [
          ...LANGS.map(other => ({lang: languageTag(other), href: `${origin}${pageHref(other, page)}`})),
          {lang: 'x-default', href: `${origin}${pageHref('zh', page)}`},
        ],
    other: {href: pageHref(otherLang(lang), isNotFound ? '' : page), tag: languageTag(otherLang(lang))},
    home: pageHref(lang, ''),
    main: [
      link('search', searchText(lang)('search.nav')),
      link('plan', t('site.plan')),
      link('methods', t('site.methods')),
      link('about', t('site.about')),
    ],
    city: city === null ? [] : cityLinks(city, page, t, lang),
  };
}

function cityLinks(city: City, page: string, t: Translate, lang: Lang): NavLink[] {
  const {id} = city.manifest;
  const sections = [
    ['', t('city.overview')],
    ['/areas', t('city.areas')],
    ['/explore', t('city.explore')],
    ['/gaps', t('city.gaps')],
    ['/judged', clauseText(lang)('cl.nav')],
    ['/analysis', t('city.analysis')],
    // a city with one version has nothing to compare: its page says so, but nothing leads there
    ...(city.versions === null ? [] : ([['/changes', versionText(lang)('ver.nav')]] as const)),
    ['/data', t('city.data')],
  ] as const;
  return sections.map(([path, label]) => ({
    href: pageHref(lang, id + path),
    label,
    current: page === id + path || (['/areas', '/judged', '/data'].includes(path) && page.startsWith(`${id}${path}`)),
  }));
}

/** Title of a page as browsers and search engines show it. */
export function documentTitle(title: string, city: City | null, t: Translate, lang: Lang): string {
  const parts = [title];
  if (city && !title.includes(cityName(city, lang))) parts.push(cityName(city, lang));
  if (title !== t('site.name')) parts.push(t('site.name'));
  return parts.join(' · ');
}
