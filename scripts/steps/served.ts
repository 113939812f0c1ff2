import {countingFacilities, pointsOf} from '#core/facility-selection.ts';
import {startsOf} from '#core/list-starts.ts';
import {type PlaceIndex, type PlacesWithin, placeIndex, placesWithin} from '#core/reached-places.ts';
import {placesAround} from '#core/straight-lines.ts';
import {TENTHS_PER_SECOND} from '#core/units.ts';
import {type CityModel, servingCategories} from './city-model.ts';
import {type Threshold, thresholdOf} from './coverage.ts';
import type {ServedPeople} from './facility-table.ts';
import type {CityNetworks} from './times.ts';

/** Cells within a straight line of each of some facilities, one list after the other. */
function withinStraight({facilities, demand, plane}: CityModel, chosen: Uint32Array, meters: number): CellLists {
  const around = placesAround(plane, demand);
  const lists = Array.from(chosen, f => around(facilities.lon[f]!, facilities.lat[f]!, 10 * meters).place);
  const firstPlace = startsOf(lists.map(list => list.length));
  const place = new Uint32Array(firstPlace[lists.length]!);
  lists.forEach((list, i) => {
    place.set(list, firstPlace[i]);
  });
  return {firstPlace, place};
}

type CellLists = Pick<PlacesWithin, 'firstPlace' | 'place'>;

/** Cells within a threshold of each of some facilities on its own (adult, base). */
function cellsWithin(
  model: CityModel,
  networks: CityNetworks | null,
  index: PlaceIndex | null,
  threshold: Threshold,
  chosen: Uint32Array,
): CellLists {
  if (threshold.measure === 'straight_meters' || !networks || !index)
    return withinStraight(model, chosen, threshold.cutoffMeters!);
  const seconds = threshold.measure === 'seconds';
  const network = seconds ? networks.seconds.get('adult')!.base : networks.length;
  const cutoff = seconds ? threshold.cutoffSeconds! * TENTHS_PER_SECOND : threshold.cutoffMeters! * 10;
  const {points, firstPoint} = pointsOf(model.facilities, chosen);
  return placesWithin(network, points, index, cutoff, {firstPoint, scratch: networks.scratch});
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
    const {firstPlace, place} = cellsWithin(model, networks, index, threshold, serving);
    choices.fill(0);
    for (const c of place) choices[c]!++;
    serving.forEach((facility, i) => {
      if (facilities.categories[facilities.category[facility]!] !== key) return;
      const cells = place.subarray(firstPlace[i], firstPlace[i + 1]);
      served[facility] = cells.reduce((sum, c) => sum + demand.people[c]!, 0);
      onlyHere[facility] = cells.reduce((sum, c) => sum + (choices[c] === 1 ? demand.people[c]! : 0), 0);
    });
  }
  return {served, onlyHere};
}
