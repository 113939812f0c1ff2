import fc from 'fast-check';
import {expect, test} from 'vitest';
import {edgeCosts, edgesBeyondHorizon, lengthCosts} from '#core/edge-costs.ts';
import {EDGE_FLAG, type Graph, isClosedToWheels, turnedFlags} from '#core/graph.ts';
import {placeTimes} from '#core/place-times.ts';
import {type Profile, SCENARIOS} from '#core/profile.ts';
import {walkNetwork} from '#core/search.ts';
import {IMPASSABLE} from '#core/units.ts';
import {loadWalkers} from '../../scripts/walkers.ts';
import {anyGraph, anySnaps} from '../support/random-network.ts';
import {Scene} from '../support/scene.ts';
import {BASE, HIGH, LOW, PLAIN, plainAt, SLOW} from '../support/walkers.ts';

const WHEELS: Profile = {...PLAIN, key: 'wheels', usesSteps: false, family: 'stepFree'};
const BIKE: Profile = {...PLAIN, key: 'bike', metersPerSecond: 4, pushMetersPerSecond: 1};

/** Cost of a street of 100 m there and back, tenths. */
function costs(profile: Profile, options: Parameters<Scene['street']>[3] = {}, scenario = BASE): [number, number] {
  const {forward, backward} = edgeCosts(new Scene().street('a', 'b', 100, options).graph(), profile, scenario);
  return [forward[0]!, backward[0]!];
}

test('costs length over speed, times the slope, and stairs and half waits on top', () => {
  expect(costs(SLOW)).toEqual([1000, 1000]);
  expect(costs(SLOW, {flags: EDGE_FLAG.steps})).toEqual([2000, 2000]);
  expect(costs(SLOW, {waits: 2})).toEqual([1200, 1200]);
  expect(costs(SLOW, {slope: [1.5, 0.8]})).toEqual([1500, 800]);
  expect(costs({...SLOW, slope: 'never-faster'}, {slope: [1.5, 0.8]})).toEqual([1500, 1000]);
  expect(costs({...SLOW, slope: 'ignore'}, {slope: [1.5, 0.8]})).toEqual([1000, 1000]);
});

test('the low scenario is slower, the high one faster and waits nowhere', () => {
  expect(costs(SLOW, {waits: 2}, LOW)).toEqual([1376, 1376]);
  expect(costs(SLOW, {waits: 2}, HIGH)).toEqual([870, 870]);
});

test('a walker without steps takes the ramp beside stairs at level speed, and nothing else with steps', () => {
  const level = Math.round(1000 / 1.2);
  expect(costs(WHEELS)).toEqual([level, level]);
  expect(costs({...WHEELS, stepsSecondsPerMeter: 9}, {flags: EDGE_FLAG.steps | EDGE_FLAG.ramp})).toEqual([
    level,
    level,
  ]);
  expect(costs(WHEELS, {flags: EDGE_FLAG.steps})).toEqual([IMPASSABLE, IMPASSABLE]);
  expect(costs(WHEELS, {flags: EDGE_FLAG.notStepFree})).toEqual([IMPASSABLE, IMPASSABLE]);
  expect(costs(WHEELS, {flags: EDGE_FLAG.notStepFree | EDGE_FLAG.steps | EDGE_FLAG.ramp})[0]).toBe(IMPASSABLE);
  expect(costs(PLAIN, {flags: EDGE_FLAG.notStepFree | EDGE_FLAG.steps})).toEqual([level, level]);
});

test('a bicycle is ridden or pushed in each direction, also under the range of assumptions', () => {
  expect(costs(BIKE)).toEqual([250, 250]);
  expect(costs(BIKE, {flags: EDGE_FLAG.pushForward})).toEqual([1000, 250]);
  expect(costs(BIKE, {flags: EDGE_FLAG.pushBackward})).toEqual([250, 1000]);
  expect(costs(BIKE, {flags: EDGE_FLAG.pushBackward}, LOW)).toEqual([294, 1176]);
  expect(costs(BIKE, {flags: EDGE_FLAG.noBicycle})).toEqual([IMPASSABLE, IMPASSABLE]);
  expect(costs(PLAIN, {flags: EDGE_FLAG.noBicycle | EDGE_FLAG.pushForward})).toEqual(costs(PLAIN));
});

test('barriers that are open by our default can be shut, by time and by length', () => {
  const graph = new Scene().street('a', 'b', 100).street('b', 'c', 1, {flags: EDGE_FLAG.assumedBarrier}).graph();
  const shut = {assumedBarriersShut: true};
  expect([...edgeCosts(graph, PLAIN, BASE).forward]).toEqual([833, 8]);
  expect([...edgeCosts(graph, PLAIN, BASE, shut).forward]).toEqual([833, IMPASSABLE]);
  expect([...lengthCosts(graph).backward]).toEqual([1000, 10]);
  expect([...lengthCosts(graph, undefined, shut).backward]).toEqual([1000, IMPASSABLE]);
});

test('lengths are those of the streets a walker may use', () => {
  const graph = new Scene().street('a', 'b', 100, {flags: EDGE_FLAG.steps}).graph();
  expect(lengthCosts(graph).forward[0]).toBe(1000);
  expect(lengthCosts(graph, WHEELS).forward[0]).toBe(IMPASSABLE);
  expect([lengthCosts(graph).family, lengthCosts(graph, WHEELS).family]).toEqual(['any', 'stepFree']);
});

