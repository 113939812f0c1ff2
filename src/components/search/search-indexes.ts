import {fetchFile} from '#files/fetch-file.ts';
import {decodeSearch} from '#search/decode-search.ts';
import {pageIndex} from '#search/find-pages.ts';
import {decodePages, type PageCity} from '#search/page-file.ts';
import {type SearchIndex, searchIndex} from '#search/search-index.ts';
import type {SiteIndexes} from '#search/site-results.ts';

/** Places of all cities are opened at once when they weigh no more than this, bytes as sent. */
const MOST_PLACE_BYTES = 1_500_000;

/** Work is done in pieces no longer than this. */
const PIECE_MILLISECONDS = 8;

/** What the browser has opened of the site's index so far. */
export class SearchIndexes {
  readonly #base: string;
  readonly #pagesUrl: string;
  readonly #places = new Map<string, SearchIndex>();
  readonly #opening = new Map<string, Promise<void>>();
  #pages: Promise<void> | null = null;
  #opened: SiteIndexes | null = null;
  /** What went wrong with the places of a city, by its id. */
  readonly problems = new Map<string, string>();

  constructor(base: string, pagesUrl: string) {
    this.#base = base;
    this.#pagesUrl = pagesUrl;
  }

  /** What can be looked through now; null before the pages are there. */
  get opened(): SiteIndexes | null {
    return this.#opened;
  }

  /** Cities of the site; none before the pages are there. */
  get cities(): readonly PageCity[] {
    return this.#opened?.pages.file.cities ?? [];
  }

  /** Fetches the pages, once. Throws FetchFileError; another call tries again. */
  async openPages(): Promise<void> {
    this.#pages ??= this.#fetchPages();
    try {
      await this.#pages;
    } catch (error) {
      this.#pages = null;
      throw error;
    }
  }

  /** True when no city is chosen and all places together are too much to fetch. */
  isTooMuch(chosen: string | null): boolean {
    const all = this.cities.reduce((sum, {places}) => sum + (places?.sentBytes ?? 0), 0);
    return chosen === null && all > MOST_PLACE_BYTES;
  }

  /** Cities whose places are wanted and not there yet. */
  missing(chosen: string | null): PageCity[] {
    if (this.isTooMuch(chosen)) return [];
    return this.cities.filter(
      ({id, places}) =>
        places !== null && (chosen === null || id === chosen) && !this.#places.has(id) && !this.problems.has(id),
    );
  }

  /** Fetches the places of a city, once. What goes wrong stands in `problems`: the pages are still of use. */
  openPlaces(city: PageCity): Promise<void> {
    const known = this.#opening.get(city.id);
    if (known !== undefined) return known;
    const opening = this.#fetchPlaces(city).catch((error: unknown) => {
      this.problems.set(city.id, error instanceof Error ? error.message : String(error));
    });
    this.#opening.set(city.id, opening);
    return opening;
  }

  async #fetchPages(): Promise<void> {
    const bytes = await fetchFile({url: this.#pagesUrl, bytes: null, sha256: null});
    const pause = pauses();
    this.#opened = {pages: await pageIndex(decodePages(bytes), pause), places: this.#places};
  }

  async #fetchPlaces({id, places}: PageCity): Promise<void> {
    if (places === null) return;
    const {bytes, sha256} = places;
    const content = await fetchFile({url: `${this.#base}data/${id}/search.json.gz`, bytes, sha256});
    const pause = pauses();
    const file = decodeSearch(content);
    await pause();
    this.#places.set(id, await searchIndex(file, pause));
  }
}

/** Lets the page draw between two pieces of the work. */
function pauses(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < PIECE_MILLISECONDS) return;
    await new Promise(resolve => setTimeout(resolve, 0));
    begun = performance.now();
  };
}
