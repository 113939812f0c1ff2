import {readFile} from 'node:fs/promises';
import type {EdgeKind} from '#core/graph.ts';

/** What a highway value means for walkers. */
export interface HighwayRule {
  readonly kind: EdgeKind;
  /** Walkable only where foot allows it or a sidewalk is mapped. */
  readonly onlyIf?: 'foot-or-sidewalk';
}

/** The contents of data/catalogues/walking-rules.json; what each part means stands there, with its source. */
export interface WalkingRules {
  readonly access: {
    readonly open: readonly string[];
    readonly residents: readonly string[];
    readonly closed: readonly string[];
    readonly other: AccessVerdict;
  };
  readonly residents: {
    readonly highways: readonly string[];
    readonly services: readonly string[];
    readonly landuse: readonly string[];
  };
  readonly highways: Readonly<Record<string, HighwayRule>>;
  readonly notHighways: readonly string[];
  readonly barriers: {
    readonly pass: readonly string[];
    readonly passOnFootOnly: readonly string[];
    readonly block: readonly string[];
  };
  readonly kerbsNotStepFree: readonly string[];
  readonly footOnlyKinds: readonly EdgeKind[];
  readonly plazaHighways: readonly string[];
  readonly snapping: {readonly minimumComponentMeters: number};
  readonly obstacles: {
    readonly barrier: readonly string[];
    readonly railway: readonly string[];
    readonly waterway: readonly string[];
    readonly natural: readonly string[];
    readonly highway: readonly string[];
  };
}

/** Who may use something on foot. */
export type AccessVerdict = 'open' | 'residents' | 'closed';

/** Reads the walking rules of this version. */
export async function loadWalkingRules(): Promise<WalkingRules> {
  const path = new URL('../../../data/catalogues/walking-rules.json', import.meta.url);
  return JSON.parse(await readFile(path, 'utf8')) as WalkingRules;
}
