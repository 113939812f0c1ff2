import {areaSlug} from '#schema/area-slug.ts';
import {type FoundPage, findPages, type PageIndex} from './find-pages.ts';
import {type FoundName, type FoundPlace, findPlaces} from './find-places.ts';
import {foldName, hasHan} from './fold-name.ts';
import type {MatchClass} from './match-class.ts';
import type {BothNames, PageCity, PageKind, SeeAlso} from './page-file.ts';
import {plainQuery} from './plain-query.ts';
import {ENTRY_KINDS, type EntryKind, type SearchIndex} from './search-index.ts';

/** One line of a list of results. */
export interface Hit {
  readonly kind: PageKind | EntryKind;
  /** Key of the service it is; null for anything else. */
  readonly service: string | null;
  readonly name: BothNames;
  /** Address below the language: `demo/areas/990101/`. */
  readonly path: string;
  /** Page it stands on; null for pages and places. */
  readonly part: BothNames | null;
  /** The place it is; null for pages. */
  readonly place: FoundPlace | null;
  readonly also: readonly SeeAlso[];
  readonly match: MatchClass;
}

/** What was found of one city, or of the site outside its cities. Cities never share a list. */
export interface HitList {
  /** Null: pages that belong to no city. */
  readonly city: PageCity | null;
  readonly hits: readonly Hit[];
  /** How many fit in all. */
  readonly total: number;
}

/** What to look through. Cities without an entry in `places` are looked through by their pages only. */
export interface SiteIndexes {
  readonly pages: PageIndex;
  /** By id of the city. */
  readonly places: ReadonlyMap<string, SearchIndex>;
}

export interface SiteOptions {
  /** Most lines of each list. */
  readonly limit: number;
  /** Id of the only city to look in; absent: all, each in a list of its own. */
  readonly city?: string | null;
}

/** Kinds in the order they are shown when they fit equally well: what a resident looks for first. */
const KIND_ORDER: readonly Hit['kind'][] = [
  'service',
  'area',
  'page',
  'promise',
  'section',
  'place',
  'street',
  'facility',
  'file',
];

/** Looks through the site: first pages of no city, then city by city in the order of the file, real ones before invented ones. */
export function siteResults(indexes: SiteIndexes, text: string, options: SiteOptions): HitList[] {
  const lists = resultsOf(indexes, text, options);
  const plain = lists.length === 0 ? plainQuery(text) : null;
  return plain === null ? lists : resultsOf(indexes, plain, options);
}

function resultsOf(indexes: SiteIndexes, text: string, options: SiteOptions): HitList[] {
  const pages = findPages(indexes.pages, text);
  const {cities} = indexes.pages.file;
  const chosen = options.city ?? null;
  const lists = cities
    .filter(({id}) => chosen === null || id === chosen)
    .map(city => cityList(indexes, city, text, pages, options.limit));
  const general = pages.filter(({entry}) => entry.city === -1).map(pageHit);
  const site = {city: null, hits: general.slice(0, options.limit), total: general.length};
  return (chosen === null ? [site, ...lists] : lists).filter(({total}) => total > 0);
}

function cityList(
  {pages: {file}, places}: SiteIndexes,
  city: PageCity,
  text: string,
  pages: readonly FoundPage[],
  limit: number,
): HitList {
  const number = file.cities.indexOf(city);
  const own = pages.filter(({entry}) => entry.city === number).map(pageHit);
  const index = places.get(city.id);
  const found = index === undefined ? {hits: [], total: 0} : placeHits(index, city, text, own.length === 0, limit);
  const hits = [...own, ...found.hits].sort((a, b) => a.match - b.match || rankOf(a) - rankOf(b));
  return {city, hits: hits.slice(0, limit), total: own.length + found.total};
}

const rankOf = ({kind}: Hit): number => KIND_ORDER.indexOf(kind);

function pageHit({entry: {kind, service, title, path, part, also}, match}: FoundPage): Hit {
  return {kind, service: service ?? null, name: title, path, part, place: null, also, match};
}

function placeHits(
  index: SearchIndex,
  city: PageCity,
  text: string,
  alone: boolean,
  limit: number,
): {hits: Hit[]; total: number} {
  const [west, south, east, north] = index.file.bounds;
  const options = {centre: [(west + east) / 2, (south + north) / 2] as const, limit};
  let found = findPlaces(index, text, options);
  if (found.total === 0 && alone) {
    // another character of the same sound: 东平 for 东坪
    const spelled = spelledOut(index, text);
    if (spelled !== null) found = findPlaces(index, spelled, options);
  }
  return {hits: found.places.map(place => placeHit(index, city, place)), total: found.total};
}

/** A Chinese text in pinyin by the readings of a city's file; null when it is none, or has a character the file does not know. */
function spelledOut({file: {readings}}: SearchIndex, text: string): string | null {
  const query = foldName(text);
  if (!hasHan(query) || [...query].length < 3) return null;
  let spelled = '';
  for (const character of query) {
    const known = Object.hasOwn(readings, character) ? readings[character]! : null;
    if (known === null && hasHan(character)) return null;
    spelled += known === null ? character : known.split(' ')[0]!;
  }
  return spelled;
}

function placeHit(index: SearchIndex, city: PageCity, place: FoundPlace): Hit {
  const report = reportPath(index, city, place);
  const map = mapPath(city, place);
  const isArea = place.kind === 'area';
  return {
    kind: place.kind,
    service: null,
    name: bothNames(place),
    path: isArea && report !== null ? report : map,
    part: null,
    place,
    also: isArea ? [{kind: 'map', path: map}] : report === null ? [] : [{kind: 'report', path: report}],
    match: place.match,
  };
}

/** Address of the map of a city with a place asked about. */
function mapPath(city: PageCity, {kind, lon, lat, categories}: FoundPlace): string {
  const [service] = categories;
  const asked = kind === 'facility' && service !== undefined ? `&service=${encodeURIComponent(service)}` : '';
  const degrees = (value: number) => Math.round(value * 1e6) / 1e6;
  return `${city.id}/explore/#mode=resident${asked}&at=${degrees(lon)},${degrees(lat)}`;
}

/** Address of the report of the smallest area something lies in, of an area its own; null where there are no areas. */
function reportPath({area, firstOfKind, file}: SearchIndex, city: PageCity, place: FoundPlace): string | null {
  const row = Number(place.key.slice(place.key.lastIndexOf('-') + 1));
  const own = place.kind === 'area' ? row : area[firstOfKind[ENTRY_KINDS.indexOf(place.kind)]! + row]!;
  return own === -1 ? null : `${city.id}/areas/${areaSlug(file.areas.id[own]!)}/`;
}

/** Names in both languages, where there are such: else the name on the sign. */
export function bothNames({name, zh, en}: FoundName): BothNames {
  return {zh: zh ?? name, en: en ?? name};
}
