import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {metersPerDegreeLon, planeAt} from '#core/plane.ts';
import {areaLocator} from '../../scripts/geometry/area-locator.ts';
import {clipToBbox, polygonIndex, polygonsBbox, relativeArea} from '../../scripts/geometry/polygon-index.ts';
import type {Polygons} from '../../scripts/steps/model.ts';

type Ring = [number, number][];

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** A star around a middle: every ring of it is simple. */
const star = fc
  .record({
    lon: fc.double({min: 113, max: 113.1, noNaN: true}),
    lat: fc.double({min: 23, max: 23.1, noNaN: true}),
    radii: fc.array(fc.double({min: 0.001, max: 0.05, noNaN: true}), {minLength: 3, maxLength: 40}),
  })
  .map(({lon, lat, radii}): Ring => {
    const ring = radii.map((radius, i): [number, number] => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
    });
    return [...ring, ring[0]!];
  });

const place = fc.tuple(
  fc.double({min: 112.9, max: 113.2, noNaN: true}),
  fc.double({min: 22.9, max: 23.2, noNaN: true}),
);

/** The rival: every segment is looked at. */
function slowContains(polygons: Polygons, x: number, y: number): boolean {
  return polygons.some(rings => {
    let odd = false;
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [x1, y1] = ring[i - 1]!;
        const [x2, y2] = ring[i]!;
        if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
      }
    return odd;
  });
}

function slowEdgeMeters(polygons: Polygons, lon: number, lat: number): number {
  const [, south, , north] = polygonsBbox(polygons);
  const plane = planeAt((south + north) / 2);
  const perLon = metersPerDegreeLon(plane, lat);
  let best = Infinity;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [(ring[i - 1]![0] - lon) * perLon, (ring[i - 1]![1] - lat) * plane.metersPerDegreeLat];
      const [bx, by] = [(ring[i]![0] - lon) * perLon, (ring[i]![1] - lat) * plane.metersPerDegreeLat];
      const squared = (bx - ax) ** 2 + (by - ay) ** 2;
      const t = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / squared));
      best = Math.min(best, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)));
    }
  return best;
}

describe('a polygon index', () => {
  test('agrees with a look at every segment, about inside and about distance', () => {
    fc.assert(
      fc.property(
        fc.array(star, {minLength: 1, maxLength: 3}),
        fc.array(place, {minLength: 20, maxLength: 20}),
        (rings, places) => {
          const polygons = rings.map(ring => [ring]);
          const index = polygonIndex(polygons);
          for (const [lon, lat] of places) {
            expect(index.contains(lon, lat)).toBe(slowContains(polygons, lon, lat));
            expect(index.edgeMeters(lon, lat)).toBeCloseTo(slowEdgeMeters(polygons, lon, lat), 6);
          }
        },
      ),
      {numRuns: 200},
    );
  });

  test('leaves holes out and islands in them in', () => {
    const index = polygonIndex([[box(0, 0, 10, 10), box(2, 2, 8, 8)], [box(4, 4, 6, 6)]]);
    expect(index.contains(1, 1)).toBe(true);
    expect(index.contains(3, 3)).toBe(false);
    expect(index.contains(5, 5)).toBe(true);
  });

  test('counts a place exactly on an edge or corner as inside', () => {
    const index = polygonIndex([[box(113, 23, 113.02, 23.02)]]);
    for (const [lon, lat] of [
      [113, 23.01],
      [113.02, 23.01],
      [113.01, 23],
      [113.01, 23.02],
      [113, 23],
      [113.02, 23.02],
    ])
      expect(index.contains(lon!, lat!)).toBe(true);
    expect(index.contains(113.02 + 1e-9, 23.01)).toBe(false);
  });

  test('lets polygons overlap without a hole between them', () => {
    expect(polygonIndex([[box(0, 0, 2, 2)], [box(1, 1, 3, 3)]]).contains(1.5, 1.5)).toBe(true);
  });

  test('answers 100,000 questions about a boundary of 10,000 corners at once', () => {
    const ring = Array.from({length: 10_000}, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / 10_000;
      return [113 + 0.1 * Math.cos(angle), 23 + 0.1 * Math.sin(angle)];
    });
    const index = polygonIndex([[[...ring, ring[0]!]]]);
    let inside = 0;
    for (let i = 0; i < 100_000; i++) {
      const [lon, lat] = [112.9 + (0.2 * (i % 317)) / 316, 22.9 + (0.2 * ((i * 7) % 331)) / 330];
      if (index.contains(lon, lat)) inside++;
    }
    // a circle fills π/4 of its square
    expect(inside / 100_000).toBeCloseTo(Math.PI / 4, 1);
  });

  test('clips to a box and keeps the area that both share', () => {
    const whole: Polygons = [[box(0, 0, 4, 4), box(1, 1, 3, 3)]];
    expect(relativeArea(clipToBbox(whole, [0, 0, 2, 4])) / relativeArea(whole)).toBeCloseTo(0.5, 2);
    expect(clipToBbox(whole, [5, 5, 6, 6])).toEqual([]);
  });
});

test('an area locator gives the area that contains a place, the smaller index where two do', () => {
  const locator = areaLocator([{polygons: [[box(0, 0, 2, 2)]]}, {polygons: [[box(1, 1, 3, 3)]]}]);
  expect([locator.find(0.5, 0.5), locator.find(1.5, 1.5), locator.find(2.5, 2.5), locator.find(9, 9)]).toEqual([
    0, 0, 1, -1,
  ]);
  expect(areaLocator([]).find(0, 0)).toBe(-1);
});
