import type {Demand} from '#core/places.ts';
import type {Manifest} from '#schema/manifest.ts';
import type {AreaPartition, CityModel} from '../city-model.ts';
import {facilityAreas} from '../indicators/facility-areas.ts';
import type {Area} from '../model.ts';

/** Residential land of a city, cut into small squares that stand where people would. Never shown as people. */
export interface ResidentialLand {
  /** Side of a square, metres. */
  readonly sideMeters: number;
  /** The squares as if they were cells; where cells have thousandths of people, whole square metres of land. */
  readonly demand: Demand;
}

/** How squares of land divide into the whole city and every kind of area it has, by the published outlines of the areas. */
export function landPartitions(
  partitions: readonly AreaPartition[],
  {demand}: ResidentialLand,
  areas: readonly Pick<Area, 'kind' | 'polygons'>[],
): AreaPartition[] {
  const {cellCount, lon, lat} = demand;
  const found = facilityAreas({facilityCount: cellCount, lon, lat}, areas);
  return partitions.map(partition => {
    const index = partition.kind === 'city' ? new Int32Array(cellCount) : found.get(partition.kind);
    return {...partition, index: index ?? new Int32Array(cellCount).fill(-1)};
  });
}

/** The same city with its residential land in the place of its people, square metres for thousandths; null without land. */
export function landModel(model: CityModel): CityModel | null {
  const {land} = model;
  if (!land) return null;
  const {rank: _rank, alternatives: _alternatives, cellMeters: _cellMeters, land: _land, ...rest} = model;
  return {...rest, demand: land.demand, partitions: land.partitions};
}

/** How much residential land there is, for the manifest; null without land. */
export function landStatistics({land}: Pick<CityModel, 'land'>): NonNullable<Manifest['residentialLand']> | null {
  if (!land) return null;
  const {sideMeters, demand} = land;
  const squareMeters = demand.people.reduce((all, inSquare) => all + inSquare, 0);
  return {squares: demand.cellCount, sideMeters, squareMeters};
}
