import type {CircleCounts, CoverageCounts} from '#worker/client.ts';
import type {Store} from '../store.ts';
import {areaName, type CityArea} from './city-areas.ts';

/** The area chosen, once the outlines are there; null = the whole city. */
export function chosenArea(store: Store): CityArea | null {
  const id = store.area.value;
  return id === null ? null : (store.cityView.areas.value?.find(area => area.areaId === id) ?? null);
}

/** The counts of the chosen area among those of all areas; those of the city while none is chosen or known. */
export function countsFor<C extends CoverageCounts | CircleCounts>(
  store: Store,
  answer: {readonly counts: C; readonly areas: readonly {readonly areaId: string; readonly counts: C}[]},
): {readonly counts: C; readonly area: CityArea | null} {
  const area = chosenArea(store);
  const found = area === null ? undefined : answer.areas.find(one => one.areaId === area.areaId);
  return found === undefined ? {counts: answer.counts, area: null} : {counts: found.counts, area};
}

/** Name of the area in front of a sentence about it; nothing for the whole city. */
export function areaLead(store: Store, area: CityArea | null): string {
  return area === null ? '' : store.text('answer.area', {area: areaName(store.props.lang, area)});
}
