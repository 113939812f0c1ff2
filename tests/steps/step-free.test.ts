import {expect, test} from 'vitest';
import {EDGE_FLAG, isClosedToWheels} from '#core/graph.ts';
import {NO_EDGE} from '#core/units.ts';
import type {Streets} from '../../scripts/steps/model.ts';
import {entranceStepFree, wheelVerdict} from '../../scripts/steps/network/step-free.ts';
import {inclinePercent, metersOf} from '../../scripts/steps/network/tag-lengths.ts';
import {loadWalkingRules} from '../../scripts/steps/network/walking-rules.ts';
import {OsmScene} from '../support/osm-scene.ts';
import {shortestMeters} from '../support/shortest-length.ts';

const rules = await loadWalkingRules();
const foot = {highway: 'footway'};
type Place = readonly [number, number];

function columns(places: readonly Place[]): [Int32Array, Int32Array] {
  const degrees = places.map(([x, y]) => OsmScene.degrees(x, y));
  return [
    Int32Array.from(degrees, ([lon]) => Math.round(lon * 1e7)),
    Int32Array.from(degrees, ([, lat]) => Math.round(lat * 1e7)),
  ];
}

/** Metres on wheels between two places of a scene given in metres. */
function rolled(streets: Streets, from: Place, to: Place): number {
  const snap = streets.snap(...columns([from, to]), 'stepFree');
  const at = (k: number) => ({edge: snap.edge[k]!, fraction: snap.fraction[k]!});
  return shortestMeters(streets.graph, at(0), at(1), edge => !isClosedToWheels(streets.graph.edgeFlags[edge]!));
}

/** a ─ b ─ c, 100 m each, with tags on it or on b, and the way around by d and e, 300 m. */
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

test.each([
  ['stairs', {highway: 'steps'}, 300],
  ['stairs with a ramp of unknown kind', {highway: 'steps', ramp: 'yes'}, 300],
  ['stairs with two rails for prams', {highway: 'steps', 'ramp:stroller': 'yes'}, 300],
  ['stairs whose ramp is drawn apart', {highway: 'steps', 'ramp:wheelchair': 'separate'}, 300],
  ['stairs with a ramp for wheelchairs', {highway: 'steps', 'ramp:wheelchair': 'yes'}, 200],
  ['stairs said to be for wheelchairs', {highway: 'steps', wheelchair: 'yes'}, 200],
  ['an escalator', {highway: 'steps', conveying: 'yes', 'ramp:wheelchair': 'yes'}, 300],
  ['a way closed to wheelchairs', {highway: 'footway', wheelchair: 'no'}, 300],
  ['a way with limits for wheelchairs', {highway: 'footway', wheelchair: 'limited'}, 200],
  ['a footway of 0.8 m', {highway: 'footway', width: '0.8'}, 200],
  ['a footway of 0.79 m', {highway: 'footway', width: '0.79 m'}, 300],
  ['a footway of about 50 cm', {highway: 'footway', est_width: '50 cm'}, 300],
  ['a narrow footway', {highway: 'footway', narrow: 'yes'}, 300],
  ['a narrow footway that is wide enough', {highway: 'footway', narrow: 'yes', width: '1'}, 200],
  ['a narrow footway for wheelchairs', {highway: 'footway', narrow: 'yes', wheelchair: 'yes'}, 200],
  ['a street that is narrow for cars', {highway: 'residential', narrow: 'yes'}, 200],
  ['a smooth path', {highway: 'path', smoothness: 'intermediate'}, 200],
  ['a bumpy path', {highway: 'path', smoothness: 'bad'}, 300],
  ['a path of sand', {highway: 'path', surface: 'sand'}, 300],
  ['a path of sand that is smooth', {highway: 'path', surface: 'sand', smoothness: 'good'}, 200],
  ['a path of earth', {highway: 'path', surface: 'ground'}, 200],
  ['a soft track', {highway: 'track', tracktype: 'grade5'}, 300],
  ['a mountain trail', {highway: 'path', sac_scale: 'mountain_hiking'}, 300],
  ['a ramp of 1 in 8', {highway: 'footway', incline: '12.5%'}, 200],
  ['a way down that is steeper', {highway: 'footway', incline: '-13%'}, 300],
  ['a way that goes up somehow', {highway: 'footway', incline: 'up'}, 200],
  ['a crossing with high kerbs', {highway: 'footway', footway: 'crossing', kerb: 'raised'}, 300],
  ['a crossing with low kerbs', {highway: 'footway', footway: 'crossing', kerb: 'lowered'}, 200],
  ['a sidewalk beside a high kerb', {highway: 'footway', footway: 'sidewalk', kerb: 'raised'}, 200],
])('rolls over %s or around it', async (_, tags, meters) => {
  expect(rolled(await detour(tags).streets(), [0, 0], [200, 0])).toBeCloseTo(meters, 1);
});

test.each([
  ['a flush kerb', {kerb: 'flush'}, 200],
  ['a raised kerb', {kerb: 'raised'}, 300],
  ['a kerb of 5 cm', {barrier: 'kerb', 'kerb:height': '5 cm'}, 300],
  ['a kerb of 2 cm', {barrier: 'kerb', 'kerb:height': '0.02'}, 200],
  ['a kerb that wheelchairs pass', {barrier: 'kerb', kerb: 'rolled', wheelchair: 'yes'}, 200],
  ['a gate', {barrier: 'gate'}, 200],
  ['a gate closed to wheelchairs', {barrier: 'gate', wheelchair: 'no'}, 300],
  ['bollards', {barrier: 'bollard'}, 200],
  ['bollards too close to each other', {barrier: 'bollard', 'maxwidth:physical': '0.7'}, 300],
  ['a kissing gate', {barrier: 'kissing_gate'}, 300],
  ['a kissing gate made for wheelchairs', {barrier: 'kissing_gate', wheelchair: 'yes'}, 200],
  ['a cycle barrier', {barrier: 'cycle_barrier'}, 300],
  ['a wide cycle barrier', {barrier: 'cycle_barrier', 'maxwidth:physical': '1.2'}, 200],
  ['a stile, however wide', {barrier: 'stile', 'maxwidth:physical': '2'}, 300],
  ['a lift closed to wheelchairs', {highway: 'elevator', wheelchair: 'no'}, 300],
])('rolls past %s or around it', async (_, tags, meters) => {
  expect(rolled(await detour(foot, tags).streets(), [0, 0], [200, 0])).toBeCloseTo(meters, 1);
});

