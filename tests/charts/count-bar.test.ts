import {expect, test} from 'vitest';
import {barRows} from '#charts/bar-rows.ts';
import {countBar} from '#charts/count-bar.ts';

const widths = (body: string) => [...body.matchAll(/ width="([\d.]+)"/g)].map(match => Number(match[1]));

test('parts of a count bar fill its whole width in proportion, what is nought is left out', () => {
  const {body} = countBar({three: 10, two: 0, one: 20, none: 10, unknown: 60}, {width: 200, height: 16});
  expect(widths(body)).toEqual([20, 40, 20, 120]);
  expect(body).toContain('url(#hatch-unknown)');
});

test('a bar of nobody is empty', () => {
  expect(countBar({three: 0, two: 0, one: 0, none: 0, unknown: 0}, {width: 200, height: 16}).body).toBe('');
});

test('names and values of rows are escaped and stand one under the other', () => {
  const row = {label: '<b>', note: '5', bar: () => ({width: 1, height: 1, body: ''}), value: '&'};
  const {body, height} = barRows([{title: 'x', rows: [row, row]}], [['key', '#000']], 700);
  expect(body).not.toContain('<b>');
  expect(body.match(/translate\(0 /g)).toHaveLength(2);
  expect(height).toBe(30 + 38 + 2 * 30 + 4);
});
