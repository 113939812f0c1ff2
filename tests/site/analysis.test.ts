import {describe, expect, test} from 'vitest';
import {translator} from '#i18n/translate.ts';
import {analysisPage} from '#site/analysis/analysis-page.ts';
import {type AnalysisSection, pointsRange} from '#site/analysis/section.ts';
import {shareAxis} from '#site/analysis/sensitivity-section.ts';
import type {Row} from '#site/rows.ts';
import {type SceneOptions, sceneArea, sceneCity, sceneGap} from './scene-city.ts';

const zh = translator('zh');
const en = translator('en');
const services = [{category: 'kindergarten', completeness: 'official', covered: 0.7} as const];
const KINDERGARTEN = 'kindergarten-gb50180-5min';

const everyone = {profile: 'adult', group: 'all', area_id: 'scene', area_kind: 'city', people: 10_000};

function completeness(tier: string, category: string | null, has: number, lacks: number, more: Row = {}): Row {
  return {
    ...everyone,
    tier,
    category,
    standard_id: category === null ? null : KINDERGARTEN,
    services: category === null ? 2 : 1,
    has_low: has - 500,
    has,
    has_high: has + 500,
    lacks,
    unknown: 10_000 - has - lacks,
    ...more,
  };
}

const opportunities: Row = {
  ...everyone,
  category: 'kindergarten',
  cutoff_seconds: 300,
  people_0: 2500,
  people_1: 4000,
  people_2: 2000,
  people_3plus: 1000,
  people_unknown: 500,
  people_any_low: 6600,
  people_any: 7000,
  people_any_high: 7500,
};

function sensitivity(assumption: string, setting: string, covered: number): Row {
  return {
    category: 'kindergarten',
    standard_id: KINDERGARTEN,
    assumption,
    setting,
    setting_zh: `改${setting}`,
    setting_en: `set ${setting}`,
    people: 10_000,
    covered,
    covered_difference: covered - 7000,
    unknown: 0,
    why: null,
  };
}

function equity(index: string, value: number | null, more: Row = {}): Row {
  return {
    ...everyone,
    category: 'kindergarten',
    index,
    standard_id: KINDERGARTEN,
    measure: 'seconds',
    cutoff_seconds: 300,
    cutoff_meters: null,
    compared_with: null,
    rank_by: null,
    people_unknown: 0,
    value_low: value === null ? null : value - 0.01,
    value,
    value_high: value === null ? null : value + 0.01,
    comparison: null,
    certainty: 'known',
    ...more,
  };
}

const capacity = (verdict: string, more: Row = {}): Row => ({
  category: 'nursery',
  method: 'allocation',
  area_id: 'scene',
  area_kind: 'city',
  group: 'age0to2',
  cutoff_seconds: 300,
  capacity_unit: 'places',
  capacity_total: 90,
  people: 400,
  served: 80,
  served_low: 60,
  served_high: 90,
  over_capacity: 120,
  out_of_reach: 200,
  per_1000: null,
  per_1000_low: null,
  per_1000_high: null,
  verdict,
  why: null,
  why_zh: null,
  why_en: null,
  ...more,
});

const indicator = (area: string, value: number | null, verdict: string, more: Row = {}): Row => ({
  indicator_id: 'service_floor_per_100_households',
  name_zh: '每百户社区综合服务设施面积',
  name_en: 'Floor area per 100 households',
  area_id: area,
  area_kind: 'community',
  basis: 'existing',
  year: null,
  value,
  unit: 'square metres per 100 households',
  target: 30,
  verdict,
  why_zh: value === null ? '缺少户数' : null,
  why_en: value === null ? 'households are missing' : null,
  source: '文件 · document',
  ...more,
});

const site = (size: number, rank: number, gained: number, total: number, bound: number): Row => ({
  category: 'kindergarten',
  standard_id: KINDERGARTEN,
  plan_size: size,
  rank,
  lon: 118.004,
  lat: 24.004,
  people_gained: gained,
  people_gained_total: total,
  upper_bound: bound,
  optimal: bound === total,
  people_robust: gained,
  people_unknown: 7,
  candidates: 20,
});

