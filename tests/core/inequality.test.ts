import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  concentrationIndex,
  correctedConcentrationIndex,
  fractionalRanks,
  gini,
  palmaRatio,
  theil,
} from '#core/inequality.ts';
import {sharedFile} from '../support/shared.ts';

/** Cells with whole people, whole places, a group and a rank value with many ties. */
const cells = fc
  .array(
    fc.record({
      value: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(300)),
      people: fc.oneof(fc.constant(0), fc.nat(9), fc.nat(50_000)),
      group: fc.integer({min: -1, max: 3}),
      rank: fc.oneof(fc.nat(4), fc.double({min: -50, max: 50, noNaN: true})),
    }),
    {minLength: 1, maxLength: 25},
  )
  .map(rows => ({
    rows,
    value: rows.map(row => row.value),
    people: rows.map(row => row.people),
    group: rows.map(row => row.group),
    rank: rows.map(row => row.rank),
  }));
type Cells = typeof cells extends fc.Arbitrary<infer T> ? T : never;

const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
const weightedSum = ({value, people}: Pick<Cells, 'value' | 'people'>) => sum(value.map((x, i) => x * people[i]!));
const hasAny = (made: Cells) => weightedSum(made) > 0;

describe('equals the definition written out directly', () => {
  test('Gini: half the mean difference between any two people, relative to the mean', () => {
    fc.assert(
      fc.property(cells, made => {
        const {value, people} = made;
        const n = sum(people);
        let differences = 0;
        for (const [i, x] of value.entries())
          for (const [j, y] of value.entries()) differences += people[i]! * people[j]! * Math.abs(x - y);
        const found = gini(value, people);
        if (!hasAny(made)) expect(found).toBeNull();
        else expect(found).toBeCloseTo(differences / (2 * n * weightedSum(made)), 10);
      }),
    );
  });

  test('Theil: the mean of x/μ·ln(x/μ), its parts summed group by group', () => {
    fc.assert(
      fc.property(cells, made => {
        const {value, people, group} = made;
        const found = theil(value, people, group);
        if (!hasAny(made)) {
          expect(found).toBeNull();
          return;
        }
        const direct = (members: readonly number[]): number => {
          const n = sum(members.map(i => people[i]!));
          const mean = sum(members.map(i => people[i]! * value[i]!)) / n;
          return sum(
            members.map(i => {
              const ratio = value[i]! / mean;
              return ratio > 0 ? (people[i]! / n) * ratio * Math.log(ratio) : 0;
            }),
          );
        };
        const living = [...value.keys()].filter(i => people[i]! > 0);
        const total = weightedSum(made);
        const mean = total / sum(people);
        let within = 0;
        let between = 0;
        for (const name of new Set(group)) {
          const members = living.filter(i => group[i] === name);
          const share = sum(members.map(i => people[i]! * value[i]!)) / total;
          if (share === 0) continue;
          within += share * direct(members);
          const own = sum(members.map(i => people[i]! * value[i]!)) / sum(members.map(i => people[i]!));
          between += share * Math.log(own / mean);
        }
        expect(found!.total).toBeCloseTo(direct(living), 9);
        expect(found!.within).toBeCloseTo(within, 9);
        expect(found!.between).toBeCloseTo(between, 9);
        expect(found!.between + found!.within).toBe(found!.total);
      }),
    );
  });

  test('concentration: twice the covariance with everyone’s place in the ranking, person by person', () => {
    const few = cells.map(made => ({...made, people: made.people.map(n => n % 7)}));
    fc.assert(
      fc.property(few, made => {
        const persons = made.value.flatMap((value, i) =>
          Array.from({length: made.people[i]!}, () => ({value, rank: made.rank[i]!})),
        );
        const mean = sum(persons.map(one => one.value)) / persons.length;
        const place = (rank: number) =>
          (persons.filter(one => one.rank < rank).length + persons.filter(one => one.rank === rank).length / 2) /
          persons.length;
        const covariance = sum(persons.map(one => (one.value - mean) * (place(one.rank) - 0.5))) / persons.length;
        const found = concentrationIndex(made.value, made.people, made.rank);
        if (!(mean > 0)) expect(found).toBeNull();
        else expect(found).toBeCloseTo((2 * covariance) / mean, 9);
        const corrected = correctedConcentrationIndex(made.value, made.people, made.rank, [0, 300]);
        if (persons.length === 0) expect(corrected).toBeNull();
        else expect(corrected).toBeCloseTo((8 * covariance) / 300, 9);
      }),
    );
  });

  test('Palma: the mean of the best-off tenth over the mean of the worst-off four tenths, ten copies of everyone', () => {
    const few = cells.map(made => ({...made, people: made.people.map(n => n % 5), rank: made.rank.map((_, i) => i)}));
    fc.assert(
      fc.property(few, made => {
        const persons = made.value.flatMap((value, i) => new Array<number>(10 * made.people[i]!).fill(value));
        const worst = persons.slice(0, persons.length * 0.4);
        const best = persons.slice(persons.length * 0.9);
        const found = palmaRatio(made.value, made.people, made.rank);
        if (sum(worst) === 0) expect(found).toBeNull();
        else expect(found).toBeCloseTo(sum(best) / best.length / (sum(worst) / worst.length), 9);
      }),
    );
  });
});

