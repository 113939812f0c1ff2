/**
 * The units every number of this project is computed in, and the sentinels that stand for absence.
 *
 * Time is whole tenths of a second in 16 bits, length is whole centimetres (decimetres in searches by length), people are
 * whole thousandths of a person, positions are 1e-7 degrees. Sums and comparisons of these are exact.
 */

/** Tenths of a second in a second. */
export const TENTHS_PER_SECOND = 10;

/** Time (or decimetres) of what a search did not reach. */
export const UNREACHED = 65535;

/** The longest time a search may answer, in tenths of a second: 6,553 seconds. Beyond it there is no answer. */
export const HORIZON_TENTHS = 65530;

/** Cost of an edge that a profile may not walk in that direction. Never reached, because it exceeds every cutoff. */
export const IMPASSABLE = 65535;

/** Thousandths of a person in a person. */
export const PEOPLE_SCALE = 1000;

/** Whole units of stored longitude and latitude in one degree. */
export const DEGREE_SCALE = 1e7;

/** Stands for "no edge" in columns of edge indices. */
export const NO_EDGE = 0xffffffff;

/** Whole steps of a fraction along an edge: 0 is its first node, 65535 its last. */
export const FRACTION_SCALE = 65535;

/** Farthest a place may lie from a street and still be joined to it, in centimetres: 250 m. */
export const SNAP_LIMIT_CENTIMETERS = 25000;

/** Mean radius of the earth in metres (IUGG), used for every length of a street. */
export const EARTH_RADIUS_METERS = 6371008.8;

/** Persons of so many thousandths. */
export function persons(thousandths: number): number {
  return thousandths / PEOPLE_SCALE;
}

/** True when a search reached it. */
export function isReached(tenths: number): boolean {
  return tenths !== UNREACHED;
}
