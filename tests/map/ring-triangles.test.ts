import {expect, test} from 'vitest';
import {type MapPlane, mapPlane, onPlane} from '#map/map-plane.ts';
import {ringTriangles} from '#map/ring-triangles.ts';
import type {LonLat, MapPolygons} from '#map/scene.ts';
import {seeded} from '../support/seeded.ts';

const plane: MapPlane = mapPlane([10, 40, 10.2, 40.2]);

/** How many triangles cover a place. */
function covering({corners}: ReturnType<typeof ringTriangles>, [x, y]: readonly [number, number]): number {
  let count = 0;
  for (let at = 0; at < corners.length; at += 6) {
    const side = (i: number, j: number) =>
      (corners[at + 2 * j]! - corners[at + 2 * i]!) * (y - corners[at + 2 * i + 1]!) -
      (corners[at + 2 * j + 1]! - corners[at + 2 * i + 1]!) * (x - corners[at + 2 * i]!);
    const sides = [side(0, 1), side(1, 2), side(2, 0)];
    if (sides.every(one => one > 0) || sides.every(one => one < 0)) count++;
  }
  return count;
}

/** Even-odd rule by counting the sides a ray crosses. */
function isInside(polygons: MapPolygons, lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of polygons.flat())
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1, y1] = ring[i]!;
      const [x2, y2] = ring[j]!;
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
}

test('a place is inside a polygon when an odd number of triangles covers it, holes and dents included', () => {
  const random = seeded(7);
  for (let round = 0; round < 20; round++) {
    const ring = (radius: number): LonLat[] => {
      const corners = Array.from({length: 40}, (_, k): LonLat => {
        const [angle, far] = [(k / 40) * 2 * Math.PI, radius * (0.5 + random())];
        return [10.1 + far * Math.cos(angle), 40.1 + far * Math.sin(angle)];
      });
      return [...corners, corners[0]!];
    };
    const polygons: MapPolygons = [[ring(0.06), ring(0.015)]];
    const triangles = ringTriangles(polygons, plane);
    for (let probe = 0; probe < 60; probe++) {
      const [lon, lat] = [10 + 0.2 * random(), 40 + 0.2 * random()];
      // sides are straight on the plane, nearly so in degrees: places right at a side are left out
      const near = [-1, 1].some(
        d => isInside(polygons, lon + d * 1e-4, lat) !== isInside(polygons, lon, lat + d * 1e-4),
      );
      if (near) continue;
      expect(covering(triangles, onPlane(plane, [lon, lat])) % 2 === 1).toBe(isInside(polygons, lon, lat));
    }
  }
});

test('a closed ring of n corners gives n − 2 triangles; rings without area give none; the box holds all corners', () => {
  const square: LonLat[] = [
    [10, 40],
    [10.1, 40],
    [10.1, 40.1],
    [10, 40.1],
    [10, 40],
  ];
  const {corners, box} = ringTriangles([[square]], plane);
  expect(corners.length).toBe(2 * 6);
  expect(box.map(value => value.toFixed(9))).toEqual(
    [...onPlane(plane, [10, 40.1]), ...onPlane(plane, [10.1, 40])].map(value => value.toFixed(9)),
  );
  expect(ringTriangles([[[[10, 40]]], []], plane).corners.length).toBe(0);
});
