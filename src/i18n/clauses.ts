import {clausesEn} from './clauses.en.ts';
import {type ClauseKey, clausesZh} from './clauses.zh.ts';
import type {Lang} from './lang.ts';
import {fillMessage, type Parameters} from './translate.ts';

export type {ClauseKey} from './clauses.zh.ts';

/** Looks a text of the pages that judge by clause up and fills it in. */
export type ClauseText = (key: ClauseKey, parameters?: Parameters) => string;

/** The texts of one language. Throws when a text has a place that was not filled. */
export function clauseText(lang: Lang): ClauseText {
  const texts: Readonly<Record<ClauseKey, string>> = lang === 'zh' ? clausesZh : clausesEn;
  return (key, parameters = {}) => fillMessage(key, texts[key], parameters);
}
