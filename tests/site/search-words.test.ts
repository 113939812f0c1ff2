import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {searchEn} from '#i18n/search.en.ts';
import {searchText} from '#i18n/search.ts';
import {type SearchKey, searchZh} from '#i18n/search.zh.ts';

const keys = Object.keys(searchZh) as SearchKey[];
const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('both languages have the same texts with the same places', () => {
  expect(Object.keys(searchEn).sort()).toEqual([...keys].sort());
  expect(keys.filter(key => places(searchZh[key]).join() !== places(searchEn[key]).join())).toEqual([]);
});

test('Chinese texts use Chinese punctuation, English ones hold no Chinese', () => {
  expect(keys.filter(key => /[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]/.test(searchZh[key]))).toEqual([]);
  expect(keys.filter(key => /\p{Script=Han}/u.test(searchEn[key]))).toEqual([]);
});

test('every text is used somewhere', () => {
  const folders = ['src/components/search', 'src/site/search', 'src/site', 'src/pages/[...lang]', 'src/pages/search'];
  const code = folders
    .flatMap(folder => readdirSync(folder, {withFileTypes: true}).map(entry => ({folder, entry})))
    .filter(({entry}) => entry.isFile() && /\.(ts|astro)$/.test(entry.name))
    .map(({folder, entry}) => readFileSync(`${folder}/${entry.name}`, 'utf8'))
    .join('\n');
  // kinds of hits and of links beside them are put together from data
  const made = /^(kind\.(service|page|section|file|promise|street|facility)|also\.)/;
  expect(keys.filter(key => !made.test(key) && !code.includes(`'${key}'`))).toEqual([]);
});

test('a text with a hole is refused by name', () => {
  expect(() => searchText('zh')('search.none')).toThrow(/search\.none.*query/);
  expect(searchText('en')('place.near', {name: 'Fontvieille'})).toBe('near Fontvieille');
});
