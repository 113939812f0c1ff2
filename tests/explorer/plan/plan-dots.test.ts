import {expect, test} from 'vitest';
import {axisSteps} from '#explorer/plan/axis-steps.ts';
import {placeTyped} from '#explorer/plan/place-typed.ts';
import {changedCells, peopleDots} from '#explorer/plan/plan-dots.ts';

const raster = {
  width: 4,
  height: 2,
  bounds: [10, 50, 10.04, 50.02],
  pixelCell: Int32Array.of(0, 0, 1, 1, 0, -1, 2, 2),
} as const;

test('a dot stands for ten people or more, lies in a pixel of its cell, and is the same every time', () => {
  const people = Uint32Array.of(100_000, 200_000, 55_000);
  const made = peopleDots(raster, people, [
    {cells: [0, 2], kind: 'gained'},
    {cells: [1], kind: 'lost'},
  ])!;
  expect(made.perDot).toBe(10);
  expect(made.dots.kinds.filter(kind => kind === 'lost')).toHaveLength(20);
  // 155 people are fifteen and a half dots
  expect(made.dots.kinds.filter(kind => kind === 'gained').length).toBeGreaterThanOrEqual(15);
  expect(made.dots.kinds.filter(kind => kind === 'gained').length).toBeLessThanOrEqual(16);
  const {positions, kinds} = made.dots;
  for (const [dot, kind] of kinds.entries()) {
    const [lon, lat] = [positions[2 * dot]!, positions[2 * dot + 1]!];
    if (kind !== 'lost') continue;
    expect(lon).toBeGreaterThanOrEqual(10.02 - 1e-5);
    expect(lat).toBeGreaterThanOrEqual(50.01 - 1e-5);
  }
  expect(peopleDots(raster, people, [{cells: [1], kind: 'lost'}])!.dots).toEqual(
    peopleDots(raster, people, [{cells: [1], kind: 'lost'}])!.dots,
  );
});

test('nobody is no dot', () => {
  expect(peopleDots(raster, Uint32Array.of(0, 0, 0), [{cells: [0, 1], kind: 'gained'}])).toBeNull();
});

test('cells are gained or lost where the limit is crossed', () => {
  const answer = {tenthsBefore: Uint16Array.of(9000, 9001, 65535, 5), tenths: Uint16Array.of(9001, 9000, 65535, 4)};
  expect(changedCells(answer, 15)).toEqual({gained: [1], lost: [0]});
});

test('an axis has round steps, no more than asked for', () => {
  expect(axisSteps(32_000, 4)).toEqual([0, 10_000, 20_000, 30_000]);
  expect(axisSteps(5, 5)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(axisSteps(7, 5)).toEqual([0, 2, 4, 6]);
  expect(axisSteps(0, 4)).toEqual([0]);
});

test('typed coordinates are read as people write them, and refused outside the city', () => {
  const extent = [104.5, 38.2, 104.7, 38.4] as const;
  expect(placeTyped('38.30112, 104.61872', extent)).toEqual([104.61872, 38.30112]);
  expect(placeTyped(' 38.3，104.6 ', extent)).toEqual([104.6, 38.3]);
  expect(placeTyped('104.6, 38.3', extent)).toBe('outside');
  expect(placeTyped('38.3', extent)).toBe('form');
  expect(placeTyped('1e9, <b>', extent)).toBe('form');
});
