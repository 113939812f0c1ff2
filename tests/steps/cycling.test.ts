import {expect, test} from 'vitest';
import {edgeCosts} from '#core/edge-costs.ts';
import {EDGE_FLAG} from '#core/graph.ts';
import {placeTimes} from '#core/place-times.ts';
import type {Profile} from '#core/profile.ts';
import {walkNetwork} from '#core/search.ts';
import {UNREACHED} from '#core/units.ts';
import {cyclingFlags} from '../../scripts/steps/network/cycling.ts';
import {loadWalkingRules} from '../../scripts/steps/network/walking-rules.ts';
import {OsmScene} from '../support/osm-scene.ts';
import {BASE} from '../support/walkers.ts';

const rules = await loadWalkingRules();
const {pushForward, pushBackward} = EDGE_FLAG;
const pushed = pushForward | pushBackward;

/** Rides 5 m/s, pushes 1 m/s. */
const BIKE: Profile = {
  key: 'bike',
  metersPerSecond: 5,
  pushMetersPerSecond: 1,
  stepsSecondsPerMeter: 2,
  waitSeconds: 20,
  slope: 'ignore',
  usesSteps: true,
  family: 'any',
};

test.each([
  ['a street', {highway: 'residential'}, 'residential', 0],
  ['a footway', {highway: 'footway'}, 'footway', pushed],
  ['a footway for bicycles', {highway: 'footway', bicycle: 'yes'}, 'footway', 0],
  ['a footway open to all', {highway: 'footway', access: 'yes'}, 'footway', pushed],
  ['a pedestrian street', {highway: 'pedestrian'}, 'pedestrian', pushed],
  ['a cycleway', {highway: 'cycleway'}, 'cycleway', 0],
  ['a crossing of footways', {highway: 'footway', footway: 'crossing'}, 'crossing', pushed],
  ['a crossing of cycleways', {highway: 'cycleway', cycleway: 'crossing'}, 'crossing', 0],
  ['a path', {highway: 'path'}, 'path', 0],
  ['a path without bicycles', {highway: 'path', bicycle: 'no'}, 'path', pushed],
  ['a bridleway', {highway: 'bridleway'}, 'bridleway', pushed],
  ['stairs', {highway: 'steps'}, 'steps', pushed],
  ['a street to dismount in', {highway: 'service', bicycle: 'dismount'}, 'service', pushed],
  ['a street without vehicles', {highway: 'residential', vehicle: 'no'}, 'residential', pushed],
  ['a street for bicycles only', {highway: 'residential', vehicle: 'no', bicycle: 'designated'}, 'residential', 0],
  ['a street for walkers only', {highway: 'service', access: 'no', foot: 'yes'}, 'service', pushed],
  ['a street of residents', {highway: 'service', vehicle: 'private'}, 'service', 0],
  ['a motor road', {highway: 'primary', motorroad: 'yes'}, 'primary', pushed],
  ['a street with a word we do not know', {highway: 'service', bicycle: 'sometimes'}, 'service', 0],
  ['a one-way street', {highway: 'residential', oneway: 'yes'}, 'residential', pushBackward],
  ['a one-way street drawn backwards', {highway: 'residential', oneway: '-1'}, 'residential', pushForward],
  ['a roundabout', {highway: 'tertiary', junction: 'roundabout'}, 'tertiary', pushBackward],
  ['a roundabout said to be two-way', {highway: 'tertiary', junction: 'roundabout', oneway: 'no'}, 'tertiary', 0],
  [
    'a one-way street but not for bicycles',
    {highway: 'residential', oneway: 'yes', 'oneway:bicycle': 'no'},
    'residential',
    0,
  ],
  ['a lane against the traffic', {highway: 'residential', oneway: 'yes', cycleway: 'opposite_lane'}, 'residential', 0],
  [
    'the same, said of its left',
    {highway: 'residential', oneway: 'yes', 'cycleway:left': 'opposite'},
    'residential',
    0,
  ],
  ['a one-way cycleway', {highway: 'cycleway', oneway: 'yes'}, 'cycleway', pushBackward],
  ['a way shut backwards', {highway: 'path', 'bicycle:backward': 'no'}, 'path', pushBackward],
] as const)('knows where %s is ridden', (_, tags, kind, flags) => {
  expect(cyclingFlags(rules, tags, kind)).toBe(flags);
});

/** Seconds by bicycle between two places of a scene, in metres; null without a way. */
async function ridden(scene: OsmScene, from: readonly [number, number], to: readonly [number, number]) {
  const streets = await scene.streets();
  const snap = ([x, y]: readonly [number, number]) => {
    const [lon, lat] = OsmScene.degrees(x, y);
    return streets.snap(Int32Array.of(Math.round(lon * 1e7)), Int32Array.of(Math.round(lat * 1e7)), 'any');
  };
  const network = walkNetwork(streets.graph, edgeCosts(streets.graph, BIKE, BASE), 'from-origins');
  const tenths = placeTimes(network, snap(from), snap(to))[0]!;
  return tenths === UNREACHED ? null : tenths / 10;
}

const street = (tags: Record<string, string>) =>
  new OsmScene()
    .node('a', 0, 0)
    .node('b', 500, 0)
    .way('a b', {highway: 'residential', ...tags});

test('rides with a one-way street and pushes against it', async () => {
  const oneway = street({oneway: 'yes'});
  expect(await ridden(oneway, [0, 0], [500, 0])).toBeCloseTo(100, 0);
  expect(await ridden(oneway, [500, 0], [0, 0])).toBeCloseTo(500, 0);
  const contraflow = street({oneway: 'yes', 'oneway:bicycle': 'no'});
  expect(await ridden(contraflow, [500, 0], [0, 0])).toBeCloseTo(100, 0);
});

test('goes around by a street when that is quicker than pushing', async () => {
  const scene = street({oneway: 'yes'}).node('c', 250, 400).way('a c b', {highway: 'residential'});
  expect(await ridden(scene, [500, 0], [0, 0])).toBeCloseTo((2 * Math.hypot(250, 400)) / 5, 0);
});

test('pushes up stairs at walking speed and a little more, and waits at lights like a walker', async () => {
  const stairs = new OsmScene().node('a', 0, 0).node('b', 100, 0).way('a b', {highway: 'steps'});
  expect(await ridden(stairs, [0, 0], [100, 0])).toBeCloseTo(100 + 200, 0);
  const lights = new OsmScene()
    .node('a', 0, 0)
    .node('m', 50, 0, {highway: 'crossing', crossing: 'traffic_signals'})
    .node('b', 100, 0)
    .way('a m b', {highway: 'cycleway', cycleway: 'crossing'});
  expect(await ridden(lights, [0, 0], [100, 0])).toBeCloseTo(100 / 5 + 20, 0);
});

test('gets through no turnstile', async () => {
  const scene = (barrier: string) =>
    new OsmScene().node('a', 0, 0).node('m', 100, 0, {barrier}).node('b', 200, 0).way('a m b', {highway: 'path'});
  expect(await ridden(scene('turnstile'), [0, 0], [200, 0])).toBeNull();
  expect(await ridden(scene('bollard'), [0, 0], [200, 0])).toBeCloseTo(40, 0);
});

test('has no value of access in both lists', () => {
  const {ride, push} = rules.cycling;
  expect(ride.filter(value => push.includes(value))).toEqual([]);
});
