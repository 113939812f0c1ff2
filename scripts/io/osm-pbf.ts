import {open} from 'node:fs/promises';
import {promisify} from 'node:util';
import {inflate} from 'node:zlib';
import {PbfReader} from 'pbf';
import {InputError} from '#schema/input-error.ts';
import type {Progress} from '../progress.ts';
import {GrowingColumn, type OsmColumns} from './osm-columns.ts';

const inflateBlob = promisify(inflate);
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;
const UNDERSTOOD = new Set(['OsmSchema-V0.6', 'DenseNodes']);
const COMPRESSIONS: Readonly<Record<number, string>> = {4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd'};
const UNSEEN = 0xffffffff;

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

/** What the groups of one block share. */
interface Block {
  readonly pbf: PbfReader;
  readonly columns: OsmColumns;
  /** Number in the extract of each string of the block, asked for when first used. */
  string(local: number): number;
  readonly granularity: number;
  readonly lonOffset: number;
  readonly latOffset: number;
  readonly dateSeconds: number;
  readonly scratchDeltas: readonly GrowingColumn<Float64Array>[];
}

function readBlock(pbf: PbfReader, columns: OsmColumns): void {
  const groups: number[] = [];
  let stringsAt = -1;
  let [granularity, dateGranularity, latOffset, lonOffset] = [100, 1000, 0, 0];
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) stringsAt = pbf.pos;
    else if (field === 2) groups.push(pbf.pos);
    else if (field === 17) granularity = pbf.readVarint();
    else if (field === 18) dateGranularity = pbf.readVarint();
    else if (field === 19) latOffset = pbf.readVarint(true);
    else if (field === 20) lonOffset = pbf.readVarint(true);
  }
  const string = stringsAt < 0 ? () => 0 : blockStrings(pbf, stringsAt, columns);
  const dateSeconds = dateGranularity / 1000;
  const scratchDeltas = [0, 1, 2].map(() => new GrowingColumn<Float64Array>(new Float64Array(0)));
  const block = {pbf, columns, string, granularity, lonOffset, latOffset, dateSeconds, scratchDeltas};
  for (const group of groups) {
    pbf.pos = group;
    readGroup(block);
  }
}

function blockStrings(pbf: PbfReader, at: number, columns: OsmColumns): (local: number) => number {
  pbf.pos = at;
  const end = pbf.readVarint() + pbf.pos;
  const start: number[] = [];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) if (field === 1) start.push(pbf.pos);
  const numbers = new Uint32Array(start.length).fill(UNSEEN);
  return local => {
    let number = numbers[local];
    if (number === undefined) throw new Error(`string ${local} of ${start.length}`);
    if (number === UNSEEN) {
      const back = pbf.pos;
      pbf.pos = start[local]!;
      number = columns.stringNumber(pbf.readString());
      numbers[local] = number;
      pbf.pos = back;
    }
    return number;
  };
}

function readGroup(block: Block): void {
  const {pbf} = block;
  const end = pbf.readVarint() + pbf.pos;
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) readNode(block);
    else if (field === 2) readDense(block);
    else if (field === 3) readWay(block);
    else if (field === 4) readRelation(block);
  }
  if (pbf.pos > pbf.length) throw new Error('a field reaches past the end of its block');
}

