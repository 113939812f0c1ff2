import {LANGS, type Lang} from '#i18n/lang.ts';
import {searchText} from '#i18n/search.ts';
import type {SearchKey} from '#i18n/search.zh.ts';
import {type Translate, translator} from '#i18n/translate.ts';
import type {BothNames, PageEntry, PageKind} from '#search/page-file.ts';
import {SECTION_WORDS} from './section-words.ts';

/** Makes a text in both languages. */
export function both(make: (t: Translate, lang: Lang) => string): BothNames {
  const [zh, en] = LANGS.map(lang => make(translator(lang), lang)) as [string, string];
  return {zh, en};
}

/** A text of the search in both languages; its places are filled with names in the same language. */
export function bothOfSearch(key: SearchKey, places: Readonly<Record<string, BothNames>> = {}): BothNames {
  const fill = (lang: Lang) =>
    searchText(lang)(key, Object.fromEntries(Object.entries(places).map(([name, value]) => [name, value[lang]])));
  return {zh: fill('zh'), en: fill('en')};
}

/** What an entry is made of; the rest is usual. */
export type EntryDraft = Pick<PageEntry, 'path' | 'title'> &
  Partial<Pick<PageEntry, 'city' | 'part' | 'also' | 'service'>> & {
    readonly kind?: PageKind;
    readonly words?: readonly string[];
  };

/** An entry with what people type for it. */
export function entryOf({city = -1, path, title, part = null, words = [], also = [], ...draft}: EntryDraft): PageEntry {
  const kind = draft.kind ?? (path.includes('#') ? 'section' : 'page');
  // the place of a page in SECTION_WORDS: without its city, a page's address without the slash behind its first part
  const place = (city === -1 ? path : path.replace(/^[^/]*/, '*')).replace(/^([^#/]+)\/$/, '$1');
  const known = kind === 'page' || kind === 'section' ? (SECTION_WORDS[place] ?? []) : [];
  const service = draft.service === undefined ? {} : {service: draft.service};
  return {kind, ...service, city, path, title, part, words: [...known, ...words], also};
}
