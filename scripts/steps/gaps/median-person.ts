import {edgeCosts} from '#core/edge-costs.ts';
import {countingFacilities, pickSnaps, pointsOf} from '#core/facility-selection.ts';
import {detourRatio, type GapCause, gapCause} from '#core/gaps.ts';
import {nearestSources, placeTimes} from '#core/place-times.ts';
import {snapOf} from '#core/places.ts';
import {SCENARIOS} from '#core/profile.ts';
import {route} from '#core/route.ts';
import {type WalkNetwork, walkNetwork} from '#core/search.ts';
import {NO_LINE} from '#core/straight-lines.ts';
import {mainStreets, type TimeSplit, timeSplit} from '#core/time-split.ts';
import {HORIZON_TENTHS, NO_EDGE, TENTHS_PER_SECOND, UNREACHED} from '#core/units.ts';
import {once} from '../../once.ts';
import {servingCategories} from '../city-model.ts';
import {measuredCosts} from '../coverage.ts';
import {type GapCase, lengthNetwork, measuredNetwork, walkerOf} from './gap-case.ts';

/** What is known of the person in the middle of a gap. */
export interface MedianPerson {
  readonly cause: GapCause | null;
  readonly nearest: number | null;
  readonly seconds: number | null;
  readonly meters: number | null;
  readonly straightMeters: number | null;
  /** Facility nearest in a straight line, told when none can be walked to. */
  readonly nearestStraight: number | null;
  readonly detour: number | null;
  readonly split: TimeSplit | null;
  readonly streets: readonly string[];
  /** False: no street within 250 m. */
  readonly joined: boolean;
}

/** Stands for the rows that sum several places. */
export const NOBODY: MedianPerson = {
  cause: null,
  nearest: null,
  seconds: null,
  meters: null,
  straightMeters: null,
  nearestStraight: null,
  detour: null,
  split: null,
  streets: [],
  joined: true,
};

const [, BASE] = SCENARIOS;
const decimeters = (value: number, none: number) => (value === none ? null : value / 10);

/** Explains the median persons of the gaps of one case; what takes a search is done when first asked for. */
export function medianPersons(of: GapCase): (cell: number) => MedianPerson {
  const levelTenths = once(() => levelTimes(of));
  const labels = once(() => nearestLabels(of));
  const outward = once(() => outwardNetwork(of));
  return cell => {
    const {times, threshold, model, profile, cutoffMeters, cutoff} = of;
    const {costs} = measuredCosts(times, threshold, profile);
    const straightMeters = decimeters(times.straightDecimeters.base[cell]!, NO_LINE);
    const path = (times.ownPathDecimeters.get(profile) ?? times.pathDecimeters).base[cell]!;
    const reached = costs.base[cell] !== UNREACHED;
    const hasStreets = model.graph !== null && threshold.measure !== 'straight_meters';
    const timed = threshold.measure === 'seconds';
    const facts = {
      straightMeters,
      pathMeters: decimeters(path, UNREACHED),
      cutoffMeters,
      reached,
      // without streets only the straight line decides, and with another cause first the search is not needed
      inTimeWithoutStepsAndSlope: timed && reached && levelTenths()[cell]! <= cutoff,
      adultInTime: timed && profile !== 'adult' && (times.seconds.get('adult')?.base[cell] ?? UNREACHED) <= cutoff,
      hasStreets,
    };
    const label = times.nearestStraight[cell]!;
    return {
      ...walkOf(of, cell, labels()[cell]!, outward),
      cause: gapCause(facts),
      straightMeters,
      nearestStraight: label === NO_LINE ? null : label,
      detour: model.graph ? detourRatio(facts) : null,
      joined: !hasStreets || snapOf(model.demand, walkerOf(of)).edge[cell] !== NO_EDGE,
    };
  };
}

/** [cells] times of a walker for whom stairs cost nothing extra and everything is flat. */
function levelTimes(of: GapCase): Uint16Array {
  const {model, networks, times} = of;
  const walker = walkerOf(of);
  const level = edgeCosts(model.graph!, {...walker, stepsSecondsPerMeter: 0, slope: 'ignore'}, BASE);
  const serving = servingCategories(model.categories, times.category);
  const {points} = pointsOf(model.facilities, countingFacilities(model.facilities, serving, true), walker);
  const network = walkNetwork(model.graph!, level, 'to-destinations');
  return placeTimes(network, points, snapOf(model.demand, walker), undefined, networks!.scratch);
}

