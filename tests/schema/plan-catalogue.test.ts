import {describe, expect, test} from 'vitest';
import {InputError} from '#schema/input-error.ts';
import {type PlanTexts, readPlanCatalogue} from '#schema/plan-catalogue.ts';
import {decides, needsCheck} from '#schema/plan-row.ts';

type Entry = Record<string, unknown>;

const ROW: Entry = {
  id: 'A1',
  name_zh: '服务半径',
  name_en: 'Service radius',
  domain: '支撑',
  category_key: 'svc_station',
  metric: 'distance',
  comparator: '≤',
  value: 300,
  unit: 'metres',
  metres: 300,
  scope: 'national',
  document: 'gb',
  status: 'recalled',
  locator: '§3.2',
};

const TICK: Entry = {
  row: 'A1',
  value: 300,
  value_high: null,
  unit: 'metres',
  check_zh: '附录',
  check_en: 'Annex',
  document: 'gb',
  clause: null,
  standards: [],
  verified_by: null,
  verified_on: null,
};

const DOCUMENT: Entry = {
  key: 'gb',
  name_zh: '标准',
  name_en: 'Standard',
  number: 'GB 1',
  issued: '2018',
  url: null,
  province_inferred: false,
  note_zh: null,
  note_en: null,
};

const file = (list: string, rows: readonly Entry[]): string =>
  JSON.stringify({licence: 'x', source: 'x', [list]: rows});

const without = (row: Entry, key: string): Entry =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));

/** Catalogues with the row under test in standards.json and one harmless row in each other file. */
function texts(standards: readonly Entry[], toVerify: readonly Entry[] = []): PlanTexts {
  const other = (id: string): string =>
    file('rows', [{...without(ROW, 'metres'), id, metric: 'count', value: 7, unit: 'count', comparator: '='}]);
  return {
    indicators: other('I1'),
    promises: other('P1'),
    actions: other('C1'),
    systems: other('S1'),
    standards: file('rows', standards),
    documents: file('documents', [DOCUMENT]),
    'look-ups': file(
      'look_ups',
      ['S1', 'F01'].map(key => ({key, what_zh: '报道', what_en: 'Report', grade: 'M'})),
    ),
    'to-verify': file('rows', toVerify),
  };
}

const CATEGORIES = new Set(['svc_station', 'park']);
const read = (standards: readonly Entry[], toVerify: readonly Entry[] = []) =>
  readPlanCatalogue(texts(standards, toVerify), CATEGORIES);

describe('a recalled row', () => {
  test('wears its badge and decides nothing until a person ticks it', () => {
    const row = read([ROW], [TICK]).byId.get('A1')!;
    expect([needsCheck(row), decides(row)]).toEqual([true, false]);
  });

  test('decides and loses its badge when the tick has a name and a day', () => {
    const row = read([ROW], [{...TICK, verified_by: 'A. Reader', verified_on: '2026-11-22'}]).byId.get('A1')!;
    expect([row.verified_by, row.verified_on]).toEqual(['A. Reader', '2026-11-22']);
    expect([needsCheck(row), decides(row)]).toEqual([false, true]);
  });

  test('cannot be ticked by half', () => {
    expect(() => read([ROW], [{...TICK, verified_by: 'A. Reader'}])).toThrow(
      'to-verify.json: row A1, verified_on: found null, expected verified_by and verified_on together, or neither',
    );
  });

  test('cannot be ticked with another figure than the one it has', () => {
    expect(() => read([ROW], [{...TICK, value: 500}])).toThrow(
      'to-verify.json: row A1, value: found 500, expected 300 as the row has it',
    );
  });

  test('is the only kind that can stand in to-verify.json', () => {
    expect(() => read([{...ROW, status: 'found', locator: 'F01'}], [TICK])).toThrow(
      'to-verify.json: row A1, row: found "found", expected a recalled row',
    );
  });
});

test.each([
  ['seed', 'S1:49', true],
  ['found', 'F01', true],
  ['recalled', '§3.2', false],
  ['derived', '§3.6', false],
])('a row that is %s decides: %s %s', (status, locator, answer) => {
  const row = read([{...ROW, status, locator}]).byId.get('A1')!;
  expect(decides(row)).toBe(answer);
  expect(needsCheck(row)).toBe(status === 'recalled');
});

test('a row takes name, number and page from its document', () => {
  const row = read([ROW]).byId.get('A1')!;
  expect([row.doc_zh, row.doc_en, row.doc_no, row.url, row.kind]).toEqual([
    '标准',
    'Standard',
    'GB 1',
    null,
    'standards',
  ]);
});

