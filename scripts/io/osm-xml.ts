import {InputError} from '#schema/input-error.ts';
import type {OsmColumns} from './osm-columns.ts';

const ENTITIES: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/**
 * Takes OpenStreetMap XML apart as it comes, piece by piece. Only what that format uses is understood: elements,
 * attributes, the five entities and character references; comments and instructions are skipped. Deleted elements
 * (`visible="false"`, `action="delete"`) are left out. Throws InputError with the line.
 */
export class OsmXmlScanner {
  readonly #columns: OsmColumns;
  #rest = '';
  #line = 1;
  #root = false;
  #closed = false;
  /** What the open element is; null outside elements and inside deleted ones. */
  #open: 'node' | 'way' | 'relation' | null = null;
  #newest = '';

  constructor(columns: OsmColumns) {
    this.#columns = columns;
  }

  /** Reads as far as whole tags go; the rest waits for the next piece. */
  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const start = text.indexOf('<', at);
      if (start < 0) {
        this.#countLines(text, at, text.length);
        this.#rest = '';
        return;
      }
      const end = tagEnd(text, start);
      if (end < 0) {
        this.#countLines(text, at, start);
        this.#rest = text.slice(start);
        return;
      }
      this.#countLines(text, at, end);
      this.#tag(text, start, end);
      at = end + 1;
    }
  }

  /** To be called after the last piece. Throws when the document is not whole. */
  finish(): void {
    if (!this.#root) this.#refuse('no <osm> element', 'an <osm> element');
    if (!this.#closed) this.#refuse('the end of the file', '</osm>: the file is cut off');
    if (this.#newest !== '') this.#columns.newestSeconds = Date.parse(`${this.#newest}T00:00:00Z`) / 1000;
  }

  #countLines(text: string, from: number, to: number): void {
    for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) this.#line++;
  }

  #refuse(found: string, expected: string): never {
    throw new InputError({file: this.#columns.file, where: `line ${this.#line}`, found, expected});
  }

  #tag(text: string, start: number, end: number): void {
    const first = text.charCodeAt(start + 1);
    if (first === 33 || first === 63) this.#declaration(text, start, end);
    else if (first === 47) this.#close(text.slice(start + 2, end).trim());
    else this.#start(text, start, end);
  }

  #start(text: string, start: number, end: number): void {
    const nameEnd = nameEndAt(text, start + 1);
    const name = text.slice(start + 1, nameEnd);
    if (!this.#root) this.#openRoot(name, text, nameEnd, end);
    else if (name === 'nd' || name === 'tag' || name === 'member') {
      // what stands inside a deleted or unknown element has nothing to belong to
      if (this.#open !== null) this.#child(name, text, nameEnd, end);
    } else if (name === 'node' || name === 'way' || name === 'relation') {
      this.#element(name, text, nameEnd, end);
      if (text.charCodeAt(end - 1) === 47) this.#open = null;
    } else if ((name === 'bounds' || name === 'bound') && this.#open === null) {
      // a way may have bounds of its own
      this.#bounds(this.#attributes(text, nameEnd, end));
    }
  }

  #declaration(text: string, start: number, end: number): void {
    if (/^<!DOCTYPE\s+html/i.test(text.slice(start, end))) this.#refuse('an HTML page', 'OpenStreetMap XML (<osm>)');
  }

  #openRoot(name: string, text: string, nameEnd: number, end: number): void {
    if (name !== 'osm') {
      const found = name.toLowerCase() === 'html' ? 'an HTML page' : `a document <${name.slice(0, 40)}>`;
      this.#refuse(found, 'OpenStreetMap XML (<osm>)');
    }
    this.#root = true;
    if (text.charCodeAt(end - 1) === 47) this.#closed = true;
    const stamp = this.#attributes(text, nameEnd, end).get('osmosis_replication_timestamp');
    if (stamp !== undefined && /^\d{4}-\d\d-\d\d/.test(stamp)) this.#columns.snapshot = stamp.slice(0, 10);
  }

  #close(name: string): void {
    if (name === 'osm') this.#closed = true;
    else if (name === this.#open) this.#open = null;
  }

  #element(name: 'node' | 'way' | 'relation', text: string, from: number, end: number): void {
    const columns = this.#columns;
    const attributes = this.#attributes(text, from, end);
    const id = this.#number(attributes, 'id', name);
    if (attributes.get('visible') === 'false' || attributes.get('action') === 'delete') {
      this.#open = null;
      return;
    }
    this.#open = name;
    const stamp = attributes.get('timestamp');
    if (stamp !== undefined && /^\d{4}-\d\d-\d\d/.test(stamp)) {
      const day = stamp.slice(0, 10);
      if (day > this.#newest) this.#newest = day;
    }
    if (name === 'node') {
      columns.nodeLon.push(this.#degrees(attributes, 'lon', 180, id));
      columns.nodeLat.push(this.#degrees(attributes, 'lat', 90, id));
      columns.nodes.id.push(id);
    } else if (name === 'way') {
      columns.wayFirstRef.push(columns.wayRef.length);
      columns.ways.id.push(id);
    } else {
      columns.relationFirstMember.push(columns.memberRef.length);
      columns.relations.id.push(id);
    }
  }

  #child(name: 'nd' | 'tag' | 'member', text: string, from: number, end: number): void {
    const columns = this.#columns;
    const attributes = this.#attributes(text, from, end);
    if (name === 'tag') {
      const into = this.#open === 'node' ? columns.nodes : this.#open === 'way' ? columns.ways : columns.relations;
      const key = columns.stringNumber(attributes.get('k') ?? '');
      into.addTag(into.id.length - 1, key, columns.stringNumber(attributes.get('v') ?? ''));
    } else if (name === 'nd' && this.#open === 'way') {
      columns.wayRef.push(this.#number(attributes, 'ref', 'nd'));
    } else if (name === 'member' && this.#open === 'relation') {
      const type = attributes.get('type');
      if (type !== 'node' && type !== 'way' && type !== 'relation') {
        this.#refuse(`a member of type "${type ?? ''}"`, 'node, way or relation');
      }
      columns.memberType.push(type === 'node' ? 0 : type === 'way' ? 1 : 2);
      columns.memberRef.push(this.#number(attributes, 'ref', 'member'));
      columns.memberRole.push(columns.stringNumber(attributes.get('role') ?? ''));
    }
  }

  #bounds(attributes: ReadonlyMap<string, string>): void {
    const box = attributes.get('box')?.split(',') ?? [];
    const side = (name: string, at: number) => Number(attributes.get(name) ?? box[at] ?? Number.NaN);
    const bounds: [number, number, number, number] = [
      side('minlon', 1),
      side('minlat', 0),
      side('maxlon', 3),
      side('maxlat', 2),
    ];
    if (bounds.every(Number.isFinite)) this.#columns.bounds = bounds;
  }

  #number(attributes: ReadonlyMap<string, string>, name: string, element: string): number {
    const text = attributes.get(name);
    const value = Number(text);
    if (text === undefined || text === '' || !Number.isSafeInteger(value)) {
      this.#refuse(`<${element}> with ${name} "${text ?? ''}"`, 'a whole number');
    }
    return value;
  }

  #degrees(attributes: ReadonlyMap<string, string>, name: string, most: number, id: number): number {
    const text = attributes.get(name);
    const value = Number(text);
    if (text === undefined || text === '' || !(Math.abs(value) <= most)) {
      this.#refuse(`node ${id} with ${name} "${text ?? ''}"`, `degrees from ${-most} to ${most}`);
    }
    return Math.round(value * 1e7);
  }

  #attributes(text: string, from: number, end: number): Map<string, string> {
    const attributes = new Map<string, string>();
    let at = from;
    for (;;) {
      const equals = text.indexOf('=', at);
      if (equals < 0 || equals >= end) return attributes;
      let quote = equals + 1;
      while (quote < end && isSpace(text.charCodeAt(quote))) quote++;
      const mark = text[quote]!;
      if (mark !== '"' && mark !== "'") this.#refuse('an attribute without quotes', 'well-formed XML');
      const close = text.indexOf(mark, quote + 1);
      attributes.set(text.slice(at, equals).trim(), this.#decode(text.slice(quote + 1, close)));
      at = close + 1;
    }
  }

  #decode(value: string): string {
    if (!value.includes('&')) return value;
    return value.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
      const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      if (code > 0x10ffff) this.#refuse(`the character reference ${whole}`, 'a Unicode character');
      return String.fromCodePoint(code);
    });
  }
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function nameEndAt(text: string, from: number): number {
  let at = from;
  for (; ; at++) {
    const code = text.charCodeAt(at);
    if (code === 62 || code === 47 || isSpace(code)) return at;
  }
}

/** Position of the `>` that ends the tag or comment at `start`, or -1 when it is not there yet. */
function tagEnd(text: string, start: number): number {
  if (text.startsWith('<!--', start)) {
    const end = text.indexOf('-->', start + 4);
    return end < 0 ? -1 : end + 2;
  }
  // a quoted value may hold >
  let end = text.indexOf('>', start);
  let quote = nextQuote(text, start);
  while (end >= 0 && quote >= 0 && quote < end) {
    const close = text.indexOf(text[quote]!, quote + 1);
    if (close < 0) return -1;
    if (close > end) end = text.indexOf('>', close);
    quote = nextQuote(text, close + 1);
  }
  return end;
}

function nextQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39) return at;
    if (code === 62) return -1;
  }
  return -1;
}
