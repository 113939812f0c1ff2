const FROM = /^age(\d+)plus$/;
const BETWEEN = /^age(\d+)to(\d+)$/;

/** Chinese and English name of an age group's key; `all` is everyone. An unknown key is its own name. */
export function groupName(key: string): {zh: string; en: string} {
  if (key === 'all') return {zh: '所有人', en: 'everyone'};
  const from = FROM.exec(key);
  if (from?.[1]) return {zh: `${from[1]}岁及以上`, en: `aged ${from[1]} and over`};
  const between = BETWEEN.exec(key);
  if (between?.[1] && between[2]) {
    return {zh: `${between[1]}至${between[2]}岁`, en: `aged ${between[1]} to ${between[2]}`};
  }
  return {zh: key, en: key};
}

/** Ages of a group's key: the first and the last, without end for `age60plus`; `all` and unknown keys are all ages. */
export function agesOf(key: string): [number, number] {
  const [, low, high] = BETWEEN.exec(key) ?? FROM.exec(key) ?? [];
  return [Number(low ?? 0), Number(high ?? Number.POSITIVE_INFINITY)];
}

/** Order of group keys in tables and lists: by first age, then by last. */
export function compareGroups(a: string, b: string): number {
  const [first, second] = [agesOf(a), agesOf(b)];
  return first[0] - second[0] || first[1] - second[1] || (a < b ? -1 : a > b ? 1 : 0);
}
