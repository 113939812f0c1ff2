import fc from 'fast-check';
import {expect, test} from 'vitest';
import {gini} from '#core/inequality.ts';
import {giniOfCounts, medianOfCounts, valueCounts} from '#core/value-counts.ts';

const LIMIT = 50;
const rows = fc.array(fc.record({value: fc.nat(70), people: fc.nat(5000)}), {maxLength: 40});

test('counts everyone up to the limit once', () => {
  expect([...valueCounts([3, 0, 4, 3, 5], [10, 20, 30, 40, 50], 4)]).toEqual([20, 0, 0, 50, 30]);
});

test('has the Gini index of the rows it was made of', () => {
  fc.assert(
    fc.property(rows, all => {
      const near = all.filter(({value}) => value <= LIMIT);
      const counts = valueCounts(
        all.map(({value}) => value),
        all.map(({people}) => people),
        LIMIT,
      );
      const expected = gini(
        near.map(({value}) => value),
        near.map(({people}) => people),
      );
      const found = giniOfCounts(counts);
      if (expected === null) expect(found).toBeNull();
      else expect(found).toBeCloseTo(expected, 12);
    }),
  );
});

test('of two halves, one with nothing, half of everything would have to change hands', () => {
  expect(giniOfCounts(valueCounts([0, 7], [1000, 1000], 10))).toBe(0.5);
  expect(giniOfCounts(valueCounts([7, 7], [1000, 3000], 10))).toBe(0);
  expect(giniOfCounts(valueCounts([], [], 10))).toBeNull();
});

test('its median is the walk of the person in the middle', () => {
  fc.assert(
    fc.property(fc.array(fc.record({value: fc.nat(LIMIT), people: fc.nat(6)}), {maxLength: 20}), all => {
      const each = all.flatMap(({value, people}) => new Array<number>(people).fill(value)).sort((a, b) => a - b);
      const counts = valueCounts(
        all.map(({value}) => value),
        all.map(({people}) => people),
        LIMIT,
      );
      expect(medianOfCounts(counts)).toBe(each.length === 0 ? null : each[Math.ceil(each.length / 2) - 1]);
    }),
  );
});
