import type {EdgeShape, Graph} from '#core/graph.ts';
import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import type {EdgeNames} from '#core/shape-file.ts';
import type {Category} from '#schema/category.ts';
import {SEARCH_FORMAT, type SearchColumns, type SearchFile} from '#schema/search-file.ts';
import {nameReadings} from '#search/name-readings.ts';
import {areaLocator} from '../geometry/area-locator.ts';
import type {Area, Boundary, Facility} from './model.ts';
import {innerPlace} from './population/inner-place.ts';
import {categoryWords} from './search/category-words.ts';
import type {NamedPlace} from './search/named-places.ts';
import type {OtherNames} from './search/street-names.ts';
import {streetStretches} from './search/street-stretches.ts';

/** What the search file is made of. */
export interface SearchSources {
  readonly city: {readonly id: string; readonly invented: boolean};
  /** [west, south, east, north] of what is known, degrees. */
  readonly bounds: readonly [number, number, number, number];
  readonly boundary: Pick<Boundary, 'contains'>;
  readonly areas: readonly Pick<Area, 'areaId' | 'kind' | 'name' | 'nameZh' | 'nameEn' | 'polygons'>[];
  readonly facilities: readonly Facility[];
  readonly categories: readonly Pick<Category, 'key' | 'name_zh' | 'name_en'>[];
  /** Streets as published; null for a city without. */
  readonly streets: {readonly graph: Graph; readonly shape: EdgeShape; readonly names: EdgeNames} | null;
  /** Other names of streets by the name on the sign. */
  readonly streetNames: ReadonlyMap<string, OtherNames>;
  readonly places: readonly NamedPlace[];
  /** True for a stretch of a street that is not to be found: it lies on sensitive ground. */
  hides(name: string, lon: number, lat: number): boolean;
}

/** Kinds of areas, smallest first: a place is said to lie in the smallest that has a name. */
const FINEST_FIRST: readonly Area['kind'][] = ['community', 'life-circle-unit', 'subdistrict', 'district'];

/** Without areas a place is said to be near a neighbourhood not farther than this. */
const NEAR_METERS = 1000;
const NEAR_KINDS = new Set(['town', 'village', 'hamlet', 'borough', 'suburb', 'quarter', 'neighbourhood']);

/** Units of one degree in the file. */
const STEPS = 1e5;

/** Everything of a city that can be found by name. The same sources give the same content. */
export function searchFile(sources: SearchSources): SearchFile {
  const {city, bounds} = sources;
  const areas = namedAreas(sources.areas);
  const places = distinctPlaces(sources, areas);
  const situate = situator(sources, areas, places);
  const placeColumns = {...situate(places), kind: places.map(({kind}) => kind)};
  const streets = situate(streetEntries(sources, areas));
  const facilities = facilityEntries(sources);
  const facilityColumns = {
    ...situate(facilities),
    place: facilities.map(({place}) => place),
    categories: facilities.map(({categories}) => categories),
  };
  const areaColumns = {
    ...columnsOf(areas),
    id: areas.map(({areaId}) => areaId),
    kind: areas.map(({kind}) => kind),
    parent: parents(areas),
  };
  const categories = sources.categories.map(categoryWords);
  const readings = nameReadings([
    ...[areaColumns, placeColumns, streets, facilityColumns].flatMap(allNames),
    ...categories.flatMap(({zh}) => zh),
  ]);
  return {
    format: SEARCH_FORMAT,
    city: city.id,
    invented: city.invented,
    bounds: [...bounds],
    readings,
    categories,
    areas: areaColumns,
    places: placeColumns,
    streets,
    facilities: facilityColumns,
  };
}

