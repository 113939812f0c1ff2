import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import {brotliCompressSync, constants} from 'node:zlib';
import {ENGINE_FILE} from '#files/engine-file.ts';
import {gzip} from '#files/gzip.ts';
import {sha256} from '#files/sha256.ts';

const root = new URL('..', import.meta.url);

/**
 * Packs the pinned DuckDB-WASM file into public/engine/, once with gzip and once with brotli, unless it is there already.
 * Throws when the installed file is not the pinned one.
 */
export function prepareEngine(): void {
  const folder = new URL('public/engine/', root);
  const [gzipFile, brotliFile] = [new URL(ENGINE_FILE.gzip, folder), new URL(ENGINE_FILE.brotli, folder)];
  if (existsSync(gzipFile) && existsSync(brotliFile)) return;
  const bytes = readFileSync(new URL(`node_modules/${ENGINE_FILE.packagePath}`, root));
  const found = sha256(bytes);
  if (found !== ENGINE_FILE.sha256)
    throw new Error(`${ENGINE_FILE.packagePath}: found SHA-256 ${found}, expected ${ENGINE_FILE.sha256}`);
  mkdirSync(folder, {recursive: true});
  writeWhole(gzipFile, gzip(bytes));
  writeWhole(brotliFile, brotliCompressSync(bytes, {params: BROTLI}));
}

/** Quality 9 takes seconds where 11 takes minutes for 13 % less. */
const BROTLI = {
  [constants.BROTLI_PARAM_QUALITY]: 9,
  [constants.BROTLI_PARAM_LGWIN]: 24,
  [constants.BROTLI_PARAM_SIZE_HINT]: ENGINE_FILE.bytes,
};

function writeWhole(file: URL, bytes: Uint8Array): void {
  const unfinished = new URL(`${file.href}.part`);
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, file);
}

if (import.meta.main) prepareEngine();
