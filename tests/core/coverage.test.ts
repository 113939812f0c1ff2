import fc from 'fast-check';
import {expect, test} from 'vitest';
import {KNOWLEDGE, knowledgeOf} from '#core/claims.ts';
import {addCoverage, cellVerdicts, noPeople, VERDICT, walkingBands} from '#core/coverage.ts';
import {UNREACHED} from '#core/units.ts';

const complete = (count: number) => new Uint8Array(count).fill(KNOWLEDGE.complete);

test('covers a cell exactly at the cutoff and not one a tenth beyond it', () => {
  const costs = Uint16Array.of(9000, 9001, UNREACHED);
  const verdicts = cellVerdicts({low: costs, base: costs, high: costs}, 9000, complete(3), null, 1000);
  expect([...verdicts.base]).toEqual([VERDICT.covered, VERDICT.uncovered, VERDICT.uncovered]);
  expect([...verdicts.coveredLow]).toEqual([1, 0, 0]);
});

test('says unknown where no complete source claims the category, and where the circle leaves the extract', () => {
  const costs = new Uint16Array(5).fill(UNREACHED);
  const known = Uint8Array.of(
    KNOWLEDGE.complete,
    KNOWLEDGE.partial,
    KNOWLEDGE.none,
    KNOWLEDGE.complete,
    KNOWLEDGE.complete,
  );
  const edge = Uint16Array.of(5000, 5000, 5000, 999, 1000);
  expect([...cellVerdicts({low: costs, base: costs, high: costs}, 9000, known, edge, 1000).base]).toEqual([
    VERDICT.uncovered,
    VERDICT.unknown,
    VERDICT.unknown,
    VERDICT.unknown,
    VERDICT.uncovered,
  ]);
});

test('covered counts whatever the source, also at the edge of the extract', () => {
  const costs = Uint16Array.of(10);
  const verdicts = cellVerdicts({low: costs, base: costs, high: costs}, 10, Uint8Array.of(0), Uint16Array.of(0), 1000);
  expect(verdicts.base[0]).toBe(VERDICT.covered);
});

test('a cell just at the cutoff is in time under every assumption, one tenth beyond under none', () => {
  const costs = Uint16Array.of(9000, 9001);
  const known = Uint8Array.of(KNOWLEDGE.complete, KNOWLEDGE.complete);
  const verdicts = cellVerdicts({low: costs, base: costs, high: costs}, 9000, known, null, 1000);
  expect([...verdicts.base]).toEqual([VERDICT.covered, VERDICT.uncovered]);
  expect([...verdicts.coveredLow, ...verdicts.coveredHigh]).toEqual([1, 0, 1, 0]);
});

const cell = fc.record({
  low: fc.nat(20_000),
  base: fc.nat(20_000),
  high: fc.nat(20_000),
  known: fc.nat(2),
  edge: fc.nat(3000),
  people: fc.nat(4_000_000_000),
  area: fc.integer({min: -1, max: 2}),
});

test('covered, uncovered and unknown add up to everyone, as integers, in every area', () => {
  fc.assert(
    fc.property(fc.array(cell, {maxLength: 40}), fc.nat(20_000), (cells, cutoff) => {
      const column = (key: 'low' | 'base' | 'high' | 'known' | 'edge' | 'people') => cells.map(row => row[key]);
      const costs = {low: column('low'), base: column('base'), high: column('high')};
      const verdicts = cellVerdicts(
        costs,
        cutoff,
        Uint8Array.from(column('known')),
        Uint16Array.from(column('edge')),
        1500,
      );
      const counts = [noPeople(), noPeople(), noPeople()];
      addCoverage(
        counts,
        verdicts,
        column('people'),
        Int32Array.from(cells, row => row.area),
      );
      const whole = [noPeople()];
      addCoverage(whole, verdicts, column('people'));
      for (const row of [...counts, ...whole]) expect(row.covered + row.uncovered + row.unknown).toBe(row.people);
      expect(counts.map(row => row.people)).toEqual(
        [0, 1, 2].map(area => cells.filter(row => row.area === area).reduce((sum, row) => sum + row.people, 0)),
      );
      expect(whole[0]!.people).toBe(column('people').reduce((sum, people) => sum + people, 0));
    }),
  );
});

test('divides people into disjoint bands, each with its own walker', () => {
  const people = Uint32Array.of(1000, 500);
  const groups = new Map([
    ['age80plus', Uint32Array.of(50, 0)],
    ['age60plus', Uint32Array.of(200, 100)],
    ['age65plus', Uint32Array.of(120, 90)],
    ['age0to14', Uint32Array.of(300, 0)],
  ]);
  const profileOf = new Map([
    ['age60plus', 'age60plus'],
    ['age80plus', 'age80plus'],
    ['age0to14', 'child'],
  ]);
  const bands = walkingBands(people, groups, profileOf, 'adult')!;
  expect(bands.map(({profile, people: band}) => [profile, [...band]])).toEqual([
    ['age60plus', [150, 100]],
    ['age80plus', [50, 0]],
    ['child', [300, 0]],
    ['adult', [500, 400]],
  ]);
  expect(walkingBands(people, new Map(), profileOf, 'adult')).toBeNull();
  expect(() => walkingBands(people, new Map([['age60plus', Uint32Array.of(1001, 0)]]), profileOf, 'adult')).toThrow(
    'cell 0 has 1001 thousandths of age60plus, more than the 1000 left',
  );
});

