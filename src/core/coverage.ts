import {KNOWLEDGE} from './claims.ts';

/** What is said of a cell for one standard. */
export const VERDICT = {covered: 0, uncovered: 1, unknown: 2} as const;

/** What the numbers of a verdict mean, in order. */
export const VERDICT_WORDS = ['covered', 'uncovered', 'unknown'] as const satisfies readonly (keyof typeof VERDICT)[];

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
 * Cells of which it can be said that what was not found is not there, [cells] 1: the category is completely known, and the
 * circle of `radiusMeters` stays inside the street extract. `extractEdgeMeters` null: no extract ends near (straight lines).
 */
export function vouchedCells(
  known: Uint8Array,
  extractEdgeMeters: Uint16Array | null,
  radiusMeters: number,
): Uint8Array {
  const vouched = new Uint8Array(known.length);
  for (let c = 0; c < known.length; c++) vouched[c] = Number(known[c] === KNOWLEDGE.complete);
  if (extractEdgeMeters === null) return vouched;
  for (let c = 0; c < known.length; c++) if (extractEdgeMeters[c]! < radiusMeters) vouched[c] = 0;
  return vouched;
}

/**
 * Judges every cell: covered when its cost is at most `cutoff` (same unit as the costs), whatever the source. Otherwise
 * uncovered where the data vouches for it (`vouchedCells`); else unknown.
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
  const vouched = vouchedCells(known, extractEdgeMeters, radiusMeters);
  const {low, high} = costs;
  for (let c = 0; c < count; c++) coveredLow[c] = Number(low[c]! <= cutoff);
  for (let c = 0; c < count; c++) coveredHigh[c] = Number(high[c]! <= cutoff);
  for (let c = 0; c < count; c++) {
    const verdict = vouched[c]! ? VERDICT.uncovered : VERDICT.unknown;
    base[c] = costs.base[c]! <= cutoff ? VERDICT.covered : verdict;
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

/** Everything that is said of a cell in one number: its verdict, + 4 when covered in low, + 8 when covered in high. */
const SAYINGS = 16;
const IN_LOW = 4;
const IN_HIGH = 8;

/**
 * Adds people to the counts of their areas: `area[c]` is the index into `counts`, below 0 = in none. Without `area`
 * everyone belongs to counts[0]. Called once for each band of walkers it gives the counts of all of them together.
 */
export function addCoverage(
  counts: readonly CoverageCounts[],
  {base, coveredLow, coveredHigh}: CellVerdicts,
  people: ArrayLike<number>,
  area?: Int32Array,
): void {
  // whole numbers below 2⁵³: exact in any order
  const sums = new Float64Array(SAYINGS * counts.length);
  for (let c = 0; c < base.length; c++) {
    const at = area ? area[c]! : 0;
    if (at >= 0 && at < counts.length)
      sums[SAYINGS * at + base[c]! + IN_LOW * coveredLow[c]! + IN_HIGH * coveredHigh[c]!]! += people[c]!;
  }
  counts.forEach((row, at) => {
    for (let saying = 0; saying < SAYINGS; saying++) addSum(row, saying, sums[SAYINGS * at + saying]!);
  });
}

function addSum(row: CoverageCounts, saying: number, people: number): void {
  row.people += people;
  if (saying & IN_LOW) row.coveredLow += people;
  if (saying & IN_HIGH) row.coveredHigh += people;
  const verdict = saying % IN_LOW;
  if (verdict === VERDICT.covered) row.covered += people;
  else if (verdict === VERDICT.uncovered) row.uncovered += people;
  else row.unknown += people;
}

/** One age band and the key of the profile it walks with. */
export interface Band {
  readonly profile: string;
  /** [cells] thousandths of a person. */
  readonly people: Uint32Array;
}

const AGES = /^age(\d+)(?:plus|to(\d+))$/;
const OLDEST = 999;

interface AgeGroup {
  readonly key: string;
  readonly first: number;
  readonly last: number;
  /** [cells] people of the group who are in none of the narrower ones. */
  readonly left: Uint32Array;
}

/**
 * Splits everyone into disjoint bands, one for each walker. Groups may lie within one another (80 and over in 60 and over):
 * the people of the narrower one walk its way, the others of the wider one theirs. Of two groups that overlap in part the
 * wider counts and the other is left to it or to the rest. The rest, and groups `profileOf` does not name, walk like
 * `profileOfRest`. Null when no group with its own walker has known people (ages unknown). Throws RangeError when a cell has
 * more people in groups than what contains them.
 */
export function walkingBands(
  people: Uint32Array,
  groups: ReadonlyMap<string, Uint32Array>,
  profileOf: ReadonlyMap<string, string>,
  profileOfRest: string,
): Band[] | null {
  const own = [...groups]
    .filter(([key]) => profileOf.has(key) && AGES.test(key))
    .map(([key, amount]) => ageGroup(key, amount))
    .sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  if (own.length === 0) return null;
  const rest = people.slice();
  const kept: AgeGroup[] = [];
  for (const group of own) {
    const {first, last, left, key} = group;
    if (kept.some(other => overlapInPart(other, group))) continue;
    const around = kept.findLast(other => other.first <= first && last <= other.last);
    take(around?.left ?? rest, left, key);
    kept.push(group);
  }
  const bands = new Map<string, Uint32Array>();
  for (const {key, left} of kept) addBand(bands, profileOf.get(key)!, left);
  addBand(bands, profileOfRest, rest);
  return [...bands].map(([profile, band]) => ({profile, people: band}));
}

function ageGroup(key: string, amount: Uint32Array): AgeGroup {
  const [, first, last] = AGES.exec(key)!;
  return {key, first: Number(first), last: last === undefined ? OLDEST : Number(last), left: amount.slice()};
}

function overlapInPart(wide: AgeGroup, narrow: AgeGroup): boolean {
  const apart = narrow.last < wide.first || wide.last < narrow.first;
  return !apart && (narrow.first < wide.first || wide.last < narrow.last);
}

function take(from: Uint32Array, amount: Uint32Array, key: string): void {
  for (let c = 0; c < from.length; c++) {
    if (amount[c]! > from[c]!)
      throw new RangeError(`bands: cell ${c} has ${amount[c]} thousandths of ${key}, more than the ${from[c]} left`);
    from[c]! -= amount[c]!;
  }
}

function addBand(bands: Map<string, Uint32Array>, profile: string, people: Uint32Array): void {
  const known = bands.get(profile);
  bands.set(profile, known ? known.map((n, c) => n + people[c]!) : people);
}
