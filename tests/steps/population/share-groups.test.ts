import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {GroupTooLarge, shareGroups} from '../../../scripts/steps/population/share-groups.ts';

const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);

/** People of places and the raw share of each of them in three bands and in one nested group. */
const places = fc.array(
  fc.record({
    people: fc.nat(100_000),
    young: fc.double({min: 0, max: 1, noNaN: true}),
    old: fc.double({min: 0, max: 1, noNaN: true}),
    veryOld: fc.double({min: 0, max: 1, noNaN: true}),
  }),
  {minLength: 1, maxLength: 60},
);

describe('age groups shared over places', () => {
  test('keep their totals, fit into people and into one another, and fill them where they cover all ages', () => {
    fc.assert(
      fc.property(places, list => {
        const people = list.map(place => place.people);
        const weight = (of: (place: (typeof list)[number]) => number) => Float64Array.from(list, of);
        const kids = weight(p => p.people * p.young);
        const old = weight(p => p.people * (1 - p.young) * p.old);
        const veryOld = weight(p => p.people * (1 - p.young) * p.old * p.veryOld);
        const adults = weight(p => p.people * (1 - p.young) * (1 - p.old));
        const [kidsTotal, oldTotal] = [Math.round(sum(kids)), Math.floor(sum(old))];
        const totals = {
          age0to14: kidsTotal,
          age60plus: oldTotal,
          age80plus: Math.min(oldTotal, Math.round(sum(veryOld))),
          age15to59: sum(people) - kidsTotal - oldTotal,
        };
        fc.pre(totals.age15to59 >= 0);
        const weights = {age0to14: kids, age60plus: old, age80plus: veryOld, age15to59: adults};
        const shared = shareGroups(
          people,
          (Object.keys(totals) as (keyof typeof totals)[]).map(key => ({
            key,
            weights: weights[key],
            total: totals[key],
          })),
        );
        expect([...shared.keys()]).toEqual(Object.keys(totals));
        for (const [key, total] of Object.entries(totals)) expect(sum(shared.get(key)!)).toBe(total);
        people.forEach((all, i) => {
          const at = (key: string) => shared.get(key)![i]!;
          expect(at('age0to14') + at('age15to59') + at('age60plus')).toBe(all);
          expect(at('age80plus')).toBeLessThanOrEqual(at('age60plus'));
        });
      }),
      {numRuns: 300},
    );
  });

  test('are proportional to the thousandth where nothing stands against it', () => {
    const shared = shareGroups(
      [3000, 3000, 4000],
      [{key: 'age60plus', weights: Float64Array.of(1, 1, 1), total: 1000}],
    );
    expect([...shared.get('age60plus')!]).toEqual([334, 333, 333]);
  });

  test('move on where a place has no room, to where the group lives', () => {
    const shared = shareGroups([10, 1000, 1000], [{key: 'age60plus', weights: Float64Array.of(50, 50, 0), total: 100}]);
    expect([...shared.get('age60plus')!]).toEqual([10, 90, 0]);
  });

  test('go to whoever has room once the group has none left', () => {
    const shared = shareGroups([10, 20, 1000], [{key: 'age60plus', weights: Float64Array.of(50, 50, 0), total: 100}]);
    expect([...shared.get('age60plus')!]).toEqual([10, 20, 70]);
  });

  test('that overlap without one holding the other are each held against people only', () => {
    const weights = Float64Array.of(1);
    const shared = shareGroups(
      [100],
      [
        {key: 'age0to40', weights, total: 80},
        {key: 'age20to59', weights, total: 70},
        {key: 'age60plus', weights, total: 20},
      ],
    );
    expect([...shared.values()].map(parts => parts[0])).toEqual([80, 70, 20]);
  });

  test('a little too large, as sources round, are cut to what fits, and it is said by how much', () => {
    const cut: [string, number][] = [];
    const weights = Float64Array.of(1, 1);
    const shared = shareGroups(
      [50_000, 50_000],
      [
        {key: 'age0to59', weights, total: 20_100},
        {key: 'age60plus', weights, total: 80_000},
      ],
      (key, beyond) => cut.push([key, beyond]),
    );
    expect(cut).toEqual([['age0to59', 100]]);
    expect([...shared.get('age60plus')!]).toEqual([40_000, 40_000]);
    expect([...shared.get('age0to59')!]).toEqual([10_000, 10_000]);
  });

  test('larger than those who can be in them are refused', () => {
    const weights = Float64Array.of(1, 1);
    expect(() => shareGroups([1, 1], [{key: 'age60plus', weights, total: 9}])).toThrow(GroupTooLarge);
    expect(() =>
      shareGroups(
        [9, 9],
        [
          {key: 'age60plus', weights, total: 3},
          {key: 'age80plus', weights, total: 9},
        ],
      ),
    ).toThrow('age80plus has 9, expected at most 3');
  });
});
