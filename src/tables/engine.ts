import type {AsyncDuckDBConnection} from '@duckdb/duckdb-wasm';
import {Table} from 'apache-arrow';
import {type Connected, connect, fetchEngine} from './connect.ts';
import type {NamedTable} from './load.ts';
import {limited} from './queries.ts';
import {type Answer, answerOf} from './rows.ts';
import {StoppedError} from './stopped.ts';

const MAX_ROWS = 1000;
const MAX_MILLISECONDS = 10_000;
/** How long a stopped question may take to end before its worker is ended and started anew. */
const PATIENCE_MILLISECONDS = 1500;

/** The one DuckDB of a page: answers questions about the city's tables, one at a time. Call `close` at the end. */
export class TableEngine {
  readonly #engine: Uint8Array<ArrayBuffer>;
  #tables: readonly NamedTable[];
  /** Null: not running; the next question starts it. */
  #connected: Promise<Connected> | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #stop: ((why: 'cancelled' | 'time') => void) | null = null;
  #isClosed = false;

  private constructor(engine: Uint8Array<ArrayBuffer>, tables: readonly NamedTable[]) {
    this.#engine = engine;
    this.#tables = tables;
  }

  /** Fetches and starts the engine and loads the tables. Throws FetchFileError, or what the engine says. */
  static async open(
    url: string,
    tables: readonly NamedTable[],
    options: {signal?: AbortSignal; onBytes?: (bytes: number) => void},
  ): Promise<TableEngine> {
    const engine = new TableEngine(await fetchEngine(url, options), tables);
    await engine.#running();
    return engine;
  }

  /**
   * Answers a question with at most 1,000 rows. Throws StoppedError after 10 seconds, when `signal` stops this question, running
   * or waiting for its turn, and with `close`; else what the engine says. When it could not be started, the next question tries
   * again.
   */
  ask(sql: string, {signal}: {readonly signal?: AbortSignal} = {}): Promise<Answer> {
    return this.#inTurn(() => this.#ask(sql, signal));
  }

  /**
   * Puts a table in place of the one of its name, between two questions. It comes back after a restart too. When it cannot be
   * put, the tables are as they were.
   */
  put(table: NamedTable): Promise<void> {
    return this.#change(
      ({insert}) => insert(table),
      tables => [...tables.filter(({name}) => name !== table.name), table],
    );
  }

  /** Takes a table away, between two questions; it does not come back after a restart. Nothing happens when it is not there. */
  drop(name: string): Promise<void> {
    return this.#change(
      connected => connected.drop(name),
      tables => tables.filter(table => table.name !== name),
    );
  }

  close(): void {
    this.#isClosed = true;
    this.#stop?.('cancelled');
    this.#end();
  }

  /** The running engine; started when it is not. */
  #running(): Promise<Connected> {
    if (this.#isClosed) throw new StoppedError('cancelled');
    if (this.#connected !== null) return this.#connected;
    const starting = connect(this.#engine, this.#tables);
    this.#connected = starting;
    starting.catch(() => {
      if (this.#connected === starting) this.#connected = null;
    });
    return starting;
  }

  /** Ends the worker, also one that is still starting. */
  #end(): void {
    this.#connected?.then(
      ({terminate}) => terminate(),
      () => {},
    );
    this.#connected = null;
  }

  /** Changes the tables in the engine and then in what a restart begins with, in turn with the questions. */
  #change(
    change: (connected: Connected) => Promise<void>,
    changed: (tables: readonly NamedTable[]) => readonly NamedTable[],
  ): Promise<void> {
    return this.#inTurn(async () => {
      const connected = await this.#running();
      try {
        await change(connected);
      } catch (error) {
        // half of it may be done: the next question begins with what was known to be good
        this.#end();
        throw error;
      }
      this.#tables = changed(this.#tables);
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #ask(sql: string, signal?: AbortSignal): Promise<Answer> {
    if (signal?.aborted) throw new StoppedError('cancelled');
    const stop = () => this.#stop?.('cancelled');
    const stopped = new Promise<never>((_, reject) => {
      this.#stop = why => reject(new StoppedError(why));
    });
    signal?.addEventListener('abort', stop);
    try {
      return await this.#read(await Promise.race([this.#running(), stopped]), sql, stopped);
    } finally {
      this.#stop = null;
      signal?.removeEventListener('abort', stop);
    }
  }

  async #read({connection}: Connected, sql: string, stopped: Promise<never>): Promise<Answer> {
    const start = performance.now();
    const timer = setTimeout(() => this.#stop?.('time'), MAX_MILLISECONDS);
    const reading = readAll(connection, limited(sql, MAX_ROWS + 1));
    try {
      const table = await Promise.race([reading, stopped]);
      return answerOf(table, MAX_ROWS, performance.now() - start);
    } catch (error) {
      if (error instanceof StoppedError) await this.#recover(connection, reading);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Cancels what runs; when that does not end it soon, ends the worker and starts another for the next question. */
  async #recover(connection: AsyncDuckDBConnection, reading: Promise<unknown>): Promise<void> {
    if (this.#isClosed) return;
    connection.cancelSent().catch(() => {});
    const late = new Promise<'late'>(resolve => setTimeout(() => resolve('late'), PATIENCE_MILLISECONDS));
    const done = reading.then(
      () => 'done' as const,
      () => 'done' as const,
    );
    if ((await Promise.race([done, late])) === 'done' || this.#isClosed) return;
    this.#end();
    // what keeps it from starting is told to the next question, which tries again
    this.#running().catch(() => {});
  }
}

async function readAll(connection: AsyncDuckDBConnection, sql: string): Promise<Table> {
  const reader = await connection.send(sql, true);
  const batches = [];
  for await (const batch of reader) batches.push(batch);
  return new Table(reader.schema, batches);
}
