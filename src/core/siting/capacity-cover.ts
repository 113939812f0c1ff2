import type {CoverCase} from './cover-case.ts';
import {lazyGreedy} from './lazy-greedy.ts';

/** A chosen candidate and whom it serves within its capacity. */
export interface FilledSite {
  readonly candidate: number;
  /** Thousandths of a person served. */
  readonly gained: number;
  /** Cells it serves, nearest first, and how many people of each; thousandths. */
  readonly served: readonly (readonly [cell: number, people: number])[];
}

/** A plan of candidates that can each serve only so many people. */
export interface CapacityCover {
  readonly sites: readonly FilledSite[];
  readonly objective: number;
  /** No plan of that size serves more. */
  readonly upperBound: number;
}

/**
 * Chooses `count` candidates one after the other, each the one that can serve most of the people still left (of equals the
 * smaller number), filled from the nearest. The plan is one that can be carried out, not always the best; the bound is proven:
 * what no plan without capacities serves (`uncapped`), and the sum of the `count` largest of what each could serve alone.
 * `capacity` is [candidates] thousandths of a person.
 */
export function capacityCover(
  cover: CoverCase,
  capacity: ArrayLike<number>,
  count: number,
  uncapped: number,
): CapacityCover {
  const {firstPlace, place} = cover.reach;
  const left = cover.weight.slice();
  const all = Array.from({length: firstPlace.length - 1}, (_, candidate) => candidate);
  const canServe = (candidate: number) => {
    let people = 0;
    for (let entry = firstPlace[candidate]!; entry < firstPlace[candidate + 1]!; entry++)
      if (cover.reach.cost[entry]! <= cover.cutoff) people += left[place[entry]!]!;
    return Math.min(capacity[candidate]!, people);
  };
  const alone = all.map(canServe).sort((a, b) => b - a);
  const most = alone.slice(0, count).reduce((sum, people) => sum + people, 0);
  const sites: FilledSite[] = [];
  for (const {item: candidate, gain: gained} of lazyGreedy(count > 0 ? all : [], canServe)) {
    if (gained === 0) break;
    sites.push({candidate, gained, served: fill(cover, left, candidate, gained)});
    if (sites.length === count) break;
  }
  const objective = sites.reduce((sum, site) => sum + site.gained, 0);
  return {sites, objective, upperBound: Math.max(objective, Math.min(uncapped, most))};
}

/** Takes `people` out of `left` for a candidate, from its nearest cells on (of equals the smaller). */
function fill({reach, cutoff}: CoverCase, left: Uint32Array, candidate: number, people: number) {
  const [from, to] = [reach.firstPlace[candidate]!, reach.firstPlace[candidate + 1]!];
  const entries = Array.from({length: to - from}, (_, i) => from + i)
    .filter(entry => reach.cost[entry]! <= cutoff && left[reach.place[entry]!]! > 0)
    .sort((a, b) => reach.cost[a]! - reach.cost[b]! || a - b);
  const served: [number, number][] = [];
  let room = people;
  for (const entry of entries) {
    if (room === 0) break;
    const cell = reach.place[entry]!;
    const taken = Math.min(room, left[cell]!);
    left[cell]! -= taken;
    room -= taken;
    served.push([cell, taken]);
  }
  return served;
}
