import {EVERYDAY_WORDS} from '#lists/everyday-words.ts';
import type {Category} from '#schema/category.ts';

const IN_CHINESE = /\p{Script=Han}/u;

/** The words a service is asked for by: its names in the catalogue, taken apart, and what people call it. */
export function categoryWords({key, name_zh, name_en}: Pick<Category, 'key' | 'name_zh' | 'name_en'>) {
  const also = [...(EVERYDAY_WORDS[key]?.called ?? []), ...(EVERYDAY_WORDS[key]?.sought ?? [])];
  const parts = (name: string, marks: RegExp) =>
    name
      .split(marks)
      .map(part => part.trim())
      .filter(part => part.length > 1);
  return {
    key,
    zh: [...new Set([...parts(name_zh, /[、（）()“”]/), ...also.filter(word => IN_CHINESE.test(word))])],
    en: [...new Set([name_en, ...also.filter(word => !IN_CHINESE.test(word))])],
  };
}