describe('behaves as a measure of inequality must', () => {
  test('is 0 for equal shares and grows towards 1, or ln n, when one has all', () => {
    expect(gini([7, 7, 7], [1, 5, 200])).toBe(0);
    expect(theil([7, 7, 7], [1, 5, 200])!.total).toBeCloseTo(0, 15);
    expect(gini([0, 0, 0, 12], [1, 1, 1, 1])).toBeCloseTo(0.75, 15);
    expect(theil([0, 0, 0, 12], [1, 1, 1, 1])!.total).toBeCloseTo(Math.log(4), 15);
    expect([gini([0, 0], [3, 4]), theil([0, 0], [3, 4]), gini([5], [0]), gini([], [])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  test('does not change when all values, or all people, are multiplied', () => {
    fc.assert(
      fc.property(cells, fc.integer({min: 2, max: 9}), (made, factor) => {
        fc.pre(hasAny(made));
        const more = made.value.map(x => factor * x);
        const copies = made.people.map(n => factor * n);
        const all = (value: readonly number[], people: readonly number[]) => [
          gini(value, people)!,
          theil(value, people, made.group)!.between,
          theil(value, people, made.group)!.within,
          concentrationIndex(value, people, made.rank)!,
          palmaRatio(value, people, made.rank) ?? -1,
        ];
        const once = all(made.value, made.people);
        for (const again of [all(more, made.people), all(made.value, copies)])
          for (const [i, value] of again.entries()) {
            // a Palma ratio can be in the millions: what is left of rounding grows with it
            expect(Math.abs(value - once[i]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(once[i]!)));
          }
      }),
    );
  });

  test('does not depend on the order of the cells, nor on cells without people', () => {
    fc.assert(
      fc.property(cells, made => {
        fc.pre(hasAny(made));
        const turned = (list: readonly number[], extra: number) => [extra, ...list.toReversed()];
        const [value, people, rank] = [turned(made.value, 999), turned(made.people, 0), turned(made.rank, -9)];
        expect(gini(value, people)).toBeCloseTo(gini(made.value, made.people)!, 10);
        expect(theil(value, people)!.total).toBeCloseTo(theil(made.value, made.people)!.total, 10);
        expect(concentrationIndex(value, people, rank)).toBeCloseTo(
          concentrationIndex(made.value, made.people, made.rank)!,
          10,
        );
        expect(palmaRatio(value, people, rank) ?? -1).toBeCloseTo(
          palmaRatio(made.value, made.people, made.rank) ?? -1,
          9,
        );
      }),
    );
  });

  test('falls when someone with more gives to someone with less without changing places', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 0, max: 50}), {minLength: 2, maxLength: 12}),
        fc.nat(),
        fc.nat(),
        (value, a, b) => {
          const [i, j] = [a % value.length, b % value.length];
          fc.pre(value[i]! >= value[j]! + 2);
          const people = value.map(() => 3);
          const after = value.map((x, at) => (at === i ? x - 1 : at === j ? x + 1 : x));
          expect(gini(after, people)!).toBeLessThan(gini(value, people)!);
          expect(theil(after, people)!.total).toBeLessThan(theil(value, people)!.total);
        },
      ),
    );
  });

  test('concentration lies within the Gini index, is it when the ranking is by the values, and turns with the ranking', () => {
    fc.assert(
      fc.property(cells, made => {
        fc.pre(hasAny(made));
        const spread = gini(made.value, made.people)!;
        const found = concentrationIndex(made.value, made.people, made.rank)!;
        expect(Math.abs(found)).toBeLessThanOrEqual(spread + 1e-12);
        expect(concentrationIndex(made.value, made.people, made.value)).toBeCloseTo(spread, 10);
        const worstFirst = made.rank.map(rank => -rank);
        expect(concentrationIndex(made.value, made.people, worstFirst)).toBeCloseTo(-found, 10);
        // having and lacking are the same inequality seen from two sides, only for the corrected index
        const lacking = made.value.map(x => 300 - x);
        expect(correctedConcentrationIndex(lacking, made.people, made.rank, [0, 300])).toBeCloseTo(
          -correctedConcentrationIndex(made.value, made.people, made.rank, [0, 300])!,
          10,
        );
      }),
    );
  });

  test('Theil is all between for groups that are equal inside, and all within for groups with one mean', () => {
    const between = theil([1, 1, 5, 5], [2, 3, 4, 1], [0, 0, 1, 1])!;
    expect([between.within, between.total > 0]).toEqual([0, true]);
    const within = theil([1, 9, 4, 6], [1, 1, 1, 1], [0, 0, 1, 1])!;
    expect([within.between, within.total > 0]).toEqual([0, true]);
    // cells in no group are one more group
    expect(theil([2, 2, 6], [1, 1, 1], [0, -1, -1])!.within).toBeGreaterThan(0);
  });
});

