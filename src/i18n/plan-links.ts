import type {Lang} from './lang.ts';
import {planLinksEn} from './plan-links.en.ts';
import {type PlanLinkKey, planLinksZh} from './plan-links.zh.ts';
import {fillMessage, type Parameters} from './translate.ts';

export type {PlanLinkKey} from './plan-links.zh.ts';

/** Looks a text about where the plan is shown up and fills it in. */
export type PlanLinkText = (key: PlanLinkKey, parameters?: Parameters) => string;

/** The texts of one language. Throws when a text has a place that was not filled. */
export function planLinkText(lang: Lang): PlanLinkText {
  const texts: Readonly<Record<PlanLinkKey, string>> = lang === 'zh' ? planLinksZh : planLinksEn;
  return (key, parameters = {}) => fillMessage(key, texts[key], parameters);
}
