import {edgeCosts, lengthCosts} from '#core/edge-costs.ts';
import {countingFacilities, pointsOf, type SourcePoints} from '#core/facility-selection.ts';
import {nearestSources, placeTimes} from '#core/place-times.ts';
import {SCENARIOS, type Scenario} from '#core/profile.ts';
import {type WalkNetwork, walkNetwork} from '#core/search.ts';
import {straightLines} from '#core/straight-lines.ts';
import {type SearchScratch, searchScratch} from '#core/travel-times.ts';
import {HORIZON_TENTHS, NO_EDGE, UNREACHED} from '#core/units.ts';
import type {Walker} from '#schema/walker.ts';
import {type CityModel, servingCategories} from './city-model.ts';

/** A column per scenario. */
export interface ByScenario<T> {
  readonly low: T;
  readonly base: T;
  readonly high: T;
}

/** How far every cell is from one category, in all the ways that are published. */
export interface CategoryTimes {
  readonly category: string;
  /** Per walker key: [cells] tenths of a second to the nearest facility; UNREACHED = no path within 6,553 s. */
  readonly seconds: ReadonlyMap<string, ByScenario<Uint16Array>>;
  /** [cells] facility nearest by time for an adult in the base scenario; NO_EDGE = none. */
  readonly nearest: Uint32Array;
  /** [cells] decimetres to the facility nearest by length, approaches included; only doubtful facilities vary. */
  readonly pathDecimeters: ByScenario<Uint16Array>;
  /** [cells] facility nearest by length (base); NO_EDGE = none. */
  readonly nearestByLength: Uint32Array;
  /** [cells] straight line, decimetres; NO_LINE = no facility. */
  readonly straightDecimeters: ByScenario<Uint32Array>;
  /** [cells] facility nearest in a straight line (base). */
  readonly nearestStraight: Uint32Array;
}

/** Prepared networks of every walker and scenario, people walking to facilities, and the memory searches share. */
export interface CityNetworks {
  readonly seconds: ReadonlyMap<string, ByScenario<WalkNetwork>>;
  readonly length: WalkNetwork;
  readonly scratch: SearchScratch;
}

/** Prepares the networks of the walkers whose times are published: all but `plain`. Null without streets. */
export function cityNetworks(
  model: CityModel,
  walkers: readonly Walker[] = publishedWalkers(model),
): CityNetworks | null {
  const {graph} = model;
  if (!graph) return null;
  const of = (walker: Walker, scenario: Scenario) =>
    walkNetwork(graph, edgeCosts(graph, walker, scenario), 'to-destinations');
  const [low, base, high] = SCENARIOS;
  const length = walkNetwork(graph, lengthCosts(graph), 'to-destinations');
  const seconds = walkers.map(
    walker => [walker.key, {low: of(walker, low), base: of(walker, base), high: of(walker, high)}] as const,
  );
  return {seconds: new Map(seconds), length, scratch: searchScratch(length.search)};
}

/** Walkers whose numbers are published. `plain` serves comparisons with other engines only. */
export function publishedWalkers(model: CityModel): Walker[] {
  return model.walkers.filter(walker => walker.key !== 'plain');
}

const [LOW, BASE] = SCENARIOS;

function sourcesFor(model: CityModel, category: string, scenario: Scenario): SourcePoints {
  const serving = servingCategories(model.categories, category);
  return pointsOf(model.facilities, countingFacilities(model.facilities, serving, scenario.doubtful));
}

/** Straight lines to facilities, from their position on the map. */
function straight(model: CityModel, category: string, scenario: Scenario) {
  const {facilities, plane, demand} = model;
  const serving = servingCategories(model.categories, category);
  const chosen = countingFacilities(facilities, serving, scenario.doubtful);
  const lon = Int32Array.from(chosen, f => facilities.lon[f]!);
  const lat = Int32Array.from(chosen, f => facilities.lat[f]!);
  return straightLines(plane, demand, {lon, lat}, chosen);
}

/**
 * How far every cell is from the nearest open facility that serves a category, for every published walker and scenario, by
 * time, by length and in a straight line. Equally near facilities: the smaller id.
 */
export function categoryTimes(model: CityModel, networks: CityNetworks | null, category: string): CategoryTimes {
  const {snap, cellCount} = model.demand;
  const straightBase = straight(model, category, BASE);
  const straightLow = straight(model, category, LOW).decimeters;
  const straightDecimeters = {low: straightLow, base: straightBase.decimeters, high: straightBase.decimeters};
  const shared = {category, straightDecimeters, nearestStraight: straightBase.label};
  if (!networks) {
    const never = new Uint16Array(cellCount).fill(UNREACHED);
    const nowhere = new Uint32Array(cellCount).fill(NO_EDGE);
    const pathDecimeters = {low: never, base: never, high: never};
    return {...shared, seconds: new Map(), nearest: nowhere, pathDecimeters, nearestByLength: nowhere};
  }
  const {scratch, length} = networks;
  const withDoubtful = sourcesFor(model, category, BASE);
  const certain = sourcesFor(model, category, LOW);
  const seconds = new Map<string, ByScenario<Uint16Array>>();
  let nearest = new Uint32Array(cellCount).fill(NO_EDGE);
  for (const [key, network] of networks.seconds) {
    const low = placeTimes(network.low, certain.points, snap, HORIZON_TENTHS, scratch);
    const high = placeTimes(network.high, withDoubtful.points, snap, HORIZON_TENTHS, scratch);
    const base = nearestSources(
      network.base,
      withDoubtful.points,
      snap,
      withDoubtful.facility,
      HORIZON_TENTHS,
      scratch,
    );
    if (key === 'adult') nearest = new Uint32Array(base.label);
    seconds.set(key, {low, base: base.cost, high});
  }
  const lengthLow = placeTimes(length, certain.points, snap, HORIZON_TENTHS, scratch);
  const byLength = nearestSources(length, withDoubtful.points, snap, withDoubtful.facility, HORIZON_TENTHS, scratch);
  const pathDecimeters = {low: lengthLow, base: byLength.cost, high: byLength.cost};
  return {...shared, seconds, nearest, pathDecimeters, nearestByLength: byLength.label};
}

/** `categoryTimes` of every category of the catalogue, in its order. */
export function allCategoryTimes(model: CityModel, progress?: (done: number, of: number) => void): CategoryTimes[] {
  const networks = cityNetworks(model);
  return model.categories.map((category, i) => {
    const times = categoryTimes(model, networks, category.key);
    progress?.(i + 1, model.categories.length);
    return times;
  });
}
