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
  /** Group whose people the capacity is for (`group` of the category); null, `all` or absent: everyone. */
  readonly capacityGroup?: string | null;
}

/** An edit that could not be made, and why; the others are made. */
export interface RefusedEdit {
  /** Index in `edits`. */
  readonly index: number;
  /**
   * `unknown-facility`: the city has none of that id; `off-street`: more than 250 m from any street this walker can use;
   * `not-serving`: of another service, or not open, without effect here; `closed`: an earlier edit closed it; `repeated-id`: an
   * earlier edit has that id.
   */
  readonly why: 'unknown-facility' | 'off-street' | 'not-serving' | 'closed' | 'repeated-id';
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
  /** Kind of area that `areaSpread` compares: the largest of which at least two have people; null: there is none. */
  readonly areaKind: string | null;
  /** Median minutes of those who reach one within 60 minutes; null when nobody does. */
  readonly medianMinutes: number | null;
  /**
   * Corrected concentration index (Erreygers) of being in time by the city's own rank variable (`population.rankBy`), −1 to 1:
   * above 0 = the better off are more often in time; null when the city has none.
   */
  readonly concentration: number | null;
}

/**
 * Why nothing is said about capacity. `later`: counting it takes longer than an edit may, ask `planCapacity`; `too-large`: more
 * than a browser should count; the others are what the table `capacity` says: known for fewer than 90 % of the facilities
 * (before or with the plan), units that cannot be added, a unit that is not for one person, no facility, group not known.
 */
export type PlanCapacityWhy =
  | 'later'
  | 'too-large'
  | 'capacity-unknown'
  | 'mixed-units'
  | 'unit-serves-many'
  | 'no-facilities'
  | 'group-unknown';

/** What `planCapacity` answers; `capacity` is null exactly when `capacityWhy` says why. */
export interface PlanCapacityAnswer {
  readonly capacity: {readonly before: PlanCapacity; readonly after: PlanCapacity} | null;
  readonly capacityWhy: Exclude<PlanCapacityWhy, 'later'> | null;
  readonly milliseconds: number;
}

/** Whether there is room, before or after, base assumptions, people walking as the plan's walker within its cutoff. */
export interface PlanCapacity {
  /** Places, beds … ; '' = the file does not say. */
  readonly unit: string;
  /** Facilities whose capacity is known, and those whose is not (they are left out). */
  readonly known: number;
  readonly unknown: number;
  /** What the known ones hold together, in `unit`. */
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
  /**
   * Why `capacity` is null. `later`: something can be said, but sharing out places takes longer than an edit may: ask
   * `CityWorker.planCapacity` with the same request and show its answer instead.
   */
  readonly capacityWhy: PlanCapacityWhy | null;
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
    /** Of those gained, people of whom the data cannot say that they have none today: known places were counted only. */
    readonly unverified: number;
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
  /** Cells from which a street can be reached when they are too many and were thinned, the most populous of each square kept; else null. */
  readonly thinnedFrom: number | null;
  /** Candidates too far from any street. */
  readonly offStreet: readonly string[];
  readonly milliseconds: number;
}
