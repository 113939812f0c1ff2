import {expect, test} from 'vitest';
import {startsOf} from '#core/list-starts.ts';

test('says where each list begins and the last one ends', () => {
  expect([...startsOf([2, 0, 3])]).toEqual([0, 2, 2, 5]);
  expect([...startsOf([])]).toEqual([0]);
});
