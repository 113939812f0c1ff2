/** What is told of an XML text. Names come without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** A text or a piece of one. */
  text(text: string): void;
}

/** Longest tag or comment, characters. */
const LONGEST = 1_000_000;
/** Longest entity that may be cut in two between pieces. */
const ENTITY = 12;

/**
 * Reads XML piece by piece in one pass, so that no document need be whole in memory. Entities of a document's own are not
 * known and declarations of types refused: they are how small files grow large. Throws an Error for what is no XML.
 */
export class XmlScanner {
  readonly #events: XmlEvents;
  #rest = '';

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  write(piece: string): void {
    const xml = this.#rest + piece;
    let at = 0;
    while (at < xml.length) {
      const tag = xml.indexOf('<', at);
      const textEnd = tag < 0 ? cutBeforeEntity(xml, at) : tag;
      if (textEnd > at) this.#text(xml.slice(at, textEnd));
      at = textEnd;
      if (tag < 0) break;
      const end = this.#markup(xml, tag);
      if (end < 0) break;
      at = end;
    }
    this.#rest = xml.slice(at);
    if (this.#rest.length > LONGEST) throw new Error(`xml: a tag of more than ${LONGEST} characters`);
  }

  end(): void {
    if (this.#rest.trimStart().startsWith('<')) throw new Error('xml: ends within a tag');
    if (this.#rest !== '') this.#text(this.#rest);
    this.#rest = '';
  }

  #text(text: string): void {
    this.#events.text(plainText(text));
  }

  /** Where what begins with `<` ends; -1 when that is not here yet. */
  #markup(xml: string, from: number): number {
    if (xml.startsWith('<?', from)) return after(xml, '?>', from);
    if (xml.charCodeAt(from + 1) === 0x21) {
      if (xml.length < from + 9) return -1;
      if (xml.startsWith('<!--', from)) return after(xml, '-->', from + 4);
      if (!xml.startsWith('<![CDATA[', from)) throw new Error('xml: a declaration of a document type');
      const end = after(xml, ']]>', from);
      if (end >= 0) this.#events.text(xml.slice(from + 9, end - 3));
      return end;
    }
    const close = tagEnd(xml, from);
    if (close >= 0) this.#tag(xml.slice(from + 1, close));
    return close < 0 ? -1 : close + 1;
  }

  #tag(inner: string): void {
    if (inner.startsWith('/')) {
      this.#events.close(localName(inner.slice(1).trimEnd()));
      return;
    }
    const isEmpty = inner.endsWith('/');
    const space = inner.search(/[\s/]/);
    const name = localName(space < 0 ? inner : inner.slice(0, space));
    this.#events.open(name, space < 0 ? '' : inner.slice(space, isEmpty ? -1 : undefined));
    if (isEmpty) this.#events.close(name);
  }
}

const after = (xml: string, mark: string, from: number) => {
  const at = xml.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
};

/** End of a text whose last characters may be the beginning of an entity. */
function cutBeforeEntity(xml: string, from: number): number {
  const ampersand = xml.lastIndexOf('&');
  const isOpen = ampersand >= from && xml.length - ampersand < ENTITY && !xml.includes(';', ampersand);
  return isOpen ? ampersand : xml.length;
}

/** Position of the `>` that ends a tag; those within values of attributes, in either kind of quotes, end none. */
function tagEnd(xml: string, from: number): number {
  for (let at = from + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code !== 0x22 && code !== 0x27) continue;
    at = xml.indexOf(xml[at]!, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * The value of one attribute; null without it. `name` with its prefix as written; `*:id`: with any prefix. Throws when an
 * attribute has no value or stands twice.
 */
export function attribute(attributes: string, name: string): string | null {
  let found: string | null = null;
  let at = 0;
  for (;;) {
    while (isSpace(attributes.charCodeAt(at))) at++;
    if (at >= attributes.length) return found;
    const equals = attributes.indexOf('=', at);
    if (equals < 0) throw new Error('xml: an attribute without a value');
    const key = attributes.slice(at, equals).trimEnd();
    let open = equals + 1;
    while (isSpace(attributes.charCodeAt(open))) open++;
    const quote = attributes[open];
    const close = quote === '"' || quote === "'" ? attributes.indexOf(quote, open + 1) : -1;
    if (close < 0) throw new Error('xml: an attribute without quotes');
    if (key === name || (name.startsWith('*:') && key.endsWith(name.slice(1)))) {
      if (found !== null) throw new Error(`xml: the attribute ${name} twice`);
      found = plainText(attributes.slice(open + 1, close));
    }
    at = close + 1;
  }
}

const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d);

const ENTITIES: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

function plainText(xml: string): string {
  if (!xml.includes('&')) return xml;
  return xml.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}
