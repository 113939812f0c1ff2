import {type CoverageCounts, vouchedCells} from '../coverage.ts';
import {SCENARIOS, type Scenario} from '../profile.ts';

/** Whose costs changed: those of the low, base or high assumptions. */
export type Assumption = Scenario['key'];

/** All of them, in the order of SCENARIOS. */
export const ASSUMPTIONS = SCENARIOS.map(({key}) => key);

/** What is counted: people by verdict for one cutoff, in every area, for everyone and for groups. */
export interface TallySpec {
  /** In the unit of the costs (tenths of a second, or decimetres). */
  readonly cutoff: number;
  /** [cells] KNOWLEDGE of the category. */
  readonly known: Uint8Array;
  /** [cells] metres to the edge of the street extract; null: no extract ends near. */
  readonly extractEdgeMeters: Uint16Array | null;
  /** Radius of the circle a walker could cover within the cutoff. */
  readonly radiusMeters: number;
  /** Groups of people counted, [cells] thousandths of a person each. */
  readonly people: readonly ArrayLike<number>[];
  /** Ways in which the cells divide into areas: [cells] index below `count`, −1 = in none. */
  readonly divisions: readonly {readonly index: Int32Array; readonly count: number}[];
}

/** Running counts of a TallySpec, whole thousandths of a person. */
export interface Tally {
  readonly spec: TallySpec;
  /** [cells] 1 = uncovered when not covered, 0 = unknown. */
  readonly vouched: Uint8Array;
  /** Areas of the divisions before each. */
  readonly firstArea: readonly number[];
  /** [groups × areas of all divisions × FIELDS] */
  readonly counts: Float64Array;
}

const PEOPLE = 0;
const LOW = 1;
const BASE = 2;
const HIGH = 3;
const UNCOVERED = 4;
const UNKNOWN = 5;
const FIELDS = 6;

const FIELD_OF: Readonly<Record<Assumption, number>> = {low: LOW, base: BASE, high: HIGH};

/** Costs of the cells under the three assumptions, [cells] each. */
export type CellCosts = Readonly<Record<Assumption, ArrayLike<number>>>;

/** Counts everyone once; afterwards `updateTally` keeps the counts up to date at the price of what changes. */
export function startTally(spec: TallySpec, costs: CellCosts): Tally {
  const {known, extractEdgeMeters, radiusMeters, divisions, people} = spec;
  const vouched = vouchedCells(known, extractEdgeMeters, radiusMeters);
  const firstArea: number[] = [];
  let areas = 0;
  for (const {count} of divisions) {
    firstArea.push(areas);
    areas += count;
  }
  const tally: Tally = {spec, vouched, firstArea, counts: new Float64Array(people.length * areas * FIELDS)};
  for (let c = 0; c < known.length; c++) countCell(tally, c, costs);
  return tally;
}

/** Counts the people of a cell for the first time, all fields at once: this is done for every cell of a city. */
function countCell(tally: Tally, c: number, {low, base, high}: CellCosts): void {
  const {counts, firstArea, vouched} = tally;
  const {people, divisions, cutoff} = tally.spec;
  const areas = counts.length / people.length;
  const [inLow, inBase, inHigh] = [low[c]! <= cutoff, base[c]! <= cutoff, high[c]! <= cutoff];
  for (let d = 0; d < divisions.length; d++) {
    const area = divisions[d]!.index[c]!;
    if (area < 0) continue;
    let at = (firstArea[d]! + area) * FIELDS;
    for (let g = 0; g < people.length; g++, at += areas) {
      const n = people[g]![c]!;
      counts[at + PEOPLE]! += n;
      if (inLow) counts[at + LOW]! += n;
      if (inHigh) counts[at + HIGH]! += n;
      counts[at + (inBase ? BASE : vouched[c] ? UNCOVERED : UNKNOWN)]! += n;
    }
  }
}

/** Adds (sign 1) or takes away (−1) the people of a cell to one count of all its areas. */
function addCell(tally: Tally, c: number, field: number, sign: number): void {
  const {counts, firstArea} = tally;
  const {people, divisions} = tally.spec;
  const areas = counts.length / people.length;
  for (let d = 0; d < divisions.length; d++) {
    const area = divisions[d]!.index[c]!;
    if (area < 0) continue;
    let at = (firstArea[d]! + area) * FIELDS + field;
    for (let g = 0; g < people.length; g++, at += areas) counts[at]! += sign * people[g]![c]!;
  }
}

/** A cell becomes covered (sign 1) or is so no more (−1). */
function cover(tally: Tally, c: number, assumption: Assumption, sign: number): void {
  addCell(tally, c, FIELD_OF[assumption], sign);
  if (assumption === 'base') addCell(tally, c, tally.vouched[c] ? UNCOVERED : UNKNOWN, -sign);
}

/** Cells and their costs before and after an edit: `PlaceChanges`, or those of straight lines. */
export interface CostChanges {
  readonly place: Uint32Array;
  readonly oldCost: ArrayLike<number>;
  readonly newCost: ArrayLike<number>;
}

/** Takes note of cells an edit changed under one assumption. */
export function updateTally(tally: Tally, assumption: Assumption, changes: CostChanges): void {
  const {cutoff} = tally.spec;
  const {place, oldCost, newCost} = changes;
  for (let i = 0; i < place.length; i++) {
    const was = oldCost[i]! <= cutoff;
    const is = newCost[i]! <= cutoff;
    if (was !== is) cover(tally, place[i]!, assumption, is ? 1 : -1);
  }
}

/** The counts of one group in one area of one division, as `addCoverage` would count them. */
export function talliedCounts(tally: Tally, group: number, division: number, area: number): CoverageCounts {
  const {counts, firstArea, spec} = tally;
  const at = (group * counts.length) / spec.people.length + (firstArea[division]! + area) * FIELDS;
  return {
    people: counts[at + PEOPLE]!,
    coveredLow: counts[at + LOW]!,
    covered: counts[at + BASE]!,
    coveredHigh: counts[at + HIGH]!,
    uncovered: counts[at + UNCOVERED]!,
    unknown: counts[at + UNKNOWN]!,
  };
}
