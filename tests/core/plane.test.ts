import fc from 'fast-check';
import {expect, test} from 'vitest';
import {distanceMeters, haversineMeters, metersPerDegreeLon, planeAt} from '#core/plane.ts';

const RADIUS = 6_371_008.8;

test('a degree of longitude shrinks with the cosine of the latitude, true to a millionth within 50 km', () => {
  const exact = (lat: number) => (Math.PI / 180) * RADIUS * Math.cos((lat * Math.PI) / 180);
  for (const lat0 of [-33.9, 0, 22.5, 39.9, 60])
    for (const d of [-0.45, -0.1, 0, 0.2, 0.45]) {
      const found = metersPerDegreeLon(planeAt(lat0), lat0 + d);
      expect(Math.abs(found / exact(lat0 + d) - 1)).toBeLessThan(1e-6);
    }
});

test('keeps the coefficients of a plane to six decimals: the same wherever it is read', () => {
  const plane = planeAt(39.9);
  expect(plane.lat0).toBe(39.9);
  expect(plane.metersPerDegreeLat).toBe(111_195.080234);
  expect(plane.metersPerDegreeLon.map(value => Math.abs(Math.round(value * 1e6) / 1e6 - value))).toEqual([0, 0, 0]);
});

test('the great circle between two places follows from the angle between them', () => {
  const vector = (lon: number, lat: number) => {
    const [a, b] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    return [Math.cos(b) * Math.cos(a), Math.cos(b) * Math.sin(a), Math.sin(b)] as const;
  };
  const lon = fc.double({min: -180, max: 180, noNaN: true});
  const lat = fc.double({min: -89, max: 89, noNaN: true});
  fc.assert(
    fc.property(lon, lat, lon, lat, (lon1, lat1, lon2, lat2) => {
      const [a, b] = [vector(lon1, lat1), vector(lon2, lat2)];
      const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
      expect(
        Math.abs(haversineMeters(lon1, lat1, lon2, lat2) - 2 * RADIUS * Math.asin(Math.min(1, chord / 2))),
      ).toBeLessThan(1);
    }),
  );
  expect(haversineMeters(0, 0, 180, 0)).toBeCloseTo(Math.PI * RADIUS, 3);
  expect(haversineMeters(10, 50, 10, 51)).toBeCloseTo((Math.PI / 180) * RADIUS, 3);
});

test('a short way on the plane is as long as on the great circle, to a hundred-thousandth', () => {
  const step = fc.integer({min: -90_000, max: 90_000});
  fc.assert(
    fc.property(fc.constantFrom(-33.9, 0, 22.5, 39.9), step, step, step, step, (lat0, x1, y1, x2, y2) => {
      const plane = planeAt(lat0);
      const [lat1, lat2] = [Math.round(lat0 * 1e7) + y1, Math.round(lat0 * 1e7) + y2];
      const found = distanceMeters(plane, 1_160_000_000 + x1, lat1, 1_160_000_000 + x2, lat2);
      const exact = haversineMeters(116 + x1 / 1e7, lat1 / 1e7, 116 + x2 / 1e7, lat2 / 1e7);
      expect(Math.abs(found - exact)).toBeLessThan(1e-5 * exact + 1e-6);
    }),
  );
});
