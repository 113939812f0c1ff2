import fc from 'fast-check';
import {expect, test} from 'vitest';
import {locateSites} from '#core/siting/locate-sites.ts';
import type {LinearProgram} from '#core/siting/lp-solver.ts';
import {anyLocation, anyPricedCover, costOf, leastCost, locationProblem} from '../../support/random-location.ts';
import {seeded} from '../../support/real-city.ts';

const anyProblem = fc.oneof(anyLocation, anyPricedCover);

test('finds the cheapest of all plans and proves it, without a solver', () => {
  fc.assert(
    fc.property(anyProblem, problem => {
      const found = locateSites(problem);
      expect(found.cost).toBe(leastCost(problem));
      expect(found.lowerBound).toBe(found.cost);
      expect(costOf(problem, found.sites)).toBe(found.cost);
      expect(found.sites.length).toBeLessThanOrEqual(problem.count);
    }),
    {numRuns: 300},
  );
});

/** Twelve demands in a ring, each site covers three neighbours: the relaxation leaves a gap for 5 sites. */
function ring(size: number, siteCost: number, count: number) {
  const near = (demand: number, site: number) => [0, 1, 2].includes((site - demand + size) % size);
  const table = Array.from({length: size}, (_, demand) =>
    Array.from({length: size}, (__, site) => (near(demand, site) ? 0 : 99)),
  );
  return locationProblem(table, new Array<number>(size).fill(2), {siteCount: size, count, siteCost});
}

test('a ring of ten, three to a site, needs four sites although three and a third would do in halves', () => {
  expect(locateSites(ring(10, 1, Infinity))).toMatchObject({cost: 4, lowerBound: 4});
  expect(locateSites(ring(10, 0, 3))).toMatchObject({cost: 2, lowerBound: 2});
});

test('stopped early, its plan is worth what it says and its bound is not above the optimum', () => {
  for (const problem of [ring(11, 0, 2), ring(13, 1, Infinity), ring(14, 0, 4)]) {
    const least = locateSites(problem).cost;
    for (const limits of [{visits: 0}, {branches: 0}, {visits: 500}, {visits: 3000}, {branches: 1}, {branches: 2}]) {
      const early = locateSites(problem, limits);
      expect(costOf(problem, early.sites)).toBe(early.cost);
      expect(early.cost).toBeGreaterThanOrEqual(least);
      expect(early.lowerBound).toBeLessThanOrEqual(least);
    }
    expect(locateSites(problem, {visits: 0}).lowerBound).toBe(-Infinity);
    expect(locateSites(problem, {branches: 0}).lowerBound).toBe(-Infinity);
  }
});

test('asks a solver once at most, believes its bound as far as it goes, and judges its plan itself', () => {
  let asked = 0;
  for (const problem of [ring(11, 0, 2), ring(13, 1, Infinity), ring(14, 0, 4), ring(10, 0, 3)]) {
    const least = locateSites(problem).cost;
    const calls: LinearProgram[] = [];
    const limits = {visits: 500};
    const ignorant = locateSites(problem, {
      ...limits,
      solve: program => {
        calls.push(program);
        return {columns: null, bound: -1e6, solved: false};
      },
    });
    expect(calls.length).toBeLessThanOrEqual(1);
    expect(ignorant.lowerBound).toBeLessThanOrEqual(least);
    expect(costOf(problem, ignorant.sites)).toBe(ignorant.cost);
    const closing = (program: LinearProgram) => ({
      columns: new Float64Array(program.columnCost.length),
      bound: 1e6,
      solved: true,
    });
    const sure = locateSites(problem, {...limits, solve: closing});
    // nothing opened is no better: the plan known before stays, and counts as the best
    expect(sure.cost).toBe(ignorant.cost);
    if (calls.length > 0) expect(sure.lowerBound).toBe(sure.cost);
    asked += calls.length;
  }
  expect(asked).toBeGreaterThan(0);
});

/** Demands that four sites out of twenty-four serve, chosen by chance: the relaxation leaves a gap that needs branching. */
function tangled(seed: number) {
  const random = seeded(seed);
  const table = Array.from({length: 40}, () => Array.from({length: 24}, () => (random() < 0.17 ? 0 : 99)));
  return locationProblem(table, new Array<number>(40).fill(1), {siteCount: 24, count: 5});
}

test('after the first branches it claims no proof while others are open, and proves the rest with more', () => {
  let open = 0;
  for (let seed = 1; seed <= 8; seed++) {
    const problem = tangled(seed);
    const proven = locateSites(problem);
    expect(proven.lowerBound).toBe(proven.cost);
    let lower = -Infinity;
    for (const branches of [1, 2, 4, 8]) {
      const early = locateSites(problem, {branches});
      expect(early.lowerBound).toBeLessThanOrEqual(proven.cost);
      expect(early.lowerBound).toBeGreaterThanOrEqual(lower);
      lower = early.lowerBound;
      if (branches === 1 && lower < early.cost) open++;
    }
  }
  expect(open).toBeGreaterThan(2);
});
