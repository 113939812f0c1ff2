import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {KNOWLEDGE} from '#core/claims.ts';
import {addPoverty, judgeable, noPoverty, poverty} from '#core/poverty.ts';
import {UNREACHED} from '#core/units.ts';
import {sharedFile} from '../support/shared.ts';

/** What the last division may add. */
const ROUNDING = 1e-12;

const everyone = (count: number) => new Uint8Array(count).fill(1);

function povertyOf(cost: readonly number[], cutoff: number, people: readonly number[]) {
  const sums = noPoverty();
  addPoverty([sums], cost, cutoff, everyone(cost.length), people);
  return poverty(sums, cutoff);
}

test('the excess counts from the threshold, is whole at twice the threshold, and nobody’s is more', () => {
  // in time, exactly in time, half as long again, twice, three times, no path
  const cost = [400, 9000, 13_500, 18_000, 27_000, UNREACHED];
  expect(povertyOf(cost, 9000, [1, 1, 1, 1, 1, 1])).toEqual({fgt0: 4 / 6, fgt1: 3.5 / 6, fgt2: 3.25 / 6});
  expect(povertyOf([9001], 9000, [7])!.fgt0).toBe(1);
  expect(povertyOf([9000], 9000, [7])).toEqual({fgt0: 0, fgt1: 0, fgt2: 0});
  expect(povertyOf([], 9000, [])).toBeNull();
});

test('people of whom it cannot be said are counted apart and change nothing', () => {
  const sums = [noPoverty(), noPoverty()];
  const area = Int32Array.of(0, 0, 1, -1);
  addPoverty(sums, [100, 300, 300, 300], 200, Uint8Array.of(1, 0, 1, 1), [5, 6, 7, 8], area);
  expect(sums.map(({people, unknown, poor}) => [people, unknown, poor])).toEqual([
    [5, 6, 0],
    [7, 0, 7],
  ]);
  expect(poverty(sums[0]!, 200)!.fgt0).toBe(0);
  expect(poverty({...noPoverty(), unknown: 9}, 200)).toBeNull();
});

test('it can be said only where the data is complete and twice the radius stays inside the extract', () => {
  const {complete, partial, none} = KNOWLEDGE;
  const known = Uint8Array.of(complete, complete, partial, none, complete);
  const edge = Uint16Array.of(2000, 1999, 65_535, 65_535, 65_535);
  expect([...judgeable(known, edge, 1000)]).toEqual([1, 0, 0, 0, 1]);
  expect([...judgeable(known, null, 1000)]).toEqual([1, 1, 0, 0, 1]);
});

const cell = fc.record({
  cost: fc.oneof(fc.nat(65_530), fc.constant(UNREACHED)),
  people: fc.oneof(fc.nat(9), fc.integer({min: 0, max: 40_000_000})),
  canSay: fc.boolean(),
});

test('equals the direct definition with whole numbers of any size, whatever the order and the parts', () => {
  fc.assert(
    fc.property(
      fc.array(cell, {minLength: 1, maxLength: 40}),
      fc.integer({min: 1, max: 50_000}),
      fc.nat(40),
      (cells, cutoff, cut) => {
        const sums = noPoverty();
        const add = (part: typeof cells) =>
          addPoverty(
            [sums],
            part.map(one => one.cost),
            cutoff,
            Uint8Array.from(part, one => (one.canSay ? 1 : 0)),
            part.map(one => one.people),
          );
        const turned = cells.toReversed();
        add(turned.slice(0, cut));
        add(turned.slice(cut));
        const z = BigInt(cutoff);
        const total = (of: (one: (typeof cells)[number]) => bigint) =>
          cells.filter(one => one.canSay).reduce((all, one) => all + of(one), 0n);
        const excess = (one: (typeof cells)[number]) => BigInt(Math.max(0, Math.min(cutoff, one.cost - cutoff)));
        const people = total(one => BigInt(one.people));
        expect(sums.people + sums.unknown).toBe(cells.reduce((all, one) => all + one.people, 0));
        expect(BigInt(sums.excess)).toBe(total(one => BigInt(one.people) * excess(one)));
        expect(BigInt(sums.squareHigh) * 65_536n + BigInt(sums.squareLow)).toBe(
          total(one => BigInt(one.people) * excess(one) ** 2n),
        );
        const found = poverty(sums, cutoff);
        if (people === 0n) {
          expect(found).toBeNull();
          return;
        }
        const share = (top: bigint, bottom: bigint) => Number((top * 10n ** 15n) / bottom) / 1e15;
        expect(found!.fgt1).toBeCloseTo(
          share(
            total(one => BigInt(one.people) * excess(one)),
            people * z,
          ),
          10,
        );
        expect(found!.fgt2).toBeCloseTo(
          share(
            total(one => BigInt(one.people) * excess(one) ** 2n),
            people * z * z,
          ),
          10,
        );
        for (const [less, more] of [
          [found!.fgt2, found!.fgt1],
          [found!.fgt1, found!.fgt0],
          [found!.fgt0, 1],
        ] as const)
          expect(less).toBeLessThanOrEqual(more + ROUNDING);
      },
    ),
  );
});

test('a later cutoff or a shorter walk never makes more people poor, nor a longer walk fewer', () => {
  fc.assert(
    fc.property(fc.array(cell, {minLength: 1, maxLength: 20}), fc.integer({min: 1, max: 30_000}), (cells, cutoff) => {
      fc.pre(cells.some(one => one.people > 0));
      const cost = cells.map(one => one.cost);
      const people = cells.map(one => one.people);
      const found = povertyOf(cost, cutoff, people)!;
      const later = povertyOf(cost, cutoff + 1, people)!;
      const shorter = povertyOf(
        cost.map(tenths => Math.max(0, tenths - 100)),
        cutoff,
        people,
      )!;
      for (const key of ['fgt0', 'fgt1', 'fgt2'] as const) {
        expect(later[key]).toBeLessThanOrEqual(found[key] + ROUNDING);
        expect(shorter[key]).toBeLessThanOrEqual(found[key] + ROUNDING);
      }
    }),
  );
});

const landUse = sharedFile('belo_horizonte/land_use_data.csv');

/**
 * The R package accessibility (Ipea) prints FGT1 0.5588 and FGT2 0.3256 for four hexagons of Belo Horizonte whose jobs within
 * 30 minutes are all below a line of 100,000: there the poor lack access, (line − jobs) ÷ line. The same numbers follow here
 * when what is lacking is the cost: line + (line − jobs), at most twice the line.
 */
test.skipIf(landUse === null)(
  'gives the published poverty of Belo Horizonte when what people lack is their cost',
  () => {
    const jobs = new Map([
      ['89a88cdb57bffff', 22239],
      ['89a88cdb597ffff', 36567],
      ['89a88cdb5b3ffff', 42372],
      ['89a88cdb5cfffff', 55571],
    ]);
    const rows = readFileSync(landUse!, 'utf8').replaceAll('"', '').split('\n');
    const people = [...jobs.keys()].map(id => Number(rows.map(row => row.split(',')).find(row => row[0] === id)![1]));
    const line = 100_000;
    const cost = [...jobs.values()].map(count => line + (line - count));
    const found = povertyOf(cost, line, people)!;
    expect(found.fgt0).toBe(1);
    expect(found.fgt1).toBeCloseTo(0.5588, 4);
    expect(found.fgt2).toBeCloseTo(0.3256, 4);
    const three = povertyOf(cost.slice(0, 3), line, people.slice(0, 3))!;
    expect(three.fgt1).toBeCloseTo(0.6367, 4);
    expect(three.fgt2).toBeCloseTo(0.4129, 4);
  },
);
