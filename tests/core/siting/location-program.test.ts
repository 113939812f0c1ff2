import fc from 'fast-check';
import {expect, test} from 'vitest';
import {highsSolver} from '#core/siting/highs-model.ts';
import type {LocationProblem} from '#core/siting/location-problem.ts';
import {locationProgram} from '#core/siting/location-program.ts';
import {subsets} from '../../support/random-siting.ts';

/** Problems with up to five sites, of which some are candidates; costs ascend within a demand and tie often. */
const problems = fc.integer({min: 1, max: 5}).chain(siteCount =>
  fc
    .record({
      demands: fc.array(
        fc.record({
          reached: fc.subarray(Array.from({length: siteCount}, (_, site) => site)),
          costs: fc.array(fc.nat(4), {minLength: siteCount, maxLength: siteCount}),
          unserved: fc.integer({min: 4, max: 9}),
        }),
        {maxLength: 5},
      ),
      count: fc.integer({min: 0, max: siteCount}),
      siteCost: fc.nat(3),
      constant: fc.nat(9),
    })
    .map(({demands, count, siteCost, constant}): LocationProblem => {
      const lists = demands.map(({reached, costs}) => {
        const sorted = costs.slice(0, reached.length).sort((a, b) => a - b);
        return reached.map((site, i) => ({site, cost: sorted[i]!}));
      });
      const first = [0];
      for (const list of lists) first.push(first.at(-1)! + list.length);
      const used = [...new Set(lists.flatMap(list => list.map(entry => entry.site)))].sort((a, b) => a - b);
      return {
        demandCount: demands.length,
        siteCount,
        candidates: Uint32Array.from(used),
        first: Uint32Array.from(first),
        site: Uint32Array.from(lists.flatMap(list => list.map(entry => entry.site))),
        cost: Float64Array.from(lists.flatMap(list => list.map(entry => entry.cost))),
        unserved: Float64Array.from(demands, demand => demand.unserved),
        count,
        siteCost,
        constant,
        quantum: 1,
        step: 1,
      };
    }),
);

/** What a plan costs: the constant, its sites, and every demand at its cheapest open site or unserved. */
function costOf(problem: LocationProblem, plan: readonly number[]): number {
  let total = problem.constant + plan.length * problem.siteCost;
  for (let demand = 0; demand < problem.demandCount; demand++) {
    let least = problem.unserved[demand]!;
    for (let entry = problem.first[demand]!; entry < problem.first[demand + 1]!; entry++)
      if (plan.includes(problem.site[entry]!)) least = Math.min(least, problem.cost[entry]!);
    total += least;
  }
  return total;
}

test('the cheapest values of its columns cost what the plan costs, and plans with too many sites are not allowed', () => {
  fc.assert(
    fc.property(problems, problem => {
      const {program, offset} = locationProgram(problem, 1000);
      const {columnCost, firstEntry, column, rowLower, rowUpper} = program!;
      const sites = problem.candidates.length;
      for (let size = 0; size <= sites; size++)
        for (const chosen of subsets(sites, size)) {
          const value = Float64Array.from(columnCost, (_, at) => (chosen.includes(at) ? 1 : 0));
          let isAllowed = true;
          for (let row = 0; row + 1 < firstEntry.length; row++) {
            const entries = [...column.subarray(firstEntry[row], firstEntry[row + 1])];
            const open = entries.filter(at => at < sites && value[at] === 1).length;
            const rest = entries.filter(at => at >= sites);
            if (open > rowUpper[row]!) isAllowed = false;
            if (rest.length === 0) continue;
            expect(rest).toHaveLength(1);
            value[rest[0]!] = Math.max(0, rowLower[row]! - open);
          }
          expect(isAllowed).toBe(size <= problem.count);
          const cost = columnCost.reduce((sum, one, at) => sum + one * value[at]!, offset);
          expect(cost).toBe(
            costOf(
              problem,
              chosen.map(at => problem.candidates[at]!),
            ),
          );
        }
      expect([...program!.columnWhole]).toEqual(Array.from(columnCost, (_, at) => (at < sites ? 1 : 0)));
      expect([...program!.columnUpper]).toEqual(Array.from(columnCost, () => 1));
      expect([...program!.value]).toEqual(Array.from(column, () => 1));
    }),
    {numRuns: 300},
  );
});

test('is not written where it would have more entries than the limit', () => {
  const two = {
    demandCount: 3,
    siteCount: 2,
    candidates: Uint32Array.of(0, 1),
    first: Uint32Array.of(0, 2, 4, 6),
    site: Uint32Array.of(0, 1, 0, 1, 0, 1),
    cost: Float64Array.of(0, 1, 0, 1, 0, 1),
    unserved: Float64Array.of(2, 2, 2),
    count: 2,
    siteCost: 0,
    constant: 0,
    quantum: 1,
    step: 1,
  };
  // two and three entries for each demand
  expect(locationProgram(two, 10).program).not.toBeNull();
  expect(locationProgram(two, 9).program).toBeNull();
});

test('HiGHS finds its cheapest plan and says that it is', async () => {
  const solve = await highsSolver();
  fc.assert(
    fc.property(problems, problem => {
      fc.pre(problem.candidates.length > 0);
      const {program, offset} = locationProgram(problem, 1000);
      const {columns, bound, solved} = solve(program!, 1000);
      let least = Infinity;
      for (let size = 0; size <= Math.min(problem.count, problem.candidates.length); size++)
        for (const chosen of subsets(problem.candidates.length, size))
          least = Math.min(
            least,
            costOf(
              problem,
              chosen.map(at => problem.candidates[at]!),
            ),
          );
      expect(solved).toBe(true);
      expect(offset + bound).toBeCloseTo(least, 5);
      const open = [...problem.candidates].filter((_, at) => columns![at]! > 0.5);
      expect(costOf(problem, open)).toBe(least);
    }),
    {numRuns: 60},
  );
});

test('HiGHS says so when a program cannot be met', async () => {
  const solve = await highsSolver();
  const program = {
    columnCost: Float64Array.of(1),
    columnUpper: Float64Array.of(1),
    columnWhole: Uint8Array.of(1),
    rowLower: Float64Array.of(2),
    rowUpper: Float64Array.of(Infinity),
    firstEntry: Uint32Array.of(0, 1),
    column: Uint32Array.of(0),
    value: Float64Array.of(1),
  };
  expect(solve(program, 10)).toMatchObject({columns: null, solved: false});
});
