import {expect, test} from 'vitest';
import {startsOf, turnLists} from '#core/list-starts.ts';

test('says where each list begins and the last one ends', () => {
  expect([...startsOf([2, 0, 3])]).toEqual([0, 2, 2, 5]);
  expect([...startsOf([])]).toEqual([0]);
});

test('turns lists round, and twice gives them back', () => {
  const lists = [[0, 2], [], [1, 2], [2]];
  const first = startsOf(lists.map(list => list.length));
  const turned = turnLists(first, Uint32Array.from(lists.flat()), 4);
  expect([...turned.first]).toEqual([0, 1, 2, 5, 5]);
  expect([...turned.row]).toEqual([0, 2, 0, 2, 3]);
  expect(turnLists(turned.first, turned.row, 4)).toEqual({first, row: Uint32Array.from(lists.flat())});
});
