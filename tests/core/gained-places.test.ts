import fc from 'fast-check';
import {expect, test} from 'vitest';
import {approachCost, edgeCosts, lengthCosts} from '#core/edge-costs.ts';
import {costBefore} from '#core/edge-position.ts';
import {costsBefore, gainedPlaces, nearerEnd, newSource} from '#core/gained-places.ts';
import {type LinkColumns, linkCost} from '#core/link.ts';
import type {SnapColumns} from '#core/places.ts';
import {placeIndex} from '#core/reached-places.ts';
import {type WalkNetwork, walkNetwork} from '#core/search.ts';
import {searchScratch} from '#core/travel-times.ts';
import {IMPASSABLE, NO_EDGE} from '#core/units.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {joinSnaps, Scene} from '../support/scene.ts';
import {BASE, PLAIN, SLOW} from '../support/walkers.ts';

/** Positions that become nodes of their own in the rebuilt network. */
interface Stop {
  readonly edge: number;
  readonly fraction: number;
}

/**
 * Costs of places to the nearest source on a network rebuilt with every position as a node and the link as an edge: each edge is
 * cut at its positions, the pieces costing what the position's rule leaves them. Bellman and Ford's search, no shortcuts.
 */
function rebuiltCosts(network: WalkNetwork, sources: SnapColumns, places: SnapColumns, link: LinkColumns | null) {
  const {graph, costs} = network;
  const stops: Stop[] = [];
  const stopOf = (edge: number, fraction: number) => stops.push({edge, fraction}) - 1 + graph.nodeCount;
  const rows = (snap: SnapColumns) =>
    Array.from(snap.edge, (e, i) => (e === NO_EDGE ? -1 : stopOf(e, snap.fraction[i]!)));
  const [sourceStop, placeStop] = [rows(sources), rows(places)];
  const ends = link
    ? [stopOf(link.fromEdge[0]!, link.fromFraction[0]!), stopOf(link.toEdge[0]!, link.toFraction[0]!)]
    : [];
  const arcs: [from: number, to: number, cost: number][] = [];
  for (let e = 0; e < graph.edgeCount; e++) {
    const here = stops
      .map((stop, i) => ({...stop, node: i + graph.nodeCount}))
      .filter(stop => stop.edge === e)
      .sort((a, b) => a.fraction - b.fraction);
    const chain = [{fraction: 0, node: graph.edgeFrom[e]!}, ...here, {fraction: 65535, node: graph.edgeTo[e]!}];
    chain.slice(1).forEach((next, i) => {
      const before = chain[i]!;
      const piece = (cost: number) => costBefore(cost, next.fraction) - costBefore(cost, before.fraction);
      if (costs.forward[e] !== IMPASSABLE) arcs.push([before.node, next.node, piece(costs.forward[e]!)]);
      if (costs.backward[e] !== IMPASSABLE) arcs.push([next.node, before.node, piece(costs.backward[e]!)]);
      // two positions on one point are one, whatever may be walked
      const stand = Math.min(before.node, next.node) >= graph.nodeCount && before.fraction === next.fraction;
      if (stand) arcs.push([before.node, next.node, 0], [next.node, before.node, 0]);
    });
  }
  const linkTenths = link ? linkCost(costs, link.centimeters[0]!) : IMPASSABLE;
  if (linkTenths !== IMPASSABLE) arcs.push([ends[0]!, ends[1]!, linkTenths], [ends[1]!, ends[0]!, linkTenths]);
  const cost = new Float64Array(graph.nodeCount + stops.length).fill(Infinity);
  sourceStop.forEach((node, i) => {
    if (node >= 0) cost[node] = Math.min(cost[node]!, approachCost(costs, sources.centimeters[i]!));
  });
  for (let changed = true; changed; ) {
    changed = false;
    for (const [from, to, length] of arcs)
      if (cost[to]! + length < cost[from]!) {
        cost[from] = cost[to]! + length;
        changed = true;
      }
  }
  return placeStop.map((node, i) => (node < 0 ? Infinity : cost[node]! + approachCost(costs, places.centimeters[i]!)));
}

const anyCase = anyGraph.chain(graph =>
  fc.record({
    graph: fc.constant(graph),
    sources: anySnaps(graph, 0, 3),
    places: anySnaps(graph, 1, 25),
    extra: anySnaps(graph, 1, 2),
    ends: anySnaps(graph, 2, 2).filter(snap => !snap.edge.includes(NO_EDGE)),
    centimeters: fc.oneof(fc.integer({min: 1, max: 300}), fc.integer({min: 1, max: 15_000})),
    cutoff: fc.oneof(fc.integer({min: 0, max: 3000}), fc.integer({min: 0, max: 65_530})),
    byLength: fc.boolean(),
  }),
);

/** Places that are farther than the cutoff before and not after, by rebuilding the network twice. */
function gainedByRebuilding(before: readonly number[], after: readonly number[], cutoff: number): number[] {
  return before.flatMap((cost, p) => (cost > cutoff && after[p]! <= cutoff ? [p] : []));
}

