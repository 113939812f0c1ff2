import type {KnowledgeClaim} from '#core/claims.ts';
import type {Graph} from '#core/graph.ts';
import type {Demand, Division, FacilityPoints} from '#core/places.ts';
import {metersPerDegreeLon, type Plane, planeAt} from '#core/plane.ts';
import {joinedNowhere} from '#core/snap-columns.ts';
import {DEGREE_SCALE} from '#core/units.ts';
import type {Category} from '#schema/category.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {Norm} from '#schema/norm.ts';
import type {Walker} from '#schema/walker.ts';
import type {DemandAlternative} from './demand-alternatives.ts';
import type {Estate} from './estates.ts';
import {landPartitions, type ResidentialLand} from './land/land-model.ts';
import type {Area, AreaKind, Cells, Facilities, RankVariable, Streets} from './model.ts';

/** How the cells of a city divide into areas of one kind. */
export interface AreaPartition {
  readonly kind: 'city' | AreaKind;
  readonly areaIds: readonly string[];
  /** [areas] urban, fringe or rural; null = unknown. Absent for the city as a whole. */
  readonly areaTypes?: readonly Area['areaType'][];
  /** [cells] index into areaIds, −1 = in none. */
  readonly index: Int32Array;
}

/** What is known of one facility beside its place; null = not known. */
export interface FacilityFacts {
  readonly capacity: number | null;
  /** As in the source: beds, 座 … */
  readonly capacityUnit: string | null;
  readonly floorAreaSqm: number | null;
  /** Codes of the villages and communities it says it serves beside its own; absent: it says nothing. */
  readonly servesCodes?: readonly string[] | undefined;
}

/** What the source of an area says of it; null = nothing. */
export type AreaFacts = Pick<Area, 'areaId' | 'kind' | 'areaType' | 'households' | 'serviceFloorAreaSqm' | 'workers'>;

/** What norms per household and person are judged from. */
export interface NormInputs {
  readonly jurisdiction: string;
  readonly norms: readonly Norm[];
  readonly areas: readonly AreaFacts[];
  readonly estates: readonly Estate[];
  /** [facilities] by kind of area: index among the areas of that kind, −1 = in none. */
  readonly facilityAreas: ReadonlyMap<AreaKind, Int32Array>;
}

/** What times, coverage, gaps and catchments are computed from; the same from a build as from published files. */
export interface CityModel {
  readonly cityId: string;
  /** Null without street data: then only straight lines can be measured. */
  readonly graph: Graph | null;
  readonly plane: Plane;
  readonly demand: Demand;
  readonly facilities: FacilityPoints;
  /** [facilities] sorted; ties in time go to the smaller. */
  readonly facilityIds: readonly string[];
  /** [facilities]; absent: nothing is known of any. */
  readonly facilityFacts?: readonly FacilityFacts[];
  /** Absent: no norms are asked for. */
  readonly normInputs?: NormInputs;
  readonly claims: readonly KnowledgeClaim[];
  /** Categories no source of this city can know. */
  readonly noData: readonly string[];
  /** The city as a whole first, then districts, subdistricts … */
  readonly partitions: readonly AreaPartition[];
  /** What people are ordered by from worst to best off; absent where the population source does not say. */
  readonly rank?: RankVariable;
  /** [cells] side of each cell, metres, 0 = a point; absent: not known. */
  readonly cellMeters?: Uint16Array;
  /** The same people placed in other ways; none where nothing was spread and the city names no second source. */
  readonly alternatives?: readonly DemandAlternative[];
  /** Residential land and how it divides into areas; absent where none is given. */
  readonly land?: ResidentialLand & Pick<CityModel, 'partitions'>;
  readonly categories: readonly Category[];
  readonly standards: readonly EffectiveStandard[];
  readonly walkers: readonly Walker[];
}

/** Metres from each cell to the nearest side of the extent of the streets, whole, at most 65535; 0 outside it. */
function extractEdgeMeters(plane: Plane, extent: Streets['extent'], lon: Int32Array, lat: Int32Array): Uint16Array {
  const [west, south, east, north] = extent;
  return Uint16Array.from(lon, (at, c) => {
    const x = at / DEGREE_SCALE;
    const y = lat[c]! / DEGREE_SCALE;
    const perLon = metersPerDegreeLon(plane, y);
    const least = Math.min(
      (x - west) * perLon,
      (east - x) * perLon,
      (y - south) * plane.metersPerDegreeLat,
      (north - y) * plane.metersPerDegreeLat,
    );
    return Math.max(0, Math.min(65535, Math.floor(least)));
  });
}

