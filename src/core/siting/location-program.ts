import type {LocationProblem} from './location-problem.ts';
import type {LinearProgram} from './lp-solver.ts';

/**
 * Writes a location problem as an integer program: one whole column per candidate (in their order), and for each demand one
 * column per step of its costs: "not served this cheaply" (the radius formulation: Cornuéjols, Nemhauser and Wolsey 1980).
 * The problem's constant and each demand's cheapest cost are `offset`. The program is null when it would have more entries
 * than `limit`.
 */
export function locationProgram(
  problem: LocationProblem,
  limit: number,
): {program: LinearProgram | null; offset: number} {
  const {demandCount, siteCount, first, site, cost, unserved, candidates, count, siteCost} = problem;
  const columnOf = new Int32Array(siteCount).fill(-1);
  candidates.forEach((at, column) => {
    columnOf[at] = column;
  });
  const columnCost: number[] = Array.from(candidates, () => siteCost);
  const firstEntry: number[] = [0];
  const column: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  let offset = problem.constant;
  const endRow = (low: number, high: number) => {
    firstEntry.push(column.length);
    rowLower.push(low);
    rowUpper.push(high);
  };
  if (count < candidates.length) {
    candidates.forEach((_, at) => {
      column.push(at);
    });
    endRow(-Infinity, count);
  }
  for (let demand = 0; demand < demandCount; demand++) {
    const start = first[demand] as number;
    const end = first[demand + 1] as number;
    if (column.length > limit) return {program: null, offset};
    offset += (start < end ? cost[start] : unserved[demand]) as number;
    for (let entry = start; entry < end; entry++) {
      const here = cost[entry] as number;
      const next = (entry + 1 < end ? cost[entry + 1] : unserved[demand]) as number;
      if (next === here) continue;
      for (let nearer = start; nearer <= entry; nearer++) column.push(columnOf[site[nearer] as number] as number);
      column.push(columnCost.length);
      columnCost.push(next - here);
      endRow(1, Infinity);
    }
  }
  const program = {
    columnCost: Float64Array.from(columnCost),
    columnUpper: new Float64Array(columnCost.length).fill(1),
    columnWhole: Uint8Array.from(columnCost, (_, at) => (at < candidates.length ? 1 : 0)),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    firstEntry: Uint32Array.from(firstEntry),
    column: Uint32Array.from(column),
    value: new Float64Array(column.length).fill(1),
  };
  return {program, offset};
}
