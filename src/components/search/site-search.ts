/**
 * The search field: looks while the visitor types, in the browser, in an index fetched when the field is first turned to.
 * Down goes from the field to the results, Up and Down from one to the next, Escape back; Enter opens one.
 */
import type {Lang} from '#i18n/lang.ts';
import {searchText} from '#i18n/search.ts';
import {type HitList, siteResults} from '#search/site-results.ts';
import {hitLists, type ListWords} from './hit-lists.ts';
import {MOST_LETTERS, queryFragment, queryOf} from './query-address.ts';
import {SearchIndexes} from './search-indexes.ts';

/** Lines of a list at first, and how many more at a time. */
const SHOWN = 6;
const MORE = 20;
/** Letters typed in one go are answered once; screen readers are told after a rest. */
const ANSWER_AFTER = 60;
const SAY_AFTER = 500;

class SiteSearch {
  readonly #form: HTMLFormElement;
  readonly #field: HTMLInputElement;
  readonly #choice: HTMLSelectElement | null;
  readonly #status: HTMLElement;
  readonly #lists: HTMLElement;
  readonly #words: ListWords;
  readonly #indexes: SearchIndexes;
  /** Lines wanted of lists that were asked for more, by city. */
  readonly #wanted = new Map<string, number>();
  #problem = '';
  #answerTimer: ReturnType<typeof setTimeout> | undefined;
  #sayTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    const {lang = 'zh', base = '/', pages = '', heading = '2'} = root.dataset;
    this.#form = part(root, 'form');
    this.#field = part(root, 'input');
    this.#choice = root.querySelector('select');
    this.#status = part(root, '[data-search-status]');
    this.#lists = part(root, '[data-search-lists]');
    this.#indexes = new SearchIndexes(base, pages);
    const below = `${base}${lang === 'en' ? 'en/' : ''}`;
    this.#words = {
      lang: lang as Lang,
      text: searchText(lang as Lang),
      href: path => `${below}${path}`,
      heading: heading === '3' ? '3' : '2',
      more: list => this.#showMore(list),
    };
  }

  /** Wakes the field up; answers at once when the address names a query. */
  start(): void {
    for (const hidden of [this.#form, ...document.querySelectorAll('[data-search-note]')])
      hidden.classList.remove('scripted');
    this.#field.addEventListener('focus', () => void this.#open());
    this.#field.addEventListener('input', () => this.#typed());
    this.#choice?.addEventListener('change', () => this.#typed());
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      clearTimeout(this.#answerTimer);
      void this.#open().then(() => this.#links()[0]?.focus());
    });
    this.#form.addEventListener('keydown', event => this.#keyInField(event));
    this.#lists.addEventListener('keydown', event => this.#keyInLists(event));
    addEventListener('hashchange', () => this.#readAddress());
    this.#readAddress();
  }

  get #query(): {text: string; city: string | null} {
    return {text: this.#field.value.slice(0, MOST_LETTERS), city: this.#choice?.value || null};
  }

  #readAddress(): void {
    const query = queryOf(location);
    if (query === null) return;
    this.#field.value = query.text;
    if (this.#choice !== null && query.city !== null) this.#choice.value = query.city;
    this.#writeAddress();
    void this.#open();
  }

  /** Keeps the query behind `#`, where no server sees it: not even when the page is loaded again. */
  #writeAddress(): void {
    const fragment = queryFragment(this.#query);
    const isOurs = queryOf(location) !== null;
    if (fragment === '' && !isOurs) return;
    history.replaceState(history.state, '', `${location.pathname}${fragment}`);
  }

  #typed(): void {
    this.#wanted.clear();
    clearTimeout(this.#answerTimer);
    this.#answerTimer = setTimeout(() => {
      this.#writeAddress();
      void this.#open();
    }, ANSWER_AFTER);
  }

  /** Fetches what is wanted and not there yet; answers as far as it can after each part. */
  async #open(): Promise<void> {
    if (this.#indexes.opened === null) this.#say(this.#words.text('search.loading'), 0);
    try {
      await this.#indexes.openPages();
      this.#problem = '';
    } catch (error) {
      this.#problem = this.#words.text('search.failed', {
        message: error instanceof Error ? error.message : String(error),
      });
    }
    this.#answer();
    const missing = this.#indexes.missing(this.#query.city);
    if (missing.length === 0) return;
    await Promise.all(missing.map(city => this.#indexes.openPlaces(city)));
    this.#answer();
  }

  #answer(): void {
    const {text, city} = this.#query;
    const opened = this.#indexes.opened;
    if (opened === null || text.trim() === '') {
      this.#lists.replaceChildren();
      this.#say(opened === null ? this.#problem : '', 0);
      return;
    }
    const most = Math.max(SHOWN, ...this.#wanted.values());
    const lists = siteResults(opened, text, {limit: most, city}).map(list => this.#cut(list));
    this.#draw(lists);
    this.#say(this.#answerWords(text.trim(), lists), SAY_AFTER);
  }

  /** Puts new lists in place of the old ones; a visitor who is on a line stays on it, where it is still there. */
  #draw(lists: readonly HitList[]): void {
    const focused = document.activeElement;
    const address = focused instanceof HTMLAnchorElement && this.#lists.contains(focused) ? focused.href : null;
    this.#lists.replaceChildren(...hitLists(lists, this.#words));
    if (address === null) return;
    const same = [...this.#lists.querySelectorAll<HTMLAnchorElement>('.hit a')].find(({href}) => href === address);
    (same ?? this.#field).focus();
  }

  #cut(list: HitList): HitList {
    return {...list, hits: list.hits.slice(0, this.#wanted.get(list.city?.id ?? '') ?? SHOWN)};
  }

  #answerWords(query: string, lists: readonly HitList[]): string {
    const {text, lang} = this.#words;
    const {cities, problems} = this.#indexes;
    const count = lists.reduce((sum, {total}) => sum + total, 0);
    const waits = this.#indexes.missing(this.#query.city).length > 0;
    const found =
      count > 0 ? text('search.found', {query, count}) : text(waits ? 'search.loading' : 'search.none', {query});
    const failed = cities
      .filter(({id}) => problems.has(id))
      .map(({id, name}) => text('search.placesFailed', {name: name[lang], message: problems.get(id)!}));
    const tooMuch = this.#indexes.isTooMuch(this.#query.city) ? [text('search.tooLarge')] : [];
    return [found, ...failed, ...tooMuch].join(lang === 'zh' ? '' : ' ');
  }

  /** Says something below the field, once the visitor has stopped typing. */
  #say(words: string, after: number): void {
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => {
      this.#status.textContent = words;
    }, after);
  }

  #showMore({city, hits}: HitList): void {
    const id = city?.id ?? '';
    this.#wanted.set(id, hits.length + MORE);
    this.#answer();
    // the first line that was not there before
    const list = [...this.#lists.querySelectorAll<HTMLElement>('.hit-list')].find(
      ({dataset}) => dataset['city'] === id,
    );
    list?.querySelectorAll<HTMLElement>('.hit-link')[hits.length]?.focus();
  }

  #links(): HTMLElement[] {
    return [...this.#lists.querySelectorAll<HTMLElement>('.hit-link')];
  }

  #keyInField(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' || event.target !== this.#field) return;
    const [first] = this.#links();
    if (first === undefined) return;
    event.preventDefault();
    first.focus();
  }

  #keyInLists(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#field.focus();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const links = this.#links();
    const at = links.findIndex(link => link.closest('.hit')?.contains(event.target as Node) === true);
    if (at === -1) return;
    event.preventDefault();
    (links[at + step] ?? (step === -1 ? this.#field : undefined))?.focus();
  }
}

function part<T extends HTMLElement>(root: HTMLElement, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (found === null) throw new Error(`search: found no ${selector}`);
  return found;
}

for (const root of document.querySelectorAll<HTMLElement>('[data-site-search]')) new SiteSearch(root).start();