describe('the reader names file, row, what it found and what it expected', () => {
  test.each<[string, readonly Entry[], string]>([
    [
      'an unknown status',
      [{...ROW, status: 'sure'}],
      'standards.json: row A1, status: found "sure", expected one of seed, found, recalled, derived',
    ],
    ['a missing name', [without(ROW, 'name_en')], 'standards.json: row A1, name_en: found nothing, expected string'],
    [
      'a key too many',
      [{...ROW, colour: 'red'}],
      'standards.json: row A1: found ["colour"], expected only the keys of the row model',
    ],
    ['a row without id', [without(ROW, 'id')], 'standards.json: row 1 of the list, id: found nothing, expected string'],
    [
      'an id twice',
      [ROW, ROW],
      'standards.json: row A1, id: found the id a second time, expected each id once in all files',
    ],
    [
      'an id of another file',
      [{...ROW, id: 'I1'}],
      'standards.json: row I1, id: found the id a second time, expected each id once in all files',
    ],
    [
      'a service that is not there',
      [{...ROW, category_key: 'moon'}],
      'standards.json: row A1, category_key: found "moon", expected a key of categories.json',
    ],
    [
      'a document that is not there',
      [{...ROW, document: 'x'}],
      'standards.json: row A1, document: found "x", expected a key of documents.json',
    ],
    [
      'Chinese in English',
      [{...ROW, name_en: 'Radius 半径'}],
      'standards.json: row A1, name_en: found "Radius 半径", expected English without Chinese characters',
    ],
    [
      'English for Chinese',
      [{...ROW, name_zh: 'Radius'}],
      'standards.json: row A1, name_zh: found "Radius", expected Chinese',
    ],
    [
      'words without English',
      [{...without(ROW, 'metres'), value: '每村', comparator: null, unit: null}],
      'standards.json: row A1, value_en: found null, expected an English text of "每村"',
    ],
    [
      'minutes and metres in one row',
      [{...ROW, minutes: 5}],
      'standards.json: row A1, metres: found 300, expected none in a row with minutes: they are rows apart',
    ],
    [
      'metres that are not the value',
      [{...ROW, metres: 500}],
      'standards.json: row A1, metres: found 500, expected the value of the row, in metres',
    ],
    [
      'an unknown unit',
      [{...without(ROW, 'metres'), unit: 'miles'}],
      'standards.json: row A1, unit: found "miles", expected a key of PLAN_UNITS',
    ],
    [
      'square metres of nothing',
      [{...without(ROW, 'metres'), unit: 'sqm'}],
      'standards.json: row A1, area_type: found null, expected land or floor, as the unit is square metres',
    ],
    [
      'a range upside down',
      [{...ROW, comparator: 'between', value_high: 200}],
      'standards.json: row A1, value_high: found 200, expected more than 300',
    ],
    [
      'a target without a year',
      [{...ROW, target_value: 300}],
      'standards.json: row A1, target_year: found null, expected the year of the target',
    ],
    [
      'a target of nobody',
      [{...ROW, target_value: 300, target_year: 2025, scope: 'general'}],
      'standards.json: row A1, scope: found "general", expected who is bound by the target',
    ],
    [
      'one of two without the other',
      [{...ROW, logic: 'or'}],
      'standards.json: row A1, either: found [], expected the rows of which one is enough',
    ],
    [
      'one of two that does not point back',
      [{...ROW, logic: 'or', either: ['I1']}],
      'standards.json: row A1, either: found "I1", expected row I1 to name A1 too',
    ],
    [
      'a seed row without a line',
      [{...ROW, status: 'seed'}],
      'standards.json: row A1, locator: found "§3.2", expected a line of the briefing material, as the row is seed',
    ],
    [
      'a place nobody knows',
      [{...ROW, locator: '§3.2 F99'}],
      'standards.json: row A1, locator: found "F99", expected a key of look-ups.json or the id of a row',
    ],
    [
      'an inferred province that is stated',
      [{...ROW, province_inferred: true}],
      'standards.json: row A1, province_inferred: found true, expected false like its document',
    ],
  ])('%s', (_, rows, message) => {
    expect(() => read(rows)).toThrow(InputError);
    expect(() => read(rows)).toThrow(message);
  });

  test('a file that is no JSON', () => {
    const broken = {...texts([ROW]), promises: '{"rows": [}'};
    expect(() => readPlanCatalogue(broken, CATEGORIES)).toThrow(
      'promises.json: line 1, column 11: found "}", expected a value',
    );
  });
});
