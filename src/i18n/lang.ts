/** The two languages every page is written in. Chinese is the default and has no prefix in addresses. */
export const LANGS = ['zh', 'en'] as const;

export type Lang = (typeof LANGS)[number];

/** The language tag of a page, for `<html lang>` and hreflang. */
export function languageTag(lang: Lang): string {
  return lang === 'zh' ? 'zh-Hans' : 'en';
}

/** The other language, for the switch in the header. */
export function otherLang(lang: Lang): Lang {
  return lang === 'zh' ? 'en' : 'zh';
}

/** Of a text in both languages, the one asked for; null stays null. */
export function inLang(lang: Lang, zh: string | null, en: string | null): string | null {
  return (lang === 'zh' ? (zh ?? en) : (en ?? zh)) ?? null;
}
