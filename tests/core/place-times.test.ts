import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts, lengthCosts} from '#core/edge-costs.ts';
import type {Graph} from '#core/graph.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import {nearestSources, placeTimes} from '#core/place-times.ts';
import type {SnapColumns} from '#core/places.ts';
import type {Profile, Scenario} from '#core/profile.ts';
import {type Direction, walkNetwork} from '#core/search.ts';
import {searchScratch} from '#core/travel-times.ts';
import {NO_EDGE, UNREACHED} from '#core/units.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {joinSnaps, Scene} from '../support/scene.ts';
import {BASE, HIGH, LOW, PLAIN, plainAt, SLOW} from '../support/walkers.ts';

/**
 * The slow rival: the network is cut at every source and place, the pieces costed straight from the written rules, and
 * Bellman–Ford run from each source on its own. Shares no code with the search.
 */
function rival(
  graph: Graph,
  profile: Profile,
  scenario: Scenario,
  direction: Direction,
  sources: SnapColumns,
  places: SnapColumns,
  source: number,
): number[] {
  const speed = profile.metersPerSecond * scenario.speedFactor;
  const cost = (e: number, slope: number, closed: number): number => {
    const flags = graph.edgeFlags[e]!;
    if (flags & closed) return Infinity;
    const meters = graph.edgeLength[e]! / 100;
    // tenths on the level, written so that exact halves stay exact in binary
    const level = graph.edgeLength[e]! / (10 * speed);
    const ratio = profile.slope === 'ignore' ? 1 : slope / 1000;
    const steps = flags & EDGE_FLAG.steps ? meters * profile.stepsSecondsPerMeter : 0;
    const wait = scenario.waits ? (graph.edgeWaits[e]! * profile.waitSeconds) / 2 : 0;
    const tenths = Math.max(1, Math.round(level * ratio + 10 * (steps + wait)));
    return tenths > 65530 ? Infinity : tenths;
  };
  const approach = (centimeters: number) => Math.round(centimeters / (10 * speed));
  // vertices: nodes, then sources, then places
  const arcs: [number, number, number][] = [];
  const stops: [vertex: number, fraction: number][][] = Array.from({length: graph.edgeCount}, () => []);
  const stand = (snap: SnapColumns, base: number) =>
    snap.edge.forEach((e, i) => {
      if (e !== NO_EDGE) stops[e]!.push([base + i, snap.fraction[i]!]);
    });
  stand(sources, graph.nodeCount);
  stand(places, graph.nodeCount + sources.edge.length);
  for (let e = 0; e < graph.edgeCount; e++) {
    const forward = cost(e, graph.edgeSlopeForward[e]!, EDGE_FLAG.noForward);
    const backward = cost(e, graph.edgeSlopeBackward[e]!, EDGE_FLAG.noBackward);
    const part = (whole: number, fraction: number) => Math.round((fraction / 65535) * whole);
    const chain: [number, number][] = [
      [graph.edgeFrom[e]!, 0],
      ...stops[e]!.toSorted((a, b) => a[1] - b[1]),
      [graph.edgeTo[e]!, 65535],
    ];
    for (let i = 1; i < chain.length; i++) {
      const [u, f] = chain[i - 1]!;
      const [v, g] = chain[i]!;
      const ahead = f === g && i > 1 && i < chain.length - 1 ? 0 : part(forward, g) - part(forward, f);
      const back = f === g && i > 1 && i < chain.length - 1 ? 0 : part(backward, g) - part(backward, f);
      if (Number.isFinite(ahead)) arcs.push([u, v, ahead]);
      if (Number.isFinite(back)) arcs.push([v, u, back]);
    }
  }
  const best: number[] = new Array(graph.nodeCount + sources.edge.length + places.edge.length).fill(Infinity);
  if (sources.edge[source] === NO_EDGE) return new Array(places.edge.length).fill(Infinity);
  best[graph.nodeCount + source] = approach(sources.centimeters[source]!);
  for (let round = 0; round < best.length; round++)
    for (const [u, v, c] of arcs) {
      const [a, b] = direction === 'from-origins' ? [u, v] : [v, u];
      if (best[a]! + c < best[b]!) best[b] = best[a]! + c;
    }
  return Array.from(places.edge, (e, i) =>
    e === NO_EDGE ? Infinity : best[graph.nodeCount + sources.edge.length + i]! + approach(places.centimeters[i]!),
  );
}

const walkers = fc.constantFrom(
  [PLAIN, BASE] as const,
  [SLOW, LOW] as const,
  [SLOW, BASE] as const,
  [SLOW, HIGH] as const,
  [plainAt(10), BASE] as const,
);

