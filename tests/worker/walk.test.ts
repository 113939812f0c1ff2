import {describe, expect, test} from 'vitest';
import {oneSnap} from '#core/facility-selection.ts';
import type {EdgeShape} from '#core/graph.ts';
import type {FacilityPoints} from '#core/places.ts';
import {distanceMeters} from '#core/plane.ts';
import type {Profile} from '#core/profile.ts';
import {withoutRows} from '#core/snap-columns.ts';
import {type LiveCity, liveCity} from '#worker/live-city.ts';
import {services} from '#worker/services.ts';
import {type WalkAnswer, walk} from '#worker/walk.ts';
import {BLOCK_METERS, CROSSINGS, liveTown} from '../support/live-town.ts';
import {joinSnaps, Scene, scenePlace} from '../support/scene.ts';
import {PLAIN, plainAt, SLOW} from '../support/walkers.ts';

const town = liveTown();

/** Plain at another speed, by a name of its own: a city keeps its networks by the names of the walkers. */
function walkerAt(metersPerSecond: number): Profile {
  return {...plainAt(metersPerSecond), key: `plain-${metersPerSecond}`};
}

/** A place in degrees, so many metres east and north. */
function place(x: number, y: number): {lon: number; lat: number} {
  const [lon, lat] = scenePlace(x, y);
  return {lon: lon / 1e7, lat: lat / 1e7};
}

/** Length of a path, metres. */
function lengthOf(city: LiveCity, path: WalkAnswer['path']): number {
  const stored = path.map(([lon, lat]) => [lon * 1e7, lat * 1e7] as const);
  return stored.slice(1).reduce((sum, at, i) => sum + distanceMeters(city.graph.plane, ...stored[i]!, ...at), 0);
}

describe('the walk in a town of squares', () => {
  test('takes exactly the time that the list of services gives, from everywhere to everything', () => {
    const wanted = ['clinic', 'shop'].map(category => ({category, serving: [category], cutoffSeconds: 300}));
    let compared = 0;
    for (let x = -100; x < CROSSINGS * BLOCK_METERS; x += 133)
      for (let y = -100; y < CROSSINGS * BLOCK_METERS; y += 171) {
        const ask = {...place(x, y), profile: walkerAt(1.1)};
        for (const {nearest} of services(town, {...ask, wanted, claims: [], extentMeters: null})!) {
          const {facility, tenths} = nearest!;
          expect(walk(town, {...ask, facility})!.tenths).toBe(tenths);
          compared++;
        }
      }
    expect(compared).toBe(11 * 9 * 2);
  });

  test('is the Manhattan distance, drawn corner by corner', () => {
    const answer = walk(town, {...place(360, 240), profile: PLAIN, facility: 0})!;
    expect(answer.meters).toBeCloseTo(600, 1);
    expect(answer.tenths).toBe(5000);
    expect(answer.path[0]).toEqual([place(360, 240).lon, place(360, 240).lat]);
    expect(answer.path.at(-1)![0]).toBeCloseTo(0, 7);
    expect(answer.path.at(-1)![1]).toBeCloseTo(0, 7);
    for (let i = 1; i < answer.path.length; i++) {
      const [a, b] = [answer.path[i - 1]!, answer.path[i]!];
      expect(Math.min(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]))).toBeLessThan(1e-7);
    }
  });

  test('draws the approach and what is walked of the streets, no more', () => {
    // 30 m east of a crossing and 20 m north of the street, to the shop at (600, 0)
    const answer = walk(town, {...place(150, 20), profile: PLAIN, facility: 3})!;
    expect(answer.approachMeters).toBeCloseTo(20, 1);
    expect(answer.meters).toBeCloseTo(450, 1);
    expect(lengthOf(town, answer.path)).toBeCloseTo(470, 0);
    expect(answer.split.approach).toBe(Math.round((10 * answer.approachMeters) / 1.2));
    expect(Object.values(answer.split).reduce((sum, part) => sum + part, 0)).toBe(answer.tenths);
  });

  test('goes to a closed or a doubtful place too: it is the visitor who asks', () => {
    expect(walk(town, {...place(0, 0), profile: PLAIN, facility: 2})!.meters).toBeCloseTo(1200, 1);
    expect(walk(town, {...place(0, 0), profile: PLAIN, facility: 1})!.meters).toBeCloseTo(2400, 1);
  });

  test('from the door of the place itself takes no time and no street', () => {
    const answer = walk(town, {...place(0, 0), profile: PLAIN, facility: 0})!;
    expect(answer.tenths).toBe(0);
    expect(answer.meters).toBe(0);
    expect(lengthOf(town, answer.path)).toBeCloseTo(0, 2);
  });

  test('is null too far from any street, and when no way leads there within the horizon', () => {
    expect(walk(town, {...place(-260, 0), profile: PLAIN, facility: 0})).toBeNull();
    expect(walk(town, {...place(1200, 1200), profile: walkerAt(0.2), facility: 0})).toBeNull();
    expect(walk(town, {...place(1200, 1200), profile: walkerAt(0.5), facility: 0})!.tenths).toBe(48_000);
  });

  test('is refused for a facility that is not there', () => {
    expect(() => walk(town, {...place(0, 0), profile: PLAIN, facility: 4})).toThrow('facility 4, expected one of 4');
  });

  test('of a walker without steps leads only where one enters without steps', () => {
    const wheels = {...PLAIN, key: 'wheels', usesSteps: false, family: 'stepFree'} as const satisfies Profile;
    const facilities = {...town.facilities, pointsStepFree: withoutRows(town.facilities.points, [0])};
    const stepped: LiveCity = {...town, facilities, networks: new Map()};
    expect(walk(stepped, {...place(240, 0), profile: wheels, facility: 0})).toBeNull();
    expect(walk(stepped, {...place(240, 0), profile: PLAIN, facility: 0})!.meters).toBeCloseTo(240, 1);
    expect(walk(stepped, {...place(240, 0), profile: wheels, facility: 3})!.meters).toBeCloseTo(360, 1);
  });
});

