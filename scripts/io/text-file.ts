import {open, readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {InputError} from '#schema/input-error.ts';

/** A text file, decoded, with the encoding it turned out to be in. */
export interface TextFile {
  readonly text: string;
  readonly encoding: string;
}

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

/** Decodes bytes as `readText` does. */
export function decodeText(bytes: Uint8Array, file: string, encoding?: string): TextFile {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4)
    throw new InputError({file, found: 'a ZIP container such as an Excel workbook', expected: 'a text file'});
  const marked = encodingOfMark(bytes);
  const candidates = encoding !== undefined ? [encoding] : marked !== null ? [marked] : ['utf-8', 'gb18030'];
  for (const candidate of candidates) {
    const text = decodeStrictly(bytes, candidate);
    if (text !== null) return {text, encoding: candidate};
  }
  throw new InputError({
    file,
    found: `bytes that are not ${candidates.join(' and not ')}`,
    expected:
      encoding === undefined ? 'UTF-8 or GB18030, or the right "encoding" in the city file' : `text in ${encoding}`,
  });
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
