import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {highsSolver} from '#core/siting/highs-model.ts';
import {type CoverProblem, maximalCoverage} from '#core/siting/maximal-coverage.ts';
import {anyCover, clusteredCity, coveredWeight, coverProblem, subsets} from '../../support/random-siting.ts';
import {seeded} from '../../support/real-city.ts';

function mostCovered(problem: CoverProblem, count: number, fixed: readonly number[] = []): number {
  let most = 0;
  for (const plan of subsets(problem.siteCount, Math.min(count, problem.siteCount)))
    if (fixed.every(site => plan.includes(site))) most = Math.max(most, coveredWeight(problem, plan));
  return most;
}

describe('maximal coverage', () => {
  test('is the best of all plans of that size, and proves it', () => {
    fc.assert(
      fc.property(anyCover, fc.nat(6), (problem, count) => {
        const plan = maximalCoverage(problem, count);
        const best = mostCovered(problem, count);
        expect(plan.objective).toBe(best);
        expect(plan.upperBound).toBe(best);
        expect(plan.optimal).toBe(true);
        expect(coveredWeight(problem, plan.sites)).toBe(plan.objective);
        expect(new Set(plan.sites).size).toBe(Math.min(count, problem.siteCount));
      }),
      {numRuns: 400},
    );
  });

  test('keeps the fixed sites and is the best of the plans that hold them', () => {
    fc.assert(
      fc.property(anyCover, fc.nat(5), fc.array(fc.nat(8), {maxLength: 3}), (problem, count, wanted) => {
        const fixed = [...new Set(wanted)].filter(site => site < problem.siteCount).slice(0, count);
        const plan = maximalCoverage(problem, count, {fixed: Uint32Array.from(fixed)});
        expect(Array.from(plan.sites.subarray(0, fixed.length))).toEqual(fixed);
        expect(plan.objective).toBe(mostCovered(problem, count, fixed));
        expect(plan.upperBound).toBe(plan.objective);
      }),
      {numRuns: 200},
    );
  });

  test('beats the greedy plan where greed goes wrong', () => {
    // greed takes the site in the middle (4 of 6), two others together cover all 6
    const problem = coverProblem(
      [1, 1, 1, 1, 1, 1],
      [
        [1, 2, 3, 4],
        [0, 1, 2],
        [3, 4, 5],
      ],
    );
    expect(maximalCoverage(problem, 2)).toMatchObject({objective: 6, upperBound: 6, optimal: true});
    expect(Array.from(maximalCoverage(problem, 2).sites)).toEqual([1, 2]);
    expect(Array.from(maximalCoverage(problem, 1).sites)).toEqual([0]);
  });

  test('orders its sites by what each adds to those before it', () => {
    const problem = coverProblem([5, 4, 3, 2], [[3], [0, 1], [2], [2, 3]]);
    const {sites, gains} = maximalCoverage(problem, 4);
    expect(Array.from(sites)).toEqual([1, 3, 0, 2]);
    expect(Array.from(gains)).toEqual([9, 5, 0, 0]);
  });

  test('takes the first of equal sites', () => {
    expect(Array.from(maximalCoverage(coverProblem([7, 7], [[1], [0], [1], [0]]), 1).sites)).toEqual([0]);
  });

  test('answers empty problems with empty plans', () => {
    const nothing = {objective: 0, upperBound: 0, optimal: true};
    expect(maximalCoverage(coverProblem([], []), 3)).toMatchObject(nothing);
    expect(maximalCoverage(coverProblem([5], []), 3)).toMatchObject(nothing);
    expect(maximalCoverage(coverProblem([5], [[0]]), 0)).toMatchObject(nothing);
    expect(maximalCoverage(coverProblem([0, 0], [[0], [1]]), 2)).toMatchObject(nothing);
  });

  test('refuses plan sizes and fixed sites that cannot be', () => {
    const problem = coverProblem([1], [[0], [0]]);
    expect(() => maximalCoverage(problem, 1.5)).toThrow('sites of a plan: got 1.5, expected a whole number');
    expect(() => maximalCoverage(problem, 1, {fixed: Uint32Array.of(0, 1)})).toThrow('got 2, expected at most 1');
    expect(() => maximalCoverage(problem, 1, {fixed: Uint32Array.of(2)})).toThrow('got 2, expected numbers below 2');
  });

  test('never covers less with one more site or one more candidate', () => {
    fc.assert(
      fc.property(anyCover, fc.nat(4), (problem, count) => {
        const plan = maximalCoverage(problem, count);
        expect(maximalCoverage(problem, count + 1).objective).toBeGreaterThanOrEqual(plan.objective);
        const fewer = {...problem, siteCount: Math.max(0, problem.siteCount - 1)};
        expect(maximalCoverage(fewer, count).objective).toBeLessThanOrEqual(plan.objective);
      }),
      {numRuns: 100},
    );
  });

  test('a search that stops early still tells the truth about its bound', () => {
    const {cover} = clusteredCity(150, 60, 0.12, seeded(3));
    const proven = maximalCoverage(cover, 6);
    expect(proven.optimal).toBe(true);
    for (const visits of [0, 2e4, 2e5]) {
      const early = maximalCoverage(cover, 6, {visits});
      expect(coveredWeight(cover, early.sites)).toBe(early.objective);
      expect(early.objective).toBeLessThanOrEqual(proven.objective);
      expect(early.upperBound).toBeGreaterThanOrEqual(proven.objective);
      expect(early.optimal).toBe(early.upperBound === early.objective);
    }
  });

  test('with HiGHS for what is left the proof is the same', async () => {
    const solve = await highsSolver();
    for (let seed = 1; seed <= 4; seed++) {
      const {cover} = clusteredCity(200, 80, 0.1, seeded(seed));
      const alone = maximalCoverage(cover, 7);
      const helped = maximalCoverage(cover, 7, {solve, visits: 3e6});
      expect(alone.optimal).toBe(true);
      expect(helped.upperBound).toBeGreaterThanOrEqual(alone.objective);
      expect(helped.objective).toBeLessThanOrEqual(alone.objective);
      if (helped.optimal) expect(helped.objective).toBe(alone.objective);
    }
  });

  test('ten of 2,000 candidates: the bound is within one percent', () => {
    const {cover} = clusteredCity(1300, 2000, 0.08, seeded(11));
    const {objective, upperBound} = maximalCoverage(cover, 10, {visits: 4e8});
    expect((upperBound - objective) / upperBound).toBeLessThanOrEqual(0.01);
  });
});
