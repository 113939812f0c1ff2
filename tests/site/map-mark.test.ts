import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {mapMark, mapMarkBox, withMapMark} from '#charts/map-mark.ts';
import {mapMark as words} from '#i18n/map-mark.ts';
import {translator} from '#i18n/translate.ts';
import {isMapNumber} from '#schema/map-number.ts';
import {recordNumbers} from '#site/publication/record-number.ts';
import {originLines, ribbonLines} from '#site/words.ts';
import {sceneCity} from './scene-city.ts';

const notice = {zh: '未经地图审核，不得公开传播', en: 'Map not officially reviewed: not for publication'};
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

describe('the mark of a map', () => {
  test('lies at the lower left inside the frame, in every size of map and both languages', () => {
    for (const [width, height] of [
      [760, 620],
      [358, 460],
      [240, 200],
    ] as const) {
      for (const lang of ['zh', 'en'] as const) {
        const lines = words({notice}, lang);
        const [left, top, right, bottom] = mapMarkBox({width, height}, lines)!;
        expect([left, bottom]).toEqual([0, height]);
        expect(right).toBeLessThanOrEqual(width);
        expect(top).toBeGreaterThan(height * 0.7);
        expect(textsOf(mapMark({width, height}, lines)).join('')).toContain(notice.zh);
      }
    }
  });

  test('grows a thumbnail by a strip and breaks the Chinese words at their comma', () => {
    const small = withMapMark({width: 120, height: 90, body: '<g/>'}, [notice.zh]);
    expect(textsOf(small.body)).toEqual(['未经地图审核，', '不得公开传播']);
    expect(small.height).toBeGreaterThan(90);
    const ys = [...small.body.matchAll(/<text x="[^"]*" y="([^"]*)"/g)].map(([, y]) => Number(y));
    for (const y of ys) expect(y > 90 && y < small.height).toBe(true);
    expect(withMapMark({width: 120, height: 90, body: '<g/>'}, [])).toEqual({width: 120, height: 90, body: '<g/>'});
  });

  test('escapes what a city file says', () => {
    expect(mapMark({width: 400, height: 300}, ['<script>"'])).not.toContain('<script>');
  });
});

test('every place that draws a static map gives it the mark', () => {
  const site = fileURLToPath(new URL('../../src/site', import.meta.url));
  const drawing = readdirSync(site, {recursive: true, encoding: 'utf8'})
    .filter(file => file.endsWith('.ts'))
    .map(file => [file, readFileSync(join(site, file), 'utf8')] as const)
    .filter(([, text]) => /\b(cityMap|areaMap|locator|mapGround)\(/.test(text));
  expect(drawing.length).toBeGreaterThanOrEqual(6);
  for (const [file, text] of drawing) expect(text, file).toMatch(/mapMark\(city\.manifest\.publish/);
});

test('page and files say the notice once, figures on the page leave it to their map', () => {
  const city = sceneCity({invented: true, notice});
  expect(ribbonLines(city, translator('zh'), 'zh')).toEqual(['演示数据 · invented city', notice.zh]);
  expect(originLines(city, translator('zh'))).toEqual(['演示数据 · invented city']);
});

test('the record number of a city stands below its pages', () => {
  const city = sceneCity({});
  expect(recordNumbers(city)).toEqual([]);
  const recorded = {
    ...city,
    manifest: {...city.manifest, publish: {...city.manifest.publish, icp: '京ICP备12345678号-1'}},
  };
  expect(recordNumbers(recorded)).toEqual(['京ICP备12345678号-1']);
});

describe('an approval number', () => {
  test.each([
    ...['GS(2020)4619号', 'GS（2024）0650号', 'GS (2019) 1719号', 'GS京(2022)1061号', 'GS京(2024) 1910号'],
    ...['京S(2025)041号', '苏S(2018)060号', '成S【2019】003号', '浙杭S(2021)12号', 'GS(2023)2767号、GS京(2022)1061号'],
  ])('may be %s', number => expect(isMapNumber(number)).toBe(true));

  test.each([
    ...[
      '审图号 1',
      'GS(2020)',
      'GS2020-4619',
      'GS(1820)4619号',
      'GS(2020)4619',
      '京ICP备12345678号',
      'GS(2020)4619号，',
    ],
    ...['待定', 'GS(2024)１２号', 'GS(2023)2767号、', 'xS(2025)041号'],
  ])('is not %s', number => expect(isMapNumber(number)).toBe(false));
});