test('a high kerb stops those who cross the street, not those who go along it', async () => {
  const streets = await new OsmScene()
    .node('w', -100, 0)
    .node('m', 0, 0, {highway: 'crossing', kerb: 'raised'})
    .node('e', 100, 0)
    .node('s', 0, -30)
    .node('n', 0, 30)
    .node('ne', 100, 30)
    .way('w m e', {highway: 'residential'})
    .way('s m n', {highway: 'footway', footway: 'crossing'})
    .way('n ne e', foot)
    .streets();
  expect(rolled(streets, [-100, 0], [100, 0])).toBeCloseTo(200, 1);
  expect(rolled(streets, [-100, 0], [0, 30])).toBeCloseTo(200 + 30 + 100, 1);
  // half a crossing that ends at a kerb is no street: who stands there is joined to the street
  expect(rolled(streets, [0, -30], [0, 30])).toBeCloseTo(100 + 30 + 100, 1);
});

test('a kerb between a crossing and its sidewalk leaves the sidewalk open', async () => {
  const streets = await new OsmScene()
    .node('w', -100, 0)
    .node('m', 0, 0, {barrier: 'kerb', kerb: 'raised'})
    .node('e', 100, 0)
    .node('n', 0, 30)
    .node('nw', -100, 30)
    .way('w m e', {highway: 'footway', footway: 'sidewalk'})
    .way('n m', {highway: 'footway', footway: 'crossing'})
    .way('w nw n', foot)
    .streets();
  expect(rolled(streets, [-100, 0], [100, 0])).toBeCloseTo(200, 1);
  expect(rolled(streets, [100, 0], [0, 30])).toBeCloseTo(200 + 30 + 100, 1);
});

test('ways that meet at a turnstile are each before it, whichever way they are drawn', async () => {
  for (const ways of [
    ['w m', 'e m'],
    ['w m', 'm e'],
    ['m w', 'm e'],
  ]) {
    const scene = new OsmScene().node('w', -100, 0).node('m', 0, 0, {barrier: 'turnstile'}).node('e', 100, 0);
    for (const way of ways) scene.way(way, foot);
    const streets = await scene.node('n', 0, 50).way('w n e', foot).streets();
    expect(rolled(streets, [-100, 0], [100, 0])).toBeCloseTo(2 * Math.hypot(100, 50), 0);
  }
});

test('a place beside stairs is joined to them for walkers, and to the next street for wheels', async () => {
  const streets = await new OsmScene()
    .node('a', 0, 0)
    .node('b', 100, 0)
    .node('c', 0, 40)
    .node('d', 100, 40)
    .way('a b', {highway: 'steps'})
    .way('a c d b', foot)
    .streets();
  const [lon, lat] = columns([[50, 5]]);
  const any = streets.snap(lon, lat, 'any');
  const wheels = streets.snap(lon, lat, 'stepFree');
  expect(any.centimeters[0]).toBeCloseTo(500, -1);
  expect(streets.graph.edgeFlags[any.edge[0]!]! & EDGE_FLAG.steps).toBe(EDGE_FLAG.steps);
  expect(wheels.centimeters[0]).toBeCloseTo(3500, -1);
  expect(streets.snapStepFree(lon, lat, any)).toEqual(wheels);
});

test('a place with nothing but stairs near it is joined to nothing for wheels', async () => {
  const streets = await new OsmScene()
    .node('a', 0, 0)
    .node('b', 100, 0)
    .node('c', 100, 400)
    .node('d', 700, 400)
    .way('a b c', {highway: 'steps'})
    .way('c d', foot)
    .streets();
  const [lon, lat] = columns([[0, 0]]);
  const any = streets.snap(lon, lat, 'any');
  expect([any.edge[0] === NO_EDGE, streets.snapStepFree(lon, lat, any).edge[0] === NO_EDGE]).toEqual([false, true]);
});

test('understands lengths and slopes as people write them, and nothing else', () => {
  expect([metersOf('0.8'), metersOf('80 cm'), metersOf('1,2 m'), metersOf('900mm')]).toEqual([0.8, 0.8, 1.2, 0.9]);
  expect(metersOf('2\'6"')).toBeCloseTo(0.762, 6);
  expect(metersOf('30 in')).toBeCloseTo(0.762, 6);
  expect([metersOf(undefined), metersOf(''), metersOf('wide'), metersOf('1-2'), metersOf('-1')]).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  expect([inclinePercent('10%'), inclinePercent('-8.5 %'), inclinePercent('up'), inclinePercent(undefined)]).toEqual([
    10,
    8.5,
    null,
    null,
  ]);
  expect(inclinePercent('45°')).toBeCloseTo(100, 9);
});

test('what the map does not say is free of steps', () => {
  expect(wheelVerdict(rules, {}, 'footway')).toBe('open');
  expect(entranceStepFree(rules, {})).toBe(true);
  expect(entranceStepFree(rules, {wheelchair: 'no'})).toBe(false);
});
