import {decodeDelta, decodeVarint, decodeZigzag, encodeDelta, encodeVarint, encodeZigzag} from './varint.ts';

/**
 * The container of the binary files: 16 bytes of head (magic, major and minor version, number of sections, total bytes), a
 * directory of 64 bytes a section (name, unit, type, offset, bytes, number of values), then the sections, each on a multiple
 * of 8 bytes. Little-endian. Sections a reader does not know are skipped, so that new ones may be added.
 */
export type Section = {
  /** At most 24 ASCII characters. */
  readonly name: string;
  /** Unit of one value, at most 24 ASCII characters: `1e-7 deg`, `cm` … */
  readonly unit: string;
} & (
  | {readonly type: 'u8'; readonly values: Uint8Array}
  | {readonly type: 'u16'; readonly values: Uint16Array}
  | {readonly type: 'u32'; readonly values: Uint32Array}
  | {readonly type: 'varint'; readonly values: Uint32Array}
  | {readonly type: 'zigzag'; readonly values: Int32Array}
  | {readonly type: 'delta'; readonly values: Int32Array}
  | {readonly type: 'json'; readonly values: unknown}
);

export type SectionType = Section['type'];

/** Stored number of each type: fixed-width columns, packed columns, one JSON value. Append only. */
const TYPES: readonly SectionType[] = ['u8', 'u16', 'u32', 'varint', 'zigzag', 'delta', 'json'];
const HEAD_BYTES = 16;
const ENTRY_BYTES = 64;
const TEXT_BYTES = 24;

function bytesOf(section: Section): {bytes: Uint8Array; count: number} {
  switch (section.type) {
    case 'json':
      return {bytes: new TextEncoder().encode(JSON.stringify(section.values)), count: 1};
    case 'varint':
      return {bytes: encodeVarint(section.values), count: section.values.length};
    case 'zigzag':
      return {bytes: encodeZigzag(section.values), count: section.values.length};
    case 'delta':
      return {bytes: encodeDelta(section.values), count: section.values.length};
    case 'u8':
      return {bytes: section.values, count: section.values.length};
    case 'u16': {
      const bytes = new Uint8Array(section.values.length * 2);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < section.values.length; i++) view.setUint16(2 * i, section.values[i]!, true);
      return {bytes, count: section.values.length};
    }
    case 'u32': {
      const bytes = new Uint8Array(section.values.length * 4);
      const view = new DataView(bytes.buffer);
      for (let i = 0; i < section.values.length; i++) view.setUint32(4 * i, section.values[i]!, true);
      return {bytes, count: section.values.length};
    }
  }
}

function writeText(into: Uint8Array, at: number, text: string): void {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > TEXT_BYTES) throw new RangeError(`section ${text}: ${bytes.length} bytes, at most ${TEXT_BYTES}`);
  into.set(bytes, at);
}

/** Writes sections into one file. `magic` is four ASCII characters. */
export function encodeSections(
  magic: string,
  version: readonly [number, number],
  sections: readonly Section[],
): Uint8Array<ArrayBuffer> {
  const bodies = sections.map(bytesOf);
  const starts: number[] = [];
  let end = HEAD_BYTES + ENTRY_BYTES * sections.length;
  for (const {bytes} of bodies) {
    starts.push(end);
    end += Math.ceil(bytes.length / 8) * 8;
  }
  const file = new Uint8Array(end);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode(magic), 0);
  view.setUint16(4, version[0], true);
  view.setUint16(6, version[1], true);
  view.setUint32(8, sections.length, true);
  view.setUint32(12, end, true);
  sections.forEach((section, i) => {
    const at = HEAD_BYTES + ENTRY_BYTES * i;
    const {bytes, count} = bodies[i]!;
    writeText(file, at, section.name);
    writeText(file, at + TEXT_BYTES, section.unit);
    file[at + 48] = TYPES.indexOf(section.type);
    view.setUint32(at + 52, starts[i]!, true);
    view.setUint32(at + 56, bytes.length, true);
    view.setUint32(at + 60, count, true);
    file.set(bytes, starts[i]!);
  });
  return file;
}

interface Entry {
  readonly type: SectionType | undefined;
  readonly unit: string;
  readonly bytes: Uint8Array;
  readonly count: number;
}

type Column<T extends SectionType> = T extends 'u8'
  ? Uint8Array<ArrayBuffer>
  : T extends 'u16'
    ? Uint16Array<ArrayBuffer>
    : T extends 'u32' | 'varint'
      ? Uint32Array<ArrayBuffer>
      : T extends 'zigzag' | 'delta'
        ? Int32Array<ArrayBuffer>
        : unknown;

