import {describe, expect, test} from 'vitest';
import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import {landSquares} from '../../scripts/geometry/land-squares.ts';
import {polygonIndex} from '../../scripts/geometry/polygon-index.ts';

type Ring = [number, number][];

const [LON, LAT] = [116.4, 39.9];
const plane = planeAt(LAT);
const perLon = metersPerDegreeLon(plane, LAT);

/** A place so many metres east and north of the middle, in degrees. */
const at = ([x, y]: readonly [number, number]): [number, number] => [
  LON + x / perLon,
  LAT + y / plane.metersPerDegreeLat,
];
const ringOf = (meters: readonly (readonly [number, number])[]): Ring => [...meters, meters[0]!].map(at);
const everywhere = [
  [
    ringOf([
      [-9000, -9000],
      [9000, -9000],
      [9000, 9000],
      [-9000, 9000],
    ]),
  ],
];

/** A disc as a polygon of 720 sides, its area and the length of its edge. */
function disc(radius: number, [cx, cy]: readonly [number, number] = [0, 0]) {
  const sides = 720;
  const corners = Array.from({length: sides}, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / sides;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });
  const area = (sides / 2) * radius ** 2 * Math.sin((2 * Math.PI) / sides);
  return {ring: ringOf(corners), area, edge: 2 * Math.PI * radius};
}

const sum = (values: Uint32Array) => values.reduce((all, value) => all + value, 0);
/** What the doc comment promises for an outline of this length. */
const bound = (edge: number, side: number) => 2 * edge * side + 4 * side ** 2;

describe('squares of residential land', () => {
  test.each([30, 111, 400, 1500])('hold the area of a disc of %i m to within the promised bound', radius => {
    const {ring, area, edge} = disc(radius, [13.7, -8.1]);
    const squares = landSquares([[ring]], everywhere, plane, 25);
    expect(Math.abs(sum(squares.squareMeters) - area)).toBeLessThan(bound(edge, 5));
    // in fact errors along the edge cancel: a hundredth even for the smallest
    expect(sum(squares.squareMeters) / area).toBeCloseTo(1, radius < 100 ? 1 : 2);
  });

  test('hold the area of a turned rectangle with a hole', () => {
    const turn = 0.37;
    const corner = (x: number, y: number) =>
      [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)] as const;
    const rectangle = (w: number, h: number) => ringOf([corner(-w, -h), corner(w, -h), corner(w, h), corner(-w, h)]);
    const squares = landSquares([[rectangle(300, 200), rectangle(100, 50)]], everywhere, plane, 25);
    const [area, edge] = [600 * 400 - 200 * 100, 2 * (600 + 400 + 200 + 100)];
    expect(Math.abs(sum(squares.squareMeters) - area)).toBeLessThan(bound(edge, 5));
  });

  test('count land that two outlines share once', () => {
    const [a, b] = [disc(300), disc(300)];
    const once = landSquares([[a.ring]], everywhere, plane, 25);
    expect(landSquares([[a.ring], [b.ring]], everywhere, plane, 25)).toEqual(once);
  });

  test('leave out what lies beyond the city: half a disc of which the edge cuts half', () => {
    const {ring, area, edge} = disc(500);
    const west = [
      [
        ringOf([
          [-2000, -2000],
          [0, -2000],
          [0, 2000],
          [-2000, 2000],
        ]),
      ],
    ];
    const half = landSquares([[ring]], west, plane, 25);
    expect(Math.abs(sum(half.squareMeters) - area / 2)).toBeLessThan(bound(edge / 2 + 1000, 5));
    for (const lon of half.lon) expect(lon / DEGREE_SCALE).toBeLessThan(LON);
  });

  test('stand on the land they speak for, and never hold more than a square', () => {
    const {ring} = disc(200);
    const hole = disc(190);
    const squares = landSquares([[ring, hole.ring]], everywhere, plane, 25);
    const index = polygonIndex([[ring, hole.ring]]);
    expect(squares.count).toBeGreaterThan(40);
    for (let i = 0; i < squares.count; i++)
      expect(index.contains(squares.lon[i]! / DEGREE_SCALE, squares.lat[i]! / DEGREE_SCALE)).toBe(true);
    expect(Math.max(...squares.squareMeters)).toBeLessThanOrEqual(625);
  });

  test('lie on one grid wherever the land begins, so that parts add up to the whole', () => {
    const {ring} = disc(400);
    const part = (from: number, to: number) => [
      [
        ringOf([
          [from, -2000],
          [to, -2000],
          [to, 2000],
          [from, 2000],
        ]),
      ],
    ];
    const whole = sum(landSquares([[ring]], everywhere, plane, 25).squareMeters);
    const [west, east] = [part(-2000, 33.3), part(33.3, 2000)].map(within =>
      sum(landSquares([[ring]], within, plane, 25).squareMeters),
    );
    expect(west! + east!).toBe(whole);
  });

  test('of land outside the city there are none', () => {
    const far = disc(100, [20_000, 0]);
    expect(landSquares([[far.ring]], everywhere, plane, 25).count).toBe(0);
  });
});
