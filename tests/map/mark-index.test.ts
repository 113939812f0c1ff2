import {describe, expect, test} from 'vitest';
import {mapPlane, mercatorX, mercatorY} from '#map/map-plane.ts';
import {MarkIndex} from '#map/mark-index.ts';
import type {MapMark} from '#map/scene.ts';
import {seeded} from '../support/seeded.ts';

const plane = mapPlane([-15.5, 28, -15.3, 28.2]);

/** The nearest of all marks, looked at one by one. */
function slowNearest(marks: readonly MapMark[], lon: number, lat: number, reach: number): number | null {
  let found: number | null = null;
  let best = reach;
  for (const [k, mark] of marks.entries()) {
    const distance = Math.hypot(mercatorX(mark.lon) - mercatorX(lon), mercatorY(mark.lat) - mercatorY(lat));
    if (distance > best || (distance === best && found !== null)) continue;
    [best, found] = [distance, k];
  }
  return found;
}

describe('nearest mark', () => {
  test('is the one a look at all marks finds, for scattered and crowded marks', () => {
    const random = seeded(3);
    for (const count of [1, 2, 17, 400]) {
      const spread = () => (random() < 0.5 ? random() : random() ** 4);
      const marks = Array.from({length: count}, () => ({
        lon: -15.5 + 0.2 * spread(),
        lat: 28 + 0.2 * spread(),
        hollow: false,
      }));
      const index = new MarkIndex(marks, plane);
      let hits = 0;
      for (let probe = 0; probe < 300; probe++) {
        const [lon, lat] = [-15.55 + 0.3 * random(), 27.95 + 0.3 * random()];
        const reach = 10 ** (-3 - 3 * random());
        const expected = slowNearest(marks, lon, lat, reach);
        if (expected !== null) hits++;
        expect(index.nearest(lon, lat, reach)).toBe(expected);
      }
      expect(hits).toBeGreaterThan(0);
    }
  });

  test('is none where there are no marks or none is near, and the first of equals', () => {
    expect(new MarkIndex([], plane).nearest(-15.4, 28.1, 1)).toBeNull();
    const same = [1, 2, 3].map(() => ({lon: -15.4, lat: 28.1, hollow: false}));
    expect(new MarkIndex(same, plane).nearest(-15.4, 28.1, 1e-9)).toBe(0);
    expect(new MarkIndex(same, plane).nearest(-15.39, 28.1, 1e-6)).toBeNull();
  });
});
