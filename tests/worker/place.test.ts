import {describe, expect, test} from 'vitest';
import type {KnowledgeClaim} from '#worker/client.ts';
import {prepareReach, reach} from '#worker/reach.ts';
import {type ServicesRequest, services} from '#worker/services.ts';
import {BLOCK_METERS, CROSSINGS, liveTown, peopleAt} from '../support/live-town.ts';
import {scenePlace} from '../support/scene.ts';
import {plainAt} from '../support/walkers.ts';

const town = liveTown();

/** A crossing in degrees. */
function crossing(x: number, y: number): {lon: number; lat: number} {
  const [lon, lat] = scenePlace(x * BLOCK_METERS, y * BLOCK_METERS);
  return {lon: lon / 1e7, lat: lat / 1e7};
}

describe('reach of a place', () => {
  test('counts exactly the homes of the Manhattan diamond at each cutoff', () => {
    const answer = reach(town, {...crossing(5, 5), profile: plainAt(1.2), minutes: [5, 10]})!;
    for (const [index, blocks] of [3, 6].entries()) {
      let expected = 0;
      for (let x = 0; x < CROSSINGS; x++)
        for (let y = 0; y < CROSSINGS; y++) if (Math.abs(x - 5) + Math.abs(y - 5) <= blocks) expected += peopleAt(x, y);
      expect(answer.rings[index]!.people).toBe(expected);
      expect(answer.rings[index]!.groups['age60plus']).toBe(expected / 4);
    }
  });

  test('draws rings that contain one another', () => {
    const {rings} = reach(town, {...crossing(5, 5), profile: plainAt(1.2), minutes: [5, 10]})!;
    const width = (ring: (typeof rings)[number]) => {
      const lons = ring.polygons.flat(2).map(corner => corner[0]);
      return Math.max(...lons) - Math.min(...lons);
    };
    expect(width(rings[0]!)).toBeGreaterThan(0);
    expect(width(rings[1]!)).toBeGreaterThan(width(rings[0]!));
    expect(rings[1]!.reachedMeters).toBeGreaterThan(rings[0]!.reachedMeters);
  });

  test('is the same in a city too large to lay out its streets as a whole', () => {
    const large = liveTown();
    prepareReach(large, false);
    const asked = {...crossing(5, 5), profile: plainAt(1.2), minutes: [3, 5, 10]};
    expect(reach(large, asked)!.rings).toEqual(reach(town, asked)!.rings);
  });

  test('is null farther than 250 m from any street, and counts the approach before', () => {
    const [lon] = scenePlace(-240, 0);
    const near = reach(town, {lon: lon / 1e7, lat: 0, profile: plainAt(1.2), minutes: [5]})!;
    expect(near.snapMeters).toBeCloseTo(240, 0);
    const [far] = scenePlace(-260, 0);
    expect(reach(town, {lon: far / 1e7, lat: 0, profile: plainAt(1.2), minutes: [5]})).toBeNull();
  });
});

describe('services of a place', () => {
  const complete: KnowledgeClaim[] = [{category: 'clinic', completeness: 'official', area: 'city'}];
  const ask = (x: number, y: number, changes: Partial<ServicesRequest> = {}) =>
    services(town, {
      ...crossing(x, y),
      profile: plainAt(1.2),
      wanted: [{category: 'clinic', serving: ['clinic'], cutoffSeconds: 300}],
      claims: complete,
      extentMeters: null,
      ...changes,
    })![0]!;

  test('has it when the nearest is exactly at the cutoff', () => {
    expect(ask(3, 0)).toMatchObject({category: 'clinic', state: 'has', nearest: {facility: 0, tenths: 3000}});
  });

  test('lacks it one block farther when the list is complete', () => {
    expect(ask(4, 0).state).toBe('lacks');
  });

  test('is not clear when the list is partial or the walk could leave the street data', () => {
    expect(ask(4, 0, {claims: [{category: 'clinic', completeness: 'partial', area: 'city'}]}).state).toBe('unknown');
    expect(ask(4, 0, {extentMeters: 359}).state).toBe('unknown');
    expect(ask(4, 0, {extentMeters: 361}).state).toBe('lacks');
  });

  test('has no data without a source, and still has what is listed', () => {
    expect(ask(4, 0, {claims: []}).state).toBe('no-data');
    expect(ask(3, 0, {claims: []}).state).toBe('has');
  });

  test('counts what serves in its place', () => {
    const wanted = [{category: 'clinic', serving: ['clinic', 'shop'], cutoffSeconds: 300}];
    expect(ask(5, 1, {wanted}).nearest).toEqual({facility: 3, tenths: 1000});
  });
});
