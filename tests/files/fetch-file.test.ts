import {createHash} from 'node:crypto';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {FetchFileError, fetchFile} from '#files/fetch-file.ts';

const plain = new TextEncoder().encode('一刻钟 '.repeat(1000));
const whole = {bytes: plain.length, sha256: createHash('sha256').update(plain).digest('hex')};
const packed = new Uint8Array(gzipSync(plain));

const answering = (body: Uint8Array<ArrayBuffer> | null, status = 200) =>
  (async () => new Response(body, {status})) as unknown as typeof fetch;
const load = (fetcher: typeof fetch, onBytes?: (bytes: number) => void) =>
  fetchFile({url: '/data/x/graph.bin.gz', ...whole}, {fetcher, ...(onBytes ? {onBytes} : {})});
const failure = async (promise: Promise<unknown>) => {
  const error = await promise.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FetchFileError);
  return error as FetchFileError;
};

test('unpacks a gzip file and checks what it holds', async () => {
  const seen: number[] = [];
  expect(await load(answering(packed), bytes => seen.push(bytes))).toEqual(plain);
  expect(seen.at(-1)).toBe(packed.length);
});

test('takes a file the host has already unpacked', async () => {
  expect(await load(answering(plain))).toEqual(plain);
});

test('calls a cut file damaged', async () => {
  expect((await failure(load(answering(packed.slice(0, packed.length - 40))))).failure).toBe('damaged');
  expect((await failure(load(answering(plain.slice(1))))).message).toBe(
    `graph.bin.gz: found ${plain.length - 1} bytes, expected ${plain.length} bytes`,
  );
});

test('calls a file damaged when one byte was altered', async () => {
  const altered = plain.slice();
  altered[100]! ^= 1;
  const error = await failure(load(answering(altered)));
  expect(error.failure).toBe('damaged');
  expect(error.message).toContain('SHA-256');
});

test('tells a missing file from a silent network', async () => {
  expect((await failure(load(answering(null, 404)))).failure).toBe('missing');
  const silent = (async () => {
    throw new TypeError('fetch failed');
  }) as typeof fetch;
  expect((await failure(load(silent))).failure).toBe('network');
});
