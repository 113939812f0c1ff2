import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {distanceMeters} from '#core/plane.ts';
import {type PlaceIndex, placeIndex, reachedPlaces} from '#core/reached-places.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {type CityModel, servingCategories} from './city-model.ts';
import {type Threshold, thresholdOf} from './coverage.ts';
import type {ServedPeople} from './facility-table.ts';
import type {CityNetworks} from './times.ts';

/** Cells within a straight line of a facility, ascending. */
function withinStraight({facilities, demand, plane}: CityModel, facility: number, meters: number): Uint32Array {
  const found: number[] = [];
  const [lon, lat] = [facilities.lon[facility]!, facilities.lat[facility]!];
  for (let c = 0; c < demand.cellCount; c++) {
    const decimeters = Math.round(10 * distanceMeters(plane, demand.lon[c]!, demand.lat[c]!, lon, lat));
    if (decimeters <= 10 * meters) found.push(c);
  }
  return Uint32Array.from(found);
}

/** Cells within a threshold of one facility (adult, base), ascending. */
function cellsWithin(
  model: CityModel,
  networks: CityNetworks | null,
  index: PlaceIndex | null,
  threshold: Threshold,
  facility: number,
): Uint32Array {
  if (threshold.measure === 'straight_meters' || !networks || !index)
    return withinStraight(model, facility, threshold.cutoffMeters!);
  const seconds = threshold.measure === 'seconds';
  const network = seconds ? networks.seconds.get('adult')!.base : networks.length;
  const cutoff = seconds ? threshold.cutoffSeconds! * TENTHS_PER_SECOND : threshold.cutoffMeters! * 10;
  return reachedPlaces(network, pointsOf(model.facilities, [facility]).points, index, cutoff, networks.scratch).place;
}

/**
 * People within the default standard of each open facility (adult, base), and those of them with no other facility that
 * would serve them as well: [facilities] thousandths of a person; null where the facility is not open or its category has
 * no default standard that can be measured here.
 */
export function servedPeople(model: CityModel, networks: CityNetworks | null): ServedPeople {
  const {facilities, demand} = model;
  const served = new Array<number | null>(facilities.facilityCount).fill(null);
  const onlyHere = new Array<number | null>(facilities.facilityCount).fill(null);
  const index = model.graph ? placeIndex(model.graph.edgeCount, demand.snap) : null;
  const choices = new Uint32Array(demand.cellCount);
  for (const {key} of model.categories) {
    const standard = model.standards.find(one => one.category === key && one.default);
    const threshold = standard && thresholdOf(standard, model.graph !== null);
    if (!threshold) continue;
    const serving = countingFacilities(facilities, servingCategories(model.categories, key), true);
    const within = Array.from(serving, facility => cellsWithin(model, networks, index, threshold, facility));
    choices.fill(0);
    for (const cells of within) for (const c of cells) choices[c]!++;
    serving.forEach((facility, i) => {
      if (facilities.categories[facilities.category[facility]!] !== key) return;
      const cells = within[i]!;
      served[facility] = cells.reduce((sum, c) => sum + demand.people[c]!, 0);
      onlyHere[facility] = cells.reduce((sum, c) => sum + (choices[c] === 1 ? demand.people[c]! : 0), 0);
    });
  }
  return {served, onlyHere};
}
