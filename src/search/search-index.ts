import type {SearchColumns, SearchFile} from '#schema/search-file.ts';
import {MATCH} from './match-class.ts';
import {type NameTable, nameTable, type Pause} from './name-table.ts';
import {type Vocabulary, vocabulary} from './vocabulary.ts';

/** Kinds of things that can be found, in the order they are shown when they fit equally well. */
export const ENTRY_KINDS = ['area', 'place', 'street', 'facility'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** The part of the file with the entries of a kind. */
export const PART_OF = {area: 'areas', place: 'places', street: 'streets', facility: 'facilities'} as const;

/** A search file prepared for queries. Entries are numbered areas first, then places, streets, facilities. */
export interface SearchIndex {
  readonly file: SearchFile;
  readonly entryCount: number;
  /** [kinds + 1] number of the first entry of each kind. */
  readonly firstOfKind: Uint32Array;
  /** [entries] degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** [entries] 1 = outside the boundary. */
  readonly outside: Uint8Array;
  /** [entries] smallest area it lies in (an area: the one around it), −1 = none. */
  readonly area: Int32Array;
  readonly names: NameTable;
  /** Names of services; their owners are numbers of `file.categories`. */
  readonly services: NameTable;
  readonly vocabulary: Vocabulary;
  /** [entries] used anew by every query. */
  readonly scratch: {
    readonly match: Uint8Array;
    /** A bit for every word of the query. */
    readonly words: Uint8Array;
    readonly typos: Uint8Array;
  };
}

const STEPS = 1e5;
const now: Pause = () => Promise.resolve();

/** Prepares a search file. `pause` is awaited often, between small parts of the work; absent: all at once. */
export async function searchIndex(file: SearchFile, pause: Pause = now): Promise<SearchIndex> {
  const parts = ENTRY_KINDS.map(kind => file[PART_OF[kind]]);
  const firstOfKind = new Uint32Array(ENTRY_KINDS.length + 1);
  for (const [kind, part] of parts.entries()) firstOfKind[kind + 1] = firstOfKind[kind]! + part.name.length;
  const entryCount = firstOfKind[ENTRY_KINDS.length]!;
  await pause();
  const names = parts.flatMap((part, kind) => namesOf(part, firstOfKind[kind]!));
  const services = file.categories.flatMap(({zh, en}, category) =>
    [...zh, ...en].map(word => [word, category] as const),
  );
  const table = await nameTable(names, file.readings, pause);
  const outside = new Uint8Array(entryCount);
  for (const [kind, part] of parts.entries())
    if ('outside' in part) for (const row of part.outside) outside[firstOfKind[kind]! + row] = 1;
  return {
    file,
    entryCount,
    firstOfKind,
    lon: Float64Array.from(parts.flatMap(({lon}) => degrees(lon))),
    lat: Float64Array.from(parts.flatMap(({lat}) => degrees(lat))),
    outside,
    area: Int32Array.from(parts.flatMap(part => ('parent' in part ? part.parent : part.area))),
    names: table,
    services: await nameTable(services, file.readings, pause),
    vocabulary: await vocabulary(table, pause),
    scratch: {
      match: new Uint8Array(entryCount).fill(MATCH.none),
      words: new Uint8Array(entryCount),
      typos: new Uint8Array(entryCount),
    },
  };
}

/** Kind of an entry. */
export function kindOf({firstOfKind}: SearchIndex, entry: number): EntryKind {
  let kind = 0;
  while (firstOfKind[kind + 1]! <= entry) kind++;
  return ENTRY_KINDS[kind]!;
}

function namesOf({name, zh, en}: SearchColumns, first: number): (readonly [string, number])[] {
  return [
    ...name.map((one, row) => [one, first + row] as const),
    ...[zh, en].flatMap(others => Object.entries(others).map(([row, one]) => [one, first + Number(row)] as const)),
  ];
}

function degrees(steps: readonly number[]): number[] {
  let at = 0;
  return steps.map(step => {
    at += step;
    return at / STEPS;
  });
}
