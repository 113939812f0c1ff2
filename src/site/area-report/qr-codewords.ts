/** Error correction codewords of each block at level M, versions 1 to 40 (ISO/IEC 18004, table 9). */
const CORRECTION = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
/** Blocks at level M, versions 1 to 40. */
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35,
  37, 38, 40, 43, 45, 47, 49,
];

/** Modules on a side of a code of a version. */
export const sideOf = (version: number) => 4 * version + 17;

/** Rows, and columns, where alignment patterns have their middles. */
export function alignments(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : 2 * Math.ceil((sideOf(version) - 13) / (2 * count - 2));
  return [6, ...Array.from({length: count - 1}, (_, i) => sideOf(version) - 7 - step * (count - 2 - i))];
}

/** Codewords of a version, data and correction. */
function capacity(version: number): number {
  const aligned = alignments(version).length;
  const patterns = version === 1 ? 0 : (25 * aligned - 10) * aligned - 55 + (version >= 7 ? 36 : 0);
  return Math.floor(((16 * version + 128) * version + 64 - patterns) / 8);
}

const dataWords = (version: number) => capacity(version) - CORRECTION[version - 1]! * BLOCKS[version - 1]!;
/** Bits of the length of a text in byte mode. */
const lengthBits = (version: number) => (version < 10 ? 8 : 16);

// powers of 2 in the field of 256 elements with x⁸ + x⁴ + x³ + x² + 1, and their logarithms
const POWERS = new Uint8Array(512);
const LOGARITHMS = new Uint8Array(256);
for (let i = 0, value = 1; i < 255; i++, value = (value << 1) ^ (value & 128 ? 0x11d : 0)) {
  POWERS[i] = POWERS[i + 255] = value;
  LOGARITHMS[value] = i;
}
const product = (a: number, b: number) => (a === 0 || b === 0 ? 0 : POWERS[LOGARITHMS[a]! + LOGARITHMS[b]!]!);

const generators = new Map<number, Uint8Array>();

/** The generator polynomial of a degree without its leading 1, highest power first. */
function generator(degree: number): Uint8Array {
  const known = generators.get(degree);
  if (known) return known;
  let polynomial = Uint8Array.of(1);
  for (let root = 0; root < degree; root++) {
    const next = new Uint8Array(root + 2);
    polynomial.forEach((value, i) => {
      next[i]! ^= value;
      next[i + 1]! ^= product(value, POWERS[root]!);
    });
    polynomial = next;
  }
  const made = polynomial.subarray(1);
  generators.set(degree, made);
  return made;
}

/** Correction codewords of a block: what is left when it is divided by the generator. */
function correction(data: Uint8Array, degree: number): Uint8Array {
  const divisor = generator(degree);
  const rest = new Uint8Array(degree);
  for (const value of data) {
    const factor = value ^ rest[0]!;
    rest.copyWithin(0, 1);
    rest[degree - 1] = 0;
    for (let i = 0; i < degree; i++) rest[i]! ^= product(divisor[i]!, factor);
  }
  return rest;
}

/** Mode, length and bytes as data codewords, filled up. */
function dataOf(bytes: Uint8Array, version: number): Uint8Array {
  const data = new Uint8Array(dataWords(version));
  let at = 0;
  const put = (value: number, bits: number) => {
    for (let bit = bits - 1; bit >= 0; bit--, at++) data[at >> 3]! |= ((value >> bit) & 1) << (7 - (at & 7));
  };
  put(0b0100, 4);
  put(bytes.length, lengthBits(version));
  for (const byte of bytes) put(byte, 8);
  for (let i = (at + 4 + 7) >> 3, pad = 0xec; i < data.length; i++, pad ^= 0xec ^ 0x11) data[i] = pad;
  return data;
}

/** The smallest version that holds bytes at level M, and its codewords in the order they are laid. */
export function qrCodewords(bytes: Uint8Array): {version: number; words: Uint8Array} {
  let version = 1;
  while (version <= 40 && 4 + lengthBits(version) + 8 * bytes.length > 8 * dataWords(version)) version++;
  if (version > 40) throw new Error(`an address of ${bytes.length} bytes is too long for a QR code`);
  const [data, total, blocks] = [dataOf(bytes, version), capacity(version), BLOCKS[version - 1]!];
  const degree = CORRECTION[version - 1]!;
  const short = Math.floor(total / blocks) - degree;
  const shortBlocks = blocks - (total % blocks);
  const startOf = (block: number) => block * short + Math.max(0, block - shortBlocks);
  const parts = Array.from({length: blocks}, (_, block) => data.subarray(startOf(block), startOf(block + 1)));
  const checks = parts.map(part => correction(part, degree));
  const words = new Uint8Array(total);
  let at = 0;
  for (let i = 0; i <= short; i++) for (const part of parts) if (i < part.length) words[at++] = part[i]!;
  for (let i = 0; i < degree; i++) for (const check of checks) words[at++] = check[i]!;
  return {version, words};
}
