import type {Category} from '#schema/category.ts';
import type {Manifest, ManifestFile} from '#schema/manifest.ts';
import type {Standard} from '#schema/standard.ts';
import type {KnowledgeClaim, Profile} from '#worker/client.ts';

/** What the explorer needs of a city's manifest, in one place. */
export interface CityInfo {
  readonly manifest: Manifest;
  readonly categories: readonly Category[];
  readonly profiles: readonly Profile[];
  readonly claims: readonly KnowledgeClaim[];
  /** Degrees: [west, south, east, north]. */
  readonly bounds: readonly [number, number, number, number];
}

/** A time to judge by, and where it comes from. */
export interface TimeStandard {
  readonly minutes: number;
  /** Null: no standard in minutes, 15 is ours. */
  readonly standard: Standard | null;
  /** True when the document binds this city. */
  readonly binds: boolean;
}

const FORMAT = 'yikezhong-city/';
const MAJOR = '1';
/** Minutes where a service has no standard in minutes. */
const OWN_MINUTES = 15;
/** Services to begin with, best known first. */
const FIRST_CHOICES = ['health_station', 'pharmacy', 'market', 'park', 'convenience', 'supermarket', 'bus'];
/** Walkers offered on the map; others are for the command line. */
const WALKERS = ['adult', 'age60plus', 'age80plus', 'child', 'step_free'];

/** Understands a manifest. Throws when it is of another form, naming what was found. */
export function cityInfo(found: unknown): CityInfo {
  const manifest = found as Manifest;
  const format = typeof manifest?.format === 'string' ? manifest.format : typeof found;
  if (!format.startsWith(FORMAT) || format.slice(FORMAT.length).split('.')[0] !== MAJOR)
    throw new Error(`manifest.json: found form ${format}, expected ${FORMAT}${MAJOR}`);
  const {parameters} = manifest;
  const profiles = parameters.profiles as unknown as readonly Profile[];
  return {
    manifest,
    categories: parameters.categories as unknown as readonly Category[],
    profiles: WALKERS.flatMap(key => profiles.filter(profile => profile.key === key)),
    claims: manifest.claims,
    bounds: manifest.boundary.bbox,
  };
}

/** The manifest's entry of a file; null when the city does not have it. */
export function fileEntry(info: CityInfo, path: string): ManifestFile | null {
  return info.manifest.files.find(file => file.path === path) ?? null;
}

/** The category of a key. Throws for a key the catalogue does not have. */
export function categoryOf(info: CityInfo, key: string): Category {
  const found = info.categories.find(category => category.key === key);
  if (found === undefined) throw new Error(`category: found ${key}, expected one of the catalogue`);
  return found;
}

/** The category and those that serve in its place (a health centre serves as a health station). */
export function servingKeys(info: CityInfo, key: string): string[] {
  return [key, ...info.categories.filter(category => category.replaces.includes(key)).map(category => category.key)];
}

/** True when no source of the city can know the category. */
export function isNoData(info: CityInfo, key: string): boolean {
  return info.manifest.noData.includes(key);
}

/** True when a standard's document binds the city. Rows of our own (scope *) hold everywhere. */
export function binds(standard: Standard, jurisdiction: string): boolean {
  return standard.scope === '*' || jurisdiction === standard.scope || jurisdiction.startsWith(`${standard.scope}-`);
}

/** The time a service is judged by unless the visitor chooses one: its default standard, else its first in minutes, else ours. */
export function timeStandard(info: CityInfo, key: string): TimeStandard {
  const rows = categoryOf(info, key).standards.filter(row => row.measure === 'seconds' && row.minutes !== null);
  const standard = rows.find(row => row.default) ?? rows.find(row => row.min_area_sqm === null) ?? null;
  if (standard === null) return {minutes: OWN_MINUTES, standard: null, binds: true};
  return {minutes: standard.minutes!, standard, binds: binds(standard, info.manifest.jurisdiction)};
}

/** The service shown first: a well-known one of which the city lists a facility. */
export function firstCategory(info: CityInfo, isListed: (key: string) => boolean): string {
  const known = (key: string) => !isNoData(info, key) && info.categories.some(category => category.key === key);
  const listed = (key: string) => known(key) && isListed(key);
  return FIRST_CHOICES.find(listed) ?? info.categories.find(({key}) => known(key))?.key ?? info.categories[0]!.key;
}

/** Metres from a place to the edge of the street data (a box); null when the box is not known. */
export function extentMeters(info: CityInfo, lon: number, lat: number): number | null {
  const {extent} = info.manifest;
  if (extent === null) return null;
  const perLat = 111_195;
  const perLon = perLat * Math.cos((lat * Math.PI) / 180);
  const [west, south, east, north] = extent;
  return Math.min((lon - west) * perLon, (east - lon) * perLon, (lat - south) * perLat, (north - lat) * perLat);
}
