import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type CoverProblem, coverAsLocation, reduceCover, reduceFullCover} from '#core/siting/cover-problem.ts';
import {highsSolver} from '#core/siting/highs-model.ts';
import {improvePlan} from '#core/siting/improve-plan.ts';
import {setCover} from '#core/siting/set-cover.ts';
import {anyCover, clusteredCity, coveredWeight, coverProblem, subsets} from '../../support/random-siting.ts';
import {seeded} from '../../support/real-city.ts';

function coverable(problem: CoverProblem): number {
  return coveredWeight(
    problem,
    Array.from({length: problem.siteCount}, (_, site) => site),
  );
}

function fewestSites(problem: CoverProblem): number {
  const all = coverable(problem);
  for (let count = 0; ; count++)
    for (const plan of subsets(problem.siteCount, count)) if (coveredWeight(problem, plan) === all) return count;
}

describe('set cover', () => {
  test('is the smallest of all plans that cover what can be covered, and proves it', () => {
    fc.assert(
      fc.property(anyCover, problem => {
        const plan = setCover(problem);
        expect(coveredWeight(problem, plan.sites)).toBe(coverable(problem));
        expect(plan.objective).toBe(plan.sites.length);
        expect(plan.objective).toBe(fewestSites(problem));
        expect(plan.lowerBound).toBe(plan.objective);
        expect(plan.optimal).toBe(true);
      }),
      {numRuns: 400},
    );
  });

  test('names the demand that no site reaches, and asks nothing for demand without weight', () => {
    const plan = setCover(coverProblem([3, 0, 2, 0, 1], [[0], [1, 2]]));
    expect(Array.from(plan.uncoverable)).toEqual([4]);
    expect(Array.from(plan.sites)).toEqual([0, 1]);
    expect(setCover(coverProblem([0, 0], [[0], [1]])).objective).toBe(0);
    expect(setCover(coverProblem([], []))).toMatchObject({objective: 0, lowerBound: 0, optimal: true});
  });

  test('knows that a triangle of pairs needs two sites although halves would do', () => {
    // each site covers two of three demands: one and a half sites in the relaxation
    expect(
      setCover(
        coverProblem(
          [1, 1, 1],
          [
            [0, 1],
            [1, 2],
            [0, 2],
          ],
        ),
      ),
    ).toMatchObject({objective: 2, optimal: true});
  });

  test('stopped early, still covers all that can be covered and claims no more than is true', () => {
    for (let seed = 1; seed <= 4; seed++) {
      const {cover} = clusteredCity(60, 40, 0.18, seeded(seed));
      const proven = setCover(cover);
      expect(proven.optimal).toBe(true);
      for (const limits of [{visits: 0}, {visits: 1000}, {visits: 5000}, {branches: 0}, {branches: 1}]) {
        const early = setCover(cover, limits);
        expect(early.lowerBound).toBeGreaterThanOrEqual(0);
        expect(coveredWeight(cover, early.sites)).toBe(coverable(cover));
        expect(early.objective).toBe(early.sites.length);
        expect(early.objective).toBeGreaterThanOrEqual(proven.objective);
        expect(early.lowerBound).toBeLessThanOrEqual(proven.objective);
        expect(early.optimal).toBe(early.lowerBound === early.objective);
        expect(early.uncoverable).toEqual(proven.uncoverable);
        // no site of the plan could be left out
        for (const site of early.sites)
          expect(
            coveredWeight(
              cover,
              [...early.sites].filter(other => other !== site),
            ),
          ).toBeLessThan(coverable(cover));
      }
      expect(setCover(cover, {branches: 0}).optimal).toBe(false);
    }
  });

  test('without a proof, taking a site out and swapping the others finds covers with fewer sites than adding does', () => {
    let fewer = 0;
    const random = seeded(5);
    for (let made = 0; made < 20; made++) {
      const six = () => [...new Set(Array.from({length: 6}, () => Math.floor(random() * 60)))];
      const problem = coverProblem(new Array<number>(60).fill(1), Array.from({length: 60}, six));
      const cover = reduceFullCover(reduceCover(problem), 60);
      const price = new Float64Array(cover.weight.length).fill(2);
      const added = improvePlan(coverAsLocation(cover, 60, {price, count: Infinity, siteCost: 1}), []).sites;
      const plan = setCover(problem, {branches: 0});
      expect(coveredWeight(problem, plan.sites)).toBe(coverable(problem));
      expect(plan.objective).toBeLessThanOrEqual(added.length);
      if (plan.objective < added.length) fewer++;
    }
    expect(fewer).toBeGreaterThan(5);
  });

  test('agrees with HiGHS on a hundred sites', async () => {
    const solve = await highsSolver();
    for (let seed = 1; seed <= 3; seed++) {
      const {cover} = clusteredCity(150, 100, 0.15, seeded(seed));
      const helped = setCover(cover, {solve, visits: 1e6});
      const alone = setCover(cover);
      expect(coveredWeight(cover, alone.sites)).toBe(coverable(cover));
      expect(alone.lowerBound).toBeLessThanOrEqual(helped.objective);
      expect(helped.lowerBound).toBeLessThanOrEqual(alone.objective);
    }
  });
});
