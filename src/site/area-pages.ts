import {locator} from '#charts/locator.ts';
import {withMapMark} from '#charts/map-mark.ts';
import {inlineSvg} from '#charts/svg.ts';
import {count, peopleNumber} from '#i18n/format.ts';
import type {Lang} from '#i18n/lang.ts';
import {mapMark} from '#i18n/map-mark.ts';
import {type Translate, translateOr} from '#i18n/translate.ts';
import {pageHref} from './address.ts';
import {areaIndex, areasAbove} from './area-report/area-index.ts';
import {areaName, areaSlug, type City, standardsApply} from './city.ts';
import {locatorGround} from './locator-ground.ts';
import type {AreaRow} from './rows.ts';

/** A place in lists and trees. */
export interface AreaLink {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly href: string;
  readonly people: string;
  readonly people60: string;
  readonly has: string;
  readonly lacks: string;
  readonly unknown: string;
}

export interface AreaNode extends AreaLink {
  readonly children: readonly AreaNode[];
}

const KINDS = ['district', 'subdistrict', 'community', 'life-circle-unit'];

/** The areas of a city as a tree: what has no parent stands at the top. Siblings by name. */
export function areaTree(city: City, t: Translate, lang: Lang): AreaNode[] {
  const known = new Set(city.areas.map(area => area.areaId));
  const children = new Map<string | null, AreaRow[]>();
  for (const area of city.areas) {
    const parent = area.parentId !== null && known.has(area.parentId) ? area.parentId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(area);
    else children.set(parent, [area]);
  }
  const grow = (parent: string | null): AreaNode[] =>
    sortedAreas(children.get(parent) ?? [], lang).map(area => ({
      ...areaLink(city, area, t, lang),
      children: grow(area.areaId),
    }));
  return grow(null);
}

/** One level of areas, for the list of all places. */
export interface AreaLevel {
  readonly kind: string;
  readonly title: string;
  readonly areas: readonly AreaLink[];
}

/** The areas of a city by level, coarsest first. */
export function areaLevels(city: City, t: Translate, lang: Lang): AreaLevel[] {
  return KINDS.map(kind => {
    const areas = city.areas.filter(area => area.kind === kind);
    const title = t('areas.level', {kind: kindWords(kind, t), count: count(areas.length)});
    return {kind, title, areas: sortedAreas(areas, lang).map(area => areaLink(city, area, t, lang))};
  }).filter(level => level.areas.length > 0);
}

/** Where an area stands: what it is called, what is above and below it. */
export interface AreaPlace {
  readonly name: string;
  readonly kind: string;
  readonly parents: readonly AreaLink[];
  readonly children: readonly AreaLink[];
  readonly childrenTitle: string;
  readonly locator: string;
}

/** The place of one area among the others. */
export function areaPlace(city: City, area: AreaRow, t: Translate, lang: Lang): AreaPlace {
  const index = areaIndex(city);
  const name = areaName(area, lang);
  const below = index.children.get(area.areaId) ?? [];
  const kind = below[0]?.kind ?? 'community';
  return {
    name,
    kind: oneKind(area.kind, t),
    parents: areasAbove(index, area).map(parent => areaLink(city, parent, t, lang)),
    children: sortedAreas(below, lang).map(child => areaLink(city, child, t, lang)),
    childrenTitle: t('areas.within', {name, kind: kindWords(kind, t)}),
    locator: areaLocator(city, area, t('ar.map.where', {name}), lang),
  };
}

/** Areas that share an address would overwrite one another: refused. */
export function areaBySlug(city: City): Map<string, AreaRow> {
  const bySlug = new Map<string, AreaRow>();
  for (const area of city.areas) {
    const slug = areaSlug(area.areaId);
    const other = bySlug.get(slug);
    if (other)
      throw new Error(`${city.manifest.id}: areas ${other.areaId} and ${area.areaId} have one address ${slug}`);
    bySlug.set(slug, area);
  }
  return bySlug;
}

/** What one area is: a district, a community. */
function oneKind(kind: string, t: Translate): string {
  return translateOr(t, `ar.kind.${kind}`, kind);
}

/** Words of a kind of area, of which there are many. */
export function kindWords(kind: string, t: Translate): string {
  return translateOr(t, `kind.${kind}`, kind);
}

function areaLink(city: City, area: AreaRow, t: Translate, lang: Lang): AreaLink {
  const old = area.groups.get('age60plus');
  const shown = (value: number | null) => (value === null ? t('score.unknown') : count(value));
  const required = standardsApply(city);
  const isVillage = area.areaType === 'rural';
  const countOf = (value: number | null) => (isVillage ? '—' : required ? shown(value) : t('city.notApplicable'));
  return {
    id: area.areaId,
    name: areaName(area, lang),
    kind: oneKind(area.kind, t),
    href: pageHref(lang, `${city.manifest.id}/areas/${areaSlug(area.areaId)}`),
    people: peopleNumber(lang, area.people),
    people60: old === undefined ? t('score.unknown') : peopleNumber(lang, old),
    has: countOf(area.has),
    lacks: countOf(area.lacks),
    unknown: countOf(area.unknown),
  };
}

function areaLocator(city: City, area: AreaRow, name: string, lang: Lang): string {
  if (area.polygon.length === 0) return '';
  const drawn = locator(locatorGround(city, 240, 200), area.polygon, false);
  return inlineSvg(withMapMark(drawn, mapMark(city.manifest.publish, lang)), name, 'locator');
}

// a collator costs more to make than a page
const COLLATORS = {zh: new Intl.Collator('zh-u-co-pinyin'), en: new Intl.Collator('en')};

function sortedAreas(areas: readonly AreaRow[], lang: Lang): AreaRow[] {
  return [...areas].sort(
    (a, b) => COLLATORS[lang].compare(areaName(a, lang), areaName(b, lang)) || (a.areaId < b.areaId ? -1 : 1),
  );
}