/** The sections of one file, read by name. */
export interface SectionReader {
  /** Names of all sections, known or not, in file order. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Unit of a section as written. */
  unit(name: string): string;
  /** Values of a section; throws when it is missing, of another type, or not `count` long (when given). Never shares memory with the file. */
  column<T extends SectionType>(name: string, type: T, count?: number): Column<T>;
}

function readText(bytes: Uint8Array, at: number): string {
  let end = at;
  while (end < at + TEXT_BYTES && bytes[end] !== 0) end++;
  return new TextDecoder().decode(bytes.subarray(at, end));
}

function unpack(subject: string, name: string, entry: Entry): unknown {
  const {type, bytes, count} = entry;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = type === 'u16' ? 2 : type === 'u32' ? 4 : 1;
  if ((type === 'u8' || type === 'u16' || type === 'u32') && bytes.length !== count * width)
    throw new Error(`${subject}: section ${name} has ${bytes.length} bytes, expected ${count * width}`);
  switch (type) {
    case 'u8':
      return bytes.slice();
    case 'u16': {
      const values = new Uint16Array(count);
      for (let i = 0; i < count; i++) values[i] = view.getUint16(2 * i, true);
      return values;
    }
    case 'u32': {
      const values = new Uint32Array(count);
      for (let i = 0; i < count; i++) values[i] = view.getUint32(4 * i, true);
      return values;
    }
    case 'varint':
      return decodeVarint(bytes, count, `${subject}: section ${name}`);
    case 'zigzag':
      return decodeZigzag(bytes, count, `${subject}: section ${name}`);
    case 'delta':
      return decodeDelta(bytes, count, `${subject}: section ${name}`);
    default:
      return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
  }
}

function readDirectory(subject: string, file: Uint8Array): Map<string, Entry> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const sections = view.getUint32(8, true);
  const directoryEnd = HEAD_BYTES + ENTRY_BYTES * sections;
  if (directoryEnd > file.length)
    throw new Error(
      `${subject}: directory of ${sections} sections ends at ${directoryEnd}, file has ${file.length} bytes`,
    );
  const entries = new Map<string, Entry>();
  for (let i = 0; i < sections; i++) {
    const at = HEAD_BYTES + ENTRY_BYTES * i;
    const name = readText(file, at);
    const start = view.getUint32(at + 52, true);
    const length = view.getUint32(at + 56, true);
    if (start < directoryEnd || start + length > file.length)
      throw new Error(
        `${subject}: section ${name} lies at ${start} to ${start + length}, outside ${directoryEnd} to ${file.length}`,
      );
    entries.set(name, {
      type: TYPES[file[at + 48]!],
      unit: readText(file, at + TEXT_BYTES),
      bytes: file.subarray(start, start + length),
      count: view.getUint32(at + 60, true),
    });
  }
  return entries;
}

/**
 * Opens a file made by `encodeSections`. Refuses, naming `subject`: another magic, another major version, a length other
 * than the head says, a directory or section outside the file; `column` refuses a section missing, mistyped or miscounted.
 */
export function decodeSections(subject: string, magic: string, major: number, file: Uint8Array): SectionReader {
  const found = new TextDecoder('latin1').decode(file.subarray(0, 4));
  if (file.length < HEAD_BYTES || found !== magic)
    throw new Error(`${subject}: starts with ${JSON.stringify(found)} (${file.length} bytes), expected ${magic}`);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const version = view.getUint16(4, true);
  if (version !== major)
    throw new Error(`${subject}: format version ${version}.${view.getUint16(6, true)}, this reader knows ${major}.x`);
  const total = view.getUint32(12, true);
  if (total !== file.length) throw new Error(`${subject}: has ${file.length} bytes, its head says ${total}`);
  const entries = readDirectory(subject, file);
  const entryOf = (name: string): Entry => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`${subject}: section ${name} is missing, found ${[...entries.keys()].join(' ')}`);
    return entry;
  };
  return {
    names: [...entries.keys()],
    has: name => entries.has(name),
    unit: name => entryOf(name).unit,
    column: <T extends SectionType>(name: string, type: T, count?: number) => {
      const entry = entryOf(name);
      if (entry.type !== type)
        throw new Error(`${subject}: section ${name} is of type ${entry.type ?? 'unknown'}, expected ${type}`);
      if (count !== undefined && entry.count !== count)
        throw new Error(`${subject}: section ${name} has ${entry.count} values, expected ${count}`);
      return unpack(subject, name, entry) as Column<T>;
    },
  };
}
