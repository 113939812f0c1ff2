import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  bytes,
  date,
  grouped,
  list,
  minutes,
  people,
  peopleNumber,
  percent,
  percentRange,
  percentWords,
  significant,
} from '#i18n/format.ts';

describe('people', () => {
  test('are shown to two significant digits, in 万 from ten thousand in Chinese', () => {
    expect(people('zh', 52_345)).toBe('约5.2万人');
    expect(people('en', 52_345)).toBe('about 52,000 people');
    expect(peopleNumber('zh', 3449)).toBe('3,400');
    expect(peopleNumber('zh', 299_090)).toBe('30万');
    expect(peopleNumber('en', 1_049_999)).toBe('1,000,000');
  });

  test('under ten are not counted out, and nobody is nobody', () => {
    expect(people('zh', 9.999)).toBe('不到10人');
    expect(people('en', 0.001)).toBe('fewer than 10 people');
    expect(people('zh', 0)).toBe('0人');
    expect(peopleNumber('en', 10)).toBe('10');
  });

  test('never show more than two digits that are not zero', () => {
    fc.assert(
      fc.property(fc.double({min: 10, max: 1e7, noNaN: true}), value => {
        const digits = peopleNumber('en', value).replaceAll(',', '').replace(/0+$/, '');
        expect(digits.length).toBeLessThanOrEqual(2);
        expect(Math.abs(significant(value, 2) - value)).toBeLessThanOrEqual(value * 0.05 + 1e-9);
      }),
    );
  });
});

describe('shares', () => {
  test('what is not all is never 100 %, what is not nothing never 0 %', () => {
    expect(percent(0.9999)).toBe('>99%');
    expect(percent(0.0001)).toBe('<1%');
    expect(percent(1)).toBe('100%');
    expect(percent(0)).toBe('0%');
    expect(percent(0.714)).toBe('71%');
  });

  test('in a sentence they are words, not signs', () => {
    expect(percentWords('zh', 0.9999)).toBe('超过99%');
    expect(percentWords('en', 0.0001)).toBe('under 1%');
    expect(percentWords('zh', 0.5)).toBe('50%');
  });

  test('ranges are rounded outwards', () => {
    expect(percentRange(0.664, 0.741)).toBe('66–75%');
    expect(percentRange(0.66, 0.75)).toBe('66–75%');
    expect(percentRange(0.999, 1)).toBe('99–100%');
    expect(percentRange(0.5, 0.5)).toBe('50%');
  });

  test('a printed range always holds the range', () => {
    const share = fc.double({min: 0, max: 1, noNaN: true});
    fc.assert(
      fc.property(share, share, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        const [from = 0, to = from] = percentRange(a, b).replace('%', '').split('–').map(Number);
        expect(from / 100).toBeLessThanOrEqual(Math.min(a, b) + 1e-9);
        expect(to / 100).toBeGreaterThanOrEqual(Math.max(a, b) - 1e-9);
      }),
    );
  });
});

test('dates keep the precision of the source', () => {
  expect(date('zh', '2016-03-05')).toBe('2016年3月5日');
  expect(date('en', '2016-03-05')).toBe('5 Mar 2016');
  expect(date('zh', '2011')).toBe('2011年');
  expect(date('en', '2025-12')).toBe('Dec 2025');
});

test('numbers, minutes, bytes and lists read as they are spoken', () => {
  expect(grouped(-1234567)).toBe('−1,234,567');
  expect(minutes('zh', 450)).toBe('7.5分钟');
  expect(minutes('en', 60)).toBe('1 minute');
  expect(bytes(999)).toBe('999 B');
  expect(bytes(3_140_000)).toBe('3.1 MB');
  expect(list('zh', ['甲', '乙', '丙'])).toBe('甲、乙和丙');
  expect(list('en', ['a', 'b', 'c'])).toBe('a, b and c');
  expect(list('en', [])).toBe('');
});
