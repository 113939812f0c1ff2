import {expect, test} from 'vitest';
import {mapPlane, mercatorX, mercatorY, onPlane, planeMatrix} from '#map/map-plane.ts';

const bounds = [-15.5, 28.0, -15.3, 28.2] as const;
const plane = mapPlane(bounds);

test('the Mercator world is the square from 0 to 1, with the origin of the plane inside the city', () => {
  expect([mercatorX(-180), mercatorX(180), mercatorY(0)]).toEqual([0, 1, 0.5]);
  expect(mercatorY(85.0511287798066)).toBeCloseTo(0, 12);
  const [x, y] = onPlane(plane, [-15.4, 28.1]);
  expect(Math.abs(x)).toBeLessThan(1e-12);
  // the middle latitude is not quite the middle of the picture
  expect(Math.abs(y)).toBeLessThan(1e-7);
});

test('single precision keeps centimetres anywhere in a city of 60 km', () => {
  const [x] = onPlane(plane, [-15.4 + 0.3, 28.1]);
  const errorMeters = Math.abs(Math.fround(x) - x) * 40_075_016;
  expect(errorMeters).toBeLessThan(0.01);
});

test('a matrix from the plane puts a place where the matrix from the world puts it', () => {
  const world = Array.from({length: 16}, (_, k) => Math.sin(k + 1) * 3);
  const [x, y] = onPlane(plane, [-15.33, 28.17]);
  const matrix = planeMatrix(world, plane);
  const clip = (m: ArrayLike<number>, mx: number, my: number, row: number) =>
    m[row]! * mx + m[4 + row]! * my + m[12 + row]!;
  for (let row = 0; row < 4; row++)
    expect(clip(matrix, x, y, row)).toBeCloseTo(clip(world, mercatorX(-15.33), mercatorY(28.17), row), 5);
});
