import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Dual, firstDual, raiseBound, restarted, settledSites} from '#core/siting/lagrangian.ts';
import {CLOSED, type LocationProblem, OPEN} from '#core/siting/location-problem.ts';
import {
  allPlans,
  anyLocation,
  anyPricedCover,
  costOf,
  leastCost,
  locationProblem,
} from '../../support/random-location.ts';

const anyProblem = fc.oneof(anyLocation, anyPricedCover);

/** Entries of a demand, cheapest first. */
function entriesOf({first, site, cost}: LocationProblem, demand: number) {
  const range = [first[demand]!, first[demand + 1]!] as const;
  const costs = cost.subarray(...range);
  return Array.from(site.subarray(...range), (at, entry) => ({site: at, cost: costs[entry]!}));
}

/** Least cost of the relaxed problem: every demand pays its multiplier, every site earns what it would save on them. */
function relaxed(problem: LocationProblem, multipliers: Float64Array): number {
  const value = new Array<number>(problem.siteCount).fill(-problem.siteCost);
  multipliers.forEach((limit, demand) => {
    for (const {site, cost} of entriesOf(problem, demand)) value[site]! += Math.max(0, limit - cost);
  });
  const worth = value.filter(one => one > 0).sort((a, b) => b - a);
  const paid = multipliers.reduce((sum, one) => sum + one, 0);
  return worth.slice(0, Math.min(problem.count, worth.length)).reduce((sum, one) => sum - one, paid);
}

const someSites = fc.uniqueArray(fc.nat(6), {maxLength: 3});
const within = (problem: LocationProblem, sites: readonly number[]) =>
  sites.filter(site => site < problem.siteCount).slice(0, Math.min(problem.count, problem.siteCount));

test('begins halfway between the cost of a demand in the plan and its cost without its site', () => {
  fc.assert(
    fc.property(anyLocation, someSites, (problem, wanted) => {
      const plan = within(problem, wanted);
      const dual = firstDual(problem, plan);
      for (let demand = 0; demand < problem.demandCount; demand++) {
        const price = problem.unserved[demand]!;
        const serving = entriesOf(problem, demand).filter(({site}) => plan.includes(site));
        const [own = price, other = price] = serving.map(({cost}) => cost);
        expect(dual.multipliers[demand]).toBe((own + other) / 2);
      }
      expect(dual).toMatchObject({bound: -Infinity, stalled: 0, visits: 0, pace: 0.5});
    }),
  );
});

test('every bound is what its multipliers prove, never above the cheapest plan, and never falls', () => {
  fc.assert(
    fc.property(anyProblem, someSites, (problem, wanted) => {
      const plan = within(problem, wanted);
      const upper = costOf(problem, plan);
      const least = leastCost(problem);
      let dual = firstDual(problem, plan);
      for (const steps of [1, 3, 15, 40]) {
        const next = raiseBound(problem, dual, upper, steps);
        expect(next.bound).toBe(relaxed(problem, next.multipliers));
        expect(next.bound).toBeLessThanOrEqual(least);
        expect(next.bound).toBeGreaterThanOrEqual(dual.bound);
        expect(next.opened.length).toBeLessThanOrEqual(problem.count);
        for (const share of next.share) expect(share >= 0 && share <= 1).toBe(true);
        for (const [demand, limit] of next.multipliers.entries())
          expect(limit).toBeLessThanOrEqual(problem.unserved[demand]!);
        dual = next;
      }
    }),
    {numRuns: 300},
  );
});

test('the first step goes up for demand that no opened site serves and down for demand that several serve', () => {
  fc.assert(
    fc.property(anyProblem, someSites, (problem, wanted) => {
      const plan = within(problem, wanted);
      const start = firstDual(problem, plan);
      const upper = costOf(problem, plan) + 1;
      const dual = raiseBound(problem, start, upper, 1);
      const [limits, isOpen] = [dual.multipliers, new Set(dual.latest)];
      expect([...dual.opened]).toEqual([...dual.latest]);
      for (let site = 0; site < problem.siteCount; site++) expect(dual.share[site]).toBe(isOpen.has(site) ? 0.08 : 0);
      const served = Array.from(limits, (limit, demand) => entriesOf(problem, demand).filter(({cost}) => cost < limit));
      expect(dual.visits).toBe(2 * served.reduce((sum, list) => sum + list.length + 1, 0));
      if (dual.bound > upper - problem.step) return;
      const way = served.map(list => 1 - list.filter(({site}) => isOpen.has(site)).length);
      expect([...dual.direction]).toEqual(way);
      // what cannot move further is not counted in the length of the step
      const moving = way.filter((one, demand) => {
        const low = entriesOf(problem, demand)[0]?.cost ?? Infinity;
        return one > 0 ? limits[demand]! < problem.unserved[demand]! : limits[demand]! > low;
      });
      const length = moving.reduce((sum, one) => sum + one * one, 0);
      const stride = length === 0 ? 0 : (0.5 * (upper - dual.bound)) / length;
      way.forEach((one, demand) => {
        expect(dual.current[demand]).toBeCloseTo(limits[demand]! + stride * one, 9);
      });
    }),
    {numRuns: 200},
  );
});

