/**
 * The one DuckDB-WASM file the site ships: the `eh` build of the pinned package. `scripts/engine-files.ts` packs it into
 * public/engine/, the browser checks it against this hash before it runs.
 */
export const ENGINE_FILE = {
  version: '1.32.0',
  /** Path inside the package. */
  packagePath: '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm',
  bytes: 34_242_586,
  sha256: '4c221bfa59c11f24dbd750e70c90b9252eca6eec5633936e6a2ec766e55fd879',
  /** Packed by gzip, for every host. */
  gzip: 'duckdb-eh-1.32.0.wasm.gz',
  /** Packed by brotli, for hosts that send it with `Content-Encoding: br`. */
  brotli: 'duckdb-eh-1.32.0.wasm.br',
} as const;
