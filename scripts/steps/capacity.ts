import {type Allocation, allocate} from '#core/allocation.ts';
import {servesOneEach} from '#core/capacity-unit.ts';
import {KNOWLEDGE} from '#core/claims.ts';
import {type Decay, decayWeights, floatingCatchment} from '#core/floating-catchment.ts';
import {snapOf} from '#core/places.ts';
import {type ReachLists, reachLists} from '#core/reach-lists.ts';
import {type PlaceIndex, placeIndex} from '#core/reached-places.ts';
import {PEOPLE_SCALE, TENTHS_PER_SECOND} from '#core/units.ts';
import type {Row} from '#files/table.ts';
import {CAPACITY_METHODS, type CapacityMethod, type CapacityWhy} from '#schema/tables/capacity.ts';
import {type CapacitySupply, capacitySupply} from './capacity-supply.ts';
import {whyEn, whyZh} from './capacity-words.ts';
import type {AreaPartition, CityModel} from './city-model.ts';
import {knowledge} from './coverage.ts';
import type {GapContext} from './gaps.ts';
import {type ByScenario, byScenario, type CityNetworks, cityNetworks, SCENARIO_KEYS} from './times.ts';

/** Rows of `capacity` of one category, and how many people each of its facilities takes. */
export interface CategoryCapacity {
  readonly rows: readonly Row[];
  /** Index of the facility and people (thousandths), base; only where the allocation was judged and its capacity is known. */
  readonly allocated: readonly {readonly facility: number; readonly people: number}[];
}

/** Who reaches which facility under one scenario, and what these facilities hold (unknown = 0). */
interface Situation {
  readonly reach: ReachLists;
  readonly capacity: Float64Array;
}

const DECAY_OF: Readonly<Record<Exclude<CapacityMethod, 'allocation'>, Decay>> = {
  '2sfca': 'none',
  'e2sfca-step': 'step',
  'e2sfca-linear': 'linear',
  'e2sfca-gaussian': 'gaussian',
};

/** Networks of one walker, from those at hand or made for it. */
function networksOf(model: CityModel, networks: CityNetworks, profile: string) {
  const walker = model.walkers.find(one => one.key === profile);
  if (!walker) throw new Error(`capacity: no walker ${profile}`);
  return networks.seconds.get(profile) ?? cityNetworks(model, [walker])!.seconds.get(profile)!;
}

/** What people reach under the three scenarios; the low one without doubtful facilities. */
function situations(model: CityModel, networks: CityNetworks, supply: CapacitySupply): ByScenario<Situation> {
  const network = networksOf(model, networks, supply.profile);
  const snap = snapOf(model.demand, network.base.costs);
  const index: PlaceIndex = placeIndex(model.graph!.edgeCount, snap);
  const cutoff = supply.cutoffSeconds! * TENTHS_PER_SECOND;
  const all = Array.from(supply.facilities.keys());
  const certain = all.filter(i => !model.facilities.doubtful[supply.facilities[i]!]);
  return byScenario(key => {
    const chosen = key === 'low' ? certain : all;
    const facilities = chosen.map(i => supply.facilities[i]!);
    return {
      reach: reachLists(network[key], model.facilities, facilities, index, cutoff, networks.scratch),
      capacity: Float64Array.from(chosen, i => supply.capacity[i] ?? 0),
    };
  });
}

/** Why the answer for a cell may be too low, [cells]; null = nothing is missing there. */
function doubts(model: CityModel, supply: CapacitySupply, base: ReachLists): (CapacityWhy | null)[] {
  const known = knowledge(model, supply.category);
  const speed = model.walkers.find(one => one.key === supply.profile)!.metersPerSecond;
  const radius = supply.cutoffSeconds! * speed;
  const reachesUnknown = new Uint8Array(known.length);
  supply.capacity.forEach((capacity, f) => {
    if (capacity !== null) return;
    for (let r = base.firstReach[f]!; r < base.firstReach[f + 1]!; r++) reachesUnknown[base.cell[r]!] = 1;
  });
  return Array.from(known, (level, c) => {
    if (level !== KNOWLEDGE.complete) return 'source-partial';
    if (model.demand.extractEdgeMeters[c]! < radius) return 'edge';
    return reachesUnknown[c] ? 'capacity-partly-unknown' : null;
  });
}

