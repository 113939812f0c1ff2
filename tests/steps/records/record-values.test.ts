import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {amountOf, codeOf, isRoundedCode, periodOf, shareOf} from '../../../scripts/steps/records/record-values.ts';

test('numbers are those of registers, and nothing that only begins with one', () => {
  const read = ['1234', '1,234', '１２３４', '12.5', ' 7 ', '0', '-3'].map(amountOf);
  expect(read).toEqual([1234, 1234, 1234, 12.5, 7, 0, -3]);
  for (const text of ['12人', '约12', '1,2', '12-15', '1e5', 'NaN', 'Infinity', '', '0x10', '99999999999'])
    expect(amountOf(text), text).toBeNull();
});

test('shares are from 0 to 1, or percent', () => {
  expect(['0.85', '85%', '８５％', '0', '1', '100%'].map(shareOf)).toEqual([0.85, 0.85, 0.85, 0, 1, 1]);
  expect(['85', '1.01', '101%', '-0.1', '多数'].map(shareOf)).toEqual([null, null, null, null, null]);
});

test('codes are as sheets leave them; a rounded one is recognised', () => {
  expect(["'990101001001", '990101001001.0', ' 990101001001 ', '—', undefined].map(codeOf)).toEqual([
    ...['990101001001', '990101001001', '990101001001'],
    ...[null, null],
  ]);
  expect([isRoundedCode('9.90101E+11'), isRoundedCode('990101001001'), isRoundedCode('osm:r12')]).toEqual([
    ...[true, false, false],
  ]);
});

describe('periods', () => {
  test('are years, halves, quarters, months, days and what lies between two days', () => {
    const cases: [string, string, string, string][] = [
      ['2025年', '2025', '2025-01-01', '2025-12-31'],
      ['2025年上半年', '2025-H1', '2025-01-01', '2025-06-30'],
      ['2025-h2', '2025-H2', '2025-07-01', '2025-12-31'],
      ['2024年第一季度', '2024-Q1', '2024-01-01', '2024-03-31'],
      ['2024年4季度', '2024-Q4', '2024-10-01', '2024-12-31'],
      ['2024Q2', '2024-Q2', '2024-04-01', '2024-06-30'],
      ['2024.2', '2024-02', '2024-02-01', '2024-02-29'],
      ['2025年2月', '2025-02', '2025-02-01', '2025-02-28'],
      ['2025/3/1', '2025-03-01', '2025-03-01', '2025-03-01'],
      ['2025-01-01/2025-09-30', '2025-01-01/2025-09-30', '2025-01-01', '2025-09-30'],
      ['2025年1月1日至2025年9月30日', '2025-01-01/2025-09-30', '2025-01-01', '2025-09-30'],
    ];
    for (const [text, written, first, last] of cases)
      expect(periodOf(text), text).toEqual({text: written, first, last});
  });

  test('are not words, months that do not exist, or times that end before they begin', () => {
    for (const text of ['去年', '25', '2025-13', '2025-Q5', '2025-02-30', '2025-09-30/2025-01-01', '1066', '2025-00'])
      expect(periodOf(text), text).toBeNull();
  });

  test('read back what they are written as, and of one length tile the year without a day between', () => {
    fc.assert(
      fc.property(fc.integer({min: 1900, max: 2100}), year => {
        for (const parts of [
          ['H1', 'H2'],
          ['Q1', 'Q2', 'Q3', 'Q4'],
          Array.from({length: 12}, (_, i) => String(i + 1).padStart(2, '0')),
        ]) {
          const periods = parts.map(part => periodOf(`${year}-${part}`)!);
          for (const period of periods) expect(periodOf(period.text)).toEqual(period);
          expect([periods[0]!.first, periods.at(-1)!.last]).toEqual([`${year}-01-01`, `${year}-12-31`]);
          for (const [i, {first}] of periods.slice(1).entries())
            expect(Date.parse(first) - Date.parse(periods[i]!.last)).toBe(86_400_000);
        }
      }),
      {numRuns: 30, seed: 2},
    );
  });
});
