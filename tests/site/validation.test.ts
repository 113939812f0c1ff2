import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {folderVersion} from '#files/folder-version.ts';
import {translator} from '#i18n/translate.ts';
import type {Validation} from '#schema/validation.ts';
import {validationSection, validationViews} from '#site/validation.ts';
import {compared} from '../../scripts/validate/oracle.ts';
import {folderWith} from '../support/folder.ts';

const TEXTS = {
  id: 'lengths',
  title_zh: '长度',
  title_en: 'Lengths',
  against_zh: 'someone',
  against_en: 'someone',
  unit: 'metres',
  note_zh: '',
  note_en: '',
} as const;

function project(sha: (root: string) => string): string {
  const root = folderWith({'input.csv': 'a\n'});
  mkdirSync(join(root, 'src', 'core'), {recursive: true});
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'src', 'core', 'walk.ts'), 'export const speed = 1;\n');
  const oracle = compared(TEXTS, [-3, 1, 0.25, 2], 2, [join(root, 'input.csv')]);
  writeFileSync(join(root, 'data', 'validation.json'), JSON.stringify({core_sha256: sha(root), oracles: [oracle]}));
  return root;
}

test('differences are summed up without their sign, and those at the limit agree', () => {
  const root = folderWith({'input.csv': 'a\n'});
  const found = compared(TEXTS, [-3, 1, 0.25, 2], 2, [join(root, 'input.csv')]);
  expect(found).toMatchObject({n: 4, median: 2, p95: 3, worst: 3, within: {limit: 2, n: 3}});
  expect(found.input_sha256).toBe('87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7');
});

test('a comparison of nothing is refused by name', () => {
  expect(() => compared(TEXTS, [], 2, [])).toThrow(/lengths has nothing to compare/);
});

test('the page says so when the core has changed since, and only then', () => {
  const same = project(root => folderVersion(root, ['src/core']));
  expect(validationSection(translator('en'), 'en', same)).toMatchObject({outdated: false});
  writeFileSync(join(same, 'src', 'core', 'walk.ts'), 'export const speed = 2;\n');
  expect(validationSection(translator('en'), 'en', same)).toMatchObject({outdated: true});
  expect(validationSection(translator('en'), 'en', folderWith({}))).toBeNull();
});

test('rows are written in the language of the page, shares as percentages', () => {
  const validation = {
    core_sha256: '0'.repeat(64),
    oracles: [
      {...compared({...TEXTS, unit: 'share'}, [0.0123], 0.02, []), title_zh: '基尼'},
      compared(TEXTS, [0, 1234.5, 0.026], 15, []),
    ],
  } satisfies Validation;
  const [share, metres] = validationViews(validation, translator('zh'), 'zh');
  expect(share).toMatchObject({what: '基尼', n: '1', median: '1.2%', within: '1个相差不超过2%'});
  expect(metres).toMatchObject({median: '0.03米', worst: '1230米', within: '2个相差不超过15米'});
});
