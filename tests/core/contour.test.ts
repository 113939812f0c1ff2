import fc from 'fast-check';
import {expect, test} from 'vitest';
import {contour} from '#core/contour.ts';
import {type DistanceField, shapeScratch} from '#core/distance-field.ts';

/** A grid of distances in metres, row 0 the southernmost, with its scratch. Corners outside what is drawn are far away. */
function drawnOf(distance: readonly (readonly number[])[], step = 8) {
  const columns = distance[0]!.length;
  const field: DistanceField = {
    squared: Float32Array.from(distance.flat(), meters => meters * meters),
    columns,
    rows: distance.length,
    west: -40,
    south: 24,
    step,
  };
  const scratch = shapeScratch();
  scratch.next = new Int32Array(2 * field.squared.length).fill(-1);
  const polygons = contour(field, scratch);
  return {field, scratch, polygons};
}

/** How often a closed ring turns around a point: 1 counterclockwise, −1 clockwise, 0 outside. */
function windingOf(ring: Float64Array, x: number, y: number): number {
  let turns = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const [x1, y1] = [ring[i]!, ring[i + 1]!];
    const [x2, y2] = [ring[(i + 2) % ring.length]!, ring[(i + 3) % ring.length]!];
    const left = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
    if (y1 <= y && y2 > y && left > 0) turns++;
    if (y1 > y && y2 <= y && left < 0) turns--;
  }
  return turns;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

function areaOf(ring: Float64Array): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2)
    twice += ring[i]! * ring[(i + 3) % ring.length]! - ring[(i + 2) % ring.length]! * ring[i + 1]!;
  return twice / 2;
}

/** Distance of a point to the nearest piece of a closed ring. */
function distanceTo(ring: Float64Array, x: number, y: number): number {
  let least = Infinity;
  for (let i = 0; i < ring.length; i += 2) {
    const [x1, y1] = [ring[i]!, ring[i + 1]!];
    const [dx, dy] = [ring[(i + 2) % ring.length]! - x1, ring[(i + 3) % ring.length]! - y1];
    const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - x1 - t * dx, y - y1 - t * dy));
  }
  return least;
}

/** Where the sides of the grid cross 25 m, by straight lines between its corners. */
function crossingsOf({squared, columns, rows, west, south, step}: DistanceField): [number, number][] {
  const found: [number, number][] = [];
  const at = (column: number, row: number) => Math.sqrt(squared[row * columns + column]!);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (const [right, up] of [
        [1, 0],
        [0, 1],
      ] as const) {
        if (column + right >= columns || row + up >= rows) continue;
        const [a, b] = [at(column, row), at(column + right, row + up)];
        if (a < 25 === b < 25) continue;
        const t = (25 - a) / (b - a);
        found.push([west + (column + t * right) * step, south + (row + t * up) * step]);
      }
  return found;
}

/** Random grids whose crossings lie well between corners, with a far border. */
const grids = fc
  .record({columns: fc.integer({min: 1, max: 9}), rows: fc.integer({min: 1, max: 9})})
  .chain(({columns, rows}) =>
    fc.array(
      fc.array(fc.oneof(fc.double({min: 6, max: 20, noNaN: true}), fc.double({min: 30, max: 44, noNaN: true})), {
        minLength: columns,
        maxLength: columns,
      }),
      {minLength: rows, maxLength: rows},
    ),
  )
  .map(inner => {
    const far = new Array<number>(inner[0]!.length + 2).fill(40);
    return [far, ...inner.map(row => [40, ...row, 40]), far];
  });

test('holds every corner nearer than 25 m, no other, and every crossing lies on it within 15 cm', () => {
  fc.assert(
    fc.property(grids, distance => {
      const {field, polygons} = drawnOf(distance);
      const rings = polygons.flat();
      distance.forEach((row, r) => {
        row.forEach((meters, c) => {
          const [x, y] = [field.west + c * field.step, field.south + r * field.step];
          expect(sum(rings.map(ring => windingOf(ring, x, y)))).toBe(meters < 25 ? 1 : 0);
        });
      });
      for (const [x, y] of crossingsOf(field))
        expect(Math.min(...rings.map(ring => distanceTo(ring, x, y)))).toBeLessThan(0.1501);
    }),
    {numRuns: 300},
  );
});

test('joins opposite corners where their mean says so and keeps them apart elsewhere', () => {
  fc.assert(
    fc.property(grids, distance => {
      const {field, polygons} = drawnOf(distance);
      for (let r = 0; r + 1 < distance.length; r++)
        for (let c = 0; c + 1 < distance[0]!.length; c++) {
          const [sw, se, nw, ne] = [
            distance[r]![c]!,
            distance[r]![c + 1]!,
            distance[r + 1]![c]!,
            distance[r + 1]![c + 1]!,
          ];
          if (sw < 25 !== ne < 25 || se < 25 !== nw < 25 || sw < 25 === se < 25) continue;
          const mean = (sw + se + nw + ne) / 4;
          // a mean of just 25 m is decided by rounding
          if (Math.abs(mean - 25) < 0.001) continue;
          const [x, y] = [field.west + (c + 0.5) * field.step, field.south + (r + 0.5) * field.step];
          const inside = sum(polygons.flat().map(ring => windingOf(ring, x, y)));
          expect(inside).toBe(mean < 25 ? 1 : 0);
        }
    }),
    {numRuns: 300},
  );
});

