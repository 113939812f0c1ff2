import {expect, test} from 'vitest';
import {wrapped} from '#explorer/picture.ts';

const byLetters = (piece: string) => piece.length;

test('breaks English between words and Chinese anywhere, losing nothing', () => {
  expect(wrapped('one two three', 7, byLetters)).toEqual(['one two', 'three']);
  expect(wrapped('一刻钟走到药店', 3, byLetters)).toEqual(['一刻钟', '走到药', '店']);
});

test('begins no line with what closes a phrase', () => {
  expect(wrapped('药店4分钟；公园；', 5, byLetters)).toEqual(['药店4分', '钟；公园；']);
  expect(wrapped('有ATM，缺、无）', 4, byLetters)).toEqual(['有', 'ATM，', '缺、无）']);
});

test('breaks a word that is longer than a line', () => {
  expect(wrapped('see https://example.org', 8, byLetters)).toEqual(['see http', 's://exam', 'ple.org']);
  expect(wrapped('', 10, byLetters)).toEqual([]);
});
