import type {PlacesWithin} from '../reached-places.ts';
import type {CoverProblem} from './cover-problem.ts';
import {lazyGreedy} from './lazy-greedy.ts';

/** Which cells each candidate would serve, and how many people there are to be served. */
export interface CoverCase {
  readonly reach: PlacesWithin;
  /** Reach counts up to this cost; at most the cutoff the lists were made with. */
  readonly cutoff: number;
  /** [cells] thousandths of a person that count where the cell comes within reach; 0 = nothing to gain. */
  readonly weight: Uint32Array;
}

/** Work of a plan's proof: entries looked at. A few seconds on one core. */
export const PLAN_LIMITS = {visits: 3e8};

/** [cells] whoever has nothing within the cutoff can be gained: `cost` to the nearest facility that stays. */
export function peopleToGain(people: Uint32Array, cost: ArrayLike<number>, cutoff: number): Uint32Array {
  return people.map((n, c) => (cost[c]! <= cutoff ? 0 : n));
}

/** A case as the solvers want it, demand being the cells with people to gain that some candidate reaches. */
export interface LiveProblem {
  readonly problem: CoverProblem;
  /** [demand] cell. */
  readonly cell: Uint32Array;
}

/** Leaves out cells without people to gain and candidates' reach beyond the cutoff. Candidates keep their numbers. */
export function liveProblem({reach, cutoff, weight}: CoverCase): LiveProblem {
  const {firstPlace, place, cost} = reach;
  const siteCount = firstPlace.length - 1;
  const counts = (entry: number) => cost[entry]! <= cutoff && weight[place[entry]!]! > 0;
  const demandOf = new Int32Array(weight.length).fill(-1);
  for (let entry = 0; entry < place.length; entry++) if (counts(entry)) demandOf[place[entry]!] = 0;
  const cells: number[] = [];
  demandOf.forEach((state, c) => {
    if (state === 0) demandOf[c] = cells.push(c) - 1;
  });
  const firstDemand = new Uint32Array(siteCount + 1);
  const demand = new Uint32Array(place.length);
  let used = 0;
  for (let site = 0; site < siteCount; site++) {
    for (let entry = firstPlace[site]!; entry < firstPlace[site + 1]!; entry++)
      if (counts(entry)) demand[used++] = demandOf[place[entry]!]!;
    firstDemand[site + 1] = used;
  }
  const cell = Uint32Array.from(cells);
  return {
    cell,
    problem: {
      weight: Uint32Array.from(cell, c => weight[c]!),
      siteCount,
      firstDemand,
      demand: demand.slice(0, used),
    },
  };
}

/** One chosen candidate, its place in the order, and the cells that come within reach of it and of none before it. */
export interface OrderedSite {
  readonly candidate: number;
  /** Thousandths of a person gained. */
  readonly gained: number;
  /** Cells with people to gain, ascending. */
  readonly cells: readonly number[];
}

/**
 * Chosen candidates in the order in which each gains most (of equals the smaller number): the first plan of one, what it
 * needs to become a plan of two, and so on. Those that gain nobody are left out.
 */
export function inOrderOfGain({reach, cutoff, weight}: CoverCase, chosen: ArrayLike<number>): OrderedSite[] {
  const {firstPlace, place, cost} = reach;
  const left = weight.slice();
  const waiting = Array.from(chosen).sort((a, b) => a - b);
  const each = (site: number, visit: (cell: number) => void) => {
    for (let entry = firstPlace[site]!; entry < firstPlace[site + 1]!; entry++)
      if (cost[entry]! <= cutoff && left[place[entry]!]! > 0) visit(place[entry]!);
  };
  const gainOf = (site: number) => {
    let people = 0;
    each(site, cell => {
      people += left[cell]!;
    });
    return people;
  };
  const ordered: OrderedSite[] = [];
  for (const {item: candidate, gain: gained} of lazyGreedy(waiting, gainOf)) {
    if (gained === 0) break;
    const cells: number[] = [];
    each(candidate, cell => {
      cells.push(cell);
      left[cell] = 0;
    });
    ordered.push({candidate, gained, cells});
  }
  return ordered;
}
