/** A name reduced to what tells places apart: width, case, punctuation and spaces removed. '' when nothing is left. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Numbers and directions in a name: First and Second Primary School differ in one letter but are two schools. */
function tellingSigns(key: string): string {
  return (key.match(/\d+|[一二三四五六七八九十百东西南北東上下]/gu) ?? []).sort().join();
}

/** A name made ready to be compared with many. */
export interface ComparedName {
  readonly key: string;
  readonly signs: string;
  /** Pairs of neighbouring letters, each as often as it stands. */
  readonly pairs: readonly string[];
}

/** Makes a name ready to be compared. */
export function comparedName(name: string): ComparedName {
  const key = nameKey(name);
  const letters = [...key];
  return {key, signs: tellingSigns(key), pairs: letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)};
}

/**
 * True when two names may well be of one place: equal keys, one within the other or a Chinese short form of it
 * (清华附中, 清华大学附属中学), or 70 % of their letter pairs in common, and the same numbers and directions in both. False when either is empty.
 */
export function similarNames(a: string, b: string): boolean {
  return similarKeys(comparedName(a), comparedName(b));
}

/** The same for names made ready. */
export function similarKeys(left: ComparedName, right: ComparedName): boolean {
  if (left.key === '' || right.key === '') return false;
  if (left.key === right.key) return true;
  if (left.signs !== right.signs) return false;
  const [short, long] = left.key.length < right.key.length ? [left.key, right.key] : [right.key, left.key];
  const telling = /\p{Script=Han}/u.test(short) ? short.length >= 3 : short.length >= 5;
  if (telling && long.includes(short)) return true;
  return isShortForm(short, long) || sharesPairs(left.pairs, right.pairs);
}

/** Share of letter pairs in common, 0 to 1 (Dice 1945), of two names that may be of one place. */
const LIKE_SHARE = 0.7;

function sharesPairs(left: readonly string[], right: readonly string[]): boolean {
  const all = left.length + right.length;
  // of names of very different length too few pairs can be in common
  if (all === 0 || (2 * Math.min(left.length, right.length)) / all < LIKE_SHARE) return false;
  const free = new Map<string, number>();
  for (const pair of left) free.set(pair, (free.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of right) {
    const count = free.get(pair) ?? 0;
    if (count === 0) continue;
    common++;
    free.set(pair, count - 1);
  }
  return (2 * common) / all >= LIKE_SHARE;
}

/** True when a Chinese name is a short form of another: the same first character, the others in the same order. */
function isShortForm(short: string, long: string): boolean {
  const letters = [...short];
  if (letters.length < 3 || !letters.every(letter => /\p{Script=Han}/u.test(letter)) || !long.startsWith(letters[0]!))
    return false;
  let at = 0;
  for (const letter of letters) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
