import {createHash} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {PbfWriter} from 'pbf';

/** One vector tile, not compressed. */
export interface VectorTile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
}

/** What the header of the archive says. */
export interface ArchiveHeader {
  /** [west, south, east, north] in degrees; MapLibre draws nothing outside. */
  readonly bounds: readonly [number, number, number, number];
  readonly minZoom: number;
  readonly maxZoom: number;
  /** TileJSON-like: name, attribution, vector_layers. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Entry {
  readonly tileId: number;
  readonly offset: number;
  readonly length: number;
  runLength: number;
}

const HEADER_BYTES = 127;
/** The first request of a reader is 16 KiB: header and root directory have to fit. */
const MAX_ROOT_BYTES = 16384 - HEADER_BYTES;
const GZIP = 2;
const MVT = 1;

/**
 * Writes a PMTiles archive of version 3 with gzip-compressed vector tiles in the order of their ids; equal tiles are stored once.
 * The same tiles give the same bytes. Format: github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md.
 */
export function writePmtiles(tiles: readonly VectorTile[], header: ArchiveHeader): Uint8Array {
  const numbered = tiles.map(({z, x, y, bytes}) => ({tileId: tileNumber(z, x, y), bytes}));
  numbered.sort((a, b) => a.tileId - b.tileId);
  const entries: Entry[] = [];
  const contents: Uint8Array[] = [];
  const stored = new Map<string, {offset: number; length: number}>();
  let dataLength = 0;
  for (const {tileId, bytes} of numbered) {
    const hash = createHash('sha256').update(bytes).digest('base64');
    let place = stored.get(hash);
    if (place === undefined) {
      const packed = gzipSync(bytes, {level: 9});
      place = {offset: dataLength, length: packed.length};
      stored.set(hash, place);
      contents.push(packed);
      dataLength += packed.length;
    }
    const last = entries.at(-1);
    if (last !== undefined && last.offset === place.offset && last.tileId + last.runLength === tileId) last.runLength++;
    else entries.push({tileId, ...place, runLength: 1});
  }
  const {root, leaves} = directories(entries);
  const metadata = gzipSync(JSON.stringify(header.metadata), {level: 9});
  const parts = {root: root.length, metadata: metadata.length, leaves: leaves.length, data: dataLength};
  const counts = {tiles: tiles.length, entries: entries.length, contents: contents.length};
  return Buffer.concat([headerBytes(header, parts, counts), root, metadata, leaves, ...contents]);
}

/** Number of a tile: all tiles of lower zooms, then the position on a Hilbert curve through those of its own. */
function tileNumber(z: number, x: number, y: number): number {
  let number = (4 ** z - 1) / 3;
  let [column, row] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = (column & side) > 0 ? 1 : 0;
    const lower = (row & side) > 0 ? 1 : 0;
    number += side * side * ((3 * right) ^ lower);
    if (lower === 0) {
      if (right === 1) [column, row] = [side - 1 - (column % side), side - 1 - (row % side)];
      [column, row] = [row, column];
    }
  }
  return number;
}

/** A root directory alone if it is small enough, else one that points at leaves. */
function directories(entries: readonly Entry[]): {root: Uint8Array; leaves: Uint8Array} {
  const whole = directoryBytes(entries);
  if (whole.length <= MAX_ROOT_BYTES) return {root: whole, leaves: new Uint8Array(0)};
  for (let size = 4096; ; size *= 2) {
    const leaves: Uint8Array[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let at = 0; at < entries.length; at += size) {
      const leaf = directoryBytes(entries.slice(at, at + size));
      pointers.push({tileId: entries[at]!.tileId, offset, length: leaf.length, runLength: 0});
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = directoryBytes(pointers);
    if (root.length <= MAX_ROOT_BYTES) return {root, leaves: Buffer.concat(leaves)};
  }
}

function directoryBytes(entries: readonly Entry[]): Uint8Array {
  const pbf = new PbfWriter();
  pbf.writeVarint(entries.length);
  entries.forEach((entry, i) => {
    pbf.writeVarint(entry.tileId - (entries[i - 1]?.tileId ?? 0));
  });
  for (const entry of entries) pbf.writeVarint(entry.runLength);
  for (const entry of entries) pbf.writeVarint(entry.length);
  entries.forEach((entry, i) => {
    const before = entries[i - 1];
    const follows = before !== undefined && before.offset + before.length === entry.offset;
    pbf.writeVarint(follows ? 0 : entry.offset + 1);
  });
  return gzipSync(pbf.finish(), {level: 9});
}

function headerBytes(
  header: ArchiveHeader,
  parts: {root: number; metadata: number; leaves: number; data: number},
  counts: {tiles: number; entries: number; contents: number},
): Uint8Array {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write('PMTiles', 0, 'latin1');
  bytes[7] = 3;
  let at = HEADER_BYTES;
  let field = 8;
  const put = (value: number) => {
    bytes.writeBigUInt64LE(BigInt(value), field);
    field += 8;
  };
  for (const length of [parts.root, parts.metadata, parts.leaves, parts.data]) {
    put(at);
    put(length);
    at += length;
  }
  put(counts.tiles);
  put(counts.entries);
  put(counts.contents);
  bytes[96] = 1;
  bytes[97] = GZIP;
  bytes[98] = GZIP;
  bytes[99] = MVT;
  bytes[100] = header.minZoom;
  bytes[101] = header.maxZoom;
  const [west, south, east, north] = header.bounds;
  [west, south, east, north].forEach((side, i) => {
    bytes.writeInt32LE(Math.round(side * 1e7), 102 + 4 * i);
  });
  bytes[118] = Math.min(header.maxZoom, Math.max(header.minZoom, 12));
  bytes.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119);
  bytes.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123);
  return bytes;
}
