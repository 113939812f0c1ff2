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

/** What a plan does to every cell with people. */
export function planTable(city: LiveCity, request: PlanRequest): PlanTable {
  const session = sessionWith(city, request);
  const {scenario, labelsBefore, facilities} = session;
  const {demand} = city;
  const cell = populatedCells(demand.people);
  const {placeCost, placeLabel} = scenario.states.base;
  const before = scenario.baseline.base;
  const {cutoff, groups: counted} = session.counting!;
  const seconds = (cost: Uint16Array) =>
    filled(new Float64Array(cell.length), cell, c =>
      cost[c] === UNREACHED ? Number.NaN : cost[c]! / TENTHS_PER_SECOND,
    );
  const nearest = (label: Uint32Array) =>
    filled(new Int32Array(cell.length), cell, c => (label[c] === NO_EDGE ? -1 : label[c]!));
  const verdict = (cost: Uint16Array) => {
    const all = verdictsOf(cost, cutoff, counted.after.vouched);
    return filled(new Uint8Array(cell.length), cell, c => all[c]!);
  };
  const persons = (people: Uint32Array) => filled(new Float64Array(cell.length), cell, c => people[c]! / PEOPLE_SCALE);
  const degrees = (column: Int32Array) => filled(new Float64Array(cell.length), cell, c => column[c]! / DEGREE_SCALE);
  const added = addedIds(session);
  return {
    rowCount: cell.length,
    cell,
    lon: degrees(demand.lon),
    lat: degrees(demand.lat),
    people: persons(demand.people),
    groups: Object.fromEntries([...demand.groups].map(([key, people]) => [key, persons(people)])),
    areas: (demand.divisions ?? []).map(({kind, areaIds, index}) => {
      return {kind, areaIds, index: filled(new Int32Array(cell.length), cell, c => index[c]!)};
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

function populatedCells(people: Uint32Array): Uint32Array {
  const cells = new Uint32Array(people.length);
  let count = 0;
  for (let c = 0; c < people.length; c++) if (people[c]! > 0) cells[count++] = c;
  return cells.slice(0, count);
}

/** A column with a value for each row's cell. */
function filled<T extends Float64Array | Int32Array | Uint8Array>(
  column: T,
  cells: Uint32Array,
  read: (cell: number) => number,
): T {
  for (let row = 0; row < cells.length; row++) column[row] = read(cells[row]!);
  return column;
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
