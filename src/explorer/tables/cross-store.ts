import {effect, type Signal, signal} from '@preact/signals';
import type {CrossFilter} from '#tables/cross-queries.ts';
import {type CityInfo, firstCategory, isNoData, servingKeys, timeStandard} from '../city-info.ts';
import {LIFE_CIRCLE, type Store} from '../store.ts';

/** What is looked at across the tables. With an opened map, service, minutes and area are the map's own. */
export interface CrossStore {
  readonly category: Signal<string>;
  readonly minutes: Signal<number>;
  readonly area: Signal<string | null>;
  /** Kind of area shown; null: the city has none. */
  readonly areaKind: Signal<string | null>;
  readonly step: Signal<CrossFilter['minutes']>;
  readonly source: Signal<string | null>;
}

export function createCrossStore(info: CityInfo): CrossStore {
  const category = firstCategory(info, key => !isNoData(info, key));
  return {
    category: signal(category),
    minutes: signal(timeStandard(info, category).minutes),
    area: signal<string | null>(null),
    areaKind: signal(areaKinds(info)[0] ?? null),
    step: signal<CrossFilter['minutes']>(null),
    source: signal<string | null>(null),
  };
}

/** Kinds of area whose ids the cells carry, as their columns name them. */
export function areaKinds(info: CityInfo): string[] {
  const prefix = 'area_id_';
  return (info.manifest.tables['cells']?.columns ?? [])
    .filter(name => name.startsWith(prefix))
    .map(name => name.slice(prefix.length));
}

/** The choices as the queries want them. */
export function crossFilter(info: CityInfo, cross: CrossStore): CrossFilter {
  const kind = cross.areaKind.value;
  const hasTimes = info.manifest.tables['cells']?.columns.includes(`seconds_${cross.category.value}`) === true;
  return {
    category: cross.category.value,
    serving: servingKeys(info, cross.category.value),
    // nobody knows where places without a source are: an empty time is then no "no way"
    timed: hasTimes && !isNoData(info, cross.category.value),
    cutoffSeconds: cross.minutes.value * 60,
    areaColumn: kind === null ? null : `area_id_${kind}`,
    area: cross.area.value,
    minutes: cross.step.value,
    source: cross.source.value,
  };
}

/** Chooses a service; what only another service has is forgotten. */
export function chooseCategory(info: CityInfo, cross: CrossStore, map: Store | null, category: string): void {
  cross.category.value = category;
  cross.minutes.value = timeStandard(info, category).minutes;
  cross.source.value = null;
  if (map === null) return;
  map.category.value = category;
  map.chosenMinutes.value = null;
}

/** Chooses an area, here and on the map; null: the whole city. */
export function chooseArea(cross: CrossStore, map: Store | null, area: string | null): void {
  cross.area.value = area;
  if (map !== null) map.area.value = area;
}

/** Keeps the choices in step with an opened map. Gives the function that ends it. */
export function followMap(cross: CrossStore, map: Store): () => void {
  return effect(() => {
    if (map.city.value === null) return;
    if (map.category.value !== '' && map.category.value !== LIFE_CIRCLE) {
      cross.category.value = map.category.value;
      cross.minutes.value = map.minutes.value;
    }
    cross.area.value = map.area.value;
  });
}
