import fc from 'fast-check';
import {expect, test} from 'vitest';
import {partVertices, planeToDegrees} from '#core/plane-shape.ts';
import {bentShape, distanceToLine, type Point, sliceOf, turning} from '../support/bent-street.ts';
import {scenePlace} from '../support/scene.ts';

const pieces = fc.array(
  fc.tuple(fc.double({min: 3, max: 90, noNaN: true}), fc.double({min: -170, max: 170, noNaN: true})),
  {minLength: 1, maxLength: 12},
);
const share = fc.double({min: 0, max: 1, noNaN: true});

/** A part of the only street, as places of the scene. */
function partOf(
  shape: ReturnType<typeof bentShape>,
  lines: Parameters<typeof partVertices>[0],
  start: number,
  end: number,
) {
  const out = [-1, -2];
  partVertices(lines, 0, start, end, out);
  expect(out.splice(0, 2)).toEqual([-1, -2]);
  const west = shape.lon0 * shape.plane.metersPerDegreeLat;
  return Array.from({length: out.length / 2}, (_, i): Point => [out[2 * i]! + west, out[2 * i + 1]!]);
}

function expectSame(found: readonly Point[], expected: readonly Point[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [i, [x, y]] of found.entries()) {
    expect(Math.abs(x - expected[i]![0])).toBeLessThan(0.05);
    expect(Math.abs(y - expected[i]![1])).toBeLessThan(0.05);
  }
}

test('cuts the part between two shares of a street’s length out of it, in the order asked for', () => {
  fc.assert(
    fc.property(pieces, share, share, (made, a, b) => {
      const points = turning(made);
      const shape = bentShape(points);
      const [low, high] = a < b ? [a, b] : [b, a];
      fc.pre(high - low > 0.001);
      const slice = sliceOf(points, low, high);
      expectSame(partOf(shape, shape, low, high), slice);
      expectSame(partOf(shape, shape, high, low), slice.toReversed());
    }),
  );
});

test('gives the whole street from 0 to 1 and back', () => {
  const points = turning([
    [50, 0],
    [30, 40],
    [20, -90],
  ]);
  const shape = bentShape(points);
  expectSame(partOf(shape, shape, 0, 1), points);
  expectSame(partOf(shape, shape, 1, 0), points.toReversed());
  expect([...shape.share].map(value => Math.round(value * 100))).toEqual([0, 50, 80, 100]);
});

test('spreads the shares evenly over a street without length', () => {
  const shape = bentShape([
    [7, 7],
    [7, 7],
    [7, 7],
    [7, 7],
  ]);
  expect([...shape.share].map(value => Math.round(value * 3000))).toEqual([0, 1000, 2000, 3000]);
  expectSame(partOf(shape, shape, 0.2, 0.3), [
    [7, 7],
    [7, 7],
  ]);
});

test('leaves out of the outline what moves it less than half a metre, and nothing else', () => {
  fc.assert(
    fc.property(pieces, made => {
      const points = turning(made);
      const shape = bentShape(points);
      const kept = partOf(shape, shape.outline, 0, 1);
      for (const [x, y] of points) expect(distanceToLine(kept, x, y)).toBeLessThan(0.52);
      for (const [x, y] of kept)
        expect(Math.min(...points.map(([px, py]) => Math.hypot(px - x, py - y)))).toBeLessThan(0.02);
      expect(shape.outline.firstVertex).toEqual(Uint32Array.of(0, kept.length));
    }),
  );
});

test('simplifies a nearly straight street to its ends, and keeps a bend of more than half a metre', () => {
  const outlineOf = (bend: number) =>
    bentShape([
      [0, 0],
      [25, bend / 2],
      [50, bend],
      [75, bend / 2],
      [100, 0],
    ]).outline;
  expect(outlineOf(0.45).x).toHaveLength(2);
  expect(outlineOf(-0.45).x).toHaveLength(2);
  expect(outlineOf(0.6).x).toHaveLength(3);
  expect(outlineOf(-0.6).x).toHaveLength(3);
  expect([...outlineOf(5).share].map(value => Math.round(100 * value))).toEqual([0, 50, 100]);
});

test('turns metres back into the degrees they came from', () => {
  const points = turning([
    [500, 12],
    [900, 100],
  ]);
  const shape = bentShape(points);
  points.forEach(([x, y], v) => {
    const [lon, lat] = planeToDegrees(shape, shape.x[v]!, shape.y[v]!);
    expect([Math.round(lon * 1e7), Math.round(lat * 1e7)]).toEqual(scenePlace(x, y));
  });
});