test('ages within ages, ages that overlap in part, and several groups of one walker make disjoint bands', () => {
  const people = Uint32Array.of(1000);
  const group = (n: number) => Uint32Array.of(n);
  const groups = new Map([
    ['age0to14', group(300)],
    ['age3to5', group(100)],
    ['age6to17', group(200)],
    ['age60plus', group(250)],
    ['age65to79', group(120)],
    ['age80plus', group(40)],
  ]);
  const profileOf = new Map([
    ['age0to14', 'child'],
    ['age3to5', 'child'],
    ['age6to17', 'child'],
    ['age60plus', 'old'],
    ['age65to79', 'old'],
    ['age80plus', 'oldest'],
  ]);
  const bands = walkingBands(people, groups, profileOf, 'adult')!;
  // 6 to 17 reaches beyond 14 and is left to the wider group and the rest
  expect(new Map(bands.map(band => [band.profile, band.people[0]]))).toEqual(
    new Map([
      ['old', 210],
      ['oldest', 40],
      ['child', 300],
      ['adult', 450],
    ]),
  );
  expect(walkingBands(people, new Map([['women', group(500)]]), new Map([['women', 'adult']]), 'adult')).toBeNull();
});

test('everyone at their own speed is the sum over the bands of people by exact age, for any ages of groups', () => {
  const anyAges = fc.array(fc.integer({min: 0, max: 500}), {minLength: 100, maxLength: 100});
  const own = ['age0to14', 'age0to2', 'age3to5', 'age60plus', 'age80plus', 'age70plus'];
  const walkerOf = (key: string) => (key.startsWith('age80') ? 'oldest' : /^age[67]/.test(key) ? 'old' : 'child');
  fc.assert(
    fc.property(fc.array(anyAges, {minLength: 1, maxLength: 3}), fc.subarray(own, {minLength: 1}), (cells, keys) => {
      const between = (first: number, last: number) =>
        Uint32Array.from(cells, ages => ages.slice(first, last + 1).reduce((sum, n) => sum + n, 0));
      const spanOf = (key: string): [number, number] => {
        const [, first, last] = /^age(\d+)(?:plus|to(\d+))$/.exec(key)!;
        return [Number(first), last === undefined ? 99 : Number(last)];
      };
      const groups = new Map(keys.map(key => [key, between(...spanOf(key))]));
      const bands = walkingBands(between(0, 99), groups, new Map(keys.map(key => [key, walkerOf(key)])), 'adult')!;
      const expected = new Map<string, number[]>([['adult', cells.map(() => 0)]]);
      cells.forEach((ages, c) => {
        ages.forEach((n, age) => {
          const containing = keys.filter(key => spanOf(key)[0] <= age && age <= spanOf(key)[1]);
          const narrowest = containing.sort((a, b) => spanOf(a)[1] - spanOf(a)[0] - (spanOf(b)[1] - spanOf(b)[0]))[0];
          const walker = narrowest === undefined ? 'adult' : walkerOf(narrowest);
          const sums = expected.get(walker) ?? cells.map(() => 0);
          sums[c]! += n;
          expected.set(walker, sums);
        });
      });
      for (const key of keys)
        if (!expected.has(walkerOf(key)))
          expected.set(
            walkerOf(key),
            cells.map(() => 0),
          );
      expect(new Map(bands.map(band => [band.profile, [...band.people]]))).toEqual(expected);
    }),
    {numRuns: 50},
  );
});

test('takes the best claim that holds where a cell lies', () => {
  const north = (area: string) => (area === 'north' ? Uint8Array.of(1, 0) : null);
  const claim = (
    category: string,
    completeness: 'official' | 'surveyed' | 'assumed' | 'partial' | 'none',
    area: string,
  ) => ({
    category,
    completeness,
    area,
  });
  const known = (...claims: ReturnType<typeof claim>[]) => [...knowledgeOf('clinic', claims, 2, north)];
  expect(known()).toEqual([0, 0]);
  expect(known(claim('clinic', 'partial', 'city'), claim('clinic', 'official', 'north'))).toEqual([2, 1]);
  expect(known(claim('clinic', 'assumed', 'city'), claim('clinic', 'partial', 'city'))).toEqual([2, 2]);
  expect(known(claim('park', 'official', 'city'), claim('clinic', 'surveyed', 'atlantis'))).toEqual([0, 0]);
});
