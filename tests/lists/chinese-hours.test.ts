import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {WEEK_MINUTES} from '#core/open-week.ts';
import {dayRangeAt} from '#lists/chinese-clock.ts';
import {chineseHours} from '#lists/chinese-hours.ts';
import {plainSigns} from '#lists/chinese-numerals.ts';
import {openingWeek} from '#lists/opening-week.ts';
import {bytesInUse} from '../support/heap.ts';

/** What lists say, and what it is in OpenStreetMap's notation; null: not sure, so not known. */
const READ: readonly (readonly [text: string, osm: string | null])[] = [
  // parts of the day
  ['上午9点到晚上12点', '09:00-24:00'],
  ['中午11:30-1:30', '11:30-13:30'],
  ['中午11点半至下午1点', '11:30-13:00'],
  ['夜间8点到12点', '20:00-24:00'],
  ['凌晨12点到早上6点', '00:00-06:00'],
  ['凌晨5点-晚上11点', '05:00-23:00'],
  ['下午1点半到5点', '13:30-17:00'],
  ['下午12点到5点', '12:00-17:00'],
  ['上午8:00-下午18:00', '08:00-18:00'],
  ['上午12:00-下午1:00', '12:00-13:00'],
  ['下午8点-10点', '20:00-22:00'],
  ['晚上7点到9点半', '19:00-21:30'],
  ['傍晚5点至8点', '17:00-20:00'],
  ['9点到晚上9点', '09:00-21:00'],
  ['早上8:00-晚上8:00', '08:00-20:00'],
  ['上午9点到5点', null],
  ['早上8点到6点', null],
  ['晚上10点到6点', null],
  ['2点到下午5点', null],
  ['夜间8点', null],
  ['凌晨12点', null],
  ['早上9点到早上9点', null],
  ['早13点-晚8点', null],
  // short forms and numbers in characters
  ['早8晚6', '08:00-18:00'],
  ['早8点到晚6点', '08:00-18:00'],
  ['早9:00至晚上21:00', '09:00-21:00'],
  ['朝九晚五', '09:00-17:00'],
  ['早上八点半至晚上十点', '08:30-22:00'],
  ['十点至二十二点', '10:00-22:00'],
  ['上午八点一刻到十一点三刻', '08:15-11:45'],
  ['8-18点', '08:00-18:00'],
  ['8点-12点，14点-18点', '08:00-12:00,14:00-18:00'],
  ['9时30分—16时30分', '09:30-16:30'],
  ['上午9時至下午5時', '09:00-17:00'],
  ['1-5点', null],
  ['上午9:00下午5:00', null],
  // over midnight
  ['22:00-次日6:00', '22:00-06:00'],
  ['晚上10点到次日早上6点', '22:00-06:00'],
  ['上午10点到凌晨2点', '10:00-02:00'],
  ['晚上8点到2点', '20:00-02:00'],
  ['每天18:00-2:00', 'Mo-Su 18:00-02:00'],
  ['每天10:00-02:00', 'Mo-Su 10:00-02:00'],
  ['营业时间9:00-0:00', '09:00-24:00'],
  ['10:00-02:00（次日）', '10:00-02:00'],
  ['营业9:00-次日10:00', null],
  ['营业时间9:00-5:00', null],
  ['营业时间25:00-26:00', null],
  // the whole day
  ['24小时', '00:00-24:00'],
  ['二十四小时营业', '00:00-24:00'],
  ['7×24小时', '00:00-24:00'],
  ['全年无休24小时营业', 'Mo-Su 00:00-24:00'],
  ['全天24小时', '00:00-24:00'],
  ['24小时自助', null],
  // mornings and afternoons
  ['周一至周五上午8:30-11:30下午2:00-5:30', 'Mo-Fr 08:30-11:30,14:00-17:30'],
  ['上午：8:30-11:30 下午：2:00-5:30', '08:30-11:30,14:00-17:30'],
  ['周一至周五8:30-11:30；周一至周五14:00-17:00', 'Mo-Fr 08:30-11:30,14:00-17:00'],
  ['8:30-11:30，14:00-17:00（周一至周五）', 'Mo-Fr 08:30-11:30,14:00-17:00'],
  ['周一至周五8:30-11:30，2:00-5:30', null],
  ['周一至周五8:30-11:30、1:30-5:00', null],
  ['周一上午休息', null],
  ['8:00-18:00 12:00-14:00休息', null],
  // days
  ['周1-5 9:00-17:00', 'Mo-Fr 09:00-17:00'],
  ['每周三9:00-11:30', 'We 09:00-11:30'],
  ['星期一至五 9:00-17:00', 'Mo-Fr 09:00-17:00'],
  ['周一，周三，周五 9:00-12:00', 'Mo,We,Fr 09:00-12:00'],
  ['休息日9:00-12:00', 'Sa-Su 09:00-12:00'],
  ['周一至周五8:00-18:00 周六8:00-12:00 周日休息', 'Mo-Fr 08:00-18:00; Sa 08:00-12:00; Su off'],
  ['8:00-17:00（周一至周五），周六休息', 'Mo-Fr 08:00-17:00; Sa off'],
  ['周一闭馆，每天9:00-17:00', 'Mo-Su 09:00-17:00; Mo off'],
  ['周一休息，9:00-17:00', '09:00-17:00; Mo off'],
  ['周二十点到十二点', null],
  ['周六9:00-12:00，每天9:00-17:00', null],
  ['周一9:00-17:00，周一休息', null],
  ['除周一外每天9:00-17:00', null],
  // holidays and last entry
  ['9:00-17:00 节假日休息', '09:00-17:00; PH off'],
  ['周一至周五（法定节假日除外）8:30-17:00', 'Mo-Fr 08:30-17:00; PH off'],
  ['9:00-21:00，节假日照常营业', '09:00-21:00'],
  ['周二至周日9:00-17:00，周一闭馆（遇节假日顺延）', 'Tu-Su 09:00-17:00; Mo off'],
  ['星期一至五9:00-17:00，公众假期休息', 'Mo-Fr 09:00-17:00; PH off'],
  ['9:00-17:00（16:30停止入场）', '09:00-17:00'],
  ['每天9:00-21:00（节假日延长至22:00）', null],
  ['夏季8:00-18:00，冬季9:00-17:00', null],
  ['9:00-17:00，具体以现场公告为准', null],
];

