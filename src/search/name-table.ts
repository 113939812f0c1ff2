import {foldName, hasHan} from './fold-name.ts';

/**
 * Many names, prepared for questions. `owner` says whose name it is: an entry of the index, or a service.
 * Folded names stand in one string, each after a line break, so that a search runs through all of them at once.
 */
export interface NameTable {
  readonly nameCount: number;
  /** [names] */
  readonly owner: Uint32Array;
  /** The folded names, `\n` before each and after the last. */
  readonly text: string;
  /** [names + 1] where each name begins in `text`. */
  readonly start: Uint32Array;
  /** The same without spaces between words. */
  readonly compact: string;
  readonly compactStart: Uint32Array;
  readonly pinyin: PinyinNames;
}

/** Names with a Chinese character as rows of symbols; a symbol is a character with its readings. */
export interface PinyinNames {
  readonly rowCount: number;
  /** [rows] */
  readonly owner: Uint32Array;
  /** [rows + 1] into `symbol` */
  readonly first: Uint32Array;
  readonly symbol: Uint16Array;
  /** [symbols] the character itself. */
  readonly character: readonly string[];
  /** [symbols] its readings, usual one first; a letter or digit is its own reading. */
  readonly readings: readonly (readonly string[])[];
  /** [symbols] bit per first letter a to z of a reading; bit 26: something else. */
  readonly firstLetters: Uint32Array;
}

/** Rests for a moment when it is time to, so that a page stays alive while a large table is made. Asked often. */
export type Pause = () => Promise<void>;

const PAUSE_EVERY = 200;

/** Bit of a first letter, as in `firstLetters`. */
export function letterBit(letter: string): number {
  const code = letter.charCodeAt(0) - 97;
  return code >= 0 && code < 26 ? 1 << code : 1 << 26;
}

/** Prepares names, [name, owner] each; `readings` of Chinese characters as in the search file. */
export async function nameTable(
  names: readonly (readonly [name: string, owner: number])[],
  readings: Readonly<Record<string, string>>,
  pause: Pause,
): Promise<NameTable> {
  const symbols = new Symbols(readings);
  const [folded, rows]: [string[], {owner: number; symbols: number[]}[]] = [[], []];
  for (const [index, [name, owner]] of names.entries()) {
    const fold = foldName(name);
    folded.push(fold);
    if (hasHan(fold)) rows.push({owner, symbols: symbols.of(fold)});
    if (index % PAUSE_EVERY === PAUSE_EVERY - 1) await pause();
  }
  await pause();
  const compact = folded.map(name => (name.includes(' ') ? name.replaceAll(' ', '') : name));
  await pause();
  const pinyin = {
    rowCount: rows.length,
    owner: Uint32Array.from(rows, row => row.owner),
    ...flat(rows.map(row => row.symbols)),
  };
  await pause();
  return {
    nameCount: names.length,
    owner: Uint32Array.from(names, ([, owner]) => owner),
    text: `\n${folded.join('\n')}\n`,
    start: starts(folded),
    compact: `\n${compact.join('\n')}\n`,
    compactStart: starts(compact),
    pinyin: {...pinyin, ...symbols.columns()},
  };
}

function starts(names: readonly string[]): Uint32Array {
  const start = new Uint32Array(names.length + 1);
  start[0] = 1;
  for (const [index, name] of names.entries()) start[index + 1] = start[index]! + name.length + 1;
  return start;
}

function flat(rows: readonly (readonly number[])[]): Pick<PinyinNames, 'first' | 'symbol'> {
  const first = new Uint32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) first[index + 1] = first[index]! + row.length;
  const symbol = new Uint16Array(first[rows.length]!);
  for (const [index, row] of rows.entries()) symbol.set(row, first[index]);
  return {first, symbol};
}

/** The characters met so far, numbered. */
class Symbols {
  readonly #readings: Readonly<Record<string, string>>;
  readonly #number = new Map<string, number>();

  constructor(readings: Readonly<Record<string, string>>) {
    this.#readings = readings;
  }

  of(folded: string): number[] {
    const row: number[] = [];
    for (const character of folded) {
      if (character === ' ') continue;
      const known = this.#number.get(character);
      const number = known ?? this.#number.size;
      if (known === undefined) this.#number.set(character, number);
      row.push(number);
    }
    return row;
  }

  columns(): Pick<PinyinNames, 'character' | 'readings' | 'firstLetters'> {
    const character = [...this.#number.keys()];
    const readings = character.map(one =>
      Object.hasOwn(this.#readings, one) ? this.#readings[one]!.split(' ') : [one],
    );
    const bits = readings.map(all => all.reduce((mask, reading) => mask | letterBit(reading), 0));
    return {character, readings, firstLetters: Uint32Array.from(bits)};
  }
}