/** What every row of a category begins with. */
function facts(supply: CapacitySupply): Row {
  return {
    category: supply.category,
    group: supply.group,
    profile: supply.profile,
    standard_id: supply.standardId,
    cutoff_seconds: supply.cutoffSeconds,
    capacity_unit: supply.unit,
    facilities: supply.facilities.length,
    facilities_with_capacity: supply.withCapacity,
  };
}

const NO_NUMBERS: Row = {
  capacity_total: null,
  people: null,
  people_unknown: null,
  served: null,
  served_low: null,
  served_high: null,
  over_capacity: null,
  out_of_reach: null,
  per_1000: null,
  per_1000_low: null,
  per_1000_high: null,
};

function words(why: CapacityWhy | null, supply: CapacitySupply): Row {
  return {why, why_zh: why && whyZh(why, supply), why_en: why && whyEn(why, supply)};
}

/** The row that says why a method cannot judge. */
function cannotJudge(model: CityModel, supply: CapacitySupply, method: CapacityMethod, why: CapacityWhy): Row {
  const people = supply.people?.reduce((sum, n) => sum + n, 0) ?? null;
  return {
    ...facts(supply),
    ...NO_NUMBERS,
    method,
    area_id: model.cityId,
    area_kind: 'city',
    people: people === null ? null : people / PEOPLE_SCALE,
    verdict: 'cannot-judge',
    ...words(why, supply),
  };
}

/** Sum of a column over the cells of each area. */
function sums({areaIds, index}: AreaPartition, value: (cell: number) => number): Float64Array {
  const total = new Float64Array(areaIds.length);
  for (let c = 0; c < index.length; c++) if (index[c]! >= 0) total[index[c]!]! += value(c);
  return total;
}

/** What all methods say of the areas of one partition. */
interface AreaFacts {
  readonly people: Float64Array;
  readonly unknown: Float64Array;
  readonly why: readonly (CapacityWhy | null)[];
}

function areaFacts(partition: AreaPartition, people: Uint32Array, doubt: readonly (CapacityWhy | null)[]): AreaFacts {
  const of = (why: CapacityWhy) => sums(partition, c => (doubt[c] === why ? people[c]! : 0));
  const reasons = (['source-partial', 'edge', 'capacity-partly-unknown'] as const).map(why => [why, of(why)] as const);
  return {
    people: sums(partition, c => people[c]!),
    unknown: sums(partition, c => (doubt[c] === null ? 0 : people[c]!)),
    why: partition.areaIds.map((_, area) => reasons.find(([, total]) => total[area]! > 0)?.[0] ?? null),
  };
}

/** Numbers of one method for each area of a partition. */
type Measured = (partition: AreaPartition, area: AreaFacts) => Row[];

function leastAndMost(values: ByScenario<Float64Array>, area: number): [least: number, most: number] {
  const three = SCENARIO_KEYS.map(key => values[key][area]!);
  return [Math.min(...three), Math.max(...three)];
}

/** People given places: served, over capacity, out of reach. */
function measuredAllocation(found: ByScenario<Allocation>): Measured {
  return partition => {
    const served = byScenario(key => sums(partition, c => found[key].served[c]!));
    const over = sums(partition, c => found.base.overCapacity[c]!);
    const out = sums(partition, c => found.base.outOfReach[c]!);
    return partition.areaIds.map((_, area) => {
      const [low, high] = leastAndMost(served, area);
      return {
        served: served.base[area]! / PEOPLE_SCALE,
        served_low: low / PEOPLE_SCALE,
        served_high: high / PEOPLE_SCALE,
        over_capacity: over[area]! / PEOPLE_SCALE,
        out_of_reach: out[area]! / PEOPLE_SCALE,
      };
    });
  };
}

