import {expect, test} from 'vitest';
import {ringAreaContains, ringBoxes} from '../../scripts/steps/network/ring-area.ts';

const box = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

test('a place is in an area, not in its hole, and of areas that touch in one at most', () => {
  const areas = ringBoxes([[box(0, 0, 4, 4), box(1, 1, 3, 3)], [box(4, 0, 8, 4)]]);
  const at = (lon: number, lat: number) => areas.map(area => ringAreaContains(area, lon, lat));
  expect(at(0.5, 2)).toEqual([true, false]);
  expect(at(2, 2)).toEqual([false, false]);
  expect(at(6, 2)).toEqual([false, true]);
  expect(at(9, 2)).toEqual([false, false]);
  for (let lat = 0; lat < 4; lat++) expect(at(4, lat).filter(Boolean)).toHaveLength(1);
  expect(ringBoxes(null)).toEqual([]);
});

test('a street that ends at the eastern border of an area from outside is not on it', () => {
  const [area] = ringBoxes([[box(0, 0, 4, 4)]]);
  expect(ringAreaContains(area!, 4, 4)).toBe(false);
  expect(ringAreaContains(area!, 4, 2)).toBe(false);
});
