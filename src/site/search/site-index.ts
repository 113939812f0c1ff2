import {count} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {searchText} from '#i18n/search.ts';
import {translator} from '#i18n/translate.ts';
import type {PageEntry, PageFile} from '#search/page-file.ts';
import {pageHref} from '../address.ts';
import {type AreaNode, areaTree} from '../area-pages.ts';
import type {City} from '../city.ts';

/** A link of the index. */
export interface IndexLink {
  readonly href: string;
  readonly name: string;
  /** What must be known with it; empty when nothing. */
  readonly note: string;
}

/** Part of the index: the site outside its cities, or one city. */
export interface IndexPart {
  /** Null: the site outside its cities. */
  readonly city: {readonly id: string; readonly name: string; readonly ribbons: readonly string[]} | null;
  readonly pages: readonly IndexLink[];
  /** Sections under the title of the page they stand on. */
  readonly sections: readonly {readonly title: string; readonly links: readonly IndexLink[]}[];
  readonly services: readonly IndexLink[];
  readonly areas: readonly AreaNode[];
  /** Why not all areas are listed; empty when they are. */
  readonly areasNote: string;
}

/** A city with more areas than this has those above communities in the index only. */
const MOST_AREAS = 2000;

/** Everything of the site as links, for those who do not search: the site itself, then city by city, real ones first. */
export function siteIndex(file: PageFile, cities: readonly City[], lang: Lang): IndexPart[] {
  const site = {city: null, ...linksOf(file, -1, lang), services: [], areas: [], areasNote: ''};
  return [site, ...cities.map((city, number) => cityPart(file, city, number, lang))];
}

function cityPart(file: PageFile, city: City, number: number, lang: Lang): IndexPart {
  const {id, name, ribbons, noData} = file.cities[number]!;
  const text = searchText(lang);
  const unknown = new Set(noData);
  const services = file.entries.filter(entry => entry.city === number && entry.kind === 'service');
  const tree = areaTree(city, translator(lang), lang);
  const many = city.areas.length > MOST_AREAS;
  return {
    city: {id, name: name[lang], ribbons: ribbons[lang]},
    ...linksOf(file, number, lang),
    services: services.map(entry => linkOf(entry, lang, unknown.has(entry.service!) ? text('search.noData') : '')),
    areas: many ? withoutLeaves(tree) : tree,
    areasNote: many ? text('search.manyAreas', {count: count(city.areas.length), page: text('entry.areas')}) : '',
  };
}

/** A tree without its lowest level, which may be ten thousand communities. */
function withoutLeaves(nodes: readonly AreaNode[]): AreaNode[] {
  return nodes
    .filter(({children}) => children.length > 0)
    .map(node => ({...node, children: withoutLeaves(node.children)}));
}

function linksOf(file: PageFile, city: number, lang: Lang): Pick<IndexPart, 'pages' | 'sections'> {
  const own = file.entries.filter(entry => entry.city === city);
  const parts = own.filter(({kind, part}) => part !== null && kind !== 'page');
  const titles = [...Map.groupBy(parts, ({part}) => part![lang])];
  return {
    pages: own.filter(({kind}) => kind === 'page').map(entry => linkOf(entry, lang)),
    sections: titles.map(([title, entries]) => ({title, links: entries.map(entry => linkOf(entry, lang))})),
  };
}

function linkOf({path, title}: PageEntry, lang: Lang, note = ''): IndexLink {
  const [page, fragment] = path.split('#') as [string, string?];
  return {
    href: pageHref(lang, page) + (fragment === undefined ? '' : `#${fragment}`),
    name: title[lang],
    note,
  };
}
