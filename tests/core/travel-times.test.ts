import fc from 'fast-check';
import {expect, test} from 'vitest';
import {buildArcs} from '#core/arcs.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import {nearestSeeds} from '#core/nearest-seeds.ts';
import {type SearchGraph, searchGraph} from '#core/search.ts';
import {type Seeds, searchScratch, travelTimes} from '#core/travel-times.ts';
import {IMPASSABLE, UNREACHED} from '#core/units.ts';
import {anyGraph} from '../support/random-network.ts';
import {seeded} from '../support/real-city.ts';
import {Scene} from '../support/scene.ts';
import {BASE, HIGH, LOW, PLAIN, plainAt, SLOW} from '../support/walkers.ts';

const at = (...nodes: number[]): Seeds => ({node: Int32Array.from(nodes), cost: new Uint16Array(nodes.length)});

test('leaves a node just past the cutoff unreached, and keeps one exactly at it', () => {
  const scene = new Scene().street('home', 'near', 1125).street('near', 'far', 1);
  const graph = scene.graph();
  const search = searchGraph(graph, edgeCosts(graph, plainAt(1.25), BASE), 'from-origins');
  const tenths = travelTimes(search, at(scene.node('home')), 9000);
  expect(tenths[scene.node('near')]).toBe(9000);
  expect(tenths[scene.node('far')]).toBe(UNREACHED);
});

test('reaches nothing beyond the horizon, and everything exactly at it', () => {
  const scene = new Scene().street('home', 'edge', 6553).street('edge', 'beyond', 0.1).street('home', 'long', 6553.1);
  const graph = scene.graph();
  const search = searchGraph(graph, edgeCosts(graph, plainAt(1), BASE), 'from-origins');
  const tenths = travelTimes(search, at(scene.node('home')), 65530);
  expect(tenths[scene.node('edge')]).toBe(65530);
  expect(tenths[scene.node('beyond')]).toBe(UNREACHED);
  expect(tenths[scene.node('long')]).toBe(UNREACHED);
  expect(() => travelTimes(search, at(0), 65531)).toThrow('cutoff 65531, expected 0 to 65530');
});

test('is the Manhattan diamond on a street grid, to the tenth', () => {
  const size = 21;
  const name = (x: number, y: number) => `${x},${y}`;
  const scene = new Scene();
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (x + 1 < size) scene.street(name(x, y), name(x + 1, y), 97);
      if (y + 1 < size) scene.street(name(x, y), name(x, y + 1), 97);
    }
  const graph = scene.graph();
  const block = Math.round((10 * 97) / 1.2);
  const search = searchGraph(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
  const tenths = travelTimes(search, at(scene.node(name(10, 10))), 7 * block);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const blocks = Math.abs(x - 10) + Math.abs(y - 10);
      expect(tenths[scene.node(name(x, y))]).toBe(blocks <= 7 ? blocks * block : UNREACHED);
    }
});

