import type {LiveCity} from './live-city.ts';
import {byMinute, nearestRuns, type WalkQuestion} from './nearest-runs.ts';

/** How long the people of one area walk is asked for. */
export interface AreaMinutesRequest extends WalkQuestion {
  readonly areaId: string;
}

/** People of an area by minutes of walking, as `minutes` and `beyond` of a surface are for the city. */
export interface AreaMinutes {
  readonly minutes: Float64Array;
  readonly beyond: number;
}

/** People of one area by minutes of walking to the nearest place, from the walks the surface was made of. Null: no such area. */
export function areaMinutes(city: LiveCity, request: AreaMinutesRequest): AreaMinutes | null {
  const {divisions, people} = city.demand;
  for (const {areaIds, index} of divisions ?? []) {
    const area = areaIds.indexOf(request.areaId);
    if (area < 0) continue;
    const own = people.map((number, cell) => (index[cell] === area ? number : 0));
    return byMinute(nearestRuns(city, request).base, own);
  }
  return null;
}
