import type {FacilityCard} from '#core/facility-file.ts';
import type {FacilityPoints, SnapColumns} from '#core/places.ts';
import {snapPoints, snapStepFree} from '#core/snap.ts';
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
  const lived = livedSquares(city);
  const inside = Uint8Array.from(places, (_, i) => (lived.has(squareOf(lon[i]!, lat[i]!)) ? 1 : 0));
  return {places, replaces, inside, points, pointsStepFree};
}

/** 1e-7 degrees of a square, about 220 m. */
const SQUARE = 20_000;

const squareOf = (lon: number, lat: number) => `${Math.floor(lon / SQUARE)}/${Math.floor(lat / SQUARE)}`;

/** Squares in or beside which people of the city live: the worker has no outline of the city, and this comes near it. */
function livedSquares({demand}: LiveCity): Set<string> {
  const lived = new Set<string>();
  for (let cell = 0; cell < demand.cellCount; cell++)
    for (const dx of [-SQUARE, 0, SQUARE])
      for (const dy of [-SQUARE, 0, SQUARE]) lived.add(squareOf(demand.lon[cell]! + dx, demand.lat[cell]! + dy));
  return lived;
}

/** The city's own facilities, in their order, with those of the lists after them. New objects; nothing is changed. */
export function withLists(own: Facilities, lists: readonly JoinedList[]): Facilities {
  if (lists.length === 0) return own;
  const {points} = own;
  const places = lists.flatMap(list => list.places);
  const categories = [...new Set([...points.categories, ...places.map(place => place.category)])];
  const replaced = new Set(
    lists.flatMap(list => (list.replaces ? list.places.map(place => categories.indexOf(place.category)) : [])),
  );
  const before = points.points.edge.length;
  return {
    points: {
      facilityCount: points.facilityCount + places.length,
      categories,
      category: Uint16Array.from([...points.category, ...places.map(place => categories.indexOf(place.category))]),
      lon: Int32Array.from([...points.lon, ...places.map(place => Math.round(place.lon * DEGREE_SCALE))]),
      lat: Int32Array.from([...points.lat, ...places.map(place => Math.round(place.lat * DEGREE_SCALE))]),
      inside: Uint8Array.from([...points.inside, ...lists.flatMap(list => [...list.inside])]),
      doubtful: Uint8Array.from([...points.doubtful, ...places.map(place => (place.doubtful ? 1 : 0))]),
      open: Uint8Array.from([
        ...points.open.map((open, f) => (replaced.has(points.category[f]!) ? 0 : open)),
        ...places.map(place => (place.open ? 1 : 0)),
      ]),
      firstPoint: Uint32Array.from([...points.firstPoint, ...places.map((_, i) => before + i + 1)]),
      points: joined(
        points.points,
        lists.map(list => list.points),
      ),
      pointsStepFree: joined(
        points.pointsStepFree,
        lists.map(list => list.pointsStepFree),
      ),
    },
    cards: [...own.cards, ...places.map(place => place.card)],
  };
}

function joined(first: SnapColumns, others: readonly SnapColumns[]): SnapColumns {
  const all = [first, ...others];
  return {
    edge: Uint32Array.from(all.flatMap(part => [...part.edge])),
    fraction: Uint16Array.from(all.flatMap(part => [...part.fraction])),
    centimeters: Uint16Array.from(all.flatMap(part => [...part.centimeters])),
    doubtful: Uint8Array.from(all.flatMap(part => [...part.doubtful])),
  };
}
