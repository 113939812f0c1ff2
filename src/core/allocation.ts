import {cheapestFlowSteps} from './allocation-flow.ts';
import {settleTies} from './allocation-ties.ts';
import type {ReachLists} from './reach-lists.ts';
import {finish} from './steps.ts';

/** Who goes where when places are limited. People and capacities are whole thousandths; k facilities, n cells. */
export interface Allocation {
  /** [n] people with a place. */
  readonly served: Float64Array;
  /** [n] people with a facility in reach but no place left in any. */
  readonly overCapacity: Float64Array;
  /** [n] people with no facility in reach. */
  readonly outOfReach: Float64Array;
  /** [k] people each facility takes. */
  readonly allocated: Float64Array;
  /** Sum of people (thousandths) × tenths of a second of all who are served. */
  readonly totalTenths: number;
  /** The plan: cell c sends `people[a]` to `facility[a]` for a from firstArc[c] to firstArc[c + 1] − 1; zeros are listed. */
  readonly plan: {
    readonly firstArc: Uint32Array;
    readonly facility: Uint32Array;
    readonly people: Float64Array;
  };
}

/** Cells and the facilities they reach, cell by cell, facilities ascending. */
export interface CellArcs {
  readonly cellCount: number;
  readonly facilityCount: number;
  /** [n + 1] */
  readonly firstArc: Uint32Array;
  readonly arcFacility: Uint32Array;
  readonly arcTenths: Uint16Array;
  /** Cell of each arc. */
  readonly arcCell: Uint32Array;
}

/** Turns lists by facility into lists by cell. */
function arcsByCell({cellCount, facilityCount, firstReach, cell, tenths}: ReachLists): CellArcs {
  const firstArc = new Uint32Array(cellCount + 1);
  for (const c of cell) firstArc[c + 1]!++;
  for (let c = 0; c < cellCount; c++) firstArc[c + 1]! += firstArc[c]!;
  const at = firstArc.slice();
  const arcFacility = new Uint32Array(cell.length);
  const arcTenths = new Uint16Array(cell.length);
  const arcCell = new Uint32Array(cell.length);
  for (let f = 0; f < facilityCount; f++) {
    for (let r = firstReach[f]!; r < firstReach[f + 1]!; r++) {
      const a = at[cell[r]!]!++;
      arcFacility[a] = f;
      arcTenths[a] = tenths[r]!;
      arcCell[a] = cell[r]!;
    }
  }
  return {cellCount, facilityCount, firstArc, arcFacility, arcTenths, arcCell};
}

function checkWhole(what: string, values: ArrayLike<number>, count: number): void {
  if (values.length !== count) throw new RangeError(`allocation: ${values.length} ${what}, expected ${count}`);
  for (let i = 0; i < count; i++)
    if (!Number.isSafeInteger(values[i]) || values[i]! < 0)
      throw new RangeError(
        `allocation: ${what} ${i} is ${values[i]}, expected a whole number of thousandths from 0 on`,
      );
}

/**
 * Gives people places so that as many as possible are served within the reach of the lists and, of all such plans, the one
 * with the least total walking time is taken: a transportation problem (Hitchcock 1941), solved exactly in whole numbers.
 * Several plans as good: smaller cells first send as many people as possible to their smallest facility, then to the next;
 * nothing depends on the order in which anything was read as long as indices follow the ids.
 * served + overCapacity + outOfReach = people in every cell, exactly. Throws RangeError for people or capacities that are
 * no whole numbers.
 */
export function allocate(reach: ReachLists, people: ArrayLike<number>, capacity: ArrayLike<number>): Allocation {
  return finish(allocateSteps(reach, people, capacity));
}

/** The same, step by step. */
export function* allocateSteps(
  reach: ReachLists,
  people: ArrayLike<number>,
  capacity: ArrayLike<number>,
): Generator<void, Allocation> {
  checkWhole('people', people, reach.cellCount);
  checkWhole('capacity', capacity, reach.facilityCount);
  const arcs = arcsByCell(reach);
  const flow = yield* cheapestFlowSteps(arcs, people, capacity);
  settleTies(arcs, capacity, flow);
  const served = new Float64Array(arcs.cellCount);
  const outOfReach = new Float64Array(arcs.cellCount);
  let totalTenths = 0;
  for (let c = 0; c < arcs.cellCount; c++) {
    const [from, to] = [arcs.firstArc[c]!, arcs.firstArc[c + 1]!];
    for (let a = from; a < to; a++) {
      served[c]! += flow.people[a]!;
      totalTenths += flow.people[a]! * arcs.arcTenths[a]!;
    }
    if (from === to) outOfReach[c] = people[c]!;
  }
  return {
    served,
    overCapacity: flow.unserved,
    outOfReach,
    allocated: flow.used,
    totalTenths,
    plan: {firstArc: arcs.firstArc, facility: arcs.arcFacility, people: flow.people},
  };
}
