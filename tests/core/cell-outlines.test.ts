import fc from 'fast-check';
import {expect, test} from 'vitest';
import {joinOutlines} from '#core/cell-outlines.ts';

type Point = readonly [number, number];

/** Degrees of a corner of a slanted grid, in whole 1e-7 degrees. */
const corner = (c: number, r: number): Point => [(7_000 * c + 2_500 * r) / 1e7, (6_000 * r - 1_500 * c) / 1e7];

/** Degrees² of one cell of that grid. */
const CELL = (7_000 * 6_000 + 1_500 * 2_500) / 1e14;

const outlineOf = (c: number, r: number) => [corner(c, r), corner(c + 1, r), corner(c + 1, r + 1), corner(c, r + 1)];

function areaOf(ring: readonly Point[]): number {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) twice += ring[i]![0] * ring[i + 1]![1] - ring[i + 1]![0] * ring[i]![1];
  return twice / 2;
}

/** How often closed rings turn around a point. */
function windingOf(rings: readonly (readonly Point[])[], [x, y]: Point): number {
  let turns = 0;
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!];
      const left = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
      if (y1 <= y && y2 > y && left > 0) turns++;
      if (y1 > y && y2 <= y && left < 0) turns--;
    }
  return turns;
}

/** Sizes of the areas of cells that share sides, ascending. */
function areasOf(cells: ReadonlySet<string>): number[] {
  const left = new Set(cells);
  const sizes: number[] = [];
  for (const start of cells) {
    if (!left.delete(start)) continue;
    const area = [start];
    for (const cell of area) {
      const [c, r] = cell.split(',').map(Number) as [number, number];
      for (const next of [`${c - 1},${r}`, `${c + 1},${r}`, `${c},${r - 1}`, `${c},${r + 1}`])
        if (left.delete(next)) area.push(next);
    }
    sizes.push(area.length);
  }
  return sizes.sort((a, b) => a - b);
}

const width = 7;
const areas = fc
  .tuple(fc.array(fc.integer({min: 0, max: 3}), {minLength: width ** 2, maxLength: width ** 2}), fc.nat(2))
  .map(([dice, few]) => {
    const chosen: Point[] = [];
    for (const [i, die] of dice.entries()) if (die > few) chosen.push([i % width, Math.floor(i / width)]);
    return chosen;
  });

/** The outline as some source may give it: closed or not, either way round, with a point twice. */
function written([c, r]: Point, i: number): Point[] {
  const ring = outlineOf(c, r);
  if (i % 2 === 0) ring.push(ring[0]!);
  if (i % 3 === 0) ring.reverse();
  return i % 5 === 0 ? ring.flatMap(point => [point, point]) : ring;
}

test('every area of cells that share sides is one polygon of their size, with what it encloses left out', () => {
  fc.assert(
    fc.property(areas, chosen => {
      const cells = new Set(chosen.map(String));
      const polygons = joinOutlines(chosen.map(written));
      const sizes = polygons.map(rings =>
        Math.round((rings.reduce((sum, ring) => sum + areaOf(ring), 0) / CELL) * 1e6),
      );
      expect(sizes.sort((a, b) => a - b)).toEqual(areasOf(cells).map(size => size * 1e6));
      for (let r = -1; r <= width; r++)
        for (let c = -1; c <= width; c++)
          expect(windingOf(polygons.flat(), corner(c + 0.5, r + 0.5))).toBe(cells.has(`${c},${r}`) ? 1 : 0);
    }),
  );
});

test('rings are closed and turn at every vertex: outer ones counterclockwise, holes clockwise inside them', () => {
  fc.assert(
    fc.property(areas, chosen => {
      for (const rings of joinOutlines(chosen.map(written)))
        for (const [i, ring] of rings.entries()) {
          expect(ring[0]).toEqual(ring.at(-1));
          expect(Math.sign(areaOf(ring))).toBe(i === 0 ? 1 : -1);
          for (let v = 0; v + 1 < ring.length; v++) {
            const [a, b, c] = [ring[v]!, ring[v + 1]!, ring[v + 2] ?? ring[1]!];
            const cross = (b[0] - a[0]) * (c[1] - b[1]) - (c[0] - b[0]) * (b[1] - a[1]);
            expect(Math.abs(cross) / CELL).toBeGreaterThan(0.5);
          }
        }
    }),
  );
});

test('a hole with an island in it belongs to the area around it, and the island’s hole to the island', () => {
  const cells: Point[] = [];
  for (let r = 0; r < 7; r++)
    for (let c = 0; c < 7; c++) {
      const depth = Math.min(r, c, 6 - r, 6 - c);
      if (depth === 0 || depth === 2) cells.push([c, r]);
    }
  for (const order of [cells, cells.toReversed()]) {
    const polygons = joinOutlines(order.map(cell => outlineOf(...cell)));
    const sizes = polygons.map(rings => rings.map(ring => Math.round(areaOf(ring) / CELL)));
    expect(sizes.sort((a, b) => b[0]! - a[0]!)).toEqual([
      [49, -25],
      [9, -1],
    ]);
  }
});

test('hexagons around a free one make a ring of eighteen corners with a hole of six', () => {
  const [wide, high] = [8_660, 10_000];
  const hexagon = (x: number, y: number): Point[] =>
    [
      [0, high],
      [-wide, high / 2],
      [-wide, -high / 2],
      [0, -high],
      [wide, -high / 2],
      [wide, high / 2],
    ].map(([dx, dy]) => [(x + dx!) / 1e7, (y + dy!) / 1e7]);
  const around = [
    [2 * wide, 0],
    [wide, 1.5 * high],
    [-wide, 1.5 * high],
    [-2 * wide, 0],
    [-wide, -1.5 * high],
    [wide, -1.5 * high],
  ] as const;
  const [polygon, ...others] = joinOutlines(around.map(([x, y]) => hexagon(x, y)));
  expect(others).toEqual([]);
  expect(polygon!.map(ring => ring.length)).toEqual([19, 7]);
});

test('an outline without area is left out', () => {
  expect(joinOutlines([])).toEqual([]);
  expect(joinOutlines([[corner(0, 0)], [corner(0, 0), corner(1, 1)], []])).toEqual([]);
});

test('a cell that is listed twice is the same area once', () => {
  const cells = [outlineOf(0, 0), outlineOf(1, 0)];
  expect(joinOutlines([...cells, outlineOf(0, 0)])).toEqual(joinOutlines(cells));
});

test('outlines on two sides of the earth are refused: their corners cannot be told apart by whole numbers', () => {
  expect(() => joinOutlines([outlineOf(0, 0), [...outlineOf(0, 0).slice(1), [179, 89]]])).toThrow(RangeError);
});
