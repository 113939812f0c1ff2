import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {isInside, isInsideRing} from '#core/inside.ts';

type Ring = [number, number][];

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

describe('an area with a hole', () => {
  const area = [box(0, 0, 10, 10), box(4, 4, 6, 6).reverse()];

  test.each([
    ['in it', 1, 5, true],
    ['in its hole', 5, 5, false],
    ['outside', 11, 5, false],
    ['at the height of a corner, west of it', -1, 0, false],
    ['at the height of a corner of the hole, in the area', 1, 4, true],
    ['on its western side', 0, 5, true],
    ['on its eastern side', 10, 5, true],
    ['on its southern side', 5, 0, true],
    ['on its northern side', 5, 10, true],
    ['on a corner', 10, 10, true],
    ['on the border of the hole', 4, 5, true],
  ])('a place %s', (_, x, y, expected) => {
    expect(isInside([area], x, y)).toBe(expected);
    expect(isInside([[box(20, 20, 21, 21)], area], x, y)).toBe(expected);
    const open = area.map(ring => ring.slice(1));
    expect(isInside([open], x, y)).toBe(expected);
  });
});

test('no polygon holds no place', () => {
  expect(isInside([], 0, 0)).toBe(false);
  expect(isInside([[]], 0, 0)).toBe(false);
});

test('of rings that tile a board every place is in one and only one, also on the sides and corners they share', () => {
  const tiles = Array.from({length: 9}, (_, i) => box(i % 3, Math.floor(i / 3), (i % 3) + 1, Math.floor(i / 3) + 1));
  for (let x = 0; x < 3; x += 0.25)
    for (let y = 0; y < 3; y += 0.25) expect(tiles.filter(tile => isInsideRing(tile, x, y))).toHaveLength(1);
});

test('in a triangle is where all three turns are the same', () => {
  const place = fc.tuple(fc.integer({min: -20, max: 20}), fc.integer({min: -20, max: 20}));
  const turn = (a: number[], b: number[], c: number[]) =>
    (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!);
  fc.assert(
    fc.property(place, place, place, place, (a, b, c, at) => {
      fc.pre(turn(a, b, c) !== 0);
      const turns = [turn(a, b, at), turn(b, c, at), turn(c, a, at)];
      const expected = turns.every(value => value >= 0) || turns.every(value => value <= 0);
      expect(isInside([[[a, b, c, a]]], at[0], at[1])).toBe(expected);
    }),
    {seed: 15, numRuns: 2000},
  );
});
