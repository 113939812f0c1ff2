import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {clausesEn} from '#i18n/clauses.en.ts';
import {clauseText} from '#i18n/clauses.ts';
import {type ClauseKey, clausesZh} from '#i18n/clauses.zh.ts';
import {LANGS} from '#i18n/lang.ts';
import {translator} from '#i18n/translate.ts';
import {readViews, viewsSchema} from '#schema/view.ts';
import type {Words} from '#site/clauses/clause-view.ts';
import {judgedIndex, viewPage} from '#site/clauses/judged-page.ts';
import {nightState} from '#site/clauses/night-hours.ts';
import {type ClauseRow, loadViews} from '#site/clauses/rows.ts';
import {sceneCity} from './scene-city.ts';

const words = (lang: 'zh' | 'en'): Words => ({lang, t: translator(lang), c: clauseText(lang)});
const market = (change: Partial<ClauseRow> = {}): ClauseRow => ({
  areaId: 'scene',
  areaKind: 'city',
  clauseId: 'market-gb50180-10min',
  category: 'market',
  document: '标准 · Standard',
  clause: '2.0.3',
  obligation: 'must',
  tier: '10',
  measure: 'seconds',
  cutoff: 600,
  numerator: 7123.4,
  denominator: 10_000,
  denominatorKind: 'people',
  unknown: 0,
  shareLow: 0.65,
  share: 0.71234,
  shareHigh: 0.8,
  targetShare: 1,
  verdict: 'not-met',
  why: 'every-resident',
  whyZh: '按每一位居民判断',
  whyEn: 'asked for every resident',
  status: 'found',
  ...change,
});
const survey = loadViews().find(view => view.key === 'survey')!;

describe('the page of a view', () => {
  const rows = [
    market(),
    market({clauseId: 'market-gb50180-500m', measure: 'path_meters', cutoff: 500, verdict: 'met'}),
    market({
      clauseId: 'primary-gb50180-10min',
      category: 'primary',
      verdict: 'cannot-judge',
      whyZh: '不清楚',
      whyEn: 'unknown',
    }),
    market({
      clauseId: 'market-gb50180b-500m',
      status: 'recalled',
      verdict: 'cannot-judge',
      whyZh: '待核',
      whyEn: 'unverified',
    }),
    market({clauseId: 'pharmacy-gb50180-5min', category: 'pharmacy', verdict: 'met'}),
  ];
  const city = sceneCity();

  test('leads with the verdicts on its binding clauses; recalled figures and other services are not among them', () => {
    const page = viewPage(city, rows, survey, words('zh'));
    expect(page.counts).toEqual({met: 1, notMet: 1, open: 1});
    expect(page.headline).toContain('3条强制条款里，达到1条，未达到1条，1条还不能判断');
    expect(page.restCount).toBe(1);
    expect(page.not).toEqual(expect.arrayContaining([{why: '待核', count: 1}]));
  });

  test('shows people to two digits and keeps the published number beside them', () => {
    const shown = viewPage(city, rows, survey, words('en')).groups.flatMap(group => group.must)[1]!;
    expect(shown.id).toBe('market-gb50180-10min');
    expect([shown.numerator.text, shown.numerator.value]).toEqual(['7,100', 7123.4]);
    expect([shown.share.text, shown.range, shown.verdictWords]).toEqual(['71%', '65–80%', 'not met']);
  });

  test('outside China nothing is judged, and it says so in the headline', () => {
    const out = rows.map(row => ({...row, verdict: 'not-applicable' as const}));
    const page = viewPage(sceneCity({jurisdiction: 'MC'}), out, survey, words('zh'));
    expect(page.headline).toContain('不适用中国标准');
    expect(page.districts).toEqual([]);
    expect(page.counts).toEqual({met: 0, notMet: 0, open: 0});
  });

  test('the index has a sentence for every view, and its own adds up', () => {
    for (const lang of LANGS) {
      const index = judgedIndex(city, rows, loadViews(), words(lang));
      expect(index.links.map(({key}) => key)).toEqual(loadViews().map(({key}) => key));
      expect(index.counts).toEqual({met: 1, notMet: 1, open: 1});
      for (const {finding} of index.links) expect(finding.length).toBeGreaterThan(10);
    }
  });
});

