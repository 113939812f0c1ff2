import {describe, expect, test} from 'vitest';
import type {Profile} from '#core/profile.ts';
import {withoutRows} from '#core/snap-columns.ts';
import {UNREACHED} from '#core/units.ts';
import type {LiveCity} from '#worker/live-city.ts';
import {reach} from '#worker/reach.ts';
import {services} from '#worker/services.ts';
import {surface} from '#worker/surface.ts';
import {BLOCK_METERS, CROSSINGS, liveTown, peopleAt} from '../support/live-town.ts';
import {scenePlace} from '../support/scene.ts';
import {plainAt} from '../support/walkers.ts';

const town = liveTown();

/** A crossing in degrees. */
function crossing(x: number, y: number): {lon: number; lat: number} {
  const [lon, lat] = scenePlace(x * BLOCK_METERS, y * BLOCK_METERS);
  return {lon: lon / 1e7, lat: lat / 1e7};
}

describe('a walker without steps', () => {
  const wheels = {...plainAt(1.2), key: 'wheels', usesSteps: false, family: 'stepFree'} as const satisfies Profile;
  // the home at crossing (5, 6) and the clinic at (0, 0) can be left and entered by steps only
  const home = 5 * CROSSINGS + 6;
  const stepped: LiveCity = {
    ...town,
    demand: {...town.demand, snapStepFree: withoutRows(town.demand.snap, [home])},
    facilities: {...town.facilities, pointsStepFree: withoutRows(town.facilities.points, [0])},
    networks: new Map(),
  };
  const people = (profile: Profile) => reach(stepped, {...crossing(5, 5), profile, minutes: [5]})!.rings[0]!.people;
  const nearest = (profile: Profile) =>
    services(stepped, {
      ...crossing(3, 0),
      profile,
      wanted: [{category: 'clinic', serving: ['clinic'], cutoffSeconds: 300}],
      claims: [],
      extentMeters: null,
    })![0]!.nearest;

  const surfaceOf = (profile: Profile) =>
    surface(stepped, {
      category: 'clinic',
      serving: ['clinic'],
      profile,
      cutoffSeconds: 600,
      claims: [],
      openAt: null,
    });

  test('is counted where wheels join the streets', () => {
    expect(people(plainAt(1.2)) - people(wheels)).toBe(peopleAt(5, 6));
  });

  test('goes to the places that can be entered without steps', () => {
    expect(nearest(plainAt(1.2))?.facility).toBe(0);
    expect(nearest(wheels)?.facility).toBe(1);
    expect(surfaceOf(plainAt(1.2)).facility[0]).toBe(0);
    expect(surfaceOf(wheels).facility[0]).toBe(1);
    expect(surfaceOf(wheels).tenths[home]).toBe(UNREACHED);
  });
});
