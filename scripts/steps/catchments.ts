import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import type {EdgeShape} from '#core/graph.ts';
import {seedsAt, sourceChains} from '#core/place-times.ts';
import {planeShape} from '#core/plane-shape.ts';
import {placeIndex, reachedEdges} from '#core/reached-places.ts';
import {reachedStreets} from '#core/reached-streets.ts';
import {type ShapeScratch, shapeScratch, streetBuffer} from '#core/shapes.ts';
import {travelTimes} from '#core/travel-times.ts';
import {PEOPLE_SCALE, TENTHS_PER_SECOND} from '#core/units.ts';
import type {MultiPolygon} from '#schema/column.ts';
import {type CityModel, servingCategories} from './city-model.ts';
import type {CategoryTimes, CityNetworks} from './times.ts';

/** One row of the table `catchments`. */
export interface CatchmentRow {
  readonly category: string;
  /** Null: all facilities of the category merged. */
  readonly facility_id: string | null;
  readonly profile: string;
  readonly cutoff_seconds: number;
  /** Persons, counted from the times of cells. */
  readonly people: number;
  readonly polygon: MultiPolygon | null;
}

/** Minutes of the published catchments. */
export const CATCHMENT_MINUTES = [5, 10, 15] as const;

const WALKER = 'adult';

/** What catchments of all categories share. */
export interface CatchmentContext {
  readonly model: CityModel;
  readonly networks: CityNetworks;
  /** Outlines of the streets within a cutoff of some facility of a category, one for each of CATCHMENT_MINUTES. */
  outlines(category: string): MultiPolygon[];
}

/** Prepares the geometry of the streets. */
export function catchmentContext(model: CityModel, networks: CityNetworks, shape: EdgeShape): CatchmentContext {
  const graph = model.graph!;
  const flat = planeShape(graph, shape);
  const network = networks.seconds.get(WALKER)!.base;
  const index = placeIndex(graph.edgeCount, model.demand.snap);
  const scratch: ShapeScratch = shapeScratch();
  const cutoffs = CATCHMENT_MINUTES.map(minutes => minutes * 60 * TENTHS_PER_SECOND);
  return {
    model,
    networks,
    outlines: category => {
      const serving = servingCategories(model.categories, category);
      const {points} = pointsOf(model.facilities, countingFacilities(model.facilities, serving, true));
      const nodeCost = travelTimes(network.search, seedsAt(network, points), Math.max(...cutoffs), networks.scratch);
      const chains = sourceChains(points);
      const edges = reachedEdges(network, networks.scratch, points, index);
      return cutoffs.map(cutoff =>
        streetBuffer(flat, reachedStreets(network, nodeCost, chains, edges, cutoff), scratch),
      );
    },
  };
}

/**
 * Catchments of a category: from where some facility of it is reached within 5, 10 and 15 minutes (adult, base). All its
 * facilities merged: one outline for each of thousands of facilities would be a hundred megabytes that nobody opens, and the
 * browser and the command line compute any of them in a few milliseconds. No rows for a category without open facilities.
 */
export function categoryCatchments(context: CatchmentContext, times: CategoryTimes): CatchmentRow[] {
  const {model} = context;
  const serving = servingCategories(model.categories, times.category);
  if (countingFacilities(model.facilities, serving, true).length === 0) return [];
  const tenths = times.seconds.get(WALKER)!.base;
  const polygons = context.outlines(times.category);
  return CATCHMENT_MINUTES.map((minutes, i) => {
    const cutoff = minutes * 60 * TENTHS_PER_SECOND;
    const people = model.demand.people.reduce((sum, n, c) => sum + (tenths[c]! <= cutoff ? n : 0), 0);
    return {
      category: times.category,
      facility_id: null,
      profile: WALKER,
      cutoff_seconds: minutes * 60,
      people: people / PEOPLE_SCALE,
      polygon: polygons[i]!.length > 0 ? polygons[i]! : null,
    };
  });
}
