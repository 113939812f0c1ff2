import {changeTexts, inLanguage} from './open-elements.ts';

/** Names in a language that is not the page's. */
export interface ForeignNames {
  /** Language of each name (BCP 47). */
  readonly languageOf: ReadonlyMap<string, string>;
  /** Those that are looked for within sentences too: names of areas. */
  readonly inSentences: readonly string[];
}

/** What may stand between names of a list, a line of parts, or around a name. */
const BETWEEN = /((?:^|\s)·(?:\s|$)|[,;:()“”"]\s*|\s—\s)/;
/** What is not Chinese in a text that is. */
const NOT_CHINESE = /[^\p{Script=Han}，、；：。！？“”（）《》]+/gu;

const ENTITIES: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#34': '"'};
const plain = (html: string) => html.replace(/&(amp|lt|gt|quot|#39|#34);/g, (_, name: string) => ENTITIES[name]!);

function escapeForSearch(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** Any of some names as whole words and never inside an entity, the longest first; null where there are none. */
function anyOf(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null;
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map(escapeForSearch);
  return new RegExp(`(?<![\\p{L}\\p{N}&#])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/**
 * Marks names of places and areas that are in another language than the page, so that they are spoken in their own: a text that
 * is a name, a name in a list or a line of parts, and names of areas within sentences. What is marked already stays as it is.
 */
export function nameMarker({languageOf, inSentences}: ForeignNames): (html: string) => string {
  const sentences = anyOf(inSentences);
  if (languageOf.size === 0) return html => html;
  return html => {
    const pageLang = /<html[^>]*\slang="([^"]*)"/.exec(html)?.[1];
    return changeTexts(html, (text, place) => {
      if (place.lang !== pageLang || text.trim() === '') return text;
      const named = (words: string): string | null => {
        const [, before, name, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words)!;
        const lang = languageOf.get(plain(name!));
        return lang === undefined ? null : `${before}${inLanguage(name!, lang, place)}${after}`;
      };
      const within = (words: string) =>
        sentences === null
          ? words
          : words.replace(sentences, name => inLanguage(name, languageOf.get(name) ?? '', place));
      const parts = (words: string) =>
        words
          .split(BETWEEN)
          .map(part => named(part) ?? within(part))
          .join('');
      const run = (words: string) => named(words) ?? parts(words);
      return named(text) ?? (pageLang === 'en' ? parts(text) : text.replace(NOT_CHINESE, run));
    });
  };
}
