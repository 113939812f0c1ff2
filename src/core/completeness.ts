import {type CellVerdicts, VERDICT} from './coverage.ts';

/**
 * How many of some required services each cell has, lacks, or cannot be judged for: [cells] each, at most 255 services.
 * has + lacks + unknown = services in every cell.
 */
export interface ServiceTally {
  services: number;
  /** Services within reach under the low, base and high assumptions. */
  readonly hasLow: Uint8Array;
  readonly has: Uint8Array;
  readonly hasHigh: Uint8Array;
  /** Services known to be out of reach, and those not known, base. */
  readonly lacks: Uint8Array;
  readonly unknown: Uint8Array;
}

/** A tally of no service. */
export function noServices(cellCount: number): ServiceTally {
  const column = () => new Uint8Array(cellCount);
  return {services: 0, hasLow: column(), has: column(), hasHigh: column(), lacks: column(), unknown: column()};
}

/** Counts one more service into a tally. Throws RangeError beyond 255, which a cell cannot count. */
export function addService(tally: ServiceTally, verdicts: CellVerdicts): void {
  if (tally.services === 255) throw new RangeError('completeness: found 256 services, expected at most 255');
  const {base, coveredLow, coveredHigh} = verdicts;
  tally.services++;
  for (let c = 0; c < base.length; c++) {
    tally.hasLow[c]! += coveredLow[c]!;
    tally.hasHigh[c]! += coveredHigh[c]!;
    const verdict = base[c];
    if (verdict === VERDICT.covered) tally.has[c]!++;
    else if (verdict === VERDICT.uncovered) tally.lacks[c]!++;
    else tally.unknown[c]!++;
  }
}

/** What one cell has of the required services of one tier. has + lacks + unknown = services. */
export interface TierCounts {
  readonly tier: string;
  readonly services: number;
  readonly has: number;
  readonly lacks: number;
  readonly unknown: number;
}

/** The counts of one cell, tier by tier. A higher tier says nothing of a lower one: each counts its own services only. */
export function completenessOf(tallies: ReadonlyMap<string, ServiceTally>, cell: number): TierCounts[] {
  return Array.from(tallies, ([tier, {services, has, lacks, unknown}]) => {
    return {tier, services, has: has[cell]!, lacks: lacks[cell]!, unknown: unknown[cell]!};
  });
}

/** People are told apart by 0, 1, 2, and 3 or more services. */
export const COUNT_STEPS = 4;

/**
 * People by what they have of some services, thousandths of a person. has + lacks + unknown = people, and so do the people
 * of `lacksBy` and those of `unknownBy`, exactly.
 */
export interface CompletenessCounts {
  people: number;
  /** People with every one of the services, under the low, base and high assumptions. */
  hasLow: number;
  has: number;
  hasHigh: number;
  /** People known to lack at least one. */
  lacks: number;
  /** People known to lack none, of whom at least one service is not known. */
  unknown: number;
  /** [COUNT_STEPS] people known to lack 0, 1, 2, 3 or more services. */
  readonly lacksBy: Float64Array;
  /** [COUNT_STEPS] people for whom 0, 1, 2, 3 or more services are not known. */
  readonly unknownBy: Float64Array;
}

/** No one. */
export function noneComplete(): CompletenessCounts {
  const by = () => new Float64Array(COUNT_STEPS);
  return {people: 0, hasLow: 0, has: 0, hasHigh: 0, lacks: 0, unknown: 0, lacksBy: by(), unknownBy: by()};
}

/**
 * Adds people to the counts of their areas: `area[c]` is the index into `counts`, below 0 = in none. Called once for each
 * band of walkers it gives the counts of all of them together.
 */
export function addCompleteness(
  counts: readonly CompletenessCounts[],
  tally: ServiceTally,
  people: ArrayLike<number>,
  area: ArrayLike<number>,
): void {
  const {services, hasLow, has, hasHigh, lacks, unknown} = tally;
  for (let c = 0; c < has.length; c++) {
    const row = counts[area[c]!];
    if (!row) continue;
    const n = people[c]!;
    row.people += n;
    if (hasLow[c] === services) row.hasLow += n;
    if (hasHigh[c] === services) row.hasHigh += n;
    if (has[c] === services) row.has += n;
    else if (lacks[c]! > 0) row.lacks += n;
    else row.unknown += n;
    row.lacksBy[Math.min(lacks[c]!, COUNT_STEPS - 1)]! += n;
    row.unknownBy[Math.min(unknown[c]!, COUNT_STEPS - 1)]! += n;
  }
}
