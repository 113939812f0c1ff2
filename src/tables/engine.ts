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
  #connected: Promise<Connected>;
  #queue: Promise<unknown> = Promise.resolve();
  #stop: ((why: 'cancelled' | 'time') => void) | null = null;

  private constructor(engine: Uint8Array<ArrayBuffer>, tables: readonly NamedTable[]) {
    this.#engine = engine;
    this.#tables = tables;
    this.#connected = connect(engine, tables);
  }

  /** Fetches and starts the engine and loads the tables. Throws FetchFileError, or what the engine says. */
  static async open(
    url: string,
    tables: readonly NamedTable[],
    options: {signal?: AbortSignal; onBytes?: (bytes: number) => void},
  ): Promise<TableEngine> {
    const engine = new TableEngine(await fetchEngine(url, options), tables);
    await engine.#connected;
    return engine;
  }

  /** Answers a question with at most 1,000 rows. Throws StoppedError after 10 seconds or `cancel`, else what the engine says. */
  ask(sql: string): Promise<Answer> {
    const turn = this.#queue.then(() => this.#ask(sql));
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Puts a table in place of the one of its name, between two questions. It comes back after a restart too. */
  put(table: NamedTable): Promise<void> {
    const turn = this.#queue.then(async () => {
      this.#tables = [...this.#tables.filter(({name}) => name !== table.name), table];
      const {insert} = await this.#connected;
      await insert(table);
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** Stops the question that is running, if any. */
  cancel(): void {
    this.#stop?.('cancelled');
  }

  close(): void {
    this.#stop?.('cancelled');
    this.#connected.then(
      ({terminate}) => terminate(),
      () => {},
    );
  }

  async #ask(sql: string): Promise<Answer> {
    const connected = await this.#connected;
    const start = performance.now();
    const stopped = new Promise<never>((_, reject) => {
      this.#stop = why => reject(new StoppedError(why));
    });
    const timer = setTimeout(() => this.#stop?.('time'), MAX_MILLISECONDS);
    const reading = readAll(connected.connection, limited(sql, MAX_ROWS + 1));
    try {
      const table = await Promise.race([reading, stopped]);
      return answerOf(table, MAX_ROWS, performance.now() - start);
    } catch (error) {
      if (error instanceof StoppedError) await this.#recover(connected, reading);
      throw error;
    } finally {
      clearTimeout(timer);
      this.#stop = null;
    }
  }

  /** Cancels what runs; when that does not end it soon, ends the worker and starts another. */
  async #recover(connected: Connected, reading: Promise<unknown>): Promise<void> {
    connected.connection.cancelSent().catch(() => {});
    const late = new Promise<'late'>(resolve => setTimeout(() => resolve('late'), PATIENCE_MILLISECONDS));
    const outcome = await Promise.race([
      reading.then(
        () => 'done',
        () => 'done',
      ),
      late,
    ]);
    if (outcome === 'done') return;
    connected.terminate();
    this.#connected = connect(this.#engine, this.#tables);
    await this.#connected;
  }
}

async function readAll(connection: AsyncDuckDBConnection, sql: string): Promise<Table> {
  const reader = await connection.send(sql, true);
  const batches = [];
  for await (const batch of reader) batches.push(batch);
  return new Table(reader.schema, batches);
}
