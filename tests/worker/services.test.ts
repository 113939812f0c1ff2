import {describe, expect, test} from 'vitest';
import {ALTERNATIVES, type ServicesRequest, services} from '#worker/services.ts';
import {BLOCK_METERS, liveTown} from '../support/live-town.ts';
import {scenePlace} from '../support/scene.ts';
import {plainAt} from '../support/walkers.ts';

/** The clinics seen from two blocks east of the first; each block takes 100 s. */
function ask(town = liveTown(), changes: Partial<ServicesRequest> = {}) {
  const [lon, lat] = scenePlace(2 * BLOCK_METERS, 0);
  return services(town, {
    ...{lon: lon / 1e7, lat: lat / 1e7, profile: plainAt(1.2), claims: [], extentMeters: null},
    wanted: [{category: 'clinic', serving: ['clinic'], cutoffSeconds: 300}],
    ...changes,
  })![0]!;
}

const first = {facility: 0, tenths: 2000};
const doubtful = {facility: 1, tenths: 18000};

describe('the places of a service seen from home', () => {
  test('are the nearest and those after it, never the closed one', () => {
    expect(ask()).toMatchObject({nearest: first, alternatives: [doubtful]});
  });

  test('are at most a few, nearest first and by number when equally near', () => {
    const town = liveTown();
    const count = 9;
    const {points} = town.facilities;
    const row = (values: ArrayLike<number>) => Array.from({length: count}, () => values[0]!);
    const snaps = {
      edge: Uint32Array.from(row(points.edge)),
      fraction: Uint16Array.from(row(points.fraction)),
      // the last is nearest
      centimeters: Uint16Array.from({length: count}, (_, f) => (f === count - 1 ? 0 : 1200)),
      doubtful: new Uint8Array(count),
    };
    const facilities = {
      ...{...town.facilities, facilityCount: count, points: snaps, pointsStepFree: snaps},
      ...{category: new Uint16Array(count), open: new Uint8Array(count).fill(1), doubtful: new Uint8Array(count)},
      firstPoint: Uint32Array.from({length: count + 1}, (_, f) => f),
    };
    const cards = facilities.firstPoint.slice(1);
    const answer = ask({...town, facilities, cards: Array.from(cards, () => town.cards[0]!)});
    expect(answer.nearest).toEqual({facility: 8, tenths: 2000});
    expect(answer.alternatives).toEqual([0, 1, 2].map(facility => ({facility, tenths: 2100})));
    expect(answer.alternatives).toHaveLength(ALTERNATIVES);
  });
});
