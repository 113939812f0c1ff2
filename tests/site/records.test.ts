import {describe, expect, test} from 'vitest';
import {columnsOfRows} from '#files/columns.ts';
import type {Lang} from '#i18n/lang.ts';
import type {AreaReport} from '#site/area-report/area-report.ts';
import type {City} from '#site/city.ts';
import {areaRecords} from '#site/records/area-records.ts';
import {cityRecords} from '#site/records/city-records.ts';
import {areaFigures} from '#site/records/figures.ts';
import {offerLines, offers} from '#site/records/offers.ts';
import {meanWords, ratingOf} from '#site/records/ratings.ts';
import {periodWords, wordsOf} from '#site/records/words.ts';
import type {AreaRow, Row} from '#site/rows.ts';
import {sceneArea, sceneCity} from './scene-city.ts';

const zh = wordsOf('zh');
const en = wordsOf('en');

/** A row of `records`: of the community c1 unless it says otherwise. */
const record = (kind: string, metric: string, value: number | null, more: Row = {}): Row => ({
  record_kind: kind,
  metric,
  area_id: 'c1',
  area_kind: 'community',
  facility_id: null,
  category: null,
  period: null,
  value,
  unit: 'people',
  denominator: null,
  source: '某局登记 · Some bureau',
  as_of: '2025-12-31',
  joined_by: 'code',
  suppressed: null,
  ...more,
});
const rating = (facility: string, mean: number | null, more: Row = {}): Row =>
  record('ratings', 'rating', mean, {
    area_id: null,
    area_kind: null,
    facility_id: facility,
    unit: 'of 5',
    denominator: 213,
    ...more,
  });

const AREAS = [
  sceneArea('d1', 'district', null, {people: 20_000}),
  sceneArea('c1', 'community', 'd1', {people: 5000}),
  sceneArea('c2', 'community', 'd1'),
  sceneArea('v1', 'community', 'd1', {area_type: 'rural'}),
];

function scene(rows: readonly Row[], areas: readonly Row[] = AREAS, invented = false) {
  const city = sceneCity({areas, invented, services: [{category: 'market', completeness: 'official', covered: 0.7}]});
  return {city, records: cityRecords(city, columnsOfRows(rows), columnsOfRows(areas))};
}

const area = (city: City, id: string) => city.areas.find(({areaId}) => areaId === id) as AreaRow;

function figures(rows: readonly Row[], id = 'c1', lang: Lang = 'zh') {
  const {city, records} = scene(rows);
  return areaFigures(city, records, area(city, id), wordsOf(lang));
}

describe('three states of a figure', () => {
  const all = [
    record('disability', 'people_disabled', 0),
    record('disability', 'people_disabled', null, {area_id: 'c2', suppressed: 'small-count'}),
    record('disability', 'people_disabled', null, {area_id: 'v1', suppressed: 'complementary'}),
    record('meals', 'meals', 1200, {period: '2025-11'}),
  ];
  const shown = (id: string, kind: string) => figures(all, id).figures.find(one => one.kind === kind)?.entries[0];

  test('none, few, hidden for the sake of others and unknown read differently, and only a number has a value', () => {
    expect(shown('c1', 'disability')).toMatchObject({state: 'given', text: '0人', value: 0});
    expect(shown('c2', 'disability')).toMatchObject({state: 'small', text: '数目小，不公布', value: null});
    expect(shown('v1', 'disability')).toMatchObject({state: 'protected', text: '为防推算不公布', value: null});
    expect(shown('c2', 'meals')).toMatchObject({state: 'no-data', text: '没有数据', value: null});
    expect(figures(all, 'c2').isAnySuppressed).toBe(true);
    expect(figures(all, 'c1').isAnySuppressed).toBe(false);
  });

  test('a list the city gives nowhere is named once, and is no row', () => {
    const {figures: rows, notGiven} = figures(all);
    expect(rows.map(({kind}) => kind)).toEqual(['meals', 'disability']);
    expect(notGiven).toContain('户数、社区服务设施面积、社区工作者、居民满意度、服务人次和好差评');
    expect(notGiven).not.toContain('残疾人');
    expect(figures(all, 'c1', 'en').notGiven).toContain('households, floor area');
  });

  test('a number that is neither there nor said to be hidden is refused, and so is an unknown reason', () => {
    expect(() => scene([record('meals', 'meals', null)])).toThrow(/value/);
    expect(() => scene([record('meals', 'meals', null, {suppressed: 'shy'})])).toThrow(/shy/);
  });

  test('a hidden row shows no number even where one slipped in', () => {
    const slipped = figures([record('disability', 'people_disabled', 7, {suppressed: 'small-count'})]);
    expect(JSON.stringify(slipped)).not.toContain('7');
  });
});

