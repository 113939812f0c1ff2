import {constants, gunzipSync, gzipSync} from 'node:zlib';

/** Place of the operating system's number in a gzip header. */
const OPERATING_SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;

/** Compresses with gzip so that the same bytes always give the same file: no time, no name, no system in the header. */
export function gzip(bytes: Uint8Array): Uint8Array {
  const packed = gzipSync(bytes, {level: constants.Z_BEST_COMPRESSION});
  packed[OPERATING_SYSTEM] = UNKNOWN_SYSTEM;
  return packed;
}

/** Undoes `gzip`. Throws when the bytes are no whole gzip file. */
export function gunzip(bytes: Uint8Array): Uint8Array {
  return gunzipSync(bytes);
}
