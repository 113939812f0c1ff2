import type {Lang} from './lang.ts';

/** Of "中文 · English" the half in the language of the page; any other text as it is. */
export function ownLanguage(text: string, lang: Lang): string {
  const [zh, en, ...more] = text.split(' · ');
  const bilingual = zh && en && more.length === 0 && /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en);
  return bilingual ? (lang === 'zh' ? zh : en) : text;
}
