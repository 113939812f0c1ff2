import {htmlPieces} from './html-pieces.ts';

/** Elements whose text is no text of the page, or is put together again in the browser. */
const LEFT_ALONE = new Set(['option', 'astro-island', 'template']);

/** Chinese words with the marks between them; neither begins nor ends with a mark of its own. */
const CHINESE = /\p{Script=Han}(?:[\p{Script=Han}\d.%\s，、；：。！？“”（）《》·—-]*[\p{Script=Han}）》])?/gu;

/** An element that is open, and what holds for the text in it. */
interface OpenElement {
  readonly name: string;
  readonly lang: string | null;
  readonly isDrawing: boolean;
  readonly isLeftAlone: boolean;
}

const PAGE: OpenElement = {name: '', lang: null, isDrawing: false, isLeftAlone: false};

/**
 * Marks the Chinese words of a page in English as Chinese, so that they are spoken as Chinese and drawn in the right glyphs: names
 * of places and sources come from files that do not say where they will stand. What is marked already stays as it is.
 */
export function markChinese(html: string): string {
  const open: OpenElement[] = [PAGE];
  const counts = new Map<string, number>();
  let page = '';
  for (const piece of htmlPieces(html)) {
    const {lang, isDrawing, isLeftAlone} = open.at(-1)!;
    page += piece.kind === 'text' && lang === 'en' && !isLeftAlone ? marked(piece.html, isDrawing) : piece.html;
    if (piece.kind === 'tag') follow(open, counts, piece.html);
  }
  return page;
}

function marked(text: string, isDrawing: boolean): string {
  const tag = isDrawing ? 'tspan' : 'span';
  return text.replace(CHINESE, words => `<${tag} lang="zh-Hans">${words}</${tag}>`);
}

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Opens or closes an element; `counts` has how many of each name are open, so that a stray closing tag is not looked for. */
function follow(open: OpenElement[], counts: Map<string, number>, tag: string): void {
  const [, slash, name] = /^<(\/?)([a-zA-Z][^\s>/]*)/.exec(tag) ?? [];
  if (name === undefined || tag.endsWith('/>') || VOID.test(name)) return;
  if (slash === '') {
    const above = open.at(-1)!;
    open.push({
      name,
      lang: /\slang="([^"]*)"/.exec(tag)?.[1] ?? above.lang,
      isDrawing: above.isDrawing || name === 'svg',
      isLeftAlone: above.isLeftAlone || LEFT_ALONE.has(name),
    });
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return;
  }
  if ((counts.get(name) ?? 0) === 0) return;
  // what HTML lets stand open ends with what holds it
  for (let ended = ''; ended !== name; ) {
    ended = open.pop()!.name;
    counts.set(ended, counts.get(ended)! - 1);
  }
}
