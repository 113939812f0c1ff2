import {describe, expect, test} from 'vitest';
import {flatPlaces, flatPolygons} from '#map/deck-data.ts';
import {detailZoom, visibleDetail} from '#map/line-detail.ts';
import {mercatorX, mercatorY, worldPixels} from '#map/map-plane.ts';
import type {LonLat} from '#map/scene.ts';
import {atlasPlaces, CELL_PIXELS} from '#map/sprite-atlas.ts';
import {seeded} from '../support/seeded.ts';

test('polygons know where their holes begin', () => {
  const ring = (x: number): LonLat[] => [
    [x, 0],
    [x + 1, 0],
    [x, 1],
    [x, 0],
  ];
  const [polygon] = flatPolygons([[ring(0), ring(10), ring(20)]]);
  expect(polygon!.holeIndices).toEqual([8, 16]);
  expect(polygon!.positions.length).toBe(24);
  expect(polygon!.positions[polygon!.holeIndices[1]!]).toBe(20);
  expect([...flatPlaces([{lon: 1, lat: 2}])]).toEqual([1, 2]);
});

test('symbols of an atlas lie apart, in it, and stand on their middle or their foot', () => {
  const places = atlasPlaces(20, k => k === 19);
  const corners = new Set(Object.values(places).map(({x, y}) => `${x} ${y}`));
  expect(corners.size).toBe(20);
  expect(Math.max(...Object.values(places).map(({x}) => x + CELL_PIXELS))).toBeLessThanOrEqual(512);
  expect(places[18]!.anchorY).toBe(CELL_PIXELS / 2);
  expect(places[19]!.anchorY).toBeGreaterThan(CELL_PIXELS / 2);
});

describe('the detail of a line that can be seen', () => {
  const random = seeded(7);
  const line: LonLat[] = [[10, 40]];
  for (let k = 1; k < 400; k++) {
    const [lon, lat] = line[k - 1]!;
    line.push([lon + (random() - 0.4) * 2e-4, lat + (random() - 0.5) * 2e-4]);
  }

  /** CSS pixels from a corner to the nearest piece of a line. */
  function offset([lon, lat]: LonLat, path: readonly LonLat[], zoom: number): number {
    const at = (corner: LonLat) =>
      [mercatorX(corner[0]) * worldPixels(zoom), mercatorY(corner[1]) * worldPixels(zoom)] as const;
    const [x, y] = at([lon, lat]);
    let nearest = Infinity;
    for (let k = 1; k < path.length; k++) {
      const [[ax, ay], [bx, by]] = [at(path[k - 1]!), at(path[k]!)];
      const squared = (bx - ax) ** 2 + (by - ay) ** 2;
      const share =
        squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared));
      nearest = Math.min(nearest, Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)));
    }
    return nearest;
  }

  test.each([11, 14, 17])('at zoom %i every corner left out is less than a pixel from the line that is drawn', zoom => {
    const seen = visibleDetail(line, zoom);
    expect(seen.length).toBeLessThan(line.length);
    expect(Math.max(...line.map(corner => offset(corner, seen, zoom)))).toBeLessThan(1);
    expect([seen[0], seen.at(-1)]).toEqual([line[0], line.at(-1)]);
  });

  test('grows with the zoom, keeps rings closed, and keeps what has no length', () => {
    const counts = [11, 13, 15, 17].map(zoom => visibleDetail(line, zoom).length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    const ring: LonLat[] = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    expect(visibleDetail(ring, 10)).toEqual(ring);
    expect(visibleDetail([[3, 4]], 10)).toEqual([[3, 4]]);
    expect([detailZoom(13.2), detailZoom(14)]).toEqual([14, 14]);
  });
});
