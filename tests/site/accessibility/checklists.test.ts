import {existsSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {checklistSchema} from '#schema/checklist.ts';
import {checklists, checklistViews, stateCounts, statement} from '#site/accessibility/checklists.ts';

const [wcag, gbt, elder] = checklists();

/** Criteria of levels A and AA that each guideline of WCAG 2.2 holds; 4.1.1 was taken out. */
const WCAG_NUMBERS = {
  '1.1': [1],
  '1.2': [1, 2, 3, 4, 5],
  '1.3': [1, 2, 3, 4, 5],
  '1.4': [1, 2, 3, 4, 5, 10, 11, 12, 13],
  '2.1': [1, 2, 4],
  '2.2': [1, 2],
  '2.3': [1],
  '2.4': [1, 2, 3, 4, 5, 6, 7, 11],
  '2.5': [1, 2, 3, 4, 7, 8],
  '3.1': [1, 2],
  '3.2': [1, 2, 3, 4, 6],
  '3.3': [1, 2, 3, 4, 7, 8],
  '4.1': [2, 3],
};

test('all 55 criteria of WCAG 2.2 A and AA are there, once, in their order', () => {
  const wanted = Object.entries(WCAG_NUMBERS).flatMap(([guide, numbers]) =>
    numbers.map(number => `${guide}.${number}`),
  );
  expect(wanted).toHaveLength(55);
  expect(wcag!.rows.map(row => row.number)).toEqual(wanted);
  expect(wcag!.rows.filter(row => row.level === 'A')).toHaveLength(31);
  expect(wcag!.rows.filter(row => row.level === 'AA')).toHaveLength(24);
});

test('every test named as evidence stands in the file it is said to stand in', () => {
  const named = checklists().flatMap(list => list.rows.flatMap(row => row.tests));
  expect(named.length).toBeGreaterThan(80);
  const astray = named.filter(({file, test: name}) => {
    const code = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return !new RegExp(`(test|\\))\\(\\s*'${RegExp.escape(name)}'`).test(code);
  });
  expect(astray).toEqual([]);
});

test('who looked at a page says when and what was seen, in both languages, and not after the list was gone through', () => {
  const looked = checklists().flatMap(({reviewed, rows}) => rows.map(row => ({reviewed, seen: row.looked})));
  const seen = looked.filter(({seen}) => seen !== null);
  expect(seen.length).toBeGreaterThan(5);
  for (const {reviewed, seen: one} of seen) expect(one!.on <= reviewed).toBe(true);
  expect(checklistViews('en')[0]!.rows.find(({number}) => number === '1.4.10')!.looked).toMatch(
    /22 Nov 2026: Seven pages/,
  );
});

test('of a standard whose text was not seen no clause is numbered, and of the Chinese standard none is judged', () => {
  expect(gbt!.textSeen).toBe(false);
  expect(gbt!.rows.every(row => row.number === null && row.state === 'to-verify')).toBe(true);
  expect(elder!.rows.every(row => row.number === null)).toBe(true);
  const numbered = {...gbt!, rows: [{...gbt!.rows[0]!, number: '6.1'}]};
  expect(checklistSchema.safeParse(numbered).success).toBe(false);
});

test('the principles of the Chinese standard point to criteria that are in the first list', () => {
  const numbers = new Set(wcag!.rows.map(row => row.number));
  const pointed = [...gbt!.rows, ...elder!.rows].flatMap(row => row.sameAs);
  expect(pointed.filter(number => !numbers.has(number))).toEqual([]);
});

test('a row that is said to be met without any evidence is refused', () => {
  const bare = {...wcag!, rows: [{...wcag!.rows[0]!, tests: [], looked: null}]};
  expect(checklistSchema.safeParse(bare).success).toBe(false);
});

test('the sentence on the page counts what is in the list', () => {
  const {all, met, partly, na, open} = stateCounts(wcag!);
  expect(met + partly + na + open).toBe(all);
  expect(statement('en').summary).toContain(`${all} criteria: ${met} met, ${partly} partly met, ${na} without`);
  expect(statement('zh').summary).toContain(`${all}条：做到${met}条，部分做到${partly}条`);
});

test('rows are in the language of the page', () => {
  for (const list of checklistViews('en'))
    for (const row of list.rows) expect(`${row.name} ${row.how} ${row.state}`).not.toMatch(/\p{Script=Han}/u);
  for (const list of checklistViews('zh')) for (const row of list.rows) expect(row.name).toMatch(/\p{Script=Han}/u);
});
