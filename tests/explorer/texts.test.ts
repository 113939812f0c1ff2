import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';

import {explorerEn, explorerText, explorerZh} from '#i18n/explorer.ts';

test('no section names a text that another section names: the later one would take its place unseen', async () => {
  const folder = new URL('../../src/i18n/explorer/', import.meta.url);
  for (const [lang, all] of [
    ['zh', explorerZh],
    ['en', explorerEn],
  ] as const) {
    const owners = new Map<string, string[]>();
    for (const name of readdirSync(folder).filter(one => one.endsWith(`.${lang}.ts`))) {
      const module = (await import(new URL(name, folder).href)) as Record<string, Record<string, string>>;
      for (const key of Object.values(module).flatMap(Object.keys)) owners.set(key, [...(owners.get(key) ?? []), name]);
    }
    expect([...owners].filter(([, names]) => names.length > 1)).toEqual([]);
    // every section is among the texts of the explorer
    expect(new Set(owners.keys())).toEqual(new Set(Object.keys(all)));
  }
});

test('both languages have the same texts, none of them empty', () => {
  expect(Object.keys(explorerEn)).toEqual(Object.keys(explorerZh));
  expect(Object.values({...explorerEn}).filter(text => text.trim() === '')).toEqual([]);
  expect(Object.values({...explorerZh}).filter(text => text.trim() === '')).toEqual([]);
});

test('a text has the same places to fill in both languages', () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort();
  const different = Object.keys(explorerZh).filter(
    key =>
      String(places(explorerZh[key as keyof typeof explorerZh])) !==
      String(places(explorerEn[key as keyof typeof explorerZh])),
  );
  expect(different).toEqual([]);
});

test('every text is used', () => {
  const folder = new URL('../../src/explorer/', import.meta.url);
  const code = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter(name => /\.tsx?$/.test(name))
    .map(name => readFileSync(new URL(name, folder), 'utf8'))
    .join('');
  const isUsed = (key: string) =>
    code.includes(`'${key}'`) || code.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`);
  expect(Object.keys(explorerZh).filter(key => !isUsed(key) && !/^tables\.(rows|sums|ask)Tab$/.test(key))).toEqual([]);
});

test('the Chinese texts use Chinese punctuation', () => {
  const wrong = Object.entries(explorerZh).filter(([, text]) =>
    /[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]/.test(text),
  );
  expect(wrong).toEqual([]);
});

test('a place that was not filled is an error, not a hole', () => {
  const text = explorerText('en');
  expect(text('card.answerLacks', {n: 3})).toBe('3 are missing');
  expect(() => text('card.answerLacks')).toThrow('n is missing');
});
