import {expect, test} from 'vitest';
import {EDGE_FLAG, EDGE_KINDS} from '#core/graph.ts';
import {NO_EDGE} from '#core/units.ts';
import {Report} from '../../scripts/report.ts';
import type {Streets} from '../../scripts/steps/model.ts';
import {OsmScene} from '../support/osm-scene.ts';
import {shortestMeters} from '../support/shortest-length.ts';

const foot = {highway: 'footway'};

/** Metres between two places given in metres. */
function walk(
  streets: Streets,
  from: readonly [number, number],
  to: readonly [number, number],
  stepFree = false,
): number {
  const places = [from, to].map(([x, y]) => OsmScene.degrees(x, y));
  const snap = streets.snap(
    Int32Array.from(places, ([lon]) => Math.round(lon * 1e7)),
    Int32Array.from(places, ([, lat]) => Math.round(lat * 1e7)),
    stepFree ? 'stepFree' : 'any',
  );
  const at = (k: number) => ({edge: snap.edge[k]!, fraction: snap.fraction[k]!});
  const shut = stepFree ? EDGE_FLAG.steps | EDGE_FLAG.notStepFree : 0;
  return shortestMeters(streets.graph, at(0), at(1), edge => (streets.graph.edgeFlags[edge]! & shut) === 0);
}

/** a ─ b ─ c, 100 m each, and the way around by d: a ─ d ─ c, 300 m. The tags stand on a ─ b ─ c, on b, or both. */
function detour(way: Record<string, string>, middle: Record<string, string> = {}): OsmScene {
  return new OsmScene()
    .node('a', 0, 0)
    .node('b', 100, 0, middle)
    .node('c', 200, 0)
    .node('d', 0, 50)
    .node('e', 200, 50)
    .way('a b c', way)
    .way('a d e c', foot);
}

const direct = 200;
const around = 300;

test.each([
  ['a footway', foot, direct],
  ['a residential street', {highway: 'residential'}, direct],
  ['a street closed to feet', {highway: 'residential', foot: 'no'}, around],
  ['a street without access', {highway: 'service', access: 'no'}, around],
  ['a street without access but for feet', {highway: 'service', access: 'no', foot: 'yes'}, direct],
  ['a street with access but not for feet', {highway: 'service', access: 'yes', foot: 'no'}, around],
  ['a private way in no residential land', {highway: 'service', access: 'private'}, around],
  ['a private driveway', {highway: 'service', service: 'driveway', access: 'private'}, direct],
  ['a private way people may walk', {highway: 'service', access: 'private', foot: 'permissive'}, direct],
  ['a motorway', {highway: 'motorway'}, around],
  ['a trunk road', {highway: 'trunk'}, around],
  ['a trunk road with a sidewalk', {highway: 'trunk', sidewalk: 'right'}, direct],
  ['a trunk road without one', {highway: 'trunk', sidewalk: 'no'}, around],
  ['a trunk road for walkers', {highway: 'trunk', foot: 'designated'}, direct],
  ['a motor road', {highway: 'primary', motorroad: 'yes'}, around],
  ['a street to be built', {highway: 'construction', construction: 'residential'}, around],
  ['a planned street', {highway: 'proposed'}, around],
  ['stairs', {highway: 'steps'}, direct],
  ['a cycleway', {highway: 'cycleway'}, direct],
  ['a cycleway without walkers', {highway: 'cycleway', foot: 'no'}, around],
  ['a field track', {highway: 'track'}, direct],
  ['a platform without highway', {railway: 'platform'}, direct],
  ['a ferry for walkers', {route: 'ferry', foot: 'yes'}, direct],
  ['a ferry for cars', {route: 'ferry', motor_vehicle: 'yes'}, around],
  ['a line that is no way', {power: 'line'}, around],
  ['a one-way street for cars', {highway: 'residential', oneway: '-1'}, direct],
  ['a path against its direction for feet', {highway: 'footway', 'oneway:foot': '-1'}, around],
  ['a path in its direction for feet', {highway: 'footway', 'oneway:foot': 'yes'}, direct],
  ['an escalator that comes towards one', {highway: 'steps', conveying: 'backward'}, around],
  ['an escalator that goes one’s way', {highway: 'steps', conveying: 'forward'}, direct],
])('walks %s or around it', async (_, tags, meters) => {
  const streets = await detour(tags).streets();
  expect(walk(streets, [0, 0], [200, 0])).toBeCloseTo(meters, 1);
});

