import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {openNow, openNowWords} from '#explorer/resident/open-now.ts';
import {explorerText} from '#i18n/explorer.ts';
import {hoursByDay, hoursWords} from '#i18n/week-hours.ts';

const zh = {lang: 'zh', text: explorerText('zh')} as const;
const en = {lang: 'en', text: explorerText('en')} as const;
const DAY = 1440;
const WEEK = 7 * DAY;

/** Minute of the week: day (0 = Monday), hour, minute. */
const at = (day: number, hour: number, minute = 0) => day * DAY + hour * 60 + minute;
/** The same hours on some days. */
const on = (days: readonly number[], from: number, to: number) => days.flatMap(day => [at(day, from), at(day, to)]);
const OFFICE = on([0, 1, 2, 3, 4], 8, 17);

describe('hours in words', () => {
  test('say working days together and days off last', () => {
    expect(hoursWords('zh', OFFICE)).toBe('周一至周五 08:00–17:00；周末 休息');
    expect(hoursWords('en', OFFICE)).toBe('Mon to Fri 08:00–17:00; Weekends closed');
  });

  test('say each kind of day once, also when its days are apart', () => {
    const week = [...on([0], 9, 12), ...on([0], 14, 18), ...on([1], 9, 20), ...on([2], 9, 12), ...on([2], 14, 18)];
    expect(hoursWords('zh', week)).toBe('周一、周三 09:00–12:00、14:00–18:00；周二 09:00–20:00；周四至周日 休息');
  });

  test('name two neighbouring days one by one, and all seven as every day', () => {
    expect(hoursWords('zh', on([3, 4], 10, 22))).toBe('周四、周五 10:00–22:00；周一至周三、周六、周日 休息');
    expect(hoursWords('zh', on([0, 1, 2, 3, 4, 5, 6], 6, 13))).toBe('每天 06:00–13:00');
  });

  test('know all day, never, and midnight', () => {
    expect(hoursWords('zh', [0, WEEK])).toBe('每天 全天');
    expect(hoursWords('zh', [])).toBe('登记为不开门');
    expect(hoursWords('zh', on([5], 18, 24))).toBe('周六 18:00–24:00；周一至周五、周日 休息');
    expect(hoursWords('zh', [0, DAY])).toBe('周一 全天；周二至周日 休息');
  });

  test('give the hours after midnight to the evening before, also from Sunday to Monday', () => {
    expect(hoursWords('zh', [at(4, 18), at(5, 2)])).toBe('周五 18:00–次日02:00；周一至周四、周六、周日 休息');
    expect(hoursWords('en', [0, 120, at(6, 20), WEEK])).toBe('Sun 20:00–02:00 next day; Mon to Sat closed');
  });

  test('lose no minute and invent none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({min: 0, max: 336}), {maxLength: 20}), marks => {
        const sorted = marks.sort((a, b) => a - b).map(mark => mark * 30);
        const week = sorted.slice(0, sorted.length - (sorted.length % 2));
        const open = new Uint8Array(WEEK);
        for (const [day, hours] of hoursByDay(week).entries())
          for (const [start, end] of hours)
            for (let minute = start; minute < end; minute++) open[(day * DAY + minute) % WEEK]!++;
        for (let minute = 0; minute < WEEK; minute += 15) {
          let expected = 0;
          for (let i = 0; i + 1 < week.length; i += 2) if (minute >= week[i]! && minute < week[i + 1]!) expected = 1;
          expect(open[minute]).toBe(expected);
          expect(openNow(week, minute).open).toBe(expected === 1);
        }
      }),
      {numRuns: 60},
    );
  });
});

describe('open now', () => {
  test('says until when, and when again', () => {
    expect(openNowWords(zh, OFFICE, at(0, 9))).toBe('开着，到17:00');
    expect(openNowWords(zh, OFFICE, at(0, 7, 59))).toBe('关着，08:00开门');
    expect(openNowWords(zh, OFFICE, at(0, 17))).toBe('关着，明天08:00开门');
    expect(openNowWords(zh, OFFICE, at(5, 12))).toBe('关着，周一08:00开门');
    expect(openNowWords(en, OFFICE, at(6, 23))).toBe('Closed, opens tomorrow at 08:00');
  });

  test('is open from the first minute and shut at the last', () => {
    expect(openNow(OFFICE, at(0, 8))).toEqual({open: true, until: 540});
    expect(openNow(OFFICE, at(0, 17) - 1)).toEqual({open: true, until: 1});
    expect(openNow(OFFICE, at(0, 17))).toEqual({open: false, next: 15 * 60});
  });

  test('goes over midnight and over the end of the week', () => {
    const bar = [0, 120, at(6, 20), WEEK];
    expect(openNowWords(zh, bar, at(6, 23))).toBe('开着，到明天02:00');
    expect(openNowWords(zh, bar, 60)).toBe('开着，到02:00');
    expect(openNowWords(zh, bar, 120)).toBe('关着，周日20:00开门');
    expect(openNowWords(zh, on([5], 18, 24), at(5, 20))).toBe('开着，到24:00');
  });

  test('never shuts, or never opens', () => {
    expect(openNowWords(zh, [0, WEEK], 777)).toBe('开着，不关门');
    expect(openNowWords(zh, [], 777)).toBe('登记为不开门');
  });
});
