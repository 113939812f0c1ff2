import {edgeCosts, lengthCosts} from '#core/edge-costs.ts';
import {countingFacilities, pointsOf, type SourcePoints} from '#core/facility-selection.ts';
import {nearestSources, placeTimes} from '#core/place-times.ts';
import {type HasFamily, snapOf} from '#core/places.ts';
import {SCENARIOS, type Scenario} from '#core/profile.ts';
import {type WalkNetwork, walkNetwork} from '#core/search.ts';
import {straightLines} from '#core/straight-lines.ts';
import {type SearchScratch, searchScratch} from '#core/travel-times.ts';
import {HORIZON_TENTHS, NO_EDGE, UNREACHED} from '#core/units.ts';
import {type Walker, walkersOfGroups} from '#schema/walker.ts';
import {type CityModel, servingCategories} from './city-model.ts';

/** A column per scenario. */
export interface ByScenario<T> {
  readonly low: T;
  readonly base: T;
  readonly high: T;
}

/** The scenarios, in the order of SCENARIOS. */
export const SCENARIO_KEYS = SCENARIOS.map(({key}) => key);

/** Makes something for every scenario. */
export function byScenario<T>(make: (key: Scenario['key']) => T): ByScenario<T> {
  return {low: make('low'), base: make('base'), high: make('high')};
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
  /** The same by walker key, for walkers who may not use every street (no steps). Everyone else: `pathDecimeters`. */
  readonly ownPathDecimeters: ReadonlyMap<string, ByScenario<Uint16Array>>;
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
  /** Lengths for those who cannot use steps; null unless one of the walkers is such. */
  readonly stepFreeLength: WalkNetwork | null;
  readonly scratch: SearchScratch;
}

/** Prepares the networks of some walkers, else of those whose times are published. Null without streets. */
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
  const stepFree = walkers.find(({family}) => family === 'stepFree');
  const stepFreeLength = stepFree ? walkNetwork(graph, lengthCosts(graph, stepFree), 'to-destinations') : null;
  return {seconds: new Map(seconds), length, stepFreeLength, scratch: searchScratch(length.search)};
}

/** Walkers whose times stand in the table `cells`, whatever groups a city knows. */
const ALWAYS = new Set(['adult', 'age60plus']);

/**
 * Walkers whose numbers are published: the adult, those of 60 and over, and every other one that some age group of the city
 * walks like. The rest (plain, step_free, bike) are computed when asked for.
 */
export function publishedWalkers({walkers, demand}: CityModel): Walker[] {
  const own = new Set(walkersOfGroups(walkers, demand.groups.keys()).values());
  return walkers.filter(({key}) => ALWAYS.has(key) || own.has(key));
}

const [LOW, BASE] = SCENARIOS;

function sourcesFor(model: CityModel, category: string, scenario: Scenario, walker: HasFamily): SourcePoints {
  const serving = servingCategories(model.categories, category);
  return pointsOf(model.facilities, countingFacilities(model.facilities, serving, scenario.doubtful), walker);
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

/** Times of one walker; with labels, also which facility is nearest. */
function walkerTimes(model: CityModel, scratch: SearchScratch, category: string, network: ByScenario<WalkNetwork>) {
  const walker = network.base.costs;
  const cells = snapOf(model.demand, walker);
  const certain = sourcesFor(model, category, LOW, walker);
  const withDoubtful = sourcesFor(model, category, BASE, walker);
  const {points, facility} = withDoubtful;
  const low = placeTimes(network.low, certain.points, cells, HORIZON_TENTHS, scratch);
  const high = placeTimes(network.high, points, cells, HORIZON_TENTHS, scratch);
  const base = nearestSources(network.base, points, cells, facility, HORIZON_TENTHS, scratch);
  return {times: {low, base: base.cost, high}, nearest: base.label};
}

/** Lengths in one network, for walkers of its family; only the doubtful facilities vary. */
function pathLengths(model: CityModel, scratch: SearchScratch, category: string, network: WalkNetwork) {
  const walker = network.costs;
  const cells = snapOf(model.demand, walker);
  const certain = sourcesFor(model, category, LOW, walker);
  const {points, facility} = sourcesFor(model, category, BASE, walker);
  const low = placeTimes(network, certain.points, cells, HORIZON_TENTHS, scratch);
  const base = nearestSources(network, points, cells, facility, HORIZON_TENTHS, scratch);
  return {decimeters: {low, base: base.cost, high: base.cost}, nearest: base.label};
}

/**
 * How far every cell is from the nearest open facility that serves a category, for every walker of `networks` and every
 * scenario, by time, by length and in a straight line. Equally near facilities: the smaller id.
 */
export function categoryTimes(model: CityModel, networks: CityNetworks | null, category: string): CategoryTimes {
  const {cellCount} = model.demand;
  const straightBase = straight(model, category, BASE);
  const straightLow = straight(model, category, LOW).decimeters;
  const straightDecimeters = {low: straightLow, base: straightBase.decimeters, high: straightBase.decimeters};
  const shared = {category, straightDecimeters, nearestStraight: straightBase.label};
  if (!networks) {
    const never = new Uint16Array(cellCount).fill(UNREACHED);
    const nowhere = new Uint32Array(cellCount).fill(NO_EDGE);
    const pathDecimeters = {low: never, base: never, high: never};
    const none = {seconds: new Map(), ownPathDecimeters: new Map()};
    return {...shared, ...none, nearest: nowhere, pathDecimeters, nearestByLength: nowhere};
  }
  const {scratch, length, stepFreeLength} = networks;
  const seconds = new Map<string, ByScenario<Uint16Array>>();
  let nearest = new Uint32Array(cellCount).fill(NO_EDGE);
  for (const [key, network] of networks.seconds) {
    const found = walkerTimes(model, scratch, category, network);
    if (key === 'adult') nearest = new Uint32Array(found.nearest);
    seconds.set(key, found.times);
  }
  const byLength = pathLengths(model, scratch, category, length);
  const stepFree = [...networks.seconds].filter(([, {base}]) => base.costs.family === 'stepFree').map(([key]) => key);
  const own = stepFreeLength && pathLengths(model, scratch, category, stepFreeLength).decimeters;
  return {
    ...shared,
    seconds,
    nearest,
    pathDecimeters: byLength.decimeters,
    nearestByLength: byLength.nearest,
    ownPathDecimeters: new Map(own ? stepFree.map(key => [key, own]) : []),
  };
}
