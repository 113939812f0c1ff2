import {expect, test} from 'vitest';
import {wrapped} from '#explorer/resident/picture.ts';

const byLetters = (piece: string) => piece.length;

test('breaks English between words and Chinese anywhere, losing nothing', () => {
  expect(wrapped('one two three', 7, byLetters)).toEqual(['one two', 'three']);
  expect(wrapped('一刻钟走到药店', 3, byLetters)).toEqual(['一刻钟', '走到药', '店']);
});

test('breaks a word that is longer than a line', () => {
  expect(wrapped('see https://example.org', 8, byLetters)).toEqual(['see http', 's://exam', 'ple.org']);
  expect(wrapped('', 10, byLetters)).toEqual([]);
});
