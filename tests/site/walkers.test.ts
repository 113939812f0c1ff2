import {expect, test} from 'vitest';
import {translator} from '#i18n/translate.ts';
import {walkerSection} from '#site/walkers.ts';

test('the methods page shows every walker of the catalogue with its speed, and where it comes from', () => {
  const {table, sources} = walkerSection(translator('zh'), 'zh');
  const rows = new Map(table.rows.map(row => [row[0], row]));
  expect(rows.get('成年人')?.slice(2, 5)).toEqual(['1.20', '0.8秒/米', '20']);
  expect(rows.get('无台阶（轮椅、推车）')?.[3]).toBe('不走台阶');
  expect(table.rows.every(row => row.length === table.columns.length)).toBe(true);
  expect(sources.map(source => source.name)).toEqual(table.rows.map(row => row[0]));
});

test('both languages have the same walkers', () => {
  const english = walkerSection(translator('en'), 'en').table.rows;
  expect(english.map(row => row[2])).toEqual(walkerSection(translator('zh'), 'zh').table.rows.map(row => row[2]));
  expect(english[0]?.[5]).toBe('not counted');
});
