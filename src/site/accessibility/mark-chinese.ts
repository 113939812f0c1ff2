import {changeTexts, inLanguage} from './open-elements.ts';

/** Chinese words with the marks between them; neither begins nor ends with a mark of its own. */
const CHINESE = /\p{Script=Han}(?:[\p{Script=Han}\d.%\s，、；：。！？“”（）《》·—-]*[\p{Script=Han}）》])?/gu;

/**
 * Marks the Chinese words of a page in English as Chinese, so that they are spoken as Chinese and drawn in the right glyphs: names
 * of places and sources come from files that do not say where they will stand. What is marked already stays as it is.
 */
export function markChinese(html: string): string {
  return changeTexts(html, (text, place) =>
    place.lang === 'en' ? text.replace(CHINESE, words => inLanguage(words, 'zh-Hans', place)) : text,
  );
}
