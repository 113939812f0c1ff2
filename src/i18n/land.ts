import {landEn} from './land.en.ts';
import {type LandKey, landZh} from './land.zh.ts';
import type {Lang} from './lang.ts';
import {fillMessage, type Parameters} from './translate.ts';

export type {LandKey} from './land.zh.ts';

/** Looks a text about residential land up and fills it in. */
export type LandText = (key: LandKey, parameters?: Parameters) => string;

/** The texts of one language. Throws when a text has a place that was not filled. */
export function landText(lang: Lang): LandText {
  const texts: Readonly<Record<LandKey, string>> = lang === 'zh' ? landZh : landEn;
  return (key, parameters = {}) => fillMessage(key, texts[key], parameters);
}
