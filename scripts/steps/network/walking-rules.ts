import {readFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import type {EdgeKind} from '#core/graph.ts';
import {sha256} from '#files/sha256.ts';

/** What a highway value means for walkers. */
export interface HighwayRule {
  readonly kind: EdgeKind;
  /** Walkable only where foot allows it or a sidewalk is mapped. */
  readonly onlyIf?: 'foot-or-sidewalk';
}

/** The contents of data/catalogues/walking-rules.json; what each part means stands there, with its source. */
export interface WalkingRules {
  /** Counts up when a rule changes. */
  readonly version: number;
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
    /** Those that can be shut to walkers: open by our default when nothing is said of them. */
    readonly assumed: readonly string[];
  };
  readonly stepFree: {
    readonly wheelchair: {readonly open: readonly string[]; readonly closed: readonly string[]};
    readonly kerbs: {
      readonly keys: readonly string[];
      readonly closed: readonly string[];
      readonly maximumMeters: number;
    };
    readonly width: {readonly keys: readonly string[]; readonly minimumMeters: number};
    readonly ramps: {readonly keys: readonly string[]; readonly open: readonly string[]};
    readonly ground: Readonly<Record<'smoothness' | 'surface' | 'tracktype' | 'sac_scale', readonly string[]>>;
    readonly incline: {readonly maximumPercent: number};
    readonly barriers: {
      /** Open where they are known to be wide enough. */
      readonly narrow: readonly string[];
      readonly clearWidthKeys: readonly string[];
    };
  };
  readonly cycling: {
    /** Kinds of way that are ridden unless a tag says otherwise. */
    readonly kinds: readonly EdgeKind[];
    /** Values of bicycle, vehicle and access with which one rides or pushes. */
    readonly ride: readonly string[];
    readonly push: readonly string[];
    readonly oneway: {
      readonly forward: readonly string[];
      readonly backward: readonly string[];
      readonly circular: readonly string[];
      /** Keys and the values that open a one-way street to cyclists in both directions. */
      readonly contraflow: readonly (readonly [key: string, values: readonly string[]])[];
    };
    /** Barriers no bicycle gets through. */
    readonly barriers: readonly string[];
  };
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

const PATH = new URL('../../../data/catalogues/walking-rules.json', import.meta.url);

/** Reads the walking rules of this version. */
export async function loadWalkingRules(): Promise<WalkingRules> {
  return JSON.parse(await readFile(PATH, 'utf8')) as WalkingRules;
}

/** Which walking rules a city was built with: their number, and the SHA-256 of the file. */
export function walkingRulesVersion(): {readonly version: number; readonly sha256: string} {
  const bytes = readFileSync(PATH);
  const {version} = JSON.parse(bytes.toString('utf8')) as WalkingRules;
  return {version, sha256: sha256(bytes)};
}
