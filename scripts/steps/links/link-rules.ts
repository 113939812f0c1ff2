import {readFileSync} from 'node:fs';
import type {LinkKind} from '#core/link-file.ts';

type ByKey = Readonly<Record<string, readonly string[]>>;

/** The contents of data/catalogues/link-rules.json; the reason of each rule stands there. */
export interface LinkRules {
  readonly longestMeters: number;
  readonly detour: {readonly atLeast: number; readonly savedMetersAtLeast: number};
  readonly positions: {
    readonly everyMeters: number;
    readonly sameSpotMeters: number;
    readonly beyondBoundaryMeters: number;
  };
  readonly neighbourhoodMeters: Readonly<Record<LinkKind, number>>;
  readonly bridge: {readonly extraMeters: number; readonly wallsAtMost: number};
  readonly gate: {readonly wallsAtMost: number};
  readonly crossing: {
    readonly roadsAtMost: number;
    readonly kinds: readonly string[];
    readonly wideKinds: readonly string[];
    readonly betweenWideMeters: number;
  };
  readonly obstacles: {
    readonly buildingsInNobodysWay: readonly string[];
    readonly forbiddenAreas: ByKey;
    readonly forbiddenLines: ByKey;
    readonly bridged: ByKey;
    readonly walls: readonly string[];
  };
  readonly closedWays: {readonly not: readonly string[]};
  readonly consentLanduse: readonly string[];
  readonly fix: {readonly linkServesAtLeast: number; readonly siteCandidatesAtMost: number};
}

/** Reads the rules of candidate links and of the smallest fix. */
export function loadLinkRules(): LinkRules {
  const path = new URL('../../../data/catalogues/link-rules.json', import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as LinkRules;
}
