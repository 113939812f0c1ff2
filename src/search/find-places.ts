import {foldName, hasHan} from './fold-name.ts';
import {MATCH, type MatchClass} from './match-class.ts';
import {halvesOf, matchNames} from './match-names.ts';
import {matchPinyin, type OnMatch} from './match-pinyin.ts';
import {matchWord} from './match-text.ts';
import {ENTRY_KINDS, type EntryKind, kindOf, PART_OF, type SearchIndex} from './search-index.ts';
import {matchMistyped} from './vocabulary.ts';

/** A name as on the sign, and in Chinese and English where they differ. */
export interface FoundName {
  readonly name: string;
  readonly zh: string | null;
  readonly en: string | null;
}

/** Something found by name. */
export interface FoundPlace extends FoundName {
  readonly kind: EntryKind;
  /** The same for the same thing: kind and number in the file. */
  readonly key: string;
  /** Id of an area; the place of a facility, whose ids are `<place>:<category>`; null for streets and neighbourhoods. */
  readonly id: string | null;
  /** What kind of area (district …) or neighbourhood (estate …) it is; null for others. */
  readonly subkind: string | null;
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Keys of the services offered there. */
  readonly categories: readonly string[];
  /** Areas it lies in, smallest first. */
  readonly within: readonly FoundName[];
  /** A neighbourhood nearby, where no areas are known. */
  readonly near: FoundName | null;
  readonly outside: boolean;
  /** Metres from the place asked from. */
  readonly meters: number;
  readonly match: MatchClass;
}

/** What a query found. */
export interface FoundPlaces {
  readonly places: readonly FoundPlace[];
  /** How many fit in all, those shown included. */
  readonly total: number;
  /** Services whose name the query is, or begins, best first. */
  readonly services: readonly string[];
}

/** Where to look from, and how many to show. */
export interface FindOptions {
  /** Degrees: what is nearer comes first among equals. */
  readonly centre: readonly [number, number];
  readonly limit?: number;
}

/** How many results fit a list that can be taken in at a glance. */
export const SHOWN_RESULTS = 8;

/** Things of one name and kind nearer to each other than this are one. */
const SAME_METERS = 40;
const EARTH_METERS_PER_DEGREE = 111_195;
/** More words than this are not looked at: a bit each. */
const MAX_WORDS = 8;

/** Finds what a text means: by name in Chinese, pinyin, or any other language, or by the word for a service. */
export function findPlaces(index: SearchIndex, text: string, options: FindOptions): FoundPlaces {
  const query = foldName(text);
  if (query === '') return {places: [], total: 0, services: []};
  const {match} = index.scratch;
  match.fill(MATCH.none);
  const found: OnMatch = (entry, how) => {
    if (how < match[entry]!) match[entry] = how;
  };
  matchNames(index.names, query, found);
  const services = matchServices(index, query, found);
  const words = [...new Set(query.split(' '))].slice(0, MAX_WORDS);
  if (words.length > 1) matchWords(index, words, found);
  const limit = options.limit ?? SHOWN_RESULTS;
  if (hasFewer(match, 1)) for (const halves of halvesOf(query)) matchWords(index, halves, found);
  if (hasFewer(match, limit)) matchTypos(index, words, found);
  const {entries, total} = bestEntries(index, options.centre, limit);
  return {places: entries.map(entry => foundPlace(index, entry, options.centre)), total, services};
}

/** True when fewer entries than `count` fit so far. */
function hasFewer(match: Uint8Array, count: number): boolean {
  let fitting = 0;
  for (const how of match) if (how !== MATCH.none && ++fitting === count) return false;
  return true;
}

/** Marks what offers a service the query names; gives the keys of those services, best first. */
function matchServices({file, services, firstOfKind}: SearchIndex, query: string, found: OnMatch): string[] {
  const how = new Map<number, MatchClass>();
  matchNames(services, query, (category, match) => {
    if (match < (how.get(category) ?? MATCH.none)) how.set(category, match);
  });
  const short = hasHan(query) ? query.length < 2 : query.length < 3;
  const first = firstOfKind[ENTRY_KINDS.indexOf('facility')]!;
  const asService = new Map<number, MatchClass>();
  for (const [category, match] of how) {
    if (match === MATCH.exact) asService.set(category, MATCH.service);
    else if (match <= MATCH.word && !short) asService.set(category, MATCH.serviceBegun);
  }
  if (asService.size > 0)
    for (const [row, categories] of file.facilities.categories.entries())
      for (const category of categories) found(first + row, asService.get(category) ?? MATCH.none);
  const best = [...asService].sort(([a, m], [b, n]) => m - n || a - b);
  return best.map(([category]) => file.categories[category]!.key);
}

/** Finds what fits every word: by its name, else some words by the area it lies in or the service it offers. */
function matchWords(index: SearchIndex, words: readonly string[], found: OnMatch): void {
  const {names, services, file, firstOfKind, area, entryCount} = index;
  const own = index.scratch.words.fill(0);
  const around = index.scratch.typos.fill(0);
  const areaBits = new Uint8Array(file.areas.name.length);
  const serviceBits = new Uint8Array(file.categories.length);
  for (const [bit, word] of words.entries()) {
    const mark = 1 << bit;
    matchWord(names, word, entry => (own[entry]! |= mark));
    if (/[a-z]/.test(word))
      matchPinyin(names.pinyin, word, (entry, how) => {
        if (how < MATCH.loose) own[entry]! |= mark;
      });
    matchNames(services, word, (category, how) => {
      if (how <= MATCH.word) serviceBits[category]! |= mark;
    });
  }
  for (let entry = 0; entry < areaBits.length; entry++) areaBits[entry] = own[entry]!;
  for (let entry = 0; entry < entryCount; entry++)
    for (let one = area[entry]!; one !== -1; one = area[one]!) around[entry]! |= areaBits[one]!;
  const firstFacility = firstOfKind[ENTRY_KINDS.indexOf('facility')]!;
  for (const [row, categories] of file.facilities.categories.entries())
    for (const category of categories) around[firstFacility + row]! |= serviceBits[category]!;
  const all = (1 << words.length) - 1;
  for (let entry = 0; entry < entryCount; entry++) {
    if (own[entry] === all) found(entry, MATCH.allWords);
    else if ((own[entry]! | around[entry]!) === all && isNamed(index, entry, own[entry]!, around[entry]!))
      found(entry, MATCH.context);
  }
}

