import type {FacilityCard} from '#core/facility-file.ts';
import type {FacilityPoints, SnapColumns} from '#core/places.ts';
import {snapPoints, snapStepFree} from '#core/snap.ts';
import {joinSnapColumns} from '#core/snap-columns.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {LiveCity} from './live-city.ts';
import {streetsOf} from './origin.ts';

/** The facilities of a city, or of a city with own lists. */
export interface Facilities {
  readonly points: FacilityPoints;
  readonly cards: readonly FacilityCard[];
}

/** One place of an own list on its way into the city. */
export interface OwnFacility {
  readonly category: string;
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly open: boolean;
  readonly doubtful: boolean;
  readonly card: FacilityCard;
}

/** The places of one list, joined to the streets. */
export interface JoinedList {
  readonly places: readonly OwnFacility[];
  /** True: the city's own facilities of these categories do not count while the list is in use. */
  readonly replaces: boolean;
  /** [places] */
  readonly inside: Uint8Array;
  readonly points: SnapColumns;
  readonly pointsStepFree: SnapColumns;
}

/** Joins the places of a list to the streets: each is entered where it lies. */
export function joinList(city: LiveCity, places: readonly OwnFacility[], replaces: boolean): JoinedList {
  const lon = Int32Array.from(places, place => Math.round(place.lon * DEGREE_SCALE));
  const lat = Int32Array.from(places, place => Math.round(place.lat * DEGREE_SCALE));
  const streets = streetsOf(city);
  const points = snapPoints(streets, lon, lat, 'any');
  const pointsStepFree = snapStepFree(streets, lon, lat, points);
  const near = livedSquares(city);
  const inside = Uint8Array.from(places, (_, i) => (near.has(squareOf(lon[i]!, lat[i]!)) ? 1 : 0));
  return {places, replaces, inside, points, pointsStepFree};
}

/** 1e-7 degrees of a square, about 220 m. */
const SQUARE = 20_000;
/** Squares from south to north, more than there are. */
const ROWS = 180_000;

const squareOf = (lon: number, lat: number) => Math.floor(lon / SQUARE) * ROWS + Math.floor(lat / SQUARE);

const lived = new WeakMap<LiveCity['demand'], ReadonlySet<number>>();

/** Squares in or beside which people of the city live: the worker has no outline of the city, and this comes near it. */
function livedSquares({demand}: LiveCity): ReadonlySet<number> {
  const known = lived.get(demand);
  if (known !== undefined) return known;
  const own = new Set<number>();
  for (let cell = 0; cell < demand.cellCount; cell++) own.add(squareOf(demand.lon[cell]!, demand.lat[cell]!));
  const around = new Set<number>();
  for (const square of own)
    for (const east of [-ROWS, 0, ROWS]) for (const north of [-1, 0, 1]) around.add(square + east + north);
  lived.set(demand, around);
  return around;
}

/** The city's own facilities, in their order, with those of the lists after them. New objects; nothing is changed. */
export function withLists(own: Facilities, lists: readonly JoinedList[]): Facilities {
  if (lists.length === 0) return own;
  const {points} = own;
  const places = lists.flatMap(list => list.places);
  const categories = [...new Set([...points.categories, ...places.map(place => place.category)])];
  const indexOf = new Map(categories.map((category, index) => [category, index]));
  const replaced = new Set(
    lists.flatMap(list => (list.replaces ? list.places.map(place => indexOf.get(place.category)!) : [])),
  );
  const [count, before] = [points.facilityCount, points.points.edge.length];
  const total = count + places.length;
  const longer = <T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
    column: T,
    first: T,
    numberOf: (place: OwnFacility, i: number) => number,
  ): T => {
    column.set(first);
    places.forEach((place, i) => {
      column[first.length + i] = numberOf(place, i);
    });
    return column;
  };
  const isInside = lists.flatMap(list => [...list.inside]);
  const open = longer(new Uint8Array(total), points.open, place => (place.open ? 1 : 0));
  for (let f = 0; f < count; f++) if (replaced.has(points.category[f]!)) open[f] = 0;
  return {
    points: {
      facilityCount: total,
      categories,
      category: longer(new Uint16Array(total), points.category, place => indexOf.get(place.category)!),
      lon: longer(new Int32Array(total), points.lon, place => Math.round(place.lon * DEGREE_SCALE)),
      lat: longer(new Int32Array(total), points.lat, place => Math.round(place.lat * DEGREE_SCALE)),
      inside: longer(new Uint8Array(total), points.inside, (_, i) => isInside[i]!),
      doubtful: longer(new Uint8Array(total), points.doubtful, place => (place.doubtful ? 1 : 0)),
      open,
      firstPoint: longer(new Uint32Array(total + 1), points.firstPoint, (_, i) => before + i + 1),
      points: joinSnapColumns([points.points, ...lists.map(list => list.points)]),
      pointsStepFree: joinSnapColumns([points.pointsStepFree, ...lists.map(list => list.pointsStepFree)]),
    },
    cards: [...own.cards, ...places.map(place => place.card)],
  };
}
