import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {catalogueRows, planRow} from '#site/catalogue-rows.ts';
import {cellOf, cellOfRow, PERIOD_OF, SCOPE_OF, tableRows, UNIT_OF} from './seed-cells.ts';
import {SEED_VALUES} from './seed-values.ts';

const rows = catalogueRows();
const list = fileURLToPath(new URL('../../../shared/docs/standards.md', import.meta.url));

describe('the reading of a value cell', () => {
  test.each([
    ['97万', '=', 970_000],
    ['>430万', '>', 4_300_000],
    ['100多万', '>', 1_000_000],
    ['9千多', '>', 9000],
    ['近47亿', '≈', 4_700_000_000],
    ['65.7', '=', 65.7],
    ['≥0.1', '≥', 0.1],
    ['+89.7', '=', 89.7],
    ['100(全覆盖)', '=', 100],
    ['3.58万', '=', 35_800],
  ])('%s', (cell, comparator, value) => {
    expect(cellOf(cell)).toEqual({kind: 'number', comparator, value});
  });

  test('words stay words, and a dash is nothing', () => {
    expect(cellOf('89.7;32.5;90')).toEqual({kind: 'text', text: '89.7;32.5;90'});
    expect(cellOf('2021-12-27')).toEqual({kind: 'text', text: '2021-12-27'});
    expect(cellOf('—')).toEqual({kind: 'none'});
  });
});

describe('the 204 rows of the briefing material', () => {
  const ids = Array.from({length: 204}, (_, index) => `SD${String(index + 1).padStart(3, '0')}`);

  test('are all in the catalogues, each once and as seed, and no other row calls itself SD', () => {
    const seeds = rows.rows.filter(row => row.id.startsWith('SD'));
    expect(seeds.map(row => row.id).sort()).toEqual(ids);
    expect(seeds.filter(row => row.status !== 'seed').map(row => row.id)).toEqual([]);
    expect(Object.keys(SEED_VALUES)).toEqual(ids);
  });

  test.each(ids)('%s has the value, unit, time, scope and place of the list', id => {
    const [value, unit, time, scope, at] = SEED_VALUES[id]!;
    const row = planRow(rows, id);
    expect(cellOfRow(row)).toEqual(cellOf(value));
    if (cellOf(value).kind === 'number') {
      expect(row.unit).toBe(value.startsWith('+') ? 'percent_growth' : UNIT_OF[unit]);
      if (unit.includes('用地')) expect(row.area_type).toBe('land');
      if (unit.includes('建筑面积') || unit === '㎡/百户') expect(row.area_type).toBe('floor');
    }
    expect(PERIOD_OF).toHaveProperty([time], row.period);
    expect(row.scope).toBe(SCOPE_OF[scope]);
    expect(row.locator).toBe(at);
    expect(row.province_inferred).toBe(scope === '省');
    expect(row.applies_to.includes('large-cities')).toBe(scope === '全国大城市');
  });

  test('are printed in the list of figures as the committed table has them', context => {
    if (!existsSync(list)) {
      context.skip('the list of figures is not here; the committed table was written from it');
      return;
    }
    const printed = tableRows(readFileSync(list, 'utf8'));
    expect(Object.fromEntries(printed)).toEqual(SEED_VALUES);
  });
});
