import fc from 'fast-check';
import {expect, test} from 'vitest';
import {buildArcs} from '#core/arcs.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import type {Graph} from '#core/graph.ts';
import {nearestByCategory} from '#core/nearest.ts';
import {placeTimes} from '#core/place-times.ts';
import type {FacilityPoints} from '#core/places.ts';
import {route} from '#core/route.ts';
import {walkNetwork} from '#core/search.ts';
import {IMPASSABLE, NO_EDGE, UNREACHED} from '#core/units.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {joinSnaps, Scene} from '../support/scene.ts';
import {BASE, PLAIN, plainAt, SLOW} from '../support/walkers.ts';

const pairs = anyGraph.chain(graph => fc.tuple(fc.constant(graph), anySnaps(graph, 1, 1), anySnaps(graph, 1, 1)));

test('is as fast as the search says, walks connected edges only where it may, and costs what its legs cost', () => {
  fc.assert(
    fc.property(pairs, ([graph, origin, destination]) => {
      const network = walkNetwork(graph, edgeCosts(graph, SLOW, BASE), 'from-origins');
      const found = route(network, origin, destination);
      const cost = placeTimes(network, origin, destination)[0]!;
      expect(found?.cost ?? UNREACHED).toBe(cost);
      if (!found) return;
      const length = found.legs.reduce(
        (sum, leg) => sum + (graph.edgeLength[leg.edge]! * Math.abs(leg.end - leg.start)) / 65535,
        0,
      );
      expect(found.meters).toBeCloseTo(length / 100, 6);
      found.legs.forEach((leg, i) => {
        expect((leg.end > leg.start ? network.costs.forward : network.costs.backward)[leg.edge]).not.toBe(IMPASSABLE);
        if (i === 0)
          expect(placeOf(graph, leg.edge, leg.start)).toBe(placeOf(graph, origin.edge[0]!, origin.fraction[0]!));
        const next = found.legs[i + 1];
        const to = next ? [next.edge, next.start] : [destination.edge[0]!, destination.fraction[0]!];
        expect(placeOf(graph, leg.edge, leg.end)).toBe(placeOf(graph, to[0]!, to[1]!));
      });
    }),
    {numRuns: 400},
  );
});

/** A position on the network: its node at the end of an edge, else the edge and fraction. */
function placeOf(graph: Graph, edge: number, fraction: number): string {
  if (fraction === 0) return `node ${graph.edgeFrom[edge]}`;
  return fraction === 65535 ? `node ${graph.edgeTo[edge]}` : `${edge} ${fraction}`;
}

/** The same network with nodes and edges in another order. */
function renumbered(graph: Graph, key: (i: number) => number) {
  const by = (count: number) => Array.from({length: count}, (_, i) => i).sort((a, b) => key(a) - key(b) || a - b);
  const nodes = by(graph.nodeCount);
  const edges = by(graph.edgeCount);
  const newNode = new Uint32Array(graph.nodeCount);
  nodes.forEach((old, i) => {
    newNode[old] = i;
  });
  const newEdge = new Uint32Array(graph.edgeCount);
  edges.forEach((old, i) => {
    newEdge[old] = i;
  });
  const edgeFrom = Uint32Array.from(edges, e => newNode[graph.edgeFrom[e]!]!);
  const edgeTo = Uint32Array.from(edges, e => newNode[graph.edgeTo[e]!]!);
  const other: Graph = {
    ...graph,
    edgeFrom,
    edgeTo,
    edgeLength: Uint32Array.from(edges, e => graph.edgeLength[e]!),
    edgeKind: Uint8Array.from(edges, e => graph.edgeKind[e]!),
    edgeFlags: Uint16Array.from(edges, e => graph.edgeFlags[e]!),
    edgeWaits: Uint8Array.from(edges, e => graph.edgeWaits[e]!),
    edgeSlopeForward: Uint16Array.from(edges, e => graph.edgeSlopeForward[e]!),
    edgeSlopeBackward: Uint16Array.from(edges, e => graph.edgeSlopeBackward[e]!),
    ...buildArcs(graph.nodeCount, edgeFrom, edgeTo),
  };
  return {graph: other, edgeOf: (edge: number) => (edge === NO_EDGE ? NO_EDGE : newEdge[edge]!)};
}