describe('districts', () => {
  const area = (area_id: string, kind: string, parent: string | null) => ({
    ...{area_id, kind, parent_area_id: parent, code12: null, area_type: 'urban', people: 100},
    ...{name: area_id, name_language: 'zh', name_zh: area_id, name_en: area_id, households: null},
    ...{has: null, lacks: null, unknown: null, polygon: null},
  });

  test('count the verdicts on the communities within them, subdistrict by subdistrict', () => {
    const city = sceneCity({
      areas: [
        area('east', 'district', null),
        area('west', 'district', null),
        area('mill', 'subdistrict', 'east'),
        area('one', 'community', 'mill'),
        area('two', 'community', 'mill'),
        area('three', 'community', 'west'),
      ],
    });
    const at = (areaId: string, areaKind: string, verdict: ClauseRow['verdict']) => market({areaId, areaKind, verdict});
    const rows = [
      at('east', 'district', 'cannot-judge'),
      at('west', 'district', 'met'),
      at('mill', 'subdistrict', 'not-met'),
      at('one', 'community', 'met'),
      at('two', 'community', 'not-met'),
      at('three', 'community', 'met'),
    ];
    const [east, west] = viewPage(city, rows, survey, words('zh')).districts;
    expect(east!.counts).toEqual({met: 0, notMet: 0, open: 1});
    expect(east!.clauses[0]!.communities).toEqual({met: 1, notMet: 1, open: 0});
    expect(east!.subdistricts.map(({id, counts}) => [id, counts.notMet])).toEqual([['mill', 1]]);
    expect(west!.clauses[0]!.communities).toEqual({met: 1, notMet: 0, open: 0});
  });
});

describe('hours of the night', () => {
  test.each([
    ['24/7', 'open'],
    ['00:00-24:00', 'open'],
    ['Mo-Su 18:00-02:01', 'open'],
    ['Mo-Su 18:00-02:00', 'shut'],
    ['Mo-Su 02:01-23:00', 'shut'],
    ['Mo-Fr 00:00-24:00', 'shut'],
    ['Mo-Su 22:00-06:00; We off', 'shut'],
    ['Mo-Su 08:00-22:00', 'shut'],
    [null, 'unknown'],
    ['', 'unknown'],
    ['营业到很晚', 'unknown'],
    ['Mo-Su 22:00-06:00; PH off', 'unknown'],
  ])('%s is %s at two in the morning', (hours, state) => {
    expect(nightState(hours)).toBe(state);
  });
});

describe('views.json', () => {
  const text = readFileSync(new URL('../../data/catalogues/views.json', import.meta.url), 'utf8');

  test('holds the seven views the issue names, each with its source and in both languages', () => {
    const {views} = viewsSchema.parse(JSON.parse(text));
    expect(views.map(({name_zh}) => name_zh)).toEqual([
      '城市体检：15分钟社区生活圈',
      '15分钟医疗卫生圈',
      '15分钟体育健身圈',
      '一老一小',
      '1+N',
      '24小时生活链',
      '品质提升',
    ]);
    expect(views.find(({key}) => key === 'fitness')!.caution_zh).toContain('来源弱');
  });

  test('refuses a service the catalogue does not have, and a key twice', () => {
    expect(() => readViews(text, new Set(['market']))).toThrow(/views\.json/);
    const twice = JSON.parse(text);
    twice.views.push(twice.views[0]);
    const all = new Set<string>(
      twice.views.flatMap((view: typeof survey) => view.groups.flatMap(one => one.categories)),
    );
    expect(() => readViews(JSON.stringify(twice), all)).toThrow(/survey twice/);
  });
});

describe('texts', () => {
  const keys = Object.keys(clausesZh) as ClauseKey[];
  const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

  test('are the same in both languages, with the same places', () => {
    expect(Object.keys(clausesEn).sort()).toEqual([...keys].sort());
    for (const key of keys) expect([key, places(clausesEn[key])]).toEqual([key, places(clausesZh[key])]);
  });

  test('keep to their language', () => {
    expect(keys.filter(key => /[一-鿿][,;:!?]|[,;:!?][一-鿿]/.test(clausesZh[key]))).toEqual([]);
    expect(keys.filter(key => /\p{Script=Han}/u.test(clausesEn[key]))).toEqual([]);
  });
});
