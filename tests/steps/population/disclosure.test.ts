import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Area} from '../../../scripts/steps/model.ts';
import {areaShares, mergedSets} from '../../../scripts/steps/population/disclosure.ts';

/** Square areas in a row, each touching the next. */
function row(count: number): Area[] {
  return Array.from({length: count}, (_, i) => {
    const [west, south, east, north] = [113 + i * 0.01, 23, 113.01 + i * 0.01, 23.01];
    return {
      areaId: String(i),
      kind: 'community',
      code12: null,
      areaType: null,
      name: String(i),
      nameLanguage: null,
      nameZh: null,
      nameEn: null,
      households: null,
      serviceFloorAreaSqm: null,
      workers: null,
      polygons: [
        [
          [
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
          ],
        ],
      ],
    };
  });
}

const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);

test('an area with fewer than 10 of a group is merged with the one it touches, the others keep their own', () => {
  const people = Uint32Array.of(100_000, 100_000, 100_000, 100_000);
  const old = Uint32Array.of(30_000, 20_000, 4_000, 16_000);
  const shared = areaShares(people, new Map([['age60plus', old]]), Int32Array.of(0, 1, 2, 3), row(4));
  // the third touches the second and the fourth: the smaller one takes it
  expect([...shared.get('age60plus')!]).toEqual([30_000, 12_000, 12_000, 16_000]);
});

test('an area with nobody of a group is no less hidden', () => {
  const old = Uint32Array.of(30_000, 0);
  const shared = areaShares(
    Uint32Array.of(100_000, 50_000),
    new Map([['age80plus', old]]),
    Int32Array.of(0, 1),
    row(2),
  );
  expect([...shared.get('age80plus')!]).toEqual([20_000, 10_000]);
});

test('cells of an area carry its share, not their own counts', () => {
  const people = Uint32Array.of(100_000, 300_000);
  const shared = areaShares(people, new Map([['age60plus', Uint32Array.of(40_000, 0)]]), Int32Array.of(0, 0), row(1));
  expect([...shared.get('age60plus')!]).toEqual([10_000, 30_000]);
});

test('totals stay exact and groups fit into people, whatever is merged', () => {
  const cell = fc.record({
    area: fc.integer({min: -1, max: 5}),
    people: fc.nat(60_000),
    share: fc.double({min: 0, max: 1, noNaN: true}),
  });
  fc.assert(
    fc.property(fc.array(cell, {minLength: 1, maxLength: 40}), cells => {
      const people = Uint32Array.from(cells, one => one.people);
      const old = Uint32Array.from(cells, one => Math.floor(one.people * one.share));
      const areaOfCell = Int32Array.from(cells, one => one.area);
      const shared = areaShares(people, new Map([['age60plus', old]]), areaOfCell, row(6)).get('age60plus')!;
      expect(sum(shared)).toBe(sum(old));
      for (let i = 0; i < people.length; i++) expect(shared[i]!).toBeLessThanOrEqual(people[i]!);
    }),
    {numRuns: 200},
  );
});

test('every set of areas holds 10 people of each group, unless it is the whole city', () => {
  const column = fc.array(fc.nat(30_000), {minLength: 9, maxLength: 9});
  fc.assert(
    fc.property(fc.array(column, {minLength: 1, maxLength: 3}), columns => {
      const sets = mergedSets(columns, row(8));
      for (const set of new Set(sets))
        for (const totals of columns) {
          const inSet = sum(totals.filter((_, area) => sets[area] === set));
          expect(inSet >= 10_000 || new Set(sets).size === 1).toBe(true);
        }
      // what was large enough by itself and has no small neighbour stays by itself
      const isSmall = (area: number) => columns.some(totals => totals[area]! < 10_000);
      if (columns[0]!.every((_, area) => !isSmall(area))) expect(new Set(sets).size).toBe(9);
    }),
  );
});
