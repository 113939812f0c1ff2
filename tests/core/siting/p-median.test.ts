import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type CostMatrix, medianCost, pMedian} from '#core/siting/p-median.ts';
import {readOrlibMatrix} from '../../../scripts/io/site-matrix-file.ts';
import {anyMatrix, clusteredCity, servingCost, subsets} from '../../support/random-siting.ts';
import {seeded} from '../../support/real-city.ts';
import {sharedFile} from '../../support/shared.ts';

function leastCost(matrix: CostMatrix, count: number, fixed: readonly number[] = []): number {
  let least = Infinity;
  for (const plan of subsets(matrix.siteCount, Math.min(count, matrix.siteCount)))
    if (fixed.every(site => plan.includes(site))) least = Math.min(least, servingCost(matrix, plan));
  return least;
}

/** Equal but for the rounding of sums. */
function expectSame(found: number, expected: number): void {
  if (expected === Infinity) expect(found).toBe(Infinity);
  else expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * expected);
}

describe('p-median', () => {
  test('is the cheapest of all plans of that size, and proves it', () => {
    fc.assert(
      fc.property(anyMatrix, fc.integer({min: 1, max: 5}), (matrix, count) => {
        const plan = pMedian(matrix, count);
        const least = leastCost(matrix, count);
        expectSame(plan.objective, least);
        expectSame(plan.lowerBound, least);
        expect(plan.optimal).toBe(true);
        expectSame(servingCost(matrix, Array.from(plan.sites)), plan.objective);
        expect(plan.sites.length).toBe(Math.min(count, matrix.siteCount));
        expect(plan.unserved.length > 0).toBe(least === Infinity);
      }),
      {numRuns: 400},
    );
  });

  test('keeps the fixed sites and is the cheapest of the plans that hold them', () => {
    fc.assert(
      fc.property(anyMatrix, fc.integer({min: 1, max: 4}), fc.nat(7), (matrix, count, wanted) => {
        const fixed = [wanted % matrix.siteCount];
        const plan = pMedian(matrix, count, {fixed: Uint32Array.from(fixed)});
        expect(plan.sites).toContain(fixed[0]);
        expectSame(plan.objective, leastCost(matrix, count, fixed));
      }),
      {numRuns: 150},
    );
  });

  test('with a price for demand left out, a plan may leave it out', () => {
    const matrix = {
      demandCount: 3,
      siteCount: 2,
      weight: Float64Array.of(10, 10, 1),
      cost: Float64Array.of(1, 50, 2, 50, Infinity, 3),
    };
    expect(pMedian(matrix, 1)).toMatchObject({objective: 1003, optimal: true});
    expect(pMedian(matrix, 1, {unservedCost: 100})).toMatchObject({objective: 130, lowerBound: 130, optimal: true});
    expect(Array.from(pMedian(matrix, 1, {unservedCost: 100}).sites)).toEqual([0]);
    expect(pMedian(matrix, 0, {unservedCost: 100})).toMatchObject({objective: 2100, optimal: true});
  });

  test('says so when no plan of that size serves everyone', () => {
    const matrix = {demandCount: 2, siteCount: 2, weight: Float64Array.of(1, 1), cost: [0, Infinity, Infinity, 0]};
    const plan = pMedian(matrix, 1);
    expect(plan).toMatchObject({objective: Infinity, lowerBound: Infinity, optimal: true});
    expect(plan.unserved.length).toBe(1);
    expect(pMedian(matrix, 2)).toMatchObject({objective: 0, lowerBound: 0, optimal: true});
  });

  test('leaves demand that no site can serve out of the sum', () => {
    const matrix = {demandCount: 2, siteCount: 1, weight: Float64Array.of(4, 9), cost: [2, Infinity]};
    expect(pMedian(matrix, 1)).toMatchObject({objective: 8, lowerBound: 8, optimal: true});
  });

  test('never costs more with one more site, and renumbered sites cost the same', () => {
    fc.assert(
      fc.property(anyMatrix, fc.integer({min: 1, max: 4}), (matrix, count) => {
        const plan = pMedian(matrix, count);
        expect(pMedian(matrix, count + 1).objective).toBeLessThanOrEqual(plan.objective * (1 + 1e-12));
        const {demandCount, siteCount} = matrix;
        const turned = Float64Array.from({length: demandCount * siteCount}, (_, at) => {
          const row = Math.floor(at / siteCount) * siteCount;
          return matrix.cost[row + siteCount - 1 - (at - row)]!;
        });
        expectSame(pMedian({...matrix, cost: turned}, count).objective, plan.objective);
      }),
      {numRuns: 100},
    );
  });

  test('a search that stops early still tells the truth about its bound', () => {
    const {matrix} = clusteredCity(120, 60, 0.1, seeded(8));
    const proven = pMedian(matrix, 6);
    expect(proven.optimal).toBe(true);
    for (const visits of [0, 1e4, 1e5]) {
      const early = pMedian(matrix, 6, {visits});
      expect(medianCost(matrix, early.sites).objective).toBe(early.objective);
      expect(early.objective).toBeGreaterThanOrEqual(proven.objective);
      expect(early.lowerBound).toBeLessThanOrEqual(proven.objective);
    }
  });

  const instances = ['pmed1', 'pmed5', 'pmed6', 'pmed10', 'pmed13', 'pmed18', 'pmed19'];
  test.each(instances)('finds and proves the optimum of OR-Library %s', async name => {
    const file = sharedFile(`orlib_pmedian/${name}.txt`);
    const optima = sharedFile('orlib_pmedian/pmedopt.txt');
    if (file === null || optima === null) return;
    const optimum = Number(new RegExp(`^${name}\\s+(\\d+)`, 'm').exec(readFileSync(optima, 'utf8'))![1]);
    const {demandIds, siteIds, weight, cost, count} = await readOrlibMatrix(file);
    const matrix = {demandCount: demandIds.length, siteCount: siteIds.length, weight, cost};
    expect(pMedian(matrix, count!)).toMatchObject({objective: optimum, lowerBound: optimum, optimal: true});
  });
});
