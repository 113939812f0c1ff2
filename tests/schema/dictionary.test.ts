import {expect, test} from 'vitest';
import {dictionary, TABLE_NAMES} from '#schema/tables.ts';
import {context} from '../files/tables.fixture.ts';

const tables = dictionary(context);

test('describes every published table', () => {
  expect(tables.map(({name}) => name)).toEqual([...TABLE_NAMES]);
});

test('gives every column a Chinese and an English name and says in both languages what a missing value means', () => {
  for (const {columns} of tables) {
    for (const column of columns) {
      expect(column.zh, column.name).toMatch(/\p{Script=Han}/u);
      expect(column.en, column.name).toMatch(/[A-Za-z]/);
      expect(column.nullZh === null, column.name).toBe(column.nullEn === null);
    }
  }
});

test('names a column once per table, in snake_case, and the unit where there is one', () => {
  for (const {columns} of tables) {
    const names = columns.map(({name}) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const {name, unit} of columns) {
      if (/(^|_)seconds(_|$)/.test(name)) expect(unit, name).toBe('seconds');
      if (/(^|_)meters(_|$)/.test(name)) expect(unit, name).toBe('metres');
    }
  }
});

test('spells out the columns that depend on groups, kinds of area and categories', () => {
  const cells = tables[0]?.columns.map(({name}) => name);
  expect(cells).toEqual(
    expect.arrayContaining([
      'people_age60plus',
      'area_id_district',
      'seconds_pharmacy',
      'seconds_age60plus_pharmacy',
      'meters_pharmacy',
    ]),
  );
});

test('offers only straight lines, named so, for a city without streets', () => {
  const cells = dictionary({...context, streets: false})[0]?.columns.map(({name}) => name) ?? [];
  expect(cells).toContain('straight_meters_pharmacy');
  expect(cells.filter(name => /^(seconds|meters)_/.test(name))).toEqual([]);
  expect(cells.filter(name => name.startsWith('snap_'))).toEqual(['snap_edge', 'snap_fraction', 'snap_meters']);
});
