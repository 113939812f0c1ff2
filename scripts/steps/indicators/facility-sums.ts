import {KNOWLEDGE} from '#core/claims.ts';
import type {NormQuantity} from '#schema/norm.ts';
import {capacityUnitOf} from '../capacity-unit.ts';
import type {CityModel, FacilityFacts} from '../city-model.ts';
import {knowledge} from '../coverage.ts';
import type {AreaNode} from './area-tree.ts';
import type {Measured} from './norm-verdict.ts';

/** Quantities that facilities have, the categories whose facilities count, and how much one has (null = not known). */
const FROM_FACILITIES: Partial<
  Record<NormQuantity, {readonly categories: readonly string[]; of(facts: FacilityFacts): number | null}>
> = {
  elder_floor: {categories: ['elder_daycare', 'elder_home', 'rural_happy'], of: ({floorAreaSqm}) => floorAreaSqm},
  sport_indoor_floor: {categories: ['gym'], of: ({floorAreaSqm}) => floorAreaSqm},
  nursery_places: {
    categories: ['nursery'],
    of: ({capacity, capacityUnit}) => (capacityUnitOf(capacityUnit) === 'places' ? capacity : null),
  },
};

/** What is known of a category in every cell, category by category, asked once. */
export type Knowledge = (category: string) => Uint8Array;

/** Remembers what is known of each category. */
export function rememberedKnowledge(model: CityModel): Knowledge {
  const found = new Map<string, Uint8Array>();
  return category => {
    const known = found.get(category) ?? knowledge(model, category);
    found.set(category, known);
    return known;
  };
}

/**
 * What the open facilities inside the city, or one of its areas, have together. Only where the sources know the categories
 * completely for everyone there and the size of every facility is known: a sum of some is no sum. Null for quantities that
 * facilities do not have.
 */
export function facilitySum(
  model: CityModel,
  quantity: NormQuantity,
  {kind, index}: Pick<AreaNode, 'kind' | 'index'>,
  known: Knowledge,
): Omit<Measured, 'denominator'> | null {
  const from = FROM_FACILITIES[quantity];
  if (from === undefined) return null;
  const {facilities, facilityFacts} = model;
  const none = (missing: Measured['missing']) => ({low: null, base: null, high: null, missing});
  const cells = model.partitions.find(partition => partition.kind === kind)!.index;
  const isComplete = from.categories.every(category =>
    known(category).every(
      (level, c) => level === KNOWLEDGE.complete || cells[c] !== index || model.demand.people[c] === 0,
    ),
  );
  if (!isComplete) return none('source-partial');
  let low = 0;
  let high = 0;
  for (let f = 0; f < facilities.facilityCount; f++) {
    if (!facilities.open[f] || !facilities.inside[f]) continue;
    if (kind !== 'city' && model.normInputs?.facilityAreas.get(kind)?.[f] !== index) continue;
    if (!from.categories.includes(facilities.categories[facilities.category[f]!]!)) continue;
    const facts = facilityFacts?.[f];
    const size = facts === undefined ? null : from.of(facts);
    if (size === null) return none('numerator-missing');
    high += size;
    if (!facilities.doubtful[f]) low += size;
  }
  return {low, base: high, high, missing: null};
}
