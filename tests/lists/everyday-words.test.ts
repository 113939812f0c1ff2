import {expect, test} from 'vitest';
import {everydayCategoryWords} from '#lists/category-words.ts';
import {EVERYDAY_WORDS} from '#lists/everyday-words.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';
import {categoryWords} from '../../scripts/steps/search/category-words.ts';

const {categories} = loadCatalogue();
const keys = categories.map(({key}) => key);

test('belong to services of the catalogue, and what one is called no other is', () => {
  expect(Object.keys(EVERYDAY_WORDS).filter(key => !keys.includes(key))).toEqual([]);
  const called = Object.values(EVERYDAY_WORDS).flatMap(words => words.called);
  expect(called.filter((word, at) => called.indexOf(word) !== at)).toEqual([]);
});

test('are understood in lists as what they are called, and found by the search whichever they are', () => {
  const ofList = everydayCategoryWords(categories);
  for (const category of categories) {
    const {called, sought} = EVERYDAY_WORDS[category.key] ?? {called: [], sought: []};
    const {zh, en} = categoryWords(category);
    expect([...zh, ...en]).toEqual(expect.arrayContaining([...called, ...sought]));
    for (const word of called) expect([word, ofList(word)]).toEqual([word, category.key]);
  }
  // a school is of no one kind, and a list of groceries to be had is no list of markets
  expect([ofList('学校'), ofList('买菜'), ofList('doctor')]).toEqual([null, null, null]);
});
