import {expect, test} from 'vitest';
import {orientedPolygons} from '#files/table.ts';
import {facilityAreas} from '../../scripts/steps/indicators/facility-areas.ts';

/** A square of one degree with its south-west corner at a place. */
const square = (lon: number, lat: number) => [
  [
    [
      [lon, lat],
      [lon, lat + 1],
      [lon + 1, lat + 1],
      [lon + 1, lat],
      [lon, lat],
    ] as const,
  ],
];

const areas = [
  {kind: 'district', polygons: square(0, 0)},
  {kind: 'district', polygons: square(1, 0)},
  {kind: 'community', polygons: square(1, 0)},
] as const;

const places = {
  facilityCount: 3,
  lon: Int32Array.of(5_000_000, 15_000_000, 25_000_000),
  lat: Int32Array.of(5_000_000, 5_000_000, 5_000_000),
} as never;

test('finds the area of each kind a facility stands in, or none', () => {
  const found = facilityAreas(places, areas);
  expect([...found.get('district')!]).toEqual([0, 1, -1]);
  expect([...found.get('community')!]).toEqual([-1, 0, -1]);
});

test('answers the same for outlines as published', () => {
  const published = areas.map(area => ({...area, polygons: orientedPolygons(area.polygons)}));
  expect(facilityAreas(places, published)).toEqual(facilityAreas(places, areas));
});
