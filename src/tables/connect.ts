import {AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger} from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import {ENGINE_FILE} from '#files/engine-file.ts';
import {fetchFile} from '#files/fetch-file.ts';
import {dropTable, type LoadTarget, lockDown, type NamedTable, replaceTable} from './load.ts';

/** A running DuckDB with the city's tables in it, locked down. */
export interface Connected {
  readonly connection: AsyncDuckDBConnection;
  /** Puts a table in place of the one of its name. */
  insert(table: NamedTable): Promise<void>;
  /** Takes a table away, if it is there. */
  drop(name: string): Promise<void>;
  /** Ends the worker at once, whatever it is doing. */
  terminate(): void;
}

/** Fetches the engine and checks it. Throws FetchFileError. */
export function fetchEngine(
  url: string,
  options: {signal?: AbortSignal; onBytes?: (bytes: number) => void},
): Promise<Uint8Array<ArrayBuffer>> {
  return fetchFile({url, bytes: ENGINE_FILE.bytes, sha256: ENGINE_FILE.sha256}, options);
}

/**
 * Starts the engine in a worker of its own, loads the tables and locks it: no extension, no file, no address, no setting can
 * be reached from a question. The worker is made from a blob, so that the page's content security policy binds it too.
 */
export async function connect(engine: Uint8Array<ArrayBuffer>, tables: readonly NamedTable[]): Promise<Connected> {
  const script = await fetchFile({url: workerUrl, bytes: null, sha256: null});
  const scriptUrl = URL.createObjectURL(new Blob([script], {type: 'text/javascript'}));
  const engineUrl = URL.createObjectURL(new Blob([engine], {type: 'application/wasm'}));
  const worker = new Worker(scriptUrl);
  try {
    const database = new AsyncDuckDB(new VoidLogger(), worker);
    await database.instantiate(engineUrl);
    await database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
    const connection = await database.connect();
    const target: LoadTarget = {
      run: async sql => void (await connection.query(sql)),
      insert: (name, bytes) => connection.insertArrowFromIPCStream(bytes, {name, create: true}),
    };
    await lockDown(target, tables);
    return {
      connection,
      insert: table => replaceTable(target, table),
      drop: name => dropTable(target, name),
      terminate: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(scriptUrl);
    URL.revokeObjectURL(engineUrl);
  }
}
