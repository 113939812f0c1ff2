import {approachCost, slopeFactor} from './edge-costs.ts';
import {EDGE_FLAG, type Graph} from './graph.ts';
import type {SnapColumns} from './places.ts';
import type {Profile, Scenario} from './profile.ts';
import type {Route, RouteLeg} from './route.ts';
import type {WalkNetwork} from './search.ts';
import {FRACTION_SCALE, TENTHS_PER_SECOND} from './units.ts';

/** Where the time of one walk goes: whole tenths of a second that add up to its cost exactly. */
export interface TimeSplit {
  /** From the door to the street and from the street to the entrance. */
  readonly approach: number;
  /** Along the streets as if all were flat. */
  readonly level: number;
  /** More (or, downhill, less) than on the flat. */
  readonly climb: number;
  /** Extra on stairs. */
  readonly steps: number;
  /** At signal-controlled crossings. */
  readonly waiting: number;
}

/** Extra tenths of a whole edge by slope, stairs and waiting, before rounding. */
function edgeExtras(graph: Graph, leg: RouteLeg, profile: Profile, scenario: Scenario, metersPerSecond: number) {
  const e = leg.edge;
  const centimeters = graph.edgeLength[e]!;
  const flags = graph.edgeFlags[e]!;
  const isPushed = flags & (leg.end > leg.start ? EDGE_FLAG.pushForward : EDGE_FLAG.pushBackward);
  const pushing = isPushed ? profile.pushMetersPerSecond : undefined;
  const speed = pushing === undefined ? metersPerSecond : pushing * scenario.speedFactor;
  const level = centimeters / (10 * speed);
  const slope = (leg.end > leg.start ? graph.edgeSlopeForward : graph.edgeSlopeBackward)[e]!;
  const waitTenths = scenario.waits ? (profile.waitSeconds / 2) * TENTHS_PER_SECOND : 0;
  return {
    climb: level * (slopeFactor(slope, profile.slope) - 1),
    steps: flags & EDGE_FLAG.steps && profile.usesSteps ? (centimeters / 10) * profile.stepsSecondsPerMeter : 0,
    waiting: graph.edgeWaits[e]! * waitTenths,
  };
}

/**
 * Splits the time of a walk by what it is spent on. Slope, stairs and waiting are summed over the legs and rounded once; what
 * is left beside the approaches is walking on the level, so that rounding of single edges stays there. Profile and scenario
 * must be those of the network's costs.
 */
export function timeSplit(
  network: WalkNetwork,
  route: Route,
  [origin, destination]: readonly [SnapColumns, SnapColumns],
  profile: Profile,
  scenario: Scenario,
): TimeSplit {
  const {graph, costs} = network;
  const sums = {climb: 0, steps: 0, waiting: 0};
  for (const leg of route.legs) {
    const share = Math.abs(leg.end - leg.start) / FRACTION_SCALE;
    const extras = edgeExtras(graph, leg, profile, scenario, costs.metersPerSecond);
    sums.climb += share * extras.climb;
    sums.steps += share * extras.steps;
    sums.waiting += share * extras.waiting;
  }
  const approach = approachCost(costs, origin.centimeters[0]!) + approachCost(costs, destination.centimeters[0]!);
  const walked = route.cost - approach;
  const waiting = Math.min(walked, Math.round(sums.waiting));
  const steps = Math.min(walked - waiting, Math.round(sums.steps));
  // never more than there is: the tenths of very short edges are rounded up one by one
  const climb = Math.min(walked - waiting - steps, Math.round(sums.climb));
  return {approach, level: walked - waiting - steps - climb, climb: climb === 0 ? 0 : climb, steps, waiting};
}

/** Share of a walk's length from which a street is worth naming, and how many are named at most. */
const NAMED_SHARE = 0.1;
const MOST_NAMES = 3;

/**
 * Names of the streets that most of a walk follows, in walking order: at most three, each with a tenth of the length or more;
 * empty when the streets have no names. `nameOf` gives the name of an edge, '' = none.
 */
export function mainStreets(graph: Graph, route: Route, nameOf: (edge: number) => string): string[] {
  const meters = new Map<string, number>();
  let total = 0;
  for (const {edge, start, end} of route.legs) {
    const length = graph.edgeLength[edge]! * Math.abs(end - start);
    total += length;
    const name = nameOf(edge);
    if (name !== '') meters.set(name, (meters.get(name) ?? 0) + length);
  }
  const walked = [...meters.keys()];
  const longest = walked
    .filter(name => meters.get(name)! >= NAMED_SHARE * total)
    .sort((a, b) => meters.get(b)! - meters.get(a)! || walked.indexOf(a) - walked.indexOf(b))
    .slice(0, MOST_NAMES);
  return walked.filter(name => longest.includes(name));
}
