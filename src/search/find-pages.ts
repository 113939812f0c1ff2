import {foldName, hasHan} from './fold-name.ts';
import {MATCH, type MatchClass} from './match-class.ts';
import {halvesOf, matchNames} from './match-names.ts';
import type {OnMatch} from './match-pinyin.ts';
import {matchPinyin} from './match-pinyin.ts';
import {matchWord} from './match-text.ts';
import {type NameTable, nameTable, type Pause} from './name-table.ts';
import type {PageEntry, PageFile} from './page-file.ts';
import {matchMistyped, type Vocabulary, vocabulary} from './vocabulary.ts';

/** The pages of the site prepared for queries. */
export interface PageIndex {
  readonly file: PageFile;
  /** Titles; owners are numbers of entries. */
  readonly titles: NameTable;
  /** What else they are looked for by. */
  readonly words: NameTable;
  /** Titles of the pages they stand on and names of their cities: they narrow a query, and find nothing by themselves. */
  readonly around: NameTable;
  readonly vocabulary: Vocabulary;
  readonly wordVocabulary: Vocabulary;
}

/** A page or section that fits a query. */
export interface FoundPage {
  readonly entry: PageEntry;
  readonly match: MatchClass;
}

const now: Pause = () => Promise.resolve();
/** More words than this are not looked at. */
const MAX_WORDS = 8;

/** Prepares the file of pages. `pause` as in searchIndex. */
export async function pageIndex(file: PageFile, pause: Pause = now): Promise<PageIndex> {
  const {entries, cities, readings} = file;
  const titles = await nameTable(
    entries.flatMap(({title}, owner) => distinct([title.zh, title.en]).map(name => [name, owner] as const)),
    readings,
    pause,
  );
  const words = await nameTable(
    entries.flatMap((entry, owner) => distinct(entry.words).map(name => [name, owner] as const)),
    readings,
    pause,
  );
  const around = await nameTable(
    entries.flatMap(({part, city}, owner) => {
      const name = cities[city]?.name;
      return distinct([part?.zh, part?.en, name?.zh, name?.en]).map(one => [one, owner] as const);
    }),
    readings,
    pause,
  );
  const [own, other] = [await vocabulary(titles, pause), await vocabulary(words, pause)];
  return {file, titles, words, around, vocabulary: own, wordVocabulary: other};
}

/** Finds pages by title, by the words they are looked for, and by words that name their page or city. Best first. */
export function findPages(index: PageIndex, text: string): FoundPage[] {
  const query = foldName(text);
  if (query === '') return [];
  const match = new Uint8Array(index.file.entries.length).fill(MATCH.none);
  const found: OnMatch = (entry, how) => {
    if (how < match[entry]!) match[entry] = how;
  };
  matchNames(index.titles, query, found);
  // a word people use for it counts like its title when it is typed in full
  matchNames(index.words, query, (entry, how) => found(entry, how === MATCH.exact ? MATCH.service : how));
  const words = [...new Set(query.split(' '))].slice(0, MAX_WORDS);
  if (words.length > 1) matchAllWords(index, words, found);
  for (const halves of halvesOf(query, true)) matchAllWords(index, halves, found);
  if (match.every(how => how === MATCH.none)) matchTypos(index, words, found);
  const fitting = [...match.keys()].filter(entry => match[entry] !== MATCH.none);
  fitting.sort((a, b) => match[a]! - match[b]! || a - b);
  return fitting.map(entry => ({entry: index.file.entries[entry]!, match: match[entry]! as MatchClass}));
}

/** Finds what every word fits: by its own names, else some by the page or city around it. */
function matchAllWords(index: PageIndex, words: readonly string[], found: OnMatch): void {
  const count = index.file.entries.length;
  const [own, around] = [new Uint8Array(count), new Uint8Array(count)];
  for (const [bit, word] of words.entries()) {
    const mark = 1 << bit;
    for (const table of [index.titles, index.words]) markWord(table, word, own, mark);
    markWord(index.around, word, around, mark);
  }
  const all = (1 << words.length) - 1;
  for (let entry = 0; entry < count; entry++)
    if (own[entry] === all) found(entry, MATCH.allWords);
    else if (own[entry] !== 0 && (own[entry]! | around[entry]!) === all) found(entry, MATCH.context);
}

/** Marks the owners of names in which a word stands, by its letters or in pinyin. */
function markWord(table: NameTable, word: string, marks: Uint8Array, mark: number): void {
  const note = (entry: number) => {
    marks[entry]! |= mark;
  };
  matchWord(table, word, note);
  if (!hasHan(word) && /[a-z]{2}/.test(word))
    matchPinyin(table.pinyin, word, (entry, how) => {
      if (how < MATCH.loose) note(entry);
    });
}

/** Finds what fits when one letter of one word is wrong. */
function matchTypos(index: PageIndex, words: readonly string[], found: OnMatch): void {
  const typo = (entry: number) => found(entry, MATCH.typo);
  for (const known of [index.vocabulary, index.wordVocabulary]) matchMistyped(known, words.join(''), typo);
  if (words.length === 1) return;
  const fits = new Uint8Array(index.file.entries.length);
  for (const [bit, word] of words.entries()) {
    for (const table of [index.titles, index.words, index.around]) markWord(table, word, fits, 1 << bit);
    for (const known of [index.vocabulary, index.wordVocabulary])
      matchMistyped(known, word, entry => {
        fits[entry]! |= 1 << bit;
      });
  }
  const all = (1 << words.length) - 1;
  for (const [entry, marks] of fits.entries()) if (marks === all) typo(entry);
}

function distinct(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter(name => name !== undefined && name !== ''))] as string[];
}
