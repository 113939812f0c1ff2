import {KNOWLEDGE} from '#core/claims.ts';
import type {Row} from '#files/table.ts';
import {inScope} from '#schema/effective-standards.ts';
import type {Standard, Tier} from '#schema/standard.ts';
import type {DenominatorKind} from '#schema/tables/clauses.ts';
import {type CityModel, servingCategories} from '../city-model.ts';
import {knowledge} from '../coverage.ts';
import {type AreaNode, areaNodes} from '../indicators/area-tree.ts';
import {askOf, type Clause, clauseRow} from './clause-row.ts';
import {type ClauseCount, judgeClause} from './clause-verdict.ts';

/** The areas in which one is asked for, by tier. Blocks and walking circles are no areas of our data. */
const UNITS: Partial<Record<Tier, {readonly kind: AreaNode['kind']; readonly counts: DenominatorKind}>> = {
  community: {kind: 'community', counts: 'communities'},
  village: {kind: 'community', counts: 'villages'},
  county: {kind: 'district', counts: 'districts'},
};

/** What is known of one category in every area of one kind: [areas] each. */
interface Presence {
  /** 1: one that is certain; */
  readonly certain: Uint8Array;
  /** 1: one, doubtful ones included. */
  readonly any: Uint8Array;
  /** 1: all that are there would be in the data. */
  readonly isVouched: Uint8Array;
}

/** Areas of a kind with and without an open facility of a category, or with one elsewhere that says it serves them. */
function presenceIn(model: CityModel, category: string, kind: AreaNode['kind']): Presence | null {
  const partition = model.partitions.find(one => one.kind === kind);
  const areaOf = kind === 'city' ? undefined : model.normInputs?.facilityAreas.get(kind);
  if (!partition || !areaOf) return null;
  const count = partition.areaIds.length;
  const [certain, any, isVouched] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count).fill(1)];
  const {facilities, facilityFacts, demand} = model;
  const serving = new Set(servingCategories(model.categories, category));
  const unitOf = new Map(partition.areaIds.map((id, i) => [id, i]));
  for (let f = 0; f < facilities.facilityCount; f++) {
    if (!facilities.open[f] || !serving.has(facilities.categories[facilities.category[f]!]!)) continue;
    const served = (facilityFacts?.[f]?.servesCodes ?? []).map(code => unitOf.get(code) ?? -1);
    for (const unit of [areaOf[f]!, ...served]) {
      if (unit < 0) continue;
      any[unit] = 1;
      if (!facilities.doubtful[f]) certain[unit] = 1;
    }
  }
  knowledge(model, category).forEach((level, cell) => {
    const unit = partition.index[cell]!;
    if (level !== KNOWLEDGE.complete && unit >= 0 && demand.people[cell]! > 0) isVouched[unit] = 0;
  });
  return {certain, any, isVouched};
}

/** Inhabited areas of one kind and type within a node, itself included. */
function unitsWithin(node: AreaNode, kind: AreaNode['kind'], isVillage: boolean | null): AreaNode[] {
  const isUnit = node.kind === kind && node.people > 0;
  if (isUnit) return isVillage === null || (node.areaType === 'rural') === isVillage ? [node] : [];
  return node.children.flatMap(child => unitsWithin(child, kind, isVillage));
}

function countUnits(units: readonly AreaNode[], {certain, any, isVouched}: Presence): ClauseCount {
  const sum = (of: (unit: number) => number) => units.reduce((all, {index}) => all + of(index), 0);
  const base = sum(unit => any[unit]!);
  return {
    low: sum(unit => certain[unit]!),
    base,
    high: base,
    denominator: units.length,
    unknown: sum(unit => Number(!any[unit] && !isVouched[unit])),
  };
}

function withUnits(model: CityModel, clause: Clause, nodes: readonly AreaNode[]): Row[] {
  const {standard} = clause;
  const units = UNITS[standard.tier];
  const presence = units ? presenceIn(model, standard.category, units.kind) : null;
  const ask = askOf(clause, null);
  const place = {isVillage: false, cellMeters: 0, hasNoData: model.noData.includes(standard.category)};
  if (!units || !presence) {
    const judged = judgeClause(ask, place, null);
    const isOpen = judged.why === 'no-data' && !place.hasNoData;
    const why = isOpen ? ({verdict: 'cannot-judge', why: 'no-tier-areas'} as const) : judged;
    return [clauseRow(clause, nodes[0]!, null, units?.counts ?? 'communities', 1, why)];
  }
  const isVillage = standard.tier === 'county' ? null : standard.tier === 'village';
  return nodes.flatMap(node => {
    // one community says something of itself only where each is asked: villages
    if (node.kind === 'life-circle-unit' || (node.kind === 'community' && !isVillage)) return [];
    const within = unitsWithin(node, units.kind, isVillage);
    if (within.length === 0 && node.kind !== 'city') return [];
    const count = countUnits(within, presence);
    return [clauseRow(clause, node, count, units.counts, 1, judgeClause(ask, place, count))];
  });
}

/**
 * Rows for every rule that asks for one in each community, village or county: how many of them have one. Rules of another
 * province are left out; those of China stand once, without verdict, outside it, as do rules for areas the data does not have.
 */
export function presenceClauses(model: CityModel): Row[] {
  const jurisdiction = model.normInputs?.jurisdiction;
  if (jurisdiction === undefined) return [];
  const nodes = areaNodes(model);
  return model.categories.flatMap(category =>
    category.standards.flatMap((standard: Standard) => {
      const isInScope = inScope(standard.scope, jurisdiction);
      if (standard.measure !== 'presence' || !(isInScope || standard.scope === 'CN')) return [];
      const asked = {...standard, category: category.key, inScope: isInScope};
      const clause: Clause = {id: standard.id, standard: asked, measure: 'presence', cutoff: null};
      return withUnits(model, clause, isInScope ? nodes : nodes.slice(0, 1));
    }),
  );
}
