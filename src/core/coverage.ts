import {KNOWLEDGE} from './claims.ts';

/** What is said of a cell for one standard. */
export const VERDICT = {covered: 0, uncovered: 1, unknown: 2} as const;

/** Costs of every cell to the nearest facility under the three scenarios; anything above the cutoff means not in time. */
export interface ScenarioCosts {
  readonly low: ArrayLike<number>;
  readonly base: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** Whether each cell is within one standard: [cells] each. */
export interface CellVerdicts {
  /** Values of VERDICT, base assumptions. */
  readonly base: Uint8Array;
  /** 1 when covered under the low assumptions. */
  readonly coveredLow: Uint8Array;
  /** 1 when covered under the high assumptions. */
  readonly coveredHigh: Uint8Array;
}

/**
 * Judges every cell: covered when its cost is at most `cutoff` (same unit as the costs), whatever the source. Otherwise
 * uncovered where the category is completely known and the circle of `radiusMeters` stays inside the street extract; else
 * unknown. `extractEdgeMeters` null: no extract ends near (straight lines).
 */
export function cellVerdicts(
  costs: ScenarioCosts,
  cutoff: number,
  known: Uint8Array,
  extractEdgeMeters: Uint16Array | null,
  radiusMeters: number,
): CellVerdicts {
  const count = known.length;
  const base = new Uint8Array(count);
  const coveredLow = new Uint8Array(count);
  const coveredHigh = new Uint8Array(count);
  for (let c = 0; c < count; c++) {
    if (costs.low[c]! <= cutoff) coveredLow[c] = 1;
    if (costs.high[c]! <= cutoff) coveredHigh[c] = 1;
    if (costs.base[c]! <= cutoff) continue;
    const crosses = extractEdgeMeters !== null && extractEdgeMeters[c]! < radiusMeters;
    base[c] = known[c] === KNOWLEDGE.complete && !crosses ? VERDICT.uncovered : VERDICT.unknown;
  }
  return {base, coveredLow, coveredHigh};
}

/** People by verdict, thousandths of a person. covered + uncovered + unknown = people, exactly. */
export interface CoverageCounts {
  people: number;
  coveredLow: number;
  covered: number;
  coveredHigh: number;
  uncovered: number;
  unknown: number;
}

/** No one. */
export function noPeople(): CoverageCounts {
  return {people: 0, coveredLow: 0, covered: 0, coveredHigh: 0, uncovered: 0, unknown: 0};
}

/**
 * Adds people to the counts of their areas: `area[c]` is the index into `counts`, below 0 = in none. Without `area`
 * everyone belongs to counts[0]. Called once for each band of walkers it gives the counts of all of them together.
 */
export function addCoverage(
  counts: readonly CoverageCounts[],
  verdicts: CellVerdicts,
  people: ArrayLike<number>,
  area?: Int32Array,
): void {
  const {base, coveredLow, coveredHigh} = verdicts;
  for (let c = 0; c < base.length; c++) {
    const row = area ? counts[area[c]!] : counts[0];
    if (!row) continue;
    const n = people[c]!;
    row.people += n;
    if (coveredLow[c]) row.coveredLow += n;
    if (coveredHigh[c]) row.coveredHigh += n;
    const verdict = base[c];
    if (verdict === VERDICT.covered) row.covered += n;
    else if (verdict === VERDICT.uncovered) row.uncovered += n;
    else row.unknown += n;
  }
}

/** One age band and the key of the profile it walks with. */
export interface Band {
  readonly profile: string;
  /** [cells] thousandths of a person. */
  readonly people: Uint32Array;
}

const FROM_AGE = /^age(\d+)plus$/;

/**
 * Splits everyone into disjoint bands, each with its own walker: open-ended groups (`age60plus`, `age80plus`) minus the next
 * older one, closed groups (`age6to14`) as they are, the rest with `profileOfRest`. `profileOf` names the walker of a group;
 * groups without one belong to the rest. Null when no group with its own walker has known people (ages unknown).
 */
export function walkingBands(
  people: Uint32Array,
  groups: ReadonlyMap<string, Uint32Array>,
  profileOf: ReadonlyMap<string, string>,
  profileOfRest: string,
): Band[] | null {
  const own = [...groups].filter(([key]) => profileOf.has(key));
  if (own.length === 0) return null;
  const openEnded = own
    .filter(([key]) => FROM_AGE.test(key))
    .sort(([a], [b]) => Number(FROM_AGE.exec(a)![1]) - Number(FROM_AGE.exec(b)![1]));
  const rest = people.slice();
  const bands: Band[] = [];
  const take = (from: Uint32Array, amount: Uint32Array, key: string) => {
    for (let c = 0; c < from.length; c++) {
      if (amount[c]! > from[c]!)
        throw new RangeError(`bands: cell ${c} has ${amount[c]} thousandths of ${key}, more than the ${from[c]} left`);
      from[c]! -= amount[c]!;
    }
  };
  openEnded.forEach(([key, amount], i) => {
    const band = amount.slice();
    const older = openEnded[i + 1];
    if (older) take(band, older[1], older[0]);
    take(rest, band, key);
    bands.push({profile: profileOf.get(key)!, people: band});
  });
  for (const [key, amount] of own) {
    if (FROM_AGE.test(key)) continue;
    take(rest, amount, key);
    bands.push({profile: profileOf.get(key)!, people: amount.slice()});
  }
  return [...bands, {profile: profileOfRest, people: rest}];
}
