/**
 * What a population source counts people by: pixels, table rows, areas, or the city as a whole. n units inside the city,
 * sorted by id. People are whole thousandths.
 */
export interface Units {
  readonly count: number;
  readonly id: readonly string[];
  /** [n] middle of the unit, degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** [n] width in metres; 0 = a point. */
  readonly meters: Float64Array;
  /** [n] thousandths of a person. */
  readonly people: Float64Array;
  /** Each [n], thousandths, never more than `people`. */
  readonly groups: ReadonlyMap<string, Float64Array>;
  /** [n] what people are ranked by, with three decimals; NaN = unknown. Absent: nothing. */
  readonly rank?: Float64Array;
  /** Unit that contains a place in degrees, −1 for none. */
  locate(lon: number, lat: number): number;
  /** Closed ring of a unit in degrees. */
  outline(unit: number): readonly (readonly [number, number])[];
  /** Units beside a unit; null when that has no meaning (areas, the whole city). */
  readonly neighbours: ((unit: number) => readonly number[]) | null;
}

/** Units wider than this are spread over buildings or streets, metres. */
export const WIDEST_UNSPREAD_METERS = 160;
