import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cleanText, textOrNull} from '#lists/clean-text.ts';
import {contentId} from '#lists/content-id.ts';
import {nameKey, similarNames} from '#lists/similar-names.ts';

describe('names of one place', () => {
  test('width, case, accents and punctuation do not matter', () => {
    expect(nameKey('威廉（睿智）幼稚園（黃埔）')).toBe(nameKey('威廉(睿智)幼稚園(黃埔)'));
    expect(similarNames('Pharmacie de l’Aigle', 'PHARMACIE DE L AIGLE')).toBe(true);
    expect(similarNames('École Saint-Charles', 'Ecole Saint Charles')).toBe(true);
  });

  test('a longer official name and a short form are the same', () => {
    expect(similarNames('画城市东门小学', '东门小学')).toBe(true);
    expect(similarNames('清华大学附属中学', '清华附中')).toBe(true);
    expect(similarNames('中关村第一小学', '中关村一小')).toBe(true);
  });

  test('numbers and directions tell places apart', () => {
    expect(similarNames('东门第一小学', '东门第二小学')).toBe(false);
    expect(similarNames('城东幼儿园', '城西幼儿园')).toBe(false);
    expect(similarNames('CEIP 12 de Octubre', 'CEIP 13 de Octubre')).toBe(false);
  });

  test('a kind alone is no name in common', () => {
    expect(similarNames('药店', '同仁堂药店')).toBe(false);
    expect(similarNames('', '同仁堂')).toBe(false);
    expect(similarNames('Spar', 'Spartacus Pizza')).toBe(false);
  });

  test('is the same seen from either side', () => {
    const name = fc.string({unit: 'grapheme', maxLength: 12});
    fc.assert(fc.property(name, name, (a, b) => similarNames(a, b) === similarNames(b, a)));
  });

  test('every name that is one is similar to itself', () => {
    fc.assert(fc.property(fc.string({unit: 'grapheme'}), name => similarNames(name, name) === (nameKey(name) !== '')));
  });
});

describe('text of foreign files', () => {
  test('control, direction and zero-width characters go, the rest stays', () => {
    expect(cleanText(' a\u0000b\u202ec\u2066d\u200b \n\t e ')).toBe('abcd e');
    expect(cleanText('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
    expect(cleanText('=1+1')).toBe('=1+1');
    expect([...cleanText('𨟠'.repeat(400))]).toHaveLength(300);
    expect(cleanText('𨟠𣵦 ＋（）')).toBe('𨟠𣵦 ＋（）');
  });

  test('cleaning again changes nothing, and no invisible character is left', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 40}), text => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  test('signs for an empty cell are nothing', () => {
    for (const sign of ['', ' ', '-', '—', '/', '无', 'N/A', undefined]) expect(textOrNull(sign)).toBeNull();
    expect(textOrNull('0')).toBe('0');
  });
});

test('ids made of content tell contents apart and stay the same', () => {
  expect(contentId('东门小学')).toBe(contentId('东门小学'));
  const ids = new Set(Array.from({length: 20_000}, (_, i) => contentId(`东门小学\n${i}`)));
  expect(ids.size).toBe(20_000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-z]{11}$/);
});
