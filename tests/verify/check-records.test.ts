import {expect, test} from 'vitest';
import type {Row} from '#files/table.ts';
import {recordProblems} from '../../scripts/verify/check-records.ts';
import {COMMUNITIES, DISTRICT, OTHER_TOWN, readRecords, sceneModel, TOWN} from '../support/record-scene.ts';

const [A, B, V, C, D] = COMMUNITIES;
const scene = (areaRows: readonly Row[] = []) => ({
  model: sceneModel,
  areaRows,
  facilityIds: new Set(['list:1:library', 'list:2:library']),
});

async function rowsOf(kind: string, ...lines: string[]): Promise<readonly Row[]> {
  return (await readRecords([{kind, lines}])).rows;
}

const visits = () =>
  rowsOf('visits', 'code,visits,period', ...[4, 70, 80, 60, 50].map((value, i) => `${COMMUNITIES[i]},${value},2025`));

/** The same rows with the one of a place changed. */
const changed = (rows: readonly Row[], place: string, change: Row) =>
  rows.map(row => (row['area_id'] === place || row['facility_id'] === place ? {...row, ...change} : row));

const problemsOf = (rows: readonly Row[], areaRows: readonly Row[] = []) =>
  recordProblems(rows, scene(areaRows)).map(({found, expected}) => `${found}; ${expected}`);

test('finds nothing in what a build has made', async () => {
  expect(problemsOf(await visits())).toEqual([]);
  const rating = ['facility_id,rating,rating_max,ratings_count', 'list:1:library,4.5,5,40', 'list:2:library,4.5,5,4'];
  expect(problemsOf(await rowsOf('ratings', ...rating))).toEqual([]);
  const areaRows = [{area_id: A, households: 12}];
  expect(problemsOf(await rowsOf('households', 'code,households', `${A},12`), areaRows)).toEqual([]);
});

test('finds a number of few people that is published', async () => {
  const rows = changed(await visits(), C, {value: 6});
  expect(problemsOf(rows)).toContain('visits of 6 people; a suppressed value');
});

test('finds a sum that is not that of its parts, and one of parts that are missing', async () => {
  expect(problemsOf(changed(await visits(), OTHER_TOWN, {value: 111}))).toEqual([
    'the sum 111; 110, that of its parts',
    'the sum 264; 265, that of its parts',
  ]);
  const without = (await visits()).filter(row => row['area_id'] !== D);
  expect(problemsOf(without)).toEqual([
    ...['the sum 110; none: a community has no number', 'the sum 264; none: a community has no number'],
    ...['the sum 264; none: a community has no number'],
  ]);
});

test('finds a hidden number that the published ones give away', async () => {
  const rows = changed(await visits(), B, {value: 70, suppressed: null});
  expect(problemsOf(rows)).toEqual(['the sum 154; one from which no suppressed number can be worked out']);
  const few = changed(changed(await visits(), TOWN, {value: 91}), B, {suppressed: 'complementary'});
  expect(problemsOf(few)).toContain('the sum 91; one from which no suppressed number can be worked out');
});

test('finds a value beside its reason to have none, and numbers of places that are not there', async () => {
  expect(problemsOf(changed(await visits(), V, {suppressed: 'complementary'}))).toContain(
    'value 80; a value, or why there is none',
  );
  expect(problemsOf(changed(await visits(), V, {area_id: '1'}))).toContain(
    'community 1; an area or facility of the city',
  );
  expect(problemsOf(changed(await visits(), V, {area_id: DISTRICT, area_kind: 'district'}))).toEqual(
    expect.arrayContaining(['visits of a district; communities, and sums of them', 'a row twice; each number once']),
  );
});

test('finds a part that gives away how few the others are, or a whole that is hidden', async () => {
  const header = 'code,people_disabled,people_disabled_severe';
  const rows = await rowsOf('disability', header, `${A},40,20`, `${B},5,`);
  expect(problemsOf(rows)).toEqual([]);
  const severe = (value: number) => rows.map(row => (row['metric'] === 'people_disabled' ? row : {...row, value}));
  expect(problemsOf(severe(40))).toEqual([]);
  expect(problemsOf(severe(35))).toEqual([`35 with a severe disability, 40 with any in ${A}; a suppressed value`]);
  const ofHidden = severe(20).map(row => (row['metric'] === 'people_disabled' ? row : {...row, area_id: B}));
  expect(problemsOf(ofHidden)).toEqual([
    `20 with a severe disability, a hidden number with any in ${B}; a suppressed value`,
  ]);
});

test('finds an area whose column says something else', async () => {
  const rows = await rowsOf('workers', 'code,workers', `${A},7`);
  expect(problemsOf(rows, [{area_id: A, workers: 8}])).toEqual([`workers 7 for ${A}; 8 as in areas`]);
  expect(problemsOf(rows, [{area_id: A, workers: null}])).toEqual([`workers 7 for ${A}; null as in areas`]);
});
