import fc from 'fast-check';
import {expect, test} from 'vitest';
import {hilbertPosition} from '#core/hilbert.ts';

test('visits a square of any size once, and the next place is always a neighbour', () => {
  const corner = fc.integer({min: 0, max: 65536 / 32 - 1});
  fc.assert(
    fc.property(corner, corner, (column, row) => {
      const places = Array.from({length: 1024}, (_, i) => {
        const [x, y] = [32 * column + (i & 31), 32 * row + (i >> 5)];
        return {x, y, position: hilbertPosition(x, y)};
      }).sort((a, b) => a.position - b.position);
      expect(places[0]!.position % 1024).toBe(0);
      for (const [i, place] of places.entries()) {
        expect(place.position).toBe(places[0]!.position + i);
        const before = places[i - 1] ?? place;
        expect(Math.abs(place.x - before.x) + Math.abs(place.y - before.y)).toBe(i === 0 ? 0 : 1);
      }
    }),
    {numRuns: 40},
  );
});

test('begins in the south-west and ends in the south-east', () => {
  expect(hilbertPosition(0, 0)).toBe(0);
  expect(hilbertPosition(65535, 0)).toBe(2 ** 32 - 1);
});
