import type {Store} from '../store.ts';
import {chosenArea} from './chosen-counts.ts';
import type {CityArea} from './city-areas.ts';

/** People, thousandths, by how many services of the life circle they are known to have. */
export interface ShownHad {
  /** [services + 1] */
  readonly peopleByHas: Float64Array;
  readonly services: number;
  /** Null: of the whole city. */
  readonly area: CityArea | null;
}

/** Of the chosen area, else of the city; null while there is no answer. */
export function shownHad(store: Store): ShownHad | null {
  const answer = store.circle.value?.answer;
  if (answer === undefined) return null;
  const area = chosenArea(store);
  const found = area === null ? undefined : answer.areas.find(one => one.areaId === area.areaId);
  const services = answer.services.length;
  return found === undefined
    ? {peopleByHas: answer.peopleByHas, services, area: null}
    : {peopleByHas: found.peopleByHas, services, area};
}

/** The most services that at least half of the people have; null where nobody lives. */
export function hadByHalf(peopleByHas: Float64Array): number | null {
  const people = peopleByHas.reduce((sum, number) => sum + number, 0);
  if (people === 0) return null;
  let had = peopleByHas.length - 1;
  for (let sum = peopleByHas[had]!; 2 * sum < people; sum += peopleByHas[had]!) had--;
  return had;
}

/** People who have as many services as a step says. */
export function peopleOfStep(
  peopleByHas: Float64Array,
  {from, to}: {readonly from: number; readonly to: number},
): number {
  return peopleByHas.subarray(from, to + 1).reduce((sum, number) => sum + number, 0);
}