test('equals Bellman–Ford on a network cut at every position, bit for bit, in both directions, with the nearest source', () => {
  const scenes = anyGraph.chain(graph =>
    fc.tuple(
      fc.constant(graph),
      anySnaps(graph, 1, 5),
      anySnaps(graph, 1, 8),
      walkers,
      fc.integer({min: 0, max: 65530}),
    ),
  );
  fc.assert(
    fc.property(
      scenes,
      fc.constantFrom<Direction>('from-origins', 'to-destinations'),
      ([graph, sources, places, [profile, scenario], cutoff], direction) => {
        const network = walkNetwork(graph, edgeCosts(graph, profile, scenario), direction);
        const each = Array.from(sources.edge, (_, s) => rival(graph, profile, scenario, direction, sources, places, s));
        const expected = Array.from(places.edge, (_, p) => {
          const least = Math.min(...each.map(row => row[p]!));
          return least <= cutoff ? {cost: least, label: each.findIndex(row => row[p] === least)} : null;
        });
        const found = nearestSources(network, sources, places, undefined, cutoff);
        expect(Array.from(found.cost)).toEqual(expected.map(row => row?.cost ?? UNREACHED));
        expect(Array.from(found.label)).toEqual(expected.map(row => row?.label ?? NO_EDGE));
        expect(placeTimes(network, sources, places, cutoff)).toEqual(found.cost);
      },
    ),
    {numRuns: 600},
  );
});

test('gives the same answers with a used scratch as with a fresh one', () => {
  const scenes = anyGraph.chain(graph =>
    fc.tuple(fc.constant(graph), fc.array(anySnaps(graph, 1, 3), {minLength: 2, maxLength: 5}), anySnaps(graph, 1, 6)),
  );
  fc.assert(
    fc.property(scenes, ([graph, searches, places]) => {
      const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'to-destinations');
      const scratch = searchScratch(network.search);
      for (const sources of searches)
        expect(placeTimes(network, sources, places, 9000, scratch)).toEqual(placeTimes(network, sources, places, 9000));
    }),
  );
});

test('measures along one street in both directions without walking to its end', () => {
  const scene = new Scene().street('a', 'b', 1000);
  const network = walkNetwork(scene.graph(), edgeCosts(scene.graph(), plainAt(1), BASE), 'to-destinations');
  const clinic = scene.on('a', 'b', 500, 10);
  const homes = joinSnaps(scene.on('a', 'b', 400, 5), scene.on('a', 'b', 600), scene.on('a', 'b', 500, 2));
  expect([...placeTimes(network, clinic, homes)]).toEqual([1150, 1100, 120]);
});

test('walks up a steep street slower than down it', () => {
  const scene = new Scene().street('valley', 'hill', 100, {slope: [2, 0.9]});
  const graph = scene.graph();
  const costs = edgeCosts(graph, SLOW, BASE);
  const bottom = scene.on('valley', 'hill', 0);
  const top = scene.on('valley', 'hill', 100);
  expect(placeTimes(walkNetwork(graph, costs, 'to-destinations'), top, bottom)[0]).toBe(2000);
  expect(placeTimes(walkNetwork(graph, costs, 'to-destinations'), bottom, top)[0]).toBe(900);
  expect(placeTimes(walkNetwork(graph, costs, 'from-origins'), bottom, top)[0]).toBe(2000);
});

test('counts lengths in decimetres with both approaches', () => {
  const scene = new Scene().street('a', 'b', 100.04).street('b', 'c', 50);
  const network = walkNetwork(scene.graph(), lengthCosts(scene.graph()), 'to-destinations');
  const cost = placeTimes(network, scene.on('b', 'c', 50, 3.2), scene.on('a', 'b', 0, 1.1));
  expect(cost[0]).toBe(1000 + 500 + 32 + 11);
});

test('names the smaller label when two sources are equally near', () => {
  const scene = new Scene().street('left', 'home', 70).street('home', 'right', 70);
  const network = walkNetwork(scene.graph(), edgeCosts(scene.graph(), PLAIN, BASE), 'to-destinations');
  const sources = joinSnaps(scene.on('left', 'home', 0), scene.on('home', 'right', 70));
  const home = scene.on('home', 'right', 0);
  expect(nearestSources(network, sources, home, Uint32Array.of(9, 4)).label[0]).toBe(4);
  expect(nearestSources(network, sources, home, Uint32Array.of(4, 9)).label[0]).toBe(4);
});
