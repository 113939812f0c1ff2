import {gunzipSync} from 'node:zlib';
import {Wire} from './wire.ts';

interface Entry {
  readonly id: number;
  readonly run: number;
  readonly length: number;
  readonly offset: number;
}

/** Reads tiles out of an archive of our own background maps: PMTiles 3 with gzip. */
export interface TileArchive {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** What of the earth is drawn: west, south, east, north, degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** Bytes of a tile, unpacked; null when the archive has none there. */
  tile(z: number, x: number, y: number): Uint8Array | null;
}

/** Opens an archive held in memory. Throws when it is no PMTiles file of version 3 with gzip. */
export function openArchive(bytes: Uint8Array): TileArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, 7));
  if (magic !== 'PMTiles' || bytes[7] !== 3)
    throw new Error(`background: found ${magic} ${bytes[7]}, expected PMTiles 3`);
  if (bytes[97] !== 2 || bytes[98] !== 2) throw new Error('background: found another compression, expected gzip');
  const at = (field: number) => Number(view.getBigUint64(field, true));
  const degrees = (field: number) => view.getInt32(field, true) / 1e7;
  const directory = (offset: number, length: number) =>
    readDirectory(gunzipSync(bytes.subarray(offset, offset + length)));
  const root = directory(at(8), at(16));
  const [leaves, data] = [at(40), at(56)];
  const find = (id: number): Entry | null => {
    const found = entryOf(root, id);
    return found && found.run === 0 ? entryOf(directory(leaves + found.offset, found.length), id) : found;
  };
  return {
    minZoom: bytes[100] as number,
    maxZoom: bytes[101] as number,
    bounds: [degrees(102), degrees(106), degrees(110), degrees(114)],
    tile: (z, x, y) => {
      const entry = find(tileNumber(z, x, y));
      if (!entry) return null;
      return gunzipSync(bytes.subarray(data + entry.offset, data + entry.offset + entry.length));
    },
  };
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const wire = new Wire(bytes);
  const count = wire.varint();
  const column = () => Array.from({length: count}, () => wire.varint());
  const [steps, runs, lengths, offsets] = [column(), column(), column(), column()];
  const entries: Entry[] = [];
  let id = 0;
  for (let i = 0; i < count; i++) {
    id += steps[i] as number;
    const before = entries[i - 1];
    const stored = offsets[i] as number;
    const offset = stored === 0 && before ? before.offset + before.length : stored - 1;
    entries.push({id, run: runs[i] as number, length: lengths[i] as number, offset});
  }
  return entries;
}

/** The entry that holds a tile: the last that begins at or before it, if it reaches so far (a pointer to a leaf always does). */
function entryOf(entries: readonly Entry[], id: number): Entry | null {
  const entry = entries.findLast(candidate => candidate.id <= id);
  return entry && (entry.run === 0 || id < entry.id + entry.run) ? entry : null;
}

/** Number of a tile: all tiles of lower zooms, then the place on a Hilbert curve through those of its own. */
export function tileNumber(z: number, x: number, y: number): number {
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