test.each([
  ['a gate', {barrier: 'gate'}, direct],
  ['a locked gate', {barrier: 'gate', locked: 'yes'}, around],
  ['a gate of residents', {barrier: 'gate', access: 'private'}, direct],
  ['a gate for nobody', {barrier: 'gate', access: 'no'}, around],
  ['a gate for nobody but walkers', {barrier: 'gate', access: 'no', foot: 'yes'}, direct],
  ['a gate closed to walkers', {barrier: 'gate', foot: 'no'}, around],
  ['a lift gate', {barrier: 'lift_gate'}, direct],
  ['a bollard', {barrier: 'bollard'}, direct],
  ['a wall', {barrier: 'wall'}, around],
  ['a fence with a hole for feet', {barrier: 'fence', foot: 'yes'}, direct],
  ['a node without barrier', {highway: 'crossing'}, direct],
])('passes %s on the way or goes around it', async (_, tags, meters) => {
  const streets = await detour(foot, tags).streets();
  expect(walk(streets, [0, 0], [200, 0])).toBeCloseTo(meters, 1);
});

test.each([
  ['a stile', {barrier: 'stile'}],
  ['a turnstile', {barrier: 'turnstile'}],
  ['a raised kerb', {barrier: 'kerb', kerb: 'raised'}],
])('lets walkers over %s, and sends wheelchairs around it', async (_, tags) => {
  const streets = await detour(foot, tags).streets();
  expect(walk(streets, [0, 0], [200, 0])).toBeCloseTo(direct, 1);
  expect(walk(streets, [0, 0], [200, 0], true)).toBeCloseTo(around, 1);
});

test.each([
  ['a gate of which nothing is said', {barrier: 'gate'}, true],
  ['a gate that is not locked', {barrier: 'gate', locked: 'no'}, false],
  ['a gate for walkers', {barrier: 'gate', foot: 'yes'}, false],
  ['a gate of residents', {barrier: 'gate', access: 'private'}, false],
  ['a kind of barrier we do not know', {barrier: 'portcullis'}, true],
  ['a turnstile', {barrier: 'turnstile'}, true],
  ['bollards', {barrier: 'bollard'}, false],
  ['a stile', {barrier: 'stile'}, false],
])('marks the passage of %s as assumed or not', async (_, tags, assumed) => {
  const streets = await detour(foot, tags).streets();
  const {graph} = streets;
  const marked = [...graph.edgeFlags.keys()].filter(edge => graph.edgeFlags[edge]! & EDGE_FLAG.assumedBarrier);
  expect(marked.map(edge => graph.edgeLength[edge])).toEqual(assumed ? [1] : []);
  const places = [OsmScene.degrees(0, 0), OsmScene.degrees(200, 0)];
  const snap = streets.snap(
    Int32Array.from(places, ([lon]) => Math.round(lon * 1e7)),
    Int32Array.from(places, ([, lat]) => Math.round(lat * 1e7)),
    'any',
  );
  const at = (k: number) => ({edge: snap.edge[k]!, fraction: snap.fraction[k]!});
  const meters = shortestMeters(graph, at(0), at(1), edge => !marked.includes(edge));
  const [gateLon, gateLat] = OsmScene.degrees(100, 0);
  const beside = streets.snap(
    Int32Array.of(Math.round(gateLon * 1e7)),
    Int32Array.of(Math.round(gateLat * 1e7)),
    'any',
  );
  expect([beside.centimeters[0], marked.includes(beside.edge[0]!)]).toEqual([0, false]);
  expect(meters).toBeCloseTo(assumed ? around : direct, 1);
});

test('sends wheelchairs around stairs, and everyone else over them', async () => {
  const streets = await detour({highway: 'steps'}).streets();
  expect(walk(streets, [0, 0], [200, 0], true)).toBeCloseTo(around, 1);
  const kinds = [...streets.graph.edgeKind].map(kind => EDGE_KINDS[kind]);
  expect(kinds).toContain('steps');
});

test('closes a barrier for every way that meets at it', async () => {
  const streets = await new OsmScene()
    .node('w', -100, 0)
    .node('m', 0, 0, {barrier: 'gate', locked: 'yes'})
    .node('e', 100, 0)
    .node('n', 0, 100)
    .way('w m e', foot)
    .way('m n', foot)
    .way('w n', foot)
    .way('n e', foot)
    .streets();
  const side = 100 * Math.SQRT2;
  expect(walk(streets, [-100, 0], [0, 90])).toBeCloseTo(side + 10, 0);
  expect(walk(streets, [-100, 0], [100, 0])).toBeCloseTo(2 * side, 0);
});

test('opens private streets in residential land to those who live there, and marks them', async () => {
  const scene = detour({highway: 'service', access: 'private'})
    .node('p', -10, -10)
    .node('q', 210, -10)
    .node('r', 210, 60)
    .node('s', -10, 60)
    .way('p q r s p', {landuse: 'residential'});
  const streets = await scene.streets();
  expect(walk(streets, [0, 0], [200, 0])).toBeCloseTo(direct, 1);
  expect([...streets.graph.edgeFlags].some(flags => flags & EDGE_FLAG.compound)).toBe(true);
});

