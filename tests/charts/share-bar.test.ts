import fc from 'fast-check';
import {expect, test} from 'vitest';
import {shareBar} from '#charts/share-bar.ts';

const parts = {people: 100, covered: 60, coveredLow: 50, coveredHigh: 70, uncovered: 30, unknown: 10};

/** [x, width, fill] of the rectangles of a bar. */
function rectangles(body: string): [number, number, string][] {
  return [...body.matchAll(/<rect x="([^"]+)" y="0" width="([^"]+)" height="\d+" fill="([^"]+)"/g)].map(match => [
    Number(match[1]),
    Number(match[2]),
    String(match[3]),
  ]);
}

test('the three parts lie end to end in proportion, and unknown is hatched, not coloured', () => {
  const rows = rectangles(shareBar(parts, {width: 200, height: 16}).body);
  expect(rows.map(([x, width]) => [x, width])).toEqual([
    [0, 120],
    [120, 60],
    [180, 20],
  ]);
  expect(rows[2]?.[2]).toBe('url(#hatch-unknown)');
});

test('the whisker spans the range of assumptions', () => {
  const {body} = shareBar(parts, {width: 200, height: 16});
  expect(body).toContain('M100.0 4.0v8m0-4H140.0m0-4v8');
  expect(shareBar({...parts, coveredLow: 60, coveredHigh: 60}, {width: 200, height: 16}).body).not.toContain('<path');
});

test('nobody is no bar', () => {
  const empty = {people: 0, covered: 0, coveredLow: 0, coveredHigh: 0, uncovered: 0, unknown: 0};
  expect(shareBar(empty, {width: 200, height: 16}).body).toBe('');
});

test('widths always add up to the whole bar', () => {
  const whole = fc.integer({min: 0, max: 1e6});
  fc.assert(
    fc.property(whole, whole, whole, (covered, uncovered, unknown) => {
      const people = covered + uncovered + unknown;
      fc.pre(people > 0);
      const bar = shareBar(
        {people, covered, uncovered, unknown, coveredLow: covered, coveredHigh: covered},
        {width: 1000, height: 16},
      );
      const sum = rectangles(bar.body).reduce((total, [, width]) => total + width, 0);
      expect(Math.abs(sum - 1000)).toBeLessThan(0.05);
    }),
  );
});
