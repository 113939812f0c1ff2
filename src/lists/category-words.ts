import {EVERYDAY_WORDS} from './everyday-words.ts';

/** Names of a category by which a list may call it. */
export interface CategoryNames {
  readonly key: string;
  readonly name_zh: string;
  readonly name_en: string;
}

const plain = (word: string) => word.normalize('NFKC').trim().toLowerCase();

/** Finds the category of a word: its key, or its Chinese or English name in the catalogue. */
export function categoryWords(categories: readonly CategoryNames[]): (word: string) => string | null {
  const keys = new Map<string, string>();
  for (const {key, name_zh, name_en} of categories) {
    for (const word of [...name_zh.split(/[、，（）]/), name_zh, name_en])
      if (plain(word) !== '' && !keys.has(plain(word))) keys.set(plain(word), key);
  }
  for (const {key} of categories) keys.set(plain(key), key);
  return word => keys.get(plain(word)) ?? null;
}

/** The same with everyday words beside the names of the catalogue, for lists nobody has prepared. */
export function everydayCategoryWords(categories: readonly CategoryNames[]): (word: string) => string | null {
  const named = categoryWords(categories);
  const others = new Map<string, string>();
  for (const {key} of categories) for (const word of EVERYDAY_WORDS[key]?.called ?? []) others.set(plain(word), key);
  return word => named(word) ?? others.get(plain(word)) ?? null;
}

/**
 * The category a text names somewhere, such as 2025年示范市药店名录.csv or Public_Market.geojson: the longest name found in it.
 * Null when there is none, or when two of equal length disagree.
 */
export function categoryInText(text: string, categories: readonly CategoryNames[]): string | null {
  // who runs it is named after what it is: Clinics under the Hospital Authority
  const within = ` ${plain(text).replace(/[\s_\-–./\\()（）]+/gu, ' ')} `.replace(/ under .*/, ' ');
  let best = 0;
  let found: string | null = null;
  for (const {key, name_zh, name_en} of categories)
    for (const word of [
      ...name_zh.split(/[、，（）]/),
      name_en,
      ...(EVERYDAY_WORDS[key]?.called ?? []),
      key.replaceAll('_', ' '),
    ]) {
      const name = plain(word);
      const isHan = /\p{Script=Han}/u.test(name);
      if (name.length < (isHan ? 2 : 4) || !within.includes(isHan ? name : ` ${name} `)) continue;
      const weight = isHan ? name.length * 3 : name.length;
      if (weight > best) {
        best = weight;
        found = key;
      } else if (weight === best && found !== key) found = null;
    }
  return found;
}