describe('hours as Chinese lists write them', () => {
  test.each(READ)('%s', (text, osm) => {
    expect(chineseHours(text)).toBe(osm);
    expect(openingWeek(text)).toEqual(osm === null ? null : openingWeek(osm));
    if (osm !== null) expect(openingWeek(osm)).not.toBeNull();
  });

  test.each([
    ['9:00-5:00', null],
    ['8:30-11:30,2:00-5:30', null],
    ['8∶30～17∶30', '08:30-17:30'],
    ['08:30-17:30', '08:30-17:30'],
    ['18:00-2:00', '18:00-02:00'],
  ])('numbers alone: %s', (text, osm) => {
    expect(openingWeek(text)).toEqual(osm === null ? null : openingWeek(osm));
  });

  const WORDS = [
    ...[
      '周一',
      '周二十',
      '至',
      '到',
      '-',
      '周五',
      '每天',
      '工作日',
      '周末',
      '节假日',
      '除外',
      '休息',
      '照常营业',
      '闭馆',
    ],
    ...['上午', '中午', '下午', '晚上', '凌晨', '夜间', '早', '晚', '次日', '24小时', '全天', '9点', '12点', '2点半'],
    ...[
      '8:30',
      '17:30',
      '0:00',
      '24:00',
      '1:30',
      '25:00',
      '八点',
      '十二点',
      '，',
      '；',
      '（',
      '）',
      ' ',
      '8',
      '点',
      '不',
    ],
  ];

  test('are read without a throw whatever they say, and no range is longer than a day', () => {
    let read = 0;
    const text = fc.array(fc.constantFrom(...WORDS), {minLength: 1, maxLength: 9}).map(words => words.join(''));
    const clock = fc
      .tuple(
        fc.constantFrom('', '上午', '中午', '下午', '晚上', '凌晨', '早'),
        fc.nat(25),
        fc.constantFrom('点', ':30', '点半'),
      )
      .map(([part, hour, minutes]) => `${part}${hour}${minutes}`);
    const range = fc.tuple(clock, fc.constantFrom('-', '到', '到次日'), clock).map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, range, range, fc.string({unit: 'binary', maxLength: 30})), words => {
        const [range] = dayRangeAt(plainSigns(words)) ?? [];
        if (range !== undefined) {
          read++;
          expect(range.from).toBeGreaterThanOrEqual(0);
          expect(range.from).toBeLessThan(24 * 60);
          expect(range.to).toBeGreaterThan(range.from);
          expect(range.to - range.from).toBeLessThanOrEqual(24 * 60);
        }
        const week = openingWeek(words) ?? [];
        for (let i = 1; i < week.length; i++) expect(week[i]!).toBeGreaterThan(week[i - 1]!);
        expect(week.length === 0 || (week[0]! >= 0 && week.at(-1)! <= WEEK_MINUTES)).toBe(true);
      }),
      {numRuns: 3000, seed: 7},
    );
    expect(read).toBeGreaterThan(200);
  });

  test('mean the hours they name, whichever words name them', () => {
    const named = (hour: number): string[] => {
      const words = [`${String(hour).padStart(2, '0')}:00`, `${hour > 4 ? hour : `0${hour}`}时`];
      if (hour >= 5 && hour <= 11) words.push(`上午${hour}点`, `早上${hour}点`);
      if (hour === 12) words.push('中午12点');
      if (hour >= 13 && hour <= 18) words.push(`下午${hour - 12}点`);
      if (hour >= 18 && hour <= 23) words.push(`晚上${hour - 12}点`, `夜间${hour - 12}:00`);
      return words;
    };
    for (let from = 5; from < 23; from++)
      for (let to = from + 1; to <= 23; to++)
        for (const start of named(from))
          for (const end of named(to)) {
            // twelve after a word for the morning may be midnight
            if (start.startsWith('早') && to === 12 && !end.startsWith('中')) continue;
            const range = dayRangeAt(`${start}至${end}`)?.[0] ?? null;
            expect({start, end, range}).toEqual({start, end, range: {from: from * 60, to: to * 60}});
          }
  });

  test('are kept in limited number, however many a list has', () => {
    const before = bytesInUse();
    for (let i = 0; i < 20_000; i++) openingWeek(`没有这样的时间 ${i}`.padEnd(300, '的'));
    expect(bytesInUse() - before).toBeLessThan(5e6);
  });
});
