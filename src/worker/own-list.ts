import type {KnowledgeClaim} from '#core/claims.ts';
import type {FacilityCard} from '#core/facility-file.ts';
import type {FacilityPoints} from '#core/places.ts';
import {NO_EDGE} from '#core/units.ts';
import type {CategoryNames} from '#lists/category-words.ts';
import {bothLanguages} from '#lists/list-error.ts';
import type {KnownFacility, PlacesOfList} from '#lists/list-places.ts';
import type {ListedPlace} from '#lists/listed-place.ts';
import {InputError} from '#schema/input-error.ts';
import type {LiveCity} from './live-city.ts';
import {evidenceOf, type OwnWindow, streetBounds, streetWindow} from './own-evidence.ts';
import {type Facilities, type JoinedList, joinList, type OwnFacility, withLists} from './own-facilities.ts';

/** Columns a facility list may have: the names of `src/lists`. */
export type OwnColumn = string;

/** Coordinate systems a visitor may choose. */
export type OwnCrs = 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09';

/** A category as the page knows it, so that words of a list are understood. */
export type OwnCategory = CategoryNames;

/** How a file is to be looked at. Null: as it seems. */
export interface OwnLook {
  readonly sheet: string | null;
  readonly encoding: string | null;
  /** Columns already chosen, for the preview of the places. */
  readonly columns: Readonly<Record<OwnColumn, string>> | null;
  readonly categories: readonly OwnCategory[];
}

/** A file as it was understood before anything is asked. */
export interface OwnPreview {
  readonly fileName: string;
  readonly format: 'csv' | 'xlsx' | 'geojson';
  /** utf-8, gb18030 …; null where the format has none. */
  readonly encoding: string | null;
  /** Sheets of a workbook, and the one read; empty for other formats. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** Line of the header, 1 = first; 0: the file has none. */
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** First rows, as text. */
  readonly sample: readonly (readonly string[])[];
  /** Our column → theirs, as guessed. */
  readonly columns: Readonly<Record<OwnColumn, string>>;
  /** True: the columns of longitude and latitude are named the other way round than the values say; `columns` has them put right. */
  readonly swapped: boolean;
  /** Guess, and what speaks for it: the file says so, places of the same name, the values shift onto streets, nothing. */
  readonly crs: OwnCrs;
  readonly crsReason: 'named' | 'same-names' | 'nearer-to-streets' | 'outside-china' | 'guess';
  /** Median metres from the places to the nearest street when read in each system; null where it makes no difference. */
  readonly streetMeters: Readonly<Record<'wgs84' | 'gcj02' | 'bd09', number>> | null;
  /** Category guessed from the file's name or title; null: a column has it, or it must be asked. */
  readonly category: string | null;
  /** Up to 200 rows as they would lie in each system, degrees, for the preview of the shift. */
  readonly places: Readonly<Record<OwnCrs, readonly (readonly [lon: number, lat: number])[]>>;
  /** Streets around some of them; null when none is near a street. */
  readonly window: OwnWindow | null;
}

/** What the visitor confirmed. */
export interface OwnChoices {
  readonly sheet: string | null;
  /** Null: as it seems. */
  readonly encoding: string | null;
  readonly columns: Readonly<Record<OwnColumn, string>>;
  readonly crs: OwnCrs;
  /** Category of all rows; null: the list has a column of categories, or candidates without any. */
  readonly category: string | null;
  /** `facilities`: they serve people like the city's own; `candidates`: places that may be chosen for new ones. */
  readonly use: 'facilities' | 'candidates';
  /** `add` to the city's own of that category, or `replace` them. */
  readonly mode: 'add' | 'replace';
  /** True: the visitor vouches that the list has all of them, so that who is not in reach is out of reach. */
  readonly complete: boolean;
}

/** A row that was not used, or used with a doubt, and why in both languages. */
export interface RefusedRow {
  /** As a person counts: 1 = first after the header. */
  readonly row: number;
  /** Column of the list and what stands there; null: the row as a whole. */
  readonly column: string | null;
  readonly value: string | null;
  readonly zh: string;
  readonly en: string;
}

/** One place of an own list. */
export interface OwnPlace {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly lon: number;
  readonly lat: number;
  /** How many it can take; null = not said. */
  readonly capacity: number | null;
}

