import type {NameTable, Pause} from './name-table.ts';

/** Words of names that may be mistyped: Latin words of five letters or more, and whole names in pinyin. */
export interface Vocabulary {
  /** Sorted, each once. */
  readonly words: readonly string[];
  /** [words + 1] into `owner`: whose names have the word. */
  readonly first: Uint32Array;
  readonly owner: Uint32Array;
}

/** Words shorter than this are not corrected: too many others differ from them by one letter. */
export const CORRECTED_LETTERS = 5;

const PAUSE_EVERY = 200;

/** Collects the words of a table of names. */
export async function vocabulary(table: NameTable, pause: Pause): Promise<Vocabulary> {
  const owners = new Map<string, number[]>();
  const add = (word: string, owner: number) => {
    if (word.length < CORRECTED_LETTERS - 1 || !/^[a-z]+$/.test(word)) return;
    const known = owners.get(word);
    if (known === undefined) owners.set(word, [owner]);
    else if (known.at(-1) !== owner) known.push(owner);
  };
  const names = table.text.slice(1, -1).split('\n');
  for (const [index, name] of names.entries()) {
    for (const word of name.split(' ')) add(word, table.owner[index]!);
    if (index % PAUSE_EVERY === PAUSE_EVERY - 1) await pause();
  }
  const {rowCount, first: firstSymbol, symbol, readings, owner: rowOwner} = table.pinyin;
  for (let row = 0; row < rowCount; row++) {
    const spelled = Array.from(symbol.subarray(firstSymbol[row]!, firstSymbol[row + 1]!), one => readings[one]![0]!);
    add(spelled.join(''), rowOwner[row]!);
    if (row % PAUSE_EVERY === PAUSE_EVERY - 1) await pause();
  }
  await pause();
  const words = [...owners.keys()].sort();
  await pause();
  const first = new Uint32Array(words.length + 1);
  for (const [index, word] of words.entries()) first[index + 1] = first[index]! + owners.get(word)!.length;
  const owner = new Uint32Array(first[words.length]!);
  for (const [index, word] of words.entries()) owner.set(owners.get(word)!, first[index]);
  return {words, first, owner};
}

/** Tells of the owners of words that differ from a word, or begin with something that differs from it, by one edit. */
export function matchMistyped(
  {words, first, owner}: Vocabulary,
  typed: string,
  onOwner: (owner: number) => void,
): void {
  if (typed.length < CORRECTED_LETTERS || !/^[a-z]+$/.test(typed)) return;
  for (const [index, word] of words.entries()) {
    if (word.length < typed.length - 1 || !isOneEditOff(typed, word)) continue;
    for (let at = first[index]!; at < first[index + 1]!; at++) onOwner(owner[at]!);
  }
}

/** True when one letter more, less, changed or two swapped make `typed` the beginning of `word`. False for the same beginning. */
export function isOneEditOff(typed: string, word: string): boolean {
  let at = 0;
  while (at < typed.length && at < word.length && typed.charCodeAt(at) === word.charCodeAt(at)) at++;
  if (at === typed.length) return false;
  return (
    isPrefixFrom(typed, at + 1, word, at) ||
    isPrefixFrom(typed, at + 1, word, at + 1) ||
    isPrefixFrom(typed, at, word, at + 1) ||
    (typed[at] === word[at + 1] && typed[at + 1] === word[at] && isPrefixFrom(typed, at + 2, word, at + 2))
  );
}

/** True when what is typed from one letter on stands in the word from another letter on. */
function isPrefixFrom(typed: string, from: number, word: string, to: number): boolean {
  if (to + typed.length - from > word.length) return false;
  for (let at = from, other = to; at < typed.length; at++, other++)
    if (typed.charCodeAt(at) !== word.charCodeAt(other)) return false;
  return true;
}
