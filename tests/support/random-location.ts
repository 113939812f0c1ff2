import fc from 'fast-check';
import {type LocationProblem, planCost, quantumFor} from '#core/siting/location-problem.ts';
import {subsets} from './random-siting.ts';

/** A location problem from a table [demand][site] of costs; what is not below the price of the demand cannot be. */
export function locationProblem(
  table: readonly (readonly number[])[],
  unserved: readonly number[],
  rule: {readonly siteCount: number; readonly count: number; readonly siteCost?: number},
): LocationProblem {
  const lists = table.map((row, demand) =>
    row
      .map((cost, site) => ({cost, site}))
      .filter(({cost}) => cost < unserved[demand]!)
      .sort((a, b) => a.cost - b.cost || a.site - b.site),
  );
  const first = new Uint32Array(table.length + 1);
  lists.forEach((list, demand) => {
    first[demand + 1] = first[demand]! + list.length;
  });
  const {siteCount, count, siteCost = 0} = rule;
  return {
    demandCount: table.length,
    siteCount,
    candidates: Uint32Array.from({length: siteCount}, (_, site) => site),
    first,
    site: Uint32Array.from(lists.flat(), ({site}) => site),
    cost: Float64Array.from(lists.flat(), ({cost}) => cost),
    unserved: Float64Array.from(unserved),
    count,
    siteCost,
    constant: 0,
    quantum: quantumFor(unserved.reduce((sum, price) => sum + price, siteCount * siteCost)),
    step: 1,
  };
}

/** Any small problem in which up to `count` sites may be opened. */
export const anyLocation: fc.Arbitrary<LocationProblem> = fc
  .tuple(fc.integer({min: 1, max: 10}), fc.integer({min: 1, max: 7}), fc.integer({min: 1, max: 4}))
  .chain(([demandCount, siteCount, count]) =>
    fc
      .tuple(
        fc.array(fc.array(fc.nat(30), {minLength: siteCount, maxLength: siteCount}), {
          minLength: demandCount,
          maxLength: demandCount,
        }),
        fc.array(fc.nat(40), {minLength: demandCount, maxLength: demandCount}),
      )
      .map(([table, unserved]) => locationProblem(table, unserved, {siteCount, count})),
  );

/** Any small problem in which every site costs the same, and serving costs nothing. */
export const anyPricedCover: fc.Arbitrary<LocationProblem> = fc
  .tuple(fc.integer({min: 1, max: 10}), fc.integer({min: 1, max: 7}), fc.integer({min: 1, max: 4}))
  .chain(([demandCount, siteCount, siteCost]) =>
    fc
      .tuple(
        fc.array(fc.array(fc.constantFrom(0, 99), {minLength: siteCount, maxLength: siteCount}), {
          minLength: demandCount,
          maxLength: demandCount,
        }),
        fc.array(fc.integer({min: 1, max: 6}), {minLength: demandCount, maxLength: demandCount}),
      )
      .map(([table, unserved]) => locationProblem(table, unserved, {siteCount, count: Infinity, siteCost})),
  );

export function opened(problem: LocationProblem, sites: Iterable<number>): Uint8Array {
  const mark = new Uint8Array(problem.siteCount);
  for (const site of sites) mark[site] = 1;
  return mark;
}

export function costOf(problem: LocationProblem, sites: Iterable<number>): number {
  return planCost(problem, opened(problem, sites));
}

/** All plans that the problem allows. */
export function* allPlans({siteCount, count}: LocationProblem): Generator<number[]> {
  for (let size = 0; size <= Math.min(siteCount, count); size++) yield* subsets(siteCount, size);
}

export function leastCost(problem: LocationProblem): number {
  let least = Infinity;
  for (const plan of allPlans(problem)) least = Math.min(least, costOf(problem, plan));
  return least;
}
