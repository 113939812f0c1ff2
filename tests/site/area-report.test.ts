import {afterEach, describe, expect, test, vi} from 'vitest';
import {en as messagesEn} from '#i18n/messages.en.ts';
import {translator} from '#i18n/translate.ts';
import {areaReport} from '#site/area-report/area-report.ts';
import {hoursInWords} from '#site/area-report/hours.ts';
import type {City} from '#site/city.ts';
import type {Row} from '#site/rows.ts';
import {type SceneOptions, sceneArea, sceneCity} from './scene-city.ts';

const zh = translator('zh');
const en = translator('en');
const HOSTILE = '<img src=x onerror=alert(1)>"&';

/** Coverage of 100 people of one area at the default standard of a service. */
function covers(
  city: City,
  areaId: string,
  category: string,
  parts: {low?: number; covered: number; unknown?: number},
): Row {
  const standard = city.standards.find(row => row.category === category && row.default && row.decides);
  if (!standard) throw new Error(`${category} has no required default standard`);
  const {covered, low = covered, unknown = 0} = parts;
  return {
    category,
    standard_id: standard.id,
    measure: standard.measure,
    cutoff_seconds: standard.minutes === null ? null : standard.minutes * 60,
    cutoff_meters: standard.metres,
    profile: 'adult',
    group: 'all',
    area_id: areaId,
    area_kind: 'community',
    people: 100,
    covered_low: low,
    covered,
    covered_high: covered,
    uncovered: 100 - covered - unknown,
    unknown,
  };
}

const catalogue = sceneCity();
const FACILITY = {
  facility_id: 'list:m:market',
  category: 'market',
  name: HOSTILE,
  name_zh: null,
  name_en: null,
  lon: 118.0004,
  lat: 24.0003,
  inside: true,
  status: 'open',
  source: 'list',
  completeness: 'official',
  doubtful: false,
  address: HOSTILE,
  phone: '0000-5550001',
  opening_hours: 'Mo-Su 06:00-13:00',
  as_of: '2025-12-31',
  area_id_community: 'a',
};
const NEAREST = {
  category: 'market',
  area_id: 'a',
  facility_id: 'list:m:market',
  people: 60,
  seconds: 241,
  seconds_median: 250.5,
};

function scene(more: SceneOptions = {}, area: Row = {}) {
  const areas = [
    sceneArea('a', 'community', null, {area_type: 'urban', has: 1, lacks: 1, unknown: 1, ...area}),
    sceneArea('b', 'community', null, {area_type: 'urban', has: 1, lacks: 0, unknown: 0}),
    sceneArea('c', 'community', null, {area_type: 'urban', has: 1, lacks: 0, unknown: 0}),
  ];
  const coverage = [
    covers(catalogue, 'a', 'market', {covered: 80, low: 70}),
    covers(catalogue, 'a', 'park', {covered: 10}),
    covers(catalogue, 'a', 'kindergarten', {covered: 20, unknown: 80}),
    covers(catalogue, 'b', 'market', {covered: 60}),
    covers(catalogue, 'c', 'market', {covered: 60, unknown: 40}),
  ];
  return sceneCity({areas, coverage, facilities: [FACILITY], nearest: [NEAREST], ...more});
}

function report(city: City, lang: 'zh' | 'en' = 'zh') {
  const area = city.areas[0];
  if (!area) throw new Error('the scene has an area');
  return areaReport(city, area, lang === 'zh' ? zh : en, lang);
}

afterEach(() => vi.unstubAllEnvs());

