import {matchPinyin, type OnMatch} from './match-pinyin.ts';
import {matchCompact, matchText} from './match-text.ts';
import type {NameTable} from './name-table.ts';

/**
 * A Chinese text has no spaces between its words: all ways to see it as two, 锦丰 and 药店, of two characters or more each.
 * `digits`: also of texts with digits, 3岁以下 and 托位.
 */
export function halvesOf(query: string, digits = false): string[][] {
  if (!(digits ? /^(?=.*\p{Script=Han})[\p{Script=Han}\d]{4,12}$/u : /^\p{Script=Han}{4,12}$/u).test(query)) return [];
  const characters = [...query];
  return characters
    .slice(2, -1)
    .map((_, at) => [characters.slice(0, at + 2).join(''), characters.slice(at + 2).join('')]);
}

/** Finds names by their letters, then by their pinyin. */
export function matchNames(table: NameTable, query: string, found: OnMatch): void {
  matchText(table, query, found);
  const compact = query.replaceAll(' ', '');
  matchCompact(table, compact, found);
  if (!/[a-z]/.test(compact)) return;
  matchPinyin(table.pinyin, compact, found);
  const toneless = compact.replace(/(?<=[a-z])[1-5](?=[a-z]|$)/g, '');
  if (toneless !== compact) matchPinyin(table.pinyin, toneless, found);
}
