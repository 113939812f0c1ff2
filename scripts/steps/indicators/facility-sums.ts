import {capacityUnitOf} from '#core/capacity-unit.ts';
import {KNOWLEDGE} from '#core/claims.ts';
import type {NormQuantity} from '#schema/norm.ts';
import type {AreaPartition, CityModel, FacilityFacts} from '../city-model.ts';
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

/** What the facilities of a place have together, without what it is divided by. */
export type FacilitySum = Omit<Measured, 'denominator'>;

/** Sums of a quantity by kind of area and index among the areas of that kind; null for quantities that facilities do not have. */
export type FacilitySums = (quantity: NormQuantity, place: Pick<AreaNode, 'kind' | 'index'>) => FacilitySum | null;

/**
 * Adds up what the open facilities inside the city, and each of its areas, have together. Only where the sources know the
 * categories completely for everyone there and the size of every facility is known: a sum of some is no sum. All areas of one
 * kind are added up at once, when the first of them is asked for.
 */
export function facilitySums(model: CityModel): FacilitySums {
  const found = new Map<string, readonly FacilitySum[]>();
  return (quantity, {kind, index}) => {
    if (FROM_FACILITIES[quantity] === undefined) return null;
    const key = `${quantity} ${kind}`;
    const sums = found.get(key) ?? sumsOfKind(model, quantity, kind);
    found.set(key, sums);
    return sums[index]!;
  };
}

const missing = (why: Measured['missing']): FacilitySum => ({low: null, base: null, high: null, missing: why});

/** The sum of every area of one kind, in their order. */
function sumsOfKind(model: CityModel, quantity: NormQuantity, kind: AreaNode['kind']): FacilitySum[] {
  const from = FROM_FACILITIES[quantity]!;
  const partition = model.partitions.find(one => one.kind === kind)!;
  const isPartial = areasNotKnown(model, partition, from.categories);
  const {facilities, facilityFacts, normInputs} = model;
  const areaOf = kind === 'city' ? null : (normInputs?.facilityAreas.get(kind) ?? null);
  const low = new Float64Array(partition.areaIds.length);
  const high = new Float64Array(low.length);
  const lacksSize = new Uint8Array(low.length);
  for (let f = 0; f < facilities.facilityCount; f++) {
    if (!facilities.open[f] || !facilities.inside[f]) continue;
    const area = kind === 'city' ? 0 : (areaOf?.[f] ?? -1);
    if (area < 0 || !from.categories.includes(facilities.categories[facilities.category[f]!]!)) continue;
    const facts = facilityFacts?.[f];
    const size = facts === undefined ? null : from.of(facts);
    if (size === null) lacksSize[area] = 1;
    high[area]! += size ?? 0;
    if (!facilities.doubtful[f]) low[area]! += size ?? 0;
  }
  return Array.from(high, (most, area) => {
    if (isPartial[area]) return missing('source-partial');
    return lacksSize[area] ? missing('numerator-missing') : {low: low[area]!, base: most, high: most, missing: null};
  });
}

/** [areas] 1 where somebody lives for whom the sources do not know all of these categories. */
function areasNotKnown(model: CityModel, {areaIds, index}: AreaPartition, categories: readonly string[]): Uint8Array {
  const {people} = model.demand;
  const isPartial = new Uint8Array(areaIds.length);
  for (const category of categories)
    knowledge(model, category).forEach((level, c) => {
      if (level !== KNOWLEDGE.complete && people[c] !== 0 && index[c]! >= 0) isPartial[index[c]!] = 1;
    });
  return isPartial;
}
