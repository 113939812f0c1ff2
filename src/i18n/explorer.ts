import {cityEn} from './explorer/city.en.ts';
import {cityZh} from './explorer/city.zh.ts';
import {frameEn} from './explorer/frame.en.ts';
import {frameZh} from './explorer/frame.zh.ts';
import {ownEn} from './explorer/own.en.ts';
import {ownZh} from './explorer/own.zh.ts';
import {planEn} from './explorer/plan.en.ts';
import {planZh} from './explorer/plan.zh.ts';
import {residentEn} from './explorer/resident.en.ts';
import {residentZh} from './explorer/resident.zh.ts';
import {searchEn} from './explorer/search.en.ts';
import {searchZh} from './explorer/search.zh.ts';
import {tablesEn} from './explorer/tables.en.ts';
import {tablesZh} from './explorer/tables.zh.ts';
import type {Lang} from './lang.ts';

/** All texts of the explorer in Chinese. */
export const explorerZh = {
  ...frameZh,
  ...residentZh,
  ...searchZh,
  ...cityZh,
  ...tablesZh,
  ...planZh,
  ...ownZh,
} as const;

export type ExplorerKey = keyof typeof explorerZh;

/** The same in English. */
export const explorerEn: Readonly<Record<ExplorerKey, string>> = {
  ...frameEn,
  ...residentEn,
  ...searchEn,
  ...cityEn,
  ...tablesEn,
  ...planEn,
  ...ownEn,
};

/** Looks a text of the explorer up and fills it in. */
export type ExplorerText = (key: ExplorerKey, parameters?: Readonly<Record<string, string | number>>) => string;

/** The explorer's texts in one language. Throws when a place in a text was not filled. */
export function explorerText(lang: Lang): ExplorerText {
  const texts = lang === 'zh' ? explorerZh : explorerEn;
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
