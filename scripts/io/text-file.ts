import {open, readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {decodeText, type TextFile} from '#lists/decode-text.ts';
import {InputError} from '#schema/input-error.ts';

export {decodeText, type TextFile};

/** Reads a whole file. Throws InputError when it is not there or cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** The first bytes of a file, fewer when it is shorter. Throws InputError when it is not there or cannot be read. */
export async function readStart(path: string, count: number): Promise<Uint8Array> {
  try {
    const handle = await open(path);
    try {
      const {bytesRead, buffer} = await handle.read(new Uint8Array(count), 0, count, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): InputError {
  const code = (error as NodeJS.ErrnoException).code;
  const found = code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : `an unreadable file (${code})`;
  return new InputError({file: basename(path), found, expected: `a readable file named ${basename(path)}`});
}

/**
 * Reads a text file. Without a named encoding: byte order mark, then strict UTF-8, then GB18030. Throws InputError when
 * the bytes fit none of them, or not the named one.
 */
export async function readText(path: string, encoding?: string): Promise<TextFile> {
  return decodeText(await readBytes(path), basename(path), encoding);
}
