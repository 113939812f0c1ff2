/** One file in a ZIP container, as the container's directory describes it. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packedBytes: number;
  /** As the directory says; it may lie. */
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
/** Length of the end record without its comment, and the longest comment. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65535;

/** The directory of a ZIP container; null when the bytes are none, or damaged, or of the kind for more than 4 GB. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_MARK) return null;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

function endRecord(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--)
    if (view.getUint32(at, true) === END_MARK) return at;
  return null;
}

/** Bytes handed over at once of a file that is not packed. */
const PIECE = 65_536;
/** Packed bytes inflated at once: some browsers hand over all that they unpack to as one array, up to 1,032 times as long. */
const PACKED_PIECE = 4096;

/**
 * Hands over the bytes of one file of a container piece by piece. What `onPiece` throws stops it and is thrown on, so that a
 * small file that unpacks to a large one never is in memory. Throws when the packed bytes are damaged or packed in another way
 * than deflate.
 */
export async function unzipPieces(
  bytes: Uint8Array,
  entry: ZipEntry,
  onPiece: (piece: Uint8Array) => void,
): Promise<void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const {offset, method, packedBytes, name} = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_MARK)
    throw new Error(`zip: no file header at ${offset} for ${name}`);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + packedBytes);
  if (method === 0) for (let at = 0; at < packed.length; at += PIECE) onPiece(packed.subarray(at, at + PIECE));
  else if (method === 8) await inflate(packed, onPiece);
  else throw new Error(`zip: ${name} is packed by method ${method}, expected deflate`);
}

async function inflate(packed: Uint8Array, onPiece: (piece: Uint8Array) => void): Promise<void> {
  const reader = packedPieces(packed).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      onPiece(value);
    }
  } catch (error) {
    // what stopped the reading is thrown, whether or not the rest can still be cancelled
    await reader.cancel().catch(() => error);
    throw error;
  }
}

/** The packed bytes a piece at a time, each when the one before is used up. */
function packedPieces(packed: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= packed.length) return controller.close();
      controller.enqueue(packed.slice(at, at + PACKED_PIECE));
      at += PACKED_PIECE;
    },
  });
}
