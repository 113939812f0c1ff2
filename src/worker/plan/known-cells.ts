import {type KnowledgeClaim, knowledgeOf} from '#core/claims.ts';
import {cellsOfArea} from '../areas.ts';
import type {LiveCity} from '../live-city.ts';

/** What is known of a category in every cell, and what that was made of. */
export interface KnownCells {
  /** [cells] KNOWLEDGE */
  readonly known: Uint8Array;
  readonly category: string;
  readonly claims: readonly KnowledgeClaim[];
  /** Cells of the area of each claim; null: the whole city, or an area the city does not have. */
  readonly areas: readonly (Uint8Array | null)[];
}

function areasOf(city: LiveCity, claims: readonly KnowledgeClaim[]): (Uint8Array | null)[] {
  return claims.map(({area}) => (area === 'city' ? null : cellsOfArea(city, area)));
}

/** What the claims say of a category; `last` again when nothing it was made of has changed. */
export function knownCells(
  city: LiveCity,
  category: string,
  allClaims: readonly KnowledgeClaim[],
  last: KnownCells | null,
): KnownCells {
  const claims = allClaims.filter(claim => claim.category === category);
  const areas = areasOf(city, claims);
  if (
    last?.category === category &&
    last.claims.length === claims.length &&
    last.claims.every((claim, i) => claim.completeness === claims[i]!.completeness && claim.area === claims[i]!.area) &&
    last.areas.every((area, i) => area === areas[i])
  )
    return last;
  const known = knowledgeOf(category, claims, city.demand.cellCount, area => cellsOfArea(city, area));
  return {known, category, claims, areas};
}
