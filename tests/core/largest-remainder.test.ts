import fc from 'fast-check';
import {expect, test} from 'vitest';
import {apportion} from '#core/largest-remainder.ts';

test('splits by the largest remainder, equal ones to the smaller index', () => {
  expect([...apportion(Float64Array.of(1, 1, 1), 10)]).toEqual([4, 3, 3]);
  expect([...apportion(Float64Array.of(47, 16, 15.8, 12, 6.1, 3.1), 10)]).toEqual([5, 2, 1, 1, 1, 0]);
  expect([...apportion(Float64Array.of(0, 0), 3)]).toEqual([2, 1]);
  expect([...apportion(new Float64Array(0), 0)]).toEqual([]);
});

test('gives out the total exactly, never more than one away from the true share, nothing to the weightless', () => {
  const weight = fc.oneof(fc.constant(0), fc.double({min: 0, max: 1e9, noNaN: true}));
  fc.assert(
    fc.property(fc.array(weight, {minLength: 1, maxLength: 50}), fc.nat(2_000_000_000), (weights, total) => {
      const parts = apportion(Float64Array.from(weights), total);
      const sum = weights.reduce((a, b) => a + b, 0);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      if (sum > 1e-290)
        parts.forEach((part, i) => {
          expect(Math.abs(part - (weights[i]! / sum) * total)).toBeLessThan(1.0001);
          if (weights[i] === 0) expect(part).toBe(0);
        });
    }),
  );
});

test('refuses what cannot be shared', () => {
  expect(() => apportion(Float64Array.of(1, -1), 5)).toThrow('weight 1 is -1');
  expect(() => apportion(Float64Array.of(Number.NaN), 5)).toThrow('weight 0 is NaN');
  expect(() => apportion(new Float64Array(0), 5)).toThrow('5 to share but no one');
  expect(() => apportion(Float64Array.of(1), 0.5)).toThrow('total 0.5');
});
