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
import {normView} from '#site/clauses/norm-view.ts';
import {type ClauseRow, loadViews} from '#site/clauses/rows.ts';
import {sceneCity} from './scene-city.ts';
import {marketClause as market} from './scene-clause.ts';

const words = (lang: 'zh' | 'en'): Words => ({lang, t: translator(lang), c: clauseText(lang)});
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

describe('facilities by night', () => {
  const chain = loadViews().find(view => view.shows === 'hours')!;
  const [first, second, third] = chain.groups.flatMap(group => group.categories);
  const place = (category: string, opening_hours: string | null, change: object = {}) => ({
    ...{facility_id: `list:x:${category}`, category, name: 'x', name_zh: null, name_en: null, lon: 118, lat: 24},
    ...{inside: true, status: 'open', source: 'list', completeness: 'official', doubtful: false, address: null},
    ...{phone: null, as_of: null, opening_hours},
    ...change,
  });

  test('are counted by their hours; a service the city has no data of is no data, not none', () => {
    const city = sceneCity({
      noData: [second!],
      facilities: [
        place(first!, '24/7'),
        place(first!, '08:00-22:00'),
        place(first!, null),
        place(first!, '24/7', {status: 'closed'}),
        place(first!, '24/7', {inside: false}),
      ],
    });
    const night = new Map(viewPage(city, [], chain, words('zh')).night.map(row => [row.category, row.counts]));
    expect(night.get(first!)).toEqual({places: 3, open: 1, shut: 1, unknown: 1});
    expect(night.get(second!)).toBeNull();
    expect(night.get(third!)).toEqual({places: 0, open: 0, shut: 0, unknown: 0});
  });
});

describe('norms', () => {
  const NORMS = JSON.parse(readFileSync(new URL('../../data/catalogues/norms.json', import.meta.url), 'utf8')).norms;
  const scene = sceneCity();
  const parameters = {...scene.manifest.parameters, norms: NORMS};
  const city = {...scene, manifest: {...scene.manifest, parameters}};
  const norm = (clauseId: string, change: Partial<ClauseRow>): ClauseRow =>
    market({
      ...{clauseId, category: 'svc_station', obligation: 'reference', tier: null, targetShare: null},
      ...{unknown: null, share: null, shareLow: null, shareHigh: null, verdict: 'met', why: null},
      ...change,
    });
  const floor = (change: Partial<ClauseRow> = {}) =>
    norm('service_floor_per_100_households', {
      ...{measure: 'per_households', cutoff: 30, numerator: 41_578, denominator: 115_385},
      ...{denominatorKind: 'households'},
      ...change,
    });

  test('say what is asked, what there is for so many, and all there is: no people, no share, no range', () => {
    const shown = normView(city, floor(), words('zh'));
    expect(shown.asks).toBe('每100户30平方米建筑面积');
    // 41,578 ÷ 1,153.85
    expect(shown.found).toBe('每100户36平方米建筑面积');
    expect([shown.amount.text, shown.among.text]).toEqual(['41,578平方米建筑面积', '115,385户']);
    expect(shown).not.toHaveProperty('range');
    expect(shown).not.toHaveProperty('left');
  });

  test('workers are counted one by one; only the people they are for are modelled', () => {
    const change = {measure: 'per_people', cutoff: 18, numerator: 548, denominator: 300_123, denominatorKind: 'people'};
    const shown = normView(city, norm('workers_per_10000_urban', change), words('en'));
    expect([shown.amount.text, shown.amount.value]).toEqual(['548 workers', 548]);
    expect([shown.among.text, shown.among.value]).toEqual(['300,000 people', 300_123]);
    expect(shown.found).toBe('18.3 workers per 10,000 people');
  });

  test('of one person are not said of 1 people; what is missing is no data', () => {
    const change = {measure: 'per_people', cutoff: 0.1, numerator: null, denominator: 300, denominatorKind: 'people'};
    const land = norm('elder_land_per_person_new:planned', change);
    expect(normView(city, land, words('en')).asks).toBe('0.1 m² of land per person');
    expect(normView(city, land, words('zh')).asks).toBe('每人0.1平方米用地');
    expect(normView(city, land, words('zh')).found).toBe('');
    expect(normView(city, land, words('zh')).amount).toEqual({text: '没有数据', value: null});
  });

  test('that the manifest does not have are refused, not guessed', () => {
    expect(() => normView(scene, floor(), words('zh'))).toThrow(/norm service_floor_per_100_households/);
  });

  test('stand in a table of their own and count as no clause', () => {
    const elders = loadViews().find(({groups}) => groups.some(group => group.categories.includes('svc_station')))!;
    const page = viewPage(city, [floor()], elders, words('zh'));
    expect(page.norms.map(({id}) => id)).toEqual(['service_floor_per_100_households']);
    expect(page.groups.flatMap(group => [...group.must, ...group.rest])).toEqual([]);
    expect(page.counts).toEqual({met: 0, notMet: 0, open: 0});
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
    const strange = JSON.parse(text);
    strange.views[1].shows = 'moons';
    expect(() => readViews(JSON.stringify(strange), all)).toThrow(
      new RegExp(
        `views.json: row ${strange.views[1].key}, shows: found "moons", expected one of clauses, hours, survey`,
      ),
    );
    expect(() => readViews('{', all)).toThrow(/views\.json/);
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
