/** How much is known about a category where a cell lies. */
export const KNOWLEDGE = {
  /** No source: nothing is known, not even that something may be missing. */
  none: 0,
  /** A source that may lack some (OpenStreetMap): not found does not mean not there. */
  partial: 1,
  /** A source that vouches for having all: not found means not there. */
  complete: 2,
} as const;

/** What one source says it knows, for the people of one area. */
export interface KnowledgeClaim {
  readonly category: string;
  readonly completeness: 'official' | 'surveyed' | 'assumed' | 'partial' | 'none';
  /** `city`, or the id of an area. */
  readonly area: string;
}

const LEVEL: Readonly<Record<KnowledgeClaim['completeness'], number>> = {
  official: KNOWLEDGE.complete,
  surveyed: KNOWLEDGE.complete,
  assumed: KNOWLEDGE.complete,
  partial: KNOWLEDGE.partial,
  none: KNOWLEDGE.none,
};

/**
 * What is known of a category in every cell, [cells] of KNOWLEDGE: the best of the claims that hold there. `cellsOf` gives
 * the cells of an area as 0/1 per cell, or null for an area the city does not have (the claim then holds nowhere).
 */
export function knowledgeOf(
  category: string,
  claims: readonly KnowledgeClaim[],
  cellCount: number,
  cellsOf: (area: string) => Uint8Array | null,
): Uint8Array {
  const known = new Uint8Array(cellCount);
  for (const claim of claims) {
    if (claim.category !== category) continue;
    const level = LEVEL[claim.completeness];
    const inside = claim.area === 'city' ? null : cellsOf(claim.area);
    if (claim.area !== 'city' && inside === null) continue;
    for (let c = 0; c < cellCount; c++) if ((!inside || inside[c]) && known[c]! < level) known[c] = level;
  }
  return known;
}
