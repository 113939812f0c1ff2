import type {CityModel} from '../city-model.ts';
import {coverageRows, knowledge, thresholdOf} from '../coverage.ts';
import {landModel} from '../land/land-model.ts';
import {type CityNetworks, categoryTimes} from '../times.ts';
import {onlyCells, villageCells} from './clause-areas.ts';
import {everyone, mixedPartitions, type PartCount, WALKER} from './clause-counts.ts';

/** The networks of the one walker land is asked for. */
function networksOf(networks: CityNetworks | null): CityNetworks | null {
  const adult = networks?.seconds.get(WALKER);
  return networks && adult ? {...networks, seconds: new Map([[WALKER, adult]]), stepFreeLength: null} : networks;
}

/**
 * Residential land within every standard of one category, as coverage has people: of the city, its districts, subdistricts and
 * life-circle units. Where the standard does not bind villages, only the land of the town. Counts are square metres in the
 * place of thousandths of people. Nothing where no land is given.
 */
export function landCounts(model: CityModel, networks: CityNetworks | null, category: string): PartCount[] {
  const land = landModel(model);
  const standards = model.standards.filter(standard => standard.category === category);
  const thresholds = standards.flatMap(standard => {
    const threshold = thresholdOf(standard, model.graph !== null);
    return threshold ? [{standard, threshold}] : [];
  });
  if (!land || thresholds.length === 0 || model.noData.includes(category)) return [];
  const times = categoryTimes(land, networksOf(networks), category);
  const known = knowledge(land, category);
  const village = villageCells(land);
  const pair = everyone(land, WALKER);
  return thresholds.flatMap(({standard, threshold}) => {
    const town = village === null || standard.applies_to.includes('rural') ? null : village;
    const of = town ? 'urban_residential_land' : 'residential_land';
    return mixedPartitions(land)
      .map(partition => (town ? onlyCells(partition, town, 0) : partition))
      .flatMap(partition => coverageRows(land, times, threshold, pair, partition, known))
      .map((row): PartCount => ({...row, of, byBike: false}));
  });
}
