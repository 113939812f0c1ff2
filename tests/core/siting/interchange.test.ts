import fc from 'fast-check';
import {expect, test} from 'vitest';
import {interchange} from '#core/siting/interchange.ts';
import type {LocationProblem} from '#core/siting/location-problem.ts';
import {anyLocation, costOf, locationProblem} from '../../support/random-location.ts';

/** Tries every pair and takes the best, again and again, counting the cost of each plan whole. */
function plainInterchange(problem: LocationProblem, from: readonly number[]) {
  const plan = [...from];
  for (let passes = 1; ; passes++) {
    let [least, swap] = [costOf(problem, plan), [-1, -1]];
    for (let add = 0; add < problem.siteCount; add++) {
      if (plan.includes(add)) continue;
      for (let drop = 0; drop < plan.length; drop++) {
        const cost = costOf(problem, plan.with(drop, add));
        if (cost < least) [least, swap] = [cost, [add, drop]];
      }
    }
    if (swap[0]! < 0) return {plan: plan.toSorted((a, b) => a - b), passes};
    plan[swap[1]!] = swap[0]!;
  }
}

const anyStart = fc.uniqueArray(fc.nat(6), {minLength: 1, maxLength: 4});

test('makes the swaps that trying every pair makes, and ends where no swap saves anything', () => {
  fc.assert(
    fc.property(anyLocation, anyStart, (problem, wanted) => {
      const from = wanted.filter(site => site < problem.siteCount);
      fc.pre(from.length > 0 && from.length < problem.siteCount);
      const {sites, visits} = interchange(problem, from);
      const {plan, passes} = plainInterchange(problem, from);
      expect([...sites]).toEqual(plan);
      // a pass looks at every entry, at every pair of slot and site twice
      expect(visits).toBe(passes * (problem.site.length + 2 * from.length * problem.siteCount));
    }),
    {numRuns: 400},
  );
});

test('has nothing to swap without a plan or with every site in it, and puts the sites in order', () => {
  const problem = locationProblem([[5, 1, 0]], [9], {siteCount: 3, count: 3});
  expect(interchange(problem, [])).toEqual({sites: new Uint32Array(0), visits: 0});
  expect(interchange(problem, [2, 0, 1])).toEqual({sites: Uint32Array.of(0, 1, 2), visits: 0});
  expect([...interchange(problem, [0]).sites]).toEqual([2]);
});

test('does not change the plan it is given', () => {
  const plan = Uint32Array.of(1, 0);
  interchange(locationProblem([[5, 4, 0]], [9], {siteCount: 3, count: 2}), plan);
  expect([...plan]).toEqual([1, 0]);
});
