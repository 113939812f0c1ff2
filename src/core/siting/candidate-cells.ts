import type {Demand, SnapColumns} from '../places.ts';
import {metersPerDegreeLon, type Plane} from '../plane.ts';
import {DEGREE_SCALE, NO_EDGE} from '../units.ts';

/** Cells taken as candidates at most; more are thinned. */
export const CELL_LIMIT = 15_000;

/** Side of the first squares tried when cells are thinned, metres, and how much larger the next ones are. */
const FIRST_SQUARE_METERS = 150;
const SQUARE_GROWTH = 1.2;

type Cells = Pick<Demand, 'cellCount' | 'lon' | 'lat' | 'people'>;

/** Cells that may be candidates, ascending: those from which a street can be reached (all of them without streets, null). */
export function joinedCells({cellCount}: Cells, snap: SnapColumns | null): number[] {
  const cells: number[] = [];
  for (let c = 0; c < cellCount; c++) if (snap === null || snap.edge[c] !== NO_EDGE) cells.push(c);
  return cells;
}

/**
 * At most `limit` of some cells: one in each square of a grid, the one with most people (of equals the first), squares as small
 * as the limit allows. All of them when they are not more.
 */
export function thinnedCells(demand: Cells, plane: Plane, joined: number[], limit: number): number[] {
  if (joined.length <= limit) return joined;
  for (let side = FIRST_SQUARE_METERS; ; side = Math.ceil(side * SQUARE_GROWTH)) {
    const cells = onePerSquare(demand, plane, joined, side, limit);
    if (cells !== null) return cells;
  }
}

/** Rows of squares are kept apart by this many columns; both are counted from the middle of the range. */
const COLUMNS = 2 ** 26;

/** Null as soon as there are more squares than `limit`. */
function onePerSquare(
  {lon, lat, people}: Cells,
  plane: Plane,
  cells: readonly number[],
  sideMeters: number,
  limit: number,
): number[] | null {
  const most = new Map<number, number>();
  for (const c of cells) {
    // a grid of degrees: squares of one row are as wide as at its reference latitude, so that none overlap
    const east = Math.floor(((lon[c]! / DEGREE_SCALE) * metersPerDegreeLon(plane, plane.lat0)) / sideMeters);
    const north = Math.floor(((lat[c]! / DEGREE_SCALE) * plane.metersPerDegreeLat) / sideMeters);
    const square = (north + COLUMNS / 2) * COLUMNS + east + COLUMNS / 2;
    const best = most.get(square);
    if (best === undefined && most.size === limit) return null;
    if (best === undefined || people[c]! > people[best]!) most.set(square, c);
  }
  return [...most.values()].sort((a, b) => a - b);
}
