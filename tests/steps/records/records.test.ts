import {rmSync} from 'node:fs';
import fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import type {Row} from '#files/table.ts';
import {tableFromRows} from '#files/table.ts';
import {tableSpec} from '#schema/tables.ts';
import {encodeGb18030} from '../../../scripts/demo/gb18030.ts';
import type {Hidden} from '../../../scripts/steps/records/hidden-counts.ts';
import {dayIn} from '../../../scripts/steps/records.ts';
import {followsByElimination, type KnownSum, possibleTotals} from '../../support/count-rival.ts';
import {
  COMMUNITIES,
  DISTRICT,
  OTHER_TOWN,
  readRecords,
  type SceneTable,
  sceneFolder,
  TOWN,
} from '../../support/record-scene.ts';
import {workbook} from '../../support/xlsx.ts';

afterAll(() => rmSync(sceneFolder, {recursive: true}));

const [A, B, V, C, D] = COMMUNITIES;
const context = {groups: [], areaKinds: [], categories: [], streets: true, invented: false};

/** Place → value, of one metric; a suppressed one as its reason. */
function valuesOf(rows: readonly Row[], metric: string, period: string | null = null): Record<string, unknown> {
  const wanted = rows.filter(row => row['metric'] === metric && row['period'] === period);
  return Object.fromEntries(
    wanted.map(row => [row['area_id'] ?? row['facility_id'], row['suppressed'] ?? row['value']]),
  );
}

const refused = (tables: readonly SceneTable[], facts = {}) =>
  readRecords(tables, facts).then(
    () => 'taken',
    (error: Error) => error.message,
  );

