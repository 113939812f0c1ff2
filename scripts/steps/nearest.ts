import {NO_EDGE, persons, TENTHS_PER_SECOND, UNREACHED} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import type {AreaPartition, CityModel} from './city-model.ts';
import type {CategoryTimes} from './times.ts';

/**
 * The published rows of `nearest` for one category: in every area with people, the facility that is the nearest walk for more
 * of them than any other (adult, base; of equals the smaller id), for how many, and how long half of these walk. Communities
 * only for categories with a required standard; the city as a whole has none. Nothing without streets.
 */
export function nearestRows(model: CityModel, times: CategoryTimes): Row[] {
  const {category} = times;
  if (!model.graph || model.noData.includes(category)) return [];
  const required = model.standards.some(one => one.category === category && one.decides);
  return model.partitions
    .filter(({kind}) => kind !== 'city' && (kind !== 'community' || required))
    .flatMap(partition => partitionRows(model, times, partition));
}

function partitionRows(model: CityModel, times: CategoryTimes, {kind, areaIds, index}: AreaPartition): Row[] {
  const cells = areaIds.map((): number[] => []);
  for (let cell = 0; cell < index.length; cell++) if (model.demand.people[cell]! > 0) cells[index[cell]!]?.push(cell);
  return areaIds.flatMap((id, area) => {
    const row = areaRow(model, times, cells[area]!);
    return row ? [{category: times.category, area_id: id, area_kind: kind, ...row}] : [];
  });
}

/** What is nearest for most people of some cells; null when none of them reaches any. */
function areaRow(model: CityModel, times: CategoryTimes, cells: readonly number[]): Row | null {
  const {people} = model.demand;
  const peopleOf = new Map<number, number>();
  for (const cell of cells) {
    const facility = times.nearest[cell]!;
    if (facility !== NO_EDGE) peopleOf.set(facility, (peopleOf.get(facility) ?? 0) + people[cell]!);
  }
  const [most] = [...peopleOf].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const tenths = times.seconds.get('adult')?.base;
  if (!most || !tenths) return null;
  const theirs = cells.filter(cell => times.nearest[cell] === most[0]);
  const median = medianTenths(theirs, tenths, people);
  const everyone = medianTenths(cells, tenths, people);
  return {
    facility_id: model.facilityIds[most[0]]!,
    people: persons(most[1]),
    people_area: persons(cells.reduce((sum, cell) => sum + people[cell]!, 0)),
    seconds: median / TENTHS_PER_SECOND,
    seconds_median: everyone === UNREACHED ? null : everyone / TENTHS_PER_SECOND,
  };
}

/** The least time within which at least half of the people of some cells arrive; UNREACHED when fewer than half do. */
function medianTenths(cells: readonly number[], tenths: Uint16Array, people: Uint32Array): number {
  const sorted = [...cells].sort((a, b) => tenths[a]! - tenths[b]!);
  const total = cells.reduce((sum, cell) => sum + people[cell]!, 0);
  let sum = 0;
  for (const cell of sorted) {
    sum += people[cell]!;
    if (2 * sum >= total) return tenths[cell]!;
  }
  return UNREACHED;
}
