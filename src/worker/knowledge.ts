import {KNOWLEDGE, type KnowledgeClaim, knowledgeOf} from '#core/claims.ts';
import {cellsOfArea, toldAreas} from './areas.ts';
import type {LiveCity} from './live-city.ts';

/** What is known of a category where people live. */
export interface KnownCells {
  /** [cells] values of KNOWLEDGE. */
  readonly known: Uint8Array;
  /** True when no source says anything of the category anywhere. */
  readonly isNothing: boolean;
  /** What it was read from: the outlines told, and what the claims say. */
  readonly from: {readonly areas: object; readonly claims: string};
}

/** Contents kept at once: one byte a cell each. Categories of which the sources say the same share one. */
const KEPT = 24;
const kept = new WeakMap<object, Map<string, KnownCells>>();

/** What these claims say of a category in every cell; the same claims are read once, unless many others came between. */
export function knownCells(city: LiveCity, category: string, claims: readonly KnowledgeClaim[]): KnownCells {
  const areas = toldAreas(city);
  const found = kept.get(areas) ?? new Map<string, KnownCells>();
  kept.set(areas, found);
  const key = JSON.stringify(
    claims.flatMap(claim => (claim.category === category ? [[claim.completeness, claim.area]] : [])),
  );
  const answer = found.get(key) ?? readCells(city, category, claims, {areas, claims: key});
  // the latest stands last, the one asked for longest ago goes first
  found.delete(key);
  found.set(key, answer);
  if (found.size > KEPT) found.delete(found.keys().next().value!);
  return answer;
}

/** True when both say the same of every cell, also when they were read at different times. */
export function isSameKnowledge(a: KnownCells, b: KnownCells): boolean {
  return a === b || (a.from.areas === b.from.areas && a.from.claims === b.from.claims);
}

function readCells(
  city: LiveCity,
  category: string,
  claims: readonly KnowledgeClaim[],
  from: KnownCells['from'],
): KnownCells {
  const known = knowledgeOf(category, claims, city.demand.cellCount, area => cellsOfArea(city, area));
  return {known, isNothing: known.every(level => level === KNOWLEDGE.none), from};
}
