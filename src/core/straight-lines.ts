import {firstAtLeast} from './first-at-least.ts';
import {distanceMeters, type Plane} from './plane.ts';
import {DEGREE_SCALE} from './units.ts';

/** Decimetres of a straight line where there is nothing to measure to. */
export const NO_LINE = 0xffffffff;

/** Straight lines from k places to the nearest target. */
export interface StraightLines {
  /** [k] decimetres, rounded; NO_LINE when there is no target. */
  readonly decimeters: Uint32Array;
  /** [k] label of the nearest target, of several equally near (to the decimetre) the smallest; NO_LINE without one. */
  readonly label: Uint32Array;
}

/**
 * Straight-line distance from each place to the nearest target, exact in the plane. Places and targets are columns of 1e-7
 * degrees; `labels` names the targets, else their index does. Sweeps north and south from each place through the targets
 * sorted by latitude until the latitude alone is farther than the best.
 */
export function straightLines(
  plane: Plane,
  places: {readonly lon: Int32Array; readonly lat: Int32Array},
  targets: {readonly lon: Int32Array; readonly lat: Int32Array},
  labels?: Uint32Array,
): StraightLines {
  const {order, lats} = byLatitude(targets.lat);
  const count = places.lon.length;
  const decimeters = new Uint32Array(count).fill(NO_LINE);
  const label = new Uint32Array(count).fill(NO_LINE);
  const perUnit = (plane.metersPerDegreeLat / DEGREE_SCALE) * 10;
  for (let p = 0; p < count; p++) {
    const [lon, lat] = [places.lon[p]!, places.lat[p]!];
    let best = Infinity;
    let name = NO_LINE;
    const consider = (at: number) => {
      const i = order[at]!;
      const length = Math.round(10 * distanceMeters(plane, lon, lat, targets.lon[i]!, targets.lat[i]!));
      const candidate = labels ? labels[i]! : i;
      if (length < best || (length === best && candidate < name)) {
        best = length;
        name = candidate;
      }
    };
    const middle = firstAtLeast(lats, lat);
    for (let at = middle; at < lats.length && (lats[at]! - lat) * perUnit <= best + 1; at++) consider(at);
    for (let at = middle - 1; at >= 0 && (lat - lats[at]!) * perUnit <= best + 1; at--) consider(at);
    if (best < Infinity) {
      decimeters[p] = best;
      label[p] = name;
    }
  }
  return {decimeters, label};
}

/** Rows from south to north, equal ones in their order, and their latitudes. */
function byLatitude(lat: Int32Array): {order: Uint32Array; lats: Int32Array} {
  const order = Uint32Array.from(lat.keys()).sort((a, b) => lat[a]! - lat[b]! || a - b);
  return {order, lats: Int32Array.from(order, row => lat[row]!)};
}

/** Places around a position: rows, ascending, and the straight line to each, decimetres. */
export interface PlacesAround {
  readonly place: Uint32Array;
  readonly decimeters: Uint32Array;
}

/**
 * Prepares k places (columns of 1e-7 degrees) for being looked up in circles. The answer gives the places within so many
 * decimetres of a position, measured and rounded as `straightLines` does; only those of about its latitude are looked at.
 */
export function placesAround(
  plane: Plane,
  places: {readonly lon: Int32Array; readonly lat: Int32Array},
): (lon: number, lat: number, decimeters: number) => PlacesAround {
  const {order, lats} = byLatitude(places.lat);
  return (lon, lat, decimeters) => {
    // half a decimetre more may still be rounded down to it
    const halfHeight = Math.ceil(((decimeters + 1) / 10 / plane.metersPerDegreeLat) * DEGREE_SCALE);
    const length = (p: number) => Math.round(10 * distanceMeters(plane, places.lon[p]!, places.lat[p]!, lon, lat));
    const found: number[] = [];
    for (let at = firstAtLeast(lats, lat - halfHeight); at < lats.length && lats[at]! <= lat + halfHeight; at++)
      if (length(order[at]!) <= decimeters) found.push(order[at]!);
    const place = Uint32Array.from(found).sort();
    return {place, decimeters: place.map(length)};
  };
}
