import fc from 'fast-check';
import {expect, test} from 'vitest';
import {firstAtLeast} from '#core/first-at-least.ts';

test('finds where a value belongs: before its equals, and after everything smaller', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: -9, max: 9})), fc.integer({min: -10, max: 10}), (values, value) => {
      const ascending = values.toSorted((a, b) => a - b);
      const smaller = values.filter(one => one < value).length;
      expect(firstAtLeast(Int32Array.from(ascending), value)).toBe(smaller);
      expect(firstAtLeast(Float64Array.from(ascending), value)).toBe(smaller);
    }),
  );
});
