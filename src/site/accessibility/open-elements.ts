import {htmlPieces} from './html-pieces.ts';

/** Elements whose text is no text of the page, or is put together again in the browser. */
const LEFT_ALONE = new Set(['option', 'astro-island', 'template']);

/** An element that is open, and what holds for the text in it. */
interface OpenElement {
  readonly name: string;
  readonly lang: string | null;
  readonly isDrawing: boolean;
  readonly isLeftAlone: boolean;
}

/** Where a text of a page stands: its language as marked, and whether it is drawn (SVG). */
export type TextPlace = Pick<OpenElement, 'lang' | 'isDrawing'>;

const PAGE: OpenElement = {name: '', lang: null, isDrawing: false, isLeftAlone: false};

/** A page with every text of it changed; tags, scripts, titles, options and islands stay letter by letter. */
export function changeTexts(html: string, change: (text: string, place: TextPlace) => string): string {
  const open: OpenElement[] = [PAGE];
  const counts = new Map<string, number>();
  let page = '';
  for (const piece of htmlPieces(html)) {
    const place = open.at(-1)!;
    page += piece.kind === 'text' && !place.isLeftAlone ? change(piece.html, place) : piece.html;
    if (piece.kind === 'tag') follow(open, counts, piece.html);
  }
  return page;
}

/** Words marked as being in a language, where they stand. */
export function inLanguage(words: string, lang: string, {isDrawing}: TextPlace): string {
  const tag = isDrawing ? 'tspan' : 'span';
  return `<${tag} lang="${lang}">${words}</${tag}>`;
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
      lang: (tag.includes('lang="') ? /\slang="([^"]*)"/.exec(tag)?.[1] : undefined) ?? above.lang,
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
