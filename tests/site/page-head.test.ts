import {expect, test} from 'vitest';
import {translator} from '#i18n/translate.ts';
import {pageHead} from '#site/page-head.ts';

const zh = translator('zh');

test('a page leads to itself in the other language and names both', () => {
  const {other, alternates} = pageHead('about', null, zh, 'zh');
  expect(other.href).toBe('/en/about/');
  expect(alternates.map(({href}) => href)).toEqual(['/about/', '/en/about/', '/about/']);
});

test('the page of what is not there has no address in either language: it leads to the start in the other', () => {
  const {other, alternates, canonical} = pageHead('404', null, zh, 'zh');
  expect(other.href).toBe('/en/');
  expect(alternates).toEqual([]);
  expect(canonical).toBeNull();
});
