import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {pickSnaps} from '#core/facility-selection.ts';
import {nearestSources, placeTimes} from '#core/place-times.ts';
import {placeIndex, placesWithin, reachedPlaces} from '#core/reached-places.ts';
import {walkNetwork} from '#core/search.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {joinSnaps, Scene} from '../support/scene.ts';
import {BASE, PLAIN} from '../support/walkers.ts';

const scenes = anyGraph.chain(graph =>
  fc.record({
    network: fc.constant(walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'to-destinations')),
    sources: anySnaps(graph, 0, 8),
    places: anySnaps(graph, 0, 12),
    cutoff: fc.integer({min: 0, max: 65530}),
  }),
);

test('finds the places that a search over the whole city finds, with their costs', () => {
  fc.assert(
    fc.property(scenes, ({network, sources, places, cutoff}) => {
      const index = placeIndex(network.graph.edgeCount, places);
      const found = reachedPlaces(network, sources, index, cutoff);
      const all = [...placeTimes(network, sources, places, cutoff).entries()].filter(row => row[1] <= cutoff);
      expect([...found.place].map((place, i) => [place, found.cost[i]])).toEqual(all);
    }),
    {numRuns: 300},
  );
});

test('lists for each site what is within reach of that site alone, whether it has one entry or several', () => {
  fc.assert(
    fc.property(scenes, fc.array(fc.nat(3), {maxLength: 5}), ({network, sources, places, cutoff}, sizes) => {
      const index = placeIndex(network.graph.edgeCount, places);
      const firstPoint = [0];
      for (const size of sizes) firstPoint.push(Math.min(sources.edge.length, firstPoint.at(-1)! + size));
      const alone = placesWithin(network, sources, index, cutoff);
      const grouped = placesWithin(network, sources, index, cutoff, {firstPoint: Uint32Array.from(firstPoint)});
      const rowsOf = (lists: typeof alone, s: number) =>
        Array.from(lists.place.subarray(lists.firstPlace[s], lists.firstPlace[s + 1]), (place, i) => [
          place,
          lists.cost[lists.firstPlace[s]! + i],
        ]);
      const expected = (rows: number[]) =>
        [...nearestSources(network, pickSnaps(sources, rows), places, undefined, cutoff).cost.entries()].filter(
          row => row[1] <= cutoff,
        );
      for (let s = 0; s < sources.edge.length; s++) expect(rowsOf(alone, s)).toEqual(expected([s]));
      for (let s = 0; s < sizes.length; s++) {
        const rows = Array.from({length: firstPoint[s + 1]! - firstPoint[s]!}, (_, i) => firstPoint[s]! + i);
        expect(rowsOf(grouped, s)).toEqual(expected(rows));
      }
      expect(alone.firstPlace.at(-1)).toBe(alone.place.length);
    }),
    {numRuns: 300},
  );
});

test('lists however many places are within reach, and tells how many of many sites are done', () => {
  const scene = new Scene().street('a', 'b', 600);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'to-destinations');
  const places = joinSnaps(...Array.from({length: 3000}, (_, p) => scene.on('a', 'b', (p % 1500) * 0.4)));
  const index = placeIndex(1, places);
  const site = scene.on('a', 'b', 0);
  const costs = placeTimes(network, site, places);
  const found = reachedPlaces(network, site, index, 65530);
  expect([...found.place]).toEqual([...places.edge.keys()]);
  expect([...found.cost]).toEqual([...costs]);
  const told: number[] = [];
  const sites = joinSnaps(...Array.from({length: 520}, () => site));
  const near = placeIndex(1, pickSnaps(places, [...places.edge.keys()].slice(0, 40)));
  const lists = placesWithin(network, sites, near, 65530, {progress: done => told.push(done)});
  expect(told).toEqual([256, 512]);
  expect([...lists.firstPlace]).toEqual(Array.from({length: 521}, (_, s) => 40 * s));
  const one = placesWithin(network, site, index, 65530);
  expect([...one.place]).toEqual([...found.place]);
  expect([...one.cost]).toEqual([...found.cost]);
});
