import {approachCost} from './edge-costs.ts';
import {costAtPosition, seedsAt, sourceChains} from './place-times.ts';
import type {Demand, SnapColumns} from './places.ts';
import {type PlaneShape, partVertices, planeToDegrees} from './plane-shape.ts';
import {type PlaceIndex, reachedEdges} from './reached-places.ts';
import {type ReachedStreets, reachedMeters, reachedStreets} from './reached-streets.ts';
import type {WalkNetwork} from './search.ts';
import {type Polygons, type ShapeScratch, shapeScratch, streetBuffer} from './shapes.ts';
import {type SearchScratch, searchScratch, travelTimes} from './travel-times.ts';

/** What one isochrone needs of a city; made once. */
export interface IsochroneCity {
  readonly shape: PlaneShape;
  readonly demand: Demand;
  /** `placeIndex` of the demand's snap. */
  readonly cells: PlaceIndex;
}

/** What is within one cutoff. */
export interface Isochrone {
  /** Tenths of a second. */
  readonly cutoff: number;
  /** 25 m around the reached streets. Empty when no street is reached. */
  readonly polygon: Polygons;
  /** Thousandths of a person in cells within the cutoff, by walking time, never by the polygon's area. */
  readonly people: number;
  /** The same for each age group. */
  readonly groups: Readonly<Record<string, number>>;
  /** Length of the reached streets. */
  readonly reachedMeters: number;
}

/** Memory shared by isochrones of one city. */
export interface IsochroneScratch {
  readonly search: SearchScratch;
  readonly shape: ShapeScratch;
}

export function isochroneScratch(network: WalkNetwork): IsochroneScratch {
  return {search: searchScratch(network.search), shape: shapeScratch()};
}

/** One search, its streets at any smaller cutoff, and the cells it reaches. */
function searchFrom(
  network: WalkNetwork,
  city: Pick<IsochroneCity, 'cells'>,
  sources: SnapColumns,
  cutoff: number,
  scratch: SearchScratch,
) {
  const nodeCost = travelTimes(network.search, seedsAt(network, sources), cutoff, scratch);
  const chains = sourceChains(sources);
  const edges = reachedEdges(network, scratch, sources, city.cells);
  const streets = (at: number): ReachedStreets => reachedStreets(network, nodeCost, chains, edges, at);
  const costOf = (e: number, fraction: number) => costAtPosition(network, nodeCost, chains, e, fraction);
  return {edges, streets, costOf};
}

/** People of the cells on the searched edges, for every cutoff. */
function headcount(
  network: WalkNetwork,
  {cells, demand}: IsochroneCity,
  search: ReturnType<typeof searchFrom>,
  cutoffs: readonly number[],
): {people: number; groups: Record<string, number>}[] {
  const groups = [...demand.groups];
  const zero = () => Object.fromEntries(groups.map(([key]) => [key, 0]));
  const counts = cutoffs.map(() => ({people: 0, groups: zero()}));
  const {places, firstPlace, place} = cells;
  for (const e of search.edges)
    for (let i = firstPlace[e]!; i < firstPlace[e + 1]!; i++) {
      const c = place[i]!;
      const cost = search.costOf(e, places.fraction[c]!) + approachCost(network.costs, places.centimeters[c]!);
      for (let k = 0; k < cutoffs.length; k++) {
        if (cost > cutoffs[k]!) continue;
        const count = counts[k]!;
        count.people += demand.people[c]!;
        for (const [key, people] of groups) count.groups[key]! += people[c]!;
      }
    }
  return counts;
}

/**
 * Isochrones around one place or several (rows of `sources`), one for each cutoff (tenths of a second), all from one search.
 * In a network `from-origins` what the place reaches, in one `to-destinations` whence the place is reached.
 */
export function isochrones(
  network: WalkNetwork,
  city: IsochroneCity,
  sources: SnapColumns,
  cutoffs: readonly number[],
  scratch: IsochroneScratch = isochroneScratch(network),
): Isochrone[] {
  if (cutoffs.length === 0) return [];
  const search = searchFrom(network, city, sources, Math.max(...cutoffs), scratch.search);
  const counts = headcount(network, city, search, cutoffs);
  return cutoffs.map((cutoff, k) => {
    const streets = search.streets(cutoff);
    return {
      cutoff,
      polygon: streetBuffer(city.shape, streets, scratch.shape),
      ...counts[k]!,
      reachedMeters: reachedMeters(streets, network.graph.edgeLength),
    };
  });
}

/** A stretch of street within a cutoff. */
export interface ReachedLine {
  readonly edge: number;
  /** Degrees, from where the cost is least. */
  readonly line: [number, number][];
  /** Tenths of a second at its start and end; not whole at a cut. */
  readonly startCost: number;
  readonly endCost: number;
}

/** The streets within a cutoff as lines cut exactly at it, those of smaller edges first. */
export function isochroneEdges(
  network: WalkNetwork,
  city: Pick<IsochroneCity, 'cells' | 'shape'>,
  sources: SnapColumns,
  cutoff: number,
  scratch: SearchScratch = searchScratch(network.search),
): ReachedLine[] {
  const streets = searchFrom(network, city, sources, cutoff, scratch).streets(cutoff);
  const lines: ReachedLine[] = [];
  for (let p = 0; p < streets.count; p++) {
    const flat: number[] = [];
    partVertices(city.shape, streets.edge[p]!, streets.start[p]!, streets.end[p]!, flat);
    const line: [number, number][] = [];
    for (let i = 0; i < flat.length; i += 2) line.push(planeToDegrees(city.shape, flat[i]!, flat[i + 1]!));
    lines.push({edge: streets.edge[p]!, line, startCost: streets.startCost[p]!, endCost: streets.endCost[p]!});
  }
  return lines.sort((a, b) => a.edge - b.edge || a.startCost - b.startCost);
}
