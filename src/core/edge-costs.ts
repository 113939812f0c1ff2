import {EDGE_FLAG, type Graph, isClosedToWheels} from './graph.ts';
import type {SnapFamily} from './places.ts';
import type {Profile, Scenario} from './profile.ts';
import {HORIZON_TENTHS, IMPASSABLE, TENTHS_PER_SECOND} from './units.ts';

/** What walking each edge costs one walker, in both directions: tenths of a second, or decimetres from `lengthCosts`. */
export interface EdgeCosts {
  /** [m] first to last node; IMPASSABLE when it may not be walked or takes longer than the horizon. */
  readonly forward: Uint16Array;
  /** [m] last to first node. */
  readonly backward: Uint16Array;
  /** Level speed of approaches, metres per second. 1 for lengths: one decimetre costs one unit. */
  readonly metersPerSecond: number;
  /** How those who walk at these costs join the streets. */
  readonly family: SnapFamily;
}

/** Speed of a profile under a scenario, metres per second. */
export function walkMetersPerSecond(profile: Profile, scenario: Scenario): number {
  return profile.metersPerSecond * scenario.speedFactor;
}

/** Cost of walking an approach of so many centimetres, at the level speed: whole tenths (or decimetres). */
export function approachCost(costs: EdgeCosts, centimeters: number): number {
  return Math.round(centimeters / (10 * costs.metersPerSecond));
}

/** Uses every edge that anyone may walk. */
const ANYONE = {usesSteps: true};

/** What else may be assumed of the streets, for comparisons: nothing by default. */
export interface CostOptions {
  /** True: barriers of which the map does not say whether they are shut (EDGE_FLAG.assumedBarrier) are shut to everyone. */
  readonly assumedBarriersShut?: boolean;
}

/** True when this walker may use an edge with these flags, its direction aside. */
function isWalkable(
  flags: number,
  profile: Pick<Profile, 'usesSteps' | 'pushMetersPerSecond'>,
  options: CostOptions,
): boolean {
  if (options.assumedBarriersShut && flags & EDGE_FLAG.assumedBarrier) return false;
  if (profile.pushMetersPerSecond !== undefined && flags & EDGE_FLAG.noBicycle) return false;
  return profile.usesSteps || !isClosedToWheels(flags);
}

/** How much longer walking takes on a stored slope than on the flat; below 1 when faster. */
export function slopeFactor(thousandths: number, slope: Profile['slope']): number {
  if (slope === 'ignore') return 1;
  const factor = thousandths / 1000;
  return slope === 'never-faster' && factor < 1 ? 1 : factor;
}

function quantise(cost: number): number {
  const whole = Math.max(1, Math.round(cost));
  return whole > HORIZON_TENTHS ? IMPASSABLE : whole;
}

/**
 * Tenths of a second for walking every edge, [m] each way: max(1, round(10·(length ÷ speed · slope + stairs + waits))).
 * Directions that may not be walked, and edges longer than the horizon of 6,553 s, are IMPASSABLE. A cyclist rides where the
 * edge allows it and pushes at walking speed elsewhere. Whoever uses no steps takes the ramp of stairs that have one.
 */
export function edgeCosts(graph: Graph, profile: Profile, scenario: Scenario, options: CostOptions = {}): EdgeCosts {
  const {edgeCount, edgeLength, edgeFlags, edgeWaits, edgeSlopeForward, edgeSlopeBackward} = graph;
  const metersPerSecond = walkMetersPerSecond(profile, scenario);
  const pushing = (profile.pushMetersPerSecond ?? profile.metersPerSecond) * scenario.speedFactor;
  const stairsSeconds = profile.usesSteps ? profile.stepsSecondsPerMeter : 0;
  const forward = new Uint16Array(edgeCount).fill(IMPASSABLE);
  const backward = new Uint16Array(edgeCount).fill(IMPASSABLE);
  const halfWaitTenths = scenario.waits ? (profile.waitSeconds / 2) * TENTHS_PER_SECOND : 0;
  for (let e = 0; e < edgeCount; e++) {
    const flags = edgeFlags[e]!;
    if (!isWalkable(flags, profile, options)) continue;
    const centimeters = edgeLength[e]!;
    const stairs = flags & EDGE_FLAG.steps ? (centimeters / 10) * stairsSeconds : 0;
    const extra = stairs + edgeWaits[e]! * halfWaitTenths;
    if (!(flags & EDGE_FLAG.noForward)) {
      const level = centimeters / (10 * (flags & EDGE_FLAG.pushForward ? pushing : metersPerSecond));
      forward[e] = quantise(level * slopeFactor(edgeSlopeForward[e]!, profile.slope) + extra);
    }
    if (!(flags & EDGE_FLAG.noBackward)) {
      const level = centimeters / (10 * (flags & EDGE_FLAG.pushBackward ? pushing : metersPerSecond));
      backward[e] = quantise(level * slopeFactor(edgeSlopeBackward[e]!, profile.slope) + extra);
    }
  }
  return {forward, backward, metersPerSecond, family: profile.family};
}

/**
 * Decimetres of every edge, [m] each way, for searches by length; at least 1. Without a profile every edge that anyone may
 * walk counts; with one, only those it may use. Approaches count in full (metersPerSecond is 1).
 */
export function lengthCosts(graph: Graph, profile?: Profile, options: CostOptions = {}): EdgeCosts {
  const {edgeCount, edgeLength, edgeFlags} = graph;
  const forward = new Uint16Array(edgeCount).fill(IMPASSABLE);
  const backward = new Uint16Array(edgeCount).fill(IMPASSABLE);
  for (let e = 0; e < edgeCount; e++) {
    const flags = edgeFlags[e]!;
    if (!isWalkable(flags, profile ?? ANYONE, options)) continue;
    const decimeters = quantise(edgeLength[e]! / 10);
    if (!(flags & EDGE_FLAG.noForward)) forward[e] = decimeters;
    if (!(flags & EDGE_FLAG.noBackward)) backward[e] = decimeters;
  }
  return {forward, backward, metersPerSecond: 1, family: profile?.family ?? 'any'};
}

/** How many edges take a walker longer than the horizon, and so count as impassable although they may be walked. */
export function edgesBeyondHorizon(graph: Graph, profile: Profile, costs: EdgeCosts): number {
  let count = 0;
  for (let e = 0; e < graph.edgeCount; e++) {
    const flags = graph.edgeFlags[e]!;
    const shut = EDGE_FLAG.noForward | EDGE_FLAG.noBackward;
    if ((flags & shut) === shut || !isWalkable(flags, profile, {})) continue;
    const forward = flags & EDGE_FLAG.noForward ? 0 : costs.forward[e]!;
    const backward = flags & EDGE_FLAG.noBackward ? 0 : costs.backward[e]!;
    if (forward === IMPASSABLE || backward === IMPASSABLE) count++;
  }
  return count;
}
