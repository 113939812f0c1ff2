import {expect, test} from 'vitest';
import {cellText, type Labels} from '#explorer/tables/table-words.ts';
import {explorerText} from '#i18n/explorer.ts';

const labels = {
  text: explorerText('zh'),
  lang: 'zh',
  info: {
    categories: [{key: 'market', name_zh: '菜市场'}],
    manifest: {
      sources: [
        {kind: 'facilities', key: 'list-1', source: '商务局名单', file: 'lists/a.csv'},
        {kind: 'facilities', key: 'list-2', file: 'lists/b.csv'},
        {kind: 'population', key: 'list-3', source: '人口'},
      ],
    },
  },
  dictionary: [{name: 'coverage', columns: [{name: 'people', type: 'people'}]}],
} as unknown as Labels;

test.each([
  ['measure', 'straight_meters', '直线距离'],
  ['profile', 'adult', '成年人'],
  ['profile', 'own', '各自的步速'],
  ['status', 'closed', '关闭'],
  ['completeness', 'partial', '不保证齐全'],
  ['kind', 'subdistrict', '街道'],
  ['category', 'market', '菜市场'],
  ['source', 'osm', 'OpenStreetMap'],
  ['source', 'list-1', '商务局名单'],
  ['source', 'list-2', 'b.csv'],
  // not a source of places
  ['source', 'list-3', 'list-3'],
  // a name that happens to be a word of the format stays what it is
  ['name', 'open', 'open'],
  ['measure', 'unheard of', 'unheard of'],
])('a %s of %s reads %s', (column, field, said) => {
  expect(cellText(labels, 'facilities', column, field)).toBe(said);
});

test('in an answer to one’s own question a source is the key it is asked for by', () => {
  expect(cellText(labels, null, 'source', 'list-1')).toBe('list-1');
});

test('modelled people have two digits, a missing value is said, and zero is zero', () => {
  expect(cellText(labels, 'coverage', 'people', 12_345)).toBe('1.2万');
  expect(cellText(labels, 'coverage', 'people', null)).toBe('缺');
  expect(cellText(labels, 'coverage', 'people', 0)).toBe('0');
});
