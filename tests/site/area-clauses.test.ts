import {describe, expect, test} from 'vitest';
import {clauseText} from '#i18n/clauses.ts';
import {translator} from '#i18n/translate.ts';
import {areaClauses} from '#site/area-report/clauses.ts';
import type {Words} from '#site/clauses/clause-view.ts';
import {type ClauseRow, loadViews} from '#site/clauses/rows.ts';
import {sceneCity} from './scene-city.ts';
import {marketClause} from './scene-clause.ts';

const words = (lang: 'zh' | 'en'): Words => ({lang, t: translator(lang), c: clauseText(lang)});
const row = (change: Partial<ClauseRow>): ClauseRow =>
  marketClause({areaId: 'one', areaKind: 'community', numerator: 300, denominator: 400, share: 0.75, ...change});
const open = row({
  ...{clauseId: 'primary-gb50180-10min', category: 'primary', verdict: 'cannot-judge', why: 'people-unknown'},
  ...{whyZh: '还有人不清楚', whyEn: 'for some it is not known', share: null, shareLow: 0, shareHigh: 1, unknown: 400},
});
const rows = [
  row({clauseId: 'market-gb50180b-500m', verdict: 'met'}),
  row({}),
  open,
  row({clauseId: 'market-own-15min', verdict: 'cannot-judge', why: 'own', whyZh: '自定', whyEn: 'own'}),
  row({clauseId: 'market-x', verdict: 'cannot-judge', why: 'unverified', whyZh: '待核', whyEn: 'unverified'}),
  row({clauseId: 'n', verdict: 'not-applicable', why: 'average', whyZh: '总体目标', whyEn: 'an average'}),
  row({clauseId: 'market-gb50180-10min:land', denominatorKind: 'residential_land', verdict: 'not-applicable'}),
];

describe('the clauses of one area', () => {
  const views = loadViews();
  const city = sceneCity();

  test('show of a village what it has and who rides there, and never a share of one village', () => {
    const village = (change: Partial<ClauseRow>) =>
      row({tier: 'village', verdict: 'cannot-judge', why: 'own', denominator: 1, ...change});
    const there = village({
      clauseId: 'a',
      measure: 'presence',
      share: 1,
      shareLow: 1,
      shareHigh: 1,
      status: 'recalled',
    });
    const missing = village({clauseId: 'b', measure: 'presence', share: 0, shareLow: 0, shareHigh: 0});
    const open = village({clauseId: 'c', measure: 'presence', share: null, shareLow: 0, shareHigh: 1});
    const ride = village({clauseId: 'd', measure: 'bike_seconds', cutoff: 900, denominator: 400, share: 0.75});
    const elsewhere = village({clauseId: 'e', areaKind: 'district', measure: 'presence', share: 1});
    const {village: lines} = areaClauses(city, [...rows, there, missing, open, ride, elsewhere], views, words('zh'))!;
    expect(lines.map(({id, found}) => [id, found])).toEqual([
      ['a', '有'],
      ['b', '缺'],
      ['c', '不清楚'],
      ['d', '75%'],
    ]);
    // a recalled clause wears its mark, and what is not known has no range of 0 to 100 %
    expect(lines.map(({asks}) => asks.endsWith('（待核）'))).toEqual([true, false, false, false]);
    expect(lines[2]!.range).toBe('');
    expect(areaClauses(city, rows, views, words('zh'))!.village).toEqual([]);
  });

  test('are counted by verdict; references and land are not among them', () => {
    const {met, notMet, openCount, notCount, informing} = areaClauses(city, rows, views, words('zh'))!;
    expect({met, notMet: notMet.length, openCount, notCount, informing}).toEqual({
      ...{met: 1, notMet: 1, openCount: 1, notCount: 1, informing: 2},
    });
  });

  test('of which nobody is known never count as not met', () => {
    const view = areaClauses(city, [open, {...open, clauseId: 'other'}], views, words('zh'))!;
    expect(view.notMet).toEqual([]);
    expect(view.open).toMatchObject([{why: '还有人不清楚', lines: [expect.anything(), expect.anything()]}]);
    // both are of one service: on paper its name with their number, and no other is left over
    expect(view.open[0]).toMatchObject({first: [{count: 2}], more: 0});
    expect(view.open[0]!.lines[0]).toMatchObject({range: '0–100%', found: '不清楚'});
  });

  test('that are not met say clause, what is asked, the share with its range, why, and where it is judged', () => {
    const [line] = areaClauses(city, rows, views, words('en'))!.notMet;
    expect(line).toMatchObject({
      ...{clause: '2.0.3', found: '75%', range: '65–80%', why: 'asked for every resident'},
      href: '/en/scene/judged/survey/#must',
    });
    expect(line!.asks).toMatch(/10/);
    expect(areaClauses(city, rows, views, words('en'))!.documents).toEqual(['Standard']);
  });

  test('that cannot be judged stand by reason, most first', () => {
    const two = {...open, clauseId: 'junior', whyZh: '取决于假设'};
    const view = areaClauses(city, [two, open, {...open, clauseId: 'third'}], views, words('zh'))!;
    expect(view.open.map(({why, lines}) => [why, lines.length])).toEqual([
      ['还有人不清楚', 2],
      ['取决于假设', 1],
    ]);
  });

  test('a service of no view leads to the list of views', () => {
    const [line] = areaClauses(city, [row({})], views.slice(1, 2), words('zh'))!.notMet;
    expect(line!.href).toBe('/scene/judged/');
  });

  test('there are none outside China and where nothing is asked', () => {
    expect(areaClauses(sceneCity({jurisdiction: 'MC'}), rows, views, words('zh'))).toBeNull();
    expect(areaClauses(city, [], views, words('zh'))).toBeNull();
  });
});
