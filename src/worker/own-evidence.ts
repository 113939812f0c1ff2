import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import {snapPoints} from '#core/snap.ts';
import {DEGREE_SCALE, NO_EDGE} from '#core/units.ts';
import type {Bounds} from '#lists/guess-columns.ts';
import type {CityEvidence, NamedPosition} from '#lists/guess-crs.ts';
import {metersApart} from '#lists/near-places.ts';
import {nameKey} from '#lists/similar-names.ts';
import type {LiveCity} from './live-city.ts';
import {streetsOf} from './origin.ts';
import type {Facilities} from './own-facilities.ts';

/** Farthest a place is looked for a street, metres. */
const FARTHEST = 250;

/** Streets around some of the places of a list, to see which coordinate system fits. */
export interface OwnWindow {
  /** Middle, degrees. */
  readonly lon: number;
  readonly lat: number;
  /** From the middle to each side. */
  readonly halfMeters: number;
  readonly metersPerDegreeLon: number;
  readonly metersPerDegreeLat: number;
  /** [4 × lines] x1, y1, x2, y2: metres east and north of the middle. */
  readonly lines: Float32Array;
}

/** What a city can say about the places of a list; `own`: its facilities without any list. */
export function evidenceOf(city: LiveCity, own: Facilities): CityEvidence {
  const byName = new Map<string, number[]>();
  own.cards.forEach(({name, nameZh, nameEn}, f) => {
    for (const key of new Set([name, nameZh, nameEn].map(text => nameKey(text ?? '')))) {
      if (key === '') continue;
      const known = byName.get(key);
      if (known === undefined) byName.set(key, [f]);
      else known.push(f);
    }
  });
  return {
    streetMeters: places => {
      const stored = (at: 0 | 1) => Int32Array.from(places, place => Math.round(place[at] * DEGREE_SCALE));
      const {edge, centimeters} = snapPoints(streetsOf(city), stored(0), stored(1), 'any');
      return places.map((_, i) => (edge[i] === NO_EDGE ? FARTHEST : centimeters[i]! / 100));
    },
    namesakeMeters: places => places.map(place => namesakeMeters(own, byName.get(nameKey(place.name)) ?? [], place)),
  };
}

function namesakeMeters({points}: Facilities, namesakes: readonly number[], place: NamedPosition): number | null {
  const meters = namesakes.map(f =>
    metersApart(place.lon, place.lat, points.lon[f]! / DEGREE_SCALE, points.lat[f]! / DEGREE_SCALE),
  );
  return meters.length === 0 ? null : Math.min(...meters);
}

const bounds = new WeakMap<LiveCity, Bounds>();

/** [west, south, east, north] of the streets of a city, degrees. */
export function streetBounds(city: LiveCity): Bounds {
  const known = bounds.get(city);
  if (known !== undefined) return known;
  const {lon, lat} = city.shape;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let vertex = 0; vertex < lon.length; vertex++) {
    west = Math.min(west, lon[vertex]!);
    east = Math.max(east, lon[vertex]!);
    south = Math.min(south, lat[vertex]!);
    north = Math.max(north, lat[vertex]!);
  }
  const box = [west, south, east, north].map(side => side / DEGREE_SCALE) as unknown as Bounds;
  bounds.set(city, box);
  return box;
}

/** Metres from the middle of the window to its sides: the shift of some 500 m is seen in it. */
const HALF_METERS = 450;
/** Most lines that are drawn. */
const MOST_LINES = 3000;

/** The streets around the place that has most others near it; null without a place near a street. */
export function streetWindow(
  city: LiveCity,
  places: readonly (readonly [lon: number, lat: number])[],
): OwnWindow | null {
  const index = streetsOf(city);
  const around = (lon: number, lat: number) => {
    const plane = planeAt(lat);
    const wide = (HALF_METERS / metersPerDegreeLon(plane, lat)) * DEGREE_SCALE;
    const high = (HALF_METERS / plane.metersPerDegreeLat) * DEGREE_SCALE;
    const [x, y] = [lon * DEGREE_SCALE, lat * DEGREE_SCALE];
    return index.pieces?.search(x - wide, y - high, x + wide, y + high) ?? [];
  };
  const middle = busiest(places, (lon, lat) => around(lon, lat).length);
  if (middle === null || index.pieces === null) return null;
  const [lon, lat] = middle;
  const [x, y] = [lon * DEGREE_SCALE, lat * DEGREE_SCALE];
  const plane = planeAt(lat);
  const [perLon, perLat] = [metersPerDegreeLon(plane, lat), plane.metersPerDegreeLat];
  const {shape} = city;
  const lines = around(lon, lat)
    .slice(0, MOST_LINES)
    .flatMap(piece => {
      const vertex = index.pieceVertex[piece]!;
      return [vertex, vertex + 1].flatMap(v => [
        ((shape.lon[v]! - x) / DEGREE_SCALE) * perLon,
        ((shape.lat[v]! - y) / DEGREE_SCALE) * perLat,
      ]);
    });
  return {
    lon,
    lat,
    halfMeters: HALF_METERS,
    metersPerDegreeLon: perLon,
    metersPerDegreeLat: perLat,
    lines: Float32Array.from(lines),
  };
}

/** Places of which the streets around are counted, when others stand equally near to all of them. */
const COMPARED = 20;

/** The place with most others in the window around it; of several such the one with most streets. */
function busiest(
  places: readonly (readonly [number, number])[],
  streetsAround: (lon: number, lat: number) => number,
): readonly [number, number] | null {
  const others = places.map(
    ([lon, lat]) => places.filter(other => metersApart(lon, lat, other[0], other[1]) <= HALF_METERS).length,
  );
  const most = Math.max(0, ...others);
  const equal = places.filter((_, i) => others[i] === most).slice(0, COMPARED);
  const streets = equal.map(([lon, lat]) => streetsAround(lon, lat));
  return equal[streets.indexOf(Math.max(...streets))] ?? null;
}
