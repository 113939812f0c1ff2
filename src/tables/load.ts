import {quoteName} from './queries.ts';

/** A table on its way into the engine: an Arrow IPC stream. */
export interface NamedTable {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Columns of no use in questions (outlines), to be dropped. */
  readonly drop: readonly string[];
}

/** What loading needs of an engine, so that tests can use DuckDB in Node. */
export interface LoadTarget {
  run(sql: string): Promise<void>;
  insert(name: string, bytes: Uint8Array): Promise<void>;
}

/** Loads the tables and then takes from the engine everything a question does not need. The order matters. */
export async function lockDown(target: LoadTarget, tables: readonly NamedTable[]): Promise<void> {
  // first of all: a missing extension must be a plain error, never a download
  await target.run('SET autoload_known_extensions=false');
  await target.run('SET autoinstall_known_extensions=false');
  for (const table of tables) await insertTable(target, table);
  await target.run('SET allow_community_extensions=false');
  await target.run("SET memory_limit='256MB'");
  await target.run('SET enable_external_access=false');
  await target.run('SET lock_configuration=true');
}

/** Puts a table in place of the one of its name; also possible once the engine is locked. */
export async function replaceTable(target: LoadTarget, table: NamedTable): Promise<void> {
  await dropTable(target, table.name);
  await insertTable(target, table);
}

/** Takes a table away, if it is there. */
export async function dropTable(target: LoadTarget, name: string): Promise<void> {
  await target.run(`DROP TABLE IF EXISTS ${quoteName(name)}`);
}

async function insertTable(target: LoadTarget, {name, bytes, drop}: NamedTable): Promise<void> {
  // the engine takes the buffer away, and a restart needs it again
  await target.insert(name, bytes.slice());
  for (const column of drop)
    await target.run(`ALTER TABLE ${quoteName(name)} DROP COLUMN IF EXISTS ${quoteName(column)}`);
}
