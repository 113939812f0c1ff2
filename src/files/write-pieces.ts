import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {closeSync, openSync, rmSync, writeSync} from 'node:fs';
import {constants, createGzip} from 'node:zlib';

/** Size and fingerprint of a file. */
export interface FileFacts {
  readonly bytes: number;
  /** SHA-256, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Compresses pieces on the way through, with a header that never changes (see `gzip`). */
export async function* gzipPieces(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packer = createGzip({level: constants.Z_BEST_COMPRESSION});
  const feeding = (async () => {
    for (const piece of pieces) if (!packer.write(piece)) await once(packer, 'drain');
    packer.end();
  })();
  let at = 0;
  for await (const packed of packer as AsyncIterable<Uint8Array>) {
    if (at <= 9 && at + packed.length > 9) packed[9 - at] = 255;
    at += packed.length;
    yield packed;
  }
  await feeding;
}

/**
 * Writes pieces one after another to a file and says how big it is and its hash. When it would grow beyond `limitBytes`
 * nothing is left of it and null is returned.
 */
export async function writePieces(
  path: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  limitBytes = Number.POSITIVE_INFINITY,
): Promise<FileFacts | null> {
  const hash = createHash('sha256');
  const file = openSync(path, 'w');
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > limitBytes) break;
      hash.update(piece);
      writeAll(file, piece);
    }
  } finally {
    closeSync(file);
  }
  if (bytes > limitBytes) {
    rmSync(path);
    return null;
  }
  return {bytes, sha256: hash.digest('hex')};
}

function writeAll(file: number, piece: Uint8Array): void {
  for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
}
