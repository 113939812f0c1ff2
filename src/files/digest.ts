/** Bytes of one step of SHA-256. */
const BLOCK = 64;

/** Bytes hashed without a pause, so that a page stays answering: some 10 ms. */
const STRETCH = BLOCK * 16_384;

const PRIMES = firstPrimes(64);
/** First 32 bits of the fractions of the cube roots of the first 64 primes. */
const ROUND = Uint32Array.from(PRIMES, prime => fractionBits(Math.cbrt(prime)));
/** The same of the square roots of the first eight. */
const START = Uint32Array.from(PRIMES.slice(0, 8), prime => fractionBits(Math.sqrt(prime)));

/** SHA-256 of bytes as lower-case hex: by the browser, else, on a page served without encryption, by `digestPlainly`. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // browsers keep it from plain http, though types do not say so
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  const digest =
    subtle === undefined ? await digestPlainly(bytes) : new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 (FIPS 180-4) without the browser's help, with a pause now and then. */
export async function digestPlainly(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const state = START.slice();
  const whole = bytes.length - (bytes.length % BLOCK);
  for (let at = 0; at < whole; at += STRETCH) {
    if (at > 0) await new Promise(resolve => setTimeout(resolve, 0));
    addBlocks(state, bytes.subarray(at, Math.min(whole, at + STRETCH)));
  }
  addBlocks(state, lastBlocks(bytes.subarray(whole), bytes.length));
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) digest.setUint32(index * 4, word);
  return new Uint8Array(digest.buffer);
}

/** What is left over, a one bit, zeros, and the length of all in bits: one block or two. */
function lastBlocks(rest: Uint8Array, length: number): Uint8Array {
  const padded = new Uint8Array(rest.length + 9 > BLOCK ? BLOCK * 2 : BLOCK);
  padded.set(rest);
  padded[rest.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, (length * 8) >>> 0);
  return padded;
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** Works whole blocks into the eight words of the state. */
function addBlocks(state: Uint32Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const words = new Int32Array(64);
  for (let at = 0; at < bytes.length; at += BLOCK) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const [near, far] = [words[i - 2]!, words[i - 15]!];
      const low = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
      const high = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
      words[i] = words[i - 16]! + low + words[i - 7]! + high;
    }
    addRounds(state, words);
  }
}

function addRounds(state: Uint32Array, words: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + sum + ((e & f) ^ (~e & g)) + ROUND[i]! + words[i]!) | 0;
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = state[index]! + word;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every(prime => n % prime !== 0)) primes.push(n);
  return primes;
}

function fractionBits(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}
