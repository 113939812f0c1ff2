/**
 * Packed columns of 32-bit integers: seven bits a byte, low bits first (LEB128). `zigzag` folds the sign into bit 0 first;
 * `delta` packs the difference to the value before, modulo 2³², so that every int32 column survives.
 */
function pack(count: number, valueAt: (i: number) => number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(count * 5);
  let at = 0;
  for (let i = 0; i < count; i++) {
    let value = valueAt(i) >>> 0;
    while (value > 0x7f) {
      bytes[at++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    bytes[at++] = value;
  }
  return bytes.slice(0, at);
}

function unpack(bytes: Uint8Array, count: number, subject: string, take: (i: number, value: number) => void): void {
  let at = 0;
  for (let i = 0; i < count; i++) {
    let value = 0;
    let shift = 0;
    let byte = 0x80;
    while (byte & 0x80) {
      if (at >= bytes.length || shift > 28) throw new Error(`${subject}: ends or breaks at value ${i} of ${count}`);
      byte = bytes[at++]!;
      value |= (byte & 0x7f) << shift;
      shift += 7;
    }
    take(i, value);
  }
  if (at !== bytes.length) throw new Error(`${subject}: ${count} values take ${at} bytes, has ${bytes.length}`);
}

const fold = (value: number) => (value << 1) ^ (value >> 31);
const unfold = (value: number) => (value >>> 1) ^ -(value & 1);

export function encodeVarint(values: Uint32Array): Uint8Array<ArrayBuffer> {
  return pack(values.length, i => values[i]!);
}

export function encodeZigzag(values: Int32Array): Uint8Array<ArrayBuffer> {
  return pack(values.length, i => fold(values[i]!));
}

export function encodeDelta(values: Int32Array): Uint8Array<ArrayBuffer> {
  return pack(values.length, i => fold((values[i]! - (i > 0 ? values[i - 1]! : 0)) | 0));
}

/** Throws, naming `subject`, when the bytes are not exactly `count` values. */
export function decodeVarint(bytes: Uint8Array, count: number, subject: string): Uint32Array<ArrayBuffer> {
  const values = new Uint32Array(count);
  unpack(bytes, count, subject, (i, value) => {
    values[i] = value;
  });
  return values;
}

/** Throws, naming `subject`, when the bytes are not exactly `count` values. */
export function decodeZigzag(bytes: Uint8Array, count: number, subject: string): Int32Array<ArrayBuffer> {
  const values = new Int32Array(count);
  unpack(bytes, count, subject, (i, value) => {
    values[i] = unfold(value);
  });
  return values;
}

/** Throws, naming `subject`, when the bytes are not exactly `count` values. */
export function decodeDelta(bytes: Uint8Array, count: number, subject: string): Int32Array<ArrayBuffer> {
  const values = new Int32Array(count);
  let before = 0;
  unpack(bytes, count, subject, (i, value) => {
    before = (before + unfold(value)) | 0;
    values[i] = before;
  });
  return values;
}
