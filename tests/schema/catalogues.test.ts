import {describe, expect, test} from 'vitest';
import {CATALOGUE_KEYS, catalogueOf, chooseCatalogues} from '#schema/catalogues.ts';
import {standardsFor} from '#schema/effective-standards.ts';
import {loadCatalogue} from '../../scripts/catalogue.ts';

const catalogue = loadCatalogue();
const rows = (keys?: Parameters<typeof chooseCatalogues>[1]) =>
  chooseCatalogues(catalogue, keys).categories.flatMap(category => category.standards);

describe('the catalogues a city file chooses', () => {
  test('every threshold that is not our own belongs to one of them', () => {
    const lost = rows().filter(row => catalogueOf(row) === null && row.id.split('-')[1] !== 'own');
    expect(lost.map(row => row.id)).toEqual([]);
  });

  test('none chosen means all, and all chosen changes nothing', () => {
    expect(rows([...CATALOGUE_KEYS])).toEqual(rows());
  });

  test('one chosen keeps its thresholds and ours, and no other document is judged by', () => {
    const left = rows(['gb50180']);
    const others = left.filter(row => catalogueOf(row) !== 'gb50180' && catalogueOf(row) !== null);
    expect(others.every(row => row.obligation === 'own' && row.default)).toBe(true);
    expect(left.filter(row => catalogueOf(row) === 'gb50180')).toHaveLength(
      rows().filter(row => catalogueOf(row) === 'gb50180').length,
    );
    const deciding = standardsFor(chooseCatalogues(catalogue, ['mofcom-2021']), 'CN').filter(row => row.decides);
    expect(deciding.filter(row => catalogueOf(row) === 'gb50180').map(row => row.id)).toEqual([]);
  });

  test.each(CATALOGUE_KEYS.map(key => [key]))('with %s alone every category has exactly one default', key => {
    for (const category of chooseCatalogues(catalogue, [key]).categories)
      expect([category.key, category.standards.filter(row => row.default).length]).toEqual([category.key, 1]);
  });
});
