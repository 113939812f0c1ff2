import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {isochroneEdges, isochrones} from '#core/isochrone.ts';
import {placeTimes} from '#core/place-times.ts';
import type {Demand, SnapColumns} from '#core/places.ts';
import {planeShape} from '#core/plane-shape.ts';
import {placeIndex, reachedPlaces} from '#core/reached-places.ts';
import {walkNetwork} from '#core/search.ts';
import {UNREACHED} from '#core/units.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {joinSnaps, Scene} from '../support/scene.ts';
import {BASE, PLAIN, plainAt, SLOW} from '../support/walkers.ts';

function demandAt(snap: SnapColumns, people: number[]): Demand {
  const cellCount = people.length;
  return {
    cellCount,
    lon: new Int32Array(cellCount),
    lat: new Int32Array(cellCount),
    snap,
    snapStepFree: snap,
    people: Uint32Array.from(people),
    groups: new Map([['age60plus', Uint32Array.from(people, n => n / 2)]]),
    extractEdgeMeters: new Uint16Array(cellCount).fill(65535),
  };
}

function cityOf(scene: Scene, demand: Demand, speed = 1) {
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, plainAt(speed), BASE), 'from-origins');
  const city = {shape: planeShape(graph, scene.shape()), demand, cells: placeIndex(graph.edgeCount, demand.snap)};
  return {graph, network, city};
}

const cross = () =>
  new Scene()
    .at('middle', 0, 0)
    .at('east', 200, 0)
    .at('north', 0, 300)
    .at('far', 0, 900)
    .street('middle', 'east')
    .street('middle', 'north')
    .street('north', 'far');

test('cuts streets exactly at the cutoff and says the seconds at both ends', () => {
  const scene = cross();
  const {network, city} = cityOf(scene, demandAt(scene.on('middle', 'east', 0), [0]));
  const lines = isochroneEdges(network, city, scene.on('middle', 'east', 50, 10), 4000);
  const meters = ([lon, lat]: readonly [number, number]) => [lon, lat].map(degree => Math.round(degree * 111_195.08));
  expect(lines.map(({edge, startCost, endCost}) => [edge, Math.round(startCost), Math.round(endCost)])).toEqual([
    [0, 100, 600],
    [0, 100, 1600],
    [1, 600, 3600],
    [2, 3600, 4000],
  ]);
  expect(lines.map(({line}) => line.map(meters))).toEqual([
    [
      [50, 0],
      [0, 0],
    ],
    [
      [50, 0],
      [200, 0],
    ],
    [
      [0, 0],
      [0, 300],
    ],
    [
      [0, 300],
      [0, 340],
    ],
  ]);
});

test('meets in the middle of a street that is reached from both ends', () => {
  const scene = new Scene().street('home', 'a', 10).street('home', 'b', 30).street('a', 'b', 100);
  const {network, city} = cityOf(scene, demandAt(scene.on('a', 'b', 0), [0]));
  const lines = isochroneEdges(network, city, scene.on('home', 'a', 0), 9000).filter(line => line.edge === 2);
  expect(lines.map(({startCost, endCost}) => [startCost, endCost])).toEqual([
    [100, 700],
    [300, 700],
  ]);
});

test('counts people by the times of their cells, and streets by length, for several cutoffs in one search', () => {
  const scene = cross();
  const homes = joinSnaps(
    scene.on('middle', 'east', 200),
    scene.on('north', 'far', 100, 5),
    scene.on('north', 'far', 600),
  );
  const {network, city} = cityOf(scene, demandAt(homes, [2000, 40_000, 800_000]));
  const answer = isochrones(network, city, scene.on('middle', 'east', 0), [1999, 2000, 4050, 9000]);
  expect(answer.map(({people, groups}) => [people, groups['age60plus']])).toEqual([
    [0, 0],
    [2000, 1000],
    [42_000, 21_000],
    [842_000, 421_000],
  ]);
  expect(answer.map(({reachedMeters}) => Math.round(reachedMeters))).toEqual([400, 400, 605, 1100]);
  expect(answer.every(({polygon}) => polygon.length === 1)).toBe(true);
});

test('finds the same cells as a search of the whole city', () => {
  const scenes = anyGraph.chain(graph =>
    fc.tuple(fc.constant(graph), anySnaps(graph, 1, 3), anySnaps(graph, 1, 10), fc.nat(30_000)),
  );
  fc.assert(
    fc.property(scenes, ([graph, sources, places, cutoff]) => {
      const network = walkNetwork(graph, edgeCosts(graph, SLOW, BASE), 'to-destinations');
      const found = reachedPlaces(network, sources, placeIndex(graph.edgeCount, places), cutoff);
      const whole = placeTimes(network, sources, places, cutoff);
      const expected = [...whole.entries()].filter(([, cost]) => cost !== UNREACHED);
      expect([...found.place].map((p, i) => [p, found.cost[i]])).toEqual(expected);
    }),
  );
});

test('every reached stretch lies within the cutoff, and longer cutoffs contain shorter ones', () => {
  fc.assert(
    fc.property(anyGraph, fc.nat(), fc.integer({min: 1, max: 20_000}), (graph, pick, cutoff) => {
      const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
      const home = {
        edge: Uint32Array.of(pick % graph.edgeCount),
        fraction: Uint16Array.of(30_000),
        centimeters: Uint16Array.of(100),
        doubtful: Uint8Array.of(0),
      };
      const flat = {
        firstVertex: Uint32Array.from({length: graph.edgeCount + 1}, (_, e) => 2 * e),
        lon: new Int32Array(2 * graph.edgeCount),
        lat: new Int32Array(2 * graph.edgeCount),
      };
      const city = {
        shape: planeShape(graph, flat),
        cells: placeIndex(graph.edgeCount, home),
        demand: demandAt(home, [0]),
      };
      const lengthAt = (tenths: number) => isochrones(network, city, home, [tenths])[0]!.reachedMeters;
      const lines = isochroneEdges(network, city, home, cutoff);
      const inOrder = [...lines].sort((a, b) => a.edge - b.edge || a.startCost - b.startCost);
      expect(lines).toEqual(inOrder);
      for (const line of lines) {
        expect(line.startCost).toBeLessThanOrEqual(line.endCost);
        expect(line.endCost).toBeLessThanOrEqual(cutoff + 1e-6);
      }
      expect(lengthAt(2 * cutoff)).toBeGreaterThanOrEqual(lengthAt(cutoff) - 1e-6);
    }),
  );
});
