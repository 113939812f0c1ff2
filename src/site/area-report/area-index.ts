import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {IndicatorRow} from '../analysis/rows.ts';
import type {City} from '../city.ts';
import {
  type AreaRow,
  areaIdsOf,
  type CellRow,
  type CoverageRow,
  type FacilityRow,
  isKnown,
  type KnownCoverage,
  type NearestRow,
} from '../rows.ts';

/** The tables of a city by area, so that ten thousand reports do not look through ten thousand areas each. */
export interface AreaIndex {
  readonly areas: ReadonlyMap<string, AreaRow>;
  /** By id of the area above. */
  readonly children: ReadonlyMap<string, readonly AreaRow[]>;
  readonly coverage: ReadonlyMap<string, readonly CoverageRow[]>;
  /** By area, then by category. */
  readonly nearest: ReadonlyMap<string, ReadonlyMap<string, NearestRow>>;
  readonly floorArea: ReadonlyMap<string, IndicatorRow>;
  readonly facilities: ReadonlyMap<string, FacilityRow>;
  /** Open facilities of judged services by the area they stand in. */
  readonly inside: ReadonlyMap<string, readonly FacilityRow[]>;
  readonly cells: ReadonlyMap<string, readonly CellRow[]>;
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
  const nearest = new Map<string, Map<string, NearestRow>>();
  for (const row of city.nearest) {
    const byCategory = nearest.get(row.areaId) ?? new Map<string, NearestRow>();
    nearest.set(row.areaId, byCategory.set(row.category, row));
  }
  const floor = city.analysis.indicators.filter(row => row.indicatorId === FLOOR_AREA && row.basis === 'existing');
  const open = city.facilities.filter(({status, category}) => status === 'open' && categories.has(category));
  return {
    areas: new Map(city.areas.map(area => [area.areaId, area])),
    children: grouped(city.areas, area => (area.parentId === null ? [] : [area.parentId])),
    coverage: grouped(city.coverage, row => (row.areaKind === 'city' ? [] : [row.areaId])),
    nearest,
    floorArea: new Map(floor.map(row => [row.areaId, row])),
    facilities: new Map(city.facilities.map(row => [row.facilityId, row])),
    inside: grouped(open, row => row.areaIds),
    cells: grouped(city.cells, cell => areaIdsOf(cell.row)),
    judged,
    required: Map.groupBy(required, row => row.category),
  };
}

function grouped<T>(rows: readonly T[], keysOf: (row: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  return groups;
}

/** Coverage of an area for one walker and group, by standard; people of unknown ages are left out. */
export function coverageBy(
  index: AreaIndex,
  areaId: string,
  profile: string,
  group: string,
): ReadonlyMap<string, KnownCoverage> {
  const rows = (index.coverage.get(areaId) ?? []).filter(row => row.profile === profile && row.group === group);
  return new Map(rows.filter(isKnown).map(row => [row.standardId ?? '', row]));
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
