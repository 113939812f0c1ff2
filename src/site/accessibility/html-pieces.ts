/** Elements whose content holds no tags: it ends at their own closing tag only. */
const RAW = /^(?:script|style|title|textarea)$/i;

/** One piece of a page in HTML: a tag, or anything else that is no text of it (a comment, a script), or text. */
export interface HtmlPiece {
  readonly kind: 'tag' | 'other' | 'text';
  readonly html: string;
}

/**
 * Cuts HTML into its tags, its texts and what is neither, in order; joined they are the page again. Every sign is looked at once
 * or twice whatever the page holds. A tag or a comment that never ends takes the rest of the page, as in a browser.
 */
export function* htmlPieces(html: string): Generator<HtmlPiece> {
  let at = 0;
  while (at < html.length) {
    if (!beginsMarkup(html, at)) {
      const end = textEnd(html, at);
      yield {kind: 'text', html: html.slice(at, end)};
      at = end;
      continue;
    }
    const isComment = html.startsWith('<!--', at);
    const end = isComment ? commentEnd(html, at) : tagEnd(html, at);
    const piece = html.slice(at, end);
    yield {kind: isComment ? 'other' : 'tag', html: piece};
    at = end;
    const raw = isComment ? null : /^<([a-z]+)/i.exec(piece)?.[1];
    if (!raw || !RAW.test(raw) || piece.endsWith('/>')) continue;
    const close = closingTag(html, at, raw);
    if (close > at) yield {kind: 'other', html: html.slice(at, close)};
    at = close;
  }
}

/** True where a tag, a closing tag, a declaration or a comment begins; any other `<` is text. */
function beginsMarkup(html: string, at: number): boolean {
  return html[at] === '<' && /^<(?:!--|[!/]?[a-z])/i.test(html.slice(at, at + 4));
}

function textEnd(html: string, at: number): number {
  let next = html.indexOf('<', at);
  while (next >= 0 && !beginsMarkup(html, next)) next = html.indexOf('<', next + 1);
  return next < 0 ? html.length : next;
}

function commentEnd(html: string, at: number): number {
  const end = html.indexOf('-->', at + 2);
  return end < 0 ? html.length : end + 3;
}

/** Past the `>` that ends a tag: quotes after `=` may hold any sign. */
function tagEnd(html: string, at: number): number {
  for (let i = at + 1, isValue = false; i < html.length; i++) {
    const sign = html[i]!;
    if (sign === '>') return i + 1;
    if (isValue && (sign === '"' || sign === "'")) {
      i = html.indexOf(sign, i + 1);
      if (i < 0) break;
      isValue = false;
    } else if (sign === '=') isValue = true;
    else if (isValue && !/\s/.test(sign)) isValue = false;
  }
  return html.length;
}

function closingTag(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}
