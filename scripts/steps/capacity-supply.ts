import {countingFacilities} from '#core/facility-selection.ts';
import {knownCapacity} from '#core/known-capacity.ts';
import type {EffectiveStandard} from '#schema/effective-standards.ts';
import type {CapacityWhy} from '#schema/tables/capacity.ts';
import {walkersOfGroups} from '#schema/walker.ts';
import {type CityModel, servingCategories} from './city-model.ts';

/** What one category offers, to whom, and how far they go for it; whatever is not known is null. */
export interface CapacitySupply {
  readonly category: string;
  /** Whom the category serves: `all` or an age group. */
  readonly group: string;
  /** [cells] thousandths of a person of that group; null when the group is unknown in this city. */
  readonly people: Uint32Array | null;
  /** Key of the walker whose times count. */
  readonly profile: string;
  readonly standardId: string | null;
  readonly cutoffSeconds: number | null;
  /** Open facilities that serve the category, in the city and around it (ascending), doubtful ones included. */
  readonly facilities: Uint32Array;
  /** [of `facilities`] whole thousandths; null = capacity unknown. */
  readonly capacity: readonly (number | null)[];
  /** How many of them have a known capacity. */
  readonly withCapacity: number;
  /** What it counts; null = the sources name no unit. */
  readonly unit: string | null;
  /** Why nothing can be said; null = it can. */
  readonly why: CapacityWhy | null;
}

/** Walking minutes people are given: the category's default standard, else its first one in minutes. */
function cutoffOf(model: CityModel, category: string): EffectiveStandard | null {
  const rows = model.standards.filter(row => row.category === category && row.minutes !== null);
  return rows.find(row => row.default) ?? rows[0] ?? null;
}

/** The walker of a group: its own, an adult where it has none. */
function profileOf({walkers}: CityModel, group: string): string {
  return (group === 'all' ? undefined : walkersOfGroups(walkers, [group]).get(group)) ?? 'adult';
}

/**
 * What a category offers to its own group, and whether enough is known to judge it. People walk as long as its default
 * standard in minutes says, or for `statedSeconds`.
 */
export function capacitySupply(model: CityModel, key: string, statedSeconds?: number): CapacitySupply {
  const {group} = model.categories.find(one => one.key === key)!;
  const people = group === 'all' ? model.demand.people : (model.demand.groups.get(group) ?? null);
  const standard = statedSeconds === undefined ? cutoffOf(model, key) : null;
  const cutoffSeconds = statedSeconds ?? (standard === null ? null : standard.minutes! * 60);
  const facilities = countingFacilities(model.facilities, servingCategories(model.categories, key), true);
  const known = knownCapacity(Array.from(facilities, f => model.facilityFacts?.[f] ?? null));
  const why = (): CapacityWhy | null => {
    if (model.noData.includes(key)) return 'no-data';
    if (model.graph === null) return 'no-streets';
    if (cutoffSeconds === null) return 'no-cutoff';
    if (known.why !== null) return known.why;
    return people === null ? 'group-unknown' : null;
  };
  return {
    category: key,
    group,
    people,
    profile: profileOf(model, group),
    standardId: standard?.id ?? null,
    cutoffSeconds,
    facilities,
    capacity: known.capacity,
    withCapacity: known.withCapacity,
    unit: known.unit,
    why: why(),
  };
}
