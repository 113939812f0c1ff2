import {type Signal, signal} from '@preact/signals';
import {fetchFile} from '#files/fetch-file.ts';
import {type ExplorerText, explorerText} from '#i18n/explorer.ts';
import type {TableSpec} from '#schema/tables.ts';
import type {TableEngine} from '#tables/engine.ts';
import type {NamedTable} from '#tables/load.ts';
import {engineOffer} from '#tables/offer.ts';
import {failureOf, fetchInfo} from '../actions.ts';
import {TABLE_NAMES} from '../city-files.ts';
import {type CityInfo, fileEntry} from '../city-info.ts';
import {cityUrl, type ExplorerProps, type Failure} from '../store.ts';

/** Tables the visitor may ask about. */
export const ASKABLE = TABLE_NAMES;
export type Askable = (typeof ASKABLE)[number];

/** A running database and what is in it. */
export interface OpenTables {
  readonly engine: TableEngine;
  readonly info: CityInfo;
  /** Tables and columns with their names in both languages. */
  readonly dictionary: readonly TableSpec[];
}

/** How far opening the tables is. */
export interface TablesProgress {
  readonly step: 'engine' | 'tables' | 'starting';
  readonly doneBytes: number;
  readonly totalBytes: number | null;
}

export interface TablesStore {
  readonly props: ExplorerProps;
  readonly text: ExplorerText;
  readonly phase: Signal<'closed' | 'loading' | 'open' | 'failed'>;
  readonly progress: Signal<TablesProgress>;
  readonly failure: Signal<Failure | null>;
  readonly open: Signal<OpenTables | null>;
  /** Gives up opening; null when nothing is being opened. */
  readonly stopOpening: Signal<(() => void) | null>;
}

export function createTablesStore(props: ExplorerProps): TablesStore {
  return {
    props,
    text: explorerText(props.lang),
    phase: signal<'closed' | 'loading' | 'open' | 'failed'>('closed'),
    progress: signal<TablesProgress>({step: 'tables', doneBytes: 0, totalBytes: null}),
    failure: signal<Failure | null>(null),
    open: signal<OpenTables | null>(null),
    stopOpening: signal<(() => void) | null>(null),
  };
}

/** Folder of the packed engine on this site. */
export function engineFolder(props: ExplorerProps): string {
  return `${props.base.replace(/\/?$/, '/')}engine/`;
}

/** Fetches engine and tables and starts the database. Ends in phase `open`, `failed` or, given up, `closed`; never throws. */
export async function openTables(store: TablesStore): Promise<void> {
  store.phase.value = 'loading';
  store.failure.value = null;
  const stop = new AbortController();
  const {signal} = stop;
  store.stopOpening.value = () => stop.abort();
  try {
    store.progress.value = {step: 'tables', doneBytes: 0, totalBytes: null};
    const info = await fetchInfo(store, signal);
    const {TableEngine} = await import('#tables/engine.ts');
    const [offer, tables, dictionary] = await Promise.all([
      engineOffer(engineFolder(store.props)),
      fetchTables(store.props, info, signal),
      fetchDictionary(store.props, info, signal),
    ]);
    const totalBytes = offer.sentBytes;
    store.progress.value = {step: 'engine', doneBytes: 0, totalBytes};
    signal.throwIfAborted();
    const engine = await TableEngine.open(offer.url, tables, {
      signal,
      onBytes: doneBytes => {
        const step = totalBytes !== null && doneBytes >= totalBytes ? 'starting' : 'engine';
        store.progress.value = {step, doneBytes, totalBytes};
      },
    });
    // given up while the engine was starting: it is not left running
    if (signal.aborted) engine.close();
    signal.throwIfAborted();
    store.open.value = {engine, info, dictionary};
    store.phase.value = 'open';
  } catch (error) {
    if (!signal.aborted) store.failure.value = failureOf(error);
    store.phase.value = signal.aborted ? 'closed' : 'failed';
  } finally {
    store.stopOpening.value = null;
  }
}

/** Gives up opening and ends the database, whichever there is. */
export function closeTables(store: TablesStore): void {
  store.stopOpening.value?.();
  store.open.value?.engine.close();
  store.open.value = null;
  store.phase.value = 'closed';
}

async function fetchTables(props: ExplorerProps, info: CityInfo, signal: AbortSignal): Promise<NamedTable[]> {
  return Promise.all(
    ASKABLE.map(async name => {
      const entry = fileEntry(info, `${name}.arrow`);
      if (entry === null) throw new Error(`${name}.arrow: not in the city's list of files`);
      const {bytes, sha256} = entry;
      const file = await fetchFile({url: cityUrl(props, entry.path), bytes, sha256}, {signal});
      return {name, bytes: file, drop: ['polygon']};
    }),
  );
}

async function fetchDictionary(
  props: ExplorerProps,
  info: CityInfo,
  signal: AbortSignal,
): Promise<readonly TableSpec[]> {
  const entry = fileEntry(info, 'dictionary.json');
  if (entry === null) return [];
  const {bytes, sha256} = entry;
  const file = await fetchFile({url: cityUrl(props, entry.path), bytes, sha256}, {signal});
  return JSON.parse(new TextDecoder().decode(file)) as TableSpec[];
}
