import {describe, expect, test} from 'vitest';
import {foreignNames} from '#site/accessibility/foreign-names.ts';
import {nameMarker} from '#site/accessibility/mark-names.ts';

const row = (name: string, name_language: string | null, more: object = {}) => ({
  ...{name, name_language, name_zh: null, name_en: null},
  ...more,
});
const areas = [row('La Rousse', 'fr'), row('Monte-Carlo', 'fr', {name_zh: '蒙特卡洛'})];
const facilities = [
  row('Pharmacie de l’Annonciade', 'fr'),
  row('Boucherie <b>&Fils', 'fr'),
  row('Corner Shop', 'en'),
  row('Casino', 'fr'),
  row('Bar', null),
];
const page = (lang: string, body: string) => `<html lang="${lang}"><head><title>La Rousse</title></head><body>${body}`;
const bodyOf = (html: string) => /<body>([\s\S]*)$/.exec(html)![1];
const english = nameMarker(foreignNames(areas, facilities, 'en', new Set(['casino'])));
const chinese = nameMarker(foreignNames(areas, facilities, 'zh'));
const inEnglish = (body: string) => bodyOf(english(page('en', body)));
const inChinese = (body: string) => bodyOf(chinese(page('zh-Hans', body)));
const fr = (name: string) => `<span lang="fr">${name}</span>`;

describe('names in another language than the page', () => {
  test('are marked where they are the text, in lists and in lines of parts', () => {
    expect(inEnglish('<td>Pharmacie de l’Annonciade</td>')).toBe(`<td>${fr('Pharmacie de l’Annonciade')}</td>`);
    expect(inEnglish('<p>La Rousse, Monte-Carlo · 300 m</p>')).toBe(
      `<p>${fr('La Rousse')}, ${fr('Monte-Carlo')} · 300 m</p>`,
    );
    expect(inChinese('<p>最近的是Pharmacie de l’Annonciade，走3分钟</p>')).toBe(
      `<p>最近的是${fr('Pharmacie de l’Annonciade')}，走3分钟</p>`,
    );
  });

  test('names of areas are marked within sentences, as whole words only', () => {
    expect(inEnglish('<p>In La Rousse most people walk.</p>')).toBe(`<p>In ${fr('La Rousse')} most people walk.</p>`);
    expect(inEnglish('<p>La Roussette and XMonte-Carlo</p>')).toBe('<p>La Roussette and XMonte-Carlo</p>');
    expect(inChinese('<p>La Rousse有3千人</p>')).toBe(`<p>${fr('La Rousse')}有3千人</p>`);
  });

  test('names in the language of the page are not, nor those whose language is not known or that are words of it', () => {
    expect(inEnglish('<p>Corner Shop</p><p>Bar</p><p>Casino</p>')).toBe('<p>Corner Shop</p><p>Bar</p><p>Casino</p>');
    expect(inChinese('<p>Corner Shop</p><p>Casino</p>')).toBe(
      `<p><span lang="en">Corner Shop</span></p><p>${fr('Casino')}</p>`,
    );
  });

  test('a name is marked once, titles and what is marked already stay, in drawings by tspan', () => {
    const once = english(page('en', '<p>La Rousse</p><p lang="fr">La Rousse</p>'));
    expect(once).toContain('<title>La Rousse</title>');
    expect(bodyOf(once)).toBe(`<p>${fr('La Rousse')}</p><p lang="fr">La Rousse</p>`);
    expect(english(once)).toBe(once);
    expect(inEnglish('<svg><text>La Rousse</text></svg>')).toBe(
      '<svg><text><tspan lang="fr">La Rousse</tspan></text></svg>',
    );
  });

  test('hostile names stay escaped', () => {
    expect(inEnglish('<p>Boucherie &lt;b&gt;&amp;Fils</p>')).toBe(`<p>${fr('Boucherie &lt;b&gt;&amp;Fils')}</p>`);
    const wild = nameMarker(foreignNames([row('aa.*(b|c)+', 'fr'), row('$&', 'fr')], [], 'en'));
    expect(bodyOf(wild(page('en', '<p>aa.*(b|c)+</p><p>aaab $&</p>')))).toBe(
      `<p>${fr('aa.*(b|c)+')}</p><p>aaab $&</p>`,
    );
    const entity = nameMarker(foreignNames([row('quot', 'fr')], [], 'en'));
    expect(bodyOf(entity(page('en', '<p>a &quot;b&quot; quot</p>')))).toBe(`<p>a &quot;b&quot; ${fr('quot')}</p>`);
  });

  test('a name that is a number or a letter is no word of any language', () => {
    const numbers = foreignNames([], [row('11', 'es'), row('B 6', 'es'), row('24 h', 'es'), row('Dia', 'es')], 'en');
    expect([...numbers.languageOf.keys()]).toEqual(['Dia']);
  });

  test('a name claimed for two languages is left alone', () => {
    const both = foreignNames([], [row('Sol', 'es'), row('Sol', 'fr'), row('Luna', 'es')], 'en');
    expect([...both.languageOf]).toEqual([['Luna', 'es']]);
  });

  test('where nothing is foreign the page stays as it is', () => {
    const none = nameMarker(foreignNames([row('示范区', 'zh', {name_zh: '示范区'})], [], 'zh'));
    const html = page('zh-Hans', '<p>示范区</p>');
    expect(none(html)).toBe(html);
  });
});
