import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import {describe, expect, test} from 'vitest';
import {openAt, WEEK_MINUTES} from '#core/open-week.ts';
import {chineseHours} from '#lists/chinese-hours.ts';
import {openingWeek} from '#lists/opening-week.ts';

/** Minute of the week of a day (0 = Monday) and a time. */
const at = (day: number, hours: number, minutes = 0) => (day * 24 + hours) * 60 + minutes;

/** As real maps have them: lists, gaps, over midnight, later rules that overrule, words for shut. */
const STABLE = [
  '24/7',
  '08:00-20:00',
  'Mo-Fr 09:00-13:00,16:30-20:00; Sa 09:30-13:30',
  'Mo-Th 08:00-18:30; Fr-Sa 08:00-22:30',
  'Su-Th 10:00-18:00; Fr-Sa 10:00-24:00',
  'Tu-Sa 18:00-02:00',
  'Fr-Su 20:00-04:00; Mo 00:00-01:00 off',
  'Mo-Su 12:00-00:30',
  '08:00-23:30; Su 08:00-15:00; Mo off',
  'Mo-Fr 07:30-10:00, Mo-We 09:00-12:00',
  'mo-sa 8:30-20:00',
  'Sa,Mo 10:00-10:01',
  'off',
];

describe('the week of opening hours', () => {
  test.each(STABLE)('of %s is what the library says of every minute', text => {
    const week = openingWeek(text);
    const hours = new OpeningHours(text);
    // another week than the one they are read in
    for (let minute = 0; minute < WEEK_MINUTES; minute++)
      if ((openAt(week, minute) === 'open') !== hours.getState(new Date(2025, 1, 10, 0, minute)))
        throw new Error(`minute ${minute}: ${openAt(week, minute)}`);
  });

  test('splits what runs over Sunday midnight', () => {
    expect(openingWeek('Su 22:00-02:00')).toEqual([0, 120, at(6, 22), WEEK_MINUTES]);
  });

  test('joins days that meet at midnight', () => {
    expect(openingWeek('24/7')).toEqual([0, WEEK_MINUTES]);
    expect(openingWeek('Mo-Tu 00:00-24:00')).toEqual([0, at(2, 0)]);
  });

  test.each([
    ['Mo-Fr 08:00-18:00; PH off', 'Mo-Fr 08:00-18:00'],
    ['PH,Mo-Su 08:00-21:00', 'Mo-Su 08:00-21:00'],
    ['Mo-Fr 07:00-21:00; PH,Sa,Su 07:00-14:30', 'Mo-Fr 07:00-21:00; Sa,Su 07:00-14:30'],
    ['Mo-Fr,PH,SH 09:00-12:00; SH off', 'Mo-Fr 09:00-12:00'],
    ['Mo-Sa 09:00-20:00, PH off', 'Mo-Sa 09:00-20:00'],
  ])('leaves holidays out of %s', (text, ordinary) => {
    expect(openingWeek(text)).toEqual(openingWeek(ordinary));
    expect(openingWeek(text)).not.toBeNull();
  });

  test.each([
    ['nothing', null],
    ['an empty text', ''],
    ['seasons', 'Apr-Sep 09:00-19:00; Oct-Mar 09:00-18:00'],
    ['some weeks', 'Mo[1] 10:00-12:00'],
    ['one date', 'Mo-Fr 10:00-12:00; Dec 24 off'],
    ['the sun', 'sunrise-sunset'],
    ['an open end', '18:00+'],
    ['appointments', '"by appointment"'],
    ['hours on a condition', 'Mo-Fr 09:00-17:00 "members only"'],
    ['holidays alone', 'PH 10:00-12:00'],
    ['holidays after a comma', 'Mo-Fr 08:00-18:00, PH 09:00-12:00'],
    ['no hours at all', 'see website'],
  ])('is not known from %s', (_what, text) => {
    expect(openingWeek(text)).toBeNull();
  });

  test('is one of ascending spans that do not touch, whatever the hours', () => {
    const days = fc.constantFrom('', 'Mo-Fr ', 'Sa,Su ', 'Fr-Mo ', 'We ');
    const minutes = fc.integer({min: 0, max: 24 * 60 - 1});
    const clock = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const rule = fc
      .tuple(days, fc.array(fc.tuple(minutes, minutes), {minLength: 1, maxLength: 3}))
      .map(([on, spans]) => on + spans.map(([from, to]) => `${clock(from)}-${clock(to)}`).join());
    fc.assert(
      fc.property(fc.array(rule, {minLength: 1, maxLength: 3}), rules => {
        const week = openingWeek(rules.join('; '));
        if (week === null) return;
        expect(week.length % 2).toBe(0);
        for (let i = 1; i < week.length; i++) expect(week[i]!).toBeGreaterThan(week[i - 1]!);
        if (week.length > 0) expect([week[0]! >= 0, week.at(-1)! <= WEEK_MINUTES]).toEqual([true, true]);
      }),
      {numRuns: 200},
    );
  });
});

describe('hours as Chinese lists write them', () => {
  test.each([
    ['周一至周五 8:30-17:00', 'Mo-Fr 08:30-17:00'],
    ['周一到五 9：00—17：00', 'Mo-Fr 09:00-17:00'],
    ['星期一至星期五8点30分至17点半', 'Mo-Fr 08:30-17:30'],
    ['全天', '00:00-24:00'],
    ['24小时营业', '00:00-24:00'],
    ['周一至周日 24小时', 'Mo-Su 00:00-24:00'],
    ['9:00～21:00 每天', 'Mo-Su 09:00-21:00'],
    ['周一至周五 上午8:30-11:30，下午2:00-5:30；周六、日休息', 'Mo-Fr 08:30-11:30,14:00-17:30; Sa,Su off'],
    ['上午9点到下午5点', '09:00-17:00'],
    ['每天6:00-22:00，周一闭馆', 'Mo-Su 06:00-22:00; Mo off'],
    ['周二至周日9:00-17:00（周一闭馆）', 'Tu-Su 09:00-17:00; Mo off'],
    ['工作日9:00-17:00，周末10:00-16:00', 'Mo-Fr 09:00-17:00; Sa-Su 10:00-16:00'],
    ['9:00-21:00 周末10:00-22:00', '09:00-21:00; Sa-Su 10:00-22:00'],
    ['8:00-17:00（周一至周五），9:00-12:00（周六）', 'Mo-Fr 08:00-17:00; Sa 09:00-12:00'],
    ['周一、三、五 9:00-12:00', 'Mo,We,Fr 09:00-12:00'],
    ['周六和周日 9:00-12:00', 'Sa,Su 09:00-12:00'],
    ['周1至周5 9:00-12:00', 'Mo-Fr 09:00-12:00'],
    ['营业时间：08:00-次日02:00', '08:00-02:00'],
    ['周一至周五 9:00-17:00（法定节假日除外）', 'Mo-Fr 09:00-17:00; PH off'],
  ])('%s', (text, osm) => {
    expect(chineseHours(text)).toBe(osm);
    expect(openingWeek(text)).toEqual(openingWeek(osm));
    expect(openingWeek(text)).not.toBeNull();
  });

  test.each([
    '预约开放',
    '夏季 6:00-22:00，冬季 7:00-21:00',
    '每月1日休息',
    '8:00-17:00 中午休息',
    '25:00-26:00 每天',
    '周一至周五',
  ])('%s is not understood', text => {
    expect(openingWeek(text)).toBeNull();
  });
});