test('joins a bridge to nothing it passes over', async () => {
  const streets = await new OsmScene()
    .node('w', -100, 0)
    .node('e', 100, 0)
    .node('s', 0, -100)
    .node('n', 0, 100)
    .node('far', 300, 100)
    .way('w e', {highway: 'footway', bridge: 'yes', layer: '1'})
    .way('s n', foot)
    .way('e far n', foot)
    .streets();
  const viaFar = 100 + Math.hypot(200, 100) + 300 + 100;
  expect(walk(streets, [0, -1], [-1, 0])).toBeGreaterThan(viaFar);
});

test('does not join places to bridges, tunnels and other levels, unless they lie on them', async () => {
  const streets = await new OsmScene()
    .node('a', 0, 0)
    .node('b', 100, 0)
    .node('c', 200, 0)
    .node('d', 300, 0)
    .node('e', 300, 60)
    .node('f', 0, 60)
    .way('a b', {highway: 'footway', bridge: 'yes'})
    .way('b c', {highway: 'footway', tunnel: 'yes'})
    .way('c d', {highway: 'corridor', level: '1'})
    .way('d e f a', foot)
    .streets();
  for (const x of [50, 150, 250]) {
    const [lon, lat] = OsmScene.degrees(x, 10);
    const beside = streets.snap(Int32Array.of(lon * 1e7), Int32Array.of(lat * 1e7), 'any');
    expect(beside.centimeters[0]).toBeCloseTo(5000, -1);
    const [onLon, onLat] = OsmScene.degrees(x, 0);
    const on = streets.snap(Int32Array.of(onLon * 1e7), Int32Array.of(onLat * 1e7), 'any');
    expect(on.centimeters[0]).toBeLessThanOrEqual(2);
  }
});

/** A square of 100 m that paths meet at its west and east corner nodes w and e, and a pillar of 20 m in its middle. */
function plaza(tags: Record<string, string>, pillar: boolean): OsmScene {
  const scene = new OsmScene()
    .node('sw', 0, 0)
    .node('se', 100, 0)
    .node('ne', 100, 100)
    .node('nw', 0, 100)
    .node('w', 0, 50)
    .node('e', 100, 50)
    .node('west', -100, 50)
    .node('east', 200, 50)
    .way('west w', foot)
    .way('e east', foot)
    .way('sw se e ne nw w sw', pillar ? {} : tags);
  if (!pillar) return scene;
  return scene
    .node('p1', 40, 40)
    .node('p2', 60, 40)
    .node('p3', 60, 60)
    .node('p4', 40, 60)
    .way('p1 p2 p3 p4 p1', {})
    .relation('outer:103 inner:104', {type: 'multipolygon', ...tags});
}

const square = {highway: 'pedestrian', area: 'yes'};

test('crosses a pedestrian area in a straight line between the ways that meet it, and around it when asked', async () => {
  const crossed = await plaza(square, false).streets();
  expect(walk(crossed, [-100, 50], [200, 50])).toBeCloseTo(300, 1);
  const line = [...crossed.graph.edgeFlags].filter(flags => flags & EDGE_FLAG.plaza);
  expect(line).toHaveLength(1);
  const walkedAround = await plaza(square, false).streets({plazas: false});
  expect(walk(walkedAround, [-100, 50], [200, 50])).toBeCloseTo(400, 1);
});

test('does not cross a square that is only a loop of street', async () => {
  const streets = await plaza({highway: 'pedestrian'}, false).streets();
  expect(walk(streets, [-100, 50], [200, 50])).toBeCloseTo(400, 1);
});

test('sees no way through the hole of a pedestrian area', async () => {
  const streets = await plaza(square, true).streets();
  expect(walk(streets, [-100, 50], [200, 50])).toBeCloseTo(400, 1);
});

test('joins a place in the middle of a square too wide for its edges to a line across it, and one near an edge to the edge', async () => {
  const scene = new OsmScene()
    .node('w', -1100, 0)
    .node('sw', -400, -300)
    .node('se', 400, -300)
    .node('ne', 400, 300)
    .node('nw', -400, 300)
    .node('mw', -400, 0)
    .node('me', 400, 0)
    .node('e', 1100, 0)
    .way('sw se me ne nw mw sw', square)
    .way('w mw', foot)
    .way('me e', foot);
  const streets = await scene.streets();
  const approach = (x: number, y: number) => {
    const [lon, lat] = OsmScene.degrees(x, y);
    return streets.snap(Int32Array.of(lon * 1e7), Int32Array.of(lat * 1e7), 'any').centimeters[0]!;
  };
  expect(approach(0, 20)).toBeCloseTo(2000, -1);
  expect(approach(0, 200)).toBeCloseTo(10_000, -1);
});