describe('ranks', () => {
  test('people with the same value share the middle of their places; without a value they have none', () => {
    expect([...fractionalRanks([5, 1, 5, Number.NaN, 9], [2, 4, 2, 100, 2])]).toEqual([0.6, 0.2, 0.6, Number.NaN, 0.9]);
    expect(concentrationIndex([3, 4], [1, 1], [Number.NaN, Number.NaN])).toBeNull();
    expect(correctedConcentrationIndex([3, 4], [1, 1], [1, 2], [5, 5])).toBeNull();
  });

  test('the Palma ratio shares out people tied across a bound, and keeps unknown values out of the means only', () => {
    // worst-off 40 %: all 3 of the first and 1 of the second; best-off 10 %: the last
    expect(palmaRatio([1, 5, 12], [3, 6, 1], [1, 2, 3])).toBe(12 / ((3 * 1 + 5) / 4));
    // two cells tied across the bound lend their people in proportion
    expect(palmaRatio([1, 5, 9, 12], [2, 2, 4, 2], [1, 2, 2, 3])).toBeCloseTo(
      12 / ((2 * 1 + (2 / 3) * 5 + (4 / 3) * 9) / 4),
      12,
    );
    expect(palmaRatio([Number.NaN, 5, 12], [3, 6, 1], [1, 2, 3])).toBe(12 / 5);
    expect(palmaRatio([0, 5, 12], [4, 5, 1], [1, 2, 3])).toBeNull();
    expect(palmaRatio([1, 5, Number.NaN], [4, 5, 1], [1, 2, 3])).toBeNull();
    expect(palmaRatio([Number.NaN, 5, 12], [4, 5, 1], [1, 2, 3])).toBeNull();
    expect(palmaRatio([1, 2], [1, 1], [Number.NaN, Number.NaN])).toBeNull();
  });
});

/**
 * Belo Horizonte: answers of the R package accessibility (Pereira & Herszenhut, Ipea) printed in its documentation and tests.
 * People and income are in our copy of its land use data. Its travel matrix is not, but for these four inhabited hexagons it
 * prints the jobs within 30 minutes, so every index of its tests on them can be computed. The figures for the whole city
 * (Palma 3.800465, Gini 0.4715251, concentration 0.3346494, Theil 0.3616631) need the matrix and cannot be compared.
 */
const landUse = sharedFile('belo_horizonte/land_use_data.csv');
const JOBS = new Map([
  ['89a88cdb57bffff', 22239],
  ['89a88cdb597ffff', 36567],
  ['89a88cdb5b3ffff', 42372],
  ['89a88cdb5cfffff', 55571],
]);

function beloHorizonte() {
  const lines = readFileSync(landUse!, 'utf8').trim().split('\n').slice(1);
  const rows = lines.map(line => line.replaceAll('"', '').split(','));
  return {
    jobs: rows.map(([id]) => JOBS.get(id!) ?? Number.NaN),
    people: rows.map(row => Number(row[1])),
    income: rows.map(row => Number(row[4])),
    decile: rows.map(row => Number(row[5])),
    of: (ids: readonly string[]) => {
      const at = ids.map(id => rows.findIndex(row => row[0] === id));
      const pick = (column: number) => at.map(i => Number(rows[i]![column]));
      return {jobs: ids.map(id => JOBS.get(id)!), people: pick(1), income: pick(4), decile: pick(5)};
    },
  };
}

describe.skipIf(landUse === null)('Belo Horizonte, against the published answers of another program', () => {
  test('Gini, concentration and corrected concentration of four hexagons', () => {
    const {jobs, people, income} = beloHorizonte().of([...JOBS.keys()]);
    expect(gini(jobs, people)).toBeCloseTo(0.1386, 4);
    expect(concentrationIndex(jobs, people, income)).toBeCloseTo(-0.0248, 4);
    // that program takes the smallest and largest value found as bounds
    expect(correctedConcentrationIndex(jobs, people, income, [22239, 55571])).toBeCloseTo(-0.1314, 4);
  });

  test('the same of three of them', () => {
    const {jobs, people, income} = beloHorizonte().of([...JOBS.keys()].slice(0, 3));
    expect(gini(jobs, people)).toBeCloseTo(0.1148, 4);
    expect(concentrationIndex(jobs, people, income)).toBeCloseTo(-0.1148, 4);
    expect(correctedConcentrationIndex(jobs, people, income, [22239, 42372])).toBeCloseTo(-0.8282, 4);
  });

  test('Palma ratio with the ranking of the whole city', () => {
    const {jobs, people, income} = beloHorizonte();
    expect(palmaRatio(jobs, people, income)).toBeCloseTo(1.0911, 4);
    const without = jobs.map(value => (value === 55571 ? Number.NaN : value));
    expect(palmaRatio(without, people, income)).toBeCloseTo(0.5249, 4);
  });

  test('Theil and its parts by income decile', () => {
    const {jobs, people, decile} = beloHorizonte().of([...JOBS.keys()]);
    const found = theil(jobs, people, decile)!;
    expect(found.between).toBeCloseTo(0.0021, 4);
    expect(found.within).toBeCloseTo(0.0357, 4);
    expect(found.total).toBeCloseTo(0.0378, 4);
  });
});