function section(id: string, options: SceneOptions, t = zh, lang: 'zh' | 'en' = 'zh'): AnalysisSection {
  const found = analysisPage(sceneCity({services, ...options}), t, lang).sections.find(one => one.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
}

describe('whether everything is there', () => {
  const rows = [
    completeness('5', 'kindergarten', 7000, 3000),
    completeness('5', 'park', 1000, 0),
    completeness('5', null, 1000, 3000),
    completeness('all', null, 1000, 3000),
    completeness('all', null, 9999, 1, {profile: 'own'}),
  ];

  test('is three counts with a range, the unknown apart', () => {
    const {finding} = section('completeness', {analysis: {completeness: rows}});
    expect(finding).toBe(
      '场景市的居民中，2项必须配置的服务走路样样都到得了的：10%（约1,000人，假设区间5–15%）；确知至少缺一项的：30%（约3,000人）；没有发现缺项、但至少一项不清楚的：60%（约6,000人）。',
    );
  });

  test('adds up in every bar, and all tiers stand first', () => {
    const found = section('completeness', {analysis: {completeness: rows}});
    expect(found.figures[0]?.figure.rows[0]?.map(cell => cell.value).slice(4)).toEqual([
      10_000, 6500, 7000, 7500, 3000, 0,
    ]);
    expect(found.figures[0]?.parts?.groups.map(group => group.title)).toEqual(['各圈合计', '5分钟圈']);
    expect(found.figures[0]?.figure.title).toBe('缺得最多的是幼儿园：约3,000人步行5分钟内确知没有');
  });

  test('never writes nought for what is not known', () => {
    const unknown = [
      completeness('5', 'park', 0, 0, {has_low: 0, has_high: 0}),
      completeness('all', null, 0, 0, {has_low: 0, has_high: 0}),
    ];
    const found = section('completeness', {analysis: {completeness: unknown}});
    const row = found.figures[0]?.parts?.groups[1]?.rows[0];
    expect([row?.main, row?.second, row?.third]).toEqual(['—', '—', '1万']);
    expect(found.finding).toContain('没有人（换用各种假设都是0%）');
  });

  test('is a method example where the standards do not apply, and words where there is nothing', () => {
    const abroad = section('completeness', {jurisdiction: 'MC', analysis: {completeness: rows}}, en, 'en');
    expect(abroad.finding).toMatch(/^Method example: /);
    expect(section('completeness', {}).finding).toBe('没有可以逐项数的必须服务，所以这里没有数字。');
  });
});

test('how many to choose from is told at the default minutes, each part with its people', () => {
  const analysis = {
    completeness: [completeness('5', 'kindergarten', 7000, 2500)],
    opportunities: [opportunities, {...opportunities, cutoff_seconds: 900, people_3plus: 9999}],
  };
  const {finding, figures} = section('choice', {analysis});
  expect(finding).toBe(
    '幼儿园：70%的居民步行5分钟内至少找到一处（假设区间66–75%）。其中10%有三处及以上可选，20%有两处；只有一处、没有第二选择的：40%（约4,000人）；确知一处也没有的：25%（约2,500人）；不清楚的：5%（约500人）。',
  );
  expect(figures[0]?.figure.rows).toHaveLength(1);
});

describe('other assumptions', () => {
  const analysis = {
    sensitivity: [
      sensitivity('base', 'base', 7000),
      sensitivity('speed', '0.85', 6000),
      sensitivity('waits', '0', 7000),
      {
        ...sensitivity('population-source', 'other', 0),
        category: null,
        standard_id: null,
        people: null,
        covered: null,
        covered_difference: null,
        unknown: null,
        why: '只有一份 · only one',
      },
    ],
  };

  test('say the span and what moves the number most', () => {
    expect(section('sensitivity', {analysis}).finding).toBe(
      '幼儿园：基准是70%的居民步行5分钟内到得了；一次只改一样，结果在60%到70%之间。变化最大的一种是“改0.85”：少了约1,000人。',
    );
    expect(section('sensitivity', {analysis}).tables[0]?.rows).toEqual([['幼儿园', '5分钟', '70%', '−10.0', '0']]);
  });

  test('that were not computed say why', () => {
    expect(section('sensitivity', {analysis}).notes).toEqual([{text: '改other：只有一份。', folded: ''}]);
    expect(section('sensitivity', {analysis}, en, 'en').notes[0]?.text).toBe('set other: only one.');
  });

  test('are drawn on an axis in whole steps that holds them all and never leaves 0 to 100 %', () => {
    for (const shares of [
      [0.94, 0.96],
      [0, 0.01],
      [0.99, 1],
      [0.1, 0.9],
      [0.5, 0.5],
    ]) {
      const {from, to, ticks} = shareAxis(shares);
      expect(from).toBeLessThanOrEqual(Math.min(...shares));
      expect(to).toBeGreaterThanOrEqual(Math.max(...shares));
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(1 + 1e-9);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(8);
    }
  });
});

describe('who is farther away', () => {
  const areas = [sceneArea('01', 'district', null)];
  const difference = (value: number, comparison: string, more: Row) =>
    equity('share_difference', value, {comparison, ...more});
  const old = {profile: 'age60plus', group: 'age60plus', compared_with: 'all', people: 2000};
  const district = {area_id: '01', area_kind: 'district', compared_with: 'scene', people: 100};

  test('is said with its range only where it can be ranked', () => {
    const analysis = {
      equity: [difference(-0.12, 'lower', old), difference(-0.3, 'cannot-rank', district)],
    };
    const found = section('equity', {areas, analysis});
    expect(found.finding).toBe(
      '60岁及以上的居民按自己的步速，步行5分钟内到得了幼儿园的占比，比全体居民按成人步速低12.0个百分点（各种假设下11.0–13.0）。',
    );
    expect(found.figures.map(({figure}) => figure.title)).toEqual([
      '幼儿园：1个年龄组里有1个与全体居民分得出高低',
      '幼儿园：各地与全市相比，都分不出高低',
    ]);
    expect(found.figures[1]?.figure.rows[0]?.at(-1)?.text).toBe('分不出高低');
  });

  test('is not said where nothing can be ranked, or nobody can be compared', () => {
    expect(
      section('equity', {areas, analysis: {equity: [difference(-0.3, 'cannot-rank', district)]}}).finding,
    ).toContain('没有一组能断定');
    expect(section('equity', {analysis: {equity: [equity('gini', 0.4)]}}).finding).toContain('没有可以互相比较的人');
  });

  test('comes with Gini and Theil and the part between places, and says why there is no Palma ratio', () => {
    const analysis = {
      equity: [
        equity('gini', 0.4),
        equity('theil', 0.2),
        equity('theil_between', 0.05, {compared_with: 'district'}),
        equity('fgt0', 0.3),
        equity('fgt1', null),
      ],
    };
    const {tables, notes} = section('equity', {analysis});
    expect(tables.map(table => table.rows)).toEqual([
      [['幼儿园', '5分钟', '30% (29–31%)', '—', '—']],
      [['幼儿园', '5分钟', '0.400 (0.390–0.410)', '0.200 (0.190–0.210)', '25%', '资料完整']],
    ]);
    expect(notes[0]?.text).toContain('没有帕尔马比和集中指数');
    const ranked = [equity('palma', 1.5, {rank_by: 'income'})];
    expect(section('equity', {analysis: {equity: ranked}}).notes[0]?.text).toContain('按收入排序');
  });
});

describe('whether there is room', () => {
  test('is three parts of the group, with range and known capacity', () => {
    expect(section('capacity', {analysis: {capacity: [capacity('judged')]}}).finding).toBe(
      '托育机构、托儿所（0至2岁，5分钟）：有位置的：20%（约80人，假设区间15–23%）；到得了但满了的：30%（约120人）；到不了的：50%（约200人）。已知容量共90个位。',
    );
  });

  test('is not judged without capacities, and the reason is given', () => {
    const unknown = capacity('cannot-judge', {served: null, why: 'capacity-unknown', why_zh: '甲', why_en: 'a'});
    const found = section('capacity', {analysis: {capacity: [unknown]}});
    expect(found.finding).toContain('不知道容量，不等于容得下');
    expect(found.notes).toEqual([{text: '不能判断的1种服务：容量已知的设施不到九成', folded: '托育机构、托儿所'}]);
  });

  test('per thousand is listed by place, the least first', () => {
    const supply = (area: string, per1000: number) =>
      capacity('judged', {
        method: '2sfca',
        area_id: area,
        area_kind: 'district',
        per_1000: per1000,
        per_1000_low: per1000,
        per_1000_high: per1000,
      });
    const areas = [sceneArea('01', 'district', null), sceneArea('02', 'district', null)];
    const {tables} = section('capacity', {areas, analysis: {capacity: [supply('01', 50), supply('02', 12.34)]}});
    expect(tables[0]?.rows.map(row => row.slice(1, 3))).toEqual([
      ['地方02', '12.3'],
      ['地方01', '50.0'],
    ]);
  });
});

describe('norms', () => {
  const indicators = [
    indicator('010101', 35, 'met'),
    indicator('010102', 20, 'not-met'),
    indicator('010103', null, 'cannot-judge'),
    indicator('scene', 28, 'not-applicable', {area_kind: 'city', why_zh: '全国平均'}),
  ];

  test('are counted by verdict at the finest level', () => {
    const found = section('norms', {analysis: {indicators}});
    expect(found.finding).toBe(
      '每百户社区综合服务设施面积（要求不少于30平方米/百户）：3个社区和村中，1个达到，1个没达到，1个不能判断。',
    );
    expect(found.tables[0]?.rows[0]).toEqual([
      '每百户社区综合服务设施面积',
      '28',
      '≥ 30',
      '平方米/百户',
      '不适用',
      '全国平均',
    ]);
  });

  test('that do not bind here judge nothing', () => {
    const none = [indicator('scene', null, 'not-applicable', {area_kind: 'city'})];
    expect(section('norms', {jurisdiction: 'MC', analysis: {indicators: none}}).finding).toContain('没有一条');
  });
});

describe('where to build next', () => {
  const sites = [site(1, 1, 330, 330, 330), site(2, 1, 330, 330, 700), site(2, 2, 300, 630, 700)];

  test('is a scenario with its gain and the bound nothing beats', () => {
    const found = section('sites', {analysis: {sites}});
    expect(found.finding).toBe(
      '幼儿园：新设1处，最多让约330人改为步行5分钟内到得了；新设2处，让约630人到得了，已证明任何方案不超过约700人。情景测算。',
    );
    expect(found.definitions[0]).toBe('情景测算 · 候选位置：未考虑用地、产权、造价');
    expect(found.tables[0]?.rows.map(row => row.slice(2))).toEqual([
      ['1', '330', '330', '已证明最优', '<10'],
      ['2', '630', '700', '离上界最多10.0%', '14'],
    ]);
    expect(found.figures[0]?.figure.rows.at(-1)?.at(-1)?.text).toContain('情景测算');
  });

  test('says why there is none', () => {
    expect(section('sites', {}).finding).toContain('没有缺口');
    expect(section('sites', {gaps: [sceneGap('g', 100, 'contested', 1)]}).finding).toContain('都有争议');
    expect(section('sites', {jurisdiction: 'MC'}).finding).toContain('不适用');
  });
});

test('differences are whole signs and tenths of a point', () => {
  expect([pointsRange(-0.01, 0.024), pointsRange(0, 0.0001)]).toEqual(['−1.0…+2.4', '0']);
});
