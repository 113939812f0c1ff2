import type {KnowledgeClaim} from '#core/claims.ts';
import type {CoverageCounts} from '#core/coverage.ts';
import type {Profile} from '#core/profile.ts';

/**
 * One thing planned, as it is kept in the browser and in exported files. Facilities of the city are named by their
 * facility_id, so that a plan fits a later build of the city; planned ones by the id of the edit that added them.
 */
export type PlanEdit =
  | {
      readonly kind: 'add';
      /** Unique within the plan: `new:1`, `new:2` … */
      readonly id: string;
      readonly category: string;
      /** Degrees. */
      readonly lon: number;
      readonly lat: number;
      /** '' = no name. */
      readonly name: string;
      readonly capacity: number | null;
    }
  | {readonly kind: 'move'; readonly facility: string; readonly lon: number; readonly lat: number}
  | {readonly kind: 'close'; readonly facility: string}
  | {readonly kind: 'resize'; readonly facility: string; readonly capacity: number}
  /** A new way between two places on the streets: an opened gate, a bridge, a path. */
  | {
      readonly kind: 'link';
      readonly id: string;
      readonly fromLon: number;
      readonly fromLat: number;
      readonly toLon: number;
      readonly toLat: number;
      /** Length in metres; null: the straight line. */
      readonly meters: number | null;
    };

/** What a plan is judged by. All edits so far are sent each time; the worker does only what is new. */
export interface PlanRequest {
  readonly category: string;
  readonly serving: readonly string[];
  readonly profile: Profile;
  readonly cutoffSeconds: number;
  readonly claims: readonly KnowledgeClaim[];
  readonly edits: readonly PlanEdit[];
}

/** An edit that could not be made, and why; the others are made. */
export interface RefusedEdit {
  /** Index in `edits`. */
  readonly index: number;
  /** `unknown-facility`: the city has none of that id; `off-street`: more than 250 m from any street; `not-serving`: of another service, without effect here. */
  readonly why: 'unknown-facility' | 'off-street' | 'not-serving';
}

/** People of an area or group before and after, thousandths of a person. */
export interface PlanCounts {
  readonly before: CoverageCounts;
  readonly after: CoverageCounts;
  /** People in time now and not before, and the other way round, base assumptions. */
  readonly gained: number;
  readonly lost: number;
  /** Gained minus lost under the low and high assumptions, the difference computed case by case. */
  readonly netLow: number;
  readonly netHigh: number;
}

/** How evenly people reach the service, before or after. */
export interface PlanEquity {
  /** Gini of the walking times of those who reach one within 60 minutes, 0 = all alike; null when nobody does. */
  readonly gini: number | null;
  /** Share in time, most minus least favoured: by age group, by area; null with fewer than two. */
  readonly groupSpread: number | null;
  readonly areaSpread: number | null;
  /** Median minutes of those who reach one within 60 minutes; null when nobody does. */
  readonly medianMinutes: number | null;
  /** Concentration index by the city's own rank variable (`population.rankBy`); null when it has none. */
  readonly concentration: number | null;
}

/** Whether there is room, before or after; null: no capacity is known for this service. */
export interface PlanCapacity {
  /** Places, beds … ; '' = the file does not say. */
  readonly unit: string;
  /** Facilities whose capacity is known, and those whose is not (they are left out). */
  readonly known: number;
  readonly unknown: number;
  readonly capacity: number;
  /** People, thousandths: with a place, reaching only full ones, reaching none. They add up to the people concerned. */
  readonly served: number;
  readonly full: number;
  readonly outOfReach: number;
}

export interface PlanAnswer {
  readonly all: PlanCounts;
  readonly groups: Readonly<Record<string, PlanCounts>>;
  readonly areas: readonly {readonly kind: string; readonly areaId: string; readonly counts: PlanCounts}[];
  /** [cells] as in SurfaceAnswer, with the plan. Labels from the number of the city's facilities on are planned ones: `added`. */
  readonly tenths: Uint16Array;
  readonly verdict: Uint8Array;
  readonly facility: Uint32Array;
  /** [cells] tenths without the plan. */
  readonly tenthsBefore: Uint16Array;
  /** Id of the edit that added label `facilityCount + i`. */
  readonly added: readonly string[];
  readonly refused: readonly RefusedEdit[];
  readonly equity: {readonly before: PlanEquity; readonly after: PlanEquity};
  readonly capacity: {readonly before: PlanCapacity; readonly after: PlanCapacity} | null;
  readonly milliseconds: number;
}

/** Who would lose the service if one facility closed: people with that one in time and no other. */
export interface DependentsAnswer {
  /** Facilities some people have alone, most people first. `facility`: facility_id, or id of the edit that added it. */
  readonly facilities: readonly {
    readonly facility: string;
    readonly people: number;
    readonly groups: Readonly<Record<string, number>>;
    /** Cells of these people. */
    readonly cells: Uint32Array;
  }[];
  readonly milliseconds: number;
}

/** Where new facilities help most. */
export interface BestSitesRequest extends PlanRequest {
  /** How many at most; the curve has a point for each number up to it. */
  readonly count: number;
  /** Places that may be chosen, degrees; null: every place where people live. */
  readonly candidates: readonly {readonly id: string; readonly lon: number; readonly lat: number}[] | null;
  /** Whose gain counts: a group of the city; null: everyone. */
  readonly group: string | null;
}

export interface BestSitesAnswer {
  /** In the order in which each helps most. */
  readonly sites: readonly {
    /** Id of the candidate; null: a cell. */
    readonly id: string | null;
    readonly lon: number;
    readonly lat: number;
    /** Thousandths of a person. */
    readonly gained: number;
    readonly gainedTotal: number;
  }[];
  /** For 0, 1, 2 … sites: people gained by the best plan found, and what no plan of that size can beat. */
  readonly curve: readonly {
    readonly count: number;
    readonly gained: number;
    readonly bound: number;
    readonly optimal: boolean;
  }[];
  readonly candidateCount: number;
  /** Candidates too far from any street. */
  readonly offStreet: readonly string[];
  readonly milliseconds: number;
}
