import {expect, test} from 'vitest';
import {openAt, WEEK_MINUTES} from '#core/open-week.ts';

test('a place is open from its first minute to before its last', () => {
  const week = [0, 30, 480, 720, 10000, WEEK_MINUTES];
  expect([0, 29, 30, 479, 480, 719, 720, 9999, 10000, WEEK_MINUTES - 1].map(minute => openAt(week, minute))).toEqual([
    ...['open', 'open', 'shut', 'shut', 'open', 'open', 'shut', 'shut', 'open', 'open'],
  ]);
});

test('no hours are never known, an empty week is always shut', () => {
  expect([openAt(null, 0), openAt([], 0)]).toEqual(['unknown', 'shut']);
});