/** A list in use. */
export interface OwnListAnswer {
  readonly listId: string;
  readonly rowCount: number;
  readonly places: readonly OwnPlace[];
  readonly refused: readonly RefusedRow[];
  /** Rows kept with a doubt. */
  readonly doubts: readonly RefusedRow[];
  /** True: the visitor vouched that the list is complete, and no row of it was lost. */
  readonly complete: boolean;
  /** What is known by this list: all of its categories when it is complete, else that there are some. */
  readonly claims: readonly KnowledgeClaim[];
  /** All facilities of the city with the own ones after them; null for candidates: nothing changed. */
  readonly facilities: {readonly points: FacilityPoints; readonly cards: readonly FacilityCard[]} | null;
}

/** A city as it was opened, and the lists put into it since. */
interface Listed {
  readonly own: Facilities;
  readonly lists: Map<string, JoinedList>;
}

const listed = new WeakMap<LiveCity, Listed>();

function listedOf(city: LiveCity): Listed {
  const known = listed.get(city);
  if (known !== undefined) return known;
  const made = {own: {points: city.facilities, cards: city.cards}, lists: new Map<string, JoinedList>()};
  listed.set(city, made);
  return made;
}

/** Degrees around the streets in which a place may still serve the city. */
const MARGIN = 0.02;
const SAMPLE_ROWS = 5;

/** Reads a dropped file far enough to ask about it. Throws an Error whose message says what is wrong, in the form `zh\nen`. */
export async function previewOwnList(
  city: LiveCity,
  fileName: string,
  bytes: Uint8Array,
  look: OwnLook,
): Promise<OwnPreview> {
  return saidInBoth(async () => {
    const [{understandList}, {toWgs84}] = await Promise.all([
      import('#lists/understand-list.ts'),
      import('#lists/list-coordinates.ts'),
    ]);
    const {file, columns, swapped, crs, category, positions} = await understandList(bytes, fileName, {
      categories: look.categories,
      encoding: look.encoding ?? undefined,
      sheet: look.sheet,
      columns: look.columns,
      bounds: streetBounds(city),
      evidence: evidenceOf(city, listedOf(city).own),
    });
    const inSystem = (system: OwnCrs) => positions.map(({lon, lat}) => toWgs84(system, lon, lat));
    const places = {
      wgs84: inSystem('wgs84'),
      cgcs2000: inSystem('cgcs2000'),
      gcj02: inSystem('gcj02'),
      bd09: inSystem('bd09'),
    };
    return {
      fileName,
      format: file.format,
      encoding: file.encoding,
      sheets: file.sheets,
      sheet: file.sheet,
      headerRow: file.headerRow,
      header: file.table.header,
      rowCount: file.table.rows.length + file.refused.length,
      sample: file.table.rows.slice(0, SAMPLE_ROWS),
      columns,
      swapped,
      crs: crs.crs,
      crsReason: crs.reason,
      streetMeters: crs.streetMeters,
      category,
      places,
      window: streetWindow(city, places[crs.crs]),
    };
  });
}

/** Reads a dropped file as confirmed and, for facilities, puts them into the city. Throws like `previewOwnList`. */
export async function useOwnList(
  city: LiveCity,
  listId: string,
  fileName: string,
  bytes: Uint8Array,
  choices: OwnChoices,
  categories: readonly OwnCategory[],
): Promise<OwnListAnswer> {
  return saidInBoth(async () => {
    const read = await readPlaces(city, fileName, bytes, choices, categories);
    const {places, refused, doubts, rowCount} = read;
    if (places.length === 0) throw new Error(noneUsable(fileName, rowCount, refused));
    const kept: OwnPlace[] = places.map(({row, name, category, lon, lat, capacity}) => {
      return {row, id: `own:${listId}:${row}:${category}`, name, category, lon, lat, capacity};
    });
    const plainDoubts = doubts.map(doubt => ({column: null, value: null, ...doubt}));
    const answer = {listId, rowCount, places: kept, refused};
    if (choices.use === 'candidates')
      return {...answer, doubts: plainDoubts, complete: false, claims: [], facilities: null};
    const joined = joinList(city, await ownFacilities(listId, places), choices.mode === 'replace');
    const isLost = (i: number) => joined.points.edge[i] === NO_EDGE;
    const unreached = kept.flatMap(({row, name}, i) => (isLost(i) ? [offStreet(row, name)] : []));
    // a list of which something is missing on the map cannot say that somebody has none
    const complete = choices.complete && refused.length === 0 && unreached.length === 0;
    const completeness = complete ? 'assumed' : 'partial';
    listedOf(city).lists.set(listId, withCompleteness(joined, completeness));
    const all = [...plainDoubts, ...unreached].sort((a, b) => a.row - b.row);
    return {...answer, doubts: all, complete, claims: claimsOf(places, completeness), facilities: rebuild(city)};
  });
}

