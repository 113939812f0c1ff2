import {type CategoryNames, everydayCategoryWords} from './category-words.ts';
import {cleanText} from './clean-text.ts';
import {LikePlaces} from './like-places.ts';
import type {ListFile} from './list-file.ts';
import type {ListedPlace} from './listed-place.ts';
import {metersApart} from './near-places.ts';
import {type RefusedListRow, readList} from './read-list.ts';

/** How a list is to be read, as confirmed. */
export interface PlaceChoices {
  /** Our column → theirs. */
  readonly columns: Readonly<Record<string, string>>;
  /** Category of all rows; null: the column of categories says, or without one it stays ''. */
  readonly category: string | null;
  readonly categories: readonly CategoryNames[];
  toWgs84(lon: number, lat: number): readonly [number, number];
  /** True: the list's numbers are metres of a projected system. */
  readonly isProjected?: boolean;
  /** Kilometres from the city when a place is too far from it to be of it; null: near enough. Absent: no city. */
  kilometresAway?(lon: number, lat: number): number | null;
  /** Facilities the city has already; a listed place like one of them is doubted. */
  readonly known: readonly KnownFacility[];
}

/** A facility of the city. */
export interface KnownFacility {
  readonly category: string;
  readonly names: readonly string[];
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
}

/** A row that was used, with something to be asked about it. */
export interface DoubtfulRow {
  readonly row: number;
  readonly zh: string;
  readonly en: string;
}

/** What became of the rows of a list. */
export interface PlacesOfList {
  readonly places: readonly ListedPlace[];
  /** In the order of the rows. */
  readonly refused: readonly RefusedListRow[];
  readonly doubts: readonly DoubtfulRow[];
}

/** Two listed places of like name this near are perhaps one. */
const TWIN_METERS = 60;
/** The same for a listed place and one the city has: coordinates of two sources differ more. */
const KNOWN_METERS = 150;

/**
 * Reads the rows of a list one by one: what cannot be used is refused, what may be used twice or misunderstood is doubted, and
 * nothing is left out in silence.
 */
export function placesOfList(file: ListFile, choices: PlaceChoices): PlacesOfList {
  const refused: RefusedListRow[] = [...file.refused];
  const hasCategories = choices.columns['category'] !== undefined;
  const {places, findings} = readList(file.table, {
    columns: choices.columns,
    category: choices.category ?? (hasCategories ? null : ''),
    categoryOfWord: everydayCategoryWords(choices.categories),
    toWgs84: choices.toWgs84,
    isProjected: choices.isProjected ?? false,
    refuse: row => refused.push(row),
  });
  const written = writtenPlaces(file, choices.columns);
  const kept = places.filter(place => {
    const problem = unlikelyPlace(place, choices);
    if (problem !== null) refused.push({row: place.row, column: null, value: written(place.row), ...problem});
    return problem === null;
  });
  const doubts = [
    ...findings.map(({row, zh, en, value}) => ({row, zh: withValue(zh, value, '：'), en: withValue(en, value, ': ')})),
    ...twins(kept),
    ...alreadyKnown(kept, choices.known),
  ];
  const byRow = (a: {row: number}, b: {row: number}) => a.row - b.row;
  return {places: kept, refused: refused.sort(byRow), doubts: doubts.sort(byRow)};
}

const withValue = (words: string, value: string | null, colon: string) =>
  value === null ? words : `${words}${colon}${value}`;

/** The cells that say where the place of a row is, as they stand in the list. */
function writtenPlaces(file: ListFile, columns: PlaceChoices['columns']): (row: number) => string {
  const {header, rows, rowNumbers} = file.table;
  const index = new Map(rowNumbers.map((row, i) => [row, i]));
  const cells = ['lon', 'lat', 'lon_lat', 'lat_lon'].map(ours => header.indexOf(columns[ours] ?? ours));
  return row => {
    const own = rows[index.get(row) ?? -1] ?? [];
    return cells.flatMap(at => (at < 0 ? [] : [cleanText(own[at] ?? '')])).join(', ');
  };
}

function unlikelyPlace({lon, lat}: ListedPlace, choices: PlaceChoices): Pick<RefusedListRow, 'zh' | 'en'> | null {
  if (Math.abs(lon) < 1e-6 && Math.abs(lat) < 1e-6)
    return {
      zh: '经度 0、纬度 0 在大海里，多半是没有填坐标',
      en: 'found longitude 0, latitude 0, a place in the sea; expected the place of the facility',
    };
  const away = choices.kilometresAway?.(lon, lat) ?? null;
  if (away === null) return null;
  return {
    zh: `这个位置离本市约 ${away} 千米`,
    en: `found a place about ${away} km from the city; expected one in or near it`,
  };
}

function twins(places: readonly ListedPlace[]): DoubtfulRow[] {
  const earlier = new LikePlaces(TWIN_METERS);
  return places.flatMap(place => {
    const named = {...place, names: [place.name]};
    const {like, crowd} = earlier.nearest(named);
    earlier.add(named);
    const doubts = crowd ? [crowded(place)] : [];
    if (like === null) return doubts;
    const {row, name} = places[like.index]!;
    const meters = Math.round(like.meters);
    doubts.push({
      row: place.row,
      zh: `“${place.name}”和第 ${row} 行的“${name}”名称相近，相距约 ${meters} 米，可能是同一处`,
      en: `“${place.name}” may be the same as row ${row}, “${name}”, ${meters} m away`,
    });
    return doubts;
  });
}

function crowded({row}: ListedPlace): DoubtfulRow {
  return {
    row,
    zh: '这一带挤着很多同类的地点，多半是坐标不准（例如都放在了镇中心）；从这一行起没有逐一比较是否重复',
    en: 'very many places of this kind stand in one spot, as when all were put into the middle of a town; from this row on not all were compared for repeats',
  };
}

function crowdedCity({row}: ListedPlace): DoubtfulRow {
  return {
    row,
    zh: '本市数据在这一带有很多同类的地点；从这一行起没有逐一比较是否已有',
    en: 'the city’s data have very many places of this kind in this spot; from this row on not all were compared with yours',
  };
}

function alreadyKnown(places: readonly ListedPlace[], known: readonly KnownFacility[]): DoubtfulRow[] {
  const city = new LikePlaces(KNOWN_METERS);
  for (const facility of known) city.add(facility);
  return places.flatMap(place => {
    const {like, crowd} = city.nearest({...place, names: [place.name]});
    const doubts = crowd ? [crowdedCity(place)] : [];
    if (like === null) return doubts;
    const name = known[like.index]!.names[0] ?? '';
    const meters = Math.round(like.meters);
    doubts.push({
      row: place.row,
      zh: `“${place.name}”可能就是本市数据里已有的“${name}”，相距约 ${meters} 米`,
      en: `“${place.name}” may be the city’s own “${name}”, ${meters} m away`,
    });
    return doubts;
  });
}

/** Kilometres, rounded up, from a place to a box in degrees; null when it is within `margin` degrees of it. */
export function kilometresFrom(
  [west, south, east, north]: readonly [number, number, number, number],
  margin: number,
  lon: number,
  lat: number,
): number | null {
  if (lon >= west - margin && lon <= east + margin && lat >= south - margin && lat <= north + margin) return null;
  const nearLon = Math.min(east, Math.max(west, lon));
  const nearLat = Math.min(north, Math.max(south, lat));
  return Math.ceil(metersApart(lon, lat, nearLon, nearLat) / 1000);
}
