import {createHash} from 'node:crypto';
import {afterEach, expect, test, vi} from 'vitest';
import {digestPlainly, sha256Hex} from '#files/digest.ts';
import {fetchFile} from '#files/fetch-file.ts';
import {seeded} from '../support/seeded.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const ofNode = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const text = (words: string) => new TextEncoder().encode(words);

afterEach(() => vi.unstubAllGlobals());

test('gives the digests of the standard, FIPS 180-4', async () => {
  expect(hex(await digestPlainly(text('')))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(hex(await digestPlainly(text('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
  expect(hex(await digestPlainly(text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')))).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  );
});

test('agrees with Node at every length around the edges of blocks, and over a pause', async () => {
  const random = seeded(7);
  const bytes = Uint8Array.from({length: 1_300_000}, () => Math.floor(random() * 256));
  for (const length of [...Array.from({length: 200}, (_, n) => n), 1_048_575, 1_048_576, 1_048_577, bytes.length]) {
    // a part that does not begin where its buffer does
    const part = bytes.subarray(bytes.length - length);
    expect(hex(await digestPlainly(part)), String(length)).toBe(ofNode(part));
  }
});

test('a page without encryption, which has no crypto of the browser, hashes all the same', async () => {
  const bytes = text('一刻钟 '.repeat(100));
  const withHelp = await sha256Hex(bytes);
  vi.stubGlobal('crypto', {getRandomValues: () => {}});
  expect(await sha256Hex(bytes)).toBe(withHelp);
  const fetcher = (async () => new Response(bytes)) as unknown as typeof fetch;
  const file = {url: '/data/x/manifest.json', bytes: bytes.length, sha256: ofNode(bytes)};
  expect(await fetchFile(file, {fetcher})).toEqual(bytes);
  await expect(fetchFile({...file, sha256: ofNode(text('other'))}, {fetcher})).rejects.toThrow('SHA-256');
});
