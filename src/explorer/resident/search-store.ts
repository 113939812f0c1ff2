import {type Signal, signal} from '@preact/signals';
import {FetchFileError, fetchFile} from '#files/fetch-file.ts';
import {writtenPlaces} from '#search/coordinates.ts';
import {decodeSearch} from '#search/decode-search.ts';
import {type FoundPlace, findPlaces, SHOWN_RESULTS} from '#search/find-places.ts';
import {MATCH} from '#search/match-class.ts';
import {type SearchIndex, searchIndex} from '#search/search-index.ts';
import {type CityInfo, fileEntry, isNoData} from '../city-info.ts';
import {cityUrl, type Store} from '../store.ts';
import type {LocateCheckState} from './locate.ts';

/** File of what can be found by name. */
export const SEARCH_FILE = 'search.json.gz';

/** One line of the list. */
export type SearchOption =
  | {readonly kind: 'place'; readonly place: FoundPlace}
  /** A place written as numbers. */
  | {readonly kind: 'coordinates'; readonly lon: number; readonly lat: number}
  /** A service as a whole: shown on the map. */
  | {readonly kind: 'service'; readonly category: string}
  /** More of the same. */
  | {readonly kind: 'more'; readonly count: number};

/** What the visitor was given. */
export interface SearchAnswer {
  readonly options: readonly SearchOption[];
  /** How many fit, shown or not. */
  readonly total: number;
  /** Coordinates of somewhere else. */
  readonly outside: boolean;
}

/** The search field of one explorer. */
export interface SearchStore {
  readonly query: Signal<string>;
  readonly phase: Signal<'idle' | 'loading' | 'ready' | 'failed'>;
  /** What went wrong; '' when nothing did. */
  readonly problem: Signal<string>;
  readonly answer: Signal<SearchAnswer | null>;
  /** What was chosen last; the address of the walk from the place before it. */
  readonly chosen: Signal<ChosenPlace | null>;
  index: SearchIndex | null;
}

/** What was chosen last, and where the visitor asked before that. */
export interface ChosenPlace {
  readonly place: FoundPlace;
  readonly before: PlaceBefore | null;
}

/** A place asked about, degrees; `check`: it is the device's position and still waits for a yes. */
export interface PlaceBefore {
  readonly lon: number;
  readonly lat: number;
  readonly check: LocateCheckState | null;
}

/** How many results after 显示更多. */
const MORE_RESULTS = 40;
/** Services offered as a whole at a time. */
const SHOWN_SERVICES = 2;

const stores = new WeakMap<Store, SearchStore>();

/** The search field of an explorer: the same after another mode was looked at. */
export function searchStoreOf(store: Store): SearchStore {
  const known = stores.get(store);
  if (known !== undefined) return known;
  const fresh: SearchStore = {
    query: signal(''),
    phase: signal<'idle' | 'loading' | 'ready' | 'failed'>('idle'),
    problem: signal(''),
    answer: signal<SearchAnswer | null>(null),
    chosen: signal<ChosenPlace | null>(null),
    index: null,
  };
  stores.set(store, fresh);
  return fresh;
}

/** Work is done in pieces no longer than this. */
const PIECE_MILLISECONDS = 8;

/** Lets the page draw between two pieces of the work. */
function pauses(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < PIECE_MILLISECONDS) return;
    await new Promise(resolve => setTimeout(resolve, 0));
    begun = performance.now();
  };
}

/** Fetches what can be found by name, once; not before the visitor turns to the field. Ends in `ready` or `failed`. */
export async function loadSearch(store: Store): Promise<void> {
  const search = searchStoreOf(store);
  const open = store.city.value;
  if (open === null || search.phase.value === 'loading' || search.phase.value === 'ready') return;
  search.phase.value = 'loading';
  try {
    const entry = fileEntry(open.info, SEARCH_FILE);
    if (entry === null)
      throw new FetchFileError('missing', SEARCH_FILE, 'no such file in the city’s list', 'one of this version');
    const {bytes, sha256} = entry.content ?? entry;
    const content = await fetchFile({url: cityUrl(store.props, SEARCH_FILE), bytes, sha256});
    const pause = pauses();
    const file = decodeSearch(content);
    await pause();
    search.index = await searchIndex(file, pause);
    search.problem.value = '';
    search.phase.value = 'ready';
    if (search.query.value.trim() !== '') answerQuery(store);
  } catch (error) {
    search.phase.value = 'failed';
    search.problem.value = error instanceof Error ? error.message : String(error);
    // coordinates are understood without the file
    if (search.query.value.trim() !== '') answerQuery(store);
  }
}

/** Answers what stands in the field. `more`: a longer list. */
export function answerQuery(store: Store, more = false): void {
  const search = searchStoreOf(store);
  const open = store.city.value;
  const query = search.query.value.trim();
  if (open === null || query === '') {
    search.answer.value = null;
    return;
  }
  const written = writtenPlaces(query, open.info.manifest.extent ?? open.info.bounds);
  if (written !== null) {
    const options = written.inside.map(place => ({kind: 'coordinates' as const, ...place}));
    search.answer.value = {options, total: options.length, outside: written.outside};
    return;
  }
  if (search.index === null) {
    search.answer.value = null;
    return;
  }
  search.answer.value = namedAnswer(search.index, open.info, query, {
    centre: centreOf(store),
    limit: more ? MORE_RESULTS : SHOWN_RESULTS,
  });
}

/** Where to look from: the middle of the map, else of the city. */
function centreOf(store: Store): [number, number] {
  const camera = store.camera.value;
  if (camera !== null) return [camera.lon, camera.lat];
  const [west, south, east, north] = store.city.value!.info.bounds;
  return [(west + east) / 2, (south + north) / 2];
}

/** The list for a name. A service stands above its places when its word was typed in full, else below what has the name. */
export function namedAnswer(
  index: SearchIndex,
  info: CityInfo,
  query: string,
  options: {readonly centre: readonly [number, number]; readonly limit: number},
): SearchAnswer {
  const {places, total, services} = findPlaces(index, query, options);
  const asService = services
    .filter(category => !isNoData(info, category))
    .slice(0, SHOWN_SERVICES)
    .map(category => ({kind: 'service' as const, category}));
  const named = places.map(place => ({kind: 'place' as const, place}));
  const [first] = places;
  const above = first === undefined || first.match === MATCH.service;
  const rest = total - places.length;
  return {
    options: [
      ...(above ? asService : []),
      ...named,
      ...(above ? [] : asService),
      ...(rest > 0 && options.limit < MORE_RESULTS ? [{kind: 'more' as const, count: rest}] : []),
    ],
    total: total + asService.length,
    outside: false,
  };
}
