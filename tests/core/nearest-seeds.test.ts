import fc from 'fast-check';
import {expect, test} from 'vitest';
import {buildArcs} from '#core/arcs.ts';
import {nearestSeeds} from '#core/nearest-seeds.ts';
import type {SearchGraph} from '#core/search.ts';
import {searchScratch, travelTimes} from '#core/travel-times.ts';
import {UNREACHED} from '#core/units.ts';

/** Networks of short streets, so that many ways cost the same, with labelled seeds, some at the same node. */
const towns = fc.integer({min: 1, max: 12}).chain(nodes =>
  fc.record({
    streets: fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.integer({min: 1, max: 4})), {maxLength: 24}),
    seeds: fc.array(fc.record({node: fc.nat(nodes - 1), cost: fc.nat(6), label: fc.nat(9)}), {maxLength: 8}),
    nodes: fc.constant(nodes),
  }),
);
type Town = typeof towns extends fc.Arbitrary<infer T> ? T : never;

function searchOf({streets, nodes}: Town): SearchGraph {
  const ends = (i: 0 | 1) => Uint32Array.from(streets, street => street[i]);
  const {firstArc, arcTo, arcEdge} = buildArcs(nodes, ends(0), ends(1));
  return {
    firstArc: Int32Array.from(firstArc),
    arcTo: Int32Array.from(arcTo),
    arcCost: Uint16Array.from(arcEdge, arc => streets[arc >>> 1]![2]),
  };
}

const columns = (seeds: Town['seeds']) => ({
  node: Int32Array.from(seeds, seed => seed.node),
  cost: Uint16Array.from(seeds, seed => seed.cost),
  label: Uint32Array.from(seeds, seed => seed.label),
});

/** Cost and label of every node by one search for every seed: the least cost, of equals the smallest label. */
function oneByOne(town: Town, cutoff: number): (readonly [cost: number, label: number | null])[] {
  const search = searchOf(town);
  const alone = town.seeds.map(seed => [...travelTimes(search, columns([seed]), cutoff)]);
  return Array.from({length: town.nodes}, (_, v) => {
    const cost = Math.min(UNREACHED, ...alone.map(costs => costs[v]!));
    const nearest = town.seeds.filter((_, s) => alone[s]![v] === cost).map(seed => seed.label);
    return [cost, cost === UNREACHED ? null : Math.min(...nearest)];
  });
}

const rowsOf = ({cost, label}: ReturnType<typeof nearestSeeds>, nodes: number) =>
  Array.from({length: nodes}, (_, v) => [cost[v], cost[v] === UNREACHED ? null : label[v]]);

test('of several seeds equally near a node is given the smallest label, as by one search for every seed', () => {
  fc.assert(
    fc.property(towns, fc.nat(12), (town, cutoff) => {
      const found = nearestSeeds(searchOf(town), columns(town.seeds), cutoff);
      expect(rowsOf(found, town.nodes)).toEqual(oneByOne(town, cutoff));
    }),
    {numRuns: 500},
  );
});

test('the memory of one search does no harm to the next, of either kind', () => {
  fc.assert(
    fc.property(towns, fc.nat(12), (town, cutoff) => {
      const search = searchOf(town);
      const seeds = columns(town.seeds);
      const scratch = searchScratch(search);
      const expected = oneByOne(town, cutoff);
      for (let round = 0; round < 2; round++) {
        expect(rowsOf(nearestSeeds(search, seeds, cutoff, scratch), town.nodes)).toEqual(expected);
        const reached = expected.flatMap(([cost], v) => (cost === UNREACHED ? [] : [v]));
        expect([...scratch.touched.subarray(0, scratch.touchedCount)].sort((a, b) => a - b)).toEqual(reached);
        expect([...travelTimes(search, seeds, cutoff, scratch)]).toEqual(expected.map(row => row[0]));
      }
      expect([...travelTimes(search, columns([]), cutoff, scratch)]).toEqual(expected.map(() => UNREACHED));
    }),
    {numRuns: 300},
  );
});
