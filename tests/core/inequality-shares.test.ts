import {expect, test} from 'vitest';
import {cellVerdicts} from '#core/coverage.ts';
import {addShares, caseRange, noShares, type ShareCounts, shareDifference} from '#core/inequality-shares.ts';

const share = (low: number, base: number, high: number, atMost = high, people = 100): ShareCounts => ({
  ...{people, low, base, high, atMost},
});

test('counts people under the three assumptions, and those who could be covered at most', () => {
  // covered in all three, only base and high, only high, known not to be, unknown
  const costs = {low: [1, 9, 9, 9, 9], base: [1, 1, 9, 9, 9], high: [1, 1, 1, 9, 9]};
  const verdicts = cellVerdicts(costs, 5, Uint8Array.of(1, 2, 1, 2, 1), null, 0);
  const counts = [noShares(), noShares()];
  addShares(counts, verdicts, [1, 10, 100, 1000, 10_000], Int32Array.of(0, 0, 0, 0, 0));
  expect(counts[0]).toEqual({people: 11_111, low: 1, base: 11, high: 111, atMost: 10_111});
  expect(counts[1]).toEqual(noShares());
  // people in no area are in none
  addShares(counts, verdicts, [7, 7, 7, 7, 7], Int32Array.of(-1, -1, -1, 1, 9));
  expect(counts[1]).toEqual({people: 7, low: 0, base: 0, high: 0, atMost: 0});
});

test('areas whose ranges overlap cannot be ranked, though the difference is told case by case', () => {
  expect(shareDifference(share(60, 70, 80), share(30, 40, 50), false)).toEqual({
    low: expect.closeTo(0.3, 12),
    base: expect.closeTo(0.3, 12),
    high: expect.closeTo(0.3, 12),
    comparison: 'higher',
  });
  expect(shareDifference(share(30, 40, 50), share(60, 70, 80), false)!.comparison).toBe('lower');
  expect(shareDifference(share(60, 70, 80), share(50, 60, 65), false)!.comparison).toBe('cannot-rank');
  // ranges that touch do not part the two
  expect(shareDifference(share(60, 70, 80), share(40, 50, 60), false)!.comparison).toBe('cannot-rank');
  expect(shareDifference(share(40, 50, 60), share(60, 70, 80), false)!.comparison).toBe('cannot-rank');
});

test('groups in the same cells are told apart by the sign of every case', () => {
  const everyone = share(50, 60, 70);
  expect(shareDifference(share(49, 58, 69), everyone, true)!.comparison).toBe('lower');
  expect(shareDifference(share(51, 61, 71), everyone, true)!.comparison).toBe('higher');
  expect(shareDifference(share(51, 60, 70), everyone, true)!.comparison).toBe('cannot-rank');
  expect(shareDifference(share(49, 60, 70), everyone, true)!.comparison).toBe('cannot-rank');
  expect(shareDifference(share(25, 30, 35, 35, 50), everyone, true)).toEqual({
    ...{low: 0, base: 0, high: 0},
    comparison: 'equal',
  });
});

test('unknown people may turn a comparison, so they forbid it', () => {
  expect(shareDifference(share(60, 70, 80), share(30, 40, 50, 61), false)!.comparison).toBe('cannot-rank');
  expect(shareDifference(share(60, 70, 80), share(30, 40, 50, 59), false)!.comparison).toBe('higher');
  expect(shareDifference(share(49, 58, 69, 70), share(50, 60, 70), true)!.comparison).toBe('cannot-rank');
  expect(shareDifference(share(49, 58, 69), share(50, 60, 70, 71), true)!.comparison).toBe('cannot-rank');
  expect(shareDifference(share(10, 20, 30, 35), share(50, 60, 70), true)!.comparison).toBe('lower');
});

test('nobody has no share, and the range holds the base', () => {
  expect(shareDifference(noShares(), share(1, 2, 3), true)).toBeNull();
  expect(shareDifference(share(1, 2, 3), noShares(), false)).toBeNull();
  expect(caseRange([3, 1, 2])).toEqual({low: 1, base: 1, high: 3});
});
