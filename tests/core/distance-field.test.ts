import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type DistanceField, distanceField, shapeScratch} from '#core/distance-field.ts';
import {bentShape, distanceToLine, type Point, partsReached, sliceOf, turning} from '../support/bent-street.ts';

const WHOLE = partsReached([[0, 1]]);

/** Calls back with every corner of a field: its place on the scene's plane and its distance, metres (1e15 = far). */
function eachCorner(field: DistanceField, lon0: number, see: (x: number, y: number, meters: number) => void): void {
  for (let row = 0; row < field.rows; row++)
    for (let column = 0; column < field.columns; column++)
      see(
        lon0 + field.west + column * field.step,
        field.south + row * field.step,
        Math.sqrt(field.squared[row * field.columns + column]!),
      );
}

/** Holds a field to the exact distances from a line: near within `slack` metres, and nothing drawn beyond its reach. */
function holdTo(field: DistanceField, lon0: number, line: readonly Point[], slack: number): void {
  let near = 0;
  eachCorner(field, lon0, (x, y, meters) => {
    const exact = distanceToLine(line, x, y);
    if (exact <= 25 + field.step - slack) {
      near++;
      expect(Math.abs(meters - exact)).toBeLessThan(slack);
    } else if (exact > 25 + field.step + slack) expect(meters).toBeGreaterThan(1e14);
    else if (meters < 1e14) expect(Math.abs(meters - exact)).toBeLessThan(slack);
  });
  expect(near).toBeGreaterThan(0);
}

/** Metres east of the scene's origin at which x is 0 in its plane. */
function originOf(shape: ReturnType<typeof bentShape>): number {
  return shape.lon0 * shape.plane.metersPerDegreeLat;
}

const pieces = fc.array(
  fc.tuple(
    fc.double({min: 12, max: 90, noNaN: true}),
    fc.oneof(fc.double({min: -19, max: 19, noNaN: true}), fc.double({min: -180, max: 180, noNaN: true})),
  ),
  {minLength: 1, maxLength: 6},
);

test('tells the distance to a street with gentle and sharp bends', () => {
  fc.assert(
    fc.property(pieces, made => {
      const points = turning(made);
      const shape = bentShape(points);
      // half a metre for simplified outlines, the rest for gentle bends drawn without a round outside
      holdTo(distanceField(shape, WHOLE, shapeScratch())!, originOf(shape), points, 1.6);
    }),
    {numRuns: 40},
  );
});

test('tells the distance to the parts that are reached, from either end', () => {
  const share = fc.double({min: 0, max: 1, noNaN: true});
  fc.assert(
    fc.property(pieces, share, share, (made, start, end) => {
      const points = turning(made);
      const shape = bentShape(points);
      // a part that ends just behind a gentle bend is drawn a little too long
      const field = distanceField(shape, partsReached([[start, end]]), shapeScratch())!;
      holdTo(field, originOf(shape), sliceOf(points, Math.min(start, end), Math.max(start, end)), 2.9);
    }),
    {numRuns: 40},
  );
});

test.each([0, 90, 180, -90, 37])('is exact to centimetres along a straight street heading %d°', degrees => {
  const points = turning([[80, degrees]]);
  const shape = bentShape(points);
  // places are kept to a centimetre
  holdTo(distanceField(shape, WHOLE, shapeScratch())!, originOf(shape), points, 0.03);
});

test('samples small areas every 2 m, larger ones every 4 and 8 m, on whole multiples of that', () => {
  const stepOf = (meters: number) => {
    const field = distanceField(bentShape(turning([[meters, 45]])), WHOLE, shapeScratch())!;
    expect(Math.abs(field.west % field.step)).toBe(0);
    expect(Math.abs(field.south % field.step)).toBe(0);
    return field.step;
  };
  expect([30, 200, 800, 3000].map(stepOf)).toEqual([2, 2, 4, 8]);
});

test('leaves at least the band and two squares around the streets', () => {
  const {west, south, columns, rows, step, squared} = distanceField(
    bentShape([
      [100, 100],
      [170, 130],
    ]),
    WHOLE,
    shapeScratch(),
  )!;
  expect(step).toBe(2);
  // x is counted from the scene's node in the middle of the list, the street's last
  expect(west).toBeGreaterThan(-70 - 25 - 7);
  expect(west).toBeLessThanOrEqual(-70 - 25 - 4);
  expect(south).toBeLessThanOrEqual(100 - 25 - 4);
  expect(south).toBeGreaterThan(100 - 25 - 7);
  expect(west + (columns - 1) * step).toBeGreaterThanOrEqual(25 + 4);
  expect(west + (columns - 1) * step).toBeLessThan(25 + 7);
  expect(south + (rows - 1) * step).toBeGreaterThanOrEqual(130 + 25 + 4);
  expect(squared.length).toBe(columns * rows);
});
