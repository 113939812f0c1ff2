import {accessibilityEn} from './accessibility.en.ts';
import {type AccessibilityKey, accessibilityZh} from './accessibility.zh.ts';
import type {Lang} from './lang.ts';
import {fillMessage, type Parameters} from './translate.ts';

/** Looks up a text about access for everyone and fills it in. */
export type AccessibilityText = (key: AccessibilityKey, parameters?: Parameters) => string;

/** Texts about reading aloud, offline service and accessibility in one language. Throws when a place was not filled. */
export function accessibilityText(lang: Lang): AccessibilityText {
  const texts = lang === 'zh' ? accessibilityZh : accessibilityEn;
  return (key, parameters = {}) => fillMessage(key, texts[key], parameters);
}
