import {expect, test} from 'vitest';
import {RECORD_COLUMNS, RECORD_KINDS} from '#schema/city-records.ts';
import {RECORD_METRICS, ratingMaximum} from '#schema/tables/records.ts';
import {testCity} from '../support/test-city.ts';

const table = {file: 'a.csv', source: 'office', asOf: '2025-12-31'};
const city = (...records: object[]) => testCity({records});

test('a city without optional tables has none', () => {
  expect(testCity().records).toEqual([]);
});

test('every kind is taken with all its columns, and fills in what was not said', () => {
  for (const kind of RECORD_KINDS) {
    const columns = Object.fromEntries(RECORD_COLUMNS[kind].map(name => [name, `我们的${name}`]));
    const [read] = city({kind, ...table, columns}).records;
    expect(read).toMatchObject({kind, columns, licence: null, confidential: false});
    expect(RECORD_METRICS.some(metric => metric.kind === kind)).toBe(true);
  }
});

test('terminals and meal points are facility lists of their category, claims and all', () => {
  const list = {...table, crs: 'gcj02', columns: {name: '名称'}, completeness: 'official', claims: {area: 'city'}};
  const {facilities, records} = city({kind: 'self-service', ...list}, {kind: 'meal-points', file: 'b.csv'});
  expect(records).toEqual([]);
  expect(facilities).toMatchObject([
    {...list, kind: 'table', category: 'self_service'},
    {kind: 'table', file: 'b.csv', category: 'elder_meal', completeness: 'partial', asOf: null},
  ]);
});

test('refuses other kinds, columns and keys, a date that is none, and what it does not apply to', () => {
  const cases: [object, RegExp][] = [
    [
      {kind: 'cats', ...table},
      /records\.0\.kind: found "cats", expected one of households, .*self-service, meal-points/,
    ],
    [{kind: 'households', ...table, columns: {people: 'x'}}, /records\.0\.columns\.people: .*only code, households$/],
    [{kind: 'households', ...table, columns: {address: 'x'}}, /only code, households$/],
    [
      {kind: 'disability', ...table, columns: {lon: 'x'}},
      /by community only: by place they would show who comes or lives/,
    ],
    [{kind: 'visits', ...table, columns: {facility_id: 'x'}}, /by community only/],
    [{kind: 'meals', ...table, category: 'elder_meal'}, /records\.0\.category: .*no category for meals/],
    [{kind: 'visits', ...table, category: 'library', columns: {category: 'x'}}, /either a category for the whole file/],
    [{kind: 'meals', ...table, asOf: '2025-02-30'}, /records\.0\.asOf: .*expected a date/],
    [{kind: 'meals', file: 'a.csv', source: 'x'}, /records\.0\.asOf: found nothing/],
    [{kind: 'meals', file: 'a.csv', asOf: '2025-01-01'}, /records\.0\.source: found nothing/],
    [{kind: 'meals', ...table, colour: 1}, /records\.0\.colour/],
    [{kind: 'self-service', ...table, category: 'library'}, /records\.0\.category/],
    [{kind: 'meal-points', ...table, completeness: 'assumed'}, /records\.0\.why: found nothing, expected the reason/],
  ];
  for (const [record, message] of cases) expect(() => city(record), JSON.stringify(record)).toThrow(message);
});

test('the unit of a rating says its maximum', () => {
  expect(['of 5', 'of 10', 'of 4.5', 'people', 'of x'].map(ratingMaximum)).toEqual([5, 10, 4.5, null, null]);
});
