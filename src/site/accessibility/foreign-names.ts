import {join} from 'node:path';
import {rowsOfColumns} from '#files/columns.ts';
import {readManifest} from '#files/read-city.ts';
import {readColumns} from '#files/read-columns.ts';
import type {Lang} from '#i18n/lang.ts';
import type {Row} from '../rows.ts';
import type {ForeignNames} from './mark-names.ts';

/** A name as published: what is on the sign, its language, and what it is called in Chinese and English. */
const COLUMNS = new Set(['name', 'name_language', 'name_zh', 'name_en']);
/** More areas than these are not looked for within sentences. */
const MOST_IN_SENTENCES = 1000;
/** Numbers and single letters are spoken as the page is. */
const IS_WORD = /\p{L}{2}/u;
/** Shorter names are also words. */
const LEAST_LETTERS = 4;

const languageOf = (tag: string) => tag.split('-')[0]!.toLowerCase();

/**
 * Names of rows that stand on pages in `lang` as on the sign, in a language of their own. A name that rows claim for two
 * languages, or that is also a word of the page (`words`), is left out: nobody can say which is meant.
 */
export function foreignNames(
  areas: readonly Row[],
  facilities: readonly Row[],
  lang: Lang,
  words: ReadonlySet<string> = new Set(),
): ForeignNames {
  const found = new Map<string, string | null>();
  const add = (row: Row) => {
    const name = (row['name'] ?? null) as string | null;
    const tag = (row['name_language'] ?? null) as string | null;
    if (name === null || tag === null || !IS_WORD.test(name)) return;
    if (languageOf(tag) === lang || name === row[`name_${lang}`]) return;
    // Chinese on English pages is marked by its letters
    if (languageOf(tag) === 'zh' || words.has(name.toLowerCase())) return;
    const known = found.get(name);
    found.set(name, known === undefined || known === tag ? tag : null);
  };
  for (const row of areas) add(row);
  const isSure = (entry: [string, string | null]): entry is [string, string] => entry[1] !== null;
  const ofAreas = [...found].filter(isSure).map(([name]) => name);
  for (const row of facilities) add(row);
  const sure = new Map([...found].filter(isSure));
  const long = ofAreas.filter(name => name.length >= LEAST_LETTERS && sure.has(name));
  return {languageOf: sure, inSentences: long.length > MOST_IN_SENTENCES ? [] : long};
}

const read = new Map<string, Promise<ForeignNames>>();

/** The same of a built city, read once for each language. */
export function namesOfCity(root: string, id: string, lang: Lang): Promise<ForeignNames> {
  const key = `${root}\n${id}\n${lang}`;
  const known = read.get(key);
  if (known) return known;
  const names = readNames(join(root, id), lang);
  read.set(key, names);
  return names;
}

async function readNames(dir: string, lang: Lang): Promise<ForeignNames> {
  const rowsOf = async (table: 'areas' | 'facilities') =>
    rowsOfColumns(await readColumns(dir, table, name => COLUMNS.has(name)));
  const {categories} = readManifest(dir).parameters;
  const words = new Set(categories.map(category => category.name_en.toLowerCase()));
  return foreignNames(await rowsOf('areas'), await rowsOf('facilities'), lang, words);
}
