import {haversineMeters} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';

/**
 * A place on the drawing board of the invented city: u to the east, v to the north, about one metre each (1 u = 1.0035 m,
 * 1 v = 1.0008 m). 100 × 100 units are one cell of the population rasters.
 */
export type Spot = readonly [u: number, v: number];

/** Whole 1e-7 degrees in one unit of the board: chosen so that corners and centres of cells are whole numbers of them. */
const LON_PER_U = 115;
const LAT_PER_V = 90;

/** The middle of the board, 1e-7 degrees: open desert without streets, inside the area where GCJ-02 shifts places. */
const LON_0 = 1046000000;
const LAT_0 = 383000000;

/** Side of a population cell on the board. */
export const CELL_UNITS = 100;
/** Degrees of one population cell. */
export const CELL_DEGREES: readonly [lon: number, lat: number] = [
  (LON_PER_U * CELL_UNITS) / DEGREE_SCALE,
  (LAT_PER_V * CELL_UNITS) / DEGREE_SCALE,
];

/** Longitude and latitude of a spot in whole 1e-7 degrees. */
export function placeOf([u, v]: Spot): readonly [lon: number, lat: number] {
  return [LON_0 + Math.round(u * LON_PER_U), LAT_0 + Math.round(v * LAT_PER_V)];
}

/** [lon, lat] of a spot in degrees. */
export function degreesOf(spot: Spot): readonly [lon: number, lat: number] {
  const [lon, lat] = placeOf(spot);
  return [lon / DEGREE_SCALE, lat / DEGREE_SCALE];
}

/** Centre of the population cell in column c and row r, counted from the middle of the board to the east and north. */
export function cellCentre(column: number, row: number): Spot {
  return [(column + 0.5) * CELL_UNITS, (row + 0.5) * CELL_UNITS];
}

/** Column and row of the population cell a spot lies in. */
export function cellOf([u, v]: Spot): readonly [column: number, row: number] {
  return [Math.floor(u / CELL_UNITS), Math.floor(v / CELL_UNITS)];
}

/** Straight-line metres between two spots as they are stored, great circle. */
export function metersBetween(a: Spot, b: Spot): number {
  const [lon1, lat1] = degreesOf(a);
  const [lon2, lat2] = degreesOf(b);
  return haversineMeters(lon1, lat1, lon2, lat2);
}

/** Metres along a line of spots. */
export function lineMeters(line: readonly Spot[]): number {
  let meters = 0;
  for (let i = 1; i < line.length; i++) meters += metersBetween(line[i - 1]!, line[i]!);
  return meters;
}

/**
 * The spot so many metres from `start` in the direction of a vector of board units, found by halving. Used where a length
 * must hold to the centimetre.
 */
export function spotAt(start: Spot, [du, dv]: Spot, meters: number): Spot {
  let low = 0;
  let high = (2 * meters + 10) / Math.sqrt(du * du + dv * dv);
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const spot: Spot = [start[0] + du * middle, start[1] + dv * middle];
    if (metersBetween(start, spot) < meters) low = middle;
    else high = middle;
  }
  return [start[0] + du * low, start[1] + dv * low];
}
