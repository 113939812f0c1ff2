import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type CountNode, hiddenCounts, LEAST_CHOICES} from '../../../scripts/steps/records/hidden-counts.ts';
import {followsByElimination, knownSums, possibleTotals} from '../../support/count-rival.ts';

const place = (id: string, value: number): CountNode => ({id, value, children: []});

/** A place whose sum is published where all below it have a number. */
function sum(id: string, ...children: CountNode[]): CountNode {
  const values = children.map(child => child.value);
  const total = values.includes(null) ? null : values.reduce<number>((all, value) => all + value!, 0);
  return {id, value: total, children};
}

const hiddenIds = (...roots: CountNode[]) => Object.fromEntries(hiddenCounts(roots));

describe('what is hidden', () => {
  test('is nothing where nobody is few, and a real zero is published', () => {
    expect(hiddenIds(sum('city', place('a', 10), place('b', 0), place('c', 25)))).toEqual({});
  });

  test('is a count of few and one more beside it, so that the sum stays', () => {
    expect(hiddenIds(sum('city', place('a', 4), place('b', 30), place('c', 40)))).toEqual({
      a: 'small-count',
      b: 'complementary',
    });
  });

  test('are several counts of few without any other where they cover one another', () => {
    const hidden = hiddenIds(sum('city', place('a', 4), place('b', 5), place('c', 6), place('d', 50)));
    expect(hidden).toEqual({a: 'small-count', b: 'small-count', c: 'small-count'});
  });

  test('is one more where the small ones could only be all ones or all nines', () => {
    for (const few of [1, 9])
      expect(hiddenIds(sum('city', place('a', few), place('b', few), place('c', 50)))).toEqual({
        a: 'small-count',
        b: 'small-count',
        c: 'complementary',
      });
  });

  test('is not only a ten beside a one: from eleven both would be known, and a ten passed over would tell of the one', () => {
    const hidden = hiddenIds(sum('city', place('a', 1), place('b', 10), place('c', 30)));
    expect(hidden).toEqual({a: 'small-count', b: 'complementary', c: 'complementary'});
  });

  test('are two more where one ten is not enough', () => {
    const hidden = hiddenIds(sum('city', place('a', 1), place('b', 10), place('c', 10), place('d', 10)));
    expect(Object.keys(hidden).length).toBeGreaterThan(2);
  });

  test('is the sum itself where it is of one place, and a sum of few', () => {
    expect(hiddenIds(sum('city', sum('one', place('a', 4)), sum('two', place('b', 30), place('c', 40))))).toEqual({
      a: 'small-count',
      one: 'complementary',
      two: 'complementary',
      b: 'complementary',
    });
    expect(hiddenIds(sum('city', place('a', 3), place('b', 2)))).toEqual({
      a: 'small-count',
      b: 'small-count',
      city: 'complementary',
    });
  });

  test('covers each half of a city on its own, and the sum of both needs no more', () => {
    const west = sum('west', place('a', 3), place('b', 20), place('c', 30));
    const east = sum('east', place('d', 50), place('e', 60));
    expect(hiddenIds(sum('city', west, east))).toEqual({a: 'small-count', b: 'complementary'});
  });

  test('is the number of a place whose parts were all given too, when one of them is few', () => {
    const given: CountNode = {id: 'town', value: 44, children: [place('a', 4), place('b', 40)]};
    expect(hiddenIds(given)).toEqual({a: 'small-count', b: 'complementary'});
  });

  test('does not depend on the order of the places', () => {
    const parts = [place('a', 4), place('b', 30), place('c', 40), place('d', 2)];
    expect(hiddenIds(sum('city', ...parts))).toEqual(hiddenIds(sum('city', ...parts.toReversed())));
  });
});

const counts = fc.oneof(
  {weight: 3, arbitrary: fc.integer({min: 0, max: 12})},
  {weight: 2, arbitrary: fc.integer({min: 13, max: 24})},
);
const tree = fc
  .array(
    fc.array(fc.tuple(fc.array(counts, {minLength: 1, maxLength: 3}), fc.boolean()), {minLength: 1, maxLength: 2}),
    {
      minLength: 1,
      maxLength: 2,
    },
  )
  .map(districts =>
    sum(
      'city',
      ...districts.map((towns, d) =>
        sum(
          `d${d}`,
          ...towns.map(([values, isGiven], t) => {
            const town = sum(`d${d}t${t}`, ...values.map((value, c) => place(`d${d}t${t}c${c}`, value)));
            // a town of which some community has not reported has no sum, nor has the city
            return isGiven ? town : {...town, value: null};
          }),
        ),
      ),
    ),
  );

/** Values of all leaves below a place. */
const leavesOf = (node: CountNode): CountNode[] =>
  node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
const nodesOf = (node: CountNode): CountNode[] => [node, ...node.children.flatMap(nodesOf)];