test('begins each polygon with its outer ring and gives it the holes that no smaller one holds', () => {
  fc.assert(
    fc.property(grids, distance => {
      const {polygons} = drawnOf(distance);
      const outer = polygons.map(rings => rings[0]!);
      expect(outer.map(areaOf)).toEqual(outer.map(areaOf).sort((a, b) => b - a));
      polygons.forEach(([ring, ...holes], i) => {
        expect(areaOf(ring!)).toBeGreaterThan(0);
        for (const hole of holes) {
          expect(areaOf(hole)).toBeLessThan(0);
          const around = outer.flatMap((other, o) => (windingOf(other, hole[0]!, hole[1]!) === 1 ? [o] : []));
          expect(around.at(-1)).toBe(i);
        }
      });
    }),
    {numRuns: 300},
  );
});

test('an island with a pond lies in the lake of a larger island: two polygons, each with its own hole', () => {
  const [l, w] = [10, 40];
  const ponds = [
    [w, w, w, w, w, w, w, w, w, w, w],
    [w, l, l, l, l, l, l, l, l, l, w],
    [w, l, w, w, w, w, w, w, w, l, w],
    [w, l, w, l, l, l, l, l, w, l, w],
    [w, l, w, l, w, w, w, l, w, l, w],
    [w, l, w, l, l, l, l, l, w, l, w],
    [w, l, w, w, w, w, w, w, w, l, w],
    [w, l, l, l, l, l, l, l, l, l, w],
    [w, w, w, w, w, w, w, w, w, w, w],
  ];
  const {polygons} = drawnOf(ponds);
  expect(polygons.map(rings => rings.length)).toEqual([2, 2]);
  const [large, small] = polygons;
  expect(Math.abs(areaOf(large![1]!))).toBeGreaterThan(areaOf(small![0]!));
  expect(areaOf(small![0]!)).toBeGreaterThan(Math.abs(areaOf(small![1]!)));
});

test('a small ring keeps all its crossings, with their places', () => {
  const {polygons} = drawnOf([
    [45, 45, 45],
    [45, 5, 35],
    [45, 45, 45],
  ]);
  const ring = polygons[0]![0]!;
  const places = new Set(Array.from({length: ring.length / 2}, (_, i) => `${ring[2 * i]},${ring[2 * i + 1]}`));
  // half of 8 m towards 45 m, two thirds towards 35 m
  expect(
    [...places]
      .map(place => place.split(',').map(Number))
      .map(([x, y]) => [Math.round(x! * 100), Math.round(y! * 100)])
      .sort(),
  ).toEqual(
    [
      [-3600, 3200],
      [-3200, 2800],
      [-3200, 3600],
      [-2667, 3200],
    ].sort(),
  );
});

test('drops the vertices between which the outline is straight, at most sixteen sides in a row', () => {
  const length = 100;
  const band = [45, 5, 45].map(inner => [45, ...new Array<number>(length).fill(inner), 45]);
  const [ring] = drawnOf(band).polygons[0]!;
  // two straight sides of 100 crossings each, and one crossing at either end
  expect(ring!.length / 2).toBeLessThan(2 * (length / 15) + 6);
  expect(ring!.length / 2).toBeGreaterThan(2 * (length / 16));
  expect(areaOf(ring!)).toBeCloseTo((length - 1) * 8 * 8 + 8 * 4, 3);
});

test('stays within 15 cm of every crossing where round outlines are thinned', () => {
  const place = fc.double({min: 40, max: 150, noNaN: true});
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place), {minLength: 1, maxLength: 4}), wells => {
      const near = (c: number, r: number) => Math.min(...wells.map(([x, y]) => Math.hypot(c * 2 - x, r * 2 - y)));
      const {field, polygons} = drawnOf(
        Array.from({length: 96}, (_, r) => Array.from({length: 96}, (_, c) => near(c, r))),
        2,
      );
      const rings = polygons.flat();
      const crossings = crossingsOf(field);
      for (const [x, y] of crossings)
        expect(Math.min(...rings.map(ring => distanceTo(ring, x, y)))).toBeLessThan(0.1501);
      expect(sum(rings.map(ring => ring.length / 2))).toBeLessThan(0.75 * crossings.length);
    }),
    {numRuns: 15},
  );
});

test('leaves the scratch as it found it, and draws nothing where all is near or all is far', () => {
  const {scratch} = drawnOf([
    [45, 45, 45, 45],
    [45, 5, 5, 45],
    [45, 45, 45, 45],
  ]);
  expect(new Set(scratch.next)).toEqual(new Set([-1]));
  expect(
    drawnOf([
      [45, 45],
      [45, 45],
    ]).polygons,
  ).toEqual([]);
  expect(
    drawnOf([
      [5, 5],
      [5, 5],
    ]).polygons,
  ).toEqual([]);
});