/** Two towns far from each other, each with one best site: the relaxation has no gap. */
const towns = locationProblem(
  [
    [0, 4, 90, 90],
    [4, 0, 90, 90],
    [1, 3, 90, 90],
    [90, 90, 2, 5],
    [90, 90, 0, 7],
  ],
  [100, 100, 100, 100, 100],
  {siteCount: 4, count: 2},
);

test('reaches the cheapest plan where the relaxation has no gap, and stops there', () => {
  expect(leastCost(towns)).toBe(7);
  const dual = raiseBound(towns, firstDual(towns, [0, 2]), 7, 500);
  expect(dual.bound).toBeGreaterThan(6);
  expect(dual.bound).toBeLessThanOrEqual(7);
  const more = raiseBound(towns, firstDual(towns, [0, 2]), 7, 1000);
  expect(more).toEqual(dual);
});

test('steps get shorter when the bound has not risen for long', () => {
  const known = raiseBound(towns, firstDual(towns, [0, 2]), 7, 500);
  // a bound that no step can beat
  const from: Dual = {...known, bound: 50, pace: 0.5, stalled: 0};
  const paceAfter = (steps: number) => raiseBound(towns, from, 100, steps).pace;
  expect([13, 14, 27, 28].map(paceAfter)).toEqual([0.5, 0.35, 0.35, 0.7 * 0.35]);
  expect(raiseBound(towns, from, 100, 13).stalled).toBe(13);
  expect(raiseBound(towns, from, 100, 14).stalled).toBe(0);
});

test('a fresh start keeps the best multipliers and forgets the way there', () => {
  const dual = raiseBound(towns, firstDual(towns, [0, 2]), 20, 9);
  const again = restarted(dual, 0.1);
  expect(again).toMatchObject({bound: -Infinity, pace: 0.1, stalled: 0, visits: 0});
  expect(again.current).toEqual(dual.multipliers);
  expect(again.multipliers).toEqual(dual.multipliers);
  expect([...again.direction]).toEqual([0, 0, 0, 0, 0]);
  expect(again.share).toEqual(dual.share);
});

test('settles no site against a plan that is cheaper than the known one', () => {
  let settledSome = 0;
  fc.assert(
    fc.property(anyProblem, someSites, fc.integer({min: 1, max: 40}), (problem, wanted, steps) => {
      const plan = within(problem, wanted);
      const upper = costOf(problem, plan);
      const dual = raiseBound(problem, firstDual(problem, plan), upper, steps);
      const mark = settledSites(problem, dual.multipliers, upper);
      settledSome += mark.filter(one => one !== 0).length;
      for (const better of allPlans(problem)) {
        if (costOf(problem, better) > upper - problem.step) continue;
        mark.forEach((one, site) => {
          if (one !== 0) expect(better.includes(site)).toBe(one === OPEN);
        });
      }
    }),
    {numRuns: 300},
  );
  expect(settledSome).toBeGreaterThan(0);
});

test('settles a site just where deciding otherwise lifts the bound to the known cost', () => {
  // values at multipliers of 10: 10, 6, 2; one site: the bound is 10 + 10 + 10 − 10
  const problem = locationProblem(
    [
      [0, 99, 99],
      [99, 4, 99],
      [99, 99, 8],
    ],
    [10, 10, 10],
    {siteCount: 3, count: 1},
  );
  const at = (upper: number) => [...settledSites(problem, Float64Array.of(10, 10, 10), upper)];
  // another site than 0: 4 dearer; opening 1: 4 dearer; opening 2: 8 dearer
  expect(at(30)).toEqual([0, 0, 0]);
  expect(at(29)).toEqual([0, 0, 0]);
  expect(at(28)).toEqual([0, 0, CLOSED]);
  expect(at(25)).toEqual([0, 0, CLOSED]);
  expect(at(24)).toEqual([OPEN, CLOSED, CLOSED]);
});
