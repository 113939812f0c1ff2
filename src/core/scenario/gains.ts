import type {CostChanges, TallySpec} from './tally.ts';

/** Who is counted, where, and what is in time. */
export type GainSpec = Pick<TallySpec, 'cutoff' | 'people' | 'divisions'>;

/**
 * People in time now and not before any edit, and the other way round, cell by cell: whole thousandths of a person. A sum of
 * people would hide that some gain what others lose.
 */
export interface Gains {
  readonly spec: GainSpec;
  /** [cells] cost before any edit. */
  readonly before: ArrayLike<number>;
  /** Areas of the divisions before each, and of all. */
  readonly firstArea: readonly number[];
  readonly areaCount: number;
  /** [groups × areas of all divisions] */
  readonly gained: Float64Array;
  readonly lost: Float64Array;
}

/** Counts who gains and loses between two states of all cells; afterwards `updateGains` keeps the counts up to date. */
export function startGains(spec: GainSpec, before: ArrayLike<number>, now: ArrayLike<number>): Gains {
  const firstArea: number[] = [];
  let areaCount = 0;
  for (const {count} of spec.divisions) {
    firstArea.push(areaCount);
    areaCount += count;
  }
  const room = spec.people.length * areaCount;
  const gains: Gains = {
    spec,
    before,
    firstArea,
    areaCount,
    gained: new Float64Array(room),
    lost: new Float64Array(room),
  };
  for (let c = 0; c < before.length; c++) {
    const was = before[c]! <= spec.cutoff;
    if (was !== now[c]! <= spec.cutoff) addPeople(gains, c, was ? gains.lost : gains.gained, 1);
  }
  return gains;
}

function addPeople({spec, firstArea, areaCount}: Gains, c: number, into: Float64Array, sign: number): void {
  const {people, divisions} = spec;
  for (let d = 0; d < divisions.length; d++) {
    const area = divisions[d]!.index[c]!;
    if (area < 0) continue;
    let at = firstArea[d]! + area;
    for (let g = 0; g < people.length; g++, at += areaCount) into[at]! += sign * people[g]![c]!;
  }
}

/** Takes note of cells an edit changed under the assumption that is counted. */
export function updateGains(gains: Gains, {place, oldCost, newCost}: CostChanges): void {
  const {before, spec} = gains;
  for (let i = 0; i < place.length; i++) {
    const was = oldCost[i]! <= spec.cutoff;
    if (was === newCost[i]! <= spec.cutoff) continue;
    const c = place[i]!;
    const first = before[c]! <= spec.cutoff;
    // it comes to differ from how it was before any edit, or does so no more
    addPeople(gains, c, first ? gains.lost : gains.gained, was === first ? 1 : -1);
  }
}

/** Gained and lost people of one group in one area of one division. */
export function countedGains(
  {gained, lost, firstArea, areaCount}: Gains,
  group: number,
  division: number,
  area: number,
): {readonly gained: number; readonly lost: number} {
  const at = group * areaCount + firstArea[division]! + area;
  return {gained: gained[at]!, lost: lost[at]!};
}
