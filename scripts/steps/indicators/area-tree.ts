import {PEOPLE_SCALE} from '#core/units.ts';
import type {IndicatorWhy} from '#schema/tables/indicators.ts';
import type {AreaFacts, AreaPartition, CityModel} from '../city-model.ts';

/** The city or an area of it, with the areas one level down that make it up. */
export interface AreaNode {
  readonly areaId: string;
  readonly kind: AreaPartition['kind'];
  /** Index among the areas of its kind. */
  readonly index: number;
  readonly areaType: AreaFacts['areaType'];
  /** Persons who live there, by the cells. */
  readonly people: number;
  /** What its source says of it; null for the city as a whole. */
  readonly facts: AreaFacts | null;
  readonly children: AreaNode[];
}

const LEVELS: readonly AreaPartition['kind'][] = ['city', 'district', 'subdistrict', 'community'];

/** For each area of a finer partition the area of a coarser one that holds most of its people (of equals the first); −1 = none. */
function parentIndices(fine: AreaPartition, coarse: AreaPartition, people: Uint32Array): number[] {
  const shared = fine.areaIds.map(() => new Map<number, number>());
  fine.index.forEach((area, cell) => {
    const above = coarse.index[cell]!;
    const counts = shared[area];
    if (counts && above >= 0) counts.set(above, (counts.get(above) ?? 0) + people[cell]!);
  });
  return shared.map(counts => [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? -1);
}

/** What the tree of areas is made from. */
export interface AreaTreeModel extends Pick<CityModel, 'partitions' | 'normInputs'> {
  readonly demand: Pick<CityModel['demand'], 'people'>;
}

/** The city, its districts, their subdistricts and communities as nodes, partition by partition. Life-circle units stand alone. */
export function areaNodes(model: AreaTreeModel): AreaNode[] {
  const {people} = model.demand;
  const facts = new Map((model.normInputs?.areas ?? []).map(fact => [`${fact.kind}\n${fact.areaId}`, fact]));
  const nodes = model.partitions.map(({kind, areaIds, areaTypes, index}) => {
    const total = new Float64Array(areaIds.length);
    index.forEach((area, cell) => {
      if (area >= 0) total[area]! += people[cell]!;
    });
    return areaIds.map((areaId, i): AreaNode => {
      const known = facts.get(`${kind}\n${areaId}`) ?? null;
      const areaType = areaTypes?.[i] ?? null;
      return {areaId, kind, index: i, areaType, people: total[i]! / PEOPLE_SCALE, facts: known, children: []};
    });
  });
  for (const [p, partition] of model.partitions.entries()) {
    const level = LEVELS.indexOf(partition.kind);
    if (level < 1) continue;
    const above = model.partitions.findLastIndex(other => {
      const at = LEVELS.indexOf(other.kind);
      return at >= 0 && at < level;
    });
    parentIndices(partition, model.partitions[above]!, people).forEach((parent, i) => {
      nodes[above]![parent]?.children.push(nodes[p]![i]!);
    });
  }
  return nodes.flat();
}

/** A quantity of a place and what it is divided by, or why there is none. */
export type Ratio = {readonly numerator: number; readonly denominator: number} | {readonly missing: IndicatorWhy};

/** Share of a place's people who may live in none of its parts: borders never fit exactly. */
const UNASSIGNED = 0.01;

/**
 * Adds up a quantity and its denominator for a place: as its own source has both, else over all its parts. Every inhabited
 * part must have both. `urbanOnly`: rural parts are left out; a part of unknown type without parts of its own is missing.
 */
export function ratioOf(
  node: AreaNode,
  numeratorOf: (facts: AreaFacts) => number | null,
  denominatorOf: (node: AreaNode) => number | null,
  urbanOnly: boolean,
): Ratio {
  if (urbanOnly && node.areaType === 'rural') return {numerator: 0, denominator: 0};
  const numerator = node.facts && numeratorOf(node.facts);
  const denominator = denominatorOf(node);
  const isTyped = !urbanOnly || node.areaType !== null;
  if (isTyped && numerator !== null && denominator !== null) return {numerator, denominator};
  const parts = node.children.filter(child => child.people > 0);
  const inParts = parts.reduce((sum, child) => sum + child.people, 0);
  if (parts.length === 0 || inParts < (1 - UNASSIGNED) * node.people) {
    if (!isTyped) return {missing: 'area-type-unknown'};
    return {missing: numerator === null ? 'numerator-missing' : 'denominator-missing'};
  }
  const total = {numerator: 0, denominator: 0};
  for (const part of parts) {
    const found = ratioOf(part, numeratorOf, denominatorOf, urbanOnly);
    if ('missing' in found) return found;
    total.numerator += found.numerator;
    total.denominator += found.denominator;
  }
  return total;
}