/** Bytes of `search.json`: a line for every column, so that two versions can be compared. */
export function encodeSearch(file: SearchFile): Uint8Array {
  const block = (value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? `{\n${Object.entries(value)
          .map(([key, column]) => `${JSON.stringify(key)}:${JSON.stringify(column)}`)
          .join(',\n')}\n}`
      : JSON.stringify(value);
  const lines = Object.entries(file).map(([key, value]) => `${JSON.stringify(key)}:${block(value)}`);
  return new TextEncoder().encode(`{\n${lines.join(',\n')}\n}\n`);
}

/** How many things the file lists. */
export function searchCount({areas, places, streets, facilities}: SearchFile): number {
  return areas.name.length + places.name.length + streets.name.length + facilities.name.length;
}

interface NamedPoint {
  readonly name: string;
  readonly others: OtherNames;
  readonly lon: number;
  readonly lat: number;
}

interface NamedArea extends NamedPoint {
  readonly areaId: string;
  readonly kind: Area['kind'];
  readonly polygons: Area['polygons'];
}

function namesBeside(name: string, zh: string | null, en: string | null): OtherNames {
  return {...(zh !== null && zh !== name ? {zh} : {}), ...(en !== null && en !== name ? {en} : {})};
}

function namedAreas(areas: SearchSources['areas']): NamedArea[] {
  return areas
    .filter(({name}) => name.trim() !== '')
    .map(({areaId, kind, name, nameZh, nameEn, polygons}) => {
      const [lon, lat] = innerPlace(polygons);
      return {areaId, kind, name, others: namesBeside(name, nameZh, nameEn), lon, lat, polygons};
    })
    .sort((a, b) => FINEST_FIRST.indexOf(b.kind) - FINEST_FIRST.indexOf(a.kind) || (a.areaId < b.areaId ? -1 : 1));
}

/** For every area the number of the smallest larger one around it, −1 = none. */
function parents(areas: readonly NamedArea[]): number[] {
  const around = FINEST_FIRST.map((_, rank) => finder(areas, FINEST_FIRST.slice(rank + 1)));
  return areas.map(({kind, lon, lat}) => around[FINEST_FIRST.indexOf(kind)]!(lon, lat));
}

/** Finds the area of the first of some kinds that contains a place: its number among all areas, −1 = none. */
function finder(areas: readonly NamedArea[], kinds: readonly Area['kind'][]): (lon: number, lat: number) => number {
  const members = kinds.flatMap(kind => [...areas.keys()].filter(index => areas[index]!.kind === kind));
  const locator = areaLocator(members.map(index => areas[index]!));
  return (lon, lat) => members[locator.find(lon, lat)] ?? -1;
}

/** Places sorted by name, without those that say no more than an area of that name around them, or stand there twice. */
function distinctPlaces({places}: SearchSources, areas: readonly NamedArea[]): NamedPlace[] {
  const areaOf = new Map(areas.map((area, index) => [area.name, index]));
  const seen = new Set<string>();
  return places
    .map(place => ({...place, lon: rounded(place.lon), lat: rounded(place.lat)}))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.lon - b.lon || a.lat - b.lat))
    .filter(({name, kind, lon, lat}) => {
      const same = areaOf.get(name);
      if (same !== undefined && areaLocator([areas[same]!]).find(lon, lat) === 0) return false;
      const key = `${name} ${kind} ${Math.round(lon * 1000)} ${Math.round(lat * 1000)}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

function streetEntries({streets, streetNames, hides}: SearchSources, areas: readonly NamedArea[]): NamedPoint[] {
  if (streets === null) return [];
  const areaOf = finder(areas, FINEST_FIRST.slice(1));
  return streetStretches(streets.graph, streets.shape, streets.names, areaOf)
    .map(({name, at: [lon, lat]}) => ({name, others: streetNames.get(name) ?? {}, lon, lat}))
    .filter(({name, lon, lat}) => !hides(name, lon, lat));
}

interface FacilityEntry extends NamedPoint {
  readonly place: string;
  readonly categories: number[];
}

/** Open facilities that have a name, those of one place together. */
function facilityEntries({facilities, categories}: SearchSources): FacilityEntry[] {
  const position = new Map(categories.map(({key}, index) => [key, index]));
  const entries = new Map<string, FacilityEntry>();
  for (const facility of facilities) {
    const {placeId, name, nameZh, nameEn, lon, lat, status} = facility;
    const category = position.get(facility.category);
    if (status !== 'open' || name.trim() === '' || category === undefined) continue;
    const key = `${placeId}\n${name}`;
    const entry = entries.get(key);
    if (entry !== undefined) entry.categories.push(category);
    else
      entries.set(key, {
        ...{name, others: namesBeside(name, nameZh, nameEn), lon, lat},
        ...{place: placeId, categories: [category]},
      });
  }
  return [...entries.values()].sort((a, b) =>
    a.name === b.name ? (a.place < b.place ? -1 : 1) : a.name < b.name ? -1 : 1,
  );
}

/** Adds to named points where they lie. */
function situator({boundary}: SearchSources, areas: readonly NamedArea[], places: readonly NamedPlace[]) {
  const areaOf = finder(areas, FINEST_FIRST);
  const near = nearestPlace(places);
  return (points: readonly NamedPoint[]) => {
    const area = points.map(({lon, lat}) => areaOf(lon, lat));
    return {
      ...columnsOf(points),
      area,
      near: points.map((point, index) => (area[index] === -1 ? near(point) : -1)),
      outside: [...points.keys()].filter(index => !boundary.contains(points[index]!.lon, points[index]!.lat)),
    };
  };
}

/** Number of the neighbourhood nearest to a point, not farther than NEAR_METERS and not the point itself; −1 = none. */
function nearestPlace(places: readonly NamedPlace[]): (point: NamedPoint) => number {
  const candidates = [...places.keys()].filter(index => NEAR_KINDS.has(places[index]!.kind));
  const plane = planeAt(places[0]?.lat ?? 0);
  return point => {
    const perLon = metersPerDegreeLon(plane, point.lat);
    let best = -1;
    let nearest = NEAR_METERS;
    for (const index of candidates) {
      const place = places[index]!;
      const [x, y] = [(place.lon - point.lon) * perLon, (place.lat - point.lat) * plane.metersPerDegreeLat];
      const meters = Math.sqrt(x * x + y * y);
      if (meters >= nearest || place === point || place.name === point.name) continue;
      nearest = meters;
      best = index;
    }
    return best;
  };
}

function columnsOf(points: readonly NamedPoint[]): SearchColumns {
  const others = (language: 'zh' | 'en') =>
    Object.fromEntries(
      points.flatMap(({others: names}, index) => (names[language] === undefined ? [] : [[index, names[language]]])),
    );
  return {
    name: points.map(({name}) => name),
    zh: others('zh'),
    en: others('en'),
    lon: steps(points.map(({lon}) => lon)),
    lat: steps(points.map(({lat}) => lat)),
  };
}

/** A position as the file holds it, so that whoever reads the file finds the same neighbours. */
function rounded(degrees: number): number {
  return Math.round(degrees * STEPS) / STEPS;
}

/** Each value, in whole steps, as the difference to the one before. */
function steps(degrees: readonly number[]): number[] {
  const whole = degrees.map(value => Math.round(value * STEPS));
  return whole.map((value, index) => value - (index === 0 ? 0 : whole[index - 1]!));
}

function allNames({name, zh, en}: SearchColumns): string[] {
  return [...name, ...Object.values(zh), ...Object.values(en)];
}
