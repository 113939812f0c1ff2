import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Branch, cheaper, exploreBranch, planOf, splitBranch} from '#core/siting/explore-branch.ts';
import {firstDual} from '#core/siting/lagrangian.ts';
import {CLOSED, OPEN} from '#core/siting/location-problem.ts';
import {allPlans, anyLocation, anyPricedCover, costOf, locationProblem} from '../../support/random-location.ts';

const anyProblem = fc.oneof(anyLocation, anyPricedCover);
const anyMark = fc.array(fc.constantFrom(0, 0, OPEN, CLOSED), {minLength: 7, maxLength: 7});

test('what it finds in a branch is true: its best plan, its bound, and that nothing better is left', () => {
  fc.assert(
    fc.property(anyProblem, anyMark, fc.constantFrom(0, 40, 400, 1e6), (problem, wanted, visits) => {
      const mark = Int8Array.from(wanted.slice(0, problem.siteCount));
      fc.pre(mark.filter(one => one === OPEN).length <= problem.count);
      const branch: Branch = {mark, bound: -Infinity, dual: null};
      const before = mark.slice();
      const known = {sites: new Uint32Array(0), cost: costOf(problem, [])};
      const {best, rest, ...work} = exploreBranch(problem, branch, known, visits);
      expect(mark).toEqual(before);
      expect(best.cost).toBe(costOf(problem, best.sites));
      expect(best.cost).toBeLessThanOrEqual(known.cost);
      expect(best.sites.length).toBeLessThanOrEqual(problem.count);
      expect(work.visits).toBeGreaterThanOrEqual(problem.site.length);
      for (const plan of allPlans(problem)) {
        if (mark.some((one, site) => one !== 0 && plan.includes(site) !== (one === OPEN))) continue;
        const cost = costOf(problem, plan);
        if (rest === null) expect(cost).toBeGreaterThanOrEqual(best.cost);
        else {
          expect(cost).toBeGreaterThanOrEqual(Math.min(rest.bound, best.cost));
          // what is better agrees with all that was settled
          if (cost < best.cost)
            rest.mark.forEach((one, site) => {
              if (one !== 0) expect(plan.includes(site)).toBe(one === OPEN);
            });
        }
      }
    }),
    {numRuns: 400},
  );
});

test('splits at the site about which the relaxation wavers most, of equals the first, both ways', () => {
  const problem = locationProblem([[1, 2, 3, 4]], [9], {siteCount: 4, count: 2});
  const dual = {...firstDual(problem, []), share: Float64Array.of(0, 0.75, 0.25, 1)};
  const mark = Int8Array.of(0, 0, 0, 0);
  const branches = splitBranch({problem, mark, bound: 3, dual});
  expect(branches.map(branch => [[...branch.mark], branch.bound])).toEqual([
    [[0, CLOSED, 0, 0], 3],
    [[0, OPEN, 0, 0], 3],
  ]);
  expect([...mark]).toEqual([0, 0, 0, 0]);
  const nearer = splitBranch({problem, mark, bound: 3, dual: {...dual, share: Float64Array.of(0, 0.75, 0.6, 1)}});
  expect(nearer.map(branch => [...branch.mark])).toEqual([
    [0, 0, CLOSED, 0],
    [0, 0, OPEN, 0],
  ]);
});

test('a plan holds the sites marked open and those added, in order; of equal plans the first is kept', () => {
  const problem = locationProblem([[7, 2, 3, 4]], [9], {siteCount: 4, count: 3});
  const plan = planOf(problem, Int8Array.of(CLOSED, 0, OPEN, OPEN), [1]);
  expect([[...plan.sites], plan.cost]).toEqual([[1, 2, 3], 2]);
  const [same, less] = [{...plan}, {...plan, cost: 1}];
  expect(cheaper(plan, same)).toBe(plan);
  expect(cheaper(plan, less)).toBe(less);
  expect(cheaper(less, plan)).toBe(less);
});
