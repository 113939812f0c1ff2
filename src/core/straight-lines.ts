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
  const order = Array.from(targets.lat.keys()).sort((a, b) => targets.lat[a]! - targets.lat[b]! || a - b);
  const lats = Int32Array.from(order, i => targets.lat[i]!);
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

function firstAtLeast(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