/** All rows of so many numbers, 1 or more, that are at most so many together. */
function citiesOf(size: number, most: number): number[][] {
  if (size === 0) return [[]];
  return citiesOf(size - 1, most - 1).flatMap(city => {
    const left = most - city.reduce((all, value) => all + value, 0);
    return Array.from({length: Math.max(0, left)}, (_, i) => [...city, i + 1]);
  });
}

describe('a reader with all that is published', () => {
  test('works out no hidden number, nor a hidden sum of few, by elimination', () => {
    fc.assert(
      fc.property(tree, root => {
        const hidden = hiddenCounts([root]);
        const sums = knownSums([root], hidden);
        for (const node of nodesOf(root)) {
          if (!hidden.has(node.id) || node.value === null) continue;
          const isFew = node.value > 0 && node.value < 10;
          if (node.children.length > 0 && !isFew) continue;
          const parts = leavesOf(node).filter(({id}) => hidden.has(id));
          expect(
            followsByElimination(
              parts.map(({id}) => id),
              sums,
            ),
            node.id,
          ).toBe(false);
        }
      }),
      {numRuns: 400, seed: 5},
    );
  });

  test('is left with at least three values for each, trying all whole numbers', () => {
    fc.assert(
      fc.property(tree, root => {
        const hidden = hiddenCounts([root]);
        const sums = knownSums([root], hidden);
        const asked = new Set(sums.flatMap(({of}) => of));
        fc.pre(asked.size <= 5);
        for (const id of asked)
          expect(possibleTotals([id], sums, hidden).size, id).toBeGreaterThanOrEqual(LEAST_CHOICES);
      }),
      {numRuns: 150, seed: 6},
    );
  });

  test('and knows the rules, is left with at least three values for each count of few', () => {
    // all cities of one form that are published alike: the reader must think each of them possible
    const forms: [size: number, most: number, form: (leaves: CountNode[]) => CountNode][] = [
      [2, 40, leaves => sum('city', ...leaves)],
      [3, 40, leaves => sum('city', ...leaves)],
      [4, 30, leaves => sum('city', ...leaves)],
      [3, 40, leaves => sum('city', sum('t', ...leaves.slice(0, 2)), leaves[2]!)],
      [4, 30, leaves => sum('city', sum('t', ...leaves.slice(0, 2)), sum('u', ...leaves.slice(2)))],
    ];
    for (const [size, most, form] of forms) {
      const possible = new Map<string, {labels: (string | undefined)[]; values: Set<number>[]}>();
      for (const city of citiesOf(size, most)) {
        const leaves = city.map((value, i) => place(`p${i}`, value));
        const root = form(leaves);
        const hidden = hiddenCounts([root]);
        const seen = nodesOf(root).map(({id, value}) => hidden.get(id) ?? value);
        if (hidden.has(root.id)) continue;
        const found = possible.get(seen.join()) ?? {
          labels: leaves.map(({id}) => hidden.get(id)),
          values: city.map(() => new Set<number>()),
        };
        possible.set(seen.join(), found);
        for (const [i, value] of city.entries()) found.values[i]!.add(value);
      }
      for (const [seen, {labels, values}] of possible)
        for (const [i, label] of labels.entries())
          if (label === 'small-count') expect(values[i]!.size, seen).toBeGreaterThanOrEqual(LEAST_CHOICES);
    }
  });

  test('would work them out if only the few were hidden: the rival can fail', () => {
    const root = sum('city', place('a', 4), place('b', 30));
    const onlyFew = new Map([['a', 'small-count' as const]]);
    expect(followsByElimination(['a'], knownSums([root], onlyFew))).toBe(true);
    const nines = sum('city', place('a', 9), place('b', 9));
    const both = new Map([
      ['a', 'small-count' as const],
      ['b', 'small-count' as const],
    ]);
    expect(followsByElimination(['a'], knownSums([nines], both))).toBe(false);
    expect(possibleTotals(['a'], knownSums([nines], both), both)).toEqual(new Set([9]));
  });
});

test('ten thousand places that are all ten but one are decided in seconds', () => {
  const places = Array.from({length: 10_000}, (_, i) => place(`p${String(i).padStart(5, '0')}`, i === 5000 ? 1 : 10));
  const started = performance.now();
  expect(hiddenCounts([sum('city', ...places)]).has('city')).toBe(true);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('hides every count of few, and never a zero', () => {
  fc.assert(
    fc.property(tree, root => {
      const hidden = hiddenCounts([root]);
      for (const {id, value} of nodesOf(root)) {
        if (value !== null && value > 0 && value < 10) expect(hidden.has(id), id).toBe(true);
        if (value === 0) expect(hidden.has(id), id).toBe(false);
      }
      for (const leaf of leavesOf(root)) {
        const label = hidden.get(leaf.id);
        if (label !== undefined) expect(label).toBe(leaf.value! < 10 ? 'small-count' : 'complementary');
      }
    }),
    {numRuns: 400, seed: 7},
  );
});
