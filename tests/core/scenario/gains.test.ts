import fc from 'fast-check';
import {expect, test} from 'vitest';
import {countedGains, type GainSpec, startGains, updateGains} from '#core/scenario/gains.ts';

const CELLS = 12;
const column = (most: number) => fc.array(fc.nat(most), {minLength: CELLS, maxLength: CELLS});
const specs = fc.record({
  cutoff: fc.nat(9),
  people: fc.array(column(4_000_000_000), {minLength: 1, maxLength: 3}),
  divisions: fc.array(
    column(3).map(row => ({index: Int32Array.from(row, area => area - 1), count: 3})),
    {minLength: 1, maxLength: 2},
  ),
});

test('after any changes are what a look at every cell says, in every area and group', () => {
  const change = fc.uniqueArray(fc.nat(CELLS - 1), {maxLength: CELLS}).chain(place =>
    fc.record({
      place: fc.constant(place),
      newCost: fc.array(fc.nat(12), {minLength: place.length, maxLength: place.length}),
    }),
  );
  fc.assert(
    fc.property(
      specs,
      column(12),
      column(12),
      fc.array(change, {maxLength: 6}),
      (spec: GainSpec, before, start, changes) => {
        const now = [...start];
        const gains = startGains(spec, before, now);
        for (const {place, newCost} of changes) {
          updateGains(gains, {place: Uint32Array.from(place), oldCost: place.map(c => now[c]!), newCost});
          for (const [i, c] of place.entries()) now[c] = newCost[i]!;
        }
        const inTime = (costs: readonly number[], c: number) => costs[c]! <= spec.cutoff;
        for (const [g, people] of spec.people.entries())
          for (const [d, {index, count}] of spec.divisions.entries())
            for (let area = 0; area < count; area++) {
              const sum = (wanted: (c: number) => boolean) =>
                before.reduce((total, _, c) => total + (index[c] === area && wanted(c) ? people[c]! : 0), 0);
              expect(countedGains(gains, g, d, area)).toEqual({
                gained: sum(c => !inTime(before, c) && inTime(now, c)),
                lost: sum(c => inTime(before, c) && !inTime(now, c)),
              });
            }
      },
    ),
  );
});
