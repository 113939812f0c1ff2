import {InputError} from '#schema/input-error.ts';
import type {Area} from '../model.ts';
import {AREA_FACTS, areaFactOf, type RecordEntry} from './record-model.ts';

/** Areas with the households, floor areas and workers that optional tables say. Throws InputError where the areas' own source says another number. */
export function withRecordedFacts(areas: readonly Area[], entries: readonly RecordEntry[]): Area[] {
  const ofArea = Map.groupBy(entries, ({areaId}) => areaId);
  return areas.map(area => {
    const facts: Partial<Record<(typeof AREA_FACTS)[keyof typeof AREA_FACTS], number>> = {};
    for (const {metric, value, file, row} of ofArea.get(area.areaId) ?? []) {
      const fact = areaFactOf(metric);
      if (fact === null) continue;
      const own = area[fact];
      if (own !== null && own !== value)
        throw new InputError({
          file,
          where: `row ${row}`,
          found: `${metric} ${value} for ${area.areaId}`,
          expected: `${own}, as the source of the areas says, or nothing in one of the two`,
        });
      facts[fact] = value;
    }
    return {...area, ...facts};
  });
}

/** The same without the numbers that are not published. `hidden`: ids of areas by metric. */
export function withoutHiddenFacts(areas: readonly Area[], hidden: ReadonlyMap<string, ReadonlySet<string>>): Area[] {
  const metrics = Object.keys(AREA_FACTS) as (keyof typeof AREA_FACTS)[];
  return areas.map(area => {
    const gone = metrics.filter(metric => hidden.get(metric)?.has(area.areaId));
    return gone.length === 0 ? area : {...area, ...Object.fromEntries(gone.map(metric => [AREA_FACTS[metric], null]))};
  });
}
