import fc from 'fast-check';
import {expect, test} from 'vitest';
import {planeShape} from '#core/plane-shape.ts';
import type {ReachedStreets} from '#core/reached-streets.ts';
import {type Polygons, shapeScratch, streetBuffer} from '#core/shapes.ts';
import {Scene} from '../support/scene.ts';

const METERS_PER_UNIT = 111_195.080234;

type Line = readonly [number, number, number, number];

/** All of every street of a scene made of straight lines, in metres. */
function wholeStreets(lines: readonly Line[]) {
  const scene = new Scene();
  lines.forEach(([x1, y1, x2, y2], i) => {
    scene.at(`a${i}`, x1, y1).at(`b${i}`, x2, y2).street(`a${i}`, `b${i}`);
  });
  const count = lines.length;
  const streets: ReachedStreets = {
    count,
    edge: Uint32Array.from(lines.keys()),
    start: new Float64Array(count),
    end: new Float64Array(count).fill(1),
    startCost: new Float64Array(count),
    endCost: new Float64Array(count),
  };
  return {shape: planeShape(scene.graph(), scene.shape()), streets};
}

function distanceTo(x: number, y: number, [x1, y1, x2, y2]: Line): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

/** How many rings of the polygons a row of points lies in: even–odd along a line at height y. */
function crossings(polygons: Polygons, y: number): number[] {
  const at: number[] = [];
  for (const ring of polygons.flat())
    for (let i = 0; i + 1 < ring.length; i++) {
      const [x1, y1] = [ring[i]![0] * METERS_PER_UNIT, ring[i]![1] * METERS_PER_UNIT];
      const [x2, y2] = [ring[i + 1]![0] * METERS_PER_UNIT, ring[i + 1]![1] * METERS_PER_UNIT];
      if (y1 > y !== y2 > y) at.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  return at.sort((a, b) => a - b);
}

/** Metres between counted points: 1.37, and less for small shapes, of which too few points would be counted. */
function countingStep(lines: readonly Line[]): number {
  const at = lines.flat();
  return Math.min(1.37, (Math.max(...at) - Math.min(...at) + 50) / 173);
}

/** Areas by counting points every `step` metres: within 25 m of a line (the exact union of buffers), in the polygon, in both. */
function compare(lines: readonly Line[], polygons: Polygons, step: number) {
  const xs = lines.flatMap(line => [line[0], line[2]]);
  const ys = lines.flatMap(line => [line[1], line[3]]);
  let [exact, drawn, both] = [0, 0, 0];
  for (let y = Math.min(...ys) - 40; y < Math.max(...ys) + 40; y += step) {
    const at = crossings(polygons, y);
    for (let x = Math.min(...xs) - 40; x < Math.max(...xs) + 40; x += step) {
      const near = lines.some(line => distanceTo(x, y, line) <= 25);
      const inside = at.filter(crossing => crossing < x).length % 2 === 1;
      if (near) exact++;
      if (inside) drawn++;
      if (near && inside) both++;
    }
  }
  return {area: drawn / exact, overlap: both / (exact + drawn - both)};
}

const signedArea = (ring: readonly (readonly [number, number])[]) =>
  ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);

test('is the union of 25 m buffers: area within 1 %, overlap at least 98 %, on random streets', () => {
  const point = fc.integer({min: 0, max: 400});
  fc.assert(
    fc.property(fc.array(fc.tuple(point, point, point, point), {minLength: 1, maxLength: 12}), lines => {
      const {shape, streets} = wholeStreets(lines);
      const {area, overlap} = compare(lines, streetBuffer(shape, streets), countingStep(lines));
      expect(Math.abs(area - 1)).toBeLessThan(0.01);
      expect(overlap).toBeGreaterThan(0.98);
    }),
    {numRuns: 25},
  );
});

test('keeps the hole inside a block, winds outer rings counterclockwise and holes clockwise, and closes them', () => {
  const {shape, streets} = wholeStreets([
    [0, 0, 200, 0],
    [200, 0, 200, 200],
    [200, 200, 0, 200],
    [0, 200, 0, 0],
    [600, 0, 600, 100],
  ]);
  const polygons = streetBuffer(shape, streets);
  expect(polygons.map(rings => rings.length)).toEqual([2, 1]);
  for (const rings of polygons)
    rings.forEach((ring, i) => {
      expect(ring[0]).toEqual(ring.at(-1));
      expect(Math.sign(signedArea(ring))).toBe(i === 0 ? 1 : -1);
    });
  const hole = (-signedArea(polygons[0]![1]!) / 2) * METERS_PER_UNIT ** 2;
  expect(Math.abs(hole / 150 ** 2 - 1)).toBeLessThan(0.01);
});

test('draws the same with a used scratch', () => {
  const scratch = shapeScratch();
  const large = wholeStreets([[0, 0, 900, 700]]);
  const small = wholeStreets([[5, 5, 60, 20]]);
  const expected = streetBuffer(small.shape, small.streets);
  streetBuffer(large.shape, large.streets, scratch);
  expect(streetBuffer(small.shape, small.streets, scratch)).toEqual(expected);
});

test('draws nothing when nothing is reached', () => {
  const {shape, streets} = wholeStreets([[0, 0, 10, 0]]);
  expect(streetBuffer(shape, {...streets, count: 0})).toEqual([]);
});

test.each([
  [51.643479553350936, 8.503799507629033, 6.906032761049472, 0.0869315765970068],
  [50.839397870860715, 13.93656079375025, 11.72607511828005, 0.7357047079623233],
  [51.18615522709962, 19.747418314100905, 7.629439964717925, 0.05467814656658012],
])('leaves out a hole that rounding left without area, in a block of %d m', (size, x, y, turn) => {
  const [across, up] = [size * Math.cos(turn), size * Math.sin(turn)];
  const {shape, streets} = wholeStreets([
    [x, y, x + across, y + up],
    [x + across, y + up, x + across - up, y + up + across],
    [x + across - up, y + up + across, x - up, y + across],
    [x - up, y + across, x, y],
  ]);
  const holes = streetBuffer(shape, streets).flatMap(rings => rings.slice(1));
  for (const ring of holes) expect(signedArea(ring)).toBeLessThan(0);
  expect(holes).toHaveLength(0);
});
