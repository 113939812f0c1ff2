import fc from 'fast-check';
import {expect, test} from 'vitest';
import {lazyGreedy} from '#core/siting/lazy-greedy.ts';

/** What each item covers: bits. */
const sets = fc.array(fc.integer({min: 0, max: 255}), {maxLength: 12});

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

test('takes what gains most, of equals the first, as looking at every item again and again does', () => {
  fc.assert(
    fc.property(sets, covers => {
      let covered = 0;
      const lazy: [number, number][] = [];
      for (const {item, gain} of lazyGreedy([...covers.keys()], i => bitCount(covers[i]! & ~covered))) {
        lazy.push([item, gain]);
        covered |= covers[item]!;
      }
      const left = new Set(covers.keys());
      let seen = 0;
      const eager = covers.map((): [number, number] => {
        let [best, most] = [-1, -1];
        for (const i of left) if (bitCount(covers[i]! & ~seen) > most) [best, most] = [i, bitCount(covers[i]! & ~seen)];
        left.delete(best);
        seen |= covers[best]!;
        return [best, most];
      });
      expect(lazy).toEqual(eager);
    }),
  );
});

test('looks again only at items whose old gain could still be the largest', () => {
  let looks = 0;
  const gainOf = (item: number) => {
    looks++;
    return 100 - item;
  };
  const order = [...lazyGreedy([0, 1, 2, 3], gainOf)].map(({item}) => item);
  expect(order).toEqual([0, 1, 2, 3]);
  // once for all, and once more for each that comes up after another was taken
  expect(looks).toBe(4 + 3);
});
