import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {answerSentence, SERVICE_STATES, stateCounts, whoInSentence, whoWords} from '#explorer/resident/answer-words.ts';
import {capacityWords, completenessWords, doubtWords, sourceWords} from '#explorer/resident/facility-words.ts';
import {byLifeDomain, LIFE_DOMAINS, lifeDomain} from '#explorer/resident/life-domains.ts';
import {walkBounds} from '#explorer/resident/walk-focus.ts';
import {partWords, walkWords} from '#explorer/resident/walk-words.ts';
import {contactWords, wrongReport} from '#explorer/resident/wrong-here.tsx';
import {explorerText, isExplorerKey} from '#i18n/explorer.ts';
import type {Category} from '#schema/category.ts';
import type {FacilityCard, ServiceAnswer, WalkAnswer} from '#worker/client.ts';
import {liveTown} from '../support/live-town.ts';

const zh = {lang: 'zh', text: explorerText('zh')} as const;
const en = {lang: 'en', text: explorerText('en')} as const;
const {categories} = JSON.parse(
  readFileSync(new URL('../../data/catalogues/categories.json', import.meta.url), 'utf8'),
) as {categories: Category[]};
const CARD: FacilityCard = liveTown().cards[0]!;

describe('the sentence', () => {
  const answer = (state: ServiceAnswer['state']): ServiceAnswer => ({
    ...{category: 'park', state, nearest: null, alternatives: []},
  });
  const services = (['has', 'has', 'lacks', 'unknown', 'unknown', 'unknown', 'no-data'] as const).map(answer);

  test('counts every state apart', () => {
    expect(stateCounts(services)).toEqual({has: 2, lacks: 1, unknown: 3, 'no-data': 1});
    expect(Object.keys(stateCounts([]))).toEqual([...SERVICE_STATES]);
  });

  test('says what is there, missing, and not clear, never one for another', () => {
    expect(answerSentence(zh, 'age80plus', stateCounts(services))).toBe(
      '80岁以上的人从这里走路，有2种服务在各自的时间之内；缺1种；3种不清楚。',
    );
    expect(answerSentence(zh, 'adult', {has: 5, lacks: 0, unknown: 0, 'no-data': 9})).toBe(
      '成年人从这里走路，有5种服务在各自的时间之内；没有查出缺的。',
    );
    expect(answerSentence(en, 'adult', stateCounts(services))).toContain('1 are missing; 3 are not clear.');
  });

  test('has everyday words for every walker of the map', () => {
    for (const walker of ['adult', 'age60plus', 'age80plus', 'child', 'step_free']) {
      expect(isExplorerKey(`who.${walker}`) && isExplorerKey(`whom.${walker}`)).toBe(true);
      expect(whoWords(zh, walker)).not.toBe(walker);
      expect(whoInSentence(en, walker)).not.toBe(walker);
    }
  });
});

describe('what people look for', () => {
  test('holds every service of the catalogue once', () => {
    const groups = byLifeDomain(categories, category => category);
    expect(groups.flatMap(({items}) => items.map(({key}) => key)).sort()).toEqual(
      categories.map(({key}) => key).sort(),
    );
    expect(groups.map(({domain}) => domain)).toEqual([...LIFE_DOMAINS]);
  });

  test('finds what a resident would look for under it', () => {
    const of = (key: string) => lifeDomain(categories.find(one => one.key === key)!);
    expect([of('pharmacy'), of('elder_meal'), of('primary'), of('market'), of('svc_station'), of('police')]).toEqual([
      'health',
      'elder',
      'children',
      'shopping',
      'errands',
      'safety',
    ]);
  });

  test('takes in a service the catalogue gains later', () => {
    expect(lifeDomain({key: 'x', domain: 'public', group: 'age80plus'})).toBe('elder');
    expect(lifeDomain({key: 'x', domain: 'public', group: 'age0to2'})).toBe('children');
    expect(lifeDomain({key: 'x', domain: 'safety', group: 'all'})).toBe('safety');
    expect(lifeDomain({key: 'x', domain: 'daily', group: 'all'})).toBe('household');
  });
});

