import {inScope} from '#schema/effective-standards.ts';
import type {AreaPartition, CityModel} from '../city-model.ts';
import {coverageRows, knowledge} from '../coverage.ts';
import {type CategoryTimes, type CityNetworks, categoryTimes, cityNetworks} from '../times.ts';
import {BIKE_CLAUSES, bikeThreshold} from './bike-clauses.ts';
import {onlyCells, villageCells} from './clause-areas.ts';
import {everyone, type PartCount, WALKER} from './clause-counts.ts';

const BIKE = 'bike';
/** Networks for cyclists, made once for each thread and city. */
const bikeNetworks = new WeakMap<CityModel, CityNetworks | null>();

function networksOf(model: CityModel): CityNetworks | null {
  const made = bikeNetworks.get(model);
  if (made !== undefined) return made;
  const networks = cityNetworks(
    model,
    model.walkers.filter(({key}) => key === BIKE),
  );
  bikeNetworks.set(model, networks);
  return networks;
}

/** The quicker of two ways, cell by cell and scenario by scenario. */
function quicker(times: CategoryTimes, other: CategoryTimes): CategoryTimes {
  const [foot, bike] = [times.seconds.get(WALKER)!, other.seconds.get(BIKE)!];
  const least = (a: Uint16Array, b: Uint16Array) => a.map((seconds, cell) => Math.min(seconds, b[cell]!));
  const seconds = {
    low: least(foot.low, bike.low),
    base: least(foot.base, bike.base),
    high: least(foot.high, bike.high),
  };
  return {...times, seconds: new Map([[BIKE, seconds]])};
}

/**
 * Coverage on foot or by bicycle, whichever is quicker: of everyone in the city and its areas for the circles that may be
 * cycled, of villagers for the services villages are asked for. Nothing without streets, for other categories, or outside
 * China, whose circles these are.
 */
export function bikeCounts(model: CityModel, times: CategoryTimes): PartCount[] {
  const asked = BIKE_CLAUSES.filter(({category}) => category === times.category);
  const isChinese = model.normInputs !== undefined && inScope('CN', model.normInputs.jurisdiction);
  if (!model.graph || asked.length === 0 || !isChinese || !model.walkers.some(({key}) => key === BIKE)) return [];
  const best = quicker(times, categoryTimes(model, networksOf(model), times.category));
  const known = knowledge(model, times.category);
  const village = villageCells(model);
  return asked.flatMap(clause => {
    if (clause.whom === 'rural_people' && village === null) return [];
    const whom = (partition: AreaPartition) =>
      village === null ? partition : onlyCells(partition, village, clause.whom === 'rural_people' ? 1 : 0);
    const of = village === null ? 'people' : clause.whom;
    return model.partitions
      .filter(({kind}) => kind !== 'community' || clause.whom === 'rural_people')
      .flatMap(part => coverageRows(model, best, bikeThreshold(clause), everyone(model, BIKE), whom(part), known))
      .filter(({people, area_kind}) => area_kind === 'city' || (people ?? 0) > 0)
      .map((row): PartCount => ({...row, of, byBike: true}));
  });
}
