import {createReadStream} from 'node:fs';
import {open} from 'node:fs/promises';
import {basename} from 'node:path';
import type {Readable} from 'node:stream';
import {createGunzip} from 'node:zlib';
import unbzip2 from 'unbzip2-stream';
import {InputError} from '#schema/input-error.ts';
import type {Progress} from '../progress.ts';
import {OsmColumns} from './osm-columns.ts';
import type {OsmExtract} from './osm-extract.ts';
import {readPbf} from './osm-pbf.ts';
import {OsmXmlScanner} from './osm-xml.ts';

type Format = 'pbf' | 'xml' | 'gzip' | 'bzip2';

const EXPECTED = 'an OpenStreetMap extract: .osm.pbf, .osm, .osm.gz or .osm.bz2';

/**
 * Reads an OpenStreetMap extract from .osm.pbf, .osm, .osm.gz or .osm.bz2. What the file is decides its first bytes; a
 * name that says otherwise is refused, as are empty, cut off and foreign files (InputError).
 */
export async function readOsm(path: string, progress: Progress): Promise<OsmExtract> {
  const file = basename(path);
  const format = await formatOf(path, file);
  const columns = new OsmColumns(file);
  if (format === 'pbf') await readPbf(path, columns, progress);
  else await readXml(path, format, columns, progress);
  return columns.finish();
}

async function formatOf(path: string, file: string): Promise<Format> {
  const named = formatOfName(file);
  if (named === null) throw new InputError({file, found: 'a file name with another ending', expected: EXPECTED});
  const head = await firstBytes(path, file);
  if (head.length === 0) throw new InputError({file, found: 'an empty file', expected: EXPECTED});
  const actual = formatOfBytes(head);
  if (actual === named) return named;
  throw new InputError({file, where: 'first bytes', found: describeBytes(head, actual), expected: NAMES[named]});
}

const NAMES: Readonly<Record<Format, string>> = {
  pbf: 'OpenStreetMap PBF data, as the name says',
  xml: 'OpenStreetMap XML (<osm>), as the name says',
  gzip: 'gzip data, as the name says',
  bzip2: 'bzip2 data, as the name says',
};

function formatOfName(file: string): Format | null {
  const name = file.toLowerCase();
  if (name.endsWith('.pbf')) return 'pbf';
  if (name.endsWith('.osm') || name.endsWith('.xml')) return 'xml';
  if (name.endsWith('.gz')) return 'gzip';
  if (name.endsWith('.bz2')) return 'bzip2';
  return null;
}

async function firstBytes(path: string, file: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    const found = error.code === 'ENOENT' ? 'no such file' : `a file that cannot be opened (${error.code})`;
    throw new InputError({file, found, expected: EXPECTED});
  });
  try {
    const head = Buffer.alloc(256);
    const {bytesRead} = await handle.read(head, 0, head.length, 0).catch((error: NodeJS.ErrnoException) => {
      throw new InputError({file, found: `something that cannot be read (${error.code})`, expected: EXPECTED});
    });
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function formatOfBytes(head: Buffer): Format | null {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.toString('latin1', 0, 3) === 'BZh') return 'bzip2';
  if (/^(\ufeff|\u00ef\u00bb\u00bf)?\s*</.test(head.toString('latin1'))) return 'xml';
  return head.toString('latin1', 4, 20).includes('OSMHeader') ? 'pbf' : null;
}

function describeBytes(head: Buffer, actual: Format | null): string {
  if (actual === 'pbf') return 'OpenStreetMap PBF data';
  if (actual === 'xml') return /<!doctype html|<html/i.test(head.toString('latin1')) ? 'an HTML page' : 'XML';
  if (actual !== null) return `${actual} data`;
  if (/^\s*[[{]/.test(head.toString('latin1'))) return 'JSON';
  return `bytes ${head.subarray(0, 8).toString('hex')}`;
}

async function readXml(path: string, format: Format, columns: OsmColumns, progress: Progress): Promise<void> {
  const source = createReadStream(path, {highWaterMark: 1 << 18});
  const stream = decompressed(source, format);
  const scanner = new OsmXmlScanner(columns);
  const decoder = new TextDecoder('utf-8', {fatal: true});
  const {size} = await open(path, 'r').then(async handle => {
    const stat = await handle.stat();
    await handle.close();
    return stat;
  });
  try {
    for await (const piece of stream) {
      scanner.push(decoder.decode(piece as Buffer, {stream: true}));
      progress('read', source.bytesRead / size);
    }
    scanner.push(decoder.decode());
  } catch (error) {
    if (error instanceof InputError) throw error;
    // the bzip2 reader runs into missing bytes without a word of its own
    const reason =
      error instanceof TypeError && format === 'bzip2' ? 'unexpected end of file' : (error as Error).message;
    const found = `${format === 'xml' ? 'text' : `${format} data`} that is damaged or cut off (${reason})`;
    throw new InputError({file: columns.file, where: `after byte ${source.bytesRead}`, found, expected: EXPECTED});
  } finally {
    source.destroy();
  }
  scanner.finish();
}

function decompressed(source: Readable, format: Format): AsyncIterable<unknown> {
  if (format === 'xml') return source;
  if (format === 'bzip2') return unpackedBzip2(source);
  const unpacked = createGunzip();
  source.on('error', error => unpacked.destroy(error));
  return source.pipe(unpacked);
}

/**
 * The unpacked pieces of bzip2 data. The unpacker is an old-style stream that gives away what nobody listens to, so it is
 * fed only once someone does.
 */
async function* unpackedBzip2(source: Readable): AsyncGenerator<Buffer> {
  const stream: NodeJS.ReadWriteStream = unbzip2();
  const queue: Buffer[] = [];
  let ended = false;
  let failure: Error | null = null;
  let wake: () => void = () => {};
  const signal = () => wake();
  stream.on('data', (piece: Buffer) => {
    queue.push(piece);
    if (queue.length > 8) stream.pause();
    signal();
  });
  stream.on('end', () => {
    ended = true;
    signal();
  });
  const fail = (error: Error) => {
    failure = error;
    signal();
  };
  stream.on('error', fail);
  source.on('error', fail);
  source.pipe(stream);
  for (;;) {
    const piece = queue.shift();
    if (piece !== undefined) yield piece;
    else if (failure !== null) throw failure;
    else if (ended) return;
    else {
      // resume gives what is held back at once, so someone must already be waiting for it
      await new Promise<void>(resolve => {
        wake = resolve;
        stream.resume();
      });
    }
  }
}
