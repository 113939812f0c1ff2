import {expect, test} from 'vitest';
import {countingFacilities, oneSnap, pickSnaps, pointsOf} from '#core/facility-selection.ts';
import type {FacilityPoints} from '#core/places.ts';
import {isReached, UNREACHED} from '#core/units.ts';
import {joinSnaps} from '../support/scene.ts';

/** Six facilities: parks 0 (two entries), 2 (closed), 4 (doubtful, no entry); pharmacies 1, 3 (doubtful), 5 (unknown category). */
const facilities: FacilityPoints = {
  facilityCount: 6,
  category: Uint16Array.of(0, 1, 0, 1, 0, 2),
  categories: ['park', 'pharmacy', 'market'],
  lon: new Int32Array(6),
  lat: new Int32Array(6),
  inside: new Uint8Array(6),
  doubtful: Uint8Array.of(0, 0, 0, 1, 1, 0),
  open: Uint8Array.of(1, 1, 0, 1, 1, 1),
  firstPoint: Uint32Array.of(0, 2, 3, 4, 5, 5, 6),
  points: joinSnaps(...[0, 1, 2, 3, 4, 5].map(edge => oneSnap(edge, 100 * edge, 10 * edge))),
  pointsStepFree: joinSnaps(...[0, 1, 2, 3, 4, 5].map(edge => oneSnap(10 + edge, edge, edge))),
};

test('facilities count when they are open and of a wanted category, doubtful ones only where asked for', () => {
  expect([...countingFacilities(facilities, ['park'], false)]).toEqual([0]);
  expect([...countingFacilities(facilities, ['park'], true)]).toEqual([0, 4]);
  expect([...countingFacilities(facilities, ['pharmacy', 'park'], false)]).toEqual([0, 1]);
  expect([...countingFacilities(facilities, ['pharmacy', 'park'], true)]).toEqual([0, 1, 3, 4]);
  expect([...countingFacilities(facilities, ['market'], false)]).toEqual([5]);
  expect([...countingFacilities(facilities, ['school'], true)]).toEqual([]);
  expect([...countingFacilities(facilities, [], true)]).toEqual([]);
});

test('gives the entries of the chosen facilities in the order of the choice, each with its facility', () => {
  const {points, facility, firstPoint} = pointsOf(facilities, [5, 0, 4, 1]);
  expect([...facility]).toEqual([5, 0, 0, 1]);
  expect([...firstPoint]).toEqual([0, 1, 3, 3, 4]);
  expect([...points.edge]).toEqual([5, 0, 1, 2]);
  expect([...points.fraction]).toEqual([500, 0, 100, 200]);
  expect([...points.centimeters]).toEqual([50, 0, 10, 20]);
});

test('gives walkers who avoid steps the entries without steps', () => {
  expect([...pointsOf(facilities, [1, 0], {family: 'stepFree'}).points.edge]).toEqual([12, 10, 11]);
  expect([...pointsOf(facilities, [1, 0], {family: 'any'}).points.edge]).toEqual([2, 0, 1]);
});

test('picks rows of positions, also twice, all columns alike', () => {
  const some = {...facilities.points, doubtful: Uint8Array.of(0, 1, 0, 0, 1, 0)};
  expect(pickSnaps(some, [4, 1, 4])).toEqual({
    edge: Uint32Array.of(4, 1, 4),
    fraction: Uint16Array.of(400, 100, 400),
    centimeters: Uint16Array.of(40, 10, 40),
    doubtful: Uint8Array.of(1, 1, 1),
  });
  expect(oneSnap(7, 8, 9)).toEqual({
    edge: Uint32Array.of(7),
    fraction: Uint16Array.of(8),
    centimeters: Uint16Array.of(9),
    doubtful: Uint8Array.of(0),
  });
});

test('everything but the sentinel was reached', () => {
  expect([0, 65534, UNREACHED].map(isReached)).toEqual([true, true, false]);
});