/** A street that goes around three sides of a square of 100 m, so that its ends are 100 m apart and it is 300 m long. */
function bentTown(): LiveCity {
  const scene = new Scene().at('home', 0, 0).at('end', 100, 0).at('park', 400, 0);
  scene.street('home', 'end', 300).street('end', 'park', 300, {slope: [1.5, 1]});
  const graph = scene.graph();
  const corners = [scenePlace(0, 0), scenePlace(0, 100), scenePlace(100, 100), scenePlace(100, 0)];
  const line = [...corners, scenePlace(100, 0), scenePlace(400, 0)];
  const shape: EdgeShape = {
    firstVertex: Uint32Array.of(0, 4, 6),
    lon: Int32Array.from(line, at => at[0]),
    lat: Int32Array.from(line, at => at[1]),
  };
  const [lon, lat] = scenePlace(450, 60);
  // a park with two gates: one on the street, one 10 m from it, both away from its middle
  const points = joinSnaps(oneSnap(1, 40_000, 0), oneSnap(1, 20_000, 1000));
  const facilities: FacilityPoints = {
    facilityCount: 1,
    category: Uint16Array.of(0),
    categories: ['park'],
    lon: Int32Array.of(lon),
    lat: Int32Array.of(lat),
    inside: Uint8Array.of(1),
    doubtful: Uint8Array.of(0),
    open: Uint8Array.of(1),
    firstPoint: Uint32Array.of(0, 2),
    points,
    pointsStepFree: points,
  };
  const {demand, cards} = town;
  return liveCity(graph, shape, demand, facilities, cards.slice(0, 1));
}

describe('the walk along a bent street', () => {
  const bent = bentTown();

  test('follows the bends from where the place joins them', () => {
    const answer = walk(bent, {...place(-10, 50), profile: PLAIN, facility: 0})!;
    const reached = (300 * 20_000) / 65_535;
    expect(answer.meters).toBeCloseTo(250 + reached, 1);
    const drawn = answer.path.map(([lon, lat]) => [Math.round(lon * 1.11195e5) + 0, Math.round(lat * 1.11195e5) + 0]);
    expect(drawn.slice(0, -1)).toEqual([
      [-10, 50],
      [0, 50],
      [0, 100],
      [100, 100],
      [100, 0],
    ]);
    expect(lengthOf(bent, answer.path)).toBeCloseTo(10 + answer.meters, 0);
  });

  test('ends on the street before the gate that is reached first, where the gate is not the middle of the place', () => {
    const answer = walk(bent, {...place(100, 0), profile: PLAIN, facility: 0})!;
    const reached = (300 * 20_000) / 65_535;
    expect(answer.approachMeters).toBe(10);
    expect(answer.path.at(-1)![0]).toBeCloseTo(place(100 + reached, 0).lon, 6);
    // a gate on the street costs a longer walk, but where the way in takes long it is the quicker one
    const facilities = {...bent.facilities, points: joinSnaps(oneSnap(1, 40_000, 0), oneSnap(1, 20_000, 20_000))};
    const other = walk({...bent, facilities}, {...place(100, 0), profile: PLAIN, facility: 0})!;
    expect(other.approachMeters).toBe(0);
    expect(other.meters).toBeCloseTo((300 * 40_000) / 65_535, 1);
  });

  test('says what takes the time', () => {
    const answer = walk(bent, {...place(100, 0), profile: SLOW, facility: 0})!;
    expect(answer.split.climb).toBe(Math.round(0.5 * answer.meters * 10));
    expect(answer.split.approach).toBe(100);
    expect(Object.values(answer.split).reduce((sum, part) => sum + part, 0)).toBe(answer.tenths);
  });
});
