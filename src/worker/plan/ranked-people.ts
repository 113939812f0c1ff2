import {correctedConcentrationIndex} from '#core/inequality.ts';
import type {Demand, Rank} from '#core/places.ts';

/** People by what the city ranks them by, those of equal rank together, worst off first: r ranks. */
export interface RankedPeople {
  /** [cells] which rank, −1 = not known. */
  readonly rankOf: Int32Array;
  /** [r] larger is better off. */
  readonly value: Float64Array;
  /** [r] thousandths of a person. */
  readonly people: Float64Array;
}

const made = new WeakMap<Rank, RankedPeople>();

/** The people of a city by rank; null when it ranks nobody. */
export function rankedPeople(demand: Demand): RankedPeople | null {
  const {rank} = demand;
  if (!rank) return null;
  const known = made.get(rank);
  if (known) return known;
  const better = rank.measure === 'deprivation' ? rank.value.map(deprivation => -deprivation) : rank.value;
  // sorted as numbers, so that −0 and 0 are one rank
  const value = Float64Array.from(new Set(better.filter(one => !Number.isNaN(one)).map(one => one + 0))).sort();
  const position = new Map(Array.from(value, (one, at) => [one, at]));
  const rankOf = Int32Array.from(better, one => position.get(one + 0) ?? -1);
  const people = new Float64Array(value.length);
  for (let c = 0; c < rankOf.length; c++) if (rankOf[c]! >= 0) people[rankOf[c]!]! += demand.people[c]!;
  const ranked = {rankOf, value, people};
  made.set(rank, ranked);
  return ranked;
}

/** Corrected concentration index of being in time: [r] people in time of each rank, thousandths. */
export function concentrationOf({value, people}: RankedPeople, inTime: Float64Array): number | null {
  const share = inTime.map((n, at) => (people[at] === 0 ? 0 : n / people[at]!));
  return correctedConcentrationIndex(share, people, value, [0, 1]);
}
