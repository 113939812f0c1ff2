import {describe, expect, test} from 'vitest';
import {clauseText} from '#i18n/clauses.ts';
import {landEn} from '#i18n/land.en.ts';
import {landZh} from '#i18n/land.zh.ts';
import {translator} from '#i18n/translate.ts';
import type {City} from '#site/city.ts';
import type {Words} from '#site/clauses/clause-view.ts';
import {judgedIndex, viewPage} from '#site/clauses/judged-page.ts';
import {type ClauseRow, loadViews} from '#site/clauses/rows.ts';
import {hectares, type SurveyRow} from '#site/clauses/survey.ts';
import {sceneCity} from './scene-city.ts';
import {marketClause} from './scene-clause.ts';

const words = (lang: 'zh' | 'en'): Words => ({lang, t: translator(lang), c: clauseText(lang)});
const people: ClauseRow = marketClause({unknown: 250});
const land: ClauseRow = {
  ...people,
  clauseId: 'market-gb50180-10min:land',
  denominatorKind: 'residential_land',
  numerator: 1_234_500,
  denominator: 2_000_000,
  unknown: 60_000,
  shareLow: 0.5,
  share: 0.617,
  shareHigh: 0.7,
  verdict: 'not-applicable',
  why: 'land-beside',
  whyZh: '用地只作对照，判断看居民',
  whyEn: 'land stands beside for comparison',
};
const view = loadViews().find(one => one.key === 'survey')!;

function withLand(given: object, change: Partial<City['manifest']> = {}): City {
  const city = sceneCity();
  const {manifest} = city;
  const source = {key: 'residential-land', kind: 'land', file: 'l.geojson', bytes: 1, sha256: null};
  return {
    ...city,
    manifest: {
      ...manifest,
      residentialLand: {squares: 3300, sideMeters: 25, squareMeters: 2_000_000},
      sources: [
        ...manifest.sources,
        {...source, kind: 'land', date: '2025-06-30', source: '规划局 · Planning office', licence: null},
      ],
      parameters: {...manifest.parameters, city: {...manifest.parameters.city, residentialLand: given}},
      ...change,
    } as City['manifest'],
  };
}

const survey = (city: City, rows: readonly ClauseRow[], lang: 'zh' | 'en' = 'zh') =>
  viewPage(city, rows, view, words(lang)).survey!;

describe('residents and residential land', () => {
  const given = withLand({file: 'l.geojson'});

  test('stand in two columns of one clause, each with its share, its range and what is unknown', () => {
    const [row] = survey(given, [people, land]).city.rows as SurveyRow[];
    expect(row!.people).toEqual({
      share: {text: '71%', value: 0.71234},
      range: '65–80%',
      amount: '',
      unknown: '约250人不清楚',
    });
    expect(row!.land).toEqual({
      share: {text: '62%', value: 0.617},
      range: '50–70%',
      amount: '123公顷，共200公顷',
      unknown: '6公顷不清楚',
    });
    expect(survey(given, [people, land], 'en').city.rows[0]!.land!.amount).toBe('123 of 200 hectares');
  });

  test('land counts in no verdict, no list of clauses and no list of what is not judged', () => {
    const both = viewPage(given, [people, land], view, words('zh'));
    const alone = viewPage(given, [people], view, words('zh'));
    expect({...both, survey: null}).toEqual({...alone, survey: null});
    const index = (rows: ClauseRow[]) => judgedIndex(given, rows, loadViews(), words('zh'));
    expect(index([people, land])).toEqual(index([people]));
  });

  test('where it is not given the page says so, and an empty column is no zero', () => {
    const bare = survey(sceneCity(), [people]);
    expect(bare.city.rows[0]!.land).toBeNull();
    expect(bare.hasLand).toBe(false);
    expect(bare.notes).toEqual([landZh['land.noneWhy']]);
    expect(landZh['land.noneWhy']).toContain('没有给出居住用地');
    expect(survey(sceneCity(), [people], 'en').notes).toEqual([landEn['land.noneWhy']]);
  });

  test('its source, date, size and how it was cut are said in one language', () => {
    expect(survey(given, [people, land]).notes[0]).toMatch(/规划局，2025年6月30日。市内共200公顷，切成边长25米的方格/);
    expect(survey(given, [people, land], 'en').notes[0]).toMatch(/Planning office, 30 Jun 2025\. 200 hectares/);
  });

  test('land off the map says that the map may not have all of it', () => {
    const osm = withLand({kind: 'osm'});
    expect(survey(osm, [people, land]).notes).toContainEqual(expect.stringMatching(/多半不全.*200公顷/));
    expect(survey(given, [people, land]).notes.join()).not.toMatch(/多半不全/);
  });

  test('districts with land have their own table, those without have none', () => {
    const names = {name: 'east', name_language: 'zh', name_zh: '东区', name_en: 'East'};
    const {areas} = sceneCity({
      areas: [
        {
          ...{area_id: 'east', kind: 'district', parent_area_id: null, code12: null, area_type: 'urban', people: 100},
          ...{...names, households: null, has: null, lacks: null, unknown: null, polygon: null},
        },
      ],
    });
    const city = {...given, areas};
    const [district] = areas;
    const at = {areaId: district!.areaId, areaKind: 'district'};
    const {districts} = survey(city, [people, land, {...people, ...at}, {...land, ...at, share: 0.25}]);
    expect(districts.map(({areaId}) => areaId)).toEqual([district!.areaId]);
    expect(districts[0]!.rows[0]!.land!.share.text).toBe('25%');
    expect(survey(city, [people, land, {...people, ...at}]).districts).toEqual([]);
  });

  test('hectares have three digits', () => {
    expect([12_345_678, 1_234_567, 17_775, 600, 0].map(hectares)).toEqual(['1,230', '123', '1.78', '<0.1', '0']);
  });
});
