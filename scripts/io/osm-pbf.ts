import {open} from 'node:fs/promises';
import {promisify} from 'node:util';
import {inflate} from 'node:zlib';
import {PbfReader} from 'pbf';
import {InputError} from '#schema/input-error.ts';
import type {Progress} from '../progress.ts';
import type {OsmColumns} from './osm-columns.ts';
import {readBlock} from './osm-pbf-block.ts';

const inflateBlob = promisify(inflate);
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;
const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const COMPRESSIONS: Readonly<Record<number, string>> = {4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd'};

/**
 * Reads an .osm.pbf file into columns, blob by blob, without an object per element. Dense and plain nodes; raw and zlib
 * blobs. Deleted elements of history files are left out. Throws InputError with the byte offset of the blob that is not
 * understood. Format: wiki.openstreetmap.org/wiki/PBF_Format.
 */
export async function readPbf(path: string, columns: OsmColumns, progress: Progress): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const {size} = await handle.stat();
    let offset = 0;
    let pending: Promise<(() => void) | null> = Promise.resolve(null);
    while (offset < size) {
      const at = offset;
      const blob = await readBlob(handle, at, size, columns.file);
      offset = blob.end;
      if (at === 0 && blob.type !== 'OSMHeader') refuse(columns.file, at, `a first blob "${blob.type}"`, '"OSMHeader"');
      const previous = pending;
      // inflate this blob on another thread while the one before it is taken apart
      pending = decodeBlob(blob, columns, at);
      pending.catch(() => {});
      (await previous)?.();
      progress('read', at / size);
    }
    (await pending)?.();
  } finally {
    await handle.close();
  }
}

interface Blob {
  readonly type: string;
  readonly bytes: Buffer;
  readonly end: number;
}

type FileHandle = Awaited<ReturnType<typeof open>>;

async function readBlob(handle: FileHandle, at: number, size: number, file: string): Promise<Blob> {
  const lengthBytes = await readBytes(handle, at, 4, size, file);
  const headerLength = lengthBytes.readUInt32BE(0);
  if (headerLength === 0 || headerLength > MAX_HEADER_BYTES) {
    refuse(
      file,
      at,
      `a blob header of ${headerLength} bytes`,
      `1 to ${MAX_HEADER_BYTES} bytes: is this an .osm.pbf file?`,
    );
  }
  const header = new PbfReader(await readBytes(handle, at + 4, headerLength, size, file));
  let type = '';
  let blobLength = -1;
  for (let field = header.nextField(); field !== 0; field = header.nextField()) {
    if (field === 1) type = header.readString();
    else if (field === 3) blobLength = header.readVarint();
  }
  if (blobLength < 0 || blobLength > MAX_BLOB_BYTES) {
    refuse(file, at, `a blob of ${blobLength} bytes`, `0 to ${MAX_BLOB_BYTES} bytes`);
  }
  const start = at + 4 + headerLength;
  return {type, bytes: await readBytes(handle, start, blobLength, size, file), end: start + blobLength};
}

async function readBytes(handle: FileHandle, at: number, length: number, size: number, file: string): Promise<Buffer> {
  if (at + length > size)
    refuse(file, at, `the end of the file at byte ${size}`, `${length} more bytes: the file is cut off`);
  const bytes = Buffer.allocUnsafe(length);
  await handle.read(bytes, 0, length, at);
  return bytes;
}

/** Inflates a blob; the answer takes its contents apart, so that blobs are entered in the order of the file. */
async function decodeBlob(blob: Blob, columns: OsmColumns, at: number): Promise<(() => void) | null> {
  if (blob.type !== 'OSMHeader' && blob.type !== 'OSMData') return null;
  const block = await unpack(blob.bytes, columns.file, at);
  return () => {
    try {
      if (blob.type === 'OSMHeader') readHeader(new PbfReader(block), columns);
      else readBlock(new PbfReader(block), columns);
    } catch (error) {
      if (error instanceof InputError) throw error;
      refuse(columns.file, at, `a damaged block (${(error as Error).message})`, 'a readable block of elements');
    }
  };
}

async function unpack(bytes: Buffer, file: string, at: number): Promise<Uint8Array> {
  const blob = new PbfReader(bytes);
  let rawSize = -1;
  for (let field = blob.nextField(); field !== 0; field = blob.nextField()) {
    if (field === 1) return blob.readBytes();
    if (field === 2) rawSize = blob.readVarint();
    else if (field === 3) {
      const block = await inflateBlob(blob.readBytes(), {maxOutputLength: MAX_BLOB_BYTES}).catch((error: Error) =>
        refuse(file, at, `a blob that does not inflate (${error.message})`, 'zlib data'),
      );
      if (rawSize >= 0 && block.length !== rawSize) refuse(file, at, `${block.length} bytes`, `${rawSize} bytes`);
      return block;
    } else if (COMPRESSIONS[field] !== undefined) {
      refuse(
        file,
        at,
        `blobs packed with ${COMPRESSIONS[field]}`,
        'zlib or none (osmium cat -o out.osm.pbf rewrites them)',
      );
    }
  }
  return refuse(file, at, 'a blob without contents', 'zlib or raw contents');
}

function refuse(file: string, at: number, found: string, expected: string): never {
  throw new InputError({file, where: `byte ${at}`, found, expected});
}

function readHeader(pbf: PbfReader, columns: OsmColumns): void {
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) columns.bounds = readBounds(pbf);
    else if (field === 4) {
      const feature = pbf.readString();
      if (!UNDERSTOOD.has(feature))
        refuse(columns.file, 0, `the required feature "${feature}"`, [...UNDERSTOOD].join(' and '));
    } else if (field === 32) {
      const seconds = pbf.readVarint();
      if (seconds > 0) columns.snapshot = new Date(seconds * 1000).toISOString().slice(0, 10);
    }
  }
}

function readBounds(pbf: PbfReader): [number, number, number, number] {
  const end = pbf.readVarint() + pbf.pos;
  const side = [0, 0, 0, 0, 0];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field <= 4) side[field] = pbf.readSVarint() / 1e9;
  }
  const [, left = 0, right = 0, top = 0, bottom = 0] = side;
  return [left, bottom, right, top];
}
