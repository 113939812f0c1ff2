import type {Lang} from './lang.ts';
import {searchEn} from './search.en.ts';
import {type SearchKey, searchZh} from './search.zh.ts';

/** Looks a text of the search up and fills it in. */
export type SearchText = (key: SearchKey, parameters?: Readonly<Record<string, string | number>>) => string;

/** The texts of the search in one language, apart from those of the pages: the browser gets no others. Throws for a hole. */
export function searchText(lang: Lang): SearchText {
  const texts: Readonly<Record<SearchKey, string>> = lang === 'zh' ? searchZh : searchEn;
  return (key, parameters = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = parameters[name];
      if (value === undefined) throw new Error(`search text ${key}: ${name} is missing`);
      return String(value);
    });
}
