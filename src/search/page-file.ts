/** Form of the file that lists the pages of the site. A reader refuses another one. */
export const PAGES_FORMAT = 'yikezhong-pages/1';

/** A text in both languages of the site. */
export interface BothNames {
  readonly zh: string;
  readonly en: string;
}

/** What an entry of the site is. */
export type PageKind = 'page' | 'section' | 'service' | 'file' | 'promise';

/** Another place to see the same thing: on the map, its gaps, the promise about it. */
export interface SeeAlso {
  readonly kind: 'map' | 'gaps' | 'plan' | 'report' | 'near';
  /** As in PageEntry. */
  readonly path: string;
}

/** Something of the site that can be looked for. */
export interface PageEntry {
  readonly kind: PageKind;
  /** Key of the service it is; absent for anything else. */
  readonly service?: string;
  /** Number of its city in the file; −1: it belongs to none. */
  readonly city: number;
  /** Address below the language, with its section: `monaco/gaps/#unverified`. */
  readonly path: string;
  readonly title: BothNames;
  /** Page it stands on, or what it is; null for pages themselves. */
  readonly part: BothNames | null;
  /** What else it is looked for by, in any language. */
  readonly words: readonly string[];
  readonly also: readonly SeeAlso[];
}

/** A city whose pages and places can be looked for. */
export interface PageCity {
  readonly id: string;
  readonly invented: boolean;
  readonly name: BothNames;
  /** What must stand beside every list of this city. */
  readonly ribbons: {readonly zh: readonly string[]; readonly en: readonly string[]};
  /** Services nothing is known about, by key: they are named so. */
  readonly noData: readonly string[];
  /** Names of its services by key. */
  readonly services: Readonly<Record<string, BothNames>>;
  /** Its list of places; null when it has none. Bytes and SHA-256 are those of the unpacked file. */
  readonly places: {readonly bytes: number; readonly sha256: string; readonly sentBytes: number} | null;
}

/** Everything of the site that can be looked for, but for the places of the cities, which have a file each. */
export interface PageFile {
  readonly format: typeof PAGES_FORMAT;
  /** Readings of every Chinese character in titles and words, as in the files of places. */
  readonly readings: Readonly<Record<string, string>>;
  /** Real cities first. */
  readonly cities: readonly PageCity[];
  readonly entries: readonly PageEntry[];
}

/** Reads the file of pages. Throws when it is of another form. */
export function decodePages(bytes: Uint8Array): PageFile {
  const file = JSON.parse(new TextDecoder().decode(bytes)) as PageFile;
  if (file?.format !== PAGES_FORMAT)
    throw new Error(`pages: found form ${String(file?.format)}, expected ${PAGES_FORMAT}`);
  return file;
}