/** Takes a list out again; null when it held candidates only. */
export function dropOwnList(city: LiveCity, listId: string): OwnListAnswer['facilities'] {
  return listedOf(city).lists.delete(listId) ? rebuild(city) : null;
}

/** Puts the city's own facilities and all lists in use together. Without lists the city's own objects come back. */
function rebuild(city: LiveCity): Facilities {
  const {own, lists} = listedOf(city);
  const all = withLists(own, [...lists.values()]);
  Object.assign(city, {facilities: all.points, cards: all.cards});
  return all;
}

async function readPlaces(
  city: LiveCity,
  fileName: string,
  bytes: Uint8Array,
  choices: OwnChoices,
  categories: readonly OwnCategory[],
): Promise<PlacesOfList & {readonly rowCount: number}> {
  const [{readListFile}, {kilometresFrom, placesOfList}, {toWgs84}] = await Promise.all([
    import('#lists/list-file.ts'),
    import('#lists/list-places.ts'),
    import('#lists/list-coordinates.ts'),
  ]);
  const file = await readListFile(bytes, fileName, {encoding: choices.encoding ?? undefined, sheet: choices.sheet});
  const box = streetBounds(city);
  const isAdded = choices.use === 'facilities' && choices.mode === 'add';
  const read = placesOfList(file, {
    columns: choices.columns,
    category: choices.category,
    categories,
    toWgs84: (lon, lat) => toWgs84(choices.crs, lon, lat),
    kilometresAway: (lon, lat) => kilometresFrom(box, MARGIN, lon, lat),
    known: isAdded ? knownFacilities(listedOf(city).own) : [],
  });
  return {...read, rowCount: file.table.rows.length + file.refused.length};
}

function knownFacilities({points, cards}: Facilities): KnownFacility[] {
  return cards.flatMap((card, f) => {
    if (points.open[f] === 0) return [];
    const names = [card.nameZh, card.name, card.nameEn].filter(name => name !== null && name !== '');
    return [
      {
        category: points.categories[points.category[f]!]!,
        names: names as string[],
        lon: points.lon[f]! / 1e7,
        lat: points.lat[f]! / 1e7,
      },
    ];
  });
}

async function ownFacilities(listId: string, places: readonly ListedPlace[]): Promise<OwnFacility[]> {
  const {openingWeek} = await import('#lists/opening-week.ts');
  return places.map(place => {
    const {category, lon, lat, status, doubtful} = place;
    const placeId = `own:${listId}:${place.row}`;
    return {
      category,
      lon,
      lat,
      open: status === 'open',
      doubtful,
      card: {
        facilityId: `${placeId}:${category}`,
        placeId,
        name: place.name,
        nameZh: place.nameZh,
        nameEn: place.nameEn,
        address: place.address,
        phone: place.phone,
        openingHours: place.openingHours,
        week: openingWeek(place.openingHours),
        wheelchair: place.wheelchair,
        source: 'own',
        asOf: place.asOf,
        completeness: 'partial',
        doubtReason: doubtful ? 'listed' : null,
        capacity: place.capacity,
        capacityUnit: place.capacityUnit,
        floorAreaSqm: place.floorAreaSqm,
      },
    };
  });
}

function withCompleteness(list: JoinedList, completeness: KnowledgeClaim['completeness']): JoinedList {
  return {...list, places: list.places.map(place => ({...place, card: {...place.card, completeness}}))};
}

function claimsOf(places: readonly ListedPlace[], completeness: KnowledgeClaim['completeness']): KnowledgeClaim[] {
  return [...new Set(places.map(({category}) => category))].map(category => ({category, completeness, area: 'city'}));
}

function offStreet(row: number, name: string): RefusedRow {
  return {
    row,
    column: null,
    value: null,
    zh: `“${name}”250 米内没有能走的路，谁也走不到`,
    en: `“${name}” has no walkable street within 250 m: nobody reaches it`,
  };
}

function noneUsable(fileName: string, rowCount: number, refused: readonly RefusedRow[]): string {
  const first = refused[0];
  const zh = first ? `第 ${first.row} 行：${first.zh}。` : '';
  const en = first ? ` Row ${first.row}: ${first.en}.` : '';
  return `${fileName} 的 ${rowCount} 行都不能用。${zh}\n${fileName}: none of the ${rowCount} rows can be used.${en}`;
}

/** Runs a reading; what is wrong with the input is thrown as an Error in both languages: only its message crosses over. */
async function saidInBoth<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const {zh, en} = bothLanguages(error);
    throw new Error(`${zh}\n${en}`);
  }
}
