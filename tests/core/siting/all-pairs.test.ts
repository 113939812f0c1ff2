import fc from 'fast-check';
import {expect, test} from 'vitest';
import {allPairs} from '#core/siting/all-pairs.ts';

const networks = fc.integer({min: 1, max: 7}).chain(nodeCount =>
  fc.record({
    nodeCount: fc.constant(nodeCount),
    edges: fc.array(fc.tuple(fc.nat(nodeCount - 1), fc.nat(nodeCount - 1), fc.nat(20)), {maxLength: 14}),
  }),
);

test('is the shortest of all walks that visit no node twice, both ways alike, and nothing from a node to itself', () => {
  fc.assert(
    fc.property(networks, ({nodeCount, edges}) => {
      const given = new Map<string, number>();
      for (const [from, to, cost] of edges) {
        given.set(`${from} ${to}`, cost);
        given.set(`${to} ${from}`, cost);
      }
      const walk = (at: number, end: number, seen: readonly number[]): number => {
        if (at === end) return 0;
        let least = Infinity;
        for (let next = 0; next < nodeCount; next++) {
          const step = given.get(`${at} ${next}`);
          if (step !== undefined && !seen.includes(next))
            least = Math.min(least, step + walk(next, end, [...seen, next]));
        }
        return least;
      };
      const found = allPairs({
        nodeCount,
        from: edges.map(edge => edge[0]),
        to: edges.map(edge => edge[1]),
        cost: edges.map(edge => edge[2]),
      });
      const expected = Array.from({length: nodeCount ** 2}, (_, i) => {
        const [start, end] = [Math.floor(i / nodeCount), i % nodeCount];
        return walk(start, end, [start]);
      });
      expect([...found]).toEqual(expected);
    }),
    {numRuns: 300},
  );
});