describe('what stands beside a number', () => {
  test('workers are set against the residents of the place, who are named; not in villages', () => {
    const rows = [record('workers', 'workers', 9), record('workers', 'workers', 3, {area_id: 'v1'})];
    const [workers] = figures(rows).figures;
    expect(workers?.entries[0]?.text).toBe('9人');
    // 9 workers, 5000 residents
    expect(workers?.notes).toEqual(['约每万居民18人，按这里全部居民（人口资料2020）算']);
    expect(figures(rows, 'c1', 'en').figures[0]?.notes[0]).toContain('18 per 10,000 residents');
    expect(figures(rows, 'v1').figures[0]?.notes).toEqual([]);
  });

  test('satisfaction has the number asked and says that it is not our measure; services follow the whole', () => {
    const asked = (category: string | null, share: number) =>
      record('satisfaction', 'satisfied_share', share, {category, denominator: 1213});
    const found = figures([asked('market', 0.9996), asked(null, 0.9)]).figures;
    expect(found.map(({name}) => name)).toEqual(['居民满意度', '居民满意度：菜市场、生鲜超市']);
    expect(found.map(({entries}) => entries[0]?.text)).toEqual(['90%（问了1,213人）', '>99%（问了1,213人）']);
    expect(found[0]?.notes[0]).toContain('不是本站');
    const [unasked] = figures([record('satisfaction', 'satisfied_share', 0.9, {denominator: null})]).figures;
    expect(unasked?.entries[0]?.text).toBe('90%（没有给出问了多少人）');
  });

  test('periods run from the newest, three of them, and the rest is said to be in the download', () => {
    const months = ['2025-01', '2025-04', '2025-03', '2025-02', '2024-12'];
    const [visits] = figures(months.map((period, at) => record('visits', 'visits', 1000 + at, {period}))).figures;
    expect(visits?.entries.map(({period, text}) => `${period} ${text}`)).toEqual([
      '2025年4月 1,001人次',
      '2025年3月 1,002人次',
      '2025年2月 1,003人次',
    ]);
    expect(visits?.older).toBe('更早的2期在下载文件里');
  });

  test('periods of every form are read; what is none stays as it is written', () => {
    expect(periodWords('zh', '2025-Q3')).toBe('2025年第三季度');
    expect(periodWords('en', '2025-H1')).toBe('first half of 2025');
    expect(periodWords('en', '2025-03-01/2025-04-15')).toBe('1 Mar 2025–15 Apr 2025');
    expect(periodWords('zh', '2025')).toBe('2025年');
    expect(periodWords('zh', 'spring <b>')).toBe('spring <b>');
  });

  test('every number has its source in the language of the page, with its date', () => {
    const rows = [record('households', 'households', 812)];
    expect(figures(rows).figures[0]?.source).toBe('某局登记，2025年12月31日');
    expect(figures(rows, 'c1', 'en').figures[0]?.source).toBe('Some bureau, 31 Dec 2025');
    const bare = record('households', 'households', 812, {source: ' ', as_of: null});
    expect(figures([bare]).figures[0]?.source).toBe('来源不详，日期不详');
  });

  test('a sentence says what is known and nothing else', () => {
    const rows = [
      record('households', 'households', 1812),
      record('disability', 'people_disabled', null, {suppressed: 'small-count'}),
    ];
    expect(figures(rows).sentence).toBe('这里登记有1,812户。');
    expect(figures(rows, 'c2').sentence).toBe('');
  });
});

describe('wider areas', () => {
  const rows = [
    record('visits', 'visits', 40, {period: '2025'}),
    record('disability', 'people_disabled', 50),
    record('disability', 'people_disabled', 61, {area_id: 'd1', area_kind: 'district', joined_by: 'sum'}),
  ];

  test('have kinds of communities as a published sum only; without one there is none', () => {
    const [visits, disabled] = figures(rows, 'd1').figures;
    expect(disabled?.entries[0]).toMatchObject({state: 'given', value: 61});
    expect(disabled?.notes[0]).toContain('合计');
    expect(visits?.entries[0]).toMatchObject({state: 'no-data', value: null});
    expect(visits?.entries[0]?.text).toContain('只按社区公布');
  });
});