/** What is found by its surroundings alone must offer a service the query names. */
function isNamed({firstOfKind}: SearchIndex, entry: number, own: number, around: number): boolean {
  return own !== 0 || (around !== 0 && entry >= firstOfKind[ENTRY_KINDS.indexOf('facility')]!);
}

/** Finds what fits when one letter of one word is wrong. */
function matchTypos(index: SearchIndex, words: readonly string[], found: OnMatch): void {
  const {vocabulary, names, entryCount} = index;
  matchMistyped(vocabulary, words.join(''), entry => found(entry, MATCH.typo));
  if (words.length === 1) return;
  const right = index.scratch.words.fill(0);
  const wrong = index.scratch.typos.fill(0);
  for (const [bit, word] of words.entries()) {
    matchWord(names, word, entry => (right[entry]! |= 1 << bit));
    matchMistyped(vocabulary, word, entry => (wrong[entry]! |= 1 << bit));
  }
  const all = (1 << words.length) - 1;
  for (let entry = 0; entry < entryCount; entry++)
    if ((right[entry]! | wrong[entry]!) === all) found(entry, MATCH.typo);
}

/** The best entries of the last match, in order, each thing once; and how many fit. */
function bestEntries(
  index: SearchIndex,
  centre: readonly [number, number],
  limit: number,
): {entries: number[]; total: number} {
  const {entryCount, outside, scratch, firstOfKind} = index;
  const fitting: number[] = [];
  for (let entry = 0; entry < entryCount; entry++) if (scratch.match[entry] !== MATCH.none) fitting.push(entry);
  const rank = new Float64Array(fitting.length);
  let kind = 0;
  for (const [at, entry] of fitting.entries()) {
    while (firstOfKind[kind + 1]! <= entry) kind++;
    const coarse = (scratch.match[entry]! * 2 + outside[entry]!) * ENTRY_KINDS.length + kind;
    // degrees on the ground are below 1e7 m: the coarse part decides first
    rank[at] = coarse * 1e8 + Math.min(1e8 - 1, metersBetween(index, entry, centre));
  }
  const order = Uint32Array.from(fitting.keys()).sort((a, b) => rank[a]! - rank[b]! || a - b);
  const entries: number[] = [];
  let twins = 0;
  for (const at of order) {
    if (entries.length === limit) break;
    if (entries.some(known => isSame(index, known, fitting[at]!))) twins++;
    else entries.push(fitting[at]!);
  }
  return {entries, total: fitting.length - twins};
}

/** True for two entries a visitor cannot tell apart. */
function isSame(index: SearchIndex, a: number, b: number): boolean {
  const kind = kindOf(index, a);
  if (kind !== kindOf(index, b)) return false;
  const {name} = index.file[PART_OF[kind]];
  const first = index.firstOfKind[ENTRY_KINDS.indexOf(kind)]!;
  if (name[a - first] !== name[b - first]) return false;
  return metersBetween(index, a, [index.lon[b]!, index.lat[b]!]) < SAME_METERS;
}

function metersBetween({lon, lat}: SearchIndex, entry: number, [x, y]: readonly [number, number]): number {
  const east = (lon[entry]! - x) * Math.cos((y * Math.PI) / 180);
  const north = lat[entry]! - y;
  return Math.sqrt(east * east + north * north) * EARTH_METERS_PER_DEGREE;
}

function foundPlace(index: SearchIndex, entry: number, centre: readonly [number, number]): FoundPlace {
  const {file, firstOfKind, lon, lat, area, outside} = index;
  const kind = kindOf(index, entry);
  const row = entry - firstOfKind[ENTRY_KINDS.indexOf(kind)]!;
  const within: FoundName[] = [];
  for (let one = area[entry]!; one !== -1; one = area[one]!) within.push(nameOf(file.areas, one));
  const near = kind === 'area' ? -1 : file[PART_OF[kind]].near[row]!;
  return {
    ...nameOf(file[PART_OF[kind]], row),
    kind,
    key: `${kind}-${row}`,
    id: kind === 'area' ? file.areas.id[row]! : kind === 'facility' ? file.facilities.place[row]! : null,
    subkind: kind === 'area' ? file.areas.kind[row]! : kind === 'place' ? file.places.kind[row]! : null,
    lon: lon[entry]!,
    lat: lat[entry]!,
    categories: kind === 'facility' ? file.facilities.categories[row]!.map(one => file.categories[one]!.key) : [],
    within,
    near: near === -1 ? null : nameOf(file.places, near),
    outside: outside[entry] === 1,
    meters: metersBetween(index, entry, centre),
    match: index.scratch.match[entry]! as MatchClass,
  };
}

function nameOf(part: SearchIndex['file']['areas' | 'places' | 'streets' | 'facilities'], row: number): FoundName {
  return {name: part.name[row]!, zh: part.zh[row] ?? null, en: part.en[row] ?? null};
}
