import fc from 'fast-check';
import {expect, test} from 'vitest';
import {guardText, unguardText} from '#files/text-guard.ts';

test.each(['=1+1', '+34 928 123 456', '-5', '@name', '＝1', '＋1', '－1', '＠a', '\t=1', '  =1', "'=1"])(
  'guards %j with one apostrophe',
  text => {
    expect(guardText(text)).toBe(`'${text}`);
  },
);

test.each(['', 'a=b', '社区', "it's", "'t Hooft", '3-4', '·'])('leaves %j as it is', text => {
  expect(guardText(text)).toBe(text);
});

test('can be undone for any text', () => {
  const text = fc.string({unit: fc.constantFrom("'", '=', '-', '@', ' ', 'a', '＝', '字', '\t')});
  fc.assert(
    fc.property(text, value => {
      expect(unguardText(guardText(value))).toBe(value);
    }),
  );
});

test('leaves no text that begins like a formula', () => {
  const text = fc.string({unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', 'a', '＝', '\r')});
  fc.assert(
    fc.property(text, value => {
      expect(guardText(value)).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    }),
  );
});