/** [cells] facility the walker would go to as the threshold measures; NO_EDGE or NO_LINE = none. */
function nearestLabels(of: GapCase): Uint32Array {
  const {model, times, threshold, profile, networks} = of;
  if (threshold.measure === 'straight_meters') return times.nearestStraight;
  if (threshold.measure === 'seconds' && profile === 'adult') return times.nearest;
  if (threshold.measure === 'path_meters' && !times.ownPathDecimeters.has(profile)) return times.nearestByLength;
  const network = measuredNetwork(of);
  if (!network || !networks) return new Uint32Array(model.demand.cellCount).fill(NO_EDGE);
  const serving = servingCategories(model.categories, times.category);
  const {points, facility} = pointsOf(
    model.facilities,
    countingFacilities(model.facilities, serving, true),
    network.costs,
  );
  const places = snapOf(model.demand, network.costs);
  return nearestSources(network, points, places, facility, HORIZON_TENTHS, networks.scratch).label;
}

/** The walker's network seen from where people start. */
function outwardNetwork({model, networks, profile}: GapCase): WalkNetwork | null {
  const network = networks?.seconds.get(profile)?.base;
  return network && model.graph ? walkNetwork(model.graph, network.costs, 'from-origins') : null;
}

/** Fastest walk from a cell to the nearest entry of a facility, searched no farther than it has to be. */
function fastestWalk(of: GapCase, network: WalkNetwork, cell: number, facility: number, within: number) {
  const {model, networks} = of;
  const origin = pickSnaps(snapOf(model.demand, network.costs), [cell]);
  const {points} = pointsOf(model.facilities, [facility], network.costs);
  for (const cutoff of [Math.min(within, HORIZON_TENTHS), HORIZON_TENTHS]) {
    const times = placeTimes(network, origin, points, cutoff, networks!.scratch);
    const least = times.reduce((a, b) => Math.min(a, b), UNREACHED);
    if (least === UNREACHED) continue;
    const destination = pickSnaps(points, [times.indexOf(least)]);
    const walk = route(network, origin, destination, networks!.scratch, least);
    if (walk) return {walk, destination, origin};
  }
  return null;
}

/** Length of the shortest walk from a cell to a facility, decimetres; null = no path. */
function shortestTo(of: GapCase, cell: number, facility: number, within: number): number | null {
  const network = lengthNetwork(of);
  if (!network) return null;
  const {points} = pointsOf(of.model.facilities, [facility], network.costs);
  const place = pickSnaps(snapOf(of.model.demand, network.costs), [cell]);
  const cost = placeTimes(network, points, place, Math.min(within, HORIZON_TENTHS), of.networks!.scratch)[0]!;
  return cost === UNREACHED ? null : cost;
}

type Walk = Pick<MedianPerson, 'nearest' | 'seconds' | 'meters' | 'split' | 'streets'>;
const NO_WALK: Walk = {nearest: null, seconds: null, meters: null, split: null, streets: []};

/** The walk to the facility that counts as nearest: how long, how far, along which streets and what takes the time. */
function walkOf(of: GapCase, cell: number, facility: number, outward: () => WalkNetwork | null): Walk {
  const {times, threshold, profile, streetNames} = of;
  // NO_LINE is the same number
  if (facility === NO_EDGE) return NO_WALK;
  if (threshold.measure === 'straight_meters') return {...NO_WALK, nearest: facility};
  const network = outward();
  if (!network) return {...NO_WALK, nearest: facility};
  const tenths = threshold.measure === 'seconds' ? times.seconds.get(profile)!.base[cell]! : UNREACHED;
  const path = (times.ownPathDecimeters.get(profile) ?? times.pathDecimeters).base[cell]!;
  // on the flat the length tells the time; slopes, stairs and signals take more
  const guess = tenths === UNREACHED ? Math.ceil((1.5 * path) / network.costs.metersPerSecond) + 600 : tenths;
  const found = fastestWalk(of, network, cell, facility, guess);
  if (!found) return {...NO_WALK, nearest: facility};
  const {walk, origin, destination} = found;
  const approaches = (origin.centimeters[0]! + destination.centimeters[0]!) / 10;
  const meters =
    path !== UNREACHED && times.nearestByLength[cell] === facility && !times.ownPathDecimeters.has(profile)
      ? path
      : shortestTo(of, cell, facility, Math.ceil(10 * walk.meters + approaches) + 100);
  return {
    nearest: facility,
    seconds: walk.cost / TENTHS_PER_SECOND,
    meters: meters === null ? null : meters / 10,
    split: timeSplit(network, walk, [origin, destination], walkerOf(of), BASE),
    streets: streetNames
      ? mainStreets(network.graph, walk, edge => streetNames.names[streetNames.edgeName[edge]!]!)
      : [],
  };
}