test('flags turn with the edge, twice is none, and the rest stays', () => {
  expect(turnedFlags(EDGE_FLAG.noForward | EDGE_FLAG.pushBackward | EDGE_FLAG.bridge)).toBe(
    EDGE_FLAG.noBackward | EDGE_FLAG.pushForward | EDGE_FLAG.bridge,
  );
  fc.assert(
    fc.property(fc.nat(65535), flags => {
      expect(turnedFlags(turnedFlags(flags))).toBe(flags);
    }),
  );
});

const walkers = loadWalkers();

test('every published walker ends the longest edge before the horizon, at the slowest and on the steepest slope', () => {
  for (const walker of walkers)
    for (const scenario of SCENARIOS) {
      const longest = new Scene().street('a', 'b', 1000, {slope: [3, 3]}).street('b', 'c', 1000, {waits: 20});
      const stairs = new Scene().street('a', 'b', 350, {flags: EDGE_FLAG.steps | EDGE_FLAG.ramp, slope: [3, 3]});
      for (const graph of [longest.graph(), stairs.graph()]) {
        const found = edgeCosts(graph, walker, scenario);
        expect(Math.max(...found.forward, ...found.backward), walker.key).toBeLessThan(IMPASSABLE);
        expect(edgesBeyondHorizon(graph, walker, found)).toBe(0);
      }
    }
});

test('counts the edges that outlast the horizon, and not those that are shut anyway', () => {
  const graph = new Scene()
    .street('a', 'b', 1000)
    .street('b', 'c', 10)
    .street('c', 'd', 1000, {flags: EDGE_FLAG.noForward | EDGE_FLAG.noBackward})
    .street('d', 'e', 1000, {flags: EDGE_FLAG.steps})
    .graph();
  const slow = plainAt(0.1);
  expect(edgesBeyondHorizon(graph, slow, edgeCosts(graph, slow, BASE))).toBe(2);
  const slowWheels = {...WHEELS, metersPerSecond: 0.1};
  expect(edgesBeyondHorizon(graph, slowWheels, edgeCosts(graph, slowWheels, BASE))).toBe(1);
  expect(edgesBeyondHorizon(graph, PLAIN, edgeCosts(graph, PLAIN, BASE))).toBe(0);
});

/** The same network on flat ground without one-way streets. */
function flatTwoWay(graph: Graph): Graph {
  const oneWay = turnedFlags(EDGE_FLAG.noForward | EDGE_FLAG.pushForward) | EDGE_FLAG.noForward | EDGE_FLAG.pushForward;
  return {
    ...graph,
    edgeFlags: graph.edgeFlags.map(flags => flags & ~oneWay),
    edgeSlopeForward: graph.edgeSlopeForward.map(() => 1000),
    edgeSlopeBackward: graph.edgeSlopeBackward.map(() => 1000),
  };
}

test('every walker needs as long there as back where it is flat and two-way', () => {
  fc.assert(
    fc.property(anyGraph, graph => {
      const flat = flatTwoWay(graph);
      for (const walker of walkers) {
        const {forward, backward} = edgeCosts(flat, walker, BASE);
        expect(forward, walker.key).toEqual(backward);
      }
    }),
  );
});

const anyWalk = anyGraph.chain(graph =>
  fc.record({graph: fc.constant(graph), from: anySnaps(graph, 1, 1), to: anySnaps(graph, 3, 3)}),
);

function timesOf(graph: Graph, profile: Profile, from: Parameters<typeof placeTimes>[1], to: typeof from): number[] {
  return [...placeTimes(walkNetwork(graph, edgeCosts(graph, profile, BASE), 'from-origins'), from, to)];
}

test('nobody without steps is faster than a walker of the same speed who uses them', () => {
  fc.assert(
    fc.property(anyWalk, ({graph, from, to}) => {
      const on = timesOf(graph, PLAIN, from, to);
      timesOf(graph, WHEELS, from, to).forEach((time, k) => {
        expect(time).toBeGreaterThanOrEqual(on[k]!);
      });
    }),
  );
});

test('an adult is never later than someone of 60, nor they than someone of 80', () => {
  const byKey = (key: string): Profile => walkers.find(walker => walker.key === key)!;
  const ages = [byKey('adult'), byKey('age60plus'), byKey('age80plus')];
  fc.assert(
    fc.property(anyWalk, ({graph, from, to}) => {
      const times = ages.map(walker => timesOf(graph, walker, from, to));
      times[0]!.forEach((time, k) => {
        // a tenth: on a part of one street both ends are rounded
        expect(time).toBeLessThanOrEqual(times[1]![k]! + 1);
        expect(times[1]![k]!).toBeLessThanOrEqual(times[2]![k]! + 1);
      });
    }),
  );
});

test('stairs are closed to wheels unless a ramp is beside them', () => {
  const {steps, ramp, notStepFree} = EDGE_FLAG;
  expect([0, steps, ramp, steps | ramp, notStepFree, steps | ramp | notStepFree].map(isClosedToWheels)).toEqual([
    false,
    true,
    false,
    false,
    true,
    true,
  ]);
});
