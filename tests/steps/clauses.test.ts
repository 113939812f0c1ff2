import {describe, expect, test} from 'vitest';
import {STATUSES} from '#schema/standard.ts';
import {
  type ClauseAsk,
  type ClauseCount,
  type ClausePlace,
  judgeClause,
} from '../../scripts/steps/clauses/clause-verdict.ts';

const must: ClauseAsk = {
  obligation: 'must',
  status: 'found',
  isInScope: true,
  appliesTo: ['existing', 'new-estates', 'urban'],
  targetShare: null,
  judges: 'each',
  isVillageRule: false,
  cutoffMeters: 300,
};
const town: ClausePlace = {isVillage: false, cellMeters: 100, hasNoData: false};
const village: ClausePlace = {...town, isVillage: true};

const count = (low: number, base: number, high: number, unknown = 0, denominator = 1000): ClauseCount => ({
  ...{low, base, high, unknown, denominator},
});
const verdictOf = (ask: ClauseAsk, numbers: ClauseCount | null, place = town) =>
  judgeClause(ask, place, numbers).verdict;
const whyOf = (ask: ClauseAsk, numbers: ClauseCount | null, place = town) => judgeClause(ask, place, numbers).why;

describe('a clause that names no share', () => {
  test('asks for every resident: met when the low count is everyone, missed when one person is left in the high one', () => {
    expect(judgeClause(must, town, count(1000, 1000, 1000))).toEqual({verdict: 'met', why: 'every-resident'});
    expect(judgeClause(must, town, count(999, 999, 999))).toEqual({verdict: 'not-met', why: 'every-resident'});
    expect(judgeClause(must, town, count(999, 1000, 1000))).toEqual({
      verdict: 'cannot-judge',
      why: 'range-crosses-target',
    });
  });
});

describe('a clause that names a share', () => {
  const eighty: ClauseAsk = {...must, targetShare: 0.8};

  test('is met at exactly that share and missed just below it, by the numbers alone', () => {
    expect(judgeClause(eighty, town, count(800, 900, 950))).toEqual({verdict: 'met', why: null});
    expect(judgeClause(eighty, town, count(700, 750, 799))).toEqual({verdict: 'not-met', why: null});
    expect(whyOf(eighty, count(799, 850, 900))).toBe('range-crosses-target');
    expect(whyOf(eighty, count(799, 799, 800))).toBe('range-crosses-target');
  });

  test('thousandths of a person decide: eight of ten people, less one thousandth, are too few', () => {
    expect(verdictOf(eighty, count(8000, 8000, 8000, 0, 10_000))).toBe('met');
    expect(verdictOf(eighty, count(7999, 7999, 7999, 0, 10_000))).toBe('not-met');
  });

  test('thirty million people in thousandths do not lose the last of them', () => {
    const everyone = 30_000_000_000;
    expect(verdictOf(must, count(everyone, everyone, everyone, 0, everyone))).toBe('met');
    expect(verdictOf(must, count(everyone - 1, everyone - 1, everyone - 1, 0, everyone))).toBe('not-met');
  });
});

describe('unknown people', () => {
  const half: ClauseAsk = {...must, targetShare: 0.5};

  test('leave no verdict while they could make up what is missing', () => {
    expect(judgeClause(half, town, count(300, 350, 400, 100))).toEqual({
      verdict: 'cannot-judge',
      why: 'people-unknown',
    });
    expect(judgeClause(must, town, count(300, 350, 400, 600))).toEqual({
      verdict: 'cannot-judge',
      why: 'people-unknown',
    });
  });

  test('change nothing where the bounds decide without them', () => {
    expect(verdictOf(half, count(500, 600, 600, 400))).toBe('met');
    expect(verdictOf(half, count(300, 350, 400, 99))).toBe('not-met');
  });
});

describe('what decides nothing', () => {
  const all = count(1000, 1000, 1000);
  const nobody = count(0, 0, 0);

  test('a recalled figure, however plain the numbers', () => {
    for (const numbers of [all, nobody])
      for (const obligation of ['must', 'as-needed', 'reference', 'own'] as const)
        expect(judgeClause({...must, status: 'recalled', obligation}, town, numbers)).toEqual({
          verdict: 'cannot-judge',
          why: 'unverified',
        });
  });

  test('anything but ▲, for each its own reason', () => {
    for (const status of STATUSES.filter(one => one !== 'recalled')) {
      const why = (obligation: ClauseAsk['obligation']) => whyOf({...must, status, obligation}, all);
      expect([why('must'), why('as-needed'), why('reference'), why('own')]).toEqual([
        'every-resident',
        'as-needed',
        'reference',
        'own',
      ]);
    }
  });

  test('outside its scope, for new estates, and where nobody lives it does not apply', () => {
    expect(judgeClause({...must, isInScope: false}, town, all)).toEqual({
      verdict: 'not-applicable',
      why: 'out-of-scope',
    });
    expect(whyOf({...must, appliesTo: ['new-estates']}, all)).toBe('new-estates-only');
    expect(judgeClause(must, town, count(0, 0, 0, 0, 0))).toEqual({verdict: 'not-applicable', why: 'nobody'});
    expect(whyOf({...must, judges: 'average'}, all)).toBe('average');
  });

  test('a tier shorter than three cells; at exactly three it is judged', () => {
    expect(whyOf(must, all, {...town, cellMeters: 101})).toBe('cell-size');
    expect(verdictOf(must, all, {...town, cellMeters: 100})).toBe('met');
    expect(verdictOf(must, all, {...town, cellMeters: 0})).toBe('met');
    expect(whyOf({...must, cutoffMeters: 1000}, all, {...town, cellMeters: 334})).toBe('cell-size');
  });

  test('without data there is no verdict, not zero', () => {
    expect(judgeClause(must, {...town, hasNoData: true}, nobody)).toEqual({verdict: 'cannot-judge', why: 'no-data'});
    expect(whyOf(must, null)).toBe('no-data');
  });
});

describe('villages', () => {
  const inVillage: ClauseAsk = {
    ...must,
    obligation: 'reference',
    appliesTo: ['existing', 'rural'],
    targetShare: 1,
    isVillageRule: true,
    cutoffMeters: null,
  };

  test('get no verdict by minutes, whatever the numbers', () => {
    for (const numbers of [count(1000, 1000, 1000), count(0, 0, 0)])
      expect(judgeClause(must, village, numbers)).toEqual({verdict: 'not-applicable', why: 'village'});
  });

  test('are judged by presence where every village is to have one', () => {
    expect(judgeClause(inVillage, village, count(1, 1, 1, 0, 1))).toEqual({verdict: 'met', why: 'every-village'});
    expect(judgeClause(inVillage, village, count(0, 0, 0, 0, 1))).toEqual({verdict: 'not-met', why: 'every-village'});
    expect(judgeClause(inVillage, village, count(0, 0, 0, 1, 1)).why).toBe('people-unknown');
    expect(judgeClause(inVillage, village, count(0, 1, 1, 0, 1)).why).toBe('range-crosses-target');
    expect(verdictOf({...inVillage, status: 'recalled'}, count(1, 1, 1, 0, 1), village)).toBe('cannot-judge');
  });
});
