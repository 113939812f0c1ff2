import type {City, CityPopulation} from '#schema/city.ts';
import {InputError} from '#schema/input-error.ts';
import type {Report} from '../../report.ts';
import {bboxRing} from '../boundary.ts';
import type {Boundary} from '../model.ts';
import {innerPlace} from './inner-place.ts';
import {shareGroupsOf, thousandths} from './thousandths.ts';
import type {Units} from './units.ts';

type BuildingPopulation = Extract<CityPopulation, {kind: 'buildings'}>;

/** The whole city as one unit that is spread over its residential buildings. */
export function buildingUnits(city: City, population: BuildingPopulation, boundary: Boundary, report: Report): Units {
  const total = thousandths(population.total);
  if (total === 0)
    throw new InputError({
      file: city.id,
      where: 'population.total',
      found: String(population.total),
      expected: 'at least a thousandth of a person',
    });
  const shares = Object.entries(population.groups).map(([key, people]) => ({
    key,
    weights: Float64Array.of(1),
    total: thousandths(people),
  }));
  const groups = shareGroupsOf({file: city.id, where: 'population'}, [total], shares, report);
  const [lon, lat] = innerPlace(boundary.polygons);
  return {
    count: 1,
    id: ['city'],
    lon: Float64Array.of(lon),
    lat: Float64Array.of(lat),
    meters: Float64Array.of(65535),
    people: Float64Array.of(total),
    groups: new Map([...groups].map(([key, parts]) => [key, Float64Array.from(parts)])),
    locate: (x, y) => (boundary.contains(x, y) ? 0 : -1),
    outline: () => bboxRing(boundary.bbox),
    neighbours: null,
  };
}
