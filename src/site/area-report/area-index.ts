import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {IndicatorRow} from '../analysis/rows.ts';
import type {City} from '../city.ts';
import {
  type AreaRow,
  type CellRow,
  type CoverageRow,
  type FacilityRow,
  isKnown,
  type KnownCoverage,
  type NearestRow,
} from '../rows.ts';

/** Rows made when they are asked for; those asked for last are kept, for a page asks for them again and again. */
interface Made<T> {
  get(key: string): T;
}

/** The tables of a city by area, so that ten thousand reports do not look through ten thousand areas each. */
export interface AreaIndex {
  readonly areas: ReadonlyMap<string, AreaRow>;
  /** By id of the area above. */
  readonly children: ReadonlyMap<string, readonly AreaRow[]>;
  readonly coverage: Made<readonly CoverageRow[]>;
  /** Coverage of an area for one walker and group, by standard; people of unknown ages are left out. */
  readonly coverageBy: (areaId: string, profile: string, group: string) => ReadonlyMap<string, KnownCoverage>;
  /** By area, then by category. */
  readonly nearest: Made<ReadonlyMap<string, NearestRow>>;
  readonly floorArea: ReadonlyMap<string, IndicatorRow>;
  readonly facilities: {get(facilityId: string): FacilityRow | undefined};
  /** Open facilities of judged services by the area they stand in. */
  readonly inside: Made<readonly FacilityRow[]>;
  readonly cells: Made<readonly CellRow[]>;
  /** Default standards that are required, in the order of the catalogue: what 有, 缺 and 不清楚 are said of. */
  readonly judged: readonly EffectiveStandard[];
  /** All required standards by category. */
  readonly required: ReadonlyMap<string, readonly EffectiveStandard[]>;
}

/** Indicator of floor area per 100 households. */
export const FLOOR_AREA = 'service_floor_per_100_households';

const indexes = new WeakMap<City, AreaIndex>();

/** The tables of a city by area. Made once. */
export function areaIndex(city: City): AreaIndex {
  const known = indexes.get(city);
  if (known) return known;
  const made = makeIndex(city);
  indexes.set(city, made);
  return made;
}

function makeIndex(city: City): AreaIndex {
  const order = new Map(city.categories.map(({key}, at) => [key, at]));
  const required = city.standards.filter(row => row.decides);
  const judged = required
    .filter(row => row.default)
    .sort((a, b) => (order.get(a.category) ?? 0) - (order.get(b.category) ?? 0));
  const categories = new Set(judged.map(row => row.category));
  const floor = city.analysis.indicators.filter(row => row.indicatorId === FLOOR_AREA && row.basis === 'existing');
  return {
    areas: new Map(city.areas.map(area => [area.areaId, area])),
    children: grouped(city.areas, area => area.parentId),
    coverage: lastMade(areaId => city.coverage.ofArea(areaId)),
    coverageBy: lastOf((areaId, profile, group) => {
      const rows = city.coverage.ofArea(areaId, {profile, group}).filter(isKnown);
      return new Map(rows.map(row => [row.standardId ?? '', row]));
    }),
    nearest: lastMade(areaId => new Map(city.nearest.ofArea(areaId).map(row => [row.category, row]))),
    floorArea: new Map(floor.map(row => [row.areaId, row])),
    facilities: {get: lately(id => city.facilities.by('facility_id', id)[0])},
    inside: lastMade(areaId =>
      city.facilities.ofArea(areaId, {status: 'open'}).filter(({category}) => categories.has(category)),
    ),
    cells: lastMade(areaId => city.cells.ofArea(areaId)),
    judged,
    required: Map.groupBy(required, row => row.category),
  };
}

/** Makes what is asked for, and keeps what was asked for last. */
function lastOf<A extends readonly string[], T>(make: (...asked: A) => T): (...asked: A) => T {
  let last: {readonly asked: A; readonly made: T} | null = null;
  return (...asked) => {
    if (last === null || asked.some((one, at) => one !== last?.asked[at])) last = {asked, made: make(...asked)};
    return last.made;
  };
}

/** Facilities kept: those of a few neighbouring areas. */
const MOST_KEPT = 1000;

/** Makes what is asked for, and keeps what was asked for lately. */
function lately<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>();
  return key => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, made);
    return made;
  };
}

const lastMade = <T>(make: (key: string) => T): Made<T> => ({get: lastOf(make)});

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** Areas above an area, the widest first. */
export function areasAbove(index: AreaIndex, area: AreaRow): AreaRow[] {
  const chain: AreaRow[] = [];
  const seen = new Set([area.areaId]);
  let above = area.parentId === null ? undefined : index.areas.get(area.parentId);
  while (above && !seen.has(above.areaId)) {
    seen.add(above.areaId);
    chain.unshift(above);
    above = above.parentId === null ? undefined : index.areas.get(above.parentId);
  }
  return chain;
}