function readDense(block: Block): void {
  const {pbf, columns, granularity, lonOffset, latOffset} = block;
  const end = pbf.readVarint() + pbf.pos;
  let [ids, lons, lats, pairs, visible] = [-1, -1, -1, -1, -1];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) ids = pbf.pos;
    else if (field === 5) visible = readDenseInfo(block);
    else if (field === 8) lats = pbf.pos;
    else if (field === 9) lons = pbf.pos;
    else if (field === 10) pairs = pbf.pos;
  }
  if (ids < 0) return;
  const {scratchDeltas: scratch} = block;
  const id = packedDeltas(pbf, ids, scratch[0]!);
  const lon = packedDeltas(pbf, lons, scratch[1]!);
  const lat = packedDeltas(pbf, lats, scratch[2]!);
  if (lon.length !== id.length || lat.length !== id.length) {
    throw new Error(`${id.length} nodes with ${lon.length} longitudes and ${lat.length} latitudes`);
  }
  const shown = visible < 0 ? null : packedNumbers(pbf, visible);
  const exact = granularity === 100 && lonOffset === 0 && latOffset === 0;
  const pairsEnd = pairs < 0 ? 0 : startPacked(pbf, pairs);
  for (let i = 0; i < id.length; i++) {
    const keep = shown === null || shown[i] !== 0;
    if (keep) {
      columns.nodes.id.push(id[i]!);
      columns.nodeLon.push(exact ? lon[i]! : Math.round((lonOffset + granularity * lon[i]!) / 100));
      columns.nodeLat.push(exact ? lat[i]! : Math.round((latOffset + granularity * lat[i]!) / 100));
    }
    const position = columns.nodes.id.length - 1;
    while (pairs >= 0 && pbf.pos < pairsEnd) {
      const key = pbf.readVarint();
      if (key === 0) break;
      const value = pbf.readVarint();
      if (keep) columns.nodes.addTag(position, block.string(key), block.string(value));
    }
  }
  pbf.pos = end;
}

/** Start of the packed `visible` flags, or -1; notes the newest timestamp on the way. */
function readDenseInfo(block: Block): number {
  const {pbf, columns} = block;
  const end = pbf.readVarint() + pbf.pos;
  let visible = -1;
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 6) visible = pbf.pos;
    else if (field === 2 && columns.snapshot === null) {
      const stampEnd = startPacked(pbf, pbf.pos);
      let stamp = 0;
      let newest = 0;
      while (pbf.pos < stampEnd) {
        stamp += pbf.readSVarint();
        if (stamp > newest) newest = stamp;
      }
      noteTime(block, newest);
    }
  }
  pbf.pos = end;
  return visible;
}

function noteTime(block: Block, stamp: number): void {
  const seconds = stamp * block.dateSeconds;
  if (seconds > block.columns.newestSeconds) block.columns.newestSeconds = seconds;
}

function startPacked(pbf: PbfReader, at: number): number {
  pbf.pos = at;
  const end = pbf.readVarint() + pbf.pos;
  if (end > pbf.length) throw new Error('a list reaches past the end of its block');
  return end;
}

/** A packed list of differences, summed up. The answer is a view of the scratch column until its next use. */
function packedDeltas(pbf: PbfReader, at: number, scratch: GrowingColumn<Float64Array>): Float64Array {
  scratch.length = 0;
  if (at >= 0) {
    const end = startPacked(pbf, at);
    let sum = 0;
    while (pbf.pos < end) {
      sum += pbf.readSVarint();
      scratch.push(sum);
    }
  }
  return scratch.values.subarray(0, scratch.length);
}

function packedNumbers(pbf: PbfReader, at: number): number[] {
  const end = startPacked(pbf, at);
  const numbers: number[] = [];
  while (pbf.pos < end) numbers.push(pbf.readVarint());
  return numbers;
}

/** Reads an Info message; false when it says the element is deleted. */
function readInfo(block: Block): boolean {
  const {pbf} = block;
  const end = pbf.readVarint() + pbf.pos;
  let visible = true;
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 2) noteTime(block, pbf.readVarint());
    else if (field === 6) visible = pbf.readVarint() !== 0;
  }
  return visible;
}

/** Fields every element has; positions of packed fields, or -1. */
interface ElementFields {
  id: number;
  keys: number;
  values: number;
  visible: boolean;
}

function readCommon(block: Block, field: number, element: ElementFields): void {
  const {pbf} = block;
  if (field === 1) element.id = pbf.readVarint(true);
  else if (field === 2) element.keys = pbf.pos;
  else if (field === 3) element.values = pbf.pos;
  else if (field === 4) element.visible = readInfo(block);
}

