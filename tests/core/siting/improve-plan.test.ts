import fc from 'fast-check';
import {expect, test} from 'vitest';
import {improvePlan, marks} from '#core/siting/improve-plan.ts';
import {interchange} from '#core/siting/interchange.ts';
import {anyLocation, anyPricedCover, costOf} from '../../support/random-location.ts';

const someSites = fc.uniqueArray(fc.nat(6), {maxLength: 4});

test('where only so many sites may open, never makes a plan dearer and ends where no swap saves anything', () => {
  fc.assert(
    fc.property(anyLocation, someSites, (problem, wanted) => {
      const from = wanted.filter(site => site < problem.siteCount).slice(0, problem.count);
      const made = improvePlan(problem, from);
      expect(made.cost).toBe(costOf(problem, made.sites));
      expect(made.cost).toBeLessThanOrEqual(costOf(problem, from));
      expect(made.sites.length).toBeGreaterThanOrEqual(from.length);
      expect(made.sites.length).toBeLessThanOrEqual(problem.count);
      const again = interchange(problem, made.sites);
      expect(again.sites).toEqual(made.sites);
      expect(made.visits).toBeGreaterThanOrEqual(again.visits + 2 * problem.site.length);
      if (made.sites.length < Math.min(problem.count, problem.siteCount))
        for (let site = 0; site < problem.siteCount; site++)
          expect(costOf(problem, new Set([...from, site]))).toBeGreaterThanOrEqual(made.cost);
    }),
    {numRuns: 300},
  );
});

test('where sites cost, leaves no site that would better close', () => {
  fc.assert(
    fc.property(anyPricedCover, someSites, (problem, wanted) => {
      const from = wanted.filter(site => site < problem.siteCount);
      const made = improvePlan(problem, from);
      expect(made.cost).toBe(costOf(problem, made.sites));
      expect(made.visits).toBe(6 * problem.site.length);
      for (const site of made.sites)
        expect(
          costOf(
            problem,
            [...made.sites].filter(other => other !== site),
          ),
        ).toBeGreaterThanOrEqual(made.cost);
    }),
    {numRuns: 300},
  );
});

test('marks the sites of a plan', () => {
  fc.assert(
    fc.property(anyLocation, problem => {
      expect([...marks(problem, [0])]).toEqual([1, ...new Array<number>(problem.siteCount - 1).fill(0)]);
      expect(marks(problem, []).some(one => one !== 0)).toBe(false);
    }),
    {numRuns: 20},
  );
});
