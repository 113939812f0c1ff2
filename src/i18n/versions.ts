import type {Lang} from './lang.ts';
import {fillMessage, type Parameters} from './translate.ts';
import {versionsEn} from './versions.en.ts';
import {type VersionKey, versionsZh} from './versions.zh.ts';

export type {VersionKey} from './versions.zh.ts';

/** Looks a text of the pages about versions up and fills it in. */
export type VersionText = (key: VersionKey, parameters?: Parameters) => string;

/** The texts of one language. Throws when a text has a place that was not filled. */
export function versionText(lang: Lang): VersionText {
  const texts: Readonly<Record<VersionKey, string>> = lang === 'zh' ? versionsZh : versionsEn;
  return (key, parameters = {}) => fillMessage(key, texts[key], parameters);
}

/** The text of a key made from data, or the word itself when there is none. */
export function versionWord(lang: Lang, key: string, word: string): string {
  return Object.hasOwn(versionsZh, key) ? versionText(lang)(key as VersionKey) : word;
}
