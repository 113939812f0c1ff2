import {describe, expect, test} from 'vitest';
import {changeSentence, gainedOrLost, rangeOfDifference, signedPeople} from '#explorer/plan/plan-words.ts';
import {byAge} from '#explorer/words.ts';
import {explorerText} from '#i18n/explorer.ts';
import type {CoverageCounts, PlanCounts} from '#worker/client.ts';

const zh = {lang: 'zh', text: explorerText('zh')} as const;
const en = {lang: 'en', text: explorerText('en')} as const;
const nobody: CoverageCounts = {people: 0, coveredLow: 0, covered: 0, coveredHigh: 0, uncovered: 0, unknown: 0};

/** Persons gained and lost, and the ends of the range. */
function counts(gained: number, lost: number, low: number, high: number): PlanCounts {
  const thousand = 1000;
  return {
    before: nobody,
    after: nobody,
    gained: gained * thousand,
    lost: lost * thousand,
    netLow: low * thousand,
    netHigh: high * thousand,
  };
}

describe('the sentence of a plan', () => {
  test('says who gains with the range, and that nobody loses', () => {
    expect(changeSentence(zh, counts(1234, 0, 880, 1520), '菜市场')).toBe(
      '多1,200人走得到菜市场（不同步速等假设下880–1,500），少0人',
    );
  });

  test('says who gains and who loses apart, then what is left', () => {
    const words = changeSentence(en, counts(1234, 310, 400, 1100), 'market');
    expect(words).toContain('1,200 more people');
    expect(words).toContain('310 no longer do');
    expect(words).toContain('+920 (400–1,100 under other assumptions)');
  });

  test('never hides the people who lose behind a gain of the same size', () => {
    const words = changeSentence(zh, counts(500, 500, -20, 30), '公园');
    expect(words).toContain('多500人');
    expect(words).toContain('少500人');
    expect(words).toContain('相抵0人');
  });

  test('of a closing says who loses first', () => {
    expect(changeSentence(zh, counts(0, 70, -90, -40), '公园')).toMatch(/^少70人走得到公园，多0人/);
  });

  test('says plainly that nothing changes, unless it does under other assumptions', () => {
    expect(changeSentence(zh, counts(0, 0, 0, 0), '公园')).toBe('这些改动不改变谁走得到公园。');
    expect(changeSentence(zh, counts(0, 0, -300, 0), '公园')).toContain('−300至0');
  });

  test('does not count out fewer than ten people', () => {
    expect(changeSentence(zh, counts(4, 0, 4, 4), '公园')).toContain('多不到10人');
    expect(changeSentence(en, counts(4, 0, 4, 4), 'park')).toContain('fewer than 10 more people');
  });
});

test('the range is written low first whichever assumption gives the lower number', () => {
  expect(rangeOfDifference(zh, counts(500, 0, 900, 200))).toBe('200–900');
  expect(rangeOfDifference(zh, counts(90, 20, 100, -200))).toBe('−200至+100');
  expect(rangeOfDifference(zh, counts(340, 0, 340, 341))).toBe('也是340');
});

test('the range always holds the number it stands beside', () => {
  expect(rangeOfDifference(zh, counts(310, 281, -140, -43))).toBe('−140至+29');
});

test('fewer than ten in a table have no sign, nor has nobody', () => {
  expect([0, 4_000, 14_000].map(value => gainedOrLost(zh, '−', value))).toEqual(['0', '<10', '−14']);
  expect(gainedOrLost(zh, '+', 23_400_000)).toBe('+2.3万');
});

test('a difference has its sign, and nothing has none', () => {
  expect([1_234_000, -90_000, 0].map(value => signedPeople(zh, value))).toEqual(['+1,200', '−90', '0']);
  expect(signedPeople(zh, 23_400_000)).toBe('+2.3万');
  expect(signedPeople(zh, -4000)).toBe('不到10');
});

test('groups stand in the order of age', () => {
  const keys = ['age60plus', 'age6to14', 'women', 'age80plus', 'age0to2'];
  expect(keys.sort(byAge)).toEqual(['age0to2', 'age6to14', 'age60plus', 'age80plus', 'women']);
});
