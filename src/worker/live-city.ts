import {decodeDemand} from '#core/demand-file.ts';
import {edgeCosts} from '#core/edge-costs.ts';
import {decodeFacilities, type FacilityCard} from '#core/facility-file.ts';
import type {EdgeShape, Graph} from '#core/graph.ts';
import {decodeGraph} from '#core/graph-file.ts';
import type {Demand, FacilityPoints} from '#core/places.ts';
import type {Profile, Scenario} from '#core/profile.ts';
import {type Direction, type WalkNetwork, walkNetwork} from '#core/search.ts';
import {decodeShape} from '#core/shape-file.ts';
import {type SearchScratch, searchScratch} from '#core/travel-times.ts';
import {type CellOutlines, decodeCellOutlines} from './cell-outlines.ts';
import {type CellRaster, cellRaster} from './cell-raster.ts';

/** The files of a city a worker needs, unpacked. */
export interface CityFiles {
  readonly graph: Uint8Array;
  readonly shape: Uint8Array;
  readonly demand: Uint8Array;
  readonly facilities: Uint8Array;
  /** Outlines of the cells; null when the city has none (points). */
  readonly cells: Uint8Array | null;
}

/** A city in the memory of the worker. */
export interface LiveCity {
  readonly graph: Graph;
  readonly shape: EdgeShape;
  readonly demand: Demand;
  readonly facilities: FacilityPoints;
  /** [facilities] */
  readonly cards: readonly FacilityCard[];
  readonly raster: CellRaster;
  /** Networks prepared last, by walker, assumption and direction; read them through `networkFor`. */
  readonly networks: Map<string, WalkNetwork>;
  scratch: SearchScratch | null;
}

/** Reads the files of a city. Throws what the decoders say when one of them is not what it should be. */
export function openCity(files: CityFiles): LiveCity {
  const graph = decodeGraph(files.graph);
  const demand = decodeDemand(files.demand);
  const {points, cards} = decodeFacilities(files.facilities);
  const outlines = files.cells === null ? null : decodeCellOutlines(files.cells, demand.cellCount);
  return liveCity(graph, decodeShape(graph, files.shape).shape, demand, points, cards, outlines);
}

/** A city from its parts. */
export function liveCity(
  graph: Graph,
  shape: EdgeShape,
  demand: Demand,
  facilities: FacilityPoints,
  cards: readonly FacilityCard[],
  outlines: CellOutlines | null = null,
): LiveCity {
  const raster = cellRaster(demand.lon, demand.lat, outlines);
  return {graph, shape, demand, facilities, cards, raster, networks: new Map(), scratch: null};
}

/** Prepared networks are kept until they take more than this: in most cities all of them, in the largest a handful. */
const KEPT_BYTES = 128e6;
/** One walker to facilities under three assumptions, and from a place. */
const KEPT_LEAST = 4;

/** The network as one walker sees it; made once and kept while there is room, the one asked for longest ago goes first. */
export function networkFor(city: LiveCity, profile: Profile, scenario: Scenario, direction: Direction): WalkNetwork {
  const key = `${JSON.stringify(profile)} ${scenario.key} ${direction}`;
  const network =
    city.networks.get(key) ?? walkNetwork(city.graph, edgeCosts(city.graph, profile, scenario), direction);
  // the latest stands last
  city.networks.delete(key);
  city.networks.set(key, network);
  const {edgeCount} = city.graph;
  // costs both ways and costs of the arcs, two bytes each
  const most = Math.max(KEPT_LEAST, Math.floor(KEPT_BYTES / (8 * Math.max(1, edgeCount))));
  for (const oldest of city.networks.keys()) {
    if (city.networks.size <= most) break;
    city.networks.delete(oldest);
  }
  return network;
}

/** Memory of the searches of this city, shared by all of them. */
export function scratchFor(city: LiveCity, network: WalkNetwork): SearchScratch {
  city.scratch ??= searchScratch(network.search);
  return city.scratch;
}
