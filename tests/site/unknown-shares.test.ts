import {describe, expect, test} from 'vitest';
import {translator} from '#i18n/translate.ts';
import {sensitivitySection} from '#site/analysis/sensitivity-section.ts';
import {agePairs, areasFigure} from '#site/figures/share-figures.ts';
import {findings} from '#site/findings.ts';
import type {Row} from '#site/rows.ts';
import {sceneArea, sceneCity} from './scene-city.ts';

const zh = translator('zh');
const standard = sceneCity().standards.find(row => row.category === 'market' && row.default)!;
const SERVICE = {category: 'market', covered: 0.7, completeness: 'official'} as const;

/** Market coverage of 100 people. */
function market(parts: {covered: number; unknown: number}, where: Row = {}): Row {
  return {
    ...{category: 'market', standard_id: standard.id, measure: standard.measure, cutoff_meters: standard.metres},
    cutoff_seconds: standard.minutes === null ? null : standard.minutes * 60,
    ...{profile: 'adult', group: 'all', area_id: 'a', area_kind: 'district', people: 100},
    ...{covered_low: parts.covered, covered: parts.covered, covered_high: parts.covered},
    ...{uncovered: 100 - parts.covered - parts.unknown, unknown: parts.unknown},
    ...where,
  };
}

describe('where of nobody it is known', () => {
  const areas = ['a', 'b', 'c'].map(id => sceneArea(id, 'district', null));
  const scene = (rows: readonly Row[]) =>
    areasFigure(sceneCity({services: [SERVICE], areas, coverage: rows}), zh, 'zh')!;

  test('an area is not the lowest one: it stands last, without a mark, and no other is called the lowest', () => {
    const figure = scene([
      market({covered: 0, unknown: 100}),
      market({covered: 20, unknown: 0}, {area_id: 'b'}),
      market({covered: 90, unknown: 0}, {area_id: 'c'}),
    ]);
    expect(figure.rows.map(row => row[0]!.value)).toEqual(['b', 'c', 'a']);
    const share = figure.columns.findIndex(({key}) => key === 'share_covered');
    expect(figure.rows.map(row => row[share]!.value)).toEqual([0.2, 0.9, null]);
    expect(figure.rows[2]![share]!.text).toBe('不清楚');
    expect(figure.title).not.toContain('20%');
  });

  test('an area is called the lowest only when even its unknown could not lift it above any other', () => {
    const low = (unknown: number) =>
      scene([
        market({covered: 20, unknown}),
        market({covered: 60, unknown: 0}, {area_id: 'b'}),
        market({covered: 90, unknown: 0}, {area_id: 'c'}),
      ]).title;
    expect(low(30)).toContain('20%');
    expect(low(50)).not.toContain('20%');
  });

  test('of the old nothing is said in comparison', () => {
    const old = {profile: 'age60plus', group: 'age60plus', area_id: 'scene', area_kind: 'city'};
    const all = {area_id: 'scene', area_kind: 'city'};
    const city = (unknown: number) =>
      sceneCity({
        coverage: [market({covered: 50, unknown: 0}, all), market({covered: unknown > 0 ? 0 : 40, unknown}, old)],
      });
    expect(agePairs(city(0)).map(pair => pair.old.covered)).toEqual([40]);
    expect(agePairs(city(100))).toEqual([]);
    expect(findings(city(0), zh, 'zh').map(({name}) => name)).toContain('old');
    expect(findings(city(100), zh, 'zh').map(({name}) => name)).not.toContain('old');
  });

  test('no share stands in the table of assumptions', () => {
    const row = (setting: string, covered: number, unknown: number, standardId = standard.id): Row => ({
      ...{category: 'market', standard_id: standardId, people: 100, covered, covered_difference: 0, unknown, why: null},
      ...{assumption: setting === '' ? 'base' : 'speed', setting, setting_zh: setting, setting_en: setting},
    });
    const pharmacy = sceneCity().standards.find(one => one.category === 'pharmacy' && one.default)!;
    const known = {...row('', 40, 0, pharmacy.id), category: 'pharmacy'};
    const city = sceneCity({
      services: [SERVICE],
      analysis: {
        sensitivity: [known, {...known, assumption: 'speed', setting: '1'}, row('', 0, 100), row('1', 0, 100)],
      },
    });
    const cells = sensitivitySection(city, zh, 'zh').tables.flatMap(table => table.rows);
    const line = cells.find(cell => cell.includes('不清楚'))!;
    expect(line.filter(cell => cell === '不清楚')).toHaveLength(2);
    expect(cells.flat()).not.toContain('0%');
  });
});
