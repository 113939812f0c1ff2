import {expect, test} from 'vitest';
import {worldPixels} from '#map/map-plane.ts';
import {quadOrder, splitDegrees} from '#map/quad-layer.ts';
import type {LonLat} from '#map/scene.ts';
import {atlasPlaces} from '#map/sprite-atlas.ts';
import {type Stroke, strokeMesh} from '#map/stroke-mesh.ts';
import {symbolMesh} from '#map/symbol-mesh.ts';

const stroke: Stroke = {color: [255, 0, 51, 255], width: 4, thins: true, dash: 9};
const lines: LonLat[][] = [
  [
    [0, 0],
    [0.1, 0],
    [0.1, 0],
    [0.3, 0],
  ],
  [
    [5, 5],
    [5, 5],
  ],
  [
    [1, 0],
    [1.2, 0],
  ],
];

test('degrees in two numbers of single precision keep a tenth of a millimetre', () => {
  for (const degrees of [-15.43112345678, 28.1303123456, 179.99999998765]) {
    const [high, low] = splitDegrees(degrees);
    expect(Math.fround(high)).toBe(high);
    expect(Math.abs(high + Math.fround(low) - degrees)).toBeLessThan(1e-9);
  }
});

test('a line is a rectangle for each piece of any length, which knows how far along its line it begins', () => {
  const {quads, corners} = strokeMesh([{lines, stroke}]);
  expect(quads).toBe(3);
  expect(corners.length).toBe(3 * 4 * 16);
  const piece = (k: number) => corners.subarray(64 * k, 64 * k + 16);
  const ends = (k: number) =>
    [piece(k)[0]! + piece(k)[2]!, piece(k)[4]! + piece(k)[6]!].map(x => Math.round(x * 1e6) / 1e6);
  expect([0, 1, 2].map(ends)).toEqual([
    [0, 0.1],
    [0.1, 0.3],
    [1, 1.2],
  ]);
  // along the equator: degrees are pixels of the world at zoom 0
  const along = [0, 1, 2].map(k => Math.round((piece(k)[8]! * 360e4) / worldPixels(0)) / 1e4);
  expect(along).toEqual([0, 0.1, 0]);
  expect([...piece(0).subarray(9)].map(x => Math.round(x * 100) / 100)).toEqual([4, 1.6, 9, 1, 0, 0.2, 1]);
});

test('the four corners of a piece are alike: the graphics card spreads them', () => {
  const {quads, corners} = strokeMesh([
    {lines, stroke},
    {lines, stroke: {color: [0, 0, 0, 255], width: 1}},
  ]);
  expect(quads).toBe(6);
  for (let corner = 0; corner < 4 * quads; corner++)
    expect([...corners.subarray(16 * corner, 16 * corner + 16)]).toEqual([
      ...corners.subarray(64 * (corner >> 2), 64 * (corner >> 2) + 16),
    ]);
  // one that does not thin keeps its width
  expect([corners[64 * 3 + 9], corners[64 * 3 + 10], corners[64 * 3 + 11]]).toEqual([1, 1, 0]);
});

test('a symbol is a square that shows its own part of the atlas and stands on its foot', () => {
  const places = atlasPlaces(10, k => k === 9);
  const placed = {positions: Float64Array.of(7.25, 43.5, 8, 44), numbers: Uint16Array.of(9, 0)};
  const {quads, corners} = symbolMesh({...placed, size: {meters: 70, min: 6, max: 12}}, places);
  expect(quads).toBe(2);
  const at = (corner: number) => [...corners.subarray(10 * corner, 10 * corner + 10)];
  // number 9 is the second of the second row; an atlas is eight wide, ten symbols take two rows
  expect([0, 1, 2, 3].map(corner => at(corner).slice(4, 6))).toEqual([
    [1 / 8, 1 / 2],
    [2 / 8, 1 / 2],
    [1 / 8, 1],
    [2 / 8, 1],
  ]);
  expect(at(0).slice(0, 4)).toEqual([7.25, 43.5, 0, 0]);
  expect(at(0).slice(6)).toEqual([70, 6, 12, 0.875]);
  expect(at(4).slice(4, 6)).toEqual([0, 0]);
  expect(at(4)[9]).toBe(0.5);
});

test('two triangles cover each rectangle, all four corners of it and no others', () => {
  const order = quadOrder(3);
  expect(order.length).toBe(18);
  for (let quad = 0; quad < 3; quad++)
    expect([...new Set(order.subarray(6 * quad, 6 * quad + 6))].sort((a, b) => a - b)).toEqual(
      [0, 1, 2, 3].map(corner => 4 * quad + corner),
    );
});