test('a desert with weights that are powers of two: the sum names what was reached', () => {
  const scene = new Scene();
  for (let i = 0; i < 16; i++) scene.street(`d${i}`, `d${i + 1}`, 120);
  const graph = scene.graph();
  const search = searchGraph(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
  const weights = Array.from({length: 17}, (_, i) => 2 ** i);
  for (let blocks = 0; blocks <= 16; blocks++) {
    const tenths = travelTimes(search, at(scene.node('d0')), blocks * 1000);
    const sum = weights.reduce(
      (total, weight, i) => (tenths[scene.node(`d${i}`)] === UNREACHED ? total : total + weight),
      0,
    );
    expect(sum).toBe(2 ** (blocks + 1) - 1);
  }
});

test('charges stairs, half waits and slope as written, and none of them to the plain walker', () => {
  const scene = new Scene().street('a', 'b', 30, {flags: EDGE_FLAG.steps, waits: 1, slope: [1.5, 0.9]});
  const graph = scene.graph();
  expect(edgeCosts(graph, SLOW, BASE)).toMatchObject({
    forward: Uint16Array.of(450 + 300 + 100),
    backward: Uint16Array.of(270 + 300 + 100),
  });
  expect(edgeCosts(graph, {...SLOW, slope: 'never-faster'}, BASE).backward[0]).toBe(300 + 300 + 100);
  expect(edgeCosts(graph, SLOW, HIGH).forward[0]).toBe(Math.round((300 / 1.15) * 1.5 + 300));
  expect(edgeCosts(graph, SLOW, LOW).forward[0]).toBe(Math.round((300 / 0.85) * 1.5 + 300 + 100));
  expect(edgeCosts(graph, PLAIN, BASE).forward[0]).toBe(250);
  expect(edgeCosts(graph, {...SLOW, usesSteps: false}, BASE).forward[0]).toBe(IMPASSABLE);
});

test('a longer cutoff or a faster walker never loses a node, and keeps its time or betters it', () => {
  fc.assert(
    fc.property(anyGraph, fc.nat(65530), fc.nat(65530), (graph, one, other) => {
      const [short, long] = [Math.min(one, other), Math.max(one, other)];
      const search = searchGraph(graph, edgeCosts(graph, SLOW, BASE), 'from-origins');
      const early = travelTimes(search, at(0), short);
      const late = travelTimes(search, at(0), long);
      const faster = travelTimes(
        searchGraph(graph, edgeCosts(graph, {...SLOW, metersPerSecond: 1.3}, BASE), 'from-origins'),
        at(0),
        long,
      );
      for (let u = 0; u < graph.nodeCount; u++) {
        if (early[u] !== UNREACHED) expect(late[u]).toBe(early[u]);
        if (late[u] !== UNREACHED) expect(faster[u]!).toBeLessThanOrEqual(late[u]!);
      }
    }),
  );
});

test('walks there and back in the same time on flat streets open both ways', () => {
  fc.assert(
    fc.property(anyGraph, fc.nat(), fc.nat(), (any, a, b) => {
      const graph = {...any, edgeFlags: new Uint16Array(any.edgeCount)};
      const [start, end] = [a % graph.nodeCount, b % graph.nodeCount];
      const search = searchGraph(graph, edgeCosts(graph, PLAIN, BASE), 'from-origins');
      expect(travelTimes(search, at(start), 65530)[end]).toBe(travelTimes(search, at(end), 65530)[start]);
    }),
  );
});

test('refuses a scratch made for another graph', () => {
  const small = new Scene().street('a', 'b', 1).graph();
  const large = new Scene().street('a', 'b', 1).street('b', 'c', 1).graph();
  const scratch = searchScratch(searchGraph(small, edgeCosts(small, PLAIN, BASE), 'from-origins'));
  const search = searchGraph(large, edgeCosts(large, PLAIN, BASE), 'from-origins');
  expect(() => travelTimes(search, at(0), 10, scratch)).toThrow('scratch is for 2 nodes, got 3');
});

test('equals Bellman–Ford where thousands of nodes share a few buckets, and the pool must grow', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({min: 1, max: 70}), (seed, dearest) => {
      let state = seed;
      const random = (below: number) => {
        state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
        return (state >>> 8) % below;
      };
      const nodes = 25_000;
      const scene = {
        firstArc: new Int32Array(nodes + 1),
        arcTo: new Int32Array(3 * nodes),
        arcCost: new Uint16Array(3 * nodes),
      };
      for (let u = 0; u < nodes; u++) {
        scene.firstArc[u + 1] = 3 * (u + 1);
        for (let a = 3 * u; a < 3 * u + 3; a++) {
          scene.arcTo[a] = random(nodes);
          scene.arcCost[a] = 1 + random(dearest);
        }
      }
      const best = new Float64Array(nodes).fill(Infinity);
      best[7] = 3;
      for (let changed = true; changed; ) {
        changed = false;
        for (let u = 0; u < nodes; u++)
          for (let a = 3 * u; a < 3 * u + 3; a++)
            if (best[u]! + scene.arcCost[a]! < best[scene.arcTo[a]!]!) {
              best[scene.arcTo[a]!] = best[u]! + scene.arcCost[a]!;
              changed = true;
            }
      }
      const scratch = searchScratch(scene);
      const found = travelTimes(scene, {node: Int32Array.of(7, 7), cost: Uint16Array.of(9, 3)}, 400, scratch);
      expect(found).toEqual(Uint16Array.from(best, cost => (cost <= 400 ? cost : UNREACHED)));
      const touched = scratch.touched.slice(0, scratch.touchedCount).sort();
      expect([...touched]).toEqual([...best.keys()].filter(u => best[u]! <= 400));
      const labels = nearestSeeds(
        scene,
        {node: Int32Array.of(7), cost: Uint16Array.of(3), label: Uint32Array.of(5)},
        400,
        scratch,
      );
      expect(labels.cost).toEqual(Uint16Array.from(best, cost => (cost <= 400 ? cost : UNREACHED)));
    }),
    {numRuns: 6},
  );
});