test('opening a link gains exactly the places that a full run on the rebuilt network does', () => {
  fc.assert(
    fc.property(anyCase, ({graph, sources, places, ends, centimeters, cutoff, byLength}) => {
      const costs = byLength ? lengthCosts(graph) : edgeCosts(graph, SLOW, BASE);
      const network = walkNetwork(graph, costs, 'to-destinations');
      const link: LinkColumns = {
        fromEdge: ends.edge.slice(0, 1),
        fromFraction: ends.fraction.slice(0, 1),
        toEdge: ends.edge.slice(1),
        toFraction: ends.fraction.slice(1),
        centimeters: Uint32Array.of(centimeters),
      };
      const scratch = searchScratch(network.search);
      const before = costsBefore(network, sources, placeIndex(graph.edgeCount, places), scratch);
      const end = nearerEnd(before, link, 0);
      const gained = end ? gainedPlaces(before, [end], cutoff) : new Uint32Array(0);
      const [closed, open] = [null, link].map(one => rebuiltCosts(network, sources, places, one));
      expect([...gained]).toEqual(gainedByRebuilding(closed!, open!, cutoff));
      // the memory is clean again
      if (end) expect([...gainedPlaces(before, [end], cutoff)]).toEqual([...gained]);
    }),
    {numRuns: 600},
  );
});

test('a new source gains exactly the places that a full run with it does', () => {
  fc.assert(
    fc.property(anyCase, ({graph, sources, places, extra, cutoff}) => {
      const network = walkNetwork(graph, edgeCosts(graph, SLOW, BASE), 'to-destinations');
      const scratch = searchScratch(network.search);
      const before = costsBefore(network, sources, placeIndex(graph.edgeCount, places), scratch);
      const gained = gainedPlaces(before, newSource(before, extra), cutoff);
      const without = rebuiltCosts(network, sources, places, null);
      const withIt = rebuiltCosts(network, joinSnaps(sources, extra), places, null);
      expect([...gained]).toEqual(gainedByRebuilding(without, withIt, cutoff));
    }),
    {numRuns: 400},
  );
});

test('brings the far end of a dead end as near as the link is long, and shortens nothing when it is no shortcut', () => {
  // a long way round between two dead ends that nearly touch
  const scene = new Scene().street('home', 'corner', 600).street('corner', 'shop', 600);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'to-destinations');
  const homes = scene.on('home', 'corner', 0);
  const before = costsBefore(
    network,
    scene.on('corner', 'shop', 600),
    placeIndex(graph.edgeCount, homes),
    searchScratch(network.search),
  );
  const link = (meters: number): LinkColumns => ({
    fromEdge: Uint32Array.of(0),
    fromFraction: Uint16Array.of(0),
    toEdge: Uint32Array.of(1),
    toFraction: Uint16Array.of(65535),
    centimeters: Uint32Array.of(100 * meters),
  });
  // 1,200 m take 1,000 s; 60 m take 50 s
  expect(nearerEnd(before, link(60), 0)).toEqual({edge: 0, fraction: 0, cost: 500});
  expect([...gainedPlaces(before, [nearerEnd(before, link(60), 0)!], 500)]).toEqual([0]);
  expect([...gainedPlaces(before, [nearerEnd(before, link(60), 0)!], 499)]).toEqual([]);
  expect([...gainedPlaces(before, [nearerEnd(before, link(60), 0)!], 10_000)]).toEqual([]);
  expect(nearerEnd(before, link(1200), 0)).toBeNull();
});

test('costs before the change stay what they were when the scratch is used again', () => {
  const scene = new Scene().street('a', 'b', 100).street('b', 'c', 100);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'to-destinations');
  const scratch = searchScratch(network.search);
  const places = placeIndex(graph.edgeCount, scene.on('a', 'b', 50));
  const first = costsBefore(network, scene.on('a', 'b', 0), places, scratch);
  const costs = [...first.nodeCost];
  costsBefore(network, scene.on('b', 'c', 100), places, scratch);
  expect([...first.nodeCost]).toEqual(costs);
});

test('a link too long to be walked within the horizon brings nothing nearer, not even where there is no way at all', () => {
  const scene = new Scene().street('a', 'b', 100).street('island', 'shore', 100);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'to-destinations');
  const places = placeIndex(graph.edgeCount, scene.on('island', 'shore', 50));
  const before = costsBefore(network, scene.on('a', 'b', 0), places, searchScratch(network.search));
  const link = (meters: number): LinkColumns => ({
    fromEdge: Uint32Array.of(0),
    fromFraction: Uint16Array.of(65535),
    toEdge: Uint32Array.of(1),
    toFraction: Uint16Array.of(0),
    centimeters: Uint32Array.of(100 * meters),
  });
  expect(nearerEnd(before, link(120), 0)).toMatchObject({edge: 1, fraction: 0});
  expect(nearerEnd(before, link(20_000), 0)).toBeNull();
});

test('a new facility that joins no street brings nothing nearer', () => {
  const scene = new Scene().street('a', 'b', 100);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'to-destinations');
  const before = costsBefore(
    network,
    scene.on('a', 'b', 0),
    placeIndex(graph.edgeCount, scene.on('a', 'b', 50)),
    searchScratch(network.search),
  );
  const nowhere = {...scene.on('a', 'b', 0), edge: Uint32Array.of(NO_EDGE)};
  expect(newSource(before, nowhere)).toEqual([]);
  expect(newSource(before, joinSnaps(nowhere, scene.on('a', 'b', 100, 6)))).toEqual([
    {edge: 0, fraction: 65535, cost: approachCost(network.costs, 600)},
  ]);
});