describe('a table by area', () => {
  test('is joined by code, an empty cell is no row, and a zero is a zero', async () => {
    const lines = ['code,households', `${A},120`, `'${B},0`, `${V}.0,`, `${DISTRICT},"1,200"`];
    const {rows, areas, findings} = await readRecords([{kind: 'households', lines}]);
    expect(valuesOf(rows, 'households')).toEqual({[DISTRICT]: 1200, [A]: 120, [B]: 0});
    expect(areas.find(area => area.areaId === A)!.households).toBe(120);
    expect(areas.find(area => area.areaId === V)!.households).toBeNull();
    expect(findings).toEqual([]);
    expect(rows.map(row => [row['area_kind'], row['joined_by'], row['as_of'], row['source']])).toContainEqual([
      'community',
      'code',
      '2025-12-31',
      'office 1',
    ]);
    // every row is one the published table takes
    expect(tableFromRows(tableSpec('records', context), rows).rowCount).toBe(3);
  });

  test('may be GB18030 with a title above the header, or a workbook, under names of its own', async () => {
    const columns = {code: '区划代码', workers: '社区工作者', social_workers: '其中社工'};
    const table = [
      ['区划代码', '社区工作者', '其中社工'],
      [A, '7', '2'],
      [B, '5.5', '—'],
    ];
    const bytes = encodeGb18030(`社区工作者统计表\r\n${table.map(row => row.join(',')).join('\r\n')}\r\n`);
    for (const each of [bytes, workbook({表: table})]) {
      const {rows, areas} = await readRecords([{kind: 'workers', bytes: each, columns}]);
      expect(valuesOf(rows, 'workers')).toEqual({[A]: 7, [B]: 5.5});
      expect(valuesOf(rows, 'social_workers')).toEqual({[A]: 2});
      expect(areas.find(area => area.areaId === B)!.workers).toBe(5.5);
    }
  });

  test('counts codes that nothing has, and rows without one, as findings', async () => {
    const lines = ['code,households', '990109009009,5', '合计,900', ',3', `${A},9`];
    const {rows, findings} = await readRecords([{kind: 'households', lines}]);
    expect(valuesOf(rows, 'households')).toEqual({[A]: 9});
    expect(findings).toEqual(['record-code-missing × 1: row 3', 'record-code-unknown × 2: row 1: 990109009009']);
  });

  test('must agree with the source of the areas, and with other tables', async () => {
    const facts = {[A]: {households: 120, serviceFloorAreaSqm: 30.5}};
    const same = [{kind: 'floor-area', lines: ['code,service_floor_area_sqm', `${A},30.5`]}];
    expect(valuesOf((await readRecords(same, facts)).rows, 'service_floor_area_sqm')).toEqual({[A]: 30.5});
    const other = [{kind: 'households', lines: ['code,households', `${A},121`]}];
    expect(await refused(other, facts)).toBe(
      `table-1.csv: row 1: found households 121 for ${A}, expected 120, as the source of the areas says, or nothing in one of the two`,
    );
    const twice = [120, 121].map(value => ({kind: 'households', lines: ['code,households', `${A},${value}`]}));
    expect(await refused(twice)).toContain(
      `table-2.csv: row 1: found 121 for ${A}, expected 120, as in row 1 of table-1`,
    );
    const alike = await readRecords([twice[0]!, twice[0]!]);
    expect(alike.findings).toEqual([`record-repeated × 1: row 1: ${A}`]);
    expect(alike.rows).toHaveLength(1);
  });

  test('names file, row, column, value and what was expected when it refuses a value', async () => {
    const cases: [SceneTable['kind'], string, string, RegExp][] = [
      ['households', 'households', '-3', /row 1, column "households": found "-3", expected a whole number, 0 or more/],
      ['households', 'households', '2.5', /found "2.5", expected a whole number/],
      ['households', 'households', '约五百', /found "约五百"/],
      [
        'workers',
        'workers,social_workers',
        '3,4',
        /"social_workers": found "4", expected a number from 0 to 3 \(the work/,
      ],
      ['satisfaction', 'satisfied_share', '1.2', /found "1.2", expected a share from 0 to 1/],
      ['satisfaction', 'satisfied_share', '120%', /found "120%"/],
      ['satisfaction', 'satisfied,respondents', '30,20', /found "30", expected a whole number from 0 to 20/],
      ['satisfaction', 'satisfied,respondents', '30,', /"respondents": found nothing/],
      ['satisfaction', 'satisfied_share,satisfied,respondents', '0.9,10,20', /found 0.9, expected 10 of 20/],
      ['visits', 'visits,period', '30,去年', /found "去年", expected a year, quarter or month/],
      ['visits', 'visits,period', '30,', /"period": found nothing/],
      ['visits', 'visits,period', '30,2026', /found 2026, expected a period that was over on 2025-12-31/],
      [
        'disability',
        'people_disabled,people_disabled_severe',
        '30,31',
        /found "31", expected a whole number from 0 to 30/,
      ],
      ['meals', 'meals', '30', /header: found the columns code, meals, expected a column period/],
      ['households', 'count', '30', /expected a column households, or its name under "columns"/],
    ];
    for (const [kind, header, value, message] of cases)
      expect(await refused([{kind, lines: [`code,${header}`, `${A},${value}`]}]), value).toMatch(message);
    expect(await refused([{kind: 'households', lines: ['code,households', '9.90101E+11,5']}])).toMatch(/rounded it/);
    expect(await refused([{kind: 'households', lines: ['code,households', `${A},5`], asOf: '2026-07-01'}])).toBe(
      'test: records.0.asOf: found 2026-07-01, expected a day that is over, at latest 2026-06-30',
    );
  });

  test('may hold a place once for each time, and says both rows when it holds it twice', async () => {
    const lines = ['code,visits,period', `${A},30,2024`, `${A},40,2025年`, `${B},50,2025`];
    const {rows} = await readRecords([{kind: 'visits', lines}]);
    expect(valuesOf(rows, 'visits', '2024')).toEqual({[A]: 30});
    expect(valuesOf(rows, 'visits', '2025')).toEqual({[A]: 40, [B]: 50});
    expect(await refused([{kind: 'visits', lines: [...lines, `${A},41,2025`]}])).toBe(
      `table-1.csv: row 4: found ${A}, 2025 again, as in row 2, expected each of them once: both rows cannot be right`,
    );
    expect(await refused([{kind: 'visits', lines: [...lines, `${A},4,2025-Q1`]}])).toMatch(
      /row 4: found 2025-Q1 for 990101001001, and 2025 in row 2 of table-1.csv, expected periods that do not overlap/,
    );
    const service = [{kind: 'visits', category: 'library', lines: ['code,visits,period', `${A},12,2025`]}];
    expect(await refused([{kind: 'visits', lines}, ...service])).toMatch(/expected either totals or services/);
  });

  test('keeps the satisfied as a share of those asked', async () => {
    const lines = ['code,satisfied,respondents', `${A},45,60`, `${B},0,0`];
    const {rows, findings} = await readRecords([
      {kind: 'satisfaction', lines},
      {kind: 'satisfaction', category: 'library', lines: ['code,satisfied_share', `${A},85%`]},
    ]);
    expect(rows.map(row => [row['category'], row['value'], row['denominator']])).toEqual([
      [null, 0.75, 60],
      ['library', 0.85, null],
    ]);
    expect(findings).toEqual(['record-nobody-asked × 1: row 2']);
  });
});

describe('tables by community only', () => {
  const kinds = [
    ['visits', 'visits'],
    ['meals', 'meals'],
    ['disability', 'people_disabled'],
  ] as const;

  test('refuse other areas, facilities and places, and say why', async () => {
    for (const [kind, column] of kinds) {
      const table = (code: string) => [{kind, lines: [`code,period,${column}`, `${code},2025,20`]}];
      expect(await refused(table(TOWN)), kind).toMatch(
        /found 990101001000, a subdistrict, expected the code of a comm.* who comes/,
      );
      expect(await refused(table('list:1:library')), kind).toMatch(
        /found the facility list:1:library, expected the code/,
      );
      expect(await refused(table('"113.01,23.01"')), kind).toMatch(/found the place 113.01,23.01, expected the code/);
    }
  });

  test('refuse columns of places, addresses and persons, mapped or not', async () => {
    for (const [kind, column] of kinds) {
      for (const name of ['lon', '住址', '联系电话', 'facility_id', '姓名', '身份证号'])
        expect(await refused([{kind, lines: [`code,period,${column},${name}`, `${A},2025,20,1`]}]), name).toMatch(
          /expected a table by community without places, addresses or persons/,
        );
      expect(await refused([{kind, columns: {address: '住址'}, lines: []}])).toMatch(
        /records\.0\.columns\.address: found "住址", expected only code.*by community only: by place they would show/,
      );
    }
  });

  test('take villages as they take communities, and are added up where every one has a number', async () => {
    const lines = [`code,people_disabled,people_disabled_severe`, `${A},40,20`, `${B},50,12`, `${V},30,`, `${C},60,10`];
    const {rows} = await readRecords([{kind: 'disability', lines}]);
    expect(valuesOf(rows, 'people_disabled')).toEqual({[TOWN]: 120, [A]: 40, [B]: 50, [V]: 30, [C]: 60});
    expect(valuesOf(rows, 'people_disabled_severe')).toEqual({[A]: 20, [B]: 12, [C]: 10});
    const whole = await readRecords([{kind: 'disability', lines: [...lines, `${D},0,0`]}]);
    expect(valuesOf(whole.rows, 'people_disabled')).toMatchObject({
      test: 180,
      [DISTRICT]: 180,
      [OTHER_TOWN]: 60,
      [D]: 0,
    });
    expect(whole.rows.find(row => row['area_id'] === 'test')).toMatchObject({area_kind: 'city', joined_by: 'sum'});
  });

  test('hide few people, and one more place where the sum would give them away', async () => {
    const lines = ['code,visits,period', `${A},4,2025`, `${B},70,2025`, `${V},80,2025`, `${C},60,2025`, `${D},50,2025`];
    const {rows} = await readRecords([{kind: 'visits', lines}]);
    expect(valuesOf(rows, 'visits', '2025')).toEqual({
      ...{test: 264, [DISTRICT]: 264, [TOWN]: 154, [OTHER_TOWN]: 110},
      ...{[A]: 'small-count', [B]: 'complementary', [V]: 80, [C]: 60, [D]: 50},
    });
    expect(rows.filter(row => row['suppressed'] !== null).every(row => row['value'] === null)).toBe(true);
  });

  test('hide a part where the rest is few, and where the whole is hidden', async () => {
    const lines = ['code,people_disabled,people_disabled_severe', `${A},40,35`, `${B},8,0`, `${C},30,30`];
    const {rows} = await readRecords([{kind: 'disability', lines}]);
    expect(valuesOf(rows, 'people_disabled_severe')).toEqual({[A]: 'small-count', [B]: 0, [C]: 30});
    expect(valuesOf(rows, 'people_disabled')).toEqual({[A]: 40, [B]: 'small-count', [C]: 30});
  });
});

describe('satisfaction and confidential tables', () => {
  test('hide a community that the town would give away', async () => {
    const lines = ['code,satisfied,respondents', `${TOWN},90,120`, `${A},4,6`, `${B},40,54`, `${V},46,60`];
    const {rows} = await readRecords([{kind: 'satisfaction', lines}]);
    const hidden = Object.entries(valuesOf(rows, 'satisfied_share')).filter(([, value]) => typeof value === 'string');
    expect(hidden).toEqual([
      [A, 'small-count'],
      [B, 'complementary'],
    ]);
    expect(rows.filter(row => row['suppressed'] !== null).map(row => row['denominator'])).toEqual([null, null]);
  });

  test('hide households only where the table asks for it, in the areas too', async () => {
    const lines = ['code,households', `${A},4`, `${B},40`, `${V},50`];
    const open = await readRecords([{kind: 'households', lines}]);
    expect(valuesOf(open.rows, 'households')).toEqual({[A]: 4, [B]: 40, [V]: 50});
    const facts = {[TOWN]: {households: 94}};
    const {rows, areas} = await readRecords([{kind: 'households', lines, confidential: true}], facts);
    expect(valuesOf(rows, 'households')).toEqual({[A]: 'small-count', [B]: 'complementary', [V]: 50});
    expect(areas.filter(({kind}) => kind === 'community').map(area => area.households)).toEqual([
      null,
      null,
      50,
      null,
      null,
    ]);
  });
});

describe('ratings', () => {
  const columns = ['facility_id', 'name', 'category', 'rating', 'rating_max', 'ratings_count'].join(',');

  test('are joined by id, or by name and category; few of them are hidden', async () => {
    const lines = [columns, 'list:1:library,,,4.6,5,120', ',福河书房,图书馆,9,10,9', ',同名食堂,elder_meal,4,5,50'];
    const more = [
      ',没有的书房,library,4,5,50',
      'list:9:library,,,4,5,50',
      ',无名,看不懂的类别,4,5,50',
      'list:1:library,,,,5,3',
    ];
    const {rows, findings} = await readRecords([{kind: 'ratings', lines: [...lines, ...more]}]);
    expect(
      rows.map(row => [row['facility_id'], row['value'], row['unit'], row['denominator'], row['suppressed']]),
    ).toEqual([
      ['list:1:library', 4.6, 'of 5', 120, null],
      ['list:2:library', null, 'of 10', null, 'small-count'],
    ]);
    expect(rows.map(row => row['joined_by'])).toEqual(['facility_id', 'name']);
    expect(findings.map(text => text.split(':')[0])).toEqual([
      'record-category-unknown × 1',
      'record-facility-ambiguous × 1',
      'record-facility-unknown × 2',
    ]);
  });

  test('above their maximum, twice, or out of no ratings are refused', async () => {
    const rated = (...rows: string[]) => refused([{kind: 'ratings', lines: [columns, ...rows]}]);
    expect(await rated('list:1:library,,,5.1,5,20')).toMatch(
      /found "5.1", expected a number from 0 to 5 \(rating_max\)/,
    );
    expect(await rated('list:1:library,,,4,5,0')).toMatch(/expected no rating where there are 0 ratings/);
    expect(await rated('list:1:library,,,4,5,20', ',文山书房,library,4,5,20')).toMatch(/row 2: .*again, as in row 1/);
    expect(await rated(',文山书房,,4,5,20')).toMatch(/without a category, expected facility_id, or name and category/);
  });
});

/** Tries to work out every suppressed community from the published rows alone. */
function giveNothingAway(
  values: Readonly<Record<string, unknown>>,
  membersOf: (place: string) => readonly string[],
): void {
  const hidden: Hidden = new Map();
  for (const code of COMMUNITIES) if (typeof values[code] === 'string') hidden.set(code, values[code] as 'small-count');
  const sums = Object.entries(values).flatMap(([place, value]): KnownSum[] => {
    if (typeof value !== 'number' || (COMMUNITIES as readonly string[]).includes(place)) return [];
    const members = membersOf(place);
    const seen = members.reduce((sum, code) => sum + (hidden.has(code) ? 0 : (values[code] as number)), 0);
    return [{of: members.filter(code => hidden.has(code)), total: value - seen}];
  });
  const asked = new Set(sums.flatMap(({of}) => of));
  for (const code of hidden.keys()) {
    expect(followsByElimination([code], sums), code).toBe(false);
    if (asked.has(code)) expect(possibleTotals([code], sums, hidden).size, code).toBeGreaterThanOrEqual(3);
  }
}

test('whatever was counted, no published value of a protected metric is from 1 to 9, and sums are those of the communities', async () => {
  const five = fc.array(fc.integer({min: 0, max: 40}), {minLength: 5, maxLength: 5});
  await fc.assert(
    fc.asyncProperty(five, async counts => {
      const lines = ['code,meals,period', ...COMMUNITIES.map((code, i) => `${code},${counts[i]},2025`)];
      const values = valuesOf((await readRecords([{kind: 'meals', lines}])).rows, 'meals', '2025');
      const membersOf = (place: string) =>
        COMMUNITIES.filter(code => place === 'test' || code.startsWith(place.replace(/0+$/, '')));
      for (const [place, value] of Object.entries(values)) {
        if (typeof value !== 'number') continue;
        expect(value > 0 && value < 10, place).toBe(false);
        expect(value).toBe(membersOf(place).reduce((sum, code) => sum + counts[COMMUNITIES.indexOf(code)]!, 0));
      }
      giveNothingAway(values, membersOf);
    }),
    {numRuns: 60, seed: 3},
  );
});

test('the day of a build is that of the city', () => {
  const now = new Date('2026-01-01T20:00:00Z');
  expect([dayIn('Asia/Shanghai', now), dayIn('America/Bogota', now)]).toEqual(['2026-01-02', '2026-01-01']);
});