/** The slow rival on large networks: Dijkstra by looking through all nodes for the next. */
function plainDijkstra({firstArc, arcTo, arcCost}: SearchGraph, seeds: Seeds, cutoff: number): Uint16Array {
  const nodes = firstArc.length - 1;
  const cost = new Float64Array(nodes).fill(Infinity);
  const isDone = new Uint8Array(nodes);
  seeds.node.forEach((node, s) => {
    cost[node] = Math.min(cost[node]!, seeds.cost[s]!);
  });
  for (;;) {
    let u = -1;
    for (let v = 0; v < nodes; v++) if (!isDone[v] && cost[v]! <= cutoff && (u < 0 || cost[v]! < cost[u]!)) u = v;
    if (u < 0) return Uint16Array.from(cost, c => (c <= cutoff ? c : UNREACHED));
    isDone[u] = 1;
    for (let a = firstArc[u]!; a < firstArc[u + 1]!; a++)
      cost[arcTo[a]!] = Math.min(cost[arcTo[a]!]!, cost[u]! + arcCost[a]!);
  }
}

test('equals plain Dijkstra on networks larger than a batch, with squares where thousands of streets meet', () => {
  const network = fc.record({
    nodes: fc.integer({min: 500, max: 1500}),
    hubs: fc.nat(2),
    most: fc.constantFrom(3, 60, 900),
    seed: fc.nat(1_000_000),
    cutoff: fc.constantFrom(50, 2000, 65530),
  });
  fc.assert(
    fc.property(network, ({nodes, hubs, most, seed, cutoff}) => {
      const random = seeded(seed);
      const pick = (count: number) => Math.floor(count * random());
      // streets between any two nodes, and from each hub to all: more arcs than a batch takes at once
      const ends = Array.from({length: 2 * nodes}, () => [pick(nodes), pick(nodes)] as const);
      for (let hub = 0; hub < hubs; hub++) for (let v = 0; v < nodes; v++) if (v !== hub) ends.push([hub, v]);
      const {firstArc, arcTo, arcEdge} = buildArcs(
        nodes,
        Uint32Array.from(ends, end => end[0]),
        Uint32Array.from(ends, end => end[1]),
      );
      const costs = Uint16Array.from(ends, () => 1 + pick(most));
      const search: SearchGraph = {
        firstArc: Int32Array.from(firstArc),
        arcTo: Int32Array.from(arcTo),
        arcCost: Uint16Array.from(arcEdge, arc => costs[arc >>> 1]!),
      };
      const seeds = {node: Int32Array.from({length: 3}, () => pick(nodes)), cost: Uint16Array.of(0, 5, 70)};
      const scratch = searchScratch(search);
      const expected = plainDijkstra(search, seeds, cutoff);
      expect(travelTimes(search, seeds, cutoff, scratch)).toEqual(expected);
      // the memory of the last search does no harm to the next
      expect(travelTimes(search, seeds, cutoff, scratch)).toEqual(expected);
      const reached = expected.reduce((sum, cost) => sum + (cost === UNREACHED ? 0 : 1), 0);
      expect(new Set(scratch.touched.subarray(0, scratch.touchedCount)).size).toBe(reached);
      expect(scratch.touchedCount).toBe(reached);
    }),
    {numRuns: 60},
  );
});
