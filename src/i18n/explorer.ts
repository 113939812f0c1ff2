import {explorerEn} from './explorer.en.ts';
import {type ExplorerKey, explorerZh} from './explorer.zh.ts';
import type {Lang} from './lang.ts';

export type {ExplorerKey} from './explorer.zh.ts';

/** Looks a text of the explorer up and fills it in. */
export type ExplorerText = (key: ExplorerKey, parameters?: Readonly<Record<string, string | number>>) => string;

/** The explorer's texts in one language. Throws when a place in a text was not filled. */
export function explorerText(lang: Lang): ExplorerText {
  const texts: Readonly<Record<ExplorerKey, string>> = lang === 'zh' ? explorerZh : explorerEn;
  return (key, parameters = {}) =>
    texts[key].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = parameters[name];
      if (value === undefined) throw new Error(`text ${key}: ${name} is missing`);
      return String(value);
    });
}

/** True when there is a text of that name; for keys made from data, such as `walker.adult`. */
export function isExplorerKey(key: string): key is ExplorerKey {
  return Object.hasOwn(explorerZh, key);
}