/** Capacity within reach per 1,000 people: the mean over the people of an area. */
function measuredCatchments(of: ByScenario<Situation>, people: Uint32Array, weights: Uint32Array): Measured {
  const access = byScenario(key => floatingCatchment(of[key].reach, weights, of[key].capacity, people));
  return (partition, area) => {
    const total = byScenario(key => sums(partition, c => access[key][c]! * people[c]!));
    return partition.areaIds.map((_, i) => {
      if (area.people[i] === 0) return {};
      const [low, high] = leastAndMost(total, i);
      const perThousand = (value: number) => (1000 * value) / area.people[i]!;
      return {
        per_1000: perThousand(total.base[i]!),
        per_1000_low: perThousand(low),
        per_1000_high: perThousand(high),
      };
    });
  };
}

/** Rows of one method for the city and every kind of area but communities. */
function methodRows(
  model: CityModel,
  supply: CapacitySupply,
  method: CapacityMethod,
  doubt: readonly (CapacityWhy | null)[],
  measured: Measured,
): Row[] {
  const capacity = supply.capacity.reduce<number>((sum, value) => sum + (value ?? 0), 0) / PEOPLE_SCALE;
  return model.partitions
    .filter(({kind}) => kind !== 'community')
    .flatMap(partition => {
      const area = areaFacts(partition, supply.people!, doubt);
      const numbers = measured(partition, area);
      return partition.areaIds.map((id, i) => ({
        ...facts(supply),
        ...NO_NUMBERS,
        method,
        area_id: id,
        area_kind: partition.kind,
        capacity_total: capacity,
        people: area.people[i]! / PEOPLE_SCALE,
        people_unknown: area.unknown[i]! / PEOPLE_SCALE,
        ...numbers[i],
        verdict: area.why[i] === null ? 'judged' : 'known-only',
        ...words(area.why[i]!, supply),
      }));
    });
}

/** People each facility of the category itself takes; those that only stand in for it are counted with their own. */
function allocatedTo(model: CityModel, supply: CapacitySupply, {allocated}: Allocation): CategoryCapacity['allocated'] {
  const {category, categories} = model.facilities;
  return Array.from(supply.facilities, (facility, i) => ({facility, people: allocated[i]!})).filter(
    ({facility}, i) => supply.capacity[i] !== null && categories[category[facility]!] === supply.category,
  );
}

/**
 * The published rows of `capacity` for one category: floating catchments and the allocation, for the city and its districts
 * and subdistricts, with the category's own group walking at its own speed within the default standard (or `statedSeconds`).
 * People beyond the boundary, who may use the same facilities, are not known and not counted. Where less than 90 %
 * of the open facilities have a known capacity, or anything else is missing, one row for each method says what.
 */
export function categoryCapacity(
  {model, networks}: GapContext,
  category: string,
  statedSeconds?: number,
): CategoryCapacity {
  const supply = capacitySupply(model, category, statedSeconds);
  const {people, why} = supply;
  if (why !== null || people === null || networks === null)
    return {
      rows: CAPACITY_METHODS.map(method => cannotJudge(model, supply, method, why ?? 'no-streets')),
      allocated: [],
    };
  const of = situations(model, networks, supply);
  const doubt = doubts(model, supply, of.base.reach);
  const given = servesOneEach(supply.unit)
    ? byScenario(key => allocate(of[key].reach, people, of[key].capacity))
    : null;
  const rows = CAPACITY_METHODS.flatMap(method => {
    if (method !== 'allocation') {
      const weights = decayWeights(DECAY_OF[method], supply.cutoffSeconds!);
      return methodRows(model, supply, method, doubt, measuredCatchments(of, people, weights));
    }
    if (given === null) return [cannotJudge(model, supply, method, 'unit-serves-many')];
    return methodRows(model, supply, method, doubt, measuredAllocation(given));
  });
  return {rows, allocated: given === null ? [] : allocatedTo(model, supply, given.base)};
}