describe('the walk in words', () => {
  const walk = (split: Partial<WalkAnswer['split']>): WalkAnswer => {
    const whole = {approach: 0, level: 2000, climb: 0, steps: 0, waiting: 0, ...split};
    const tenths = Object.values(whole).reduce((sum, part) => sum + part, 0);
    return {facility: 0, tenths, meters: 301.4, approachMeters: 12.2, path: [], split: whole};
  };

  test('names what takes the time, and only that', () => {
    expect(walkWords(zh, walk({climb: 600, waiting: 300, approach: 100, steps: 40}))).toBe(
      '走5分钟，约310米，路线画在地图上。其中上下坡多花60秒、等红灯约30秒、从门口到路上10秒。',
    );
    expect(walkWords(en, walk({steps: 1200}))).toBe(
      '5 minutes on foot, about 310 m, drawn on the map. Of this: steps add 2 min.',
    );
  });

  test('says that a descent saves time, and when all is level', () => {
    expect(walkWords(zh, walk({climb: -300}))).toContain('下坡省30秒');
    expect(walkWords(zh, walk({}))).toBe('走3分钟，约310米，路线画在地图上，几乎都是平路。');
  });

  test('rounds parts as people do', () => {
    expect([50, 120, 640, 890, 1210].map(tenths => partWords(zh, tenths))).toEqual([
      '5秒',
      '10秒',
      '60秒',
      '90秒',
      '2分钟',
    ]);
  });

  test('is shown whole, with a margin', () => {
    const [west, south, east, north] = walkBounds({
      path: [
        [1, 2],
        [1.01, 1.99],
        [1.02, 2.5],
      ],
    });
    expect(west).toBeLessThan(1);
    expect(south).toBeLessThan(1.99);
    expect(east).toBeGreaterThan(1.02);
    expect(north).toBeGreaterThan(2.5);
  });
});

describe('a record in words', () => {
  const sources = [
    {key: 'list-2', kind: 'facilities', file: 'x.csv', source: '商务局名录', date: '2025-12-31'},
    {key: 'osm', kind: 'facilities', file: 'm.osm.pbf', source: null, date: '2024-05'},
  ] as unknown as Parameters<typeof sourceWords>[1]['sources'];

  const real = {invented: false, licences: []};

  test('has its source with the date of the record, else of the list; an invented map is nobody’s OpenStreetMap', () => {
    expect(sourceWords(zh, {sources, ...real}, {...CARD, source: 'list-2', asOf: '2024-01-31'})).toBe(
      '商务局名录，2024年1月31日',
    );
    expect(sourceWords(zh, {sources, ...real}, {...CARD, source: 'osm', asOf: null})).toBe('OpenStreetMap，2024年5月');
    expect(sourceWords(zh, {sources, ...real}, {...CARD, source: 'own-1', asOf: null})).toBe('own-1，日期不详');
    const licences = [{covers: 'streets', id: 'CC0-1.0', attribution: '虚构数据 · Invented data'}];
    const map = sourceWords(zh, {sources, invented: true, licences}, {...CARD, source: 'osm', asOf: null});
    expect(map).toBe('虚构数据，2024年5月');
  });

  test('never claims completeness that was not claimed', () => {
    expect(completenessWords(zh, {...CARD, completeness: 'official'})).toContain('按齐全计');
    for (const completeness of ['partial', 'none', 'whatever'])
      expect(completenessWords(zh, {...CARD, completeness})).toContain('不保证齐全');
  });

  test('has capacity only when known, and keeps a unit it does not know', () => {
    expect(capacityWords(zh, CARD)).toBeNull();
    expect(capacityWords(en, {...CARD, capacity: 20, capacityUnit: '人员'})).toBe('20 staff');
    expect(capacityWords(en, {...CARD, capacity: 3, capacityUnit: '艘'})).toBe('3 艘');
  });

  test('says the doubt in the language of the page', () => {
    expect(doubtWords(zh, {...CARD, doubtReason: '可能只卖手机 · May only sell phones'})).toBe('可能只卖手机');
    expect(doubtWords(en, {...CARD, doubtReason: '可能只卖手机 · May only sell phones'})).toBe('May only sell phones');
    expect(doubtWords(en, CARD)).toBeNull();
  });

  test('can be reported with its id, whatever its name is', () => {
    const report = wrongReport(zh, {...CARD, name: '<b>药店</b>'}, {lon: 1.5, lat: -2}, 'https://x.test/#at=1,2');
    expect(report.split('\n')).toEqual([
      '一刻钟：这里有误',
      '名称：<b>药店</b>',
      `编号：${CARD.facilityId}`,
      '坐标：-2.000000, 1.500000',
      '页面：https://x.test/#at=1,2',
      '哪里不对：',
    ]);
    expect(contactWords({})).toBe('');
    expect(contactWords({phone: '12345', email: 'a@b.cn'})).toBe('12345 a@b.cn');
  });
});
