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
  readonly letters: readonly string[];
  readonly hasHan: boolean;
  readonly isHan: boolean;
  /** Pairs of neighbouring letters as numbers, in order, each as often as it stands. */
  readonly pairs: Float64Array;
}

const HAN = /\p{Script=Han}/u;
const NO_HAN = /\P{Script=Han}/u;
/** More than there are letters. */
const LETTERS = 0x110000;

/** Makes a name ready to be compared. */
export function comparedName(name: string): ComparedName {
  const key = nameKey(name);
  const letters = [...key];
  const codes = letters.map(letter => letter.codePointAt(0)!);
  const pairs = Float64Array.from(codes.slice(1), (code, i) => codes[i]! * LETTERS + code).sort();
  return {key, signs: tellingSigns(key), letters, hasHan: HAN.test(key), isHan: !NO_HAN.test(key), pairs};
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
  const [short, long] = left.key.length < right.key.length ? [left, right] : [right, left];
  const telling = short.hasHan ? short.key.length >= 3 : short.key.length >= 5;
  if (telling && long.key.includes(short.key)) return true;
  return isShortForm(short, long) || sharesPairs(left.pairs, right.pairs);
}

/** Share of letter pairs in common, 0 to 1 (Dice 1945), of two names that may be of one place. */
const LIKE_SHARE = 0.7;

function sharesPairs(left: Float64Array, right: Float64Array): boolean {
  const all = left.length + right.length;
  // of names of very different length too few pairs can be in common
  if (all === 0 || (2 * Math.min(left.length, right.length)) / all < LIKE_SHARE) return false;
  let [common, at, other] = [0, 0, 0];
  while (at < left.length && other < right.length) {
    const difference = left[at]! - right[other]!;
    if (difference === 0) common++;
    if (difference <= 0) at++;
    if (difference >= 0) other++;
  }
  return (2 * common) / all >= LIKE_SHARE;
}

/** True when a Chinese name is a short form of another: the same first character, the others in the same order. */
function isShortForm({letters, isHan}: ComparedName, long: ComparedName): boolean {
  if (letters.length < 3 || !isHan || letters[0] !== long.letters[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = long.key.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
