import fc from 'fast-check';
import {expect, test} from 'vitest';
import {approachCost, edgeCosts} from '#core/edge-costs.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import {route} from '#core/route.ts';
import {walkNetwork} from '#core/search.ts';
import {mainStreets, timeSplit} from '#core/time-split.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {Scene} from '../support/scene.ts';
import {BASE, HIGH, SLOW} from '../support/walkers.ts';

/** 100 m level, 20 m of stairs, 50 m that takes half as long again uphill, and a signal half way along 30 m. */
const walk = new Scene()
  .street('home', 'stairs', 100)
  .street('stairs', 'hill', 20, {flags: EDGE_FLAG.steps})
  .street('hill', 'signal', 50, {slope: [1.5, 0.9]})
  .street('signal', 'shop', 30, {waits: 2});

function splitOf(scene: Scene, from: ReturnType<Scene['on']>, to: ReturnType<Scene['on']>, scenario = BASE) {
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, SLOW, scenario), 'from-origins');
  const found = route(network, from, to)!;
  return {split: timeSplit(network, found, [from, to], SLOW, scenario), cost: found.cost};
}

test('splits a walk into approaches, level, climb, stairs and waiting, to the tenth', () => {
  const {split, cost} = splitOf(walk, walk.on('home', 'stairs', 0, 10), walk.on('signal', 'shop', 30, 5));
  // one metre a second: 100 + 20 + 50 + 30 s level, half of 50 s uphill, a second more a metre of stairs, 20 s at the signal
  expect(split).toEqual({approach: 150, level: 2000, climb: 250, steps: 200, waiting: 200});
  expect(cost).toBe(2800);
});

test('counts a descent as time saved, and no waiting where there is none to be assumed', () => {
  const {split} = splitOf(walk, walk.on('signal', 'shop', 30), walk.on('stairs', 'hill', 20), HIGH);
  expect(split.climb).toBe(-Math.round(500 / 1.15 / 10));
  expect(split.waiting).toBe(0);
});

test('shares stairs and signals of an edge by the part that is walked', () => {
  const {split} = splitOf(walk, walk.on('stairs', 'hill', 5), walk.on('stairs', 'hill', 15));
  expect(split).toEqual({approach: 0, level: 100, climb: 0, steps: 100, waiting: 0});
});

test('adds up to the time of the walk exactly on any network, and only a slope can save time', () => {
  const pairs = anyGraph.chain(graph => fc.tuple(fc.constant(graph), anySnaps(graph, 1, 1), anySnaps(graph, 1, 1)));
  fc.assert(
    fc.property(pairs, ([graph, origin, destination]) => {
      const network = walkNetwork(graph, edgeCosts(graph, SLOW, BASE), 'from-origins');
      const found = route(network, origin, destination);
      if (!found) return;
      const {approach, level, climb, steps, waiting} = timeSplit(network, found, [origin, destination], SLOW, BASE);
      expect(approach + level + climb + steps + waiting).toBe(found.cost);
      expect(approach).toBe(
        approachCost(network.costs, origin.centimeters[0]!) + approachCost(network.costs, destination.centimeters[0]!),
      );
      expect(Math.min(approach, level, steps, waiting)).toBeGreaterThanOrEqual(0);
    }),
    {numRuns: 400},
  );
});

test('names the streets that most of the walk follows, in walking order', () => {
  const scene = new Scene();
  const lengths = [5, 300, 40, 200, 30, 45];
  lengths.forEach((length, i) => {
    scene.street(`${i}`, `${i + 1}`, length);
  });
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, SLOW, BASE), 'from-origins');
  const found = route(network, scene.on('0', '1', 0), scene.on('5', '6', 45))!;
  const names = ['Lane', 'North', '', 'East', 'South', 'South'];
  // the lane is too short, a street without a name is none, and the two parts of South make one
  expect(mainStreets(graph, found, edge => names[edge]!)).toEqual(['North', 'East', 'South']);
  expect(mainStreets(graph, found, () => '')).toEqual([]);
});
