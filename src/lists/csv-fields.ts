/** What is told of a text with separated fields, field by field. */
export interface FieldEvents {
  /** A field; row and column count from 0. */
  field(row: number, column: number, text: string): void;
  /** The end of a row, and how many fields it had. */
  rowEnd(row: number, fields: number): void;
  /** A quotation mark without its other, or text behind a closing one. Must throw. */
  brokenQuote(row: number): never;
}

const [QUOTE, SPACE, LINE_FEED, RETURN] = [0x22, 0x20, 0x0a, 0x0d] as const;

/**
 * Reads the fields of a CSV text (RFC 4180) one by one, in one pass: quotes doubled within quotes, line breaks within quotes,
 * quotation marks within a bare field as they are. Lines end with a line feed, alone or after a return; with a return alone
 * where the first line does.
 */
export function eachField(text: string, delimiter: string, events: FieldEvents): void {
  const separator = delimiter.charCodeAt(0);
  const returnEnds = endsWithReturn(text);
  const isEnd = (code: number) => code === LINE_FEED || (code === RETURN && returnEnds);
  let [at, row, column] = [0, 0, 0];
  while (at < text.length) {
    const isQuoted = text.charCodeAt(at) === QUOTE;
    const [value, next] = isQuoted ? quotedField(text, at, row, events) : bareField(text, at, separator, isEnd);
    at = next;
    const isLineEnd = text.charCodeAt(at) === LINE_FEED || text.charCodeAt(at) === RETURN;
    if (isQuoted && at < text.length && text.charCodeAt(at) !== separator && !isLineEnd) events.brokenQuote(row);
    const isReturn = !isQuoted && text.charCodeAt(at) === LINE_FEED && value.endsWith('\r');
    events.field(row, column++, isReturn ? value.slice(0, -1) : value);
    const ended = text.charCodeAt(at);
    at++;
    if (at < text.length && ended === separator) continue;
    // a separator at the very end has an empty field behind it
    if (at === text.length && ended === separator) events.field(row, column++, '');
    events.rowEnd(row++, column);
    column = 0;
    if (ended === RETURN && text.charCodeAt(at) === LINE_FEED) at++;
  }
}

function bareField(
  text: string,
  from: number,
  separator: number,
  isEnd: (code: number) => boolean,
): readonly [value: string, next: number] {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || isEnd(code)) break;
  }
  return [text.slice(from, at), at];
}

/** The text between quotes, and where what follows them begins: spaces behind the closing one are passed over. */
function quotedField(text: string, from: number, row: number, events: FieldEvents): readonly [string, number] {
  let quote = text.indexOf('"', from + 1);
  while (quote >= 0 && text.charCodeAt(quote + 1) === QUOTE) quote = text.indexOf('"', quote + 2);
  if (quote < 0) events.brokenQuote(row);
  let next = quote + 1;
  while (text.charCodeAt(next) === SPACE) next++;
  return [text.slice(from + 1, quote).replaceAll('""', '"'), next];
}

/** True when the first line outside quotes ends with a return alone. */
function endsWithReturn(text: string): boolean {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (!isQuoted && code === LINE_FEED) return false;
    else if (!isQuoted && code === RETURN) return text.charCodeAt(at + 1) !== LINE_FEED;
  }
  return false;
}
