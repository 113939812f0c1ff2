import {expect, test} from 'vitest';
import {about} from '#i18n/about.ts';
import {en} from '#i18n/messages.en.ts';
import {type MessageKey, zh} from '#i18n/messages.zh.ts';
import {methods} from '#i18n/methods.ts';
import {translator} from '#i18n/translate.ts';

const keys = Object.keys(zh) as MessageKey[];
const places = (message: string) => [...new Set(message.match(/\{\w+\}/g) ?? [])];

test('both languages have the same messages', () => {
  expect(Object.keys(en).sort()).toEqual([...keys].sort());
});

test('no message asks for something that the other language does not have, but for words English turns around', () => {
  const unknown = keys.filter(key => places(en[key]).some(place => !places(zh[key]).includes(place)));
  expect(unknown.filter(key => !['agesFig.title', 'areasFig.title'].includes(key))).toEqual([]);
});

test('Chinese messages use Chinese punctuation', () => {
  const wrong = keys.filter(key => /[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]/.test(zh[key]));
  expect(wrong).toEqual([]);
});

test('English messages hold no Chinese but the ribbons and the name of the other language', () => {
  const allowed = /^(ribbon\.|site\.language)/;
  expect(keys.filter(key => /\p{Script=Han}/u.test(en[key]) && !allowed.test(key))).toEqual([]);
});

test('a message with a hole is refused by name', () => {
  expect(() => translator('zh')('site.responsible')).toThrow(/site\.responsible.*who/);
  expect(translator('en')('site.responsible', {who: 'N. N.'})).toContain('N. N.');
});

test('the ribbons are word for word what the site promises', () => {
  expect(translator('zh')('ribbon.method', {year: 2016})).toBe('方法示例 · 2016 年地图 · 不适用中国标准');
  expect(translator('zh')('ribbon.invented')).toBe('演示数据 · invented city');
});

test.each([methods, about])('the pages of prose have the same sections in both languages', page => {
  const shape = (lang: 'zh' | 'en') =>
    page[lang].sections.map(({id, paragraphs, points}) => [id, paragraphs.length, points.length]);
  expect(shape('en')).toEqual(shape('zh'));
});
