import {KNOWLEDGE, type KnowledgeClaim, knowledgeOf} from '#core/claims.ts';
import {cellsOfArea, toldAreas} from './areas.ts';
import type {LiveCity} from './live-city.ts';

/** What is known of a category where people live. */
export interface KnownCells {
  /** [cells] values of KNOWLEDGE. */
  readonly known: Uint8Array;
  /** True when no source says anything of the category anywhere. */
  readonly isNothing: boolean;
}

/** Categories kept at once: one byte a cell each. */
const KEPT = 24;
const kept = new WeakMap<object, Map<string, KnownCells>>();

/** What these claims say of a category in every cell; the same claims are read once. */
export function knownCells(city: LiveCity, category: string, claims: readonly KnowledgeClaim[]): KnownCells {
  const areas = toldAreas(city);
  const found = kept.get(areas) ?? new Map<string, KnownCells>();
  kept.set(areas, found);
  const key = JSON.stringify([category, claims.filter(claim => claim.category === category)]);
  const before = found.get(key);
  if (before) return before;
  const known = knowledgeOf(category, claims, city.demand.cellCount, area => cellsOfArea(city, area));
  const answer = {known, isNothing: known.every(level => level === KNOWLEDGE.none)};
  if (found.size >= KEPT) found.delete(found.keys().next().value!);
  found.set(key, answer);
  return answer;
}