test('puts one wait on crossing at a signal, half before and half behind it, and none on the street crossed', async () => {
  const streets = await new OsmScene()
    .node('w', -50, 0)
    .node('x', 0, 0, {highway: 'crossing', crossing: 'traffic_signals'})
    .node('e', 50, 0)
    .node('s', 0, -50)
    .node('n', 0, 50)
    .way('w x e', foot)
    .way('s x n', {highway: 'primary'})
    .streets();
  const waits = [...streets.graph.edgeWaits].map((wait, edge) => [EDGE_KINDS[streets.graph.edgeKind[edge]!], wait]);
  expect(waits.filter(([kind]) => kind === 'footway')).toEqual([
    ['footway', 1],
    ['footway', 1],
  ]);
  expect(waits.filter(([kind]) => kind === 'primary').map(([, wait]) => wait)).toEqual([0, 0]);
});

test('gives the same graph whatever the order of elements in the file', async () => {
  const scene = plaza(square, true)
    .way('sw west', {highway: 'residential', name: 'South'})
    .way('se east', {highway: 'steps'});
  const straight = await scene.streets();
  const reversed = await scene.streets({order: list => list.toReversed()});
  const rotated = await scene.streets({order: list => [...list.slice(3), ...list.slice(0, 3)]});
  for (const other of [reversed, rotated]) {
    expect(other.graph).toEqual(straight.graph);
    expect(other.shape).toEqual(straight.shape);
    expect(other.names).toEqual(straight.names);
    expect(other.edgeName).toEqual(straight.edgeName);
  }
});

test('avoids an approach across a fence when another street is in reach, and doubts it when none is', async () => {
  const scene = new OsmScene()
    .node('a', 0, 0)
    .node('b', 200, 0)
    .node('c', 200, 100)
    .node('d', 0, 100)
    .node('f', -10, 20)
    .node('g', 210, 20)
    .way('a b c d a', foot)
    .way('f g', {barrier: 'fence'});
  const [lon, lat] = OsmScene.degrees(100, 30);
  const snap = (streets: Streets) => streets.snap(Int32Array.of(lon * 1e7), Int32Array.of(lat * 1e7), 'any');
  const avoided = snap(await scene.streets());
  expect(avoided.centimeters[0]).toBe(7000);
  expect(avoided.doubtful[0]).toBe(0);
  const enclosed = scene.node('h', 10, 50).node('i', 190, 50);
  enclosed.node('j', 10, 20).node('k', 190, 20).way('j h i k', {barrier: 'wall'});
  const doubted = snap(await enclosed.streets());
  expect(doubted.centimeters[0]).toBe(3000);
  expect(doubted.doubtful[0]).toBe(1);
});

test('breaks a street where its nodes are outside the extract, and notes it', async () => {
  const report = new Report();
  const streets = await detour({highway: 'residential'}).way('b lost c', foot).streets({report});
  expect(report.findings().map(({kind, count}) => [kind, count])).toEqual([['way-missing-nodes', 1]]);
  expect(walk(streets, [100, 0], [200, 0])).toBeCloseTo(100, 1);
});

test('notes a kind of highway it does not know, and does not walk it', async () => {
  const report = new Report();
  const streets = await detour({highway: 'hyperloop'}).streets({report});
  expect(walk(streets, [0, 0], [200, 0])).toBeCloseTo(around, 1);
  expect(report.findings()[0]).toMatchObject({kind: 'highway-unknown', examples: ['w101 highway=hyperloop']});
});

test('refuses an extract with no street to walk, saying so', async () => {
  const scene = new OsmScene().node('a', 0, 0).node('b', 100, 0).way('a b', {highway: 'motorway'});
  await expect(scene.streets()).rejects.toThrow(/scene\.osm: found no street a person may walk/);
});

test('joins nothing to a piece of network too short to be real', async () => {
  const scene = new OsmScene().node('far1', 0, 0).node('far2', 3000, 0).way('far1 far2', foot);
  scene.node('i1', 0, 100).node('i2', 100, 100).way('i1 i2', foot);
  const streets = await scene.streets();
  const [lon, lat] = OsmScene.degrees(50, 90);
  const snap = streets.snap(Int32Array.of(lon * 1e7), Int32Array.of(lat * 1e7), 'any');
  expect(snap.edge[0]).not.toBe(NO_EDGE);
  expect(snap.centimeters[0]).toBeCloseTo(9000, -1);
});
