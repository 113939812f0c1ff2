import {expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {placeTimes} from '#core/place-times.ts';
import type {FacilityPoints} from '#core/places.ts';
import {SCENARIOS} from '#core/profile.ts';
import {joinReach, reachLists} from '#core/reach-lists.ts';
import {placeIndex} from '#core/reached-places.ts';
import {walkNetwork} from '#core/search.ts';
import {searchScratch} from '#core/travel-times.ts';
import {joinSnaps, Scene} from '../support/scene.ts';

const walker = {
  key: 'plain',
  metersPerSecond: 1,
  stepsSecondsPerMeter: 0,
  waitSeconds: 0,
  slope: 'ignore',
  usesSteps: true,
  family: 'any',
} as const;

test('joins lists of different length, empty ones too', () => {
  const reach = joinReach(5, [
    {place: [0, 3], cost: [10, 20]},
    {place: [], cost: []},
    {place: [4], cost: [30]},
  ]);
  expect(reach).toMatchObject({cellCount: 5, facilityCount: 3});
  expect([...reach.firstReach]).toEqual([0, 2, 2, 3]);
  expect([...reach.cell]).toEqual([0, 3, 4]);
  expect([...reach.tenths]).toEqual([10, 20, 30]);
});

test('lists who walks to each facility in time, through whichever entry is nearer', () => {
  // a street of 1 km: homes at 0, 300, 600, 1000 m; one facility with entries at 100 and 900 m, one at 450 m
  const scene = new Scene().street('west', 'east', 1000);
  const on = (meters: number) => scene.on('west', 'east', meters);
  const homes = joinSnaps(on(0), on(300), on(600), on(1000));
  const entries = joinSnaps(on(100), on(900), on(450));
  const facilities = {facilityCount: 2, firstPoint: Uint32Array.of(0, 2, 3), points: entries} as FacilityPoints;
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, walker, SCENARIOS[1]), 'to-destinations');
  const index = placeIndex(graph.edgeCount, homes);
  const scratch = searchScratch(network.search);
  const reach = reachLists(network, facilities, [1, 0], index, 2000, scratch);
  // the order of the lists is that of the facilities asked for; 200 s are 200 m
  expect([...reach.firstReach]).toEqual([0, 2, 5]);
  expect([...reach.cell]).toEqual([1, 2, 0, 1, 3]);
  const fromEntries = placeTimes(network, joinSnaps(on(100), on(900)), homes);
  expect([...reach.tenths.subarray(2)]).toEqual([fromEntries[0], fromEntries[1], fromEntries[3]]);
  expect(Math.abs(reach.tenths[0]! - 1500)).toBeLessThanOrEqual(1);
  expect(reach.cellCount).toBe(4);
});
