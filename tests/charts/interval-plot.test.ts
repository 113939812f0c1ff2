import {expect, test} from 'vitest';
import {framedSvg} from '#charts/frame.ts';
import {intervalPlot} from '#charts/interval-plot.ts';

const rows = [
  {label: '河东街道', marks: [{low: 0.4, mid: 0.5, high: 0.6}], value: '50% (40–60%)'},
  {label: '河西街道', marks: [{low: 0.7, mid: 0.8, high: 0.9}], value: '80% (70–90%)'},
];
const options = {width: 760, line: null, series: []};

test('the mark stands at its share of an axis from 0 to 100 %', () => {
  const {body} = intervalPlot(rows, options);
  const ticks = [...body.matchAll(/<line x1="([\d.]+)"/g)].map(match => Number(match[1]));
  const [zero = 0, , , , hundred = 0] = ticks;
  const marks = [...body.matchAll(/<circle cx="([\d.]+)"/g)].map(match => (Number(match[1]) - zero) / (hundred - zero));
  expect(marks[0]).toBeCloseTo(0.5, 3);
  expect(marks[1]).toBeCloseTo(0.8, 3);
});

test('the band spans low to high', () => {
  const {body} = intervalPlot(rows, options);
  const band = /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/.exec(body);
  const dot = /<circle cx="([\d.]+)"/.exec(body);
  const [from, width, middle] = [Number(band?.[1]), Number(band?.[2]), Number(dot?.[1])];
  expect(from + width / 2).toBeCloseTo(middle, 1);
});

test('on a phone the label stands above its row and letters keep their size', () => {
  const narrow = intervalPlot(rows, {...options, width: 358});
  expect(narrow.width).toBe(358);
  expect(narrow.height).toBeGreaterThan(intervalPlot(rows, options).height);
  expect(narrow.body).not.toMatch(/font-size="(?:[0-9]|1[0-2])"/);
});

test('a figure that leaves the page is the one in the fixture: headline, ribbon, drawing, source, address', async () => {
  const svg = framedSvg(intervalPlot(rows, options), {
    headline: '河东街道的居民占比最低 <50%>',
    subtitle: '小学，沿路步行500米，成人步速。',
    source: '来源：示例（2026年1月1日）。许可：CC0-1.0。',
    address: '一刻钟 · /demo/#fig-areas',
    ribbon: ['演示数据 · invented city'],
    language: 'zh-Hans',
    key: [],
  });
  await expect(svg).toMatchFileSnapshot('../fixtures/charts/framed-interval-plot.svg');
});