test('gives the same cost and length on a renumbered network', () => {
  fc.assert(
    fc.property(pairs, fc.integer({min: 1, max: 1_000_003}), ([graph, origin, destination], factor) => {
      const other = renumbered(graph, i => (i * factor + 17) % 1013);
      const moved = (snap: typeof origin) => ({...snap, edge: snap.edge.map(other.edgeOf)});
      const answer = (of: Graph, from: typeof origin, to: typeof origin) => {
        const found = route(walkNetwork(of, edgeCosts(of, SLOW, BASE), 'from-origins'), from, to);
        return found && {cost: found.cost, meters: Math.round(found.meters * 1000)};
      };
      expect(answer(other.graph, moved(origin), moved(destination))).toEqual(answer(graph, origin, destination));
    }),
    {numRuns: 300},
  );
});

test('of two equally fast ways names the length of the shorter', () => {
  const scene = new Scene()
    .street('a', 'b', 100, {slope: [1.2, 1.2]})
    .street('a', 'c', 60)
    .street('c', 'b', 60);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, {...SLOW, metersPerSecond: 1}, BASE), 'from-origins');
  const found = route(network, scene.on('a', 'b', 0), scene.on('c', 'b', 60))!;
  expect([found.cost, found.meters]).toEqual([1200, 100]);
});

test('counts length along streets only, without the approaches', () => {
  const scene = new Scene().street('a', 'b', 100).street('b', 'c', 80);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, plainAt(1), BASE), 'from-origins');
  const found = route(network, scene.on('a', 'b', 40, 7), scene.on('b', 'c', 30, 3))!;
  expect(found.cost).toBe(70 + 600 + 300 + 30);
  expect(found.meters).toBeCloseTo(90, 2);
});

function facilitiesAt(
  points: FacilityPoints['points'],
  firstPoint: number[],
  category: number[],
  open: number[],
): FacilityPoints {
  const facilityCount = category.length;
  return {
    facilityCount,
    category: Uint16Array.from(category),
    categories: ['clinic', 'centre', 'park'],
    lon: new Int32Array(facilityCount),
    lat: new Int32Array(facilityCount),
    inside: new Uint8Array(facilityCount).fill(1),
    doubtful: new Uint8Array(facilityCount),
    open: Uint8Array.from(open),
    firstPoint: Uint32Array.from(firstPoint),
    points,
    pointsStepFree: points,
  };
}

test('finds the nearest facility of each category: any entrance, those that replace it, none that is closed', () => {
  const scene = new Scene().street('home', 'a', 100).street('a', 'b', 100).street('home', 'c', 500);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, plainAt(1), BASE), 'from-origins');
  const points = joinSnaps(
    scene.on('home', 'c', 500),
    scene.on('a', 'b', 50),
    scene.on('home', 'a', 10),
    scene.on('home', 'a', 100, 4),
  );
  const facilities = facilitiesAt(points, [0, 2, 3, 4], [0, 0, 1], [1, 0, 1]);
  const wanted = new Map([
    ['clinic', ['clinic', 'centre']],
    ['centre', ['centre']],
    ['park', ['park']],
  ]);
  const found = nearestByCategory(network, scene.on('home', 'a', 0), facilities, wanted);
  expect(found.get('clinic')).toEqual({facility: 2, tenths: 1040, meters: 100});
  expect(found.get('centre')).toEqual({facility: 2, tenths: 1040, meters: 100});
  expect(found.get('park')).toBeNull();
});

test('finds no way off the network or across it', () => {
  const scene = new Scene().street('a', 'b', 10).street('c', 'd', 10);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
  const lost = {...scene.on('a', 'b', 0), edge: Uint32Array.of(NO_EDGE)};
  expect(route(network, scene.on('a', 'b', 0), scene.on('c', 'd', 0))).toBeNull();
  expect(route(network, lost, scene.on('a', 'b', 0))).toBeNull();
  expect(route(network, scene.on('a', 'b', 5), scene.on('a', 'b', 5))).toEqual({cost: 0, meters: 0, legs: []});
});

test('there is no walk from or to a place that joins no street', () => {
  const scene = new Scene().street('a', 'b', 100);
  const graph = scene.graph();
  const network = walkNetwork(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
  const here = scene.on('a', 'b', 30);
  const nowhere = {...here, edge: Uint32Array.of(NO_EDGE)};
  expect(route(network, here, here)).toEqual({cost: 0, meters: 0, legs: []});
  expect(route(network, nowhere, here)).toBeNull();
  expect(route(network, here, nowhere)).toBeNull();
});
