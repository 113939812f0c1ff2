import {hasHan} from './fold-name.ts';
import {MATCH} from './match-class.ts';
import type {OnMatch} from './match-pinyin.ts';
import type {NameTable} from './name-table.ts';

/** Finds the names a folded query stands in, letter by letter: whole, at their beginning, at a word's, or inside. */
export function matchText({text, start, owner}: NameTable, query: string, onMatch: OnMatch): void {
  if (query === '') return;
  let name = 0;
  for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + 1)) {
    while (start[name + 1]! <= at) name++;
    const before = text[at - 1];
    if (before === '\n') onMatch(owner[name]!, text[at + query.length] === '\n' ? MATCH.exact : MATCH.prefix);
    else onMatch(owner[name]!, before === ' ' ? MATCH.word : MATCH.inside);
  }
}

/** The same with the spaces between words left out of names and query: montecarlo, 和平路 A座. */
export function matchCompact({compact, compactStart, owner}: NameTable, query: string, onMatch: OnMatch): void {
  if (query === '') return;
  let name = 0;
  for (let at = compact.indexOf(query); at !== -1; at = compact.indexOf(query, at + 1)) {
    while (compactStart[name + 1]! <= at) name++;
    onMatch(owner[name]!, MATCH.loose);
  }
}

/** Finds the names in which a word begins with a folded query; of Chinese, in which it stands anywhere. */
export function matchWord({text, start, owner}: NameTable, word: string, onOwner: (owner: number) => void): void {
  const anywhere = hasHan(word);
  let name = 0;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    while (start[name + 1]! <= at) name++;
    const before = text[at - 1];
    if (anywhere || before === '\n' || before === ' ') onOwner(owner[name]!);
  }
}
