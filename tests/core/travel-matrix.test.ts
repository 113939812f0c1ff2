import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {pickSnaps} from '#core/facility-selection.ts';
import {placeTimes} from '#core/place-times.ts';
import {route} from '#core/route.ts';
import {walkNetwork} from '#core/search.ts';
import {pairWalks, travelMatrix} from '#core/travel-matrix.ts';
import {UNREACHED} from '#core/units.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {joinSnaps, Scene} from '../support/scene.ts';
import {BASE, PLAIN, plainAt, SLOW} from '../support/walkers.ts';

const withPlaces = anyGraph.chain(graph =>
  fc
    .integer({min: 1, max: 6})
    .chain(count => fc.tuple(fc.constant(graph), anySnaps(graph, count, count), anySnaps(graph, count, count))),
);

test('a matrix is one search to the horizon for every origin, bit for bit', () => {
  fc.assert(
    fc.property(withPlaces, fc.constantFrom(65530, 9000, 40), ([graph, origins, destinations], cutoff) => {
      const network = walkNetwork(graph, edgeCosts(graph, SLOW, BASE), 'from-origins');
      const rows = Array.from(origins.edge, (_, o) => [
        ...placeTimes(network, pickSnaps(origins, [o]), destinations, cutoff),
      ]);
      expect([...travelMatrix(network, origins, destinations, cutoff)]).toEqual(rows.flat());
    }),
    {numRuns: 300},
  );
});

test('pairs of places are walked as one by one, whatever origins they share', () => {
  fc.assert(
    fc.property(
      withPlaces,
      fc.array(fc.nat(5), {minLength: 6, maxLength: 6}),
      ([graph, origins, destinations], pick) => {
        const network = walkNetwork(graph, edgeCosts(graph, SLOW, BASE), 'from-origins');
        // origins repeat, in any order
        const from = pickSnaps(
          origins,
          Array.from(destinations.edge, (_, row) => pick[row]! % origins.edge.length),
        );
        const walks = pairWalks(network, from, destinations);
        from.edge.forEach((_, row) => {
          const alone = route(network, pickSnaps(from, [row]), pickSnaps(destinations, [row]));
          expect(walks.cost[row]).toBe(alone?.cost ?? UNREACHED);
          expect(walks.meters[row]).toBe(alone?.meters ?? Number.NaN);
        });
      },
    ),
    {numRuns: 300},
  );
});

test('a detour many times longer than the straight line is found all the same', () => {
  const scene = new Scene().at('a', 0, 0).at('b', 10, 0).at('far', 0, 3000);
  scene.street('a', 'far', 3000).street('far', 'b', 3000).street('a', 'stub', 5);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, plainAt(1.25), BASE), 'from-origins');
  const [from, to] = [scene.on('a', 'stub', 0), scene.on('far', 'b', 3000)];
  expect([...travelMatrix(network, from, to)]).toEqual([48000]);
  expect(pairWalks(network, from, to).meters[0]).toBe(6000);
});

test('walking times on flat two-way streets are the same both ways', () => {
  const twoWay = anyGraph.map(graph => ({...graph, edgeFlags: new Uint16Array(graph.edgeCount)}));
  const places = twoWay.chain(graph => fc.tuple(fc.constant(graph), anySnaps(graph, 1, 5)));
  fc.assert(
    fc.property(places, ([graph, snaps]) => {
      const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
      const matrix = travelMatrix(network, snaps, snaps);
      const count = snaps.edge.length;
      for (let o = 0; o < count; o++)
        for (let d = 0; d < count; d++) expect(matrix[o * count + d]).toBe(matrix[d * count + o]);
    }),
  );
});

test('progress ends at one, and places off the network have no walk', () => {
  const scene = new Scene().street('a', 'b', 100);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
  const nowhere = {...scene.on('a', 'b', 0), edge: Uint32Array.of(0xffffffff)};
  const told: number[] = [];
  const from = joinSnaps(scene.on('a', 'b', 100), nowhere, scene.on('a', 'b', 100));
  const to = joinSnaps(scene.on('a', 'b', 0), scene.on('a', 'b', 0), nowhere);
  const walks = pairWalks(network, from, to, share => told.push(share));
  expect([...walks.cost]).toEqual([833, UNREACHED, UNREACHED]);
  expect(told).toEqual([1]);
  told.length = 0;
  pairWalks(network, joinSnaps(scene.on('a', 'b', 100), scene.on('a', 'b', 50)), joinSnaps(to, to), share =>
    told.push(share),
  );
  expect(told).toEqual([0.5, 1]);
  expect([...travelMatrix(network, from, to)].slice(3, 6)).toEqual([UNREACHED, UNREACHED, UNREACHED]);
});
