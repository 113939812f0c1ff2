import {createRequire} from 'node:module';
import type {Table} from 'apache-arrow';
import {type LoadTarget, lockDown, type NamedTable, replaceTable} from '#tables/load.ts';

/** The site's own engine (the same eh build) in Node, with tables loaded and locked as in the browser. */
export interface NodeEngine {
  ask(sql: string): Table;
  put(table: NamedTable): Promise<void>;
}

const require = createRequire(import.meta.url);

/** Starts DuckDB-WASM in this process. */
export async function nodeEngine(tables: readonly NamedTable[]): Promise<NodeEngine> {
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof import('@duckdb/duckdb-wasm/blocking');
  const file = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
  const bundle = {mainModule: file, mainWorker: ''};
  const database = await duckdb.createDuckDB({mvp: bundle, eh: bundle}, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate();
  database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
  const connection = database.connect();
  const target: LoadTarget = {
    run: async sql => void connection.query(sql),
    insert: async (name, bytes) => connection.insertArrowFromIPCStream(bytes, {name, create: true}),
  };
  await lockDown(target, tables);
  return {ask: sql => connection.query(sql) as unknown as Table, put: table => replaceTable(target, table)};
}
