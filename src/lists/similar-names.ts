/** A name reduced to what tells places apart: width, case, punctuation and spaces removed. '' when nothing is left. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Share of letter pairs two keys have in common, 0 to 1 (Dice 1945). */
function diceShare(a: string, b: string): number {
  const pairs = (key: string) => {
    const letters = [...key];
    return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  };
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const free = new Map<string, number>();
  for (const pair of left) free.set(pair, (free.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of right) {
    const count = free.get(pair) ?? 0;
    if (count === 0) continue;
    common++;
    free.set(pair, count - 1);
  }
  return (2 * common) / (left.length + right.length);
}

/** Numbers and directions in a name: First and Second Primary School differ in one letter but are two schools. */
function tellingSigns(key: string): string {
  return (key.match(/\d+|[一二三四五六七八九十百东西南北東上下]/gu) ?? []).sort().join();
}

/**
 * True when two names may well be of one place: equal keys, one within the other or a Chinese short form of it
 * (清华附中, 清华大学附属中学), or 70 % of their letter pairs in common, and the same numbers and directions in both. False when either is empty.
 */
export function similarNames(a: string, b: string): boolean {
  const [left, right] = [nameKey(a), nameKey(b)];
  if (left === '' || right === '') return false;
  if (left === right) return true;
  if (tellingSigns(left) !== tellingSigns(right)) return false;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  const telling = /\p{Script=Han}/u.test(short) ? short.length >= 3 : short.length >= 5;
  if (telling && long.includes(short)) return true;
  return isShortForm(short, long) || diceShare(left, right) >= 0.7;
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