/** Reads keys and values side by side from their two lists. */
function enterTags(block: Block, element: ElementFields, into: OsmColumns['nodes']): void {
  const {pbf} = block;
  if (element.keys < 0) return;
  if (element.values < 0) throw new Error('keys without values');
  const keysEnd = startPacked(pbf, element.keys);
  let keyAt = pbf.pos;
  const valuesEnd = startPacked(pbf, element.values);
  let valueAt = pbf.pos;
  const position = into.id.length - 1;
  while (keyAt < keysEnd && valueAt < valuesEnd) {
    pbf.pos = keyAt;
    const key = pbf.readVarint();
    keyAt = pbf.pos;
    pbf.pos = valueAt;
    into.addTag(position, block.string(key), block.string(pbf.readVarint()));
    valueAt = pbf.pos;
  }
  if (keyAt !== keysEnd || valueAt !== valuesEnd) throw new Error('lists of keys and values of unequal length');
}

function readNode(block: Block): void {
  const {pbf, columns} = block;
  const end = pbf.readVarint() + pbf.pos;
  const element: ElementFields = {id: 0, keys: -1, values: -1, visible: true};
  let [lon, lat] = [0, 0];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    // the only element whose id is zigzag coded
    if (field === 1) element.id = pbf.readSVarint();
    else if (field === 8) lat = pbf.readSVarint();
    else if (field === 9) lon = pbf.readSVarint();
    else readCommon(block, field, element);
  }
  if (element.visible) {
    columns.nodes.id.push(element.id);
    columns.nodeLon.push(Math.round((block.lonOffset + block.granularity * lon) / 100));
    columns.nodeLat.push(Math.round((block.latOffset + block.granularity * lat) / 100));
    enterTags(block, element, columns.nodes);
  }
  pbf.pos = end;
}

function readWay(block: Block): void {
  const {pbf, columns} = block;
  const end = pbf.readVarint() + pbf.pos;
  const element: ElementFields = {id: 0, keys: -1, values: -1, visible: true};
  let refs = -1;
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 8) refs = pbf.pos;
    else readCommon(block, field, element);
  }
  if (element.visible) {
    columns.ways.id.push(element.id);
    columns.wayFirstRef.push(columns.wayRef.length);
    enterTags(block, element, columns.ways);
    if (refs >= 0) {
      const refsEnd = startPacked(pbf, refs);
      for (let ref = 0; pbf.pos < refsEnd; ) {
        ref += pbf.readSVarint();
        columns.wayRef.push(ref);
      }
    }
  }
  pbf.pos = end;
}

function readRelation(block: Block): void {
  const {pbf, columns} = block;
  const end = pbf.readVarint() + pbf.pos;
  const element: ElementFields = {id: 0, keys: -1, values: -1, visible: true};
  let [roles, members, types] = [-1, -1, -1];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 8) roles = pbf.pos;
    else if (field === 9) members = pbf.pos;
    else if (field === 10) types = pbf.pos;
    else readCommon(block, field, element);
  }
  if (element.visible) {
    columns.relations.id.push(element.id);
    columns.relationFirstMember.push(columns.memberRef.length);
    enterTags(block, element, columns.relations);
    const ref = packedDeltas(pbf, members, block.scratchDeltas[0]!);
    const role = roles < 0 ? [] : packedNumbers(pbf, roles);
    const type = types < 0 ? [] : packedNumbers(pbf, types);
    if (role.length !== ref.length || type.length !== ref.length) throw new Error('a relation with unequal lists');
    for (let i = 0; i < ref.length; i++) {
      columns.memberRef.push(ref[i]!);
      columns.memberType.push(type[i]!);
      columns.memberRole.push(block.string(role[i]!));
    }
  }
  pbf.pos = end;
}
