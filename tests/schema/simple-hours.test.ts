import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {simpleHours} from '#schema/simple-hours.ts';

const DAY = 1440;
const WEEK = 7 * DAY;

describe('simple opening hours', () => {
  test.each<[string, number[] | null]>([
    ['24/7', [0, WEEK]],
    ['Mo 09:00-17:00', [540, 1020]],
    [
      'Mo,We 09:00-12:00,14:00-17:00',
      [540, 720, 840, 1020, 2 * DAY + 540, 2 * DAY + 720, 2 * DAY + 840, 2 * DAY + 1020],
    ],
    ['Su 22:00-02:00', [0, 120, 6 * DAY + 1320, WEEK]],
    ['Mo-Tu 00:00-24:00', [0, 2 * DAY]],
    ['Sa-Mo 10:00-11:00; Su off', [600, 660, 5 * DAY + 600, 5 * DAY + 660]],
    ['Mo 09:00-12:00,11:00-13:00', [540, 780]],
    ['Mo-Fr 08:00-17:00; PH off', null],
    ['Apr-Oct 08:00-20:00', null],
    ['Mo 99:99-10:00', null],
    ['Mo', null],
    ['', null],
    ['营业到很晚', null],
  ])('%s', (text, week) => {
    expect(simpleHours(text)).toEqual(week);
  });

  test('past midnight only where that is taken', () => {
    expect(simpleHours('Mo 17:00-09:00')).toEqual([1020, DAY + 540]);
    expect(simpleHours('Mo 17:00-09:00', {overnight: false})).toBeNull();
  });

  test('are ascending stretches of one week, whatever the days and times', () => {
    const clock = fc.tuple(fc.integer({min: 0, max: 23}), fc.integer({min: 0, max: 59}));
    const said = ([hour, minute]: [number, number]) =>
      `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    const rule = fc.tuple(fc.subarray(['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'], {minLength: 1}), clock, clock);
    fc.assert(
      fc.property(fc.array(rule, {minLength: 1, maxLength: 4}), rules => {
        const week = simpleHours(
          rules.map(([days, from, to]) => `${days.join()} ${said(from)}-${said(to)}`).join('; '),
        )!;
        expect(week.length).toBeGreaterThan(0);
        expect(week.length % 2).toBe(0);
        expect(week.every((minute, i) => i === 0 || minute > week[i - 1]!)).toBe(true);
        expect(week[0]).toBeGreaterThanOrEqual(0);
        expect(week.at(-1)).toBeLessThanOrEqual(WEEK);
      }),
    );
  });
});
