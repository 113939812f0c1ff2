import {type CellVerdicts, VERDICT} from './coverage.ts';

/** Who is next to whom: neighbours of cell c are neighbour[firstNeighbour[c] … firstNeighbour[c + 1] − 1]. */
export interface Neighbours {
  readonly firstNeighbour: Uint32Array;
  readonly neighbour: Uint32Array;
}

/** How sure a gap is: uncovered under the high assumptions too, only under some, or only as far as an incomplete source goes. */
export type GapCertainty = 'robust' | 'contested' | 'unverified';

/** Why people of a gap are not in time; the first that holds for the median person, in this order. */
export const GAP_CAUSES = ['no-facility', 'no-path', 'barrier', 'steps-or-slope', 'slow-walker', 'distance'] as const;
export type GapCause = (typeof GAP_CAUSES)[number];

/** A connected area of people outside one standard. */
export interface Gap {
  /** Ascending. */
  readonly cells: Uint32Array;
  /** Thousandths of a person. */
  readonly people: number;
  /** Of these, not covered under the high assumptions either. */
  readonly peopleRobust: number;
  readonly certainty: GapCertainty;
  /** Cell of the person in the middle when all are put in order of their cost (unreached last, then by cell). */
  readonly medianCell: number;
}

/** Gaps of one standard. */
export interface Gaps {
  /** With at least `smallest` people, most people first; equals by their first cell. Verified and unverified together. */
  readonly gaps: readonly Gap[];
  /** Those with fewer, each summed into one: medianCell −1. Null when there is none. */
  readonly smallVerified: Gap | null;
  readonly smallUnverified: Gap | null;
}

/** Share of a gap's people that must be uncovered under the high assumptions for it to be robust. */
export const ROBUST_SHARE = 0.9;

/** Gaps with fewer thousandths of a person than this are summed: 10 people. */
export const SMALL_GAP = 10_000;

/** Detour ratio from which a gap within the straight-line cutoff counts as cut off by a barrier. */
export const BARRIER_DETOUR = 1.6;

/** Connected components of the cells with class 1 or 2, never across classes; ascending cells, in order of their first cell. */
function components(classes: Uint8Array, {firstNeighbour, neighbour}: Neighbours): Uint32Array[] {
  const seen = new Uint8Array(classes.length);
  const found: Uint32Array[] = [];
  for (let start = 0; start < classes.length; start++) {
    if (!classes[start] || seen[start]) continue;
    const cells = [start];
    seen[start] = 1;
    for (let i = 0; i < cells.length; i++) {
      const c = cells[i]!;
      for (let n = firstNeighbour[c]!; n < firstNeighbour[c + 1]!; n++) {
        const other = neighbour[n]!;
        if (seen[other] || classes[other] !== classes[start]) continue;
        seen[other] = 1;
        cells.push(other);
      }
    }
    found.push(Uint32Array.from(cells).sort());
  }
  return found;
}

function medianCellOf(cells: Uint32Array, people: ArrayLike<number>, cost: ArrayLike<number>, total: number): number {
  const order = Array.from(cells).sort((a, b) => cost[a]! - cost[b]! || a - b);
  let passed = 0;
  for (const c of order) {
    passed += people[c]!;
    if (2 * passed >= total) return c;
  }
  return order.at(-1) ?? -1;
}

function certaintyOf(unverified: boolean, people: number, peopleRobust: number): GapCertainty {
  if (unverified) return 'unverified';
  return peopleRobust >= ROBUST_SHARE * people ? 'robust' : 'contested';
}

function sumSmall(small: readonly Gap[], unverified: boolean): Gap | null {
  if (small.length === 0) return null;
  const people = small.reduce((sum, gap) => sum + gap.people, 0);
  const peopleRobust = small.reduce((sum, gap) => sum + gap.peopleRobust, 0);
  const cells = Uint32Array.from(small.flatMap(gap => [...gap.cells])).sort();
  return {cells, people, peopleRobust, certainty: certaintyOf(unverified, people, peopleRobust), medianCell: -1};
}

/**
 * Connected neighbouring cells that are uncovered in the base scenario. `believed` are the verdicts as they would be if every
 * incomplete source were complete: what is uncovered only there makes unverified gaps, kept apart from the others.
 * `cost` orders people for the median. Areas without people are no gaps.
 */
export function findGaps(
  verdicts: CellVerdicts,
  believed: CellVerdicts,
  people: ArrayLike<number>,
  cost: ArrayLike<number>,
  neighbours: Neighbours,
  smallest: number = SMALL_GAP,
): Gaps {
  const classes = Uint8Array.from(verdicts.base, (verdict, c) => {
    if (verdict === VERDICT.uncovered) return 1;
    return believed.base[c] === VERDICT.uncovered ? 2 : 0;
  });
  const all = components(classes, neighbours).flatMap((cells): Gap[] => {
    const total = cells.reduce((sum, c) => sum + people[c]!, 0);
    if (total === 0) return [];
    const robust = cells.reduce((sum, c) => sum + (verdicts.coveredHigh[c] ? 0 : people[c]!), 0);
    const certainty = certaintyOf(classes[cells[0]!] === 2, total, robust);
    return [
      {cells, people: total, peopleRobust: robust, certainty, medianCell: medianCellOf(cells, people, cost, total)},
    ];
  });
  const small = all.filter(gap => gap.people < smallest);
  return {
    gaps: all.filter(gap => gap.people >= smallest).sort((a, b) => b.people - a.people || a.cells[0]! - b.cells[0]!),
    smallVerified: sumSmall(
      small.filter(gap => gap.certainty !== 'unverified'),
      false,
    ),
    smallUnverified: sumSmall(
      small.filter(gap => gap.certainty === 'unverified'),
      true,
    ),
  };
}

/** What decides the cause of a gap: facts about its median person. */
export interface MedianFacts {
  /** Straight line to the facility nearest in a straight line, metres; null = there is none. */
  readonly straightMeters: number | null;
  /** Shortest walk to any facility, approaches included, metres; null = no path. */
  readonly pathMeters: number | null;
  /** The cutoff as a length: its metres, or how far this walker gets on the flat. */
  readonly cutoffMeters: number;
  /** False when the walker has no path within the horizon. */
  readonly reached: boolean;
  /** True when the walker would be in time if stairs cost nothing extra and all streets were flat. */
  readonly inTimeWithoutStepsAndSlope: boolean;
  /** True when the walker is not the adult and the adult is in time. */
  readonly adultInTime: boolean;
  /** False without street data: only `no-facility` and `distance` can be told apart. */
  readonly hasStreets: boolean;
}

/** Shortest walk ÷ straight line to the nearest facility; null when either is missing or the line has no length. */
export function detourRatio(facts: Pick<MedianFacts, 'straightMeters' | 'pathMeters'>): number | null {
  if (facts.straightMeters === null || facts.pathMeters === null || facts.straightMeters === 0) return null;
  return facts.pathMeters / facts.straightMeters;
}

/** The first cause, in the order of GAP_CAUSES, that holds for the median person. */
export function gapCause(facts: MedianFacts): GapCause {
  const {straightMeters, cutoffMeters} = facts;
  if (straightMeters === null || straightMeters > 2 * cutoffMeters) return 'no-facility';
  if (!facts.hasStreets) return 'distance';
  if (!facts.reached) return 'no-path';
  const detour = detourRatio(facts);
  if (straightMeters <= cutoffMeters && detour !== null && detour >= BARRIER_DETOUR) return 'barrier';
  if (facts.inTimeWithoutStepsAndSlope) return 'steps-or-slope';
  return facts.adultInTime ? 'slow-walker' : 'distance';
}
