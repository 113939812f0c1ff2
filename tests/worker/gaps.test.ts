import {expect, test} from 'vitest';
import {readGaps} from '#worker/gaps.ts';

const square = [
  [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ],
];
const feature = (id: string, people: number, changes: Record<string, unknown> = {}, type = 'Polygon') => ({
  geometry: {type, coordinates: type === 'Polygon' ? square : [square, square]},
  properties: {gap_id: id, category: 'clinic', certainty: 'robust', people, rank: 1, standard_id: 's', ...changes},
});

test('gaps come most people first, ties by id, with every outline a multipolygon', () => {
  const gaps = readGaps([feature('b', 5), feature('c', 9, {}, 'MultiPolygon'), feature('a', 5)]);
  expect(gaps.map(({id}) => id)).toEqual(['c', 'a', 'b']);
  expect(gaps.map(({polygons}) => polygons.length)).toEqual([2, 1, 1]);
  expect(gaps[1]!.polygons[0]).toEqual(square);
});

test('a summed row without an outline, and a certainty nobody knows, are left out', () => {
  const summed = {geometry: null, properties: feature('x', 1).properties};
  expect(readGaps([summed, feature('y', 1, {certainty: 'maybe'}), feature('z', 1)]).map(({id}) => id)).toEqual(['z']);
});

test('what is missing in the file is missing here, not zero', () => {
  const [gap] = readGaps([feature('a', 5, {rank: null, standard_id: null})]);
  expect([gap!.rank, gap!.standardId]).toEqual([null, null]);
});
