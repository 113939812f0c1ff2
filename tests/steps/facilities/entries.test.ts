import {describe, expect, test} from 'vitest';
import {NO_EDGE} from '#core/units.ts';
import type {Tags} from '../../../scripts/io/osm-extract.ts';
import {metersBetween} from '../../../scripts/steps/facilities/join-duplicates.ts';
import {doubtWords} from '../../../scripts/steps/facilities.ts';
import {mapPlace, OsmMap} from '../../support/osm-map.ts';
import {catalogue, drawnFacilities, ofCategory, withStreets} from './drawn-city.ts';

type Point = readonly [number, number];

/** Metres of the entry nearest to a place. */
function nearest(entries: readonly Point[], place: Point): number {
  return Math.min(...entries.map(entry => metersBetween(entry, mapPlace(place))));
}

async function kindergarten(map: OsmMap) {
  const facilities = await drawnFacilities(map);
  const [facility] = ofCategory(facilities, 'kindergarten');
  return {...facility!, points: facilities.points};
}

/** A kindergarten from (10, 10) to (90, 90), in a block of streets at 0 and 100, with one more node on its outline. */
function withGate(tags: Tags, extra: Tags = {}): OsmMap {
  const map = withStreets(new OsmMap());
  map.node([50, 10], tags);
  const ring: Point[] = [
    [10, 10],
    [50, 10],
    [90, 10],
    [90, 90],
    [10, 90],
    [10, 10],
  ];
  map.way(ring, {amenity: 'kindergarten', name: '东门', ...extra});
  return map;
}

describe('where a facility is entered', () => {
  test('a point is entered where it stands', async () => {
    const map = withStreets(new OsmMap());
    map.node([30, 40], {amenity: 'kindergarten', name: '东门'});
    expect((await kindergarten(map)).entries).toEqual([mapPlace([30, 40])]);
  });

  test('entrances and gates on the outline come first', async () => {
    for (const tags of [{entrance: 'main'}, {entrance: 'yes'}, {barrier: 'gate'}, {barrier: 'lift_gate'}] as Tags[])
      expect((await kindergarten(withGate(tags))).entries).toEqual([mapPlace([50, 10])]);
  });

  test('emergency exits and private gates are no way in', async () => {
    for (const tags of [
      {entrance: 'emergency'},
      {barrier: 'gate', access: 'private'},
      {entrance: 'main', access: 'no'},
    ] as Tags[])
      expect((await kindergarten(withGate(tags))).entries.length).toBeGreaterThan(1);
  });

  test('an entrance the map closes to wheels is no way in without steps, and the others are', async () => {
    const joined = async (tags: Tags, extra: Tags = {}) => {
      const {points: any, pointsStepFree} = (await kindergarten(withGate(tags, extra))).points;
      return [any.edge[0] !== NO_EDGE, pointsStepFree.edge[0] !== NO_EDGE];
    };
    expect(await joined({entrance: 'main'})).toEqual([true, true]);
    expect(await joined({entrance: 'main', wheelchair: 'no'})).toEqual([true, false]);
    expect(await joined({entrance: 'main'}, {wheelchair: 'no'})).toEqual([true, false]);
    expect(await joined({entrance: 'main'}, {wheelchair: 'limited'})).toEqual([true, true]);
  });

  test('without a gate it is entered where a path crosses or touches the outline', async () => {
    const map = withStreets(new OsmMap());
    map.block(10, 10, 80, 80, {amenity: 'kindergarten', name: '东门'});
    map.way(
      [
        [100, 0],
        [70, 40],
      ],
      {highway: 'footway'},
    );
    const crossing = await kindergarten(map);
    expect(crossing.entries).toHaveLength(1);
    expect(nearest(crossing.entries, [90, 40 / 3])).toBeLessThan(0.05);
    expect(crossing.points.points.centimeters[0]).toBeLessThanOrEqual(5);
  });

  test('a path that ends on the outline is a way in', async () => {
    const map = withStreets(new OsmMap());
    map.block(10, 10, 80, 80, {amenity: 'kindergarten', name: '东门'});
    map.way(
      [
        [100, 0],
        [90, 40],
      ],
      {highway: 'footway'},
    );
    const touching = await kindergarten(map);
    expect(touching.entries).toHaveLength(1);
    expect(nearest(touching.entries, [90, 40])).toBeLessThan(0.05);
  });

  test('else it is entered from the streets around, one point per 50 m of outline within 30 m', async () => {
    const map = withStreets(new OsmMap());
    map.block(20, 20, 60, 60, {amenity: 'kindergarten', name: '东门'});
    const {entries} = await kindergarten(map);
    expect(entries.length).toBeGreaterThanOrEqual(4);
    expect(entries.length).toBeLessThanOrEqual(5);
    for (const side of [
      [50, 20],
      [80, 50],
      [50, 80],
      [20, 50],
    ] as Point[])
      expect(nearest(entries, side)).toBeLessThan(50);
  });

  test('far from every street it is entered at the nearest point of the outline', async () => {
    const map = withStreets(new OsmMap());
    map.block(1050, 20, 40, 40, {amenity: 'kindergarten', name: '东门'});
    const {entries, points} = await kindergarten(map);
    expect(entries).toHaveLength(1);
    expect(metersBetween(entries[0]!, mapPlace([1050, 40]))).toBeLessThan(25);
    expect(points.points.edge[0]).not.toBe(NO_EDGE);
    expect(points.points.centimeters[0]).toBeCloseTo(5000, -2);
  });

  test('subway entrances are the ways into their station, not stations', async () => {
    const map = withStreets(new OsmMap());
    map.node([150, 150], {railway: 'station', station: 'subway', name: '东门'});
    map.node([20, 100], {railway: 'subway_entrance', ref: 'A'});
    map.node([200, 230], {railway: 'subway_entrance', ref: 'B'});
    map.node([900, 900], {railway: 'subway_entrance'});
    const stations = ofCategory(await drawnFacilities(map), 'metro');
    expect(stations).toHaveLength(1);
    expect(stations[0]!.entries).toEqual([mapPlace([20, 100]), mapPlace([200, 230])]);
  });

  test('an approach across a wall all around makes it doubtful', async () => {
    const map = withStreets(new OsmMap());
    map.block(20, 20, 60, 60, {barrier: 'wall'});
    map.block(30, 30, 40, 40, {amenity: 'kindergarten', name: '东门'});
    const {doubtful, doubtReason} = await kindergarten(map);
    expect({doubtful, doubtReason}).toEqual({doubtful: true, doubtReason: doubtWords(['approach'], catalogue)});
  });
});
