import type {Lang} from '#i18n/lang.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import type {Category} from '#schema/category.ts';
import type {MonitorLink, PlanMonitor} from '#schema/plan-monitor.ts';
import type {View} from '#schema/view.ts';
import {pageHref} from '../address.ts';
import type {CatalogueRows} from '../catalogue-rows.ts';
import {type City, cityName, hasNoData} from '../city.ts';
import {loadViews} from '../clauses/rows.ts';
import {ribbonLines} from '../words.ts';
import type {ServiceMention, ServiceNames} from './promise-view.ts';
import {type ShownWhere, shownWhere} from './shown-where.ts';

/** An action, plan, project, provision or kind of service with the services that show it. */
export interface LinkView {
  readonly id: string;
  readonly name: string;
  readonly recalled: boolean;
  readonly rows: readonly string[];
  readonly services: readonly ServiceMention[];
  readonly where: ShownWhere;
}

/** Names in the words of the page. */
export function linkViews(
  links: readonly MonitorLink[],
  names: ServiceNames,
  lang: Lang,
  cities: readonly City[] = [],
): LinkView[] {
  return links.map(link => {
    const services = link.services.map(key => ({key, name: names.get(key) ?? key}));
    return {
      id: link.id,
      name: lang === 'zh' ? link.name_zh : link.name_en,
      recalled: link.name_recalled,
      rows: link.rows,
      services,
      where: shownWhere(link.id, services, cities, lang),
    };
  });
}

/** A kind of page of a city. */
export type CityPage = 'judged' | 'gaps' | 'areas' | 'depth' | 'data';

/** A page of a city by its kind. */
export interface CityPageLink {
  readonly kind: CityPage;
  readonly href: string;
}

/** A city's map of a service and other pages that show it; `href` null where no source lists the service. */
export interface CityLink {
  readonly city: string;
  readonly href: string | null;
  readonly pages: readonly CityPageLink[];
}

/** A service with the pages that show it. Real and invented cities are apart, and no number is given: only links. */
export interface ServiceLine {
  readonly key: string;
  readonly name: string;
  readonly real: readonly CityLink[];
  readonly invented: readonly CityLink[];
}

export interface ServiceGroup {
  readonly domain: string;
  readonly title: string;
  readonly lines: readonly ServiceLine[];
}

/** What the page needs to know of a city: how it is called, what it says of itself. */
export interface CityMention {
  readonly name: string;
  readonly href: string;
  readonly ribbons: readonly string[];
  readonly pages: readonly CityPageLink[];
}

/** The cities of the site, real and invented ones apart. */
export function cityMentions(
  cities: readonly City[],
  t: Translate,
  lang: Lang,
): {readonly real: CityMention[]; readonly invented: CityMention[]} {
  const mention = (city: City): CityMention => ({
    name: cityName(city, lang),
    href: pageHref(lang, city.manifest.id),
    ribbons: ribbonLines(city, t, lang),
    pages: cityPages(city, lang),
  });
  return {
    real: cities.filter(city => !city.manifest.invented).map(mention),
    invented: cities.filter(city => city.manifest.invented).map(mention),
  };
}

/** What the plan promises or starts beside its promises with figures: actions, plans, projects, provisions, kinds of service. */
export function monitorLinks({actions, plans, projects, provisions, kinds}: PlanMonitor): readonly MonitorLink[] {
  return [...actions, ...plans, ...projects, ...provisions, ...kinds];
}

/** Services that anything on the page of the plan names: they have a line there. */
export function namedServices(monitor: PlanMonitor): ReadonlySet<string> {
  return new Set([...monitor.entries, ...monitorLinks(monitor)].flatMap(part => part.services));
}

/** Services that promises, actions and kinds of service name, by kind, each with its map in every city. */
export function serviceGroups(
  rows: CatalogueRows,
  services: readonly Service[],
  cities: readonly City[],
  t: Translate,
  lang: Lang,
  views: readonly View[] = loadViews(),
): ServiceGroup[] {
  const named = namedServices(rows.monitor);
  const shown = services.filter(({key}) => named.has(key));
  const linksTo = (key: string, invented: boolean) =>
    cities.filter(city => city.manifest.invented === invented).map(city => cityLink(city, key, lang, views));
  return [...new Set(shown.map(({domain}) => domain))].map(domain => ({
    domain,
    title: translateOr(t, `plan.domain.${domain}`, domain),
    lines: shown
      .filter(service => service.domain === domain)
      .map(({key, name_zh, name_en}) => ({
        key,
        name: lang === 'zh' ? name_zh : name_en,
        real: linksTo(key, false),
        invented: linksTo(key, true),
      })),
  }));
}

/** A service of categories.json as far as this page goes. */
export type Service = Pick<Category, 'key' | 'name_zh' | 'name_en' | 'domain'>;

/** The pages that show all services of a city. */
function cityPages(city: City, lang: Lang): CityPageLink[] {
  const page = (kind: CityPage, name: string) => ({kind, href: pageHref(lang, `${city.manifest.id}/${name}`)});
  return [
    page('judged', 'judged'),
    page('gaps', 'gaps'),
    ...(city.areas.length > 0 ? [page('areas', 'areas')] : []),
    page('depth', 'analysis'),
    page('data', 'data'),
  ];
}

function cityLink(city: City, key: string, lang: Lang, views: readonly View[]): CityLink {
  const {id} = city.manifest;
  const known = city.categories.some(category => category.key === key) && !hasNoData(city, key);
  if (!known) return {city: cityName(city, lang), href: null, pages: []};
  const view = views.find(({groups}) => groups.some(({categories}) => categories.includes(key)));
  const pages: CityPageLink[] = [];
  if (view) pages.push({kind: 'judged', href: pageHref(lang, `${id}/judged/${view.key}`)});
  if (city.gaps.some(({category}) => category === key)) pages.push({kind: 'gaps', href: pageHref(lang, `${id}/gaps`)});
  return {
    city: cityName(city, lang),
    href: `${pageHref(lang, `${id}/explore`)}#mode=city&service=${encodeURIComponent(key)}`,
    pages,
  };
}