describe('the report of an area', () => {
  test('says in short sentences who lives there, what is missing, how far it is, who is left out and how old all this is', () => {
    expect(report(scene()).sentences).toEqual([
      '地方a住着约100人，其中60岁及以上约20人。',
      '必须配的3项服务里，走得到的有1项，确知缺的有1项，不清楚的有1项。',
      '缺的是公园绿地。',
      '一半的居民走到最近的菜市场不超过5分钟。',
      '到不了的人最多的一项是公园绿地：约90人步行5分钟内到不了，到得了的占10%（换用各种假设都是10%）。',
      '最旧的一份资料是2016年3月5日的，去之前请先打电话。',
    ]);
  });

  test('puts what is missing first, then what is not known, and names the nearest with telephone and hours', () => {
    const {services} = report(scene());
    expect(services.map(row => [row.category, row.verdict])).toEqual([
      ['park', 'lacks'],
      ['kindergarten', 'unknown'],
      ['market', 'has'],
    ]);
    expect(services[0]?.nearest).toBeNull();
    expect(services[2]?.nearest).toMatchObject({
      name: HOSTILE,
      minutes: '走路约5分钟',
      forWhom: '对约60人来说最近',
      phones: [{written: '0000-5550001', href: 'tel:00005550001'}],
      hours: '每天 06:00–13:00',
      source: '民政局名单，2025年12月31日',
    });
    expect(services[2]?.range).toBe('70–80%');
  });

  test('is put above a place only where the ranges are apart, and unclear people keep them together', () => {
    const [line] = report(scene()).peers;
    expect(line).toMatchObject({key: 'market', higher: 1, lower: 0, tied: 1});
    const wide = scene({
      coverage: [
        covers(catalogue, 'a', 'market', {covered: 80, low: 60}),
        covers(catalogue, 'b', 'market', {covered: 60}),
        covers(catalogue, 'c', 'market', {covered: 60, unknown: 40}),
      ],
    });
    expect(report(wide).peers).toEqual([]);
    expect(report(wide).peersNote).toBe('1项都与所有同级地方分不出先后。');
  });

  test('without people it judges nothing and compares nothing', () => {
    const empty = report(scene({}, {people: 0, people_age60plus: 0, has: null, lacks: null, unknown: null}));
    expect(empty.judged).toBe(false);
    expect(empty.sentences[0]).toBe('地方a没有计入居民。');
    expect(empty.sentences).toHaveLength(3);
    expect([empty.ages, empty.peers]).toEqual([[], []]);
    expect(empty.services.every(row => row.verdict === null)).toBe(true);
  });

  test('without known ages it says so instead of nobody', () => {
    const unknown = report(scene({}, {people_age60plus: null}));
    expect(unknown.sentences[0]).toBe('地方a住着约100人，各年龄有多少人不清楚。');
    expect(unknown.ages).toEqual([]);
    const own = {...covers(catalogue, 'a', 'park', {covered: 10}), profile: 'own'};
    const nulls = Object.fromEntries(
      ['people', 'covered_low', 'covered', 'covered_high', 'uncovered', 'unknown'].map(name => [name, null]),
    );
    const withNulls = report(scene({coverage: [covers(catalogue, 'a', 'park', {covered: 10}), {...own, ...nulls}]}));
    expect(withNulls.left.columns).toEqual(['都按成人步速', '各按自己的步速']);
    expect(withNulls.left.rows[0]?.cells.map(cell => [cell.text, cell.people])).toEqual([
      ['90', 90],
      ['不清楚', null],
    ]);
  });

  test('without rows of coverage or of what is nearest it says what is not known', () => {
    const bare = report(scene({coverage: [], nearest: []}, {has: null, lacks: null, unknown: null}));
    expect(bare.services).toEqual([]);
    expect(bare.sentences[1]).toBe('这一级没有逐项公布的数字，不能判断有或缺。');
    expect(bare.sheet.lines).toEqual([]);
    expect(bare.sheet.verdicts).toEqual([]);
    expect(bare.floor).toBeNull();
  });

  test.each(['zh', 'en'] as const)('of whom nothing is known no share is told, not even none (%s)', lang => {
    const kindergarten = covers(catalogue, 'a', 'kindergarten', {covered: 0, unknown: 100});
    const meters = {standard_id: 'kindergarten-gb50180-300m', measure: 'path_meters', cutoff_seconds: null};
    const gym = catalogue.standards.find(row => row.default && !row.decides && row.category === 'gym')!;
    const city = scene({
      coverage: [
        kindergarten,
        {...kindergarten, ...meters, cutoff_meters: 300},
        {...kindergarten, category: 'gym', standard_id: gym.id},
      ],
      nearest: [],
    });
    const {services, others, sentences} = report(city, lang);
    const [row] = services;
    const words = lang === 'zh' ? '不清楚' : 'Not known';
    expect([row?.verdict, row?.share, row?.range, row?.uncovered, row?.unknown]).toEqual([
      'unknown',
      words,
      '',
      '—',
      '100',
    ]);
    expect(row?.others).toBe(lang === 'zh' ? '路程300米 不清楚' : '300 m walk not known');
    expect(others.map(other => other.share)).toEqual([words]);
    expect(sentences.join(' ')).not.toContain('%');
    expect(sentences.at(-2)).toBe(
      lang === 'zh'
        ? '最不清楚的一项是幼儿园：还不知道这里的约100人步行5分钟内到不到得了。'
        : 'Least is known of this: kindergarten. Of nobody here (about 100 people) is it known whether they can get to one (a 5-minute walk).',
    );
  });

  test('of a village no verdict is spoken', () => {
    const village = report(scene({}, {area_type: 'rural'}));
    expect(village.services.every(row => row.verdict === null)).toBe(true);
    expect(village.sentences[1]).toContain('这里是村');
    expect(village.peersNote).toBe('村不和城镇社区比：用的标准不一样。');
  });

  test('in English it is English', () => {
    const {sentences} = report(scene(), 'en');
    expect(sentences[1]).toBe(
      'Of 3 required services, 1 are within a walk, 1 are known to be missing, and of 1 we do not know.',
    );
    expect(sentences.slice(1).join(' ')).not.toMatch(/\p{Script=Han}/u);
    expect(messagesEn['ar.sheet']).toBe('One sheet for the notice board');
  });

  test('names of places are never markup in its pictures', () => {
    const city = scene({}, {name: HOSTILE, name_zh: HOSTILE});
    expect(report(city).map).not.toContain('<img');
    expect(report(city).map).toContain('&lt;img');
  });
});

