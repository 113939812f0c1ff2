/** A tag with its attributes (values may hold `>`), a comment, or the text between two of them. */
const PIECES =
  /<!--[\s\S]*?-->|<!?\/?[a-zA-Z][^\s>/]*(?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?|\s*\/)*\s*>|[^<]+|</g;

/** Elements whose text is no text of the page, or is put together again in the browser. */
const LEFT_ALONE = new Set(['script', 'style', 'title', 'textarea', 'option', 'astro-island', 'template']);

/** Chinese words with the marks between them; neither begins nor ends with a mark of its own. */
const CHINESE = /\p{Script=Han}(?:[\p{Script=Han}\d\s，、；：。！？“”（）《》·—-]*[\p{Script=Han}）》])?/gu;

/**
 * Marks the Chinese words of a page in English as Chinese, so that they are spoken as Chinese and drawn in the right glyphs: names
 * of places and sources come from files that do not say where they will stand. What is marked already stays as it is.
 */
export function markChinese(html: string): string {
  const open: {readonly name: string; readonly lang: string | null}[] = [];
  return html.replace(PIECES, piece => {
    if (!piece.startsWith('<'))
      return isEnglishText(open)
        ? marked(
            piece,
            open.some(({name}) => name === 'svg'),
          )
        : piece;
    follow(open, piece);
    return piece;
  });
}

function marked(text: string, isDrawing: boolean): string {
  const tag = isDrawing ? 'tspan' : 'span';
  return text.replace(CHINESE, words => `<${tag} lang="zh-Hans">${words}</${tag}>`);
}

function isEnglishText(open: readonly {readonly name: string; readonly lang: string | null}[]): boolean {
  if (open.some(({name}) => LEFT_ALONE.has(name))) return false;
  return open.findLast(({lang}) => lang !== null)?.lang === 'en';
}

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

function follow(open: {name: string; lang: string | null}[], tag: string): void {
  const [, slash, name] = /^<(\/?)([a-zA-Z][^\s>/]*)/.exec(tag) ?? [];
  if (name === undefined || tag.endsWith('/>') || VOID.test(name)) return;
  if (slash === '') {
    open.push({name, lang: /\slang="([^"]*)"/.exec(tag)?.[1] ?? null});
    return;
  }
  // what HTML lets stand open ends with what holds it
  const at = open.findLastIndex(one => one.name === name);
  if (at >= 0) open.length = at;
}
