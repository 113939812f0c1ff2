import fc from 'fast-check';
import {expect, test} from 'vitest';
import {visiblePairs} from '../../scripts/steps/network/visible-pairs.ts';

type Place = readonly [number, number];

/** Visible pairs of the named corners; rings are lists of corners, closed here. */
function pairsOf(places: readonly Place[], rings: readonly (readonly number[])[], nodes?: readonly number[]): string[] {
  const closed = rings.map(ring => [...ring, ring[0]!]);
  const lon = Int32Array.from(places, ([x]) => x);
  const lat = Int32Array.from(places, ([, y]) => y);
  return visiblePairs(closed, nodes ?? places.map((_, i) => i), lon, lat).map(pair => pair.join('-'));
}

test('sees both diagonals of a square, and not along its sides', () => {
  const square: Place[] = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ];
  expect(pairsOf(square, [[0, 1, 2, 3]])).toEqual(['0-2', '1-3']);
  expect(pairsOf(square, [[3, 2, 1, 0]])).toEqual(['0-2', '1-3']);
});

test('does not see along a straight side through the corner between', () => {
  const places: Place[] = [
    [0, 0],
    [50, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ];
  expect(pairsOf(places, [[0, 1, 2, 3, 4]])).toEqual(['0-3', '1-3', '1-4', '2-4']);
});

/**
 *  5 ──── 4
 *  │      │
 *  │  2 ─ 3
 *  │  │
 *  0 ─ 1
 */
test('does not see around the corner of an L, nor over its outside', () => {
  const places: Place[] = [
    [0, 0],
    [50, 0],
    [50, 50],
    [100, 50],
    [100, 100],
    [0, 100],
  ];
  expect(pairsOf(places, [[0, 1, 2, 3, 4, 5]])).toEqual(['0-2', '0-4', '1-5', '2-4', '2-5', '3-5']);
});

test('does not see through a hole, but past its corners', () => {
  const places: Place[] = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
    [40, 40],
    [60, 40],
    [60, 60],
    [40, 60],
  ];
  const pairs = pairsOf(places, [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
  ]);
  expect(pairs).not.toContain('0-2');
  expect(pairs).not.toContain('4-6');
  expect(pairs).toEqual(expect.arrayContaining(['0-4', '0-5', '0-7', '1-5', '2-6', '3-7']));
});

/** Corners around a centre at the given distances, one a step: never crossing itself. */
function star(distances: readonly number[], scale: number): Place[] {
  return distances.map((distance, i) => {
    const angle = (2 * Math.PI * i) / distances.length;
    return [Math.round(scale * distance * Math.cos(angle)), Math.round(scale * distance * Math.sin(angle))];
  });
}

function inside(rings: readonly (readonly Place[])[], x: number, y: number): boolean {
  let within = false;
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      const [x1, y1] = ring[i]!;
      const [x2, y2] = ring[(i + 1) % ring.length]!;
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) within = !within;
    }
  }
  return within;
}

/** True when a third corner is so near the line that looking at places on it may miss it. */
function grazes(places: readonly Place[], a: number, b: number): boolean {
  const [x1, y1] = places[a]!;
  const [x2, y2] = places[b]!;
  const length = Math.hypot(x2 - x1, y2 - y1);
  return places.some(([x, y], i) => {
    const aside = Math.abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length;
    return i !== a && i !== b && aside < length / 100;
  });
}

test('agrees with looking at many places on the line', () => {
  const outline = fc.array(fc.integer({min: 30, max: 100}), {minLength: 4, maxLength: 12});
  const pillar = fc.array(fc.integer({min: 3, max: 15}), {minLength: 3, maxLength: 6});
  fc.assert(
    fc.property(outline, pillar, fc.boolean(), (outer, inner, hasPillar) => {
      // units of 1e-7 degrees: about ninety to a metre
      const rings = [star(outer, 1000), ...(hasPillar ? [star(inner, 1000)] : [])];
      const places = rings.flat();
      const numbers = rings.map((ring, r) => ring.map((_, i) => i + (r === 0 ? 0 : rings[0]!.length)));
      const seen = new Set(pairsOf(places, numbers));
      for (let a = 0; a < places.length; a++) {
        for (let b = a + 1; b < places.length; b++) {
          const share = [];
          for (let step = 1; step < 400; step++) {
            const at = step / 400;
            const [x1, y1] = places[a]!;
            const [x2, y2] = places[b]!;
            share.push(inside(rings, x1 + at * (x2 - x1), y1 + at * (y2 - y1)) ? 1 : 0);
          }
          const insideCount = share.reduce<number>((sum, one) => sum + one, 0);
          // a line that is outside for a clear stretch is not seen along; one wholly inside is
          if (insideCount < 390) expect(seen.has(`${a}-${b}`)).toBe(false);
          const sideBySide = numbers.some(ring => {
            const [i, j] = [ring.indexOf(a), ring.indexOf(b)];
            return i >= 0 && j >= 0 && (Math.abs(i - j) === 1 || Math.abs(i - j) === ring.length - 1);
          });
          if (insideCount === 399 && !sideBySide && !grazes(places, a, b)) expect(seen.has(`${a}-${b}`)).toBe(true);
        }
      }
    }),
    {numRuns: 60},
  );
});
