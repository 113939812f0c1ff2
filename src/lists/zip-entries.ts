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

/**
 * The bytes of one file of a container. Null when it unpacks to more than `limit` bytes, whatever the directory says: it is
 * stopped there. Throws when the packed bytes are damaged or packed in another way than deflate.
 */
export async function unzipEntry(bytes: Uint8Array, entry: ZipEntry, limit: number): Promise<Uint8Array | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const {offset, method, packedBytes, name} = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_MARK)
    throw new Error(`zip: no file header at ${offset} for ${name}`);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + packedBytes);
  if (method === 0) return packed.length > limit ? null : packed;
  if (method !== 8) throw new Error(`zip: ${name} is packed by method ${method}, expected deflate`);
  return inflate(packed, limit);
}

async function inflate(packed: Uint8Array, limit: number): Promise<Uint8Array | null> {
  const stream = new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    pieces.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A ZIP container of files as they are, nothing packed. */
export function storedZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const names = [...files.keys()].map(name => new TextEncoder().encode(name));
  const contents = [...files.values()];
  const total = names.reduce((sum, name, i) => sum + 30 + 46 + 2 * name.length + contents[i]!.length, END_LENGTH);
  const zip = new Uint8Array(total);
  const view = new DataView(zip.buffer);
  const offsets: number[] = [];
  let at = 0;
  names.forEach((name, i) => {
    offsets.push(at);
    const sum = crc32(contents[i]!);
    at = header(view, at, LOCAL_MARK, sum, contents[i]!.length, name.length);
    zip.set(name, at);
    zip.set(contents[i]!, at + name.length);
    at += name.length + contents[i]!.length;
  });
  const directory = at;
  names.forEach((name, i) => {
    const from = at;
    at = header(view, at, ENTRY_MARK, crc32(contents[i]!), contents[i]!.length, name.length);
    view.setUint32(from + 42, offsets[i]!, true);
    zip.set(name, at);
    at += name.length;
  });
  view.setUint32(at, END_MARK, true);
  view.setUint16(at + 8, names.length, true);
  view.setUint16(at + 10, names.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return zip;
}

/** Writes a local header or a directory entry for a stored file; gives where its name goes. */
function header(view: DataView, at: number, mark: number, sum: number, bytes: number, nameLength: number): number {
  const isEntry = mark === ENTRY_MARK;
  view.setUint32(at, mark, true);
  const fields = at + (isEntry ? 6 : 4);
  if (isEntry) view.setUint16(at + 4, 20, true);
  view.setUint16(fields, 20, true);
  // names in UTF-8
  view.setUint16(fields + 2, 0x0800, true);
  view.setUint32(fields + 10, sum, true);
  view.setUint32(fields + 14, bytes, true);
  view.setUint32(fields + 18, bytes, true);
  view.setUint16(fields + 22, nameLength, true);
  return at + (isEntry ? 46 : 30);
}

/** [256] what each value of a byte does to the sum. */
const SUMS = Uint32Array.from({length: 256}, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  return sum;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ SUMS[(sum ^ bytes[at]!) & 255]!;
  return (sum ^ 0xffffffff) >>> 0;
}
