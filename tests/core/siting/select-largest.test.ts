import fc from 'fast-check';
import {expect, test} from 'vitest';
import {selectLargest} from '#core/siting/select-largest.ts';

test('gives what sorting gives, the larger values before it and the smaller behind, and leaves the rest alone', () => {
  const anyValues = fc.array(fc.oneof(fc.nat(4), fc.integer()), {minLength: 1, maxLength: 40});
  fc.assert(
    fc.property(anyValues, fc.nat(39), fc.array(fc.integer(), {maxLength: 3}), (list, wanted, behind) => {
      const rank = wanted % list.length;
      const values = Float64Array.from([...list, ...behind]);
      const sorted = list.toSorted((a, b) => b - a);
      const found = selectLargest(values, list.length, rank);
      expect(found).toBe(sorted[rank]);
      const moved = [...values.subarray(0, list.length)];
      expect(moved.toSorted((a, b) => b - a)).toEqual(sorted);
      expect(Math.min(...moved.slice(0, rank + 1))).toBe(found);
      for (const value of moved.slice(rank + 1)) expect(value).toBeLessThanOrEqual(found);
      expect([...values.subarray(list.length)]).toEqual(behind);
    }),
    {numRuns: 1000},
  );
});