describe('the list of areas', () => {
  const areas = AREAS.map(row => ({...row, households: 700, workers: null, service_floor_area_sqm: 350}));

  test('gives figures too; a record goes before it', () => {
    const {city, records} = scene([record('households', 'households', 702)], areas);
    const of = (id: string) =>
      areaFigures(city, records, area(city, id), zh).figures.map(({kind, entries, source}) => [
        kind,
        entries[0]?.value,
        source,
      ]);
    expect(of('c1')).toEqual([
      ['households', 702, '某局登记，2025年12月31日'],
      ['floor-area', 350, '区划资料，日期不详'],
    ]);
    expect(of('c2')[0]).toEqual(['households', 700, '区划资料，日期不详']);
  });
});

describe('ratings', () => {
  test('show the mean and of how many, are labelled where the city is invented, and keep unknown apart from few', () => {
    const rows = [rating('a', 4.6), rating('b', null, {denominator: null, suppressed: 'small-count'})];
    const {city, records} = scene(rows, AREAS, true);
    const of = (id: string, words = zh) => ratingOf(city, records, id, words);
    expect(of('a')).toMatchObject({state: 'given', text: '好差评4.6（满分5，213次）', mean: 4.6, count: 213});
    expect(of('a')?.label).toBe('虚构 · invented');
    expect(of('a', en)?.text).toBe('rated 4.6 of 5 (213 ratings)');
    expect(of('b')).toMatchObject({state: 'small', mean: null, count: null});
    expect(of('c')).toMatchObject({state: 'no-data', text: '好差评：没有数据', mean: null});
    expect(ratingOf(scene(rows).city, scene(rows).records, 'a', zh)?.label).toBe('');
    expect(ratingOf(scene([]).city, scene([]).records, 'a', zh)).toBeNull();
  });

  test('the best mean is written only for the best', () => {
    expect(meanWords(4.999, 5)).toBe('4.99');
    expect(meanWords(5, 5)).toBe('5');
    expect(meanWords(4.256, null)).toBe('4.26');
  });

  test('of two, the newer is shown', () => {
    const {city, records} = scene([rating('a', 4, {as_of: '2025-06-30'}), rating('a', 3, {as_of: '2024-06-30'})]);
    expect(ratingOf(city, records, 'a', zh)?.mean).toBe(4);
  });

  test('stand in the order of services whatever they are', () => {
    const order = (means: readonly [number, number]) => {
      const {city, records} = scene([rating('list:park', means[0]), rating('list:market', means[1])]);
      const view = (category: string) => ({
        category,
        name: category,
        nearest: {facilityId: `list:${category}`, name: category},
      });
      const services = [view('park'), view('market')] as unknown as AreaReport['services'];
      return areaRecords(city, records, area(city, 'c1'), {services}, zh).rated.map(({facilityId}) => facilityId);
    };
    expect(order([5, 1])).toEqual(order([1, 5]));
  });
});

describe('hostile texts', () => {
  const nasty = '<img src=x onerror=alert(1)>\u202eevil';

  test('stay text: sources, periods and services are neither dropped nor turned around', () => {
    const rows = [record('visits', 'visits', 12, {source: nasty, period: nasty, category: nasty, as_of: nasty})];
    const [visits] = figures(rows).figures;
    for (const text of [visits?.source, visits?.entries[0]?.period, visits?.name]) {
      expect(text).toContain('<img src=x onerror=alert(1)>');
      expect(text).not.toContain('\u202e');
    }
  });
});

describe('what a city gives', () => {
  const rows = [
    record('disability', 'people_disabled', 50),
    record('disability', 'people_disabled', null, {area_id: 'c2', suppressed: 'small-count'}),
    rating('a', 4.6),
    rating('b', null, {suppressed: 'small-count', denominator: null}),
  ];

  test('every optional list has a line; those not given say so, with no link', () => {
    const {city, records} = scene(rows);
    const all = offers(city, records, zh);
    expect(all.map(({list}) => list)).toEqual([
      ...['households', 'floor-area', 'workers', 'satisfaction', 'visits', 'meals', 'disability'],
      ...['ratings', 'self-service', 'meal-points', 'estates'],
    ]);
    expect(all.filter(({isGiven}) => isGiven).map(({list, much}) => [list, much])).toEqual([
      ['disability', '1个社区（村）有数，1个不公布，1个没有数据'],
      ['ratings', '1处设施有评分，1个不公布'],
    ]);
    for (const offer of all.filter(({isGiven}) => !isGiven)) {
      expect(offer.files).toEqual([]);
      expect(offer.sources).toEqual([]);
      expect(offer.much).toBe('');
    }
    expect(offerLines(all, zh)[0]).toBe('有：残疾人和好差评。');
    expect(offerLines(all, zh)[1]).toContain('没有数据，不是零');
  });
});
