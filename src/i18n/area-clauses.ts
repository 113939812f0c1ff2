import {areaClausesEn} from './area-clauses.en.ts';
import {type AreaClauseKey, areaClausesZh} from './area-clauses.zh.ts';
import type {Lang} from './lang.ts';
import {fillMessage, type Parameters} from './translate.ts';

export type {AreaClauseKey} from './area-clauses.zh.ts';

/** Looks a text about the verdicts of one area up and fills it in. */
export type AreaClauseText = (key: AreaClauseKey, parameters?: Parameters) => string;

/** The texts of one language. Throws when a text has a place that was not filled. */
export function areaClauseText(lang: Lang): AreaClauseText {
  const texts: Readonly<Record<AreaClauseKey, string>> = lang === 'zh' ? areaClausesZh : areaClausesEn;
  return (key, parameters = {}) => fillMessage(key, texts[key], parameters);
}
