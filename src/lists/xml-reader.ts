import {SaxesParser} from 'saxes';

/** Attributes of a tag by their names, prefixes as written. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is told of an XML text. Names of tags come without their prefix. */
export interface XmlEvents {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  /** A text or a piece of one. */
  text(text: string): void;
}

/** Longest tag, comment or text, characters. */
const LONGEST = 1_000_000;
/** Characters handed to the parser at once, so that what it keeps is known however large the piece it came in. */
const SLICE = 65_536;
/** Tags within tags. */
const DEEPEST = 100;

/**
 * Reads XML piece by piece, so that no document need be whole in memory. The parser keeps a tag or a text until it ends, and
 * every tag that is open: both are limited. Declarations of types are refused: they are how small files grow large. Throws an
 * Error for what is no XML.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({position: false, xmlns: false});
  /** Characters given since the parser last told of something. */
  #kept = 0;
  #depth = 0;

  constructor(events: XmlEvents) {
    const parser = this.#parser;
    const told = () => {
      this.#kept = 0;
    };
    parser.on('opentag', ({name, attributes}) => {
      told();
      if (++this.#depth > DEEPEST) throw new Error(`xml: tags within tags more than ${DEEPEST} deep`);
      events.open(localName(name), attributes);
    });
    parser.on('closetag', ({name}) => {
      told();
      this.#depth--;
      events.close(localName(name));
    });
    const text = (content: string) => {
      told();
      events.text(content);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('comment', told);
    parser.on('processinginstruction', told);
    parser.on('doctype', () => {
      throw new Error('xml: a declaration of a document type');
    });
  }

  write(piece: string): void {
    for (let at = 0; at < piece.length; at += SLICE) {
      const slice = piece.slice(at, at + SLICE);
      this.#kept += slice.length;
      if (this.#kept > LONGEST) throw new Error(`xml: a tag or text of more than ${LONGEST} characters`);
      this.#parser.write(slice);
    }
  }

  end(): void {
    this.#parser.close();
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
