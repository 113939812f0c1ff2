import fc from 'fast-check';
import {expect, test} from 'vitest';
import {startsOf} from '#core/list-starts.ts';
import {capacityCover} from '#core/siting/capacity-cover.ts';
import type {CoverCase} from '#core/siting/cover-case.ts';

/** A case from what each candidate reaches: pairs of a cell and its cost. */
function caseOf(lists: readonly (readonly (readonly [cell: number, cost: number])[])[], weight: number[]): CoverCase {
  return {
    reach: {
      firstPlace: startsOf(lists.map(list => list.length)),
      place: Uint32Array.from(lists.flatMap(list => list.map(([cell]) => cell))),
      cost: Uint16Array.from(lists.flatMap(list => list.map(([, cost]) => cost))),
    },
    cutoff: 100,
    weight: Uint32Array.from(weight),
  };
}

test('fills a site from the nearest until it is full, and leaves the rest to the next', () => {
  const cover = caseOf(
    [
      [
        [0, 90],
        [1, 10],
        [2, 101],
      ],
      [[0, 50]],
    ],
    [30, 20, 99],
  );
  expect(capacityCover(cover, [35, 100], 2, 50)).toEqual({
    sites: [
      {
        candidate: 0,
        gained: 35,
        served: [
          [1, 20],
          [0, 15],
        ],
      },
      {candidate: 1, gained: 15, served: [[0, 15]]},
    ],
    objective: 50,
    upperBound: 50,
  });
});

test('stops where nobody is left, and bounds by capacity or by reach, whichever is less', () => {
  const cover = caseOf([[[0, 1]], [[0, 2]], [[1, 3]]], [40, 5]);
  const {sites, objective, upperBound} = capacityCover(cover, [10, 10, 10], 3, 45);
  expect(sites.map(({candidate, gained}) => [candidate, gained])).toEqual([
    [0, 10],
    [1, 10],
    [2, 5],
  ]);
  expect([objective, upperBound]).toEqual([25, 25]);
  expect(capacityCover(cover, [100, 100, 100], 3, 45).sites).toHaveLength(2);
});

const anyCase = fc.record({
  lists: fc.array(fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(150)), {selector: ([cell]) => cell, maxLength: 6}), {
    minLength: 1,
    maxLength: 6,
  }),
  weight: fc.array(fc.nat(50), {minLength: 6, maxLength: 6}),
  capacity: fc.array(fc.oneof(fc.nat(60), fc.constant(Infinity)), {minLength: 6, maxLength: 6}),
  count: fc.integer({min: 1, max: 4}),
});

test('serves nobody twice, none beyond capacity or cutoff, and no plan beats the bound', () => {
  fc.assert(
    fc.property(anyCase, ({lists, weight, capacity, count}) => {
      const sorted = lists.map(list => list.toSorted((a, b) => a[0] - b[0]));
      const cover = caseOf(sorted, weight);
      const reached = (chosen: readonly number[]) =>
        weight.reduce((sum, n, cell) => {
          const near = chosen.some(site => sorted[site]!.some(([c, cost]) => c === cell && cost <= 100));
          return sum + (near ? n : 0);
        }, 0);
      const all = sorted.map((_, site) => site);
      const {sites, objective, upperBound} = capacityCover(cover, capacity, count, reached(all));
      const left = [...weight];
      for (const {candidate, gained, served} of sites) {
        expect(gained).toBeLessThanOrEqual(capacity[candidate]!);
        expect(served.reduce((sum, [, n]) => sum + n, 0)).toBe(gained);
        for (const [cell, n] of served) {
          expect(sorted[candidate]!.find(([c]) => c === cell)![1]).toBeLessThanOrEqual(100);
          left[cell]! -= n;
        }
      }
      expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
      expect(sites.length).toBeLessThanOrEqual(count);
      expect(objective).toBeLessThanOrEqual(upperBound);
      // no candidate alone can serve more than the bound, nor more than the first one chosen
      for (const first of all) {
        const alone = Math.min(capacity[first]!, reached([first]));
        expect(alone).toBeLessThanOrEqual(upperBound);
        expect(sites.length === 0 ? 0 : sites[0]!.gained).toBeGreaterThanOrEqual(alone);
      }
    }),
  );
});
