import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  BEYOND,
  fadedOutside,
  lastShownMinute,
  minuteBars,
  minuteOfWalk,
  minuteRange,
  peopleIn,
} from '#explorer/city/minute-range.ts';

test('a walk belongs to the minute it ends in: exactly five minutes is the fifth, a tenth of a second more the sixth', () => {
  expect([0, 1, 600, 601, 3000, 3001, 36_000, 36_001, 65_535].map(minuteOfWalk)).toEqual([
    1,
    1,
    1,
    2,
    5,
    6,
    60,
    BEYOND,
    BEYOND,
  ]);
});

test('a range is put in order and kept on the axis', () => {
  expect(minuteRange(9, 3)).toEqual({from: 3, to: 9});
  expect(minuteRange(-4, 900)).toEqual({from: 1, to: BEYOND});
});

test('the bars hold everyone once, and any range of them is its sum', () => {
  const minutes = Float64Array.from({length: 61}, (_, m) => 2 ** (m % 20));
  const bars = minuteBars(minutes, 12_345);
  expect(bars[0]).toBe(minutes[0]! + minutes[1]!);
  expect(bars[BEYOND - 1]).toBe(12_345);
  expect(peopleIn(bars, {from: 1, to: BEYOND})).toBe(minutes.reduce((a, b) => a + b) + 12_345);
  expect(peopleIn(bars, {from: 6, to: 8})).toBe(minutes[6]! + minutes[7]! + minutes[8]!);
});

test('cells outside the range fade, those inside keep their colour: the same cells the range counts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({min: 0, max: 65_535}), fc.integer({min: 0, max: 6})), {minLength: 1}),
      fc.integer({min: 1, max: BEYOND}),
      fc.integer({min: 1, max: BEYOND}),
      (cells, a, b) => {
        const tenths = Uint16Array.from(cells, ([walk]) => walk);
        const classes = Uint8Array.from(cells, ([, step]) => step);
        const range = minuteRange(a, b);
        const expected = cells.map(([walk, step]) => {
          const minute = minuteOfWalk(walk);
          return step + (minute >= range.from && minute <= range.to ? 0 : 7);
        });
        expect([...fadedOutside(classes, tenths, range, 7)]).toEqual(expected);
      },
    ),
  );
});

test('the axis ends after the longest walk and the limit, in fives, and not before a quarter of an hour', () => {
  const bars = new Float64Array(BEYOND);
  expect(lastShownMinute(bars, 5)).toBe(15);
  bars[22] = 1;
  expect(lastShownMinute(bars, 5)).toBe(25);
  expect(lastShownMinute(bars, 41)).toBe(45);
  bars[59] = 1;
  expect(lastShownMinute(bars, 5)).toBe(60);
});
