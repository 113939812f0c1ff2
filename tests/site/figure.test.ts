import {describe, expect, test} from 'vitest';
import {parseCsv} from '#files/csv.ts';
import {translator} from '#i18n/translate.ts';
import {figureAddress, figureCsvMachine, figureCsvPeople, figureSvg} from '#site/figure.ts';
import {figureList} from '#site/figures/all.ts';
import {peopleBySteps} from '#site/figures/map-figures.ts';
import {mapScale} from '#site/map-scale.ts';
import {defaultCoverage} from '#site/scorecard.ts';
import {ribbonLines, sourceLine} from '#site/words.ts';
import {sceneCity} from './scene-city.ts';

const zh = translator('zh');
const en = translator('en');
const services = [
  {category: 'park', completeness: 'official', covered: 0.9} as const,
  {category: 'kindergarten', completeness: 'official', covered: 0.7, low: 0.66, high: 0.75} as const,
];
const cell = (people: number, seconds: number | null) => ({
  lon: 118.005,
  lat: 24.005,
  cell_meters: 100,
  people,
  seconds_kindergarten: seconds,
  seconds_park: seconds,
});

describe('figures that leave the page', () => {
  const city = sceneCity({invented: true, services, cells: [cell(10, 100), cell(20, 301), cell(5, null)]});
  const figures = figureList(city, 'zh');
  const [scorecard] = figures;

  test('have names of their own', () => {
    const names = figures.map(figure => figure.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('scorecard');
    expect(names).toContain('map-kindergarten');
  });

  test('carry headline, source with date, licence, address and ribbon in the SVG', () => {
    for (const figure of figures) {
      const text = figureSvg(city, figure, zh, 'zh', 'https://example.org').replace(/<[^>]+>/g, '');
      for (const part of [
        figure.title.slice(0, 8),
        '演示数据 · invented city',
        '2016年3月5日',
        'ODbL-1.0',
        `https://example.org/scene/#fig-${figure.name}`,
      ])
        expect(text.replaceAll(/\s/g, '')).toContain(part.replaceAll(/\s/g, ''));
    }
  });

  test('have a machine CSV with full values and a column that says the city is invented', () => {
    const [header = [], first = []] = scorecard ? parseCsv(figureCsvMachine(city, scorecard)) : [];
    expect(header.slice(0, 3)).toEqual(['category', 'name', 'standard_id']);
    expect(header.at(-1)).toBe('invented');
    const record = Object.fromEntries(header.map((name, index) => [name, first[index]]));
    expect(record).toMatchObject({
      category: 'kindergarten',
      covered: '7000',
      uncovered: '3000',
      unknown: '0',
      invented: 'true',
    });
    expect(record['cutoff_meters']).toBe('');
  });

  test('have a CSV for people with a byte order mark, Chinese header, source, licence and address', () => {
    const csv = scorecard ? figureCsvPeople(city, scorecard, zh, '') : '';
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const rows = parseCsv(csv);
    expect(rows[0]?.slice(0, 2)).toEqual(['类别', '服务']);
    const notes = Object.fromEntries(rows.filter(row => row.length === 2).map(([name, value]) => [name, value]));
    expect(notes['提示']).toBe('演示数据 · invented city');
    expect(notes['地址']).toBe('/scene/#fig-scorecard');
    expect(notes['来源']).toContain('民政局名单（2025年12月31日）');
  });

  test('have an address in the language of the page', () => {
    expect(scorecard && figureAddress(city, scorecard, 'en')).toBe('/en/scene/#fig-scorecard');
  });
});

test('the steps of a map hold everyone, and the end of a step belongs to it', () => {
  const city = sceneCity({services, cells: [cell(10, 120), cell(20, 120.1), cell(5, null), cell(7, 601)]});
  const row = defaultCoverage(city, 'scene').find(candidate => candidate.category === 'kindergarten');
  if (!row) throw new Error('the scene has kindergartens');
  const bands = peopleBySteps(city, mapScale(row));
  expect(bands.map(band => [band.from, band.to, band.people])).toEqual([
    [0, 2, 10],
    [2, 3, 20],
    [3, 5, 0],
    [5, 8, 0],
    [8, 10, 0],
    [10, null, 7],
    [null, null, 5],
  ]);
});

describe('words about sources', () => {
  test('a figure of one service names only the lists that claim it', () => {
    const city = sceneCity({services});
    expect(sourceLine(city, 'zh', ['park'])).toContain('民政局名单');
    expect(sourceLine(city, 'zh', ['library'])).not.toContain('民政局名单');
    expect(sourceLine(city, 'en', ['library'])).toBe('© OpenStreetMap contributors (5 Mar 2016) and sample (2020)');
  });

  test('a real city outside China is a method example, a Chinese one without approval carries its notice', () => {
    expect(ribbonLines(sceneCity({jurisdiction: 'MC'}), zh, 'zh')).toEqual(['方法示例 · 2016 年地图 · 不适用中国标准']);
    const notice = {zh: '未经地图审核，不得公开传播', en: 'not reviewed'};
    expect(ribbonLines(sceneCity({notice}), zh, 'zh')).toEqual([notice.zh]);
    expect(ribbonLines(sceneCity({invented: true}), en, 'en')).toEqual(['演示数据 · invented city']);
  });
});
