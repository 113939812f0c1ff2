import {expect, test} from 'vitest';
import {grown} from '#core/grown.ts';

test('is twice as long, of the same kind, and begins with the same values', () => {
  expect(grown(Uint16Array.of(7, 65535))).toEqual(Uint16Array.of(7, 65535, 0, 0));
  expect(grown(Float64Array.of(0.5))).toEqual(Float64Array.of(0.5, 0));
});