/** The people of a city on its streets; joined to none of them when there are no streets. */
export function demandOf(
  cells: Pick<Cells, 'cellCount' | 'lon' | 'lat' | 'people' | 'groups'>,
  streets: Streets | null,
): Demand {
  const {cellCount, lon, lat, people, groups} = cells;
  const snap = streets ? streets.snap(lon, lat, 'any') : joinedNowhere(cellCount);
  return {
    cellCount,
    lon,
    lat,
    people,
    groups,
    snap,
    snapStepFree: streets ? streets.snapStepFree(lon, lat, snap) : snap,
    extractEdgeMeters: streets
      ? extractEdgeMeters(streets.graph.plane, streets.extent, lon, lat)
      : new Uint16Array(cellCount).fill(65535),
  };
}

/** Divides cells into the whole city and every kind of area the city has. */
export function partitionsOf(
  cityId: string,
  cells: Pick<Cells, 'cellCount' | 'areaIndex'>,
  areas: readonly Area[],
): AreaPartition[] {
  const whole: AreaPartition = {kind: 'city', areaIds: [cityId], index: new Int32Array(cells.cellCount)};
  const kinds = [...cells.areaIndex].map(([kind, index]): AreaPartition => {
    const members = areas.filter(area => area.kind === kind);
    const areaTypes = members.map(({areaType}) => areaType);
    return {kind, areaIds: members.map(area => area.areaId), areaTypes, index};
  });
  return [whole, ...kinds.filter(partition => partition.areaIds.length > 0)];
}

/** How the cells divide into areas, as `demand.bin` has it: without the city as a whole. */
export function divisionsOf(partitions: readonly AreaPartition[]): Division[] {
  return partitions.flatMap(({kind, areaIds, index}) => (kind === 'city' ? [] : [{kind, areaIds, index}]));
}

/** The facts of a facility alone. */
export function factsOf({capacity, capacityUnit, floorAreaSqm, servesCodes}: FacilityFacts): FacilityFacts {
  return {capacity, capacityUnit, floorAreaSqm, ...(servesCodes && {servesCodes})};
}

/** The facts of an area alone, without its outline. */
export function areaFactsOf({areaId, kind, areaType, households, serviceFloorAreaSqm, workers}: AreaFacts): AreaFacts {
  return {areaId, kind, areaType, households, serviceFloorAreaSqm, workers};
}

/** Everything the numbers of a city are computed from. */
export function cityModel(parts: {
  readonly cityId: string;
  readonly cells: Cells;
  readonly streets: Streets | null;
  readonly facilities: Facilities;
  readonly areas: readonly Area[];
  readonly alternatives?: readonly DemandAlternative[];
  readonly land?: ResidentialLand | null;
  readonly categories: readonly Category[];
  readonly standards: readonly EffectiveStandard[];
  readonly walkers: readonly Walker[];
  readonly normInputs?: NormInputs;
}): CityModel {
  const {cells, streets, facilities, areas, land} = parts;
  const partitions = partitionsOf(parts.cityId, cells, areas);
  const places = {divisions: divisionsOf(partitions), rank: cells.rank ?? null};
  return {
    cityId: parts.cityId,
    graph: streets?.graph ?? null,
    plane: streets?.graph.plane ?? planeAt((cells.lat[0] ?? 0) / DEGREE_SCALE),
    demand: {...demandOf(cells, streets), ...places},
    facilities: facilities.points,
    facilityIds: facilities.facilities.map(facility => facility.facilityId),
    facilityFacts: facilities.facilities.map(factsOf),
    ...(parts.normInputs && {normInputs: parts.normInputs}),
    claims: facilities.claims,
    noData: facilities.noData,
    partitions,
    ...(cells.rank && {rank: cells.rank}),
    cellMeters: cells.cellMeters,
    alternatives: parts.alternatives ?? [],
    ...(land && {land: {...land, partitions: landPartitions(partitions, land, areas)}}),
    categories: parts.categories,
    standards: parts.standards,
    walkers: parts.walkers,
  };
}

/** Keys of the categories whose facilities meet the need for one: itself and those that replace it. */
export function servingCategories(categories: readonly Category[], key: string): string[] {
  return [key, ...categories.filter(other => other.replaces.includes(key)).map(other => other.key)];
}

/** The cells of an area as 0/1 per cell; null when the city has no such area. */
export function cellsOfArea(model: CityModel, areaId: string): Uint8Array | null {
  for (const {areaIds, index} of model.partitions) {
    const at = areaIds.indexOf(areaId);
    if (at >= 0) return Uint8Array.from(index, area => (area === at ? 1 : 0));
  }
  return null;
}