describe('the sheet for the notice board', () => {
  test('has the code of its own page where the site knows its address', () => {
    expect(report(scene()).sheet.qr).toBe('');
    expect(report(scene()).sheet.address).toContain('还没有设定网址');
    vi.stubEnv('YIKE_SITE', 'https://example.org');
    const {sheet} = report(scene());
    expect(sheet.address).toBe('https://example.org/scene/areas/a/');
    expect(sheet.qr).toContain('aria-label="二维码：https://example.org/scene/areas/a/"');
  });

  test('says whom to ask offline, and says so when nobody was named', () => {
    expect(report(scene()).sheet.contact).toBe('发布者没有留下电话，也没有留下地址。');
    const asked = (contact: Readonly<Record<string, string>>) => report(scene({contact})).sheet.contact;
    expect(asked({phone: '12345', address: '示范路1号'})).toBe('不会上网？请打12345（示范路1号）。');
    expect(
      asked({phone: '12345；12346', address: 'Model Road 1', address_zh: '示范路1号', hours: 'Mo-Fr 09:00-17:00'}),
    ).toBe('不会上网？请打12345、12346（示范路1号，周一至周五 09:00–17:00；周末 休息）。');
    expect(asked({organisation: '民政局', address: '示范路1号'})).toBe('不会上网？请到示范路1号（民政局）。');
    // an organisation without a number or a door is no help
    expect(asked({organisation: '民政局', email: 'a@b.cn'})).toBe('发布者没有留下电话，也没有留下地址。');
  });

  test('has fewer lines rather than one that is cut off', () => {
    const categories = [
      'health_centre',
      'svc_station',
      'market',
      'bus',
      'park',
      'convenience',
      'svc_centre',
      'primary',
    ];
    const coverage = categories.map(category => covers(catalogue, 'a', category, {covered: 80}));
    const nearest = categories.map(category => ({...NEAREST, category, facility_id: `list:x:${category}`}));
    const places = (name: string) =>
      categories.map(category => ({...FACILITY, category, name, facility_id: `list:x:${category}`}));
    const short = report(scene({coverage, nearest, facilities: places('一号')}));
    const long = report(scene({coverage, nearest, facilities: places('很长的名字'.repeat(30))}));
    expect(short.sheet.lines.length).toBeGreaterThanOrEqual(6);
    expect(long.sheet.lines.length).toBeLessThan(short.sheet.lines.length);
    expect(long.sheet.lines.length).toBeGreaterThan(0);
  });
});

test.each([
  ['Mo-Fr 08:00-17:00; Sa 09:00-12:00', '周一至周五 08:00–17:00；周六 09:00–12:00；周日 休息'],
  ['Mo,We 08:00-12:00,14:00-17:00; Su off', '周一、周三 08:00–12:00、14:00–17:00；周二、周四至周日 休息'],
  ['24/7', '每天 全天'],
  ['06:00-22:00', '每天 06:00–22:00'],
  ['Apr-Oct 08:00-20:00', '登记的时间：Apr-Oct 08:00-20:00'],
  ['Mo-Fr 08:00-17:00; PH off', '登记的时间：Mo-Fr 08:00-17:00; PH off'],
])('hours %s are said as %s', (hours, words) => {
  expect(hoursInWords(hours, zh, 'zh')).toBe(words);
  expect(hoursInWords('  ', zh, 'zh')).toBeNull();
});
