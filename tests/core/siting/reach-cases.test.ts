import fc from 'fast-check';
import {expect, test} from 'vitest';
import {inOrderOfGain, liveProblem} from '#core/siting/cover-case.ts';
import {medianPlan, savingsInOrder} from '#core/siting/median-case.ts';
import {subsets} from '../../support/random-siting.ts';

/** What some candidates reach: lists of cells, ascending, with costs; people and the cost without any candidate. */
const cases = fc.integer({min: 1, max: 7}).chain(cellCount =>
  fc.record({
    reached: fc.array(fc.array(fc.option(fc.nat(30), {nil: null}), {minLength: cellCount, maxLength: cellCount}), {
      minLength: 1,
      maxLength: 5,
    }),
    people: fc.array(fc.nat(5), {minLength: cellCount, maxLength: cellCount}),
    kept: fc.array(fc.nat(35), {minLength: cellCount, maxLength: cellCount}),
    cutoff: fc.nat(30),
  }),
);
type Made = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function reachOf(reached: Made['reached']) {
  const rows = reached.map(costs => costs.flatMap((cost, cell) => (cost === null ? [] : [[cell, cost] as const])));
  const firstPlace = [0];
  for (const row of rows) firstPlace.push(firstPlace.at(-1)! + row.length);
  return {
    firstPlace: Uint32Array.from(firstPlace),
    place: Uint32Array.from(rows.flat(), entry => entry[0]),
    cost: Uint16Array.from(rows.flat(), entry => entry[1]),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const costsWith = ({reached, kept}: Made, plan: readonly number[]) =>
  kept.map((cost, cell) => Math.min(cost, ...plan.map(site => reached[site]![cell] ?? Infinity)));
const walked = (made: Made, plan: readonly number[]) =>
  sum(costsWith(made, plan).map((cost, cell) => cost * made.people[cell]!));

test('a live problem holds the cells with people to gain that some candidate reaches in time, and no others', () => {
  fc.assert(
    fc.property(cases, ({reached, people, cutoff}) => {
      const {problem, cell} = liveProblem({reach: reachOf(reached), cutoff, weight: Uint32Array.from(people)});
      const inTime = reached.map(costs =>
        costs.flatMap((cost, c) => (cost !== null && cost <= cutoff && people[c]! > 0 ? [c] : [])),
      );
      expect([...cell]).toEqual([...new Set(inTime.flat())].sort((a, b) => a - b));
      expect([...problem.weight]).toEqual(Array.from(cell, c => people[c]));
      const found = inTime.map((_, site) =>
        Array.from(problem.demand.subarray(problem.firstDemand[site], problem.firstDemand[site + 1]), d => cell[d]),
      );
      expect(found).toEqual(inTime);
      expect([problem.siteCount, problem.demand.length]).toEqual([reached.length, inTime.flat().length]);
    }),
  );
});

test('candidates stand in the order of what each gains beyond those before it', () => {
  fc.assert(
    fc.property(cases, ({reached, people, cutoff}) => {
      const sites = [...reached.keys()];
      const found = inOrderOfGain({reach: reachOf(reached), cutoff, weight: Uint32Array.from(people)}, sites);
      const left = [...people];
      const expected = [];
      for (;;) {
        const options = sites.map(candidate => {
          const cells = left.flatMap((n, c) => (n > 0 && (reached[candidate]![c] ?? Infinity) <= cutoff ? [c] : []));
          return {candidate, gained: sum(cells.map(c => left[c]!)), cells};
        });
        const best = options.sort((a, b) => b.gained - a.gained || a.candidate - b.candidate)[0]!;
        if (best.gained === 0) break;
        expected.push(best);
        for (const c of best.cells) left[c] = 0;
      }
      expect(found).toEqual(expected);
    }),
  );
});

test('the plan that saves most walking is the best of all of its size, beside what is kept', () => {
  fc.assert(
    fc.property(cases, fc.integer({min: 1, max: 4}), (made, count) => {
      const {reached, people, kept} = made;
      const median = {reach: reachOf(reached), kept: Uint16Array.from(kept), people: Uint32Array.from(people)};
      const found = medianPlan(median, count, {});
      const plans = [...subsets(reached.length, Math.min(count, reached.length))];
      const least = Math.min(...plans.map(plan => walked(made, plan)));
      expect([found.objective, found.optimal]).toEqual([least, true]);
      expect(found.lowerBound).toBeCloseTo(least, 6);
      expect([...found.costs]).toEqual(costsWith(made, [...found.sites]));
      expect(found.sites.length).toBeLessThanOrEqual(count);
    }),
  );
});

test('sites are told in the order of what each saves, with the people for whom each is the nearest in the end', () => {
  fc.assert(
    fc.property(cases, made => {
      const {reached, people, kept} = made;
      const sites = [...reached.keys()];
      const median = {reach: reachOf(reached), kept: Uint16Array.from(kept), people: Uint32Array.from(people)};
      const order: number[] = [];
      const saved: number[] = [];
      for (;;) {
        const gain = (site: number) => walked(made, order) - walked(made, [...order, site]);
        const best = [...sites].sort((a, b) => gain(b) - gain(a) || a - b)[0]!;
        if (gain(best) === 0) break;
        saved.push(gain(best));
        order.push(best);
      }
      const found = savingsInOrder(median, sites);
      expect(found.map(site => [site.candidate, site.saved])).toEqual(order.map((site, i) => [site, saved[i]]));
      // of equally near ones the one chosen first serves
      const nearest = kept.map((cost, cell) => {
        let [best, who] = [cost, -1];
        for (const site of order) {
          const here = reached[site]![cell] ?? Infinity;
          if (here < best) [best, who] = [here, site];
        }
        return who;
      });
      expect(found.map(site => site.served)).toEqual(
        order.map(site => sum(people.filter((_, cell) => nearest[cell] === site))),
      );
    }),
  );
});
