import {countingFacilities} from '#core/facility-selection.ts';
import {placesAround} from '#core/straight-lines.ts';
import {type CityModel, servingCategories} from '../city-model.ts';
import {placeIdOf} from '../opportunities.ts';

/** How many different places that serve a category lie within so many metres of each cell in a straight line: [cells]. */
export function straightCounts(
  {facilities, facilityIds, categories, demand, plane}: CityModel,
  category: string,
  withDoubtful: boolean,
  meters: number,
): Uint32Array {
  const counts = new Uint32Array(demand.cellCount);
  const around = placesAround(plane, demand);
  const chosen = countingFacilities(facilities, servingCategories(categories, category), withDoubtful);
  // one place may be listed under several categories, at one position
  const places = new Map(Array.from(chosen, facility => [placeIdOf(facilityIds[facility]!), facility]));
  for (const facility of places.values())
    for (const cell of around(facilities.lon[facility]!, facilities.lat[facility]!, 10 * meters).place) counts[cell]!++;
  return counts;
}
