import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type CoverProblem, type ReducedCover, reduceCover, reduceFullCover} from '#core/siting/cover-problem.ts';
import {anyCover, coverProblem} from '../../support/random-siting.ts';

const demandOf = ({firstDemand, demand}: CoverProblem, site: number) => [
  ...demand.subarray(firstDemand[site], firstDemand[site + 1]),
];
const sitesOf = ({firstSite, site}: ReducedCover, kind: number) => [
  ...site.subarray(firstSite[kind], firstSite[kind + 1]),
];
const isWithin = (inner: readonly number[], outer: readonly number[]) => inner.every(one => outer.includes(one));
const sitesFrom = (problem: CoverProblem) => Array.from({length: problem.siteCount}, (_, site) => site);

/** Demand with weight of each site: what counts when sites are compared. */
const worthOf = (problem: CoverProblem, site: number) =>
  demandOf(problem, site).filter(cell => problem.weight[cell]! > 0);

test('leaves out just the sites that cover nothing or a part of what another covers, of equals all but the first', () => {
  fc.assert(
    fc.property(anyCover, fc.array(fc.nat(8), {maxLength: 2}), (problem, wanted) => {
      const kept = wanted.filter(site => site < problem.siteCount);
      const all = sitesFrom(problem);
      const expected = all.filter(own => {
        if (kept.includes(own)) return true;
        const mine = worthOf(problem, own);
        return !all.some(other => {
          const theirs = worthOf(problem, other);
          if (other === own || !isWithin(mine, theirs)) return false;
          return theirs.length > mine.length || other < own || kept.includes(other);
        });
      });
      const worth = expected.filter(site => kept.includes(site) || worthOf(problem, site).length > 0);
      expect([...reduceCover(problem, kept).candidates]).toEqual(worth);
    }),
    {numRuns: 500},
  );
});

test('merges demand that the same sites cover, and keeps the weight of all that some site covers', () => {
  fc.assert(
    fc.property(anyCover, problem => {
      const reduced = reduceCover(problem, sitesFrom(problem));
      const expected = new Map<string, number>();
      problem.weight.forEach((weight, cell) => {
        const sites = sitesFrom(problem).filter(site => demandOf(problem, site).includes(cell));
        if (weight > 0 && sites.length > 0) expected.set(sites.join(), (expected.get(sites.join()) ?? 0) + weight);
      });
      const found = Array.from(reduced.weight, (weight, kind) => [sitesOf(reduced, kind).join(), weight] as const);
      expect(found).toEqual([...expected]);
    }),
    {numRuns: 300},
  );
});

test('where all must be covered, ends with no site within another and no demand implied by another', () => {
  fc.assert(
    fc.property(anyCover, problem => {
      const reduced = reduceFullCover(reduceCover(problem), problem.siteCount);
      const kinds = Array.from(reduced.weight, (_, kind) => sitesOf(reduced, kind));
      for (const [a, mine] of kinds.entries())
        for (const [b, theirs] of kinds.entries()) if (a !== b) expect(isWithin(theirs, mine)).toBe(false);
      const covered = Array.from(reduced.candidates, site =>
        kinds.flatMap((sites, kind) => (sites.includes(site) ? [kind] : [])),
      );
      for (const [a, mine] of covered.entries())
        for (const [b, theirs] of covered.entries()) if (a !== b) expect(isWithin(mine, theirs)).toBe(false);
      expect(new Set(kinds.flat())).toEqual(new Set(reduced.candidates));
      for (const [kind, weight] of reduced.weight.entries()) {
        const before = reduceCover(problem);
        expect(
          Array.from(before.weight.keys()).some(
            k => before.weight[k] === weight && isWithin(kinds[kind]!, sitesOf(before, k)),
          ),
        ).toBe(true);
      }
    }),
    {numRuns: 300},
  );
});

test('a chain of reductions leaves one site and the demand that only it reaches', () => {
  // demand 0 is at site 0 only; whoever covers it covers 1; then site 1 covers nothing of its own, nor does site 2
  const problem = coverProblem([1, 1, 1], [[0, 1, 2], [1, 2], [2]]);
  const reduced = reduceFullCover(reduceCover(problem), 3);
  expect([[...reduced.candidates], [...reduced.site], [...reduced.weight]]).toEqual([[0], [0], [1]]);
});
