import {DEGREE_SCALE, NO_EDGE, PEOPLE_SCALE, TENTHS_PER_SECOND, UNREACHED} from '#core/units.ts';
import type {LiveCity} from '../live-city.ts';
import {verdictsOf} from './plan.ts';
import {addedIds, facilityName, sessionWith} from './plan-session.ts';
import type {PlanRequest} from './plan-types.ts';

/**
 * A scenario as one table for questions: a row for each cell with people, in the order of the cells. Every array has `rowCount`
 * values and is the receiver's own. Suggested names of the columns in SQL: cell, lon, lat, people, people_<group>,
 * <kind>_id (from `areas`), seconds_before, seconds_after, verdict_before, verdict_after, nearest_before, nearest_after.
 */
export interface PlanTable {
  readonly rowCount: number;
  /** Index of the cell: the row of the table `cells` in the city's own order. */
  readonly cell: Uint32Array;
  /** Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Persons, three decimals. */
  readonly people: Float64Array;
  readonly groups: Readonly<Record<string, Float64Array>>;
  /** Areas by kind: `areaIds[index[row]]`, none when the index is −1. */
  readonly areas: readonly {readonly kind: string; readonly areaIds: readonly string[]; readonly index: Int32Array}[];
  /** Walk to the nearest facility, base assumptions; NaN (null in SQL) when there is none within the horizon. */
  readonly secondsBefore: Float64Array;
  readonly secondsAfter: Float64Array;
  /** Index into VERDICT_WORDS. */
  readonly verdictBefore: Uint8Array;
  readonly verdictAfter: Uint8Array;
  /** `facilityIds[index]`: facility_id, or the id of the edit that added it; −1 = none. */
  readonly nearestBefore: Int32Array;
  readonly nearestAfter: Int32Array;
  readonly facilityIds: readonly string[];
}

/** What the numbers of a verdict mean, in order. */
export const VERDICT_WORDS = ['covered', 'uncovered', 'unknown'] as const;

/** What a plan does to every cell with people. */
export function planTable(city: LiveCity, request: PlanRequest): PlanTable {
  const session = sessionWith(city, request);
  const {scenario, labelsBefore, facilities} = session;
  const {demand} = city;
  const cell = Uint32Array.from(demand.people.keys().filter(c => demand.people[c]! > 0));
  const {placeCost, placeLabel} = scenario.states.base;
  const before = scenario.baseline.base;
  const {cutoff, groups: counted} = session.counting!;
  const seconds = (cost: Uint16Array) =>
    Float64Array.from(cell, c => (cost[c] === UNREACHED ? Number.NaN : cost[c]! / TENTHS_PER_SECOND));
  const nearest = (label: Uint32Array) => Int32Array.from(cell, c => (label[c] === NO_EDGE ? -1 : label[c]!));
  const verdict = (cost: Uint16Array) => {
    const all = verdictsOf(cost, cutoff, counted.after.vouched);
    return Uint8Array.from(cell, c => all[c]!);
  };
  const persons = (people: Uint32Array) => Float64Array.from(cell, c => people[c]! / PEOPLE_SCALE);
  const degrees = (column: Int32Array) => Float64Array.from(cell, c => column[c]! / DEGREE_SCALE);
  const added = addedIds(session);
  return {
    rowCount: cell.length,
    cell,
    lon: degrees(demand.lon),
    lat: degrees(demand.lat),
    people: persons(demand.people),
    groups: Object.fromEntries([...demand.groups].map(([key, people]) => [key, persons(people)])),
    areas: (demand.divisions ?? []).map(({kind, areaIds, index}) => {
      return {kind, areaIds, index: Int32Array.from(cell, c => index[c]!)};
    }),
    secondsBefore: seconds(before),
    secondsAfter: seconds(placeCost),
    verdictBefore: verdict(before),
    verdictAfter: verdict(placeCost),
    nearestBefore: nearest(labelsBefore),
    nearestAfter: nearest(placeLabel),
    facilityIds: Array.from({length: facilities.facilityCount + added.length}, (_, f) =>
      facilityName(session, f, added),
    ),
  };
}

/** The memory of a table, to be handed over. */
export function tableBuffers(table: PlanTable): ArrayBuffer[] {
  const {cell, lon, lat, people, groups, areas} = table;
  const {secondsBefore, secondsAfter, verdictBefore, verdictAfter, nearestBefore, nearestAfter} = table;
  const columns = [
    ...[cell, lon, lat, people, ...Object.values(groups), ...areas.map(({index}) => index)],
    ...[secondsBefore, secondsAfter, verdictBefore, verdictAfter, nearestBefore, nearestAfter],
  ];
  return columns.map(({buffer}) => buffer as ArrayBuffer);
}
