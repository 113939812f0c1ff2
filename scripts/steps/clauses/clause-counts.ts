import type {AreaPartition, CityModel} from '../city-model.ts';
import {type CoverageRow, coverageRows, knowledge, type Pair, thresholdOf} from '../coverage.ts';
import type {CategoryTimes} from '../times.ts';
import {onlyCells, villageCells} from './clause-areas.ts';

/** A row of coverage in which only some of the people of an area are counted. */
export interface PartCount extends CoverageRow {
  /** Whom it counts: townspeople or villagers, or everyone; or residential land, all or that of the town. */
  readonly of: 'urban_people' | 'rural_people' | 'people' | 'residential_land' | 'urban_residential_land';
  /** True when the quicker of walking and cycling counts. */
  readonly byBike: boolean;
}

/** Key of the walker whose coverage of everyone clauses are judged by. */
export const WALKER = 'adult';

/** Everyone with one way of getting about. */
export function everyone({demand}: Pick<CityModel, 'demand'>, profile: string): Omit<Pair, 'communities'> {
  return {profile, group: 'all', bands: [{profile, people: demand.people}]};
}

/** The kinds of area that may hold both town and villages. */
export function mixedPartitions({partitions}: Pick<CityModel, 'partitions'>): AreaPartition[] {
  return partitions.filter(({kind}) => kind !== 'community');
}

/**
 * Coverage of the townspeople alone in the city, its districts, subdistricts and life-circle units, for the standards of one
 * category that do not bind villages; nothing in a city without villages, where the rows of `coverage` say the same.
 */
export function townCounts(model: CityModel, times: CategoryTimes): PartCount[] {
  const village = villageCells(model);
  if (village === null) return [];
  const known = knowledge(model, times.category);
  const areas = mixedPartitions(model).map(partition => onlyCells(partition, village, 0));
  return model.standards
    .filter(({category, applies_to}) => category === times.category && !applies_to.includes('rural'))
    .flatMap(standard => {
      const threshold = thresholdOf(standard, model.graph !== null);
      if (!threshold) return [];
      const pair = everyone(model, WALKER);
      const rows = areas.flatMap(partition => coverageRows(model, times, threshold, pair, partition, known));
      return rows.map((row): PartCount => ({...row, of: 'urban_people', byBike: false}));
    });
}
