import fc from 'fast-check';
import {expect, test} from 'vitest';
import {greedyPlan} from '#core/siting/greedy-plan.ts';
import type {LocationProblem} from '#core/siting/location-problem.ts';
import {anyLocation, anyPricedCover, costOf, locationProblem, opened} from '../../support/random-location.ts';

/** Looks at every site again for every step; the costs of plans are counted whole. */
function plainGreedy(problem: LocationProblem, from: readonly number[]) {
  const plan = [...from];
  const free = {...problem, siteCost: 0};
  const steps: [number, number][] = [];
  while (plan.length < problem.count) {
    let [best, most] = [-1, 0];
    for (let site = 0; site < problem.siteCount; site++) {
      if (plan.includes(site)) continue;
      const gain = costOf(free, plan) - costOf(free, [...plan, site]);
      if (gain > most) [best, most] = [site, gain];
    }
    if (best < 0 || most < problem.siteCost) break;
    plan.push(best);
    steps.push([best, most]);
  }
  return steps;
}

test('adds the sites that a look at every site each time adds, with the same gains, onto those opened before', () => {
  fc.assert(
    fc.property(fc.oneof(anyLocation, anyPricedCover), fc.uniqueArray(fc.nat(6), {maxLength: 3}), (problem, wanted) => {
      const from = wanted.filter(site => site < problem.siteCount);
      const before = opened(problem, from);
      const {sites, gains} = greedyPlan(problem, before);
      expect(Array.from(sites, (site, at) => [site, gains[at]])).toEqual(plainGreedy(problem, from));
      expect([...before]).toEqual([...opened(problem, from)]);
      for (let at = 1; at < gains.length; at++) expect(gains[at]!).toBeLessThanOrEqual(gains[at - 1]!);
    }),
    {numRuns: 400},
  );
});

test('takes a site that saves just what it costs, and none that saves less', () => {
  // site 0 saves 3, site 1 saves 2
  const table = [
    [0, 9],
    [9, 0],
  ];
  const sitesAt = (siteCost: number) => [
    ...greedyPlan(locationProblem(table, [3, 2], {siteCount: 2, count: Infinity, siteCost}), new Uint8Array(2)).sites,
  ];
  expect([1, 2, 3, 4].map(sitesAt)).toEqual([[0, 1], [0, 1], [0], []]);
});
